#pragma once

#include "core/layout/adjacency.h"
#include "core/layout/force_layout.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace whither::layout {

/// How good a layout is. Nothing depends on its scale but `nodeOverlaps`.
struct LayoutMetrics {
    /// Normalised stress after the best uniform scaling, 0 to 1: mean over connected pairs of ((s*d_plane - d_graph) /
    /// d_graph)^2, d_graph in edges (Gansner, Koren and North, "Graph drawing by stress majorization", 2004; weights
    /// d_graph^-2). 0 is best.
    double stress = 0;
    /// Neighbourhood preservation, 0 to 1: with k nodes at most two edges away from a node, the share of these k among
    /// the k nodes nearest to it in the plane, averaged over the nodes that have edges (Gansner, Hu and North, "A
    /// maxent-stress model for graph layout", 2013). Where several are equally far, each has an equal part in the
    /// places left. 1 is best.
    double neighbourhood = 1;
    std::size_t crossings = 0;   ///< pairs of edges without a common end that cross as straight lines
    double crossingsPerEdge = 0; ///< `crossings` over edges
    /// How evenly lines leave the nodes of 8 edges and more, averaged over the ends of lines at these: 1 - sum |g_i -
    /// 1/d| / (2 - 2/d) for a node of d edges, g_i the parts of a full turn between successive lines. 1: evenly all
    /// around; 0: all in one direction; directions by lot give 0.63 on average. Empty: there is no such node.
    std::optional<double> hubEvenness;
    std::size_t nodeOverlaps = 0;   ///< pairs of disks that share an area
    double edgeLengthDeviation = 0; ///< standard deviation of edge length over its mean
    /// Mean distance of a person and a company that an edge ties, over that of any person and any company: 0 is best,
    /// by lot it is 1. Empty: there are no kinds, or no such pair.
    std::optional<double> ownRatio;
};

struct MeasureOptions {
    std::span<const graph::NodeKind> kinds; ///< by node; empty: nodes have no kind
    std::span<const double> radii;          ///< by node, of its disk; empty: nodes are points and do not overlap
    std::uint64_t seed = 1;                 ///< of what is sampled
    /// `stress` and `neighbourhood` are exact up to that many nodes, else taken from a thousand nodes or fewer.
    std::size_t exactNodes = 2'000;
    /// `crossings` are exact up to that many edges, else estimated from some thousands.
    std::size_t exactEdges = 20'000;
};

/// `points`: one per node, finite. All that is not sampled is exact, except that `ownRatio` takes any person and any
/// company by lot where there are millions of such pairs.
[[nodiscard]] LayoutMetrics measure(const Adjacency& graph, std::span<const base::Point> points,
                                    const MeasureOptions& options = {});
/// The same of bodies and springs. Parallel springs count as one edge; bodies without a position count for nothing.
[[nodiscard]] LayoutMetrics measure(const LayoutInput& input, const Positions& positions);

} // namespace whither::layout
