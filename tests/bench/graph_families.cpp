#include "tests/bench/graph_families.h"

#include "core/layout/random.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace whither::bench {

namespace {

using layout::Random;

std::uint32_t sideOf(double squares) {
    return std::max(2U, static_cast<std::uint32_t>(std::lround(std::sqrt(squares))));
}

MadeGraph gridOf(std::uint32_t side) {
    MadeGraph made;
    made.nodes = std::size_t{side} * side;
    for (std::uint32_t y = 0; y < side; ++y) {
        for (std::uint32_t x = 0; x < side; ++x) {
            const std::uint32_t node = y * side + x;
            if (x + 1 < side)
                made.edges.emplace_back(node, node + 1);
            if (y + 1 < side)
                made.edges.emplace_back(node, node + side);
        }
    }
    return made;
}

/// Sets that are united step by step.
class Forest {
  public:
    explicit Forest(std::size_t nodes) : m_parents(nodes) { std::iota(m_parents.begin(), m_parents.end(), 0U); }
    /// Whether they were in two sets until now.
    [[nodiscard]] bool unite(std::uint32_t a, std::uint32_t b) {
        a = root(a);
        b = root(b);
        m_parents[a] = b;
        return a != b;
    }

  private:
    std::uint32_t root(std::uint32_t node) {
        while (m_parents[node] != node)
            node = m_parents[node] = m_parents[m_parents[node]];
        return node;
    }

    std::vector<std::uint32_t> m_parents;
};

} // namespace

MadeGraph makeGrid(std::size_t nodes) {
    return gridOf(sideOf(static_cast<double>(nodes)));
}

MadeGraph makeMesh(std::size_t nodes, std::uint64_t seed) {
    Random random(seed);
    const std::uint32_t side = sideOf(static_cast<double>(nodes));
    MadeGraph made = gridOf(side);
    for (std::uint32_t y = 0; y + 1 < side; ++y) {
        for (std::uint32_t x = 0; x + 1 < side; ++x) {
            const std::uint32_t node = y * side + x;
            if (random.below(2) == 0)
                made.edges.emplace_back(node, node + side + 1);
            else
                made.edges.emplace_back(node + 1, node + side);
        }
    }
    return made;
}

MadeGraph makeRoads(std::size_t nodes, std::uint64_t seed) {
    Random random(seed);
    // Each crossroads brings 4/3 lines, and each line 3/2 nodes along it.
    MadeGraph made = gridOf(sideOf(static_cast<double>(nodes) / 3));
    auto lines = std::exchange(made.edges, {});
    for (std::size_t i = lines.size(); i > 1; --i)
        std::swap(lines[i - 1], lines[random.below(static_cast<std::uint32_t>(i))]);
    Forest forest(made.nodes);
    for (const auto& [a, b] : lines) {
        // A spanning tree stays, so that all places can be reached, and a third of the other lines.
        if (!forest.unite(a, b) && random.below(3) != 0)
            continue;
        std::uint32_t end = a;
        for (std::uint32_t k = random.below(4); k > 0; --k) {
            const auto bend = static_cast<std::uint32_t>(made.nodes++);
            made.edges.emplace_back(end, bend);
            end = bend;
        }
        made.edges.emplace_back(end, b);
    }
    return made;
}

MadeGraph makeSocial(std::size_t nodes, std::uint64_t seed) {
    constexpr std::uint32_t kEdges = 3;
    Random random(seed);
    MadeGraph made;
    made.nodes = std::max<std::size_t>(nodes, kEdges + 1);
    std::vector<std::vector<std::uint32_t>> friends(made.nodes);
    std::vector<std::uint32_t> ends; // each node as often as it has edges
    const auto befriend = [&](std::uint32_t a, std::uint32_t b) {
        if (a == b || std::find(friends[a].begin(), friends[a].end(), b) != friends[a].end())
            return false;
        friends[a].push_back(b);
        friends[b].push_back(a);
        ends.push_back(a);
        ends.push_back(b);
        made.edges.emplace_back(a, b);
        return true;
    };
    for (std::uint32_t a = 1; a <= kEdges; ++a)
        for (std::uint32_t b = 0; b < a; ++b)
            befriend(a, b);
    for (std::uint32_t node = kEdges + 1; node < made.nodes; ++node) {
        const auto before = static_cast<std::uint32_t>(ends.size()); // a node does not draw itself
        std::uint32_t last = 0;
        for (std::uint32_t k = 0; k < kEdges;) {
            const auto& near = friends[last];
            const bool isTriad = k > 0 && random.below(2) == 0;
            const std::uint32_t other =
                isTriad ? near[random.below(static_cast<std::uint32_t>(near.size()))] : ends[random.below(before)];
            if (!befriend(node, other))
                continue;
            last = other;
            ++k;
        }
    }
    return made;
}

MadeGraph makeTree(std::size_t nodes, std::uint64_t seed) {
    Random random(seed);
    MadeGraph made;
    made.nodes = nodes;
    for (std::uint32_t node = 1; node < nodes; ++node)
        made.edges.emplace_back(random.below(node), node);
    return made;
}

} // namespace whither::bench
