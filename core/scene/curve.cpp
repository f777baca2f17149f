#include "core/scene/curve.h"

namespace whither::scene {

using base::Point;

std::array<Point, Quadratic::kPieces + 1> Quadratic::flattened() const {
    std::array<Point, kPieces + 1> points;
    for (std::size_t i = 0; i <= kPieces; ++i)
        points[i] = at(static_cast<double>(i) / kPieces);
    return points;
}

double distanceToSegment(Point p, Point a, Point b) {
    const Point d = b - a;
    const double squared = d.x * d.x + d.y * d.y;
    if (squared <= 0)
        return length(p - a);
    const double t = std::clamp(((p.x - a.x) * d.x + (p.y - a.y) * d.y) / squared, 0.0, 1.0);
    return length(p - (a + d * t));
}

double distance(const Quadratic& curve, Point p) {
    const auto points = curve.flattened();
    double best = length(p - points[0]);
    for (std::size_t i = 1; i < points.size(); ++i)
        best = std::min(best, distanceToSegment(p, points[i - 1], points[i]));
    return best;
}

bool crosses(const base::Rect& rect, Point a, Point b) {
    // Liang and Barsky (1984): clip the parameter range by each side in turn.
    double enter = 0;
    double leave = 1;
    const Point d = b - a;
    const auto clip = [&](double towards, double room) {
        if (towards == 0)
            return room > 0;
        const double t = room / towards;
        if (towards < 0)
            enter = std::max(enter, t);
        else
            leave = std::min(leave, t);
        return enter < leave;
    };
    return clip(-d.x, a.x - rect.x) && clip(d.x, rect.right() - a.x) && clip(-d.y, a.y - rect.y) &&
           clip(d.y, rect.bottom() - a.y);
}

base::Rect boundsOf(const Quadratic& curve) {
    const auto [left, right] = std::minmax({curve.from.x, curve.control.x, curve.to.x});
    const auto [top, bottom] = std::minmax({curve.from.y, curve.control.y, curve.to.y});
    return {left, top, right - left, bottom - top};
}

Point unit(Point v, Point otherwise) {
    const double size = length(v);
    return size > 0 && std::isfinite(size) ? v * (1 / size) : otherwise;
}

} // namespace whither::scene
