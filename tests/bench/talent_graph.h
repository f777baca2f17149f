#pragma once

#include "core/graph/talent_graph.h"
#include "core/layout/adjacency.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace whither::bench {

/// A bare graph that was made or read. Each edge stands once; an edge of a talent graph from its person to its company.
struct MadeGraph {
    std::size_t nodes = 0;
    std::vector<layout::Adjacency::Pair> edges;
    std::vector<graph::NodeKind> kinds; ///< by node, people before companies; empty where nodes have no kind
};

/// People and the companies that they worked for, as talent data of about `nodes` nodes has them: employers whose size
/// is Pareto distributed (the largest of a big graph has a few percent of all people), up to eight employers for one
/// person, a third to half of all nodes people with one employer, and moves that mostly stay within a region and an
/// industry or follow a colleague. People stand in the order of their first day, companies in that of their founding.
/// From 1.4 edges a node at a hundred nodes to 1.9 at a million; nearly all of it one component. Linear in `nodes`, and
/// the same on every platform for the same seed. `employers`: of each person on average, from 1 to 4, if not as many as
/// such data has.
[[nodiscard]] MadeGraph makeTalentGraph(std::size_t nodes, std::uint64_t seed, std::optional<double> employers = {});

} // namespace whither::bench
