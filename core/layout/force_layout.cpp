#include "core/layout/force_layout.h"

#include "core/layout/placement.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>

namespace whither::layout {

namespace {

constexpr double kPace = 0.35; ///< of the way to its best place that a body goes in one tick
constexpr double kTravelPace = 0.14;
constexpr double kAnchor = 0.25;   ///< pull to the picture's place, against 1 of a spring
constexpr double kTouchHeat = 0.5; ///< of a layout that was just touched
constexpr double kCooling = 0.99;  ///< heat from one tick to the next
constexpr double kColdest = 0.01;  ///< heat that counts as none
constexpr double kStill = 0.005;   ///< movement per tick that counts as none, world units
constexpr double kCalm = 0.25;     ///< so little from home counts as at home, world units
constexpr double kFarthest = 1e7;  ///< coordinates beyond it are taken for garbage, world units

bool isSane(base::Point point) {
    return std::isfinite(point.x) && std::isfinite(point.y) && std::abs(point.x) <= kFarthest &&
           std::abs(point.y) <= kFarthest;
}

/// Empty where a node has no place, or none to be trusted.
std::optional<base::Point> placeIn(const Positions& positions, graph::NodeIndex node) {
    if (base::raw(node) >= positions.size() || !positions[node] || !isSane(*positions[node]))
        return {};
    return positions[node];
}

std::vector<graph::NodeIndex> nodesOf(const LayoutInput& input) {
    std::vector<graph::NodeIndex> nodes;
    nodes.reserve(input.bodies.size());
    for (const Body& body : input.bodies)
        nodes.push_back(body.node);
    return nodes;
}

/// Of `positions`, those of nodes that are not among `bodies`, which are ascending.
std::vector<std::pair<graph::NodeIndex, base::Point>> othersIn(const Positions& positions,
                                                               std::span<const graph::NodeIndex> bodies) {
    std::vector<std::pair<graph::NodeIndex, base::Point>> others;
    auto body = bodies.begin();
    for (std::size_t i = 0; i < positions.size(); ++i) {
        const auto node = static_cast<graph::NodeIndex>(i);
        while (body != bodies.end() && *body < node)
            ++body;
        if (positions[node] && (body == bodies.end() || *body != node))
            others.emplace_back(node, *positions[node]);
    }
    return others;
}

/// From the picture to where its bodies stood; `known` may be empty.
base::Point meanShift(std::span<const base::Point> picture, std::span<const std::optional<base::Point>> known) {
    base::Point shift;
    double count = 0;
    for (std::size_t i = 0; i < known.size(); ++i) {
        if (known[i]) {
            shift = shift + (*known[i] - picture[i]);
            ++count;
        }
    }
    return count > 0 ? shift * (1 / count) : shift;
}

/// Which ties of each body of the picture before are in the graph. Bodies of both stand in ascending order.
class TiesBefore {
  public:
    /// `before` must outlive it.
    TiesBefore(const Ties& before, std::span<const graph::NodeIndex> now)
        : m_before(before), m_places(now.size(), kNowhere) {
        const auto nodes = before.nodes();
        std::size_t place = 0;
        for (std::size_t body = 0; body < now.size(); ++body) {
            while (place < nodes.size() && nodes[place] < now[body])
                ++place;
            if (place < nodes.size() && nodes[place] == now[body])
                m_places[body] = static_cast<std::uint32_t>(place);
        }
    }

    /// Whether both were there and not tied.
    [[nodiscard]] bool wereApart(std::uint32_t a, std::uint32_t b) const {
        return m_places[a] != kNowhere && m_places[b] != kNowhere && !m_before.areTied(m_places[a], m_places[b]);
    }

  private:
    static constexpr std::uint32_t kNowhere = std::numeric_limits<std::uint32_t>::max();

