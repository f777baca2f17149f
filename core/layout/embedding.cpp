#include "core/layout/embedding.h"

#include "core/layout/random.h"

namespace whither::layout {

std::vector<base::Point> embed(const Adjacency& graph, const EmbeddingOptions& options) {
    Random random(options.seed);
    std::vector<base::Point> points(graph.size());
    for (base::Point& point : points)
        point = {random.unit(), random.unit()};
    return points;
}

} // namespace whither::layout
