#include "core/chart/sankey_layout.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <numeric>
#include <vector>

namespace whither::chart {
namespace {

/// Two columns of `count` nodes of a size of 1 for each link.
SankeyProblem twoColumns(std::size_t count, const std::vector<SankeyLink>& links) {
    SankeyProblem problem;
    problem.height = 400;
    for (std::uint32_t column = 0; column < 2; ++column)
        for (std::size_t i = 0; i < count; ++i)
            problem.nodes.push_back({column, i, 0, 0, 10});
    for (SankeyLink link : links) {
        link.to += count;
        problem.links.push_back(link);
        problem.nodes[link.from].size += link.weight;
        problem.nodes[link.to].size += link.weight;
    }
    return problem;
}

TEST(SankeyLayout, ARingOfTwoIsUntangled) {
    const SankeyProblem problem = twoColumns(3, {{0, 2, 5}, {1, 1, 5}, {2, 0, 5}});
    const SankeyLayout layout = layOut(problem);
    EXPECT_EQ(weightedCrossings(problem, layout.order), 0);
}

TEST(SankeyLayout, AHeavyRibbonIsCrossedLessThanALightOne) {
    // Whatever the order, something crosses.
    const SankeyProblem problem = twoColumns(2, {{0, 0, 9}, {0, 1, 1}, {1, 0, 1}, {1, 1, 9}});
    EXPECT_EQ(weightedCrossings(problem, layOut(problem).order), 1);
}

TEST(SankeyLayout, SmallColumnsAreOrderedAsWellAsTheyCanBe) {
    std::uint32_t state = 7;
    const auto any = [&](std::uint32_t below) {
        state = state * 1664525U + 1013904223U;
        return (state >> 16U) % below;
    };
    double found = 0;
    double least = 0;
    for (int problems = 0; problems < 30; ++problems) {
        std::vector<SankeyLink> links;
        for (std::size_t from = 0; from < 4; ++from)
            for (std::size_t to = 0; to < 4; ++to)
                if (any(2) == 0)
                    links.push_back({from, to, static_cast<double>(1 + any(9))});
        const SankeyProblem problem = twoColumns(4, links);
        double best = std::numeric_limits<double>::infinity();
        std::vector<std::uint64_t> left{0, 1, 2, 3};
        do {
            std::vector<std::uint64_t> right{0, 1, 2, 3};
            do
                best = std::min(best, weightedCrossings(problem, {left, right}));
            while (std::next_permutation(right.begin(), right.end()));
        } while (std::next_permutation(left.begin(), left.end()));
        const double ours = weightedCrossings(problem, layOut(problem).order);
        EXPECT_GE(ours, best);
        found += ours;
        least += best;
    }
    EXPECT_LE(found, 1.05 * least);
}

TEST(SankeyLayout, ANewNodeIsPutWhereItCrossesLeastAndTheOthersStay) {
    const SankeyProblem problem = twoColumns(3, {{0, 0, 5}, {1, 1, 5}, {2, 2, 5}});
    const SankeyOrder before{{2, 0}, {2, 0}};
    SankeyProblem next = problem;
    next.before = &before;
    const SankeyLayout layout = layOut(next);
    EXPECT_EQ(weightedCrossings(problem, layout.order), 0);
    EXPECT_LT(std::find(layout.order[0].begin(), layout.order[0].end(), 2U),
              std::find(layout.order[0].begin(), layout.order[0].end(), 0U));
}

TEST(SankeyLayout, AnEarlierPictureOfOthersIsNone) {
    std::uint32_t state = 7;
    const auto any = [&](std::uint32_t below) {
        state = state * 1664525U + 1013904223U;
        return (state >> 16U) % below;
    };
    for (int problems = 0; problems < 30; ++problems) {
        std::vector<SankeyLink> links;
        for (std::size_t from = 0; from < 12; ++from)
            for (std::size_t to = 0; to < 12; ++to)
                if (any(5) == 0)
                    links.push_back({from, to, static_cast<double>(1 + any(9))});
        SankeyProblem problem = twoColumns(12, links);
        const SankeyOrder fresh = layOut(problem).order;
        for (const SankeyOrder& before : {SankeyOrder{}, SankeyOrder{{90, 91}, {92}}}) {
            problem.before = &before;
            EXPECT_EQ(layOut(problem).order, fresh) << problems;
        }
    }
}

// Work for every two of the ribbons, in every sweep, would take minutes.
TEST(SankeyLayout, HundredsOfGroupsOnATallPageAreOrderedToo) {
    constexpr std::size_t kMany = 300;
    std::vector<SankeyLink> links;
    for (std::size_t from = 0; from < kMany; ++from)
        for (std::size_t to = from % 7; to < kMany; to += 7 + from % 11)
            links.push_back({from, to, static_cast<double>(1 + (from * to) % 9)});
    const SankeyProblem problem = twoColumns(kMany, links);
    const SankeyLayout layout = layOut(problem);
    EXPECT_EQ(layout.order[0].size(), kMany);
    std::vector<std::uint64_t> asGiven(kMany);
    std::iota(asGiven.begin(), asGiven.end(), std::uint64_t{0});
    EXPECT_LT(weightedCrossings(problem, layout.order), weightedCrossings(problem, {asGiven, asGiven}));
}

} // namespace
} // namespace whither::chart
