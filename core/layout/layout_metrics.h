#pragma once

#include "core/layout/force_layout.h"

#include <cstddef>

namespace whither::layout {

/// How good a layout is. All are exact (quadratic in nodes or edges). Parallel springs count as one edge; bodies
/// without a position count for nothing.
struct LayoutMetrics {
    /// Normalised stress after the best uniform scaling: mean over connected pairs of ((s*d_plane - d_graph) /
    /// d_graph)^2, d_graph in edges.
    double stress = 0;
    std::size_t crossings = 0;      ///< pairs of edges without a common end that cross as straight lines
    std::size_t nodeOverlaps = 0;   ///< pairs of disks that share an area
    double edgeLengthDeviation = 0; ///< standard deviation of edge length over its mean
};

[[nodiscard]] LayoutMetrics measure(const LayoutInput& input, const Positions& positions);

} // namespace whither::layout
