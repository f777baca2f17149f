#include "ui/canvas/picture_sequence.h"

#include "core/layout/force_layout.h"
#include "core/query/filtering.h"
#include "core/query/timeline.h"
#include "ui/canvas/qt_text_measurer.h"
#include "ui/charts/chart_maker.h"
#include "ui/wording.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <map>
#include <mutex>
#include <utility>

namespace whither::ui {

namespace {

/// Around what is shown on any day, so that names find room that stood elsewhere in the whole picture. World units.
constexpr double kRoomForNames = 30;
/// Pixels around it at least: far off a disk is larger than its bounds say, and what reaches out is not drawn.
constexpr double kRoomForDisks = 10;

template <class Index> Index after(Index index) {
    return static_cast<Index>(base::raw(index) + 1);
}

/// What is shown in one set at least, with the largest headcounts of all, and of each two companies the flow of the set
/// that has most.
class Union {
  public:
    void add(const query::VisibleSet& set) {
        if (m_nodes.size() == 0) {
            m_nodes.assign(set.nodeShown.size(), 0);
            m_edges.assign(set.edgeShown.size(), 0);
            m_ever.assign(set.headcount.size(), 0);
            m_everInGroup.assign(set.groups.size(), 0);
        }
        for (const auto node : set.nodes)
            m_nodes[node] = 1;
        for (const auto edge : set.edges)
            m_edges[edge] = 1;
        auto now = set.headcount.begin();
        for (auto& ever : m_ever)
            ever = std::max(ever, (now++)->ever);
        auto group = set.groups.begin(); // the same on every day
        for (auto& ever : m_everInGroup)
            ever = std::max(ever, (group++)->headcount.ever);
        for (const Flow& flow : set.flows) {
            const auto [known, isNew] = m_flows.try_emplace(std::minmax(flow.a, flow.b), flow);
            if (!isNew && sizeOf(flow) > sizeOf(known->second))
                known->second = flow;
        }
    }
    /// All else is as in the last set.
    [[nodiscard]] query::VisibleSet with(const query::VisibleSet& last) && {
        query::VisibleSet ever = last;
        ever.nodes.clear();
        ever.edges.clear();
        for (graph::NodeIndex node{}; base::raw(node) < m_nodes.size(); node = after(node))
            if (m_nodes[node] != 0)
                ever.nodes.push_back(node);
        for (graph::EdgeIndex edge{}; base::raw(edge) < m_edges.size(); edge = after(edge))
            if (m_edges[edge] != 0)
                ever.edges.push_back(edge);
        ever.nodeShown = std::move(m_nodes);
        ever.edgeShown = std::move(m_edges);
        auto most = m_ever.begin();
        for (auto& headcount : ever.headcount.rows())
            headcount.ever = *most++;
        auto mostInGroup = m_everInGroup.begin();
        for (auto& group : ever.groups)
            group.headcount.ever = *mostInGroup++;
        ever.flows.clear();
        for (auto& [ends, flow] : m_flows)
            ever.flows.push_back(std::move(flow));
        return ever;
    }

  private:
    using Flow = query::VisibleSet::Flow;
    static std::size_t sizeOf(const Flow& flow) { return flow.there.size() + flow.back.size(); }

