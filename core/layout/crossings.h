#pragma once

#include "core/base/geometry.h"
#include "core/layout/adjacency.h"
#include "core/layout/spring_graph.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace whither::layout {

/// Whether the segments ab and cd have an inner point in common; touching at an end does not count, nor do segments of
/// one line.
[[nodiscard]] bool segmentsCross(base::Point a, base::Point b, base::Point c, base::Point d);
/// Whether a segment has a point inside a rectangle.
[[nodiscard]] bool segmentMeets(base::Point a, base::Point b, const base::Rect& rect);
/// Pairs of edges without a common end that cross as straight lines. `points`: one per body. Quadratic at worst.
[[nodiscard]] std::size_t countCrossings(std::span<const SpringGraph::Edge> edges, std::span<const base::Point> points);
[[nodiscard]] std::size_t countCrossings(std::span<const Adjacency::Pair> edges, std::span<const base::Point> points);
/// The same number, estimated without bias from the crossings of about `samples` edges, which are drawn evenly over the
/// picture and the more often the longer they are. Memory: 48 bytes an edge.
[[nodiscard]] double estimateCrossings(std::span<const Adjacency::Pair> edges, std::span<const base::Point> points,
                                       std::size_t samples, std::uint64_t seed);

} // namespace whither::layout
