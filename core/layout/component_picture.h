#pragma once

#include "core/base/geometry.h"
#include "core/layout/layout_input.h"
#include "core/layout/separation.h"
#include "core/layout/spring_graph.h"

#include <cstdint>
#include <span>
#include <vector>

namespace whither::layout {

/// Draws one connected component (its bodies, ascending) into `points` (one per body of the graph), around the origin.
void drawComponent(const SpringGraph& graph, std::span<const std::uint32_t> component, const LayoutOptions& options,
                   std::vector<base::Point>& points);

/// Rectangles around the disks, names and lines of a component, in the coordinates of `points`.
[[nodiscard]] std::vector<base::Rect> outline(const SpringGraph& graph, std::span<const std::uint32_t> component,
                                              std::span<const base::Point> points);

} // namespace whither::layout
