#pragma once

#include "core/layout/adjacency.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace whither::layout {

/// A graph whose nodes may stand for many. Rows as in Adjacency, but in any order within a row.
struct LevelGraph {
    std::vector<std::uint32_t> first{0};
    std::vector<std::uint32_t> to;
    std::vector<float> weight; ///< of each entry of `to`: how many edges it stands for; empty: each for one
    std::vector<float> mass;   ///< of each node: how many nodes it stands for

    [[nodiscard]] std::size_t size() const { return mass.size(); }
    [[nodiscard]] float weightOf(std::size_t entry) const { return weight.empty() ? 1.0F : weight[entry]; }
};

struct Coarsening {
    LevelGraph graph;
    std::vector<std::uint32_t> parent; ///< by node of the finer graph
};

/// Joins each node with the neighbours it is tied to most closely, up to some five times the mean mass, and those that
/// find no such neighbour with others that have the same dearest one: without the latter a company's many people would
/// all stay apart. Edges between the same groups become one, weights added; a group's mass is that of its nodes. After
/// Hachul and Jünger's and Walshaw's multilevel methods; the grouping over two steps is from graph partitioning
/// (LaSalle et al., "Improving graph partitioning for modern graphs and architectures", 2015).
[[nodiscard]] Coarsening coarsen(const LevelGraph& graph);

/// The same graph with node order[i] in place i.
[[nodiscard]] LevelGraph reordered(const LevelGraph& graph, std::span<const std::uint32_t> order);

} // namespace whither::layout
