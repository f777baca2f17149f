#pragma once

#include "core/layout/plane.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace whither::layout {

/// Order of points along a Z-shaped curve, which keeps near points near (Morton 1966). Equal codes keep their order.
[[nodiscard]] std::vector<std::uint32_t> mortonOrder(const Plane& points);

/// Repulsion, the product of the masses over the distance, of every point on every point (Barnes and Hut,
/// "A hierarchical O(N log N) force-calculation algorithm", 1986). Sixteen neighbours on the curve share one list of
/// what pushes them: near points, and far cells taken as one point. The force is some 3 % off in the mean. The tree is
/// made anew each time: it costs a third of the forces, and one of the points before doubles their cost.
/// Keeps its room from call to call.
class Repulsion {
  public:
    /// `forces` are per unit of the pushed point's mass. Threads of the current task arena share the work; the result
    /// does not depend on their number. All three are of one size, > 0.
    void forces(const Plane& points, std::span<const float> masses, Plane& forces);

  private:
    struct Cell {
        float x = 0; ///< centre of mass
        float y = 0;
        float mass = 0;
        float size = 0;          ///< longer side of the box around its points
        std::uint32_t begin = 0; ///< points in order
        std::uint32_t end = 0;
        std::uint32_t skip = 0; ///< the next cell that is not within this one
        bool isLeaf = false;
    };
    void sort(const Plane& points, std::span<const float> masses);
    void build(std::uint32_t begin, std::uint32_t end, unsigned shift);
    void refit();
    void push(std::size_t firstGroup, std::size_t endGroup, Plane& forces) const;

    std::vector<std::uint32_t> m_order;
    std::vector<std::uint32_t> m_codes; ///< in order
    std::vector<Cell> m_cells;          ///< each followed by those within it
    std::vector<float> m_mass;          ///< in order, as x and y
    Plane m_points;
    float m_softening = 0;
};

} // namespace whither::layout
