#pragma once

#include "core/layout/layout_input.h"
#include "core/layout/separation.h"
#include "core/layout/spring_graph.h"
#include "core/layout/ties.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

namespace whither::layout {

/// Force-directed layout that a person can watch and touch. Deterministic: same input, options and calls, same
/// positions to the last bit. Not thread-safe; owned by one thread.
///
/// The picture at rest comes from place(). Live, springs keep the shape that this picture gave them, every body is tied
/// weakly to its place in it, and disks push each other away: a dragged body pulls its neighbours, they pull theirs,
/// and what is far away stays calm: a tick costs what moves, not what is there. The springs' energy is quadratic, so
/// there is one way to rest, and each tick is a damped Jacobi step towards it, which cannot overshoot however stiff or
/// many the springs are.
///
/// Coincident or non-finite starting points are separated by the seed; every result is finite.
class ForceLayout {
  public:
    /// Bodies that `start` knows keep their place; others are placed near their neighbours. With an empty `start` the
    /// layout is computed afresh and settled, so that positions() already has its final shape. Where `start` knows less
    /// than a third of the bodies, or the options say so, the picture is computed afresh too, moved towards `start`,
    /// and the known bodies travel to their new places by step(); what `start` says of others is forgotten.
    ///
    /// `before`: of the picture that `start` is; null where they are not known, which is as if all ties of bodies that
    /// `start` knows were old. Where bodies or ties are new, those that have new ties go to where these want them, and
    /// the others, by less than 3 % of the picture's diagonal, to where the picture stays as good as a fresh one; in
    /// graphs of more than kMostAdjusted bodies they stay. Where bodies and ties only went or came back, nothing moves.
    ///
    /// `input` is given up as soon as it has been read, before placing needs most memory.
    ForceLayout(LayoutInput input, const LayoutOptions& options, const Positions& start, const Ties* before = nullptr);

    /// A picture that came to rest before, as it was to the last bit: every body stands where `picture` has it, which
    /// must know them all; other nodes are as in `start`.
    ForceLayout(const Positions& picture, const LayoutInput& input, const Positions& start);

    /// Bodies that `now` knows stand there and travel to their places in the picture by step(), whatever `start` said.
    /// To be called before anything is held.
    void comeFrom(const Positions& now);

    /// One tick. Returns false when nothing moves any more (further ticks do nothing until something is touched).
    bool step();
    /// Ticks until it rests, at most `maxTicks`; then no disk covers another (but two held ones).
    void settle(int maxTicks);

    /// Holds a body at a place (dragged or pinned) and wakes the layout; its neighbours follow. One that is at rest
    /// just there wakes nothing. Unknown bodies and places that are not finite or beyond 1e7 are ignored.
    void hold(graph::NodeIndex node, base::Point at);
    /// Lets go of a body; it travels back to its place in the picture.
    void release(graph::NodeIndex node);
    /// Warms up again, as after a change. 0 < heat <= 1.
    void reheat(double heat);

    /// Positions of all bodies; other nodes as in `start`. `nodeCount`: size of the table.
    [[nodiscard]] Positions positions(std::size_t nodeCount) const;
    /// The picture that bodies are on their way to: where they will be when nothing is held; held ones where they are.
    [[nodiscard]] Positions home(std::size_t nodeCount) const;
    /// Those of the picture, for the next one. O(n).
    [[nodiscard]] Ties ties() const { return {m_nodes, m_graph}; }
    /// 1: just touched; 0: at rest.
    [[nodiscard]] double heat() const { return m_heat; }

  private:
    [[nodiscard]] std::optional<std::size_t> bodyOf(graph::NodeIndex node) const;
    double travel();
    double relax();
    void wake(std::uint32_t body);
    void wakeNeighboursOfDisplaced();
    double separate();
    void comeToRest();

    SpringGraph m_graph;
    std::vector<graph::NodeIndex> m_nodes;
    /// Where nodes that are no bodies stood, ascending.
    std::vector<std::pair<graph::NodeIndex, base::Point>> m_others;
    std::vector<base::Point> m_points;
    std::vector<base::Point> m_home; ///< the picture at rest
    std::vector<char> m_held;
    double m_heat = 0;
    bool m_isTravelling = false; ///< known bodies are on their way to a new picture
    /// The bodies that may be elsewhere than at home; but while travelling, when all may.
    std::vector<std::uint32_t> m_awake;
    std::vector<char> m_isAwake;             ///< by body
    std::vector<char> m_hasWoken;            ///< by body: its neighbours are awake
    std::optional<SettledDisks> m_homeDisks; ///< made when first needed
    std::vector<base::Point> m_moved;        ///< room for relax()
};

} // namespace whither::layout
