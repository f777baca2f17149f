#pragma once

#include "core/base/geometry.h"
#include "core/layout/adjacency.h"

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace whither::layout {

/// What a picture of a large graph should be good at. No picture is the best at all of it.
enum class Character {
    overview, ///< distances in the plane tell distances in the graph
    balanced,
    clusters, ///< groups stand apart and few lines cross
};

struct EmbeddingOptions {
    std::uint64_t seed = 1;
    Character character = Character::overview;
    unsigned threads = 2; ///< the result does not depend on it
};

/// Where each node of a graph stands as a point without size; one finite point per node.
[[nodiscard]] std::vector<base::Point> embed(const Adjacency& graph, const EmbeddingOptions& options);

} // namespace whither::layout
