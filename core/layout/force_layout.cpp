#include "core/layout/force_layout.h"

#include "core/layout/placement.h"
#include "core/layout/separation.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace whither::layout {

namespace {

constexpr double kPace = 0.35; ///< of the way to its best place that a body goes in one tick
constexpr double kTravelPace = 0.14;
constexpr double kAnchor = 0.25;   ///< pull to the picture's place, against 1 of a spring
constexpr double kTouchHeat = 0.5; ///< of a layout that was just touched
constexpr double kCooling = 0.99;  ///< heat from one tick to the next
constexpr double kColdest = 0.01;  ///< heat that counts as none
constexpr double kStill = 0.02;    ///< movement per tick that counts as none, world units
constexpr double kFarthest = 1e7;  ///< coordinates beyond it are taken for garbage, world units

bool isSane(base::Point point) {
    return std::isfinite(point.x) && std::isfinite(point.y) && std::abs(point.x) <= kFarthest &&
           std::abs(point.y) <= kFarthest;
}

double distance(base::Point a, base::Point b) {
    const base::Point apart = a - b;
    return std::sqrt(apart.x * apart.x + apart.y * apart.y);
}

base::Point meanShift(std::span<const base::Point> picture, std::span<const std::optional<base::Point>> known) {
    base::Point shift;
    double count = 0;
    for (std::size_t i = 0; i < picture.size(); ++i) {
        if (known[i]) {
            shift = shift + (*known[i] - picture[i]);
            ++count;
        }
    }
    return count > 0 ? shift * (1 / count) : shift;
}

} // namespace

ForceLayout::ForceLayout(LayoutInput input, const LayoutOptions& options, const Positions& start)
    : m_graph(input), m_start(start), m_held(input.bodies.size(), 0) {
    std::vector<std::optional<base::Point>> known(m_graph.size());
    std::size_t knownCount = 0;
    for (std::size_t i = 0; i < m_graph.size(); ++i) {
        const graph::NodeIndex node = input.bodies[i].node;
        m_nodes.push_back(node);
        if (base::raw(node) < start.size() && start[node] && isSane(*start[node])) {
            known[i] = start[node];
            ++knownCount;
        }
    }

    if (options.known == LayoutOptions::Known::kept && 3 * knownCount >= m_graph.size()) {
        m_home = extend(m_graph, options, known);
    } else {
        m_home = place(m_graph, options);
        m_start = {};
        const base::Point shift = meanShift(m_home, known);
        for (base::Point& point : m_home)
            point = point + shift;
    }
    m_points = m_home;
    for (std::size_t i = 0; i < m_graph.size(); ++i) {
        if (known[i] && *known[i] != m_home[i]) {
            m_points[i] = *known[i];
            m_isTravelling = true;
            m_heat = kTouchHeat;
        }
    }
    m_wanted.resize(m_graph.size());
}

bool ForceLayout::step() {
    if (m_heat <= 0)
        return false;
    const double moved = m_isTravelling ? travel() : relax();
    if (m_isTravelling) {
        m_isTravelling = moved > kStill;
        return true;
    }
    const double overlap = separateDisks(m_graph, m_points, m_held);
    m_heat *= kCooling;
    if (m_heat < kColdest || (moved < kStill && overlap < kStill)) {
        m_heat = 0;
        separateFully(m_graph, m_points, m_held);
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
        longest = std::max(longest, distance(way, {}));
    }
    return longest;
}

/// Each body goes some of the way to where its springs and its anchor want it. Returns the longest way that one went.
double ForceLayout::relax() {
    // In terms of how far each body is from its place in the picture: a spring wants both its ends equally far and in
    // the same direction, an anchor wants no distance at all.
    std::vector<base::Point>& wanted = m_wanted;
    std::fill(wanted.begin(), wanted.end(), base::Point{});
    m_pull.assign(m_points.size(), kAnchor);
    for (const SpringGraph::Edge& edge : m_graph.edges()) {
        wanted[edge.a] = wanted[edge.a] + (m_points[edge.b] - m_home[edge.b]) * edge.strength;
        wanted[edge.b] = wanted[edge.b] + (m_points[edge.a] - m_home[edge.a]) * edge.strength;
        m_pull[edge.a] += edge.strength;
        m_pull[edge.b] += edge.strength;
    }
    double longest = 0;
    for (std::size_t i = 0; i < m_points.size(); ++i) {
        if (m_held[i])
            continue;
        const base::Point best = m_home[i] + wanted[i] * (1 / m_pull[i]);
        const base::Point way = (best - m_points[i]) * kPace;
        m_points[i] = m_points[i] + way;
        longest = std::max(longest, distance(way, {}));
    }
    return longest;
}

void ForceLayout::settle(int maxTicks) {
    for (int tick = 0; tick < maxTicks && step(); ++tick) {
    }
    separateFully(m_graph, m_points, m_held);
}

void ForceLayout::hold(graph::NodeIndex node, base::Point at) {
    const std::optional<std::size_t> body = bodyOf(node);
    if (!body || !isSane(at))
        return;
    m_points[*body] = at;
    m_held[*body] = 1;
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
    Positions result = m_start;
    result.resize(nodeCount);
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        if (base::raw(m_nodes[i]) < nodeCount)
            result[m_nodes[i]] = m_points[i];
    return result;
}

std::optional<std::size_t> ForceLayout::bodyOf(graph::NodeIndex node) const {
    const auto found = std::lower_bound(m_nodes.begin(), m_nodes.end(), node);
    if (found == m_nodes.end() || *found != node)
        return {};
    return static_cast<std::size_t>(found - m_nodes.begin());
}

} // namespace whither::layout
