#pragma once

#include "core/scene/curve.h"
#include "core/scene/grid.h"
#include "core/scene/labels.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace whither::scene {

/// A place that a label could have.
struct LabelPlace {
    base::Rect box;
    double cost = 0;
    double direction = 0; ///< cosine: 1 to the right of the disk, -1 to the left
    bool isCrossed = false;
    bool isOverlaid = false; ///< on its own disk
    bool isLed = false;
    std::optional<int> place; ///< beside the disk: direction and gap as one number
    bool isBrief = false;
};

/// The lines of a label, or the fewer and smaller ones that it has as well.
enum class Words { all, brief };

/// Pixels that a label keeps free around it: on its sides so much that it is not read on into its neighbour.
inline constexpr base::Size kLabelPadding{3, 1};

/// From the border of a label's box to that of its disk, along the shortest way.
[[nodiscard]] SceneLabel::Leader leaderOf(const LabelRequest& request, const base::Rect& box);
[[nodiscard]] base::Rect boundsOf(const SceneLabel::Leader& leader);
[[nodiscard]] bool crossEachOther(const SceneLabel::Leader& a, const SceneLabel::Leader& b);

/// Finds the places that labels could have among disks, lines and marks, and says what each costs a reader. What other
/// labels take is not its business.
class LabelPlaces {
  public:
    /// `obstacles` must outlive it. `labels`: how many there are. `pixel`: world units per pixel.
    LabelPlaces(const LabelObstacles& obstacles, std::size_t labels, double pixel);

    using Found = std::vector<LabelPlace>;
    /// Beside the disk.
    void addBeside(const LabelRequest& request, Words words, Found& found);
    /// A little off, the nearer the better.
    void addLed(const LabelRequest& request, Words words, Found& found);
    /// Beside the disk, or a little off with a line to it, where it would be free but for disks hardly smaller, which
    /// it then covers.
    void addCovering(const LabelRequest& request, Found& found);
    /// On its own disk, the nearer to the middle the better.
    void addOverlaid(const LabelRequest& request, Found& found) const;

    /// Over all that stands there, for as many labels.
    [[nodiscard]] Grid makeGrid(std::size_t items) const;

  private:
    struct Segment {
        base::Point a;
        base::Point b;
        std::size_t curve = 0;
    };

    void addCurve(std::size_t curve);
    /// How many disks the box covers that it may cover; empty: it covers another.
    [[nodiscard]] std::optional<int> disksCovered(const base::Rect& box, double coversBelow) const;
    [[nodiscard]] bool isInFrame(const base::Rect& box) const;
    /// Whether a box `gap` pixels off is nearer to another disk than to its own. Dots that it may cover have no name
    /// that it could be taken for while it is near.
    [[nodiscard]] bool isNearerToAnother(const base::Rect& box, const LabelRequest& request, double gap) const;
    [[nodiscard]] double lineCost(const base::Rect& box);
    /// Of a label with the room kept free around it, world units.
    [[nodiscard]] base::Size roomOf(const LabelRequest& request, Words words) const;
    [[nodiscard]] static base::Point directionOf(int turn);
    /// A label's box `gap` pixels off its disk. The point of the box that faces the disk slides along the box as the
    /// direction turns.
    [[nodiscard]] base::Rect boxAround(const LabelRequest& request, base::Point direction, double gap,
                                       Words words) const;
    /// What a line to its disk costs for the disks that it runs over; empty: it hides behind a large one.
    [[nodiscard]] std::optional<double> leaderCost(const LabelRequest& request, const SceneLabel::Leader& leader);

    const LabelObstacles& m_obstacles;
    std::size_t m_count = 0; ///< of labels
    double m_pixel;
    Grid m_disks;
    Grid m_segments;
    Grid m_marks;
    std::vector<Segment> m_pieces;
    std::vector<std::size_t> m_crossed; ///< room
};

} // namespace whither::scene
