#pragma once

#include "core/base/geometry.h"
#include "core/graph/talent_graph.h"
#include "core/layout/layout_input.h"
#include "core/query/filter.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <span>
#include <vector>

namespace whither::scene {

/// Which nodes of a graph are drawn by themselves how near, and who stands for the others: a cut through a tree for
/// every zoom, as maps have it. Level 0 is everything; each level above is for zooms of half the one below. At a level,
/// nodes are taken by importance (companies by headcount, then all else by number of edges) and stand at least some
/// pixels from each other. One that is not taken is stood for by its employer or, when that is not taken either or
/// there is none, by the one in whose way it was; so a company far off stands for its people, and a big one for small
/// ones beside it. Lines between those who are stood for are bundled and counted.
///
/// After the active ranges of Been, Daiches and Yap, "Dynamic Map Labeling" (2006), and the precomputed hierarchies of
/// Gansner, Koren and North, "Topological Fisheye Views for Visualizing Large Graphs" (2005).
///
/// Any thread. Building takes O(n log n) time in nodes; what a level is searched by, and its bundles, are made when
/// first asked for, the latter in O(n + m) in nodes and edges. Memory is some 40 bytes a node, and 25 a bundle of each
/// level that was looked at. It stays good for positions that differ a little from those that it was built for, as
/// while one node is dragged; see also follow().
class LevelOfDetail {
  public:
    /// Nodes without a (finite) position are left out. `graph` and `visible` must outlive it.
    LevelOfDetail(const graph::TalentGraph& graph, const query::VisibleSet& visible,
                  const layout::Positions& positions);

    /// Takes over positions of which a few differ from those that it had. Levels stay as they are; O(n), a fiftieth of
    /// building. False, and nothing is changed, where so many differ, all those followed before included, that it is
    /// time to build another one. Not while another thread reads.
    [[nodiscard]] bool follow(const layout::Positions& positions);

    /// Where a zoom (pixels per world unit, > 0) cuts: all nodes of `level` are there, those that only the next finer
    /// level has are coming: 0 not there yet, 1 there. Continuous in the zoom.
    struct Cut {
        std::size_t level = 0;
        double finer = 0;
    };
    [[nodiscard]] Cut cutAt(double zoom) const;

    /// How many nodes one stands for at a level, besides itself.
    struct StandsFor {
        std::uint32_t people = 0;
        std::uint32_t others = 0; ///< companies, teams, products
        [[nodiscard]] std::uint32_t all() const { return people + others; }
        friend bool operator==(const StandsFor&, const StandsFor&) = default;
    };

    /// 0 for a graph of some hundred nodes to 1 for one of a hundred thousand and more: how little room there is.
    [[nodiscard]] double crowding() const { return m_crowding; }
    [[nodiscard]] std::size_t levelCount() const { return m_levels.size(); }
    [[nodiscard]] std::size_t nodeCount() const { return m_nodes.size(); }
    /// How many nodes are taken at a level.
    [[nodiscard]] std::size_t takenAt(std::size_t level) const { return m_levels[level].taken.size(); }
    /// Around the centres of all nodes.
    [[nodiscard]] const base::Rect& bounds() const { return m_bounds; }
    [[nodiscard]] bool contains(graph::NodeIndex node) const { return m_rank[node] != kNone; }
    /// The coarsest level that a node (contained) is still taken at.
    [[nodiscard]] std::size_t levelOf(graph::NodeIndex node) const { return m_level[m_rank[node]]; }
    /// Who stands for a node (contained) at a level; itself when it is taken.
    [[nodiscard]] graph::NodeIndex representative(graph::NodeIndex node, std::size_t level) const;
    /// For a node taken at the level.
    [[nodiscard]] StandsFor standsFor(graph::NodeIndex node, std::size_t level) const;
    /// Pixels that the disk of a node reaches at a zoom which stands for `count` others; 0 for none. The less room the
    /// whole graph takes on screen, the smaller all of them are.
    [[nodiscard]] double reach(double count, double zoom) const;
    /// Nodes taken at a level whose centres lie in the area, the most important first; empty area: all of them.
    [[nodiscard]] std::vector<graph::NodeIndex> nodesIn(const base::Rect& area, std::size_t level) const;

