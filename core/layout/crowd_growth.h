#pragma once

#include "core/base/geometry.h"
#include "core/layout/boxes.h"

#include <cstdint>
#include <span>
#include <vector>

namespace whither::layout {

/// Others that overlap a box, from which it stands in a crowd.
inline constexpr std::uint32_t kCrowd = 4;

/// Puts coincident points on a little sunflower, each in a direction of its own in which to grow.
void spreadCoincident(std::vector<base::Point>& points);

/// Grows the edges of a minimum spanning tree of the Delaunay triangulation until their boxes touch, where one of the
/// two stands in a crowd, after Nachmanson, Nocaj, Bereg, Zhang and Holroyd, "Node overlap removal by growing a tree"
/// (2016). `overlaps`: of each box with others, at most kCrowd. O(n log n).
void growTree(Boxes& boxes, std::span<const std::uint32_t> overlaps);

} // namespace whither::layout
