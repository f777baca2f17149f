#pragma once

#include "core/base/geometry.h"
#include "core/base/progress.h"
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
    base::Watch watch{};  ///< as in LayoutOptions
};

/// Where each node of a graph stands as a point without size: one finite point per node, edges 1 long in the mean,
/// components in rows. Multilevel force-directed layout (Hachul and Jünger, "Drawing large graphs with a
/// potential-field-based multilevel algorithm", 2004; Hu, "Efficient, high-quality force-directed graph drawing",
/// 2005); small graphs are drawn from several starts, of which the best is kept. About O(n log n + m), 200 bytes a node
/// at most. Any thread; blocks until done. The same arguments give the same bits.
[[nodiscard]] std::vector<base::Point> embed(const Adjacency& graph, const EmbeddingOptions& options);

} // namespace whither::layout
