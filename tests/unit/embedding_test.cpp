#include "core/layout/embedding.h"

#include "core/layout/crossings.h"
#include "core/layout/layout_metrics.h"
#include "core/layout/leaf_fan.h"
#include "core/layout/random.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

using namespace whither;
using layout::Adjacency;
using layout::Character;
using layout::embed;

namespace {

using Pairs = std::vector<Adjacency::Pair>;
using Points = std::vector<base::Point>;

Adjacency gridOf(std::uint32_t side) {
    Pairs edges;
    for (std::uint32_t row = 0; row < side; ++row) {
        for (std::uint32_t column = 0; column < side; ++column) {
            const std::uint32_t node = row * side + column;
            if (column + 1 < side)
                edges.emplace_back(node, node + 1);
            if (row + 1 < side)
                edges.emplace_back(node, node + side);
        }
    }
    return {side * side, edges};
}

Adjacency pathOfLength(std::uint32_t nodes) {
    Pairs edges;
    for (std::uint32_t i = 0; i + 1 < nodes; ++i)
        edges.emplace_back(i, i + 1);
    return {nodes, edges};
}

Adjacency starWith(std::uint32_t leaves) {
    Pairs edges;
    for (std::uint32_t leaf = 1; leaf <= leaves; ++leaf)
        edges.emplace_back(0, leaf);
    return {leaves + 1, edges};
}

Adjacency cliqueOf(std::uint32_t nodes) {
    Pairs edges;
    for (std::uint32_t a = 0; a < nodes; ++a)
        for (std::uint32_t b = a + 1; b < nodes; ++b)
            edges.emplace_back(a, b);
    return {nodes, edges};
}

/// Groups of people who know only each other, but for one tie from group to group in a ring.
Adjacency ringOfCliques(std::uint32_t groups, std::uint32_t size) {
    Pairs edges;
    for (std::uint32_t g = 0; g < groups; ++g) {
        for (std::uint32_t a = 0; a < size; ++a)
            for (std::uint32_t b = a + 1; b < size; ++b)
                edges.emplace_back(g * size + a, g * size + b);
        edges.emplace_back(g * size, ((g + 1) % groups) * size + 1);
    }
    return {static_cast<std::size_t>(groups) * size, edges};
}

/// Preferential attachment: a few hubs, many that know two of them.
Adjacency hubsOf(std::uint32_t nodes, std::uint64_t seed) {
    layout::Random random(seed);
    Pairs edges{{0, 1}};
    for (std::uint32_t node = 2; node < nodes; ++node) {
        for (int i = 0; i < 2; ++i) {
            const Adjacency::Pair& tie = edges[random.below(static_cast<std::uint32_t>(edges.size()))];
            edges.emplace_back(node, random.below(2) == 0 ? tie.first : tie.second);
        }
    }
    return {nodes, edges};
}

bool areFinite(const Points& points) {
    return std::all_of(points.begin(), points.end(),
                       [](base::Point p) { return std::isfinite(p.x) && std::isfinite(p.y); });
}

double distance(const Points& points, std::size_t a, std::size_t b) {
    return base::length(points[a] - points[b]);
}

} // namespace

TEST(Adjacency, LeavesOutLoopsRepetitionsAndUnknownEnds) {
    const Pairs edges{{2, 0}, {0, 2}, {1, 1}, {0, 1}, {3, 9}};
    const Adjacency graph(4, edges);
    EXPECT_EQ(graph.size(), 4U);
    EXPECT_EQ(graph.edgeCount(), 2U);
    EXPECT_EQ(graph.degree(0), 2U);
    EXPECT_EQ(graph.neighbours(0)[0], 1U);
    EXPECT_EQ(graph.neighbours(0)[1], 2U);
    EXPECT_EQ(graph.degree(3), 0U);
}

TEST(Embedding, OfNothingIsNothing) {
    EXPECT_TRUE(embed(Adjacency(), {}).empty());
}

TEST(Embedding, UnfoldsAGridWithoutACrossing) {
    const Adjacency grid = gridOf(50);
    for (const Character character : {Character::overview, Character::balanced}) {
        const auto points = embed(grid, {.character = character});
        const auto metrics = layout::measure(grid, points);
        EXPECT_EQ(metrics.crossings, 0U);
        EXPECT_LT(metrics.stress, 0.02);
    }
}

TEST(Embedding, DrawsAPathWithoutACrossing) {
    const Adjacency path = pathOfLength(3000);
    EXPECT_EQ(layout::measure(path, embed(path, {})).crossings, 0U);
}

TEST(Embedding, EdgesAreOneLongInTheMean) {
    const Adjacency graph = hubsOf(3000, 5);
    const auto points = embed(graph, {});
    double length = 0;
    for (std::uint32_t a = 0; a < graph.size(); ++a)
        for (const std::uint32_t b : graph.neighbours(a))
            length += distance(points, a, b) / 2;
    EXPECT_NEAR(length / static_cast<double>(graph.edgeCount()), 1, 1e-9);
}

TEST(Embedding, ClustersStandApartFurtherThanInAnOverview) {
    const std::uint32_t size = 12;
    const Adjacency graph = ringOfCliques(40, size);
    // Mean distance of neighbours in a group, over that of nodes of groups at opposite ends.
    const auto tightness = [&](Character character) {
        const auto points = embed(graph, {.character = character});
        double within = 0;
        double across = 0;
        for (std::uint32_t i = 0; i < graph.size() / 2; i += size) {
            within += distance(points, i + 2, i + 3);
            across += distance(points, i + 2, i + 2 + graph.size() / 2);
        }
        return within / across;
    };
    EXPECT_LT(tightness(Character::clusters), 0.5 * tightness(Character::overview));
}

