#include "core/layout/spring_graph.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <queue>
#include <utility>

namespace whither::layout {

namespace {

constexpr double kMaxExtent = 1e4;   ///< of a disk, a label or a spring; keeps every sum finite
constexpr double kBundleLength = 85; ///< of a bundle of one; grows with the square root
constexpr double kGap = 8;           ///< between neighbours that stand around one body

double inRange(double value, double low, double high, double otherwise) {
    return std::isfinite(value) ? std::clamp(value, low, high) : otherwise;
}

SpringGraph::Disk sane(const Body& body) {
    return {inRange(body.radius, 1e-3, kMaxExtent, 1),
            {inRange(body.label.width, 0, kMaxExtent, 0), inRange(body.label.height, 0, kMaxExtent, 0)},
            body.labelPlace};
}

/// Area that a body takes in a crowd: its disk and its label, with a gap.
double areaOf(const SpringGraph::Disk& disk) {
    const double side = 2 * disk.radius + kGap;
    return disk.labelPlace == LabelPlace::beside ? (side + disk.label.width) * std::max(side, disk.label.height + kGap)
                                                 : std::max(side, disk.label.width) * (side + disk.label.height);
}

} // namespace

SpringGraph::SpringGraph(const LayoutInput& input) {
    m_disks.reserve(input.bodies.size());
    for (const Body& body : input.bodies)
        m_disks.push_back(sane(body));

    for (const Spring& spring : input.springs) {
        if (spring.a == spring.b || spring.a >= size() || spring.b >= size())
            continue;
        const auto [a, b] = std::minmax(spring.a, spring.b);
        m_edges.push_back({a, b, m_disks[a].radius + m_disks[b].radius + inRange(spring.length, 1, kMaxExtent, 1),
                           inRange(spring.strength, 1e-3, 1e3, 1)});
    }
    std::stable_sort(m_edges.begin(), m_edges.end(),
                     [](const Edge& x, const Edge& y) { return std::pair(x.a, x.b) < std::pair(y.a, y.b); });
    std::size_t kept = 0;
    for (const Edge& edge : m_edges) {
        if (kept > 0 && m_edges[kept - 1].a == edge.a && m_edges[kept - 1].b == edge.b) {
            m_edges[kept - 1].length = std::min(m_edges[kept - 1].length, edge.length);
            m_edges[kept - 1].strength = std::min(m_edges[kept - 1].strength + edge.strength, 1e3);
        } else {
            m_edges[kept++] = edge;
        }
    }
    m_edges.resize(kept);
    indexLinks();

    // Many neighbours need a wider ring: one on which the area between the disk and twice the ring holds them.
    std::vector<double> ring(size(), 0);
    for (std::size_t i = 0; i < size(); ++i) {
        double area = 0;
        for (const Link& link : links(i))
            area += areaOf(m_disks[link.to]);
        ring[i] = 0.8 * std::sqrt(m_disks[i].radius * m_disks[i].radius + area / std::numbers::pi);
    }
    for (Edge& edge : m_edges)
        edge.length = std::max({edge.length, ring[edge.a], ring[edge.b]});
    findBundles();
}

SpringGraph::SpringGraph(const SpringGraph& whole, std::span<const std::uint32_t> component) {
    m_disks.reserve(component.size());
    for (std::uint32_t i = 0; i < component.size(); ++i) {
        m_disks.push_back(whole.m_disks[component[i]]);
        for (const Link& link : whole.links(component[i])) {
            if (link.to < component[i])
                continue;
            const auto place = std::lower_bound(component.begin(), component.end(), link.to);
            Edge edge = whole.m_edges[link.edge];
            edge.a = i;
            edge.b = static_cast<std::uint32_t>(place - component.begin());
            m_edges.push_back(edge);
        }
    }
    indexLinks();
    findBundles();
}

void SpringGraph::indexLinks() {
    m_first.assign(size() + 1, 0);
    for (const Edge& edge : m_edges) {
        ++m_first[edge.a + 1];
        ++m_first[edge.b + 1];
    }
    for (std::size_t i = 0; i < size(); ++i)
        m_first[i + 1] += m_first[i];
    m_links.resize(2 * m_edges.size());
    std::vector<std::size_t> next(m_first.begin(), m_first.end() - 1);
    // Edges are sorted by (a, b): the smaller neighbours of a body come first, then the larger ones, both ascending.
    for (std::uint32_t e = 0; e < m_edges.size(); ++e)
        m_links[next[m_edges[e].b]++] = {m_edges[e].a, e};
    for (std::uint32_t e = 0; e < m_edges.size(); ++e)
        m_links[next[m_edges[e].a]++] = {m_edges[e].b, e};
}

/// Bodies that tie the same two others stand in a bundle between them, which needs width and hence length.
void SpringGraph::findBundles() {
    struct Tie {
        std::uint32_t body = 0;
        std::uint32_t first = 0;
        std::uint32_t second = 0;
        std::uint32_t firstEdge = 0;
        std::uint32_t secondEdge = 0;
    };
    std::vector<Tie> ties;
    m_bundle.assign(size(), 0);
    for (std::uint32_t body = 0; body < size(); ++body)
        if (degree(body) == 2)
            ties.push_back({body, links(body)[0].to, links(body)[1].to, links(body)[0].edge, links(body)[1].edge});
    std::stable_sort(ties.begin(), ties.end(), [](const Tie& x, const Tie& y) {
        return std::pair(x.first, x.second) < std::pair(y.first, y.second);
    });
    for (std::size_t begin = 0, end = 0; begin < ties.size(); begin = end) {
        while (end < ties.size() && ties[end].first == ties[begin].first && ties[end].second == ties[begin].second)
            ++end;
        if (end - begin < 2)
            continue;
        m_bundleSizes.push_back(end - begin);
        for (std::size_t i = begin; i < end; ++i)
            m_bundle[ties[i].body] = static_cast<std::uint32_t>(m_bundleSizes.size() - 1);
        const double length = kBundleLength * std::sqrt(static_cast<double>(end - begin));
        for (std::size_t i = begin; i < end; ++i)
            for (const std::uint32_t edge : {ties[i].firstEdge, ties[i].secondEdge})
                m_edges[edge].length = std::max(m_edges[edge].length, length);
    }
}

std::vector<std::vector<std::uint32_t>> SpringGraph::components() const {
    std::vector<std::vector<std::uint32_t>> result;
    std::vector<char> seen(size(), 0);
    for (std::uint32_t first = 0; first < size(); ++first) {
        if (seen[first])
            continue;
        seen[first] = 1;
        std::vector<std::uint32_t> component{first};
        for (std::size_t i = 0; i < component.size(); ++i) {
            for (const Link& link : links(component[i])) {
                if (!seen[link.to]) {
                    seen[link.to] = 1;
                    component.push_back(link.to);
                }
            }
        }
        std::sort(component.begin(), component.end());
        result.push_back(std::move(component));
    }
    return result;
}

void SpringGraph::distancesFrom(std::uint32_t source, std::vector<double>& distances) const {
    using Entry = std::pair<double, std::uint32_t>;
    std::priority_queue<Entry, std::vector<Entry>, std::greater<>> queue;
    distances.assign(size(), std::numeric_limits<double>::infinity());
    distances[source] = 0;
    queue.emplace(0, source);
    while (!queue.empty()) {
        const auto [distance, body] = queue.top();
        queue.pop();
        if (distance > distances[body])
            continue;
        for (const Link& link : links(body)) {
            const double through = distance + m_edges[link.edge].length;
            if (through < distances[link.to]) {
                distances[link.to] = through;
                queue.emplace(through, link.to);
            }
        }
    }
}

} // namespace whither::layout
