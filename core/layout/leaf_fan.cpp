#include "core/layout/leaf_fan.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>
#include <queue>

namespace whither::layout {

namespace {

/// Of the mean length of the hub's other lines. Close: a person's place is with the employer, and the nearer, the fewer
/// lines cross on the way; making room for disks comes later.
constexpr double kReach = 0.15;

constexpr double kTurn = 2 * std::numbers::pi;

/// How many of `count` leaves stand in each gap: one after the other in the gap that is widest yet.
std::vector<std::uint32_t> share(std::span<const double> gaps, std::size_t count) {
    struct Slot {
        double width = 0; ///< between two lines when one more stands in the gap
        std::uint32_t gap = 0;
        bool operator<(const Slot& other) const {
            return width < other.width || (width == other.width && gap > other.gap);
        }
    };
    std::vector<std::uint32_t> taken(gaps.size(), 0);
    std::priority_queue<Slot> widest;
    for (std::uint32_t g = 0; g < gaps.size(); ++g)
        widest.push({gaps[g] / 2, g});
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t gap = widest.top().gap;
        widest.pop();
        ++taken[gap];
        widest.push({gaps[gap] / (taken[gap] + 2), gap});
    }
    return taken;
}

base::Point rounded(base::Point point) {
    // The last bits of sines differ between processors; those of a float do not.
    return {static_cast<double>(static_cast<float>(point.x)), static_cast<double>(static_cast<float>(point.y))};
}

} // namespace

LeafFan::LeafFan(const Adjacency& graph) : m_graph(graph), m_isLeaf(graph.size(), 0) {
    for (std::uint32_t i = 0; i < graph.size(); ++i) {
        if (graph.degree(i) == 1) {
            const std::uint32_t other = graph.neighbours(i)[0];
            m_isLeaf[i] = static_cast<char>(graph.degree(other) > 1 || other < i);
        }
        if (m_isLeaf[i] == 0)
            m_core.push_back(i);
    }
}

void LeafFan::spread(std::span<base::Point> points) const {
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, m_core.size(), 4096),
                      [&](const tbb::blocked_range<std::size_t>& range) {
                          spread(std::span(m_core).subspan(range.begin(), range.size()), points);
                      });
}

void LeafFan::spread(std::span<const std::uint32_t> hubs, std::span<base::Point> points) const {
    std::vector<std::uint32_t> leaves;
    std::vector<double> angles;
    std::vector<double> gaps;
    for (const std::uint32_t hub : hubs) {
        leaves.clear();
        for (const std::uint32_t other : m_graph.neighbours(hub))
            if (isLeaf(other))
                leaves.push_back(other);
        if (leaves.empty())
            continue;
        angles.clear();
        double length = 0;
        for (const std::uint32_t other : m_graph.neighbours(hub)) {
            if (isLeaf(other))
                continue;
            const base::Point way = points[other] - points[hub];
            angles.push_back(std::atan2(way.y, way.x));
            length += std::sqrt(way.x * way.x + way.y * way.y);
        }
        const double reach = angles.empty() || length <= 0 ? 1 : kReach * length / static_cast<double>(angles.size());
        std::sort(angles.begin(), angles.end());
        const bool isAlone = angles.empty();
        if (isAlone)
            angles.push_back(0);
        gaps.clear();
        for (std::size_t i = 0; i + 1 < angles.size(); ++i)
            gaps.push_back(angles[i + 1] - angles[i]);
        gaps.push_back(angles.front() + kTurn - angles.back());

        const std::vector<std::uint32_t> taken = share(gaps, leaves.size());
        const auto rings = static_cast<std::size_t>(std::max(1.0, std::sqrt(static_cast<double>(leaves.size())) / 3));
        std::size_t leaf = 0;
        for (std::size_t gap = 0; gap < gaps.size(); ++gap) {
            // Without another line the leaves go all around, else they keep the same distance from the lines.
            const double step = gaps[gap] / (isAlone ? taken[gap] : taken[gap] + 1);
            for (std::uint32_t i = 1; i <= taken[gap]; ++i, ++leaf) {
                const double angle = angles[gap] + step * i;
                const double radius =
                    reach * std::sqrt(static_cast<double>(leaf % rings + 1) / static_cast<double>(rings));
                points[leaves[leaf]] =
                    rounded(points[hub] + base::Point{std::cos(angle) * radius, std::sin(angle) * radius});
            }
        }
    }
}

} // namespace whither::layout