TEST(Embedding, OverviewTellsDistancesBestAndClustersCrossLeast) {
    const Adjacency graph = hubsOf(5000, 3);
    const auto measured = [&](Character character) {
        return layout::measure(graph, embed(graph, {.character = character}));
    };
    const auto overview = measured(Character::overview);
    const auto balanced = measured(Character::balanced);
    const auto clusters = measured(Character::clusters);
    EXPECT_LT(overview.stress, clusters.stress);
    EXPECT_LT(balanced.crossingsPerEdge, overview.crossingsPerEdge);
    EXPECT_LT(clusters.crossingsPerEdge, balanced.crossingsPerEdge);
    EXPECT_GT(clusters.neighbourhood, balanced.neighbourhood);
}

TEST(Embedding, IsTheSameOnOneThreadAndOnTwoAndTwiceInARow) {
    const Adjacency graph = hubsOf(20'000, 7);
    for (const Character character : {Character::overview, Character::balanced, Character::clusters}) {
        const auto one = embed(graph, {.seed = 4, .character = character, .threads = 1});
        EXPECT_EQ(one, embed(graph, {.seed = 4, .character = character, .threads = 2}));
        EXPECT_EQ(one, embed(graph, {.seed = 4, .character = character, .threads = 2}));
    }
}

TEST(Embedding, AnotherSeedGivesAnotherPicture) {
    const Adjacency graph = hubsOf(500, 7);
    EXPECT_NE(embed(graph, {.seed = 1}), embed(graph, {.seed = 2}));
}

TEST(Embedding, ComponentsKeepOutOfEachOthersWay) {
    Pairs edges;
    for (std::uint32_t i = 0; i + 1 < 40; ++i)
        if (i % 10 != 9)
            edges.emplace_back(i, i + 1);
    const Adjacency graph(44, edges); // four paths of ten, four nodes alone
    const auto points = embed(graph, {});
    const auto boundsOf = [&](std::uint32_t first, std::uint32_t count) {
        base::Rect bounds;
        for (std::uint32_t i = first; i < first + count; ++i)
            bounds = base::united(bounds, base::squareAround(points[i], 0.4));
        return bounds;
    };
    std::vector<base::Rect> bounds;
    for (std::uint32_t path = 0; path < 4; ++path)
        bounds.push_back(boundsOf(10 * path, 10));
    for (std::uint32_t i = 40; i < 44; ++i)
        bounds.push_back(boundsOf(i, 1));
    for (std::size_t a = 0; a < bounds.size(); ++a)
        for (std::size_t b = a + 1; b < bounds.size(); ++b)
            EXPECT_TRUE(bounds[a].right() <= bounds[b].x || bounds[b].right() <= bounds[a].x ||
                        bounds[a].bottom() <= bounds[b].y || bounds[b].bottom() <= bounds[a].y)
                << a << ' ' << b;
}

TEST(Embedding, OfStarsPathsCliquesAndManyAloneIsFinite) {
    EXPECT_TRUE(areFinite(embed(starWith(100'000), {})));
    EXPECT_TRUE(areFinite(embed(pathOfLength(100'000), {})));
    EXPECT_TRUE(areFinite(embed(Adjacency(100'000, {}), {})));
    for (const Character character : {Character::overview, Character::balanced, Character::clusters})
        EXPECT_TRUE(areFinite(embed(cliqueOf(500), {.character = character})));
}

TEST(LeafFan, SpreadsLeavesEvenlyBetweenTheLinesOfTheirHub) {
    // 0 is the hub; 1 and 2 lie to its left and right and are tied to each other by 3.
    const Pairs edges{{0, 1}, {0, 2}, {1, 3}, {2, 3}, {0, 4}, {0, 5}, {0, 6}, {0, 7}};
    const Adjacency graph(8, edges);
    const layout::LeafFan fan(graph);
    EXPECT_EQ(fan.core().size(), 4U);
    EXPECT_TRUE(fan.isLeaf(4));
    Points points(8);
    points[1] = {-30, 0};
    points[2] = {30, 0};
    fan.spread(points);
    std::vector<double> angles;
    for (std::size_t i = 4; i < 8; ++i)
        angles.push_back(std::atan2(points[i].y, points[i].x));
    std::sort(angles.begin(), angles.end());
    const double third = std::acos(-1.0) / 3;
    EXPECT_NEAR(angles[0], -2 * third, 1e-6);
    EXPECT_NEAR(angles[1], -third, 1e-6);
    EXPECT_NEAR(angles[2], third, 1e-6);
    EXPECT_NEAR(angles[3], 2 * third, 1e-6);
}

TEST(LeafFan, OfAPairTheSecondIsTheLeaf) {
    const Pairs edges{{0, 1}};
    const Adjacency graph(2, edges);
    const layout::LeafFan fan(graph);
    ASSERT_EQ(fan.core().size(), 1U);
    EXPECT_EQ(fan.core()[0], 0U);
    Points points(2);
    fan.spread(points);
    EXPECT_GT(distance(points, 0, 1), 0);
}
