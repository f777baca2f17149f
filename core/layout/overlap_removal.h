#pragma once

#include "core/base/geometry.h"
#include "core/base/progress.h"

#include <span>

namespace whither::layout {

/// So far two boxes may reach into each other, along both axes, without being said to overlap; world units.
inline constexpr double kOverlapTolerance = 1e-3;

/// Moves boxes until none overlap and keeps the shape of their picture. `boxes` are relative to their points, of any
/// sizes; all numbers finite, the corners of all boxes within 1e9 of the origin. When nothing overlaps nothing moves.
///
/// Where boxes are crowded, a minimum spanning tree of their Delaunay triangulation is grown, which makes room and
/// keeps directions (Nachmanson, Nocaj, Bereg, Zhang and Holroyd, "Node overlap removal by growing a tree", 2016).
/// Growing on until the last overlap is gone would take dozens of rounds and tear the picture. What the first rounds
/// leave, and all overlaps of a picture without crowds, is put right by the least movement along the axes, x before y
/// (Dwyer, Marriott and Stuckey, "Fast node overlap removal", 2005). That ends with no overlap for any number of boxes,
/// however they lie.
///
/// Deterministic to the last bit, whatever the number of threads that share the work. Some 40 ms for 10,000 boxes,
/// however crowded; n log n. `watch`: told of 0 to 1 of placing; where a stop was asked for, overlaps may be left.
void removeOverlaps(std::span<base::Point> points, std::span<const base::Rect> boxes, const base::Watch& watch = {});

} // namespace whither::layout
