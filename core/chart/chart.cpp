#include "core/chart/chart.h"

namespace whither::chart {

namespace {

/// Crossings of a ray to the right with the outline (even-odd rule).
bool contains(const std::vector<base::Point>& outline, base::Point at) {
    bool isInside = false;
    for (std::size_t i = 0, before = outline.size() - 1; i < outline.size(); before = i++) {
        const base::Point a = outline[before];
        const base::Point b = outline[i];
        if ((a.y > at.y) != (b.y > at.y) && at.x < a.x + (at.y - a.y) / (b.y - a.y) * (b.x - a.x))
            isInside = !isInside;
    }
    return isInside;
}

} // namespace

std::optional<std::size_t> targetAt(const Chart& chart, base::Point at) {
    for (std::size_t i = chart.targets.size(); i-- > 0;)
        if (contains(chart.targets[i].outline, at))
            return i;
    return {};
}

base::Rect boundsOf(const Target& target) {
    base::Rect box;
    for (const auto& point : target.outline)
        box = united(box, base::squareAround(point, 0.01));
    return box;
}

std::vector<base::Point> cornersOf(const base::Rect& rect) {
    return {{rect.x, rect.y}, {rect.right(), rect.y}, {rect.right(), rect.bottom()}, {rect.x, rect.bottom()}};
}

} // namespace whither::chart
