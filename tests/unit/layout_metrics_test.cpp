#include "core/layout/crossings.h"
#include "core/layout/layout_metrics.h"
#include "core/layout/packing.h"
#include "tests/support/layout_samples.h"

#include <gtest/gtest.h>

namespace whither::tests {
namespace {

using base::Point;

layout::Positions at(const std::vector<Point>& points) {
    layout::Positions positions;
    for (const Point& point : points)
        positions.add(point);
    return positions;
}

TEST(LayoutMetrics, StraightEvenPathHasNoStressWhateverItsScale) {
    const auto metrics = layout::measure(pathOf(4), at({{0, 0}, {50, 0}, {100, 0}, {150, 0}}));
    EXPECT_NEAR(metrics.stress, 0, 1e-12);
    EXPECT_NEAR(metrics.edgeLengthDeviation, 0, 1e-12);
    EXPECT_EQ(metrics.crossings, 0U);
    EXPECT_EQ(metrics.nodeOverlaps, 0U);
}

TEST(LayoutMetrics, StressOfAFoldedPathIsAsWorkedByHand) {
    // Both ends of a path of three at one place: quotients 100/1, 100/1, 0/2; s = 200 / 20000; two pairs fit exactly,
    // the third is off by its whole distance: (0 + 0 + 1) / 3.
    const auto metrics = layout::measure(pathOf(3), at({{0, 0}, {100, 0}, {0, 0}}));
    EXPECT_NEAR(metrics.stress, 1.0 / 3, 1e-12);
    EXPECT_EQ(metrics.nodeOverlaps, 1U);
}

TEST(LayoutMetrics, LengthsOfOneAndThreeDeviateByHalf) {
    const auto metrics = layout::measure(pathOf(3), at({{0, 0}, {100, 0}, {400, 0}}));
    EXPECT_NEAR(metrics.edgeLengthDeviation, 0.5, 1e-12);
}

TEST(LayoutMetrics, CountsEachPairOfCrossingEdgesOnce) {
    // Two diagonals of a square cross; the sides only touch them. The doubled spring is one edge.
    const auto input = graphOf(4, {{0, 2}, {2, 0}, {1, 3}, {0, 1}, {1, 2}});
    EXPECT_EQ(layout::measure(input, at({{0, 0}, {100, 0}, {100, 100}, {0, 100}})).crossings, 1U);
}

TEST(LayoutMetrics, DisksThatTouchDoNotOverlap) {
    EXPECT_EQ(layout::measure(pathOf(2), at({{0, 0}, {20, 0}})).nodeOverlaps, 0U);
    EXPECT_EQ(layout::measure(pathOf(2), at({{0, 0}, {19.9, 0}})).nodeOverlaps, 1U);
}

TEST(LayoutMetrics, BodiesWithoutPositionCountForNothing) {
    const auto input = pathOf(3);
    layout::Positions positions;
    positions.resize(2);
    positions[graph::NodeIndex{0}] = Point{0, 0};
    const auto metrics = layout::measure(input, positions);
    EXPECT_EQ(metrics.stress, 0);
    EXPECT_EQ(metrics.nodeOverlaps, 0U);
}

TEST(Crossings, SegmentsThatOnlyTouchOrLieOnOneLineDoNotCross) {
    EXPECT_TRUE(layout::segmentsCross({0, 0}, {2, 2}, {0, 2}, {2, 0}));
    EXPECT_FALSE(layout::segmentsCross({0, 0}, {2, 2}, {1, 1}, {2, 0}));
    EXPECT_FALSE(layout::segmentsCross({0, 0}, {2, 0}, {1, 0}, {3, 0}));
    EXPECT_FALSE(layout::segmentsCross({0, 0}, {1, 1}, {5, 0}, {0, 5}));
}

TEST(Crossings, SegmentMeetsARectangleThatItPassesThroughOrEndsIn) {
    const base::Rect rect{10, 10, 20, 10};
    EXPECT_TRUE(layout::segmentMeets({0, 15}, {50, 15}, rect));
    EXPECT_TRUE(layout::segmentMeets({15, 15}, {16, 16}, rect));
    EXPECT_FALSE(layout::segmentMeets({0, 0}, {50, 5}, rect));
    EXPECT_FALSE(layout::segmentMeets({0, 25}, {12, 8}, base::Rect{12, 12, 20, 10}));
}

TEST(Packing, ShapesDoNotOverlapAndTheFirstStays) {
    std::vector<std::vector<base::Rect>> shapes{{{0, 0, 300, 200}}};
    for (int i = 0; i < 30; ++i)
        shapes.push_back({{1000, 1000, 80.0 + i, 60}});
    const auto shifts = layout::pack(shapes, 1.3);
    EXPECT_EQ(shifts[0], (Point{0, 0}));
    std::vector<base::Rect> placed;
    for (std::size_t s = 0; s < shapes.size(); ++s) {
        base::Rect rect = shapes[s][0];
        rect.x += shifts[s].x;
        rect.y += shifts[s].y;
        for (const base::Rect& other : placed)
            EXPECT_FALSE(rect.overlaps(other));
        placed.push_back(rect);
    }
}

TEST(Packing, SmallShapesFillTheHollowOfALargeOne) {
    // An L: the free corner holds the second shape.
    const std::vector<std::vector<base::Rect>> shapes{{{0, 0, 100, 1000}, {0, 900, 1000, 100}}, {{0, 0, 100, 100}}};
    const auto shifts = layout::pack(shapes, 1);
    EXPECT_GT(shifts[1].x, 100);
    EXPECT_LT(shifts[1].x, 900);
    EXPECT_GT(shifts[1].y, 0);
    EXPECT_LT(shifts[1].y, 800);
}

} // namespace
} // namespace whither::tests
