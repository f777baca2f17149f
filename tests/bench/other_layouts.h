#pragma once

#include "core/base/geometry.h"
#include "core/layout/adjacency.h"

#include <cstdint>
#include <vector>

namespace whither::bench {

// What other libraries make of the same graph, with the settings that each has by itself for graphs without size or
// shape of nodes. One point per node.

/// Fruchterman and Reingold's forces over a grid, in 100 rounds. Empty once that has taken more than `mostSeconds`.
[[nodiscard]] std::vector<base::Point> layOutWithBoost(const layout::Adjacency& graph, std::uint64_t seed,
                                                       double mostSeconds);
/// The same forces, in 500 rounds, over a grid beyond a thousand nodes.
[[nodiscard]] std::vector<base::Point> layOutWithIgraph(const layout::Adjacency& graph, std::uint64_t seed);
/// DrL (Martin, Brown, Klavans and Boyack, "OpenOrd: an open-source toolbox for large graph layout", 2011).
[[nodiscard]] std::vector<base::Point> layOutWithIgraphDrl(const layout::Adjacency& graph, std::uint64_t seed);
/// Graphviz's multilevel layout (Hu, "Efficient, high-quality force-directed graph drawing", 2005). Takes no seed.
[[nodiscard]] std::vector<base::Point> layOutWithSfdp(const layout::Adjacency& graph);

} // namespace whither::bench
