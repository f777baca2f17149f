#include "core/layout/overlap_removal.h"
#include "core/layout/random.h"

#include <gtest/gtest.h>
#include <tbb/task_arena.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

namespace whither::tests {
namespace {

using base::Point;
using base::Rect;
using layout::removeOverlaps;

constexpr Rect kPerson{-11, -13, 110, 26};   ///< a small disk with its name beside
constexpr Rect kCompany{-75, -40, 150, 104}; ///< a large one with its name below

std::size_t overlapsOf(const std::vector<Point>& points, const std::vector<Rect>& boxes) {
    std::vector<Rect> placed;
    for (std::size_t i = 0; i < points.size(); ++i)
        placed.push_back({points[i].x + boxes[i].x, points[i].y + boxes[i].y, boxes[i].width, boxes[i].height});
    std::sort(placed.begin(), placed.end(), [](const Rect& a, const Rect& b) { return a.x < b.x; });
    std::size_t overlaps = 0;
    for (std::size_t a = 0; a < placed.size(); ++a)
        for (std::size_t b = a + 1; b < placed.size() && placed[b].x < placed[a].right(); ++b)
            overlaps += placed[a].grown(-layout::kOverlapTolerance).overlaps(placed[b]) ? 1U : 0U;
    return overlaps;
}

/// A company for every nine people, scattered in a square.
struct Scattered {
    std::vector<Point> points;
    std::vector<Rect> boxes;

    Scattered(std::size_t count, double side) {
        layout::Random random(1);
        for (std::size_t i = 0; i < count; ++i) {
            points.push_back({random.unit() * side, random.unit() * side});
            boxes.push_back(i % 10 == 0 ? kCompany : kPerson);
        }
    }
};

TEST(OverlapRemoval, KeepsTheOrderOfBoxesInARow) {
    std::vector<Point> points{{0, 0}, {30, 0}, {60, 0}, {90, 0}};
    const std::vector<Rect> boxes(4, Rect{-20, -50, 40, 100});
    removeOverlaps(points, boxes);
    for (std::size_t i = 1; i < points.size(); ++i)
        EXPECT_NEAR(points[i].x - points[i - 1].x, 40, layout::kOverlapTolerance);
    for (const Point& point : points)
        EXPECT_EQ(point.y, 0);
    EXPECT_NEAR(points[0].x + points[3].x, 90, 1e-6) << "all give way alike";
}

TEST(OverlapRemoval, MovesTheSmallerBoxFarther) {
    std::vector<Point> points{{0, 0}, {80, 0}};
    const std::vector<Rect> boxes{kCompany, kPerson};
    removeOverlaps(points, boxes);
    EXPECT_GT(points[1].x - 80, 3 * -points[0].x);
    EXPECT_LT(points[0].x, 0);
}

TEST(OverlapRemoval, MovesAlongTheAxisThatTakesLess) {
    std::vector<Point> points{{0, 0}, {10, 20}};
    const std::vector<Rect> boxes(2, kPerson);
    removeOverlaps(points, boxes);
    EXPECT_EQ(points[0].x, 0);
    EXPECT_EQ(points[1].x, 10);
    EXPECT_NEAR(points[1].y - points[0].y, kPerson.height, layout::kOverlapTolerance);
}

TEST(OverlapRemoval, LeavesFarBoxesWhereTheyAre) {
    std::vector<Point> points{{0, 0}, {10, 20}, {5000, 1}, {-3000, 4000}};
    removeOverlaps(points, std::vector<Rect>(4, kPerson));
    EXPECT_EQ(points[2], (Point{5000, 1}));
    EXPECT_EQ(points[3], (Point{-3000, 4000}));
}

TEST(OverlapRemoval, MakesACompactHeapOfWhatLayInOnePlace) {
    constexpr std::size_t kCount = 400;
    std::vector<Point> points(kCount, Point{7, 7});
    const std::vector<Rect> boxes(kCount, kPerson);
    removeOverlaps(points, boxes);
    EXPECT_EQ(overlapsOf(points, boxes), 0U);
    const auto [left, right] =
        std::minmax_element(points.begin(), points.end(), [](Point a, Point b) { return a.x < b.x; });
    const auto [top, bottom] =
        std::minmax_element(points.begin(), points.end(), [](Point a, Point b) { return a.y < b.y; });
    EXPECT_LT((right->x - left->x) * (bottom->y - top->y), 8 * kCount * kPerson.width * kPerson.height);
}

TEST(OverlapRemoval, GetsThroughTenThousandBoxesHoweverCrowded) {
    // From a fifth of the square covered to a hundred times the square.
    for (const double side : {14'000.0, 6'000.0, 600.0}) {
        Scattered scattered(10'000, side);
        removeOverlaps(scattered.points, scattered.boxes);
        EXPECT_EQ(overlapsOf(scattered.points, scattered.boxes), 0U) << side;
    }
}

TEST(OverlapRemoval, IsTheSameToTheLastBitWhateverTheNumberOfThreads) {
    // So many that they are triangulated and swept in several parts.
    const Scattered scattered(120'000, 60'000);
    const auto removed = [&scattered](int threads) {
        std::vector<Point> points = scattered.points;
        tbb::task_arena(threads).execute([&] { removeOverlaps(points, scattered.boxes); });
        return points;
    };
    const std::vector<Point> alone = removed(1);
    EXPECT_EQ(overlapsOf(alone, scattered.boxes), 0U);
    EXPECT_TRUE(removed(4) == alone);
}

TEST(OverlapRemoval, AStopLeavesBoxesWhereTheyAre) {
    Scattered scattered(1000, 600);
    const std::vector<Point> before = scattered.points;
    std::stop_source stop;
    stop.request_stop();
    base::Progress progress;
    removeOverlaps(scattered.points, scattered.boxes, {stop.get_token(), &progress});
    EXPECT_EQ(scattered.points, before);
    EXPECT_EQ(progress.now().fraction, 0);
}

TEST(OverlapRemoval, TellsHowFarItIs) {
    Scattered scattered(1000, 600);
    base::Progress progress;
    removeOverlaps(scattered.points, scattered.boxes, base::Watch{{}, &progress}.part(0.5, 0.9));
    EXPECT_EQ(progress.now().stage, base::Stage::placing);
    EXPECT_GT(progress.now().fraction, 0.7);
    EXPECT_LT(progress.now().fraction, 0.9);
}

TEST(OverlapRemoval, CanDoWithNoBoxesAndWithOne) {
    removeOverlaps({}, {});
    std::vector<Point> points{{3, 4}};
    removeOverlaps(points, std::vector<Rect>{kPerson});
    EXPECT_EQ(points[0], (Point{3, 4}));
}

} // namespace
} // namespace whither::tests
