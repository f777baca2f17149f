#pragma once

#include "core/graph/talent_graph.h"
#include "core/query/filter.h"

#include <vector>

namespace whither::query {

/// Nodes at most `depth` shown edges from `start`, in either direction, `start` first, then by distance and index.
[[nodiscard]] std::vector<graph::NodeIndex> neighbours(const graph::TalentGraph& graph, const VisibleSet& visible,
                                                       graph::NodeIndex start, int depth);

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
