#pragma once

#include "core/scene/curve.h"
#include "core/scene/node_text.h"
#include "core/scene/scene.h"

#include <optional>
#include <vector>

namespace whither::scene {

/// A label that wants a place.
struct LabelRequest {
    graph::NodeIndex node{};
    std::string name;   ///< of the label
    base::Point centre; ///< of the disk that it names, world units
    double radius = 0;  ///< of that disk; the label stays outside
    /// Where it would rather be than beside the disk.
    enum class Side { beside, below } side = Side::beside;
    std::vector<NodeText::Line> lines; ///< at least one; sizes in pixels
    /// The same in fewer words or smaller letters, for where `lines` find no good place; empty: nothing less will do.
    std::vector<NodeText::Line> brief;
    double presence = 1; ///< of the label, 0 to 1
    bool isFaded = false;
    std::optional<int> before; ///< SceneLabel::place that it had last, which it leaves for a much better one only
    double coversBelow = 0;    ///< disks of a smaller radius than this are crossed like lines; world units
    double mayCoverBelow = 0;  ///< rather than being left out, or put onto its own disk, it covers these as well
    bool mayBeLed = false;     ///< rather a little off, with a line to its disk, than not at all
    bool isNearest = false;    ///< never nearer to another disk than to its own, but with a line to it
};

/// What labels keep clear of.
struct LabelObstacles {
    struct Disk {
        graph::NodeIndex node{};
        base::Point centre;
        double radius = 0;
    };
    std::vector<Disk> disks;       ///< never covered, but by their own label as said below
    std::vector<Quadratic> curves; ///< crossed only if need be
    std::vector<base::Rect> marks; ///< small marks on lines; covered only if need be
    base::Rect frame;              ///< labels stay within; empty: anywhere
};

/// Pixels of a disk's radius from which on its name is inside, since what is beside it lies outside of the window.
inline constexpr double kNamedInside = 160;
/// Pixels from a label to the disk that a line leads to, at most.
inline constexpr double kLongestLeader = 120;

/// Places for labels, first request first in line. No label overlaps another or any disk; one that finds no room is
/// left out. `pixel`: world units per pixel.
///
/// Candidates around the disk and, if those are blocked, further out are rated by direction, distance, the lines they
/// cross and whether another disk is nearer, which readers would take for the one that is named. Each label takes its
/// best free one; below a disk of more than kNamedInside is inside it. One that wants to stand below its disk and finds
/// none there is put onto the disk; failing that, it may stand where there is room, with a line to the disk, of
/// kLongestLeader pixels at most, which crosses neither another such line nor a label nor a large disk, or cover
/// smaller disks. Then labels that found none push others to their next best place, and all are tried again in the
/// light of the others (a local search after Christensen, Marks and Shieber, "An Empirical Study of Algorithms for
/// Point-Feature Label Placement", 1995). Neighbours are found by a grid: O(n log n) for pictures without heaps of
/// nodes in one spot. Of few labels (some 60), those that are still left out then fight for places, in brief and with
/// lines to their disks as well, for a bounded number of turns.
[[nodiscard]] std::vector<SceneLabel> placeLabels(const std::vector<LabelRequest>& requests,
                                                  const LabelObstacles& obstacles, double pixel);

} // namespace whither::scene