    decltype(query::VisibleSet::nodeShown) m_nodes;
    decltype(query::VisibleSet::edgeShown) m_edges;
    std::vector<int> m_ever;        ///< by company
    std::vector<int> m_everInGroup; ///< by group, if there are any
    std::map<std::pair<graph::NodeIndex, graph::NodeIndex>, Flow> m_flows;
};

unsigned monthsOf(Interval interval) {
    switch (interval) {
    case Interval::month:
        return 1;
    case Interval::quarter:
        return 3;
    case Interval::year:
        return 12;
    }
    Q_UNREACHABLE();
}

/// A picture beside others is drawn for a page of a usual size and made smaller: names keep their place, and stay in
/// proportion. It is made no smaller than this, for then its letters could no longer be read; a list of people, which
/// can be made smaller by itself, not at all.
constexpr double kLeastZoom = 0.9;
constexpr double kUsualWidth = 720;
/// Pixels that it is wide at least; where the page has not so many, the page grows.
constexpr double kLeastWidth = 330;
constexpr double kGap = 12; ///< between two of them
constexpr double kCellMargin = 6;
/// How much wider or higher than it is an arrangement is drawn at most to fill its room: more would no longer be it.
constexpr double kMostStretch = 2;

double zoomOf(double width, session::Mode mode) {
    const bool isList = mode == session::Mode::careers || mode == session::Mode::card;
    return std::max(width / kUsualWidth, isList ? 1 : kLeastZoom);
}

/// The arrangement drawn out from the middle of `area`, which it takes, in the one direction in which the room has more
/// to give: nothing comes closer to anything.
layout::Positions stretched(layout::Positions positions, const base::Rect& area, const base::Rect& room) {
    if (area.isEmpty() || room.isEmpty())
        return positions;
    const double wider = (room.width / room.height) / (area.width / area.height);
    const double across = std::clamp(wider, 1.0, kMostStretch);
    const double down = std::clamp(1 / wider, 1.0, kMostStretch);
    const base::Point middle = area.centre();
    for (auto& place : positions.rows())
        if (place)
            place = middle + base::Point{(place->x - middle.x) * across, (place->y - middle.y) * down};
    return positions;
}

/// Rows and columns in which `count` pictures of the room's own shape are largest.
std::size_t columnsFor(std::size_t count) {
    return static_cast<std::size_t>(std::ceil(std::sqrt(static_cast<double>(count))));
}

} // namespace

std::vector<base::Day> daysEvery(Interval interval, base::Day first, base::Day last) {
    std::vector<base::Day> days;
    if (last < first)
        return days;
    const unsigned step = monthsOf(interval);
    const std::chrono::year_month_day start(first);
    // The last month of the quarter or year that `first` lies in.
    const unsigned month = (static_cast<unsigned>(start.month()) - 1) / step * step + step;
    for (auto at = start.year() / std::chrono::month(month);; at += std::chrono::months(step)) {
        const base::Day day = std::chrono::sys_days(at / std::chrono::last);
        if (day >= last)
            break;
        days.push_back(day);
    }
    days.push_back(last);
    return days;
}

std::optional<DayRange> daysOf(const PictureRequest& request) {
    return daysOf(request, query::Timeline(*request.graph, *request.careers, request.filter));
}

std::optional<DayRange> daysOf(const PictureRequest& request, const query::Timeline& timeline) {
    const query::Filter& filter = request.filter;
    const auto days = timeline.days();
    // Of a range only what lies in it is to be seen.
    const auto from = heedsFrom(request.mode) ? filter.from : std::nullopt;
    const auto first = std::lower_bound(days.begin(), days.end(), from.value_or(base::kFirstDay));
    if (first == days.end())
        return {};
    DayRange range{from.value_or(timeline.firstDay()), days.back()};
    if (filter.asOf)
        range.last = std::max(range.first, *filter.asOf);
    return range;
}

/// A film is written while its preview draws another page: the maker works for one thread at a time.
struct PictureSequence::Charts {
    std::mutex mutex;
    ChartMaker maker;
};

/// Days are filtered when they are drawn: what all of them show would fill the memory.
struct PictureSequence::Days {
    explicit Days(const PictureRequest& request)
        : graph(request.graph), careers(request.careers), filtering(*graph, *careers) {}

    [[nodiscard]] std::shared_ptr<const query::VisibleSet> apply(const query::Filter& filter) {
        const std::scoped_lock lock(mutex);
        return std::make_shared<const query::VisibleSet>(filtering.apply(filter));
    }