    const Ties& m_before;
    std::vector<std::uint32_t> m_places; ///< by body of now, in the picture before
};

/// Ties of a body that only comes back to its old place are as old as the place.
std::vector<Change> changesOf(const SpringGraph& graph, std::span<const graph::NodeIndex> nodes,
                              std::span<const std::optional<base::Point>> known, const Ties* before) {
    std::vector<Change> changes(graph.size(), Change::none);
    std::vector<std::size_t> others(graph.size(), 0); // that it was not tied to and that were there
    std::optional<TiesBefore> ties;
    if (before != nullptr)
        ties.emplace(*before, nodes);
    for (const SpringGraph::Edge& edge : graph.edges()) {
        const bool areKnown = known[edge.a] && known[edge.b];
        const bool isNew = areKnown && ties && ties->wereApart(edge.a, edge.b);
        if (areKnown && !isNew)
            continue;
        changes[edge.a] = changes[edge.b] = Change::tie;
        others[edge.a] += isNew ? 1 : 0;
        others[edge.b] += isNew ? 1 : 0;
    }
    for (std::size_t body = 0; body < graph.size(); ++body)
        if (!known[body] || (others[body] > 0 && 2 * others[body] >= graph.degree(body)))
            changes[body] = Change::itself;
    return changes;
}

} // namespace

ForceLayout::ForceLayout(LayoutInput input, const LayoutOptions& options, const Positions& start, const Ties* before)
    : m_graph(input), m_nodes(nodesOf(input)), m_others(othersIn(start, m_nodes)), m_held(m_graph.size(), 0),
      m_isAwake(m_graph.size(), 0), m_hasWoken(m_graph.size(), 0) {
    input = {};
    std::vector<std::optional<base::Point>> known(m_graph.size());
    std::size_t knownCount = 0;
    for (std::size_t i = 0; i < m_graph.size(); ++i) {
        known[i] = placeIn(start, m_nodes[i]);
        knownCount += known[i] ? 1 : 0;
    }

    if (options.known == LayoutOptions::Known::kept && 3 * knownCount >= m_graph.size()) {
        m_home = extend(m_graph, options, known, changesOf(m_graph, m_nodes, known, before));
    } else {
        if (knownCount == 0)
            known = {}; // placing needs the memory
        m_home = place(m_graph, options);
        m_others.clear();
        const base::Point shift = meanShift(m_home, known);
        for (base::Point& point : m_home)
            point = point + shift;
    }
    comeFrom(start);
}

ForceLayout::ForceLayout(const Positions& picture, const LayoutInput& input, const Positions& start)
    : m_graph(input), m_nodes(nodesOf(input)), m_others(othersIn(start, m_nodes)), m_held(m_graph.size(), 0),
      m_isAwake(m_graph.size(), 0), m_hasWoken(m_graph.size(), 0) {
    m_home.reserve(m_graph.size());
    for (const graph::NodeIndex node : m_nodes)
        m_home.push_back(placeIn(picture, node).value_or(base::Point()));
    m_points = m_home;
}

void ForceLayout::comeFrom(const Positions& now) {
    m_points = m_home;
    m_isTravelling = false;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        if (const auto at = placeIn(now, m_nodes[i]); at && *at != m_home[i]) {
            m_points[i] = *at;
            m_isTravelling = true;
        }
    }
    m_heat = m_isTravelling ? kTouchHeat : 0;
}

bool ForceLayout::step() {
    if (m_heat <= 0)
        return false;
    if (m_isTravelling) {
        m_isTravelling = travel() > kStill;
        if (!m_isTravelling) {
            for (std::size_t i = 0; i < m_points.size(); ++i)
                if (!m_held[i])
                    m_points[i] = m_home[i]; // which is at rest
            if (m_awake.empty())
                m_heat = 0;
        }
        return m_heat > 0;
    }
    const double moved = relax();
    const double overlap = separate();
    m_heat *= kCooling;
    if (m_heat < kColdest || (moved < kStill && overlap < kStill)) {
        m_heat = 0;
        comeToRest();
    }
    return m_heat > 0;
}

/// Bodies go straight to their places in the picture, through each other. Returns the longest way that one went.
double ForceLayout::travel() {
    double longest = 0;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        if (m_held[i])
            continue;
        const base::Point way = (m_home[i] - m_points[i]) * kTravelPace;
        m_points[i] = m_points[i] + way;
        longest = std::max(longest, base::length(way));
    }
    return longest;
}

void ForceLayout::wake(std::uint32_t body) {
    if (std::exchange(m_isAwake[body], 1) == 0)
        m_awake.push_back(body);
}

void ForceLayout::wakeNeighboursOfDisplaced() {
    const std::size_t count = m_awake.size();
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t body = m_awake[i];
        if (m_hasWoken[body] || base::length(m_points[body] - m_home[body]) <= kCalm)
            continue;
        m_hasWoken[body] = 1;
        for (const SpringGraph::Link& link : m_graph.links(body))
            wake(link.to);
    }
}

