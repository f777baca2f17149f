#pragma once

#include "core/base/geometry.h"
#include "core/layout/spring_graph.h"

#include <cstddef>
#include <span>

namespace whither::layout {

/// What has become of a body since the picture that is adjusted.
enum class Change : char {
    none,   ///< all its ties are old: it goes some of the way that the stress wants, at most 1.5 % of the diagonal
    tie,    ///< it has a new tie: it goes where the stress wants it, at most 5 % of the diagonal
    itself, ///< it is new or tied to other bodies than it was: it goes where the stress wants it
};

inline constexpr std::size_t kMostAdjusted = 1'000; ///< bodies

/// Moves a picture in which something changed a little towards one that was drawn afresh, so that many small changes
/// do not add up to a tangle: a few rounds of stress (Gansner, Koren and North, "Graph drawing by stress majorization",
/// 2004) from where the bodies stand, most tied to their old places, then room for names.
///
/// `points`, `changes`: one per body; points are finite and no farther than 1e7 from the origin, and changed in place.
/// Disks may lie upon each other afterwards. Distances count in edges, between all bodies of graphs of up to some 450;
/// in larger ones to pivots (after Ortmann, Klimenta and Brandes, "A sparse stress model", 2017).
///
/// Meant for graphs of up to kMostAdjusted bodies, which take some 10 ms. In larger ones there is no time for enough
/// pivots, and what few have to say does harm. Deterministic.
void adjust(const SpringGraph& graph, std::span<base::Point> points, std::span<const Change> changes);

} // namespace whither::layout
