#include "core/chart/sankey_layout.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>
#include <vector>

namespace whither::chart {
namespace {

SankeyProblem anyProblem() {
    SankeyProblem problem;
    const auto columns = *rc::gen::inRange<std::uint32_t>(2, 5);
    std::vector<std::vector<std::size_t>> nodes(columns);
    for (std::uint32_t column = 0; column < columns; ++column) {
        const int count = *rc::gen::inRange(1, 14);
        for (int i = 0; i < count; ++i) {
            nodes[column].push_back(problem.nodes.size());
            SankeyNode& node = problem.nodes.emplace_back();
            node.column = column;
            node.name = static_cast<std::uint64_t>(i);
            node.rank = i + 2 >= count && *rc::gen::arbitrary<bool>() ? 1 : 0;
            node.minRoom = *rc::gen::inRange(0, 40);
        }
    }
    for (std::uint32_t column = 0; column + 1 < columns; ++column) {
        std::set<std::pair<std::size_t, std::size_t>> ends;
        const int count = *rc::gen::inRange(0, 30);
        for (int i = 0; i < count; ++i)
            ends.emplace(*rc::gen::elementOf(nodes[column]), *rc::gen::elementOf(nodes[column + 1]));
        for (const auto& [from, to] : ends)
            problem.links.push_back({from, to, static_cast<double>(*rc::gen::inRange(1, 50))});
    }
    std::vector<double> in(problem.nodes.size());
    std::vector<double> out(problem.nodes.size());
    for (const SankeyLink& link : problem.links) {
        out[link.from] += link.weight;
        in[link.to] += link.weight;
    }
    for (std::size_t i = 0; i < problem.nodes.size(); ++i)
        problem.nodes[i].size = std::max(in[i], out[i]);
    problem.height = *rc::gen::inRange(100, 1200);
    problem.gap = *rc::gen::inRange(0, 10);
    return problem;
}

RC_GTEST_PROP(SankeyLayout, RoomsOfAColumnNeverOverlapAndHeightsAreInProportion, ()) {
    const SankeyProblem problem = anyProblem();
    const SankeyLayout layout = layOut(problem);
    constexpr double kRounding = 1e-6;
    struct Room {
        double top;
        double bottom;
    };
    std::vector<std::vector<Room>> rooms(4);
    std::vector<double> lowest(4);
    std::vector<double> least(4, -problem.gap); // height that labels and gaps take
    for (std::size_t i = 0; i < problem.nodes.size(); ++i) {
        const SankeyNode& node = problem.nodes[i];
        const SankeyLayout::Bar& bar = layout.bars[i];
        RC_ASSERT(std::abs(bar.height - node.size * layout.scale) < kRounding);
        const double half = std::max(bar.height, node.minRoom) / 2;
        const double middle = bar.top + bar.height / 2;
        rooms[node.column].push_back({middle - half, middle + half});
        RC_ASSERT(middle - half >= -kRounding);
        lowest[node.column] = std::max(lowest[node.column], middle + half);
        least[node.column] += node.minRoom + problem.gap;
    }
    for (std::size_t column = 0; column < rooms.size(); ++column)
        RC_ASSERT(least[column] > problem.height || lowest[column] <= problem.height + kRounding);
    for (auto& column : rooms) {
        // By their middles: one without a height may begin where the next one does.
        std::sort(column.begin(), column.end(),
                  [](const Room& a, const Room& b) { return a.top + a.bottom < b.top + b.bottom; });
        for (std::size_t i = 1; i < column.size(); ++i)
            RC_ASSERT(column[i].top >= column[i - 1].bottom + problem.gap - kRounding);
    }
}

RC_GTEST_PROP(SankeyLayout, RibbonsFillTheirBarsWithoutOverlap, ()) {
    const SankeyProblem problem = anyProblem();
    const SankeyLayout layout = layOut(problem);
    for (std::size_t node = 0; node < problem.nodes.size(); ++node)
        for (const bool isSource : {true, false}) {
            std::vector<std::pair<double, double>> ends; // top, thickness
            for (std::size_t i = 0; i < problem.links.size(); ++i)
                if ((isSource ? problem.links[i].from : problem.links[i].to) == node)
                    ends.emplace_back(isSource ? layout.ribbons[i].from : layout.ribbons[i].to,
                                      layout.ribbons[i].thickness);
            std::sort(ends.begin(), ends.end());
            double at = layout.bars[node].top;
            for (const auto& [top, thickness] : ends) {
                RC_ASSERT(std::abs(top - at) < 1e-6);
                at += thickness;
            }
            RC_ASSERT(at <= layout.bars[node].top + layout.bars[node].height + 1e-6);
        }
}

RC_GTEST_PROP(SankeyLayout, TheSameProblemGivesTheSamePictureAndNodesOfHigherRankStandBelow, ()) {
    SankeyProblem problem = anyProblem();
    const SankeyLayout layout = layOut(problem);
    RC_ASSERT(layOut(problem).order == layout.order);
    for (std::size_t column = 0; column < layout.order.size(); ++column) {
        std::uint32_t rank = 0;
        for (const std::uint64_t name : layout.order[column])
            for (const SankeyNode& node : problem.nodes)
                if (node.column == column && node.name == name) {
                    RC_ASSERT(node.rank >= rank);
                    rank = node.rank;
                }
    }
    problem.before = &layout.order;
    RC_ASSERT(layOut(problem).order == layout.order);
}

RC_GTEST_PROP(SankeyLayout, WeightedCrossingsAreThoseOfEveryTwoRibbons, ()) {
    const SankeyProblem problem = anyProblem();
    const SankeyOrder order = layOut(problem).order;
    const auto at = [&](std::size_t node) {
        const auto& column = order[problem.nodes[node].column];
        return std::find(column.begin(), column.end(), problem.nodes[node].name) - column.begin();
    };
    double sum = 0;
    for (const SankeyLink& a : problem.links)
        for (const SankeyLink& b : problem.links)
            if (problem.nodes[a.from].column == problem.nodes[b.from].column && at(a.from) < at(b.from) &&
                at(a.to) > at(b.to))
                sum += a.weight * b.weight;
    RC_ASSERT(weightedCrossings(problem, order) == sum);
}

RC_GTEST_PROP(SankeyLayout, AnOrderChangesOnlyWhereThatTakesAwayAQuarterOfTheCrossings, ()) {
    SankeyProblem problem = anyProblem();
    const SankeyOrder before = layOut(problem).order;
    for (SankeyLink& link : problem.links)
        if (*rc::gen::inRange(0, 3) == 0)
            link.weight = *rc::gen::inRange(1, 60);
    const double kept = weightedCrossings(problem, before);
    problem.before = &before;
    const SankeyOrder after = layOut(problem).order;
    RC_ASSERT(after == before || weightedCrossings(problem, after) <= (1 - kClearly) * kept);
}

} // namespace
} // namespace whither::chart
