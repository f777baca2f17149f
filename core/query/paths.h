#pragma once

#include "core/graph/talent_graph.h"
#include "core/query/filter.h"

#include <utility>
#include <vector>

namespace whither::query {

/// Two nodes that something ties which is no edge.
using Tie = std::pair<graph::NodeIndex, graph::NodeIndex>;

/// Nodes at most `depth` shown edges from one of `starts`, in either direction, these first, then by distance and
/// index. Ties count as shown edges. O(n log n) in nodes, edges and ties.
[[nodiscard]] std::vector<graph::NodeIndex> neighbours(const graph::TalentGraph& graph, const VisibleSet& visible,
                                                       const std::vector<graph::NodeIndex>& starts, int depth,
                                                       const std::vector<Tie>& ties = {});

/// A way from one node to another: nodes[0], edges[0], nodes[1], ... edges.size() == nodes.size() - 1.
struct Path {
    std::vector<graph::NodeIndex> nodes;
    std::vector<graph::EdgeIndex> edges;
};

/// A path of fewest shown edges in either direction (breadth-first search); among equals the one found first in index
/// order. Empty when there is none; one node and no edge when both ends are the same.
[[nodiscard]] Path shortestPath(const graph::TalentGraph& graph, const VisibleSet& visible, graph::NodeIndex from,
                                graph::NodeIndex to);

} // namespace whither::query
