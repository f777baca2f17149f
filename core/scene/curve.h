#pragma once

#include "core/base/geometry.h"

#include <array>

namespace whither::scene {

/// A quadratic Bézier curve.
struct Quadratic {
    base::Point from;
    base::Point control;
    base::Point to;

    [[nodiscard]] base::Point at(double t) const {
        const double s = 1 - t;
        return from * (s * s) + control * (2 * s * t) + to * (t * t);
    }
    [[nodiscard]] base::Point middle() const { return at(0.5); }
    /// As a chain of straight lines; for the gentle curves of a scene it strays by a fraction of a pixel.
    static constexpr std::size_t kPieces = 24;
    [[nodiscard]] std::array<base::Point, kPieces + 1> flattened() const;
};

[[nodiscard]] double distanceToSegment(base::Point p, base::Point a, base::Point b);
[[nodiscard]] double distance(const Quadratic& curve, base::Point p);
/// Whether any part of the segment lies inside.
[[nodiscard]] bool crosses(const base::Rect& rect, base::Point a, base::Point b);
/// A rectangle around the control polygon, hence around the curve.
[[nodiscard]] base::Rect boundsOf(const Quadratic& curve);
/// `v` made one unit long; `otherwise` when it has no direction.
[[nodiscard]] base::Point unit(base::Point v, base::Point otherwise = {1, 0});

} // namespace whither::scene
