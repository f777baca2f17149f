#pragma once

#include "core/scene/scene.h"

#include <string>
#include <vector>

namespace whither::tests {

/// Every pair of labels that share an area, and every label that covers a disk (its own only if it
/// does not say so; smaller ones that a company among many may cover are none), told apart by the nodes' names.
/// Compares all with all.
[[nodiscard]] std::vector<std::string> labelOverlaps(const scene::Scene& scene);

} // namespace whither::tests
