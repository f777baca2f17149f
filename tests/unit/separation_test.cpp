#include "core/layout/random.h"
#include "core/layout/separation.h"
#include "tests/support/layout_samples.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace whither::tests {
namespace {

using base::Point;
using layout::SpringGraph;

/// Disks of these radii without springs.
SpringGraph disksOf(const std::vector<double>& radii) {
    layout::LayoutInput input = graphOf(radii.size(), {});
    for (std::size_t i = 0; i < radii.size(); ++i)
        input.bodies[i].radius = radii[i];
    return SpringGraph(input);
}

double distance(Point a, Point b) {
    return base::length(a - b);
}

TEST(Separation, PushesTwoDisksToTheirGap) {
    const SpringGraph disks = disksOf({10, 10});
    std::vector<Point> points{{0, 0}, {12, 0}};
    EXPECT_DOUBLE_EQ(layout::separateDisks(disks, points, {}), 14) << "the overlap that it found, gap included";
    EXPECT_NEAR(distance(points[0], points[1]), 26, 1e-9);
    EXPECT_NEAR(points[0].x + points[1].x, 12, 1e-9);
    EXPECT_EQ(layout::separateDisks(disks, points, {}), 0);
}

TEST(Separation, MovesTheHeavierDiskLess) {
    const SpringGraph disks = disksOf({40, 8});
    std::vector<Point> points{{0, 0}, {30, 0}};
    layout::separateDisks(disks, points, {});
    EXPECT_NEAR(distance(points[0], points[1]), 54, 1e-9);
    EXPECT_LT(distance(points[0], {0, 0}), 2);
}

TEST(Separation, LeavesHeldDisksWhereTheyAre) {
    const SpringGraph disks = disksOf({10, 10, 10});
    std::vector<Point> points{{0, 0}, {5, 0}, {0, 0}};
    const std::vector<char> held{1, 1, 0};
    layout::separateFully(disks, points, held);
    EXPECT_EQ(points[0], (Point{0, 0}));
    EXPECT_EQ(points[1], (Point{5, 0}));
    EXPECT_GE(distance(points[0], points[2]), 20);
    EXPECT_GE(distance(points[1], points[2]), 20);
}

TEST(Separation, TakesAHeapOfDisksOfAllSizesApart) {
    layout::Random random(3);
    std::vector<double> radii;
    std::vector<Point> points;
    for (int i = 0; i < 1000; ++i) {
        radii.push_back(i % 50 == 0 ? 200 : 2 + 20 * random.unit());
        points.push_back({random.unit() * 300, random.unit() * 300});
    }
    const SpringGraph disks = disksOf(radii);
    layout::separateFully(disks, points, {});
    for (std::size_t a = 0; a < points.size(); ++a)
        for (std::size_t b = a + 1; b < points.size(); ++b)
            ASSERT_GT(distance(points[a], points[b]), radii[a] + radii[b]) << a << " and " << b;
}

/// Disks of radius 10 in rows, as near as disks at rest stand.
struct Rows {
    static constexpr std::uint32_t kSide = 40;
    SpringGraph disks = disksOf(std::vector<double>(kSide * kSide, 10));
    std::vector<Point> places;
    std::vector<char> held = std::vector<char>(kSide * kSide, 0);
    std::vector<char> isMoving = std::vector<char>(kSide * kSide, 0);

    Rows() {
        for (std::uint32_t i = 0; i < kSide * kSide; ++i)
            places.push_back({26.0 * (i % kSide), 26.0 * (i / kSide)});
    }
    /// The nearest that any disk is to another.
    [[nodiscard]] static double nearest(const std::vector<Point>& points) {
        double least = 1e9;
        for (std::size_t a = 0; a < points.size(); ++a)
            for (std::size_t b = a + 1; b < points.size(); ++b)
                least = std::min(least, distance(points[a], points[b]));
        return least;
    }
};

TEST(SettledDisks, GiveWayToOneThatMovesAndOnlyThoseAround) {
    Rows rows;
    std::vector<Point> points = rows.places;
    constexpr std::uint32_t kMoved = 0;
    constexpr std::uint32_t kAim = 20 * Rows::kSide + 20;
    points[kMoved] = rows.places[kAim] + Point{3, 2};
    rows.held[kMoved] = rows.isMoving[kMoved] = 1;
    std::vector<std::uint32_t> moving{kMoved};
    const layout::SettledDisks settled(rows.disks, rows.places);
    int rounds = 0;
    while (settled.separate(rows.disks, points, rows.held, moving, rows.isMoving) >= layout::kDiskGap / 2)
        ASSERT_LT(++rounds, 200);
    EXPECT_GE(Rows::nearest(points), 20) << "no disk covers another";
    EXPECT_EQ(points[kMoved], rows.places[kAim] + (Point{3, 2}));
    EXPECT_GT(moving.size(), 1U);
    EXPECT_LT(moving.size(), 200U) << "of 1,600";
    for (std::uint32_t i = 1; i < points.size(); ++i) {
        EXPECT_EQ(rows.isMoving[i] != 0, std::find(moving.begin(), moving.end(), i) != moving.end());
        if (rows.isMoving[i] == 0) {
            EXPECT_EQ(points[i], rows.places[i]);
        }
    }
}

TEST(SettledDisks, LetOneThatHasRoomBe) {
    Rows rows;
    std::vector<Point> points = rows.places;
    rows.isMoving[7] = 1;
    std::vector<std::uint32_t> moving{7};
    const layout::SettledDisks settled(rows.disks, rows.places);
    EXPECT_EQ(settled.separate(rows.disks, points, rows.held, moving, rows.isMoving), 0);
    EXPECT_EQ(points, rows.places);
    EXPECT_EQ(moving, std::vector<std::uint32_t>{7});
}

} // namespace
} // namespace whither::tests
