#include "core/layout/force_layout.h"
#include "core/layout/layout_metrics.h"
#include "tests/support/layout_samples.h"
#include "tests/support/sample_data.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>

namespace whither::tests {
namespace {

using graph::NodeIndex;
using layout::ForceLayout;
using layout::LayoutInput;
using layout::LayoutOptions;
using layout::Positions;

Positions fresh(const LayoutInput& input, std::uint64_t seed = 1) {
    return ForceLayout(input, {.seed = seed, .aspect = 1.3}, {}).positions(input.bodies.size());
}

base::Rect boundsOf(const LayoutInput& input, const Positions& positions) {
    base::Rect bounds;
    for (const layout::Body& body : input.bodies)
        bounds = base::united(bounds, base::squareAround(positions[body.node].value(), body.radius));
    return bounds;
}

double farthestMove(const LayoutInput& input, const Positions& a, const Positions& b) {
    double farthest = 0;
    for (const layout::Body& body : input.bodies)
        if (base::raw(body.node) < a.size() && a[body.node])
            farthest = std::max(farthest, base::length(*a[body.node] - b[body.node].value()));
    return farthest;
}

int ticksToRest(ForceLayout& layout) {
    int ticks = 0;
    while (layout.step() && ticks < 5000)
        ++ticks;
    return ticks;
}

TEST(ForceLayout, TellsTheLlamaStoryWithoutCrossingsOrOverlaps) {
    const LayoutSample sample = openingSample(llamaData());
    for (const std::uint64_t seed : {1U, 2U, 3U, 4U, 5U}) {
        const Positions positions =
            ForceLayout(sample.input, {.seed = seed, .aspect = 1.3}, {}).positions(sample.nodeCount);
        const auto metrics = layout::measure(sample.input, positions);
        EXPECT_EQ(metrics.nodeOverlaps, 0U) << "seed " << seed;
        EXPECT_EQ(metrics.crossings, 0U) << "seed " << seed;
        const base::Rect bounds = boundsOf(sample.input, positions);
        EXPECT_GT(bounds.width / bounds.height, 0.9) << "seed " << seed;
        EXPECT_LT(bounds.width / bounds.height, 1.6) << "seed " << seed;
        EXPECT_LT(bounds.width, 830) << "seed " << seed;
        EXPECT_LT(bounds.height, 700) << "seed " << seed;
    }
}

TEST(ForceLayout, PlacesTheWiderFieldWithoutOverlaps) {
    const LayoutSample sample = openingSample(aiTalentData());
    ASSERT_GT(sample.input.bodies.size(), 300U);
    const Positions positions = ForceLayout(sample.input, {}, {}).positions(sample.nodeCount);
    const auto metrics = layout::measure(sample.input, positions);
    EXPECT_EQ(metrics.nodeOverlaps, 0U);
    EXPECT_LT(metrics.stress, 0.25);
    const base::Rect bounds = boundsOf(sample.input, positions);
    EXPECT_GT(bounds.width / bounds.height, 1.0);
    EXPECT_LT(bounds.width / bounds.height, 1.8);
}

TEST(ForceLayout, IsAtRestWhenItIsFresh) {
    ForceLayout layout(starOf(12), {}, {});
    const Positions before = layout.positions(13);
    EXPECT_FALSE(layout.step());
    EXPECT_EQ(layout.positions(13), before);
}

TEST(ForceLayout, KeepsKnownBodiesWhereTheyWere) {
    LayoutInput input = starOf(12);
    const Positions before = fresh(input);
    input.bodies.push_back({NodeIndex{13}, 10, {60, 20}});
    input.springs.push_back({12, 13, 50, 1});
    ForceLayout layout(input, {}, before);
    layout.settle(2000);
    const Positions after = layout.positions(14);
    EXPECT_LT(farthestMove(input, before, after), 30);
    EXPECT_LT(base::length(after[NodeIndex{12}].value() - after[NodeIndex{13}].value()), 200);
    EXPECT_EQ(layout::measure(input, after).nodeOverlaps, 0U);
}

TEST(ForceLayout, ChangesNothingWhenEveryBodyIsKnown) {
    const LayoutInput input = starOf(12);
    const Positions before = fresh(input);
    ForceLayout layout(input, {.seed = 9, .aspect = 2}, before);
    layout.settle(100);
    EXPECT_EQ(layout.positions(13), before);
}

TEST(ForceLayout, BringsTheEndsOfANewTieTogetherAndLeavesOthersAboutWhereTheyWere) {
    const LayoutInput before = pathOf(24);
    const Positions start = fresh(before);
    const layout::Ties ties = tiesOf(before);
    LayoutInput input = before;
    input.springs.push_back({0, 16, 50, 1});
    ForceLayout layout(input, {}, start, &ties);
    EXPECT_EQ(farthestMove(input, start, layout.positions(24)), 0) << "it has yet to travel";
    layout.settle(2000);
    const Positions after = layout.positions(24);
    const auto apart = [](const Positions& positions) {
        return base::length(positions[NodeIndex{0}].value() - positions[NodeIndex{16}].value());
    };
    EXPECT_LT(apart(after), 0.7 * apart(start));
    const base::Rect bounds = boundsOf(input, start);
    for (const std::uint32_t node : {3U, 8U, 12U, 20U, 23U})
        EXPECT_LT(base::length(after[NodeIndex{node}].value() - start[NodeIndex{node}].value()),
                  0.03 * base::length({bounds.width, bounds.height}))
            << node;
}

TEST(ForceLayout, TakesTiesForOldWhereItDoesNotKnowThePictureBefore) {
    LayoutInput input = pathOf(24);
    const Positions start = fresh(input);
    input.springs.push_back({0, 16, 50, 1});
    ForceLayout layout(input, {}, start);
    layout.settle(2000);
    EXPECT_EQ(layout.positions(24), start);
}

TEST(ForceLayout, TravelsToAFreshPictureWhenMostBodiesAreNew) {
    const LayoutInput input = pathOf(30);
    Positions start;
    start.resize(30);
    start[NodeIndex{0}] = base::Point{100, 100};
    start[NodeIndex{29}] = base::Point{105, 100};
    ForceLayout layout(input, {}, start);
    EXPECT_EQ(layout.positions(30)[NodeIndex{0}], start[NodeIndex{0}]);
    EXPECT_LT(ticksToRest(layout), 1000);
    const Positions after = layout.positions(30);
    EXPECT_GT(base::length(after[NodeIndex{0}].value() - after[NodeIndex{29}].value()), 500);
    EXPECT_EQ(layout::measure(input, after).nodeOverlaps, 0U);
}

TEST(ForceLayout, DraggedBodyPullsItsNeighbourAndLeavesFarOnesAlone) {
    const LayoutInput input = pathOf(12);
    ForceLayout layout(input, {}, {});
    const Positions before = layout.positions(12);
    const base::Point from = before[NodeIndex{0}].value();
    const base::Point outwards = from - before[NodeIndex{1}].value();
    const base::Point at = from + outwards * (300 / base::length(outwards));
    layout.hold(NodeIndex{0}, at);
    EXPECT_TRUE(layout.step());
    ticksToRest(layout);
    const Positions after = layout.positions(12);
    EXPECT_EQ(after[NodeIndex{0}], at);
    const auto moved = [&](std::uint32_t i) {
        return base::length(after[NodeIndex{i}].value() - before[NodeIndex{i}].value());
    };
    EXPECT_GT(moved(1), 60);
    EXPECT_LT(moved(2), moved(1));
    EXPECT_LT(moved(11), 15);
}

TEST(ForceLayout, DragOfOneInTenThousandMovesItsNeighbourhoodAlone) {
    constexpr std::uint32_t kBodies = 10'000;
    constexpr std::uint32_t kRow = 100;
    constexpr std::uint32_t kDragged = 5'050;
    const LayoutInput input = pathOf(kBodies);
    Positions start; // in rows, to and fro
    start.resize(kBodies);
    for (std::uint32_t i = 0; i < kBodies; ++i) {
        const std::uint32_t row = i / kRow;
        const std::uint32_t column = row % 2 == 0 ? i % kRow : kRow - 1 - i % kRow;
        start[NodeIndex{i}] = base::Point{80.0 * column, 80.0 * row};
    }
    ForceLayout layout(input, {}, start);
    layout.hold(NodeIndex{kDragged}, *start[NodeIndex{kDragged}] + base::Point{30, 40});
    ticksToRest(layout);
    const Positions after = layout.positions(kBodies);
    const auto moved = [&](std::uint32_t i) {
        return base::length(after[NodeIndex{i}].value() - start[NodeIndex{i}].value());
    };
    EXPECT_GT(moved(kDragged + 1), 20);
    EXPECT_LT(moved(kDragged + 8), 2);
    double farthest = 0; // of those that are far
    for (std::uint32_t i = 0; i < kBodies; ++i)
        if (i < kDragged - 40 || i > kDragged + 40)
            farthest = std::max(farthest, moved(i));
    EXPECT_EQ(farthest, 0);
    layout.release(NodeIndex{kDragged});
    ticksToRest(layout);
    EXPECT_EQ(layout.positions(kBodies), start) << "and all go home";
}

TEST(ForceLayout, ReleasedBodyGoesBackToItsPlace) {
    const LayoutInput input = starOf(8);
    ForceLayout layout(input, {}, {});
    const Positions before = layout.positions(9);
    layout.hold(NodeIndex{3}, {900, -700});
    ticksToRest(layout);
    layout.release(NodeIndex{3});
    EXPECT_LT(ticksToRest(layout), 1000);
    EXPECT_LT(farthestMove(input, before, layout.positions(9)), 5);
}

TEST(ForceLayout, PushesOthersFromUnderAHeldDisk) {
    const LayoutInput input = starOf(8);
    ForceLayout layout(input, {}, {});
    const base::Point taken = layout.positions(9)[NodeIndex{4}].value();
    layout.hold(NodeIndex{3}, taken);
    ticksToRest(layout);
    EXPECT_EQ(layout.positions(9)[NodeIndex{3}], taken);
    EXPECT_EQ(layout::measure(input, layout.positions(9)).nodeOverlaps, 0U);
}

TEST(ForceLayout, ComesBackToAPictureToTheLastBitWithWhatIsHeldInIt) {
    const LayoutInput input = starOf(12);
    ForceLayout first(input, {}, {});
    const base::Point at = first.positions(13)[NodeIndex{3}].value() + base::Point{70, 20};
    // Of two held disks one may lie upon the other.
    const base::Point upon = at + base::Point{3, 0};
    first.hold(NodeIndex{3}, at);
    first.hold(NodeIndex{4}, upon);
    first.settle(5000);
    const Positions picture = first.positions(13);

    ForceLayout again(picture, input, {});
    again.hold(NodeIndex{3}, at);
    again.hold(NodeIndex{4}, upon);
    EXPECT_FALSE(again.step()) << "everything is there already";
    EXPECT_EQ(again.positions(13), picture);

    ForceLayout back(picture, input, {});
    const Positions elsewhere = ForceLayout(input, {.seed = 9, .aspect = 2}, {}).positions(13);
    back.comeFrom(elsewhere);
    EXPECT_EQ(back.positions(13), elsewhere);
    EXPECT_EQ(back.home(13), picture);
    back.hold(NodeIndex{3}, at);
    back.hold(NodeIndex{4}, upon);
    back.settle(5000);
    EXPECT_EQ(back.positions(13), picture);
}

TEST(ForceLayout, KnowsWhereItIsGoingBeforeItGoes) {
    const LayoutInput before = pathOf(24);
    const Positions start = fresh(before);
    const layout::Ties ties = tiesOf(before);
    LayoutInput input = before;
    input.springs.push_back({0, 16, 50, 1});
    ForceLayout layout(input, {}, start, &ties);
    const Positions home = layout.home(24);
    EXPECT_NE(home, layout.positions(24));
    layout.settle(2000);
    EXPECT_EQ(layout.positions(24), home);
}

TEST(ForceLayout, GoesToTheSamePlacesFromWhereverItComes) {
    const LayoutInput before = pathOf(24);
    const Positions start = fresh(before);
    const layout::Ties ties = tiesOf(before);
    LayoutInput input = before;
    input.springs.push_back({0, 16, 50, 1});
    ForceLayout straight(input, {}, start, &ties);
    ForceLayout detour(input, {}, start, &ties);
    detour.comeFrom(ForceLayout(before, {.seed = 9, .aspect = 2}, {}).positions(24));
    EXPECT_NE(detour.positions(24), start);
    straight.settle(2000);
    detour.settle(2000);
    EXPECT_EQ(detour.positions(24), straight.positions(24));
}

TEST(ForceLayout, IgnoresHoldsThatMakeNoSense) {
    ForceLayout layout(starOf(3), {}, {});
    const Positions before = layout.positions(4);
    layout.hold(NodeIndex{99}, {0, 0});
    layout.hold(NodeIndex{1}, {std::numeric_limits<double>::quiet_NaN(), 0});
    layout.hold(NodeIndex{1}, {std::numeric_limits<double>::infinity(), 0});
    layout.release(NodeIndex{2});
    layout.reheat(std::numeric_limits<double>::quiet_NaN());
    EXPECT_FALSE(layout.step());
    EXPECT_EQ(layout.positions(4), before);
}

TEST(ForceLayout, KeepsPositionsOfNodesThatAreNotShownWithThePicture) {
    const LayoutInput input = pathOf(2);
    Positions start;
    start.resize(5);
    start[NodeIndex{0}] = base::Point{1, 2};
    start[NodeIndex{4}] = base::Point{7, 800};
    const Positions positions = ForceLayout(input, {}, start).positions(6);
    EXPECT_EQ(positions.size(), 6U);
    EXPECT_EQ(positions[NodeIndex{0}], start[NodeIndex{0}]);
    EXPECT_EQ(positions[NodeIndex{4}], start[NodeIndex{4}]);
    EXPECT_FALSE(positions[NodeIndex{3}].has_value());
    EXPECT_TRUE(positions[NodeIndex{1}].has_value());
}

TEST(ForceLayout, ForgetsAPictureThatItLeaves) {
    const LayoutInput input = pathOf(3);
    Positions start;
    start.resize(5);
    for (std::uint32_t node = 0; node < 5; ++node)
        start[NodeIndex{node}] = base::Point{1000.0 * node, 0};
    ForceLayout layout(input, {.known = LayoutOptions::Known::left}, start);
    EXPECT_EQ(layout.positions(5)[NodeIndex{0}], start[NodeIndex{0}]) << "it travels from where it was";
    EXPECT_FALSE(layout.positions(5)[NodeIndex{4}].has_value()) << "nobody comes back to the old picture";
    layout.settle(3000);
    const Positions after = layout.positions(5);
    EXPECT_LT(length(*after[NodeIndex{2}] - *after[NodeIndex{0}]), 1000) << "to a picture of its own";
}

TEST(ForceLayout, ManagesTheSmallestGraphs) {
    EXPECT_EQ(fresh({}).size(), 0U);
    EXPECT_EQ(fresh(pathOf(1))[NodeIndex{0}].has_value(), true);
    const Positions two = fresh(pathOf(2));
    EXPECT_NEAR(base::length(*two[NodeIndex{0}] - *two[NodeIndex{1}]), 85, 25);
}

TEST(ForceLayout, PacksComponentsCloseTogether) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> springs;
    for (std::uint32_t pair = 0; pair < 40; ++pair)
        springs.emplace_back(2 * pair, 2 * pair + 1);
    const LayoutInput input = graphOf(80, springs);
    const base::Rect bounds = boundsOf(input, fresh(input));
    // 40 pairs, each at most about 250 x 60 with its names.
    EXPECT_LT(bounds.width * bounds.height, 40 * 250 * 120);
    EXPECT_GT(bounds.width / bounds.height, 0.8);
    EXPECT_LT(bounds.width / bounds.height, 2.2);
}

TEST(ForceLayout, SpreadsLeavesEvenlyAroundTheirHub) {
    const Positions positions = fresh(starOf(10));
    std::vector<double> angles;
    for (std::uint32_t leaf = 1; leaf <= 10; ++leaf) {
        const base::Point way = positions[NodeIndex{leaf}].value() - positions[NodeIndex{0}].value();
        angles.push_back(std::atan2(way.y, way.x));
    }
    std::sort(angles.begin(), angles.end());
    for (std::size_t i = 1; i < angles.size(); ++i)
        EXPECT_GT(angles[i] - angles[i - 1], 0.15);
}

TEST(ForceLayout, GetsThroughLargeStarsAndPaths) {
    for (const LayoutInput& input : {starOf(2000), pathOf(2000)}) {
        const Positions positions = fresh(input);
        EXPECT_EQ(layout::measure(input, positions).nodeOverlaps, 0U);
    }
}

} // namespace
} // namespace whither::tests
