#include "core/layout/crossings.h"
#include "core/layout/layout_metrics.h"
#include "core/layout/packing.h"
#include "core/layout/random.h"
#include "tests/bench/talent_graph.h"
#include "tests/support/layout_samples.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace whither::tests {
namespace {

using base::Point;
using Pairs = std::vector<layout::Adjacency::Pair>;

layout::LayoutMetrics measured(const Pairs& edges, const std::vector<Point>& points,
                               const layout::MeasureOptions& options = {}) {
    return layout::measure(layout::Adjacency(points.size(), edges), points, options);
}

/// Adds a hub at `centre` with lines of length 1 in these directions, in parts of a full turn.
void addHub(Pairs& edges, std::vector<Point>& points, Point centre, const std::vector<double>& directions) {
    const auto hub = static_cast<std::uint32_t>(points.size());
    points.push_back(centre);
    for (const double direction : directions) {
        const double angle = 2 * std::numbers::pi * direction;
        edges.emplace_back(hub, static_cast<std::uint32_t>(points.size()));
        points.push_back(centre + Point{std::cos(angle), std::sin(angle)});
    }
}

/// People scattered around the middle of their companies, which are placed by lot.
std::vector<Point> roughPlaces(const bench::MadeGraph& graph) {
    layout::Random random(7);
    std::vector<Point> points(graph.nodes);
    std::vector<double> employers(graph.nodes, 0);
    for (std::size_t i = 0; i < graph.nodes; ++i)
        if (graph.kinds[i] == graph::NodeKind::company)
            points[i] = {random.unit(), random.unit()};
    for (const auto& [person, company] : graph.edges) {
        points[person] = points[person] + points[company];
        ++employers[person];
    }
    for (std::size_t i = 0; i < graph.nodes; ++i)
        if (employers[i] > 0)
            points[i] = points[i] * (1 / employers[i]) + Point{0.1 * random.unit(), 0.1 * random.unit()};
    return points;
}

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

TEST(LayoutMetrics, StressCountsPairsWithinAComponentOnly) {
    EXPECT_EQ(measured({}, {{0, 0}, {1, 0}}).stress, 0);
    EXPECT_NEAR(measured({{0, 1}, {2, 3}}, {{0, 0}, {1, 0}, {50, 0}, {51, 0}}).stress, 0, 1e-12);
}

TEST(LayoutMetrics, NeighbourhoodIsTheShareOfTheRingAmongTheNearest) {
    const Pairs path{{0, 1}, {1, 2}, {2, 3}};
    EXPECT_EQ(measured(path, {{0, 0}, {1, 0}, {2, 0}, {3, 0}}).neighbourhood, 1);
    // The last lies between the first two: of the two nearest to either end one is within two edges; the other nodes
    // have all others within two edges.
    EXPECT_NEAR(measured(path, {{0, 0}, {1, 0}, {5, 0}, {0.5, 0}}).neighbourhood, (0.5 + 1 + 1 + 0.5) / 4, 1e-12);
}

TEST(LayoutMetrics, NodesEquallyFarShareThePlacesThatAreLeft) {
    // All at one place: for an end of the path two places for three nodes, of which two are wanted.
    const std::vector<Point> points(4);
    EXPECT_NEAR(measured({{0, 1}, {1, 2}, {2, 3}}, points).neighbourhood, (2.0 / 3 + 1 + 1 + 2.0 / 3) / 4, 1e-12);
}

TEST(LayoutMetrics, NodesWithoutEdgesHaveNoNeighbourhood) {
    EXPECT_EQ(measured({{0, 1}}, {{0, 0}, {1, 0}, {50, 0}}).neighbourhood, 1);
    EXPECT_EQ(measured({}, {}).neighbourhood, 1);
}

TEST(LayoutMetrics, CrossingsPerEdgeAreCrossingsOverEdges) {
    const auto metrics = measured({{0, 2}, {1, 3}, {0, 1}, {1, 2}}, {{0, 0}, {100, 0}, {100, 100}, {0, 100}});
    EXPECT_EQ(metrics.crossings, 1U);
    EXPECT_EQ(metrics.crossingsPerEdge, 0.25);
}

TEST(LayoutMetrics, HubEvennessIsOneAllAroundAndZeroInOneDirection) {
    Pairs edges;
    std::vector<Point> points;
    addHub(edges, points, {0, 0}, {0, 1 / 8.0, 2 / 8.0, 3 / 8.0, 4 / 8.0, 5 / 8.0, 6 / 8.0, 7 / 8.0});
    EXPECT_NEAR(measured(edges, points).hubEvenness.value(), 1, 1e-9);
    // The second has twice the lines, and all of them in one direction: 8 ends of 24 are at a hub that is even.
    addHub(edges, points, {5, 5}, std::vector<double>(16, 0.3));
    EXPECT_NEAR(measured(edges, points).hubEvenness.value(), 1.0 / 3, 1e-9);
}

TEST(LayoutMetrics, HubEvennessOfPairedLinesIsAsWorkedByHand) {
    // Gaps of 0 and 1/4 turn, four each, all 1/8 off: 1 - 1 / (2 - 2/8).
    Pairs edges;
    std::vector<Point> points;
    addHub(edges, points, {0, 0}, {0.1, 0.1, 0.35, 0.35, 0.6, 0.6, 0.85, 0.85});
    EXPECT_NEAR(measured(edges, points).hubEvenness.value(), 3.0 / 7, 1e-9);
}

TEST(LayoutMetrics, SevenLinesMakeNoHub) {
    Pairs edges;
    std::vector<Point> points;
    addHub(edges, points, {0, 0}, std::vector<double>(7, 0));
    EXPECT_FALSE(measured(edges, points).hubEvenness);
}

TEST(LayoutMetrics, OwnRatioComparesOwnCompaniesToAny) {
    using enum graph::NodeKind;
    const std::vector<graph::NodeKind> kinds{person, person, company, company, team};
    layout::MeasureOptions options;
    options.kinds = kinds;
    const std::vector<Point> points{{0, 0}, {10, 0}, {1, 0}, {9, 0}, {100, 0}};
    // Own: 1 and 1. Any: 1, 9, 9 and 1. The team counts for nothing.
    EXPECT_NEAR(measured({{0, 2}, {3, 1}, {0, 4}}, points, options).ownRatio.value(), 0.2, 1e-12);
    EXPECT_FALSE(measured({{0, 4}}, points, options).ownRatio);
    EXPECT_FALSE(measured({{0, 2}}, points).ownRatio);
}

TEST(LayoutMetrics, OverlapsAreFoundBetweenDisksOfAllSizes) {
    // The large disk holds the small ones, of which two touch and the third lies apart.
    const std::vector<double> radii{100, 1, 1, 1};
    layout::MeasureOptions options;
    options.radii = radii;
    EXPECT_EQ(measured({}, {{0, 0}, {90, 0}, {92, 0}, {0, 50}}, options).nodeOverlaps, 3U);
    EXPECT_EQ(measured({}, {{0, 0}, {101, 0}, {103, 0}, {105, 0}}, options).nodeOverlaps, 0U);
}

TEST(LayoutMetrics, SampledIsNearExact) {
    const bench::MadeGraph graph = bench::makeTalentGraph(3000, 1);
    const std::vector<Point> points = roughPlaces(graph);
    layout::MeasureOptions options;
    options.kinds = graph.kinds;
    options.exactNodes = 3000;
    const auto exact = measured(graph.edges, points, options);
    options.exactNodes = 1000;
    options.exactEdges = 1000;
    const auto sampled = measured(graph.edges, points, options);
    EXPECT_NE(sampled.stress, exact.stress);
    EXPECT_NEAR(sampled.stress / exact.stress, 1, 0.02);
    EXPECT_NE(sampled.neighbourhood, exact.neighbourhood);
    EXPECT_NEAR(sampled.neighbourhood / exact.neighbourhood, 1, 0.05);
    EXPECT_NE(sampled.crossings, exact.crossings);
    EXPECT_NEAR(sampled.crossingsPerEdge / exact.crossingsPerEdge, 1, 0.02);
    EXPECT_EQ(sampled.ownRatio, exact.ownRatio);
    EXPECT_EQ(sampled.hubEvenness, exact.hubEvenness);
}

TEST(Crossings, EstimateNearsTheCountWithoutBias) {
    // Short edges and some that pass over all of them, on a picture that is not square.
    const bench::MadeGraph graph = bench::makeTalentGraph(2000, 3);
    std::vector<Point> points = roughPlaces(graph);
    for (Point& point : points)
        point = {3 * point.x - 100, point.y * point.y};
    const auto exact = static_cast<double>(layout::countCrossings(std::span(graph.edges), points));
    double sum = 0;
    for (std::uint64_t seed = 0; seed < 50; ++seed)
        sum += layout::estimateCrossings(graph.edges, points, 200, seed);
    EXPECT_NEAR(sum / 50 / exact, 1, 0.02);
    EXPECT_NEAR(layout::estimateCrossings(graph.edges, points, 100'000'000, 1) / exact, 1, 1e-4);
}

TEST(Crossings, EstimateOfEdgesWithoutExtentIsZero) {
    const Pairs edges{{0, 1}, {2, 3}};
    EXPECT_EQ(layout::estimateCrossings(edges, std::vector<Point>(4), 10, 1), 0);
    EXPECT_EQ(layout::estimateCrossings({}, {}, 10, 1), 0);
    // All on one line, up or along.
    EXPECT_EQ(layout::estimateCrossings(edges, std::vector<Point>{{0, 0}, {0, 2}, {0, 1}, {0, 3}}, 10, 1), 0);
    EXPECT_EQ(layout::estimateCrossings(edges, std::vector<Point>{{0, 0}, {2, 0}, {1, 0}, {3, 0}}, 10, 1), 0);
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
