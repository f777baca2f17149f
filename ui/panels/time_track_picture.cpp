#include "ui/panels/time_track.h"
#include "ui/panels/time_track_sizes.h"
#include "ui/theme.h"

#include <QPainter>

#include <algorithm>
#include <chrono>

namespace whither::ui {

using namespace track;

namespace {

QColor faint(QColor colour, int alpha) {
    colour.setAlpha(alpha);
    return colour;
}

} // namespace

void TimeTrack::paintMark(QPainter& painter, const Mark& mark) const {
    const QColor colour = m_model->colour(mark.group, theme());
    const bool isUnknown = mark.group == m_model->grouping.unknown;
    const bool isFaded = !m_store.view().selection.empty() && mark.selected == 0;
    QColor fill = isFaded ? faint(colour, 70) : mark.isSpan ? faint(colour, 140) : colour;
    const double corner = std::min({3.0, mark.box.height() / 2, mark.box.width() / 2});
    if (isUnknown && mark.box.height() > 4) { // an open end, as in the graph
        painter.setPen(QPen(fill, 1.4));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(mark.box.adjusted(0.7, 0.7, -0.7, -0.7), corner, corner);
    } else {
        painter.setPen(Qt::NoPen);
        painter.setBrush(fill);
        painter.drawRoundedRect(mark.box, corner, corner);
    }
    if (mark.selected > 0) {
        const double share = static_cast<double>(mark.selected) / mark.count;
        QRectF part = mark.box;
        part.setTop(part.bottom() - part.height() * share);
        painter.setPen(QPen(palette().color(QPalette::Text), 1.5));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(part, corner, corner);
    }
    const QString& sign = m_model->groups[mark.group].sign;
    if (mark.isSpan || sign.isEmpty() || mark.box.height() < 11 || mark.box.width() < 12)
        return;
    const base::Colour behind{static_cast<std::uint8_t>(colour.red()), static_cast<std::uint8_t>(colour.green()),
                              static_cast<std::uint8_t>(colour.blue()), 255};
    QFont font = smallFont(this->font(), QFont::Bold);
    font.setPixelSize(10);
    painter.setFont(font);
    painter.setPen(isUnknown || isFaded ? palette().color(QPalette::Text) : toQColor(scene::textOn(behind)));
    painter.drawText(mark.box, Qt::AlignCenter, sign);
}

void TimeTrack::paintMarks() {
    const double ratio = devicePixelRatioF();
    m_picture = QPixmap((QSizeF(size()) * ratio).toSize());
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(Qt::transparent);
    QPainter painter(&m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    paintEvents(painter);
    if (m_density > 0) {
        const auto most = *std::max_element(m_bins.possible.begin(), m_bins.possible.end());
        painter.setPen(Qt::NoPen);
        painter.setBrush(faint(palette().color(QPalette::PlaceholderText), 110));
        const auto length = static_cast<std::int32_t>(m_bins.size);
        for (std::size_t i = 0; i < m_bins.count; ++i) {
            const std::int32_t month = m_bins.firstMonth + static_cast<std::int32_t>(i) * length;
            const double from = xOf(query::firstDayOfMonth(month));
            const double high = (m_density - kGap) * m_bins.possible[i] / std::max<std::uint32_t>(most, 1);
            painter.drawRect(
                QRectF(from, kTop + m_density - kGap - high, xOf(query::firstDayOfMonth(month + length)) - from, high));
        }
    }
    painter.setClipRect(QRectF(kSide - kWidest, 0, width() - 2 * (kSide - kWidest), height()));
    for (const Mark& mark : m_marks)
        if (mark.selected == 0)
            paintMark(painter, mark);
    for (const Mark& mark : m_marks)
        if (mark.selected > 0)
            paintMark(painter, mark);
}

void TimeTrack::paintEvents(QPainter& painter) const {
    QPen pen(palette().color(QPalette::Mid), 1, Qt::CustomDashLine);
    pen.setDashPattern({3, 3});
    painter.setPen(pen);
    for (std::size_t i = 0; i < m_eventBars.size(); ++i) {
        const double x = placeOf(i).x();
        if (m_eventBars[i].isEmpty() && x >= kSide && x <= width() - kSide)
            painter.drawLine(QPointF(x, kFlag), QPointF(x, lineY()));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(faint(palette().color(QPalette::Highlight), 120));
    for (const QRectF& bar : m_eventBars)
        painter.drawRoundedRect(bar, 1.5, 1.5);
    if (m_today > m_first && m_today <= m_last) {
        painter.setPen(QPen(palette().color(QPalette::PlaceholderText), 1));
        const double x = std::round(xOf(m_today)) + 0.5;
        painter.drawLine(QPointF(x, kFlag), QPointF(x, lineY()));
    }
    if (const auto end = endOfData()) { // closed towards what came before
        constexpr double kHook = 4;
        painter.setPen(QPen(palette().color(QPalette::PlaceholderText), 1));
        painter.setBrush(Qt::NoBrush);
        const double x = std::round(xOf(*end)) + 0.5;
        painter.drawPolyline(QPolygonF{{x - kHook, kFlag + 0.5}, {x, kFlag + 0.5}, {x, lineY()}});
    }
}

void TimeTrack::paintHandles(QPainter& painter) const {
    const double y = lineY();
    const double from = std::clamp(xOf(fromDay()), kSide, width() - kSide);
    const double at = std::clamp(xOf(playhead()), kSide, width() - kSide);
    const QColor accent = palette().color(QPalette::Highlight);
    const auto line = [&](double left, double right, const QColor& colour) {
        QPen pen(colour, 4);
        pen.setCapStyle(Qt::RoundCap);
        painter.setPen(pen);
        if (right > left)
            painter.drawLine(QPointF(left, y), QPointF(right, y));
    };
    line(kSide, width() - kSide, palette().color(QPalette::Mid));
    line(from, at, accent);
    painter.setPen(QPen(accent, m_held == Handle::from ? 3 : 2));
    painter.setBrush(palette().color(QPalette::Base));
    painter.drawRoundedRect(QRectF(from - 3.5, y - 8, 7, 16), 3, 3);
    if (const auto& compared = m_store.view().filter.comparedWith;
        compared && *compared >= m_first && *compared <= m_last) {
        const double x = xOf(*compared);
        const QColor ink = palette().color(QPalette::Text);
        painter.setPen(QPen(ink, 1.5, Qt::DashLine));
        painter.drawLine(QPointF(x, kFlag), QPointF(x, y));
        painter.setPen(QPen(ink, m_held == Handle::compared ? 3 : 2));
        painter.drawPolygon(QPolygonF{{x, y - 7}, {x + 7, y}, {x, y + 7}, {x - 7, y}});
    }
    painter.setPen(QPen(accent, m_held == Handle::playhead ? 4 : 3));
    painter.drawEllipse(QPointF(at, y), kHandle, kHandle);
    if (hasFocus()) {
        painter.setPen(QPen(palette().color(QPalette::Text), 1.5, Qt::DotLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(at, y), kHandle + 4, kHandle + 4);
    }
}

void TimeTrack::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_model || m_model->timeline.isEmpty()) {
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(rect(), Qt::AlignCenter, m_model ? tr("No move in this data has a date.") : QString());
        return;
    }
    if (m_picture.isNull() || m_picture.devicePixelRatio() != devicePixelRatioF())
        paintMarks();
    painter.drawPixmap(0, 0, m_picture);
    // What is not drawn in the graph steps back.
    const QColor veil = faint(palette().color(QPalette::Base), 165);
    const double from = xOf(fromDay()) - 1;
    const double at = xOf(playhead() + std::chrono::days{1});
    const double bottom = lineY() - kOverLine + 1;
    if (m_store.view().filter.from)
        painter.fillRect(QRectF(0, 0, from, bottom), veil);
    // A mark begins on the day on which it takes effect: of this day's, all is drawn.
    const auto isBegun = [at](const Mark& mark) {
        return !mark.isSpan && mark.box.left() <= at && mark.box.right() > at;
    };
    double edge = at;
    for (const Mark& mark : m_marks)
        if (isBegun(mark))
            edge = std::max(edge, mark.box.right() + 1);
    painter.fillRect(QRectF(edge, 0, std::max(0.0, width() - edge), bottom), veil);
    paintHandles(painter);
    paintLabels(painter);
}

} // namespace whither::ui
