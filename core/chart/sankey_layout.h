#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace whither::chart {

/// A node of a Sankey diagram to be placed.
struct SankeyNode {
    std::uint32_t column = 0;
    std::uint64_t name = 0; ///< by which the order of an earlier picture knows it; unique within its column
    /// 0: stands where crossings are fewest. Above: stands below all of lesser rank, like "all others".
    std::uint32_t rank = 0;
    double size = 0;    ///< its height without a scale: what flows in or out, whichever is more
    double minRoom = 0; ///< pixels of height that it keeps free of others around its middle, for its label
};

/// A ribbon between nodes of neighbouring columns.
struct SankeyLink {
    std::size_t from = 0; ///< in column c
    std::size_t to = 0;   ///< in column c + 1
    double weight = 0;    ///< > 0
};

/// Which nodes stand above which: of every column the names from top to bottom.
using SankeyOrder = std::vector<std::vector<std::uint64_t>>;

struct SankeyProblem {
    std::vector<SankeyNode> nodes; ///< of each column those first that should stand above, were there no crossings
    std::vector<SankeyLink> links; ///< at most one between two nodes
    double height = 0;             ///< pixels
    double gap = 8;                ///< between the rooms of neighbours, at least; pixels
    double maxGap = 26;            ///< that a column with room to spare spreads its nodes to
    const SankeyOrder* before =
        nullptr; ///< of the picture that this one follows; null, or one that knows none of the nodes: none
};

struct SankeyLayout {
    struct Bar {
        double top = 0;
        double height = 0; ///< size times scale, exactly
    };
    struct Ribbon {
        double from = 0; ///< top of its end at the source
        double to = 0;   ///< top of its end at the target
        double thickness = 0;
    };
    std::vector<Bar> bars;       ///< of each node
    std::vector<Ribbon> ribbons; ///< of each link
    SankeyOrder order;
    double scale = 0; ///< pixels for a size of 1, the same everywhere
};

/// Weighted crossings of an order: the sum, over all pairs of ribbons that cross, of the product of their weights.
/// `nodes` and `links` as in the problem. Follows the order first, as layOut() does: O(links^2).
[[nodiscard]] double weightedCrossings(const SankeyProblem& problem, const SankeyOrder& order);

/// Places bars and ribbons so that ribbons cross little. Deterministic.
///
/// Order: layer by layer sweeps after Sugiyama, Tagawa and Toda, "Methods for Visual Understanding of Hierarchical
/// System Structures" (IEEE Trans. SMC 11, 1981): by barycentre, then by exchanges of neighbours that lessen the
/// weighted crossings; a column of at most kExactColumn free nodes gets, between its neighbours as they stand, the best
/// order that there is. Sweeps go on until none helps; a fresh picture is improved from several orders, of which the
/// best result counts, unless a column is so long that one order takes long enough.
///
/// With `before`, the order stays as it was: new nodes are put where they cross least, and all is ordered anew only
/// where that takes away at least kClearly of the crossings, so that a picture that is played through time does not
/// flicker. The new order starts from the old.
///
/// Rooms (a bar, or its label where that is higher) of a column never overlap. Where they alone are higher than the
/// height, the lowest reach beyond it. O(sweeps * nodes * links); where an
/// earlier order is followed O(links^2) once besides.
inline constexpr std::size_t kExactColumn = 10;
inline constexpr double kClearly = 0.25;
[[nodiscard]] SankeyLayout layOut(const SankeyProblem& problem);

} // namespace whither::chart
