#include "core/layout/crossings.h"

#include <algorithm>
#include <vector>

namespace whither::layout {

namespace {

/// > 0, < 0 or 0: `c` lies on the one side, the other side, or on the line through `a` and `b`.
double side(base::Point a, base::Point b, base::Point c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool oppose(double u, double v) {
    return (u > 0 && v < 0) || (u < 0 && v > 0);
}

} // namespace

bool segmentsCross(base::Point a, base::Point b, base::Point c, base::Point d) {
    if (std::max(a.x, b.x) < std::min(c.x, d.x) || std::max(c.x, d.x) < std::min(a.x, b.x) ||
        std::max(a.y, b.y) < std::min(c.y, d.y) || std::max(c.y, d.y) < std::min(a.y, b.y))
        return false;
    return oppose(side(a, b, c), side(a, b, d)) && oppose(side(c, d, a), side(c, d, b));
}

bool segmentMeets(base::Point a, base::Point b, const base::Rect& rect) {
    if (std::max(a.x, b.x) <= rect.x || std::min(a.x, b.x) >= rect.right() || std::max(a.y, b.y) <= rect.y ||
        std::min(a.y, b.y) >= rect.bottom())
        return false;
    // The bounding boxes meet, so the segment misses only if all corners are on one side of its line.
    const double s1 = side(a, b, {rect.x, rect.y});
    const double s2 = side(a, b, {rect.right(), rect.y});
    const double s3 = side(a, b, {rect.x, rect.bottom()});
    const double s4 = side(a, b, {rect.right(), rect.bottom()});
    return std::min({s1, s2, s3, s4}) < 0 && std::max({s1, s2, s3, s4}) > 0;
}

std::size_t countCrossings(std::span<const SpringGraph::Edge> edges, std::span<const base::Point> points) {
    struct Segment {
        base::Point left;
        base::Point right;
        std::uint32_t a = 0;
        std::uint32_t b = 0;
    };
    std::vector<Segment> segments;
    segments.reserve(edges.size());
    for (const SpringGraph::Edge& edge : edges) {
        const base::Point a = points[edge.a];
        const base::Point b = points[edge.b];
        segments.push_back({a.x <= b.x ? a : b, a.x <= b.x ? b : a, edge.a, edge.b});
    }
    // Sweep from left to right: only segments that begin before this one ends can meet it.
    std::sort(segments.begin(), segments.end(), [](const Segment& s, const Segment& t) { return s.left.x < t.left.x; });
    std::size_t crossings = 0;
    for (std::size_t i = 0; i < segments.size(); ++i) {
        const Segment& s = segments[i];
        for (std::size_t j = i + 1; j < segments.size() && segments[j].left.x <= s.right.x; ++j) {
            const Segment& t = segments[j];
            if (s.a != t.a && s.a != t.b && s.b != t.a && s.b != t.b && segmentsCross(s.left, s.right, t.left, t.right))
                ++crossings;
        }
    }
    return crossings;
}

} // namespace whither::layout
