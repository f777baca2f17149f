#pragma once

#include "core/scene/scene.h"

namespace whither::scene {

/// A moment on the way from one picture to another of the same graph, in stages, so that one thing happens at a time:
/// what is no more fades out; then what stays travels to its new place, and the lines that it has got grow with it;
/// then what is new fades in. Names travel with their disks. `share`: 0 is `before`, 1 is `after`, to which all else of
/// the scene belongs throughout. O(n) in both.
[[nodiscard]] Scene between(const Scene& before, const Scene& after, double share);

} // namespace whither::scene
