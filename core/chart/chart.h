#pragma once

#include "core/base/geometry.h"
#include "core/model/entity_id.h"
#include "core/scene/draw_list.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace whither::chart {

/// A part of a chart that can be pointed at, clicked and reached by keyboard.
struct Target {
    std::string title;                    ///< what it is and says, as one sentence; its accessible name
    std::vector<base::Point> outline;     ///< closed polygon, pixels of the chart
    std::vector<model::EntityId> selects; ///< what a click selects: people, companies, moves
};

/// A finished drawing in pixels of 1/96 inch; the top left corner is at (0, 0).
struct Chart {
    base::Size size;
    scene::DrawList list;
    std::vector<Target> targets; ///< in reading order; later ones lie above earlier ones
};

/// The place in chart.targets of the topmost one at a point; empty: none.
[[nodiscard]] std::optional<std::size_t> targetAt(const Chart& chart, base::Point at);
[[nodiscard]] base::Rect boundsOf(const Target& target);
/// As a polygon, clockwise from the top left.
[[nodiscard]] std::vector<base::Point> cornersOf(const base::Rect& rect);

} // namespace whither::chart
