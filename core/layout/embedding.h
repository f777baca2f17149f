#pragma once

#include "core/base/geometry.h"
#include "core/layout/adjacency.h"
#include "core/layout/layout_input.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace whither::layout {

struct EmbeddingOptions {
    std::uint64_t seed = 1;
    Character character = Character::balanced;
    unsigned threads = 2; ///< the result does not depend on it
};

/// Where each node of a graph stands as a point without size; one finite point per node.
[[nodiscard]] std::vector<base::Point> embed(const Adjacency& graph, const EmbeddingOptions& options);

} // namespace whither::layout
