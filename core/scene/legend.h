#pragma once

#include "core/scene/scene.h"

#include <vector>

namespace whither::scene {

/// What is told of the marks that a scene has, and no others.
[[nodiscard]] std::vector<LegendItem> legendOf(const Scene& scene, const SceneInput& input);

} // namespace whither::scene
