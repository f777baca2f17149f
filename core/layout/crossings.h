#pragma once

#include "core/base/geometry.h"
#include "core/layout/spring_graph.h"

#include <cstddef>
#include <span>

namespace whither::layout {

/// Whether the segments ab and cd have an inner point in common; touching at an end does not count, nor do segments of
/// one line.
[[nodiscard]] bool segmentsCross(base::Point a, base::Point b, base::Point c, base::Point d);
/// Whether a segment has a point inside a rectangle.
[[nodiscard]] bool segmentMeets(base::Point a, base::Point b, const base::Rect& rect);
/// Pairs of edges without a common end that cross as straight lines. `points`: one per body.
[[nodiscard]] std::size_t countCrossings(std::span<const SpringGraph::Edge> edges, std::span<const base::Point> points);

} // namespace whither::layout
