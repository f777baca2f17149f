#pragma once

#include "core/base/geometry.h"
#include "core/scene/draw_list.h"

#include <cstddef>
#include <vector>

namespace whither::chart {

/// Finds places for the names at the ends of curves: within the plot, apart from each other, off the lines if a place
/// near is free of them, and nearer to the own curve than to another. All in pixels of the chart.
class RetentionLabels {
  public:
    static constexpr double kAscent = 11; ///< of a name, above its baseline
    static constexpr double kDescent = 4;

    explicit RetentionLabels(const base::Rect& plot) : m_plot(plot) {}

    /// The corners of what is drawn, `width` pixels thick. Curves are told apart by the order in which they come.
    void addCurve(const std::vector<base::Point>& corners, double width);
    /// A line that names should not stand on, but may be near to.
    void addBound(const std::vector<base::Point>& corners, double width);

    struct Place {
        base::Point baseline;
        scene::Text::Anchor anchor = scene::Text::Anchor::right;
    };
    /// Where a name `width` pixels wide stands best at a curve that ends in `end` and falls last at `lastFall`: behind
    /// it where there is room, else above its last step, or below where that is short or at the top.
    [[nodiscard]] Place wished(base::Point end, double lastFall, double width) const;
    /// From where it is wished, as far as it takes; what is placed later stands apart from it. O(places tried *
    /// corners).
    [[nodiscard]] Place put(std::size_t curve, Place wished, double width);

  private:
    struct Line {
        base::Rect box;
        std::size_t curve = 0;
    };
    [[nodiscard]] double costOf(std::size_t curve, const base::Rect& box) const;

    base::Rect m_plot;
    std::vector<Line> m_curves;
    std::vector<base::Rect> m_bounds;
    std::vector<base::Rect> m_taken;
    std::size_t m_count = 0; ///< of curves
};

} // namespace whither::chart
