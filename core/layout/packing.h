#pragma once

#include "core/base/geometry.h"

#include <span>
#include <vector>

namespace whither::layout {

/// Shifts for shapes made of rectangles, so that none share a cell of a coarse grid and all stand close around the
/// first, in an area of the given aspect (width over height): polyomino packing (Freivalds, Dogrusoz and Kikusts,
/// "Disconnected graph layout and the polyomino packing approach", 2002). Shapes are placed in the given order; the
/// first stays where it is.
[[nodiscard]] std::vector<base::Point> pack(std::span<const std::vector<base::Rect>> shapes, double aspect);

} // namespace whither::layout