/// Each body goes some of the way to where its springs and its anchor want it. Returns the longest way that one went.
double ForceLayout::relax() {
    wakeNeighboursOfDisplaced();
    // In terms of how far each body is from its place in the picture: a spring wants both its ends equally far and in
    // the same direction, an anchor wants no distance at all.
    m_moved.clear();
    for (const std::uint32_t body : m_awake) {
        base::Point wanted;
        double pull = kAnchor;
        for (const SpringGraph::Link& link : m_graph.links(body)) {
            const double strength = m_graph.edges()[link.edge].strength;
            wanted = wanted + (m_points[link.to] - m_home[link.to]) * strength;
            pull += strength;
        }
        const base::Point best = m_home[body] + wanted * (1 / pull);
        m_moved.push_back(m_points[body] + (best - m_points[body]) * kPace);
    }
    double longest = 0;
    for (std::size_t i = 0; i < m_awake.size(); ++i) {
        const std::uint32_t body = m_awake[i];
        if (m_held[body])
            continue;
        longest = std::max(longest, base::length(m_moved[i] - m_points[body]));
        m_points[body] = m_moved[i];
    }
    return longest;
}

double ForceLayout::separate() {
    if (m_awake.empty())
        return 0;
    if (!m_homeDisks)
        m_homeDisks.emplace(m_graph, m_home);
    return m_homeDisks->separate(m_graph, m_points, m_held, m_awake, m_isAwake);
}

/// No disk covers another afterwards, but two held ones; who is back home sleeps.
void ForceLayout::comeToRest() {
    constexpr int kRounds = 200;
    int round = 0;
    while (round < kRounds && separate() >= kDiskGap / 2)
        ++round;
    if (round == kRounds) { // held ones leave no room in their midst, and the whole picture must make some
        for (std::uint32_t body = 0; body < m_graph.size(); ++body)
            wake(body);
        separateFully(m_graph, m_points, m_held);
    }
    std::erase_if(m_awake, [this](std::uint32_t body) {
        if (base::length(m_points[body] - m_home[body]) > (m_held[body] ? 0 : kCalm))
            return false;
        m_points[body] = m_home[body];
        m_isAwake[body] = m_hasWoken[body] = 0;
        return true;
    });
}

void ForceLayout::settle(int maxTicks) {
    for (int tick = 0; tick < maxTicks && step(); ++tick) {
    }
    if (!m_isTravelling)
        comeToRest();
}

void ForceLayout::hold(graph::NodeIndex node, base::Point at) {
    const std::optional<std::size_t> body = bodyOf(node);
    if (!body || !isSane(at))
        return;
    m_points[*body] = at;
    m_held[*body] = 1;
    if (at == m_home[*body] && m_isAwake[*body] == 0)
        return;
    wake(static_cast<std::uint32_t>(*body));
    reheat(kTouchHeat);
}

void ForceLayout::release(graph::NodeIndex node) {
    const std::optional<std::size_t> body = bodyOf(node);
    if (!body || !m_held[*body])
        return;
    m_held[*body] = 0;
    reheat(kTouchHeat);
}

void ForceLayout::reheat(double heat) {
    if (heat > 0) // false for NaN
        m_heat = std::max(m_heat, std::min(heat, 1.0));
}

Positions ForceLayout::positions(std::size_t nodeCount) const {
    Positions result;
    result.resize(nodeCount);
    for (const auto& [node, at] : m_others)
        if (base::raw(node) < nodeCount)
            result[node] = at;
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        if (base::raw(m_nodes[i]) < nodeCount)
            result[m_nodes[i]] = m_points[i];
    return result;
}

Positions ForceLayout::home(std::size_t nodeCount) const {
    Positions result = positions(nodeCount);
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        if (base::raw(m_nodes[i]) < nodeCount && m_held[i] == 0)
            result[m_nodes[i]] = m_home[i];
    return result;
}

std::optional<std::size_t> ForceLayout::bodyOf(graph::NodeIndex node) const {
    const auto found = std::lower_bound(m_nodes.begin(), m_nodes.end(), node);
    if (found == m_nodes.end() || *found != node)
        return {};
    return static_cast<std::size_t>(found - m_nodes.begin());
}

} // namespace whither::layout
