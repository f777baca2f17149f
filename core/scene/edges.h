#pragma once

#include "core/scene/curve.h"
#include "core/scene/scene.h"

#include <vector>

namespace whither::scene {

/// A node's disk as edges see it.
struct Disc {
    base::Point centre;
    double radius = 0; ///< edges end at this distance from the centre
};

/// A line to be led from one node to another.
struct Connection {
    graph::NodeIndex source{};
    graph::NodeIndex target{};
    Disc from; ///< the source's
    Disc to;
};

/// Gentle curves from border to border, one per connection and in the same order. Those between the same two nodes are
/// fanned out, so that none hides another; one from a node to itself becomes a loop. Everything is finite for finite
/// discs, also where discs cover each other.
[[nodiscard]] std::vector<Quadratic> lead(const std::vector<Connection>& connections);

/// A direction (radians) that keeps away from all in `taken`: the middle of the widest gap, the first one clockwise
/// from east among equals. `taken` is in any order; when it holds hundreds, the direction only differs from call to
/// call.
[[nodiscard]] double freeDirection(const std::vector<double>& taken);

} // namespace whither::scene
