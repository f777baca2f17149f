#include "ui/panels/time_track.h"

#include <QApplication>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QWheelEvent>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace whither::ui {

namespace {

using std::chrono::days;

constexpr days kLeastShown{62};
constexpr double kWheelStep = 1.25;
constexpr double kKeyStep = 1.5;

} // namespace

void TimeTrack::setAsOf(base::Day day) {
    Q_EMIT touched();
    m_store.dispatch(session::SetAsOf{day});
}

void TimeTrack::stepBack() {
    if (!m_model)
        return;
    if (const auto day = m_model->timeline.dayBefore(playhead()))
        setAsOf(*day);
}

void TimeTrack::stepForward() {
    if (!m_model)
        return;
    if (const auto day = m_model->timeline.dayAfter(playhead()))
        setAsOf(*day);
}

void TimeTrack::eventBefore() {
    std::optional<base::Day> nearest;
    if (m_model)
        for (const query::TimeEvent& event : m_model->timeline.events())
            if (const base::Day day = event.date.effectiveDay(); day < playhead() && (!nearest || day > *nearest))
                nearest = day;
    if (nearest)
        setAsOf(*nearest);
}

void TimeTrack::eventAfter() {
    std::optional<base::Day> nearest;
    if (m_model)
        for (const query::TimeEvent& event : m_model->timeline.events())
            if (const base::Day day = event.date.effectiveDay(); day > playhead() && (!nearest || day < *nearest))
                nearest = day;
    if (nearest)
        setAsOf(*nearest);
}

void TimeTrack::show(base::Day first, base::Day last) {
    if (last - first < kLeastShown)
        return;
    m_first = first;
    m_last = last;
    rebin();
}

void TimeTrack::dragTo(double x) {
    const base::Day day = dayAt(x);
    if (m_held == Handle::playhead && day != playhead())
        m_store.dispatch(session::SetAsOf{day});
    else if (m_held == Handle::from)
        m_store.dispatch(session::SetFrom{day <= m_model->timeline.firstDay() ? std::nullopt : std::optional(day)});
    else if (m_held == Handle::compared)
        m_store.dispatch(session::CompareWith{day});
}

void TimeTrack::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || !m_model)
        return;
    Q_EMIT touched();
    m_pressedAt = event->position();
    m_pressed.reset();
    m_held = handleAt(m_pressedAt);
    if (m_held != Handle::none)
        return;
    if (const Mark* mark = markAt(m_pressedAt)) {
        m_pressed = static_cast<std::size_t>(mark - m_marks.data());
        return;
    }
    if (const query::TimeEvent* told = eventAt(m_pressedAt)) {
        m_isEventPressed = true;
        m_store.dispatch(session::SetAsOf{told->date.effectiveDay()});
        return;
    }
    m_held = Handle::playhead;
    dragTo(m_pressedAt.x());
}

void TimeTrack::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    if ((m_pressed || m_isEventPressed) && (at - m_pressedAt).manhattanLength() >= QApplication::startDragDistance()) {
        m_pressed.reset();
        m_isEventPressed = false;
        m_held = Handle::playhead;
    }
    if (m_held != Handle::none)
        return dragTo(at.x());
    if (!m_model)
        return;
    setCursor(handleAt(at) != Handle::none                      ? Qt::SizeHorCursor
              : markAt(at) != nullptr || eventAt(at) != nullptr ? Qt::PointingHandCursor
                                                                : Qt::ArrowCursor);
}

void TimeTrack::mouseReleaseEvent(QMouseEvent* event) {
    m_held = Handle::none;
    m_isEventPressed = false;
    if (const auto pressed = std::exchange(m_pressed, std::nullopt); pressed && *pressed < m_marks.size()) {
        session::SelectMany action = selectionOf(m_marks[*pressed]);
        if ((event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier)) != 0)
            action.mode = session::SelectMany::Mode::add;
        m_store.dispatch(action);
    }
    update();
}

void TimeTrack::mouseDoubleClickEvent(QMouseEvent* event) {
    if (m_model && markAt(event->position()) == nullptr)
        Q_EMIT dateWanted({});
}

void TimeTrack::zoom(double factor, base::Day at) {
    const auto scaled = [&](base::Day day) {
        return at + days{std::lround(static_cast<double>((day - at).count()) * factor)};
    };
    show(std::max(scaled(m_first), m_model->timeline.firstDay()), std::min(scaled(m_last), m_end));
}

void TimeTrack::wheelEvent(QWheelEvent* event) {
    if (!m_model || event->angleDelta().y() == 0)
        return;
    zoom(std::pow(kWheelStep, -event->angleDelta().y() / 120.0), dayAt(event->position().x()));
    event->accept();
}

void TimeTrack::keyPressEvent(QKeyEvent* event) {
    if (!m_model)
        return QWidget::keyPressEvent(event);
    const auto modifiers = event->modifiers();
    const int direction = event->key() == Qt::Key_Left || event->key() == Qt::Key_PageUp ? -1 : 1;
    const auto& timeline = m_model->timeline;
    const auto within = [&](base::Day day) { return std::clamp(day, timeline.firstDay(), m_last); };
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        if ((modifiers & Qt::ShiftModifier) != 0)
            return setAsOf(within(query::addMonths(playhead(), 12 * direction)));
        if ((modifiers & Qt::ControlModifier) != 0)
            return setAsOf(within(query::addMonths(playhead(), direction)));
        return direction < 0 ? stepBack() : stepForward();
    case Qt::Key_Up:
        return eventBefore();
    case Qt::Key_Down:
        return eventAfter();
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
        return setAsOf(within(query::addMonths(playhead(), 12 * direction)));
    case Qt::Key_Home:
        return setAsOf(timeline.firstDay());
    case Qt::Key_End:
        return setAsOf(timeline.lastDay());
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        return zoom(1 / kKeyStep, std::clamp(playhead(), m_first, m_last));
    case Qt::Key_Minus:
        return zoom(kKeyStep, std::clamp(playhead(), m_first, m_last));
    case Qt::Key_0: // no date begins with it
        return show(timeline.firstDay(), m_end);
    case Qt::Key_BracketLeft:
        return m_store.dispatch(session::SetFrom{playhead()});
    case Qt::Key_Delete:
    case Qt::Key_BracketRight:
        return m_store.dispatch(session::SetFrom{});
    case Qt::Key_Return:
    case Qt::Key_Enter: {
        session::SelectMany action;
        for (const auto steps : {timeline.stepsOn(playhead()), timeline.arrivalsOn(playhead())})
            for (const query::TimeStep& step : steps)
                action.ids.push_back({model::EntityKind::person, m_model->dataset().people[step.person].key});
        if (!action.ids.empty())
            m_store.dispatch(action);
        return;
    }
    default:
        if (event->text().size() == 1 && event->text()[0].isDigit())
            return Q_EMIT dateWanted(event->text());
        QWidget::keyPressEvent(event);
    }
}

} // namespace whither::ui
