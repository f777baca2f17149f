#include "ui/feedback/error_text.h"
#include "ui/panels/time_track.h"
#include "ui/panels/time_track_sizes.h"

#include <QPainter>

#include <algorithm>
#include <array>

namespace whither::ui {

using namespace track;

namespace {

constexpr double kLabelGap = 10;
/// Between words that look different, as the day of a handle and a year.
constexpr double kLeastGap = 5;
/// Of an event's name, pixels: where others may need the room, and at all.
constexpr int kLongestBrief = 150;
constexpr int kLongestWhole = 400;
/// Months from one label to the next, where years are told, and where months are.
constexpr std::array kYearSteps{12, 24, 60, 120, 240, 600, 1200};
constexpr std::array kMonthSteps{1, 3, 6, 12};

/// The shortest step in which a label of so many months' width finds room; else the longest.
template <std::size_t N> int stepOf(const std::array<int, N>& steps, double months) {
    const auto found = std::lower_bound(steps.begin(), steps.end(), months);
    return found == steps.end() ? steps.back() : *found;
}

} // namespace

void TimeTrack::nameEvents() {
    const QFontMetricsF metrics(smallFont(font(), QFont::DemiBold));
    for (const query::TimeEvent& event : m_model->timeline.events()) {
        const auto& product = m_model->dataset().products[event.product];
        EventName name;
        name.whole = metrics.elidedText(oneLine(product.name), Qt::ElideRight, kLongestWhole);
        name.brief = metrics.elidedText(name.whole, Qt::ElideRight, kLongestBrief);
        name.wholeWidth = metrics.horizontalAdvance(name.whole);
        name.briefWidth = metrics.horizontalAdvance(name.brief);
        m_eventNames.push_back(std::move(name));
    }
}

/// Two rows, so that no event takes a year's place: days below the line of time, the names of what they are above the
/// marks.
void TimeTrack::placeLabels() {
    placeDays();
    placeNames();
}

QRectF TimeTrack::labelBox(double left, double wide, double top) const {
    const double high = QFontMetricsF(smallFont(font(), QFont::DemiBold)).height();
    return {std::clamp(left, 2.0, std::max(2.0, width() - wide - 2)), top, wide, high};
}

bool TimeTrack::isFree(const Label& label, const Label* own) const {
    return std::none_of(m_labels.begin(), m_labels.end(), [&](const Label& other) {
        const bool isAlike = other.weight == label.weight && other.colour == label.colour;
        const double gap = isAlike ? kLabelGap : kLeastGap;
        return &other != own && other.box.intersects(label.box.adjusted(-gap, 0, gap, 0));
    });
}

/// The days of the handles first, then what the calendar has room for, in even steps.
void TimeTrack::placeDays() {
    const QFontMetricsF bold(smallFont(font(), QFont::DemiBold));
    const QFontMetricsF plain(smallFont(font(), QFont::Normal));
    const auto place = [&](double x, Label label) {
        const QFontMetricsF& metrics = label.weight == QFont::Normal ? plain : bold;
        const double wide = metrics.horizontalAdvance(label.text);
        label.box = labelBox(x - wide / 2, wide, lineY() + kUnderLine);
        if (isFree(label, nullptr))
            m_labels.push_back(std::move(label));
    };
    const auto isShown = [this](base::Day day) { return day >= m_first && day <= m_last; };
    const auto& filter = m_store.view().filter;
    const auto named = [this](base::Day day) { return QString::fromStdString(m_wording.day(day)); };
    // Also of one that is beyond what the width shows: its handle stands at the end.
    place(std::clamp(xOf(playhead()), kSide, width() - kSide), {{}, named(playhead())});
    if (filter.from && isShown(*filter.from))
        place(xOf(*filter.from), {{}, tr("from %1").arg(named(*filter.from))});
    if (filter.comparedWith && isShown(*filter.comparedWith))
        place(xOf(*filter.comparedWith), {{}, QString::fromStdString(m_wording.comparedWith(*filter.comparedWith))});
    const auto [first, last] = query::monthsOf(m_first, m_last);
    const bool isLong = last - first > 48;
    const auto words = [&](std::int32_t month) {
        base::CalendarDate date = base::CalendarDate::of(query::firstDayOfMonth(month));
        date.day = 0;
        if (isLong)
            date.month = 0;
        return QString::fromStdString(m_wording.date(base::Date(date)));
    };
    const auto label = [&](std::int32_t month) {
        place(xOf(std::max(m_first, query::firstDayOfMonth(month))),
              {{}, words(month), QPalette::PlaceholderText, QFont::Normal});
    };
    label(first);
    const double wide = plain.horizontalAdvance(words(last)) + kLabelGap;
    const double months = wide * (last - first + 1) / std::max(1.0, width() - 2 * kSide);
    const int step = isLong ? stepOf(kYearSteps, months) : stepOf(kMonthSteps, months);
    for (std::int32_t at = (first / step + 1) * step; at <= last; at += step)
        label(at);
}

/// Events, the end of the data, today; none touches another.
void TimeTrack::placeNames() {
    if (m_eventNames.empty())
        nameEvents();
    const QFontMetricsF metrics(smallFont(font(), QFont::DemiBold));
    const auto isShown = [this](base::Day day) { return day >= m_first && day <= m_last; };
    const auto place = [this](Label label) {
        const bool hasRoom = isFree(label, nullptr);
        if (hasRoom)
            m_labels.push_back(std::move(label));
        return hasRoom;
    };
    const auto events = m_model->timeline.events();
    const auto boxOf = [&](std::size_t event, double wide) {
        return labelBox(placeOf(event).x() - wide / 2, wide, kNamesTop);
    };
    const std::size_t days = m_labels.size();
    const auto isOverBar = [this](const QRectF& box) {
        return std::any_of(m_eventBars.begin(), m_eventBars.end(), [&box](const QRectF& bar) {
            return !bar.isEmpty() && bar.left() < box.right() && bar.right() > box.left();
        });
    };
    const auto name = [&](std::size_t i) {
        place({boxOf(i, m_eventNames[i].briefWidth), m_eventNames[i].brief, QPalette::Highlight, QFont::DemiBold, i});
    };
    // Those with a bar, and then no other above it: that would be taken for its own.
    for (std::size_t i = 0; i < events.size(); ++i)
        if (!m_eventBars[i].isEmpty())
            name(i);
    for (std::size_t i = 0; i < events.size(); ++i)
        if (m_eventBars[i].isEmpty() && isShown(events[i].date.effectiveDay()) &&
            !isOverBar(boxOf(i, m_eventNames[i].briefWidth)))
            name(i);
    if (const auto end = endOfData()) {
        const QString text = tr("data ends");
        const double wide = metrics.horizontalAdvance(text);
        // Before its mark, where today may be near; else wherever there is room.
        for (const double share : {1.0, 0.5, 0.0})
            if (place({labelBox(xOf(*end) - wide * share, wide, kNamesTop),
                       text,
                       QPalette::Text,
                       QFont::DemiBold,
                       {},
                       true}))
                break;
    }
    if (isShown(m_today)) {
        const QString text = tr("today");
        const double wide = metrics.horizontalAdvance(text);
        for (const double share : {0.5, 0.0})
            if (place({labelBox(xOf(m_today) - wide * share, wide, kNamesTop), text}))
                break;
    }
    // What was cut is told in full where nothing else needs the room.
    for (std::size_t i = days; i < m_labels.size(); ++i) {
        if (!m_labels[i].event)
            continue;
        const EventName& full = m_eventNames[*m_labels[i].event];
        Label whole = m_labels[i];
        whole.text = full.whole;
        whole.box = boxOf(*whole.event, full.wholeWidth);
        if (full.whole != full.brief && isFree(whole, &m_labels[i]))
            m_labels[i] = std::move(whole);
    }
}

void TimeTrack::paintLabels(QPainter& painter) {
    if (m_labels.empty())
        placeLabels();
    for (const Label& label : m_labels) {
        painter.setFont(smallFont(font(), label.weight));
        painter.setPen(palette().color(label.colour));
        painter.drawText(label.box, Qt::AlignCenter, label.text);
    }
}

} // namespace whither::ui
