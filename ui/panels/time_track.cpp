#include "ui/panels/time_track.h"

#include "core/base/ids.h"
#include "ui/panels/time_track_sizes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <utility>

namespace whither::ui {

using namespace track;

namespace {

using std::chrono::days;

constexpr double kLeastBin = 7; ///< pixels
/// More spans than that would fill the bar: a strip then tells how many there are.
constexpr std::size_t kMostLanes = 6;
constexpr double kReach = 12;     ///< around a handle, pixels
constexpr double kEventReach = 4; ///< beside the line of an event, pixels
constexpr double kLeastBar = 6;   ///< of an event; what would be shorter is a line
constexpr std::size_t kEventLanes = 2;

} // namespace

TimeTrack::TimeTrack(ViewStore& store, const TranslatedWording& words, QWidget* parent)
    : QWidget(parent), m_store(store), m_words(words), m_wording(words) {
    installTimeTrackAccessibility();
    setObjectName(QStringLiteral("timeTrack"));
    setAccessibleName(tr("Time"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setLayoutDirection(Qt::LeftToRight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&m_store, &ViewStore::changed, this, &TimeTrack::follow);
}

void TimeTrack::setModel(TimeModelPtr model, base::Day today) {
    const bool isOther = !m_model || !model || m_model->timeline.firstDay() != model->timeline.firstDay() ||
                         m_model->timeline.lastDay() != model->timeline.lastDay();
    m_model = std::move(model);
    m_today = today;
    setEnabled(m_model && !m_model->timeline.isEmpty());
    m_selected.clear();
    m_eventNames.clear();
    m_labels.clear();
    if (!isEnabled()) {
        m_eventBars.clear();
        m_bins = {};
        m_selectedCounts.clear();
        m_marks.clear();
        m_picture = {};
        update();
        return;
    }
    const base::Day first = m_model->timeline.firstDay();
    const base::Day last = m_model->timeline.lastDay();
    if (isOther) {
        m_first = first;
        // Up to today, unless that would leave much of the bar empty.
        m_last = today > last && (today - last) * 3 <= (last - first) ? today + days{15} : last;
        m_end = m_last;
    }
    noteSelection();
    rebin();
    say();
}

void TimeTrack::follow(session::Change change) {
    using session::Change;
    if (!m_model)
        return;
    if (has(change, Change::selection)) {
        noteSelection();
        rebin();
    }
    if (has(change, Change::theme)) {
        m_picture = {};
        update();
    }
    if (has(change, Change::filter)) {
        m_labels.clear();
        update();
        say();
    }
}

// Where things are

double TimeTrack::xOf(base::Day day) const {
    const double share = static_cast<double>((day - m_first).count()) / static_cast<double>((m_last - m_first).count());
    return kSide + share * (width() - 2 * kSide);
}

base::Day TimeTrack::dayAt(double x) const {
    const double share = (x - kSide) / std::max(1.0, width() - 2 * kSide);
    const auto all = static_cast<double>((m_last - m_first).count());
    return m_first + days{std::lround(std::clamp(share, 0.0, 1.0) * all)};
}

double TimeTrack::lineY() const {
    return height() - kFoot;
}

base::Day TimeTrack::playhead() const {
    return m_store.view().filter.asOf.value_or(m_last);
}

std::optional<base::Day> TimeTrack::endOfData() const {
    const auto day = m_model ? m_model->data->careers.lastKnownDay() : std::nullopt;
    return day && *day >= m_first && *day <= m_last ? day : std::nullopt;
}

base::Day TimeTrack::fromDay() const {
    return m_store.view().filter.from.value_or(m_first);
}

TimeTrack::Handle TimeTrack::handleAt(QPointF at) const {
    if (std::abs(at.y() - lineY()) > kReach)
        return Handle::none;
    if (std::abs(at.x() - xOf(playhead())) <= kReach)
        return Handle::playhead;
    const auto& compared = m_store.view().filter.comparedWith;
    if (compared && std::abs(at.x() - xOf(*compared)) <= kReach)
        return Handle::compared;
    return std::abs(at.x() - xOf(fromDay())) <= kReach ? Handle::from : Handle::none;
}

QPointF TimeTrack::placeOf(std::size_t event) const {
    if (const QRectF& bar = m_eventBars[event]; !bar.isEmpty())
        return bar.center();
    const base::Day day = m_model->timeline.events()[event].date.effectiveDay();
    return {std::round(xOf(day)) + 0.5, (kTop + lineY() - kOverLine) / 2};
}

const query::TimeEvent* TimeTrack::eventAt(QPointF at) const {
    const auto events = m_model->timeline.events();
    for (const Label& label : m_labels)
        if (label.event && label.box.contains(at))
            return &events[*label.event];
    // On the line of time itself every day can be had.
    if (at.y() > lineY() - kOverLine)
        return nullptr;
    // Of bars that lie on each other the one that says more.
    std::optional<std::size_t> found;
    for (std::size_t i = 0; i < events.size(); ++i)
        if (const QRectF& bar = m_eventBars[i]; !bar.isEmpty() && bar.adjusted(-1, -1, 1, 1).contains(at))
            if (!found || bar.width() < m_eventBars[*found].width())
                found = i;
    for (std::size_t i = 0; i < events.size() && !found; ++i)
        if (const double x = placeOf(i).x();
            m_eventBars[i].isEmpty() && x >= kSide && x <= width() - kSide && std::abs(x - at.x()) <= kEventReach)
            found = i;
    return found ? &events[*found] : nullptr;
}

bool TimeTrack::isAtEnd(QPointF at) const {
    const auto day = endOfData();
    if (day && at.y() >= kFlag && std::abs(xOf(*day) - at.x()) <= kEventReach)
        return true;
    return std::any_of(m_labels.begin(), m_labels.end(),
                       [at](const Label& label) { return label.isEnd && label.box.contains(at); });
}

const TimeTrack::Mark* TimeTrack::markAt(QPointF at) const {
    const auto found = std::find_if(m_marks.rbegin(), m_marks.rend(),
                                    [at](const Mark& mark) { return mark.box.adjusted(-1, -1, 1, 1).contains(at); });
    return found == m_marks.rend() ? nullptr : &*found;
}

// Marks

void TimeTrack::noteSelection() {
    m_selected.clear();
    const auto& selection = m_store.view().selection;
    if (selection.empty() || !m_model)
        return;
    const model::Dataset& dataset = m_model->dataset();
    const auto take = [this](std::span<const std::uint32_t> steps) {
        m_selected.insert(m_selected.end(), steps.begin(), steps.end());
    };
    const query::Timeline& timeline = m_model->timeline;
    for (const model::EntityId& id : selection) {
        if (id.kind == model::EntityKind::person) {
            if (const auto person = model::find(dataset.people, id.key))
                take(timeline.stepsOf(*person));
        } else if (id.kind == model::EntityKind::company) {
            if (const auto company = model::find(dataset.companies, id.key)) {
                take(timeline.stepsFrom(*company));
                take(timeline.stepsTo(*company));
            }
        } else if (id.kind == model::EntityKind::move) {
            if (const auto move = model::find(dataset.moves, id.key))
                take(timeline.stepsOf(dataset.moves[*move].person));
        }
    }
    std::sort(m_selected.begin(), m_selected.end());
    m_selected.erase(std::unique(m_selected.begin(), m_selected.end()), m_selected.end());
}

bool TimeTrack::isSelected(std::size_t step) const {
    return std::binary_search(m_selected.begin(), m_selected.end(), static_cast<std::uint32_t>(step));
}

void TimeTrack::rebin() {
    if (!m_model || m_model->timeline.isEmpty())
        return;
    const double months = static_cast<double>((m_last - m_first).count()) / 30.4;
    const query::BinSize size = query::binSizeFor(months, width() - 2 * kSide, kLeastBin);
    m_bins = m_model->binned(size);
    m_selectedCounts = query::countSome(m_selected, m_model->timeline, m_bins, m_model->grouping);
    placeMarks();
    placeEvents();
    m_labels.clear();
    m_picture = {};
    update();
}

/// Each on the first lane where it is free, the earliest first; what finds none lies on others.
void TimeTrack::placeEvents() {
    const auto events = m_model->timeline.events();
    m_eventBars.assign(events.size(), {});
    std::vector<std::size_t> coarse;
    for (std::size_t i = 0; i < events.size(); ++i)
        if (events[i].date.firstDay() != events[i].date.lastDay())
            coarse.push_back(i);
    std::sort(coarse.begin(), coarse.end(), [&events](std::size_t a, std::size_t b) {
        return std::pair(events[a].date.firstDay(), a) < std::pair(events[b].date.firstDay(), b);
    });
    std::array<double, kEventLanes> ends{};
    for (const std::size_t i : coarse) {
        const double from = std::max(xOf(std::max(events[i].date.firstDay(), m_first)), kSide);
        const double to = xOf(std::min(events[i].date.lastDay(), m_last) + days{1});
        if (to - from < kLeastBar)
            continue;
        const auto free = std::find_if(ends.begin(), ends.end(), [from](double end) { return end <= from; });
        const auto lane = free == ends.end() ? kEventLanes - 1 : static_cast<std::size_t>(free - ends.begin());
        ends[lane] = std::max(ends[lane], to);
        m_eventBars[i] = {from, kBarsTop + static_cast<double>(lane) * (kBar + 1), to - from, kBar};
    }
}

/// Each on the first lane where it is free, the earliest first.
void TimeTrack::placeSpans(double top) {
    const auto steps = m_model->timeline.steps();
    const auto months = m_model->timeline.months();
    std::vector<double> ends;
    for (const std::uint32_t index : m_bins.spans) {
        const double from = xOf(query::firstDayOfMonth(months[index].first));
        const double to = xOf(query::firstDayOfMonth(months[index].last + 1));
        std::size_t lane = 0;
        while (lane < ends.size() && ends[lane] + kGap > from)
            ++lane;
        if (lane == ends.size())
            ends.push_back(to);
        ends[lane] = to;
        Mark mark;
        mark.box = {from, top + static_cast<double>(lane) * (kLane + kGap), std::max(to - from, kLane), kLane};
        mark.step = index;
        mark.group = steps[index].to ? m_model->grouping.group[*steps[index].to] : m_model->grouping.unknown;
        mark.selected = isSelected(index) ? 1 : 0;
        mark.isSpan = true;
        m_marks.push_back(mark);
    }
    if (ends.size() > kMostLanes) {
        m_marks.clear();
        m_density = kStrip;
    }
}

/// What query::stepsIn() says of every bin and group, in one go through the steps.
TimeTrack::StepsByCell TimeTrack::stepsByCell() const {
    const auto steps = m_model->timeline.steps();
    const auto months = m_model->timeline.months();
    StepsByCell sorted;
    sorted.begins.assign(m_bins.counts.size() + 1, 0);
    std::inclusive_scan(m_bins.counts.begin(), m_bins.counts.end(), sorted.begins.begin() + 1);
    sorted.steps.resize(sorted.begins.back());
    std::vector<std::uint32_t> next(sorted.begins.begin(), sorted.begins.end() - 1);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const std::size_t bin = m_bins.binOf(months[i].first);
        if (bin != m_bins.binOf(months[i].last))
            continue; // it only may be of the bin
        const std::size_t group = steps[i].to ? m_model->grouping.group[*steps[i].to] : m_model->grouping.unknown;
        sorted.steps[next[bin * m_bins.groupCount + group]++] = static_cast<std::uint32_t>(i);
    }
    return sorted;
}

void TimeTrack::placeMarks() {
    m_marks.clear();
    m_density = m_bins.spanCount > m_bins.spans.size() ? kStrip : 0;
    placeSpans(kTop);
    double top = kTop + m_density;
    for (const Mark& span : m_marks)
        top = std::max(top, span.box.bottom());
    const double bottom = lineY() - kOverLine;
    const double room = bottom - top - kGap;
    const double unit = std::min(kUnit, room / std::max<std::uint32_t>(m_bins.highest, 1));
    const bool areSingle = unit >= kLeastUnit;
    const StepsByCell steps = areSingle ? stepsByCell() : StepsByCell();
    const auto length = static_cast<std::int32_t>(m_bins.size);
    for (std::size_t bin = 0; bin < m_bins.count; ++bin) {
        const std::int32_t month = m_bins.firstMonth + static_cast<std::int32_t>(bin) * length;
        const double from = xOf(query::firstDayOfMonth(month));
        const double to = xOf(query::firstDayOfMonth(month + length));
        if (to < 0 || from > width() || m_bins.total(bin) == 0)
            continue;
        const double wide = std::clamp(to - from - 1, 1.0, kWidest);
        // A calendar date counts from its first day on: there its mark begins.
        const double left = areSingle ? from : (from + to - wide) / 2;
        double y = bottom;
        for (std::size_t group = 0; group < m_bins.groupCount; ++group) {
            const std::size_t cell = bin * m_bins.groupCount + group;
            const std::uint32_t count = m_bins.counts[cell];
            if (count == 0)
                continue;
            Mark mark;
            mark.bin = bin;
            mark.group = static_cast<std::uint8_t>(group);
            mark.selected = m_selectedCounts[cell];
            if (!areSingle) {
                mark.count = count;
                const double high = std::max(unit * count, 0.5);
                y -= high;
                mark.box = {left, y, wide, high};
                m_marks.push_back(mark);
                continue;
            }
            for (std::size_t at = steps.begins[cell]; at < steps.begins[cell + 1]; ++at) {
                const std::uint32_t step = steps.steps[at];
                mark.step = step;
                mark.selected = isSelected(step) ? 1 : 0;
                y -= unit;
                mark.box = {left, y, wide, unit - kGap};
                m_marks.push_back(mark);
            }
        }
    }
}

session::SelectMany TimeTrack::selectionOf(const Mark& mark) const {
    session::SelectMany action;
    const auto add = [&](std::size_t step) {
        const auto person = m_model->timeline.steps()[step].person;
        action.ids.push_back({model::EntityKind::person, m_model->dataset().people[person].key});
    };
    if (mark.step)
        add(*mark.step);
    else
        for (const std::size_t step :
             query::stepsIn(m_model->timeline, m_bins, mark.bin, m_model->grouping, mark.group))
            add(step);
    return action;
}

void TimeTrack::resizeEvent(QResizeEvent*) {
    rebin();
}

void TimeTrack::changeEvent(QEvent* event) {
    m_picture = {};
    m_eventNames.clear();
    m_labels.clear();
    QWidget::changeEvent(event);
}

} // namespace whither::ui
