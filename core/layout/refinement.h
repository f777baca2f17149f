#pragma once

#include "core/base/geometry.h"
#include "core/layout/random.h"
#include "core/layout/separation.h"
#include "core/layout/spring_graph.h"

#include <cstdint>
#include <span>
#include <vector>

namespace whither::layout {

/// What stands in the way of reading a component's picture, as one cost (after Davidson and Harel, "Drawing graphs
/// nicely using simulated annealing", 1996): lines that cross, lines through foreign disks and names, footprints that
/// overlap, lines of odd length, lines that leave a body side by side.
class Refinement {
  public:
    /// `points`: one per body of the graph; changed in place by improve(). All must outlive this.
    Refinement(const SpringGraph& graph, std::span<const std::uint32_t> component, std::span<base::Point> points);

    /// The cost that one body has where it stands, given all others. O(degree * edges).
    [[nodiscard]] double costOf(std::uint32_t body) const;
    /// Half the sum over all bodies; the lower the better. Comparable between pictures of the same component.
    [[nodiscard]] double cost() const;
    /// Moves the given bodies, one after the other, to seeded places nearby and on the rings around their neighbours,
    /// wherever that is cheaper. `reach` in world units shrinks from round to round.
    void improve(std::span<const std::uint32_t> bodies, Random& random, int rounds, int tries, double reach);

  private:
    void moveTo(std::uint32_t body, base::Point point);
    void updateName(std::uint32_t body);
    [[nodiscard]] double lineCost(std::uint32_t body, std::uint32_t other) const;
    [[nodiscard]] double angleCost(std::uint32_t hub, std::uint32_t body) const;
    [[nodiscard]] base::Point ringPlace(std::uint32_t body, Random& random) const;

    const SpringGraph& m_graph;
    std::span<const std::uint32_t> m_component;
    std::span<base::Point> m_points;
    std::vector<SpringGraph::Edge> m_edges; ///< of the component
    std::vector<base::Rect> m_names;        ///< by body, where they are expected now; empty: none
    std::vector<base::Rect> m_footprints;   ///< by body, disk and name
};

} // namespace whither::layout
