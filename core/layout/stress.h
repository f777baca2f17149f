#pragma once

#include "core/base/geometry.h"
#include "core/layout/adjacency.h"
#include "core/layout/random.h"
#include "core/layout/spring_graph.h"

#include <cstdint>
#include <span>
#include <vector>

namespace whither::layout {

/// Stress of one connected component: how far the distances in the plane are from the lengths of the shortest ways,
/// each pair weighted by its wished distance to the power of -2. All pairs in small components; in large ones edges and
/// the pairs with a few pivots (after Ortmann, Klimenta and Brandes, "A sparse stress model", 2017).
class StressModel {
  public:
    /// Distances are the springs' lengths.
    StressModel(const SpringGraph& graph, std::span<const std::uint32_t> component);
    /// A connected graph in which every edge has length 1; all pairs.
    explicit StressModel(const Adjacency& graph);

    /// Positions of low stress from a random start, in the component's order, by stochastic gradient descent over
    /// pairs (Zheng, Pawar and Goodman, "Graph drawing by stochastic gradient descent", 2019).
    [[nodiscard]] std::vector<base::Point> solve(Random& random) const;
    /// Lowers the stress of positions that are about right, but for their scale.
    void improve(std::span<base::Point> points, Random& random) const;
    /// Mean over the pairs of ((plane - wished) / wished)^2. `points` in the component's order.
    [[nodiscard]] double stress(std::span<const base::Point> points) const;

  private:
    struct Pair {
        std::uint32_t a = 0; ///< place in the component
        std::uint32_t b = 0;
        double distance = 1; ///< wished, > 0
    };
    void descend(std::span<base::Point> points, Random& random, double firstStep) const;

    std::size_t m_size;
    std::vector<Pair> m_pairs;
};

} // namespace whither::layout