    std::mutex mutex; ///< one thread at a time, as with charts
    decltype(PictureRequest::graph) graph;
    decltype(PictureRequest::careers) careers;
    query::Filtering filtering;
};

PictureSequence::PictureSequence(PictureRequest request, std::vector<base::Day> days, const std::stop_token& stop)
    : m_request(std::move(request)), m_days(std::move(days)), m_filtered(std::make_shared<Days>(m_request)),
      m_charts(std::make_shared<Charts>()) {
    if (m_days.empty())
        return;
    m_request.lastOfSequence.reset();
    const bool isPlaced = needsPositions(m_request.mode);
    Union ever;
    if (isPlaced)
        for (const auto day : m_days) {
            if (stop.stop_requested())
                return;
            ever.add(*visibleOn(day));
        }
    const auto last = visibleOn(m_days.back());
    m_request.lastOfSequence = {m_days.back(), last};
    if (!isPlaced || stop.stop_requested())
        return;
    m_ever = std::make_shared<const query::VisibleSet>(std::move(ever).with(*last));
    const QtTextMeasurer measurer;
    const TranslatedWording wording;
    layout::LayoutOptions options;
    options.watch.stop = stop;
    layout::ForceLayout layout(scene::layoutInput(*m_request.graph, *m_ever, measurer, wording), options,
                               *m_request.positions);
    // As settle() does it, which cannot be stopped.
    for (int tick = 0; tick < kLayoutTicks && !stop.stop_requested() && layout.step(); ++tick) {
    }
    if (stop.stop_requested())
        return;
    layout.settle(0);
    m_request.positions = std::make_shared<const layout::Positions>(layout.positions(m_request.graph->nodeCount()));
}

std::shared_ptr<const query::VisibleSet> PictureSequence::visibleOn(base::Day day) const {
    query::Filter filter = m_request.filter;
    filter.asOf = day;
    return m_filtered->apply(filter);
}

PictureSequence PictureSequence::with(base::Size size, scene::Theme theme) const {
    PictureSequence other = *this;
    other.m_request.size = size;
    other.m_request.theme = theme;
    return other;
}

PictureRequest PictureSequence::at(std::size_t place) const {
    PictureRequest request = m_request;
    request.filter.asOf = m_days[place];
    request.visible = visibleOn(m_days[place]);
    return request;
}

scene::Page PictureSequence::page(std::size_t place) const {
    return pageOf(at(place));
}

scene::Page PictureSequence::pageOf(const PictureRequest& request) const {
    if (!needsPositions(request.mode)) {
        const std::scoped_lock lock(m_charts->mutex);
        return makePage(request, m_charts->maker);
    }
    PictureRequest whole = request;
    whole.visible = m_ever;
    const QtTextMeasurer measurer;
    const TranslatedWording wording;
    scene::PageSpec spec = specOf(request, wording);
    auto input = inputOf(whole, measurer, wording);
    const scene::Scene ever = scene::compose(input);
    spec.area = ever.graphBounds.grown(kRoomForNames);

    const double guess = scene::place(spec, spec.area, measurer, ever).zoom;
    spec.area = ever.graphBounds.grown(std::max(kRoomForNames, kRoomForDisks / guess));

    auto shown = inputOf(request, measurer, wording);
    shown.zoom = scene::place(spec, spec.area, measurer, ever).zoom;
    shown.labelFrame = spec.area;
    scene::Scene scene = scene::compose(shown);
    // The same legend, and so the same room, in every picture.
    scene.legend = ever.legend;
    return scene::compose(spec, scene, measurer);
}

base::Size PictureSequence::sizeOfMultiples(base::Size asked, std::size_t pictures) {
    constexpr double kMargins = 2 * 24;
    const auto columns = static_cast<double>(columnsFor(pictures));
    const double needed = columns * kLeastWidth + (columns - 1) * kGap + kMargins;
    const double growth = std::max(1.0, needed / asked.width);
    return {std::round(asked.width * growth), std::round(asked.height * growth)};
}

scene::Page PictureSequence::multiples(const std::stop_token& stop) const {
    const QtTextMeasurer measurer;
    const TranslatedWording wording;
    auto spec = specOf(m_request, wording);
    spec.size = sizeOfMultiples(spec.size, m_days.size());
    return scene::composePage(spec, m_request.theme, measurer, [&](base::Size page) {
        base::Size room = page;
        PictureRequest usual = m_request; // what all of them have in common
        scene::Scene ever;
        scene::Legend legend; // one for all, as each has room for its picture alone
        usual.form = PictureRequest::Form::panel;
        if (needsPositions(m_request.mode)) {
            usual.visible = m_ever;
            ever = scene::compose(inputOf(usual, measurer, wording));
            if (m_request.parts.contains(PagePart::legend)) {
                legend = scene::drawLegend(ever, measurer, room.width);
                room.height -= legend.size.height + kGap;
            }
        } else {
            const std::scoped_lock lock(m_charts->mutex);
            const PictureRequest last = at(m_days.size() - 1);
            chart::Chart key = m_charts->maker.key(last, room.width, measurer);
            if (key.size.height > 0)
                room.height -= key.size.height + kGap;
            legend = {std::move(key.list), key.size};
        }
        const std::size_t columns = columnsFor(m_days.size());
        const std::size_t rows = (m_days.size() + columns - 1) / columns;
        const auto share = [](double length, std::size_t parts) {
            return (length - kGap * static_cast<double>(parts - 1)) / static_cast<double>(parts);
        };
        const base::Size cell{share(room.width, columns), share(room.height, rows)};
        const double zoom = zoomOf(cell.width, m_request.mode);
        usual.size = {cell.width / zoom, cell.height / zoom};
        usual.margin = kCellMargin;
        usual.parts = {PagePart::title};
        usual.title = QString::fromStdString(wording.day(m_days.front()));
        if (needsPositions(m_request.mode)) {
            const base::Rect free = scene::graphRoom(specOf(usual, wording), measurer, ever);
            usual.positions = std::make_shared<const layout::Positions>(
                stretched(*usual.positions, ever.graphBounds.grown(kRoomForNames), free));
        }
        scene::DrawList list;
        for (std::size_t i = 0; i < m_days.size() && !stop.stop_requested(); ++i) {
            PictureRequest request = usual;
            request.filter.asOf = m_days[i];
            request.visible = visibleOn(m_days[i]);
            request.title = QString::fromStdString(wording.day(m_days[i]));
            scene::Page picture = pageOf(request);
            const auto column = static_cast<double>(i % columns);
            const auto row = static_cast<double>(i / columns);
            const scene::Placement placement{zoom, {column * (cell.width + kGap), row * (cell.height + kGap)}};
            for (auto& group : picture.list.groups) {
                scene::put(group, placement);
                // Each thing is there once a day.
                if (!group.id.empty())
                    group.id.append(1, '@').append(base::CalendarDate::of(m_days[i]).iso());
                list.groups.push_back(std::move(group));
            }
        }
        for (auto& group : legend.list.groups) {
            scene::put(group, {1, {0, room.height + kGap}});
            list.groups.push_back(std::move(group));
        }
        return scene::Drawing{std::move(list), page};
    });
}

} // namespace whither::ui
