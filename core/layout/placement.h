#pragma once

#include "core/base/geometry.h"
#include "core/layout/adjustment.h"
#include "core/layout/layout_input.h"
#include "core/layout/spring_graph.h"

#include <optional>
#include <span>
#include <vector>

namespace whither::layout {

/// A whole picture, computed afresh; one point per body, the picture's middle at the origin. Each component as its size
/// and the wished character ask: by stress over the springs' lengths, from several seeded starts where it is small, or
/// embedded as a bare graph; turned and stretched to the wished aspect, made free of overlaps; then the components are
/// packed.
[[nodiscard]] std::vector<base::Point> place(const SpringGraph& graph, const LayoutOptions& options);

/// A picture in which known bodies stand about where they stood and the others near their neighbours, where the fewest
/// disks, names and lines are in the way. `changes`: one per body; adjust() says how far which go, in graphs of more
/// than kMostAdjusted bodies those alone go that changed themselves. Where none did, nothing moves but what another
/// disk would cover.
[[nodiscard]] std::vector<base::Point> extend(const SpringGraph& graph, const LayoutOptions& options,
                                              std::span<const std::optional<base::Point>> known,
                                              std::vector<Change> changes);

} // namespace whither::layout
