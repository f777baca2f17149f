#pragma once

#include "core/base/progress.h"
#include "core/layout/coarsening.h"
#include "core/layout/force_kernels.h"
#include "core/layout/plane.h"
#include "core/layout/repulsion.h"

#include <vector>

namespace whither::layout {

/// Moves nodes towards least energy: sum over edges of weight * length^(a + 1) / (a + 1), minus the sum over pairs of
/// the product of the masses times the logarithm of their distance (Noack, "Energy models for graph clustering", 2007:
/// the higher a, the more alike the lengths of edges; the lower, the clearer the clusters), plus a gravity that keeps
/// the outermost near (after Jacomy et al., "ForceAtlas2", 2014), here a share of the repulsion's sum
/// times half the logarithm of the mean squared distance from the centre: alike at any scale.
///
/// Each node steps by its force over the second derivative of its edges' energy, with momentum (Polyak's heavy ball),
/// at most half its mean edge's length at once.
class Descent {
  public:
    /// `graph` must outlive this; no node without an edge.
    explicit Descent(const LevelGraph& graph);

    /// Moves `points` (one per node). Scales them first to where the scale of the energy is least, which is known in
    /// closed form. Runs on the threads of the current task arena; the result does not depend on their number.
    void run(Attraction attraction, int iterations, Plane& points, const base::Watch& watch = {});

    /// Both coordinates in one cache line: edges lead anywhere.
    struct Spot {
        float x = 0;
        float y = 0;
    };

  private:
    struct Centre {
        float x = 0;
        float y = 0;
        float pull = 0; ///< per distance and mass
    };
    [[nodiscard]] Centre centreOf(const Plane& points) const;
    void gather(const Plane& points);
    void rescale(Attraction attraction, Plane& points);
    void step(Attraction attraction, Plane& points);

    const LevelGraph& m_graph;
    Repulsion m_repulsion;
    Plane m_forces;
    Plane m_velocity;
    Plane m_moved;
    std::vector<Spot> m_spots;
    double m_pairs = 0; ///< sum of the products of the masses of all pairs
};

} // namespace whither::layout
