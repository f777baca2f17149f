#include "core/layout/overlap_removal.h"
#include "core/layout/random.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace whither::tests {
namespace {

using base::Point;
using base::Rect;
using layout::removeOverlaps;

struct Picture {
    std::vector<Point> points;
    std::vector<Rect> boxes;

    [[nodiscard]] Rect placed(std::size_t i) const {
        return {points[i].x + boxes[i].x, points[i].y + boxes[i].y, boxes[i].width, boxes[i].height};
    }
    [[nodiscard]] bool isFreeOfOverlaps() const {
        for (std::size_t a = 0; a < points.size(); ++a)
            for (std::size_t b = a + 1; b < points.size(); ++b)
                if (placed(a).grown(-layout::kOverlapTolerance).overlaps(placed(b)))
                    return false;
        return true;
    }
};

/// `scale` of the square that the points are drawn from; whole numbers, so that some coincide.
Picture anyPicture(int most, int scale) {
    Picture picture;
    const auto count = *rc::gen::inRange(0, most);
    for (int i = 0; i < count; ++i) {
        picture.points.push_back(
            {static_cast<double>(*rc::gen::inRange(0, scale)), static_cast<double>(*rc::gen::inRange(0, scale))});
        const double radius = *rc::gen::inRange(1, 45);
        const double width = *rc::gen::inRange(0, 160);
        const Rect disk = base::squareAround({}, radius);
        picture.boxes.push_back(*rc::gen::element(disk, base::united(disk, {radius + 4, -9, width, 18}),
                                                  base::united(disk, {-radius - 4 - width, -9, width, 18}),
                                                  base::united(disk, {-width / 2, radius + 4, width, 20})));
    }
    return picture;
}

RC_GTEST_PROP(OverlapRemoval, LeavesNoOverlaps, ()) {
    Picture picture = anyPicture(120, *rc::gen::element(1, 2, 50, 500, 3000));
    removeOverlaps(picture.points, picture.boxes);
    for (const Point& point : picture.points)
        RC_ASSERT(std::isfinite(point.x) && std::isfinite(point.y));
    RC_ASSERT(picture.isFreeOfOverlaps());
}

RC_GTEST_PROP(OverlapRemoval, CopesWithBoxesOfEverySize, ()) {
    Picture picture = anyPicture(60, 500);
    for (std::size_t i = 0; i < picture.points.size(); ++i) {
        const double by = *rc::gen::element(0.0, 1e-6, 1e-3, 1.0, 1.0, 1.0, 1e3, 1e5);
        picture.boxes[i] = {picture.boxes[i].x * by, picture.boxes[i].y * by, picture.boxes[i].width * by,
                            picture.boxes[i].height * by};
        picture.points[i] = picture.points[i] * *rc::gen::element(1e-9, 1.0, 1.0, 1e4);
    }
    removeOverlaps(picture.points, picture.boxes);
    for (const Point& point : picture.points)
        RC_ASSERT(std::isfinite(point.x) && std::isfinite(point.y));
    RC_ASSERT(picture.isFreeOfOverlaps());
}

RC_GTEST_PROP(OverlapRemoval, MovesNothingWhenNothingOverlaps, ()) {
    Picture picture = anyPicture(80, *rc::gen::element(100, 1000));
    removeOverlaps(picture.points, picture.boxes);
    const std::vector<Point> before = picture.points;
    removeOverlaps(picture.points, picture.boxes);
    RC_ASSERT(picture.points == before);
}

RC_GTEST_PROP(OverlapRemoval, SameBoxesGiveTheSameBits, ()) {
    Picture first = anyPicture(80, *rc::gen::element(1, 100, 1000));
    Picture second = first;
    removeOverlaps(first.points, first.boxes);
    removeOverlaps(second.points, second.boxes);
    RC_ASSERT(first.points == second.points);
}

/// 0: the same but for place and scale; 1: nothing in common (Procrustes, without turning).
double dissimilarity(const std::vector<Point>& a, const std::vector<Point>& b) {
    Point meanA;
    Point meanB;
    for (std::size_t i = 0; i < a.size(); ++i) {
        meanA = meanA + a[i] * (1.0 / static_cast<double>(a.size()));
        meanB = meanB + b[i] * (1.0 / static_cast<double>(a.size()));
    }
    double ab = 0;
    double aa = 0;
    double bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const Point p = a[i] - meanA;
        const Point q = b[i] - meanB;
        ab += p.x * q.x + p.y * q.y;
        aa += p.x * p.x + p.y * p.y;
        bb += q.x * q.x + q.y * q.y;
    }
    return 1 - ab * ab / (aa * bb);
}

RC_GTEST_PROP(OverlapRemoval, KeepsTheShapeOfAPicture, ()) {
    Picture picture;
    layout::Random random(*rc::gen::arbitrary<std::uint64_t>());
    const auto count = 50 + *rc::gen::inRange<std::size_t>(0, 500);
    const double side = 200 * std::sqrt(static_cast<double>(count)); // a sixth is covered, and one in two overlapped
    for (std::size_t i = 0; i < count; ++i) {
        picture.points.push_back({random.unit() * side, random.unit() * side});
        picture.boxes.push_back(i % 10 == 0 ? Rect{-75, -40, 150, 104} : Rect{-11, -13, 80 + 60 * random.unit(), 26});
    }
    const std::vector<Point> before = picture.points;
    removeOverlaps(picture.points, picture.boxes);
    RC_ASSERT(dissimilarity(before, picture.points) < 0.05);
}

} // namespace
} // namespace whither::tests