    /// The lines between two nodes of a level, of all for whom these stand.
    struct Bundle {
        graph::NodeIndex a{};
        graph::NodeIndex b{};
        std::uint32_t forth = 0; ///< moves from a to b
        std::uint32_t back = 0;  ///< moves from b to a
        std::uint32_t ties = 0;  ///< all else
        [[nodiscard]] std::uint32_t count() const { return forth + back + ties; }
    };
    /// Those with an end among `nodes` (taken at the level, each once), each once and in an order of its own.
    /// `level` > 0. Cheapest when the next finer level was asked for before.
    [[nodiscard]] std::vector<Bundle> bundlesAt(std::span<const graph::NodeIndex> nodes, std::size_t level) const;

  private:
    using Rank = std::uint32_t; ///< place in the order of importance
    static constexpr Rank kNone = ~Rank{0};

    /// Ranks of a level by the cell of a grid that they are in.
    struct Cells {
        double size = 1;
        std::size_t columns = 1;
        std::size_t rows = 1;
        std::vector<std::uint32_t> first; ///< by cell, into ranks; one entry more than there are cells
        std::vector<Rank> ranks;
    };
    struct RankedBundle {
        Rank a = 0; ///< < b
        Rank b = 0;
        std::uint32_t forth = 0;
        std::uint32_t back = 0;
        std::uint32_t ties = 0;
    };
    struct Level {
        std::vector<Rank> taken;          ///< ascending
        std::vector<StandsFor> standsFor; ///< of each taken one; empty at level 0
    };
    struct Bundles {
        std::vector<RankedBundle> byA;  ///< by a, then b
        std::vector<std::uint32_t> byB; ///< indices of byA, by b
    };
    /// What is made of the levels when first asked for, and stays.
    struct Looked {
        std::mutex mutex; ///< guards all below; what is there does not change
        std::vector<std::unique_ptr<const Cells>> cells;
        std::vector<std::unique_ptr<const Bundles>> bundles;
    };

    /// reach() where there is room for all of it.
    [[nodiscard]] double largestReach(double count) const;
    void rankNodes(const layout::Positions& positions);
    void findBounds();
    void findEmployers();
    void thinOut();
    [[nodiscard]] std::vector<Rank> take(const Level& finer, std::size_t level);
    void count(const Level& finer, Level& level, std::size_t number, std::vector<Rank>& place) const;
    [[nodiscard]] Rank representativeOf(Rank rank, std::size_t level) const;
    [[nodiscard]] const Cells& cellsOf(std::size_t level) const;
    [[nodiscard]] Cells sortIntoCells(std::size_t level) const;
    [[nodiscard]] const Bundles& bundlesOf(std::size_t level) const;
    /// `finer`: of the next finer level, where they have been made; may be null.
    [[nodiscard]] Bundles bundle(std::size_t level, const Bundles* finer) const;
    template <class Add> [[nodiscard]] std::vector<RankedBundle> linesOfEdges(const Add& add) const;
    void sortAndMerge(std::vector<RankedBundle>& bundles) const;
    template <class T, class Key> void sortByRank(std::vector<T>& values, Key key) const;

    const graph::TalentGraph& m_graph;
    const query::VisibleSet& m_visible;
    std::vector<graph::NodeIndex> m_nodes; ///< by rank, as is all below
    std::vector<base::Point> m_centres;
    std::vector<std::uint8_t> m_level;
    std::vector<Rank> m_parent; ///< who stands for it first; always before it
    std::vector<std::uint32_t> m_headcount;
    std::vector<char> m_isPerson;
    base::Table<graph::NodeIndex, Rank> m_rank;
    std::vector<Level> m_levels;
    std::unique_ptr<Looked> m_looked;
    base::Rect m_bounds;
    std::size_t m_followed = 0; ///< moves of nodes
    double m_crowding = 0;
    double m_nearZoom = 1;   ///< from here on everything is there
    double m_reachOfOne = 1; ///< pixels
};

} // namespace whither::scene
