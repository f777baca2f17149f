#pragma once

#include "core/base/geometry.h"
#include "core/layout/spring_graph.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace whither::layout {

class BoxGrid;

/// Side of its disk on which a body's name is expected. The scene decides for good; the layout keeps room.
enum class Side { left, right, below };

/// The side on which a body's name is expected: away from its neighbours. `points`: one per body.
[[nodiscard]] Side outerSide(const SpringGraph& graph, std::uint32_t body, std::span<const base::Point> points);

/// Where a name on that side stands, relative to the disk's centre; empty when the body has none.
[[nodiscard]] base::Rect labelBox(const SpringGraph::Disk& disk, Side side);
/// Disk and name, relative to the disk's centre.
[[nodiscard]] base::Rect footprint(const SpringGraph::Disk& disk, Side side);

/// Pushes rectangles apart, along the axis that takes less, until none overlap or `rounds` are over. `boxes` are
/// relative to the points. Meant for few: looks at all that share some x. removeOverlaps() is for many.
void separateBoxes(std::span<base::Point> points, std::span<const base::Rect> boxes, int rounds);

/// Distance that disks keep from each other.
inline constexpr double kDiskGap = 6;

/// One round of pushing disks apart, some 25 ms for 100,000 of them unless they lie upon each other. Bodies with
/// held[i] != 0 do not move (`held` may be empty); of two held ones nothing happens. Returns the largest overlap found,
/// gap included; 0: all are apart.
double separateDisks(const SpringGraph& graph, std::span<base::Point> points, std::span<const char> held);
/// Rounds until no disk covers another; each body moves as little as its crowd lets it.
void separateFully(const SpringGraph& graph, std::span<base::Point> points, std::span<const char> held);

/// The disks of a picture in which none covers another, most of which stay where they are while a few move: pushing
/// these costs what they and those around them cost, however many there are. Memory is some 30 bytes a disk.
class SettledDisks {
  public:
    SettledDisks(const SpringGraph& graph, std::span<const base::Point> places);
    ~SettledDisks();

    /// One round as separateDisks() of the bodies in `moving` (each once), which stand at `points`, from each other and
    /// from those at their places; of these, the ones that had to give way join `moving`. `isMoving`: not 0 for those
    /// in `moving`; kept so.
    /// `graph`: the same.
    double separate(const SpringGraph& graph, std::span<base::Point> points, std::span<const char> held,
                    std::vector<std::uint32_t>& moving, std::span<char> isMoving) const;

  private:
    std::unique_ptr<const BoxGrid> m_places;
};

} // namespace whither::layout
