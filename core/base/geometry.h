#pragma once

#include <algorithm>
#include <cmath>

namespace whither::base {

/// A point or vector. Units are the caller's: world units in scenes, pixels in pages; x to the right, y downwards.
struct Point {
    double x = 0;
    double y = 0;

    friend bool operator==(const Point&, const Point&) = default;
    friend Point operator+(Point a, Point b) { return {a.x + b.x, a.y + b.y}; }
    friend Point operator-(Point a, Point b) { return {a.x - b.x, a.y - b.y}; }
    friend Point operator*(Point a, double k) { return {a.x * k, a.y * k}; }
};

/// The same to the last bit wherever it is computed, which std::hypot is not, nor as fast.
[[nodiscard]] inline double length(Point a) {
    return std::sqrt(a.x * a.x + a.y * a.y);
}

struct Size {
    double width = 0;
    double height = 0;

    friend bool operator==(const Size&, const Size&) = default;
};

/// An axis-parallel rectangle; empty when its width or height is not positive.
struct Rect {
    double x = 0; ///< left
    double y = 0; ///< top
    double width = 0;
    double height = 0;

    [[nodiscard]] double right() const { return x + width; }
    [[nodiscard]] double bottom() const { return y + height; }
    [[nodiscard]] Point centre() const { return {x + width / 2, y + height / 2}; }
    [[nodiscard]] bool isEmpty() const { return width <= 0 || height <= 0; }
    [[nodiscard]] bool contains(Point p) const { return p.x >= x && p.x <= right() && p.y >= y && p.y <= bottom(); }
    /// Whether all of `r` lies inside.
    [[nodiscard]] bool contains(const Rect& r) const {
        return contains(Point{r.x, r.y}) && contains(Point{r.right(), r.bottom()});
    }
    /// Whether they share an area; touching edges do not count.
    [[nodiscard]] bool overlaps(const Rect& r) const {
        return x < r.right() && r.x < right() && y < r.bottom() && r.y < bottom();
    }
    /// Larger by `by` on each side.
    [[nodiscard]] Rect grown(double by) const { return {x - by, y - by, width + 2 * by, height + 2 * by}; }

    friend bool operator==(const Rect&, const Rect&) = default;
};

/// The smallest rectangle around both; an empty one counts for nothing.
[[nodiscard]] inline Rect united(const Rect& a, const Rect& b) {
    if (a.isEmpty())
        return b;
    if (b.isEmpty())
        return a;
    const double x = std::min(a.x, b.x);
    const double y = std::min(a.y, b.y);
    return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

[[nodiscard]] inline Rect squareAround(Point centre, double radius) {
    return {centre.x - radius, centre.y - radius, 2 * radius, 2 * radius};
}

/// Distance from `p` to the nearest point of `r`; 0 inside.
[[nodiscard]] inline double distance(const Rect& r, Point p) {
    return length({std::max({r.x - p.x, 0.0, p.x - r.right()}), std::max({r.y - p.y, 0.0, p.y - r.bottom()})});
}

} // namespace whither::base
