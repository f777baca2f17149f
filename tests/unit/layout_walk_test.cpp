#include "core/layout/force_layout.h"
#include "core/layout/layout_metrics.h"
#include "core/layout/separation.h"
#include "core/query/filter.h"
#include "core/scene/scene.h"
#include "tests/support/fixed_measurer.h"
#include "tests/support/plain_wording.h"
#include "tests/support/sample_data.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace whither::tests {
namespace {

using graph::NodeIndex;
using layout::ForceLayout;
using layout::LayoutInput;
using layout::Positions;

constexpr int kPatience = 5000; ///< ticks

/// One month's picture: what shows, and where it came to rest.
struct Month {
    LayoutInput input;
    Positions positions;                                 ///< also those of nodes that went
    std::map<NodeIndex, std::set<NodeIndex>> neighbours; ///< of each node that shows
};

/// What a person sees who walks through a data set month by month.
struct Walk {
    std::vector<double>
        moved; ///< of every step and every node whose neighbours stayed the same: percent of the diagonal
    std::size_t steps = 0;
    std::size_t overlaps = 0; ///< of disks, in all pictures together
    std::size_t covered = 0;  ///< pairs of footprints that share an area, in all pictures together
    Month last;
};

double diagonalOf(const Month& month) {
    base::Rect bounds;
    for (const layout::Body& body : month.input.bodies)
        bounds = base::united(bounds, base::squareAround(month.positions[body.node].value(), body.radius));
    return base::length({bounds.width, bounds.height});
}

/// Pairs of disks with their names that share an area.
std::size_t coveredIn(const LayoutInput& input, const Positions& positions) {
    const layout::SpringGraph graph(input);
    std::vector<base::Point> points;
    for (const layout::Body& body : input.bodies)
        points.push_back(positions[body.node].value());
    std::vector<base::Rect> boxes;
    for (std::uint32_t i = 0; i < graph.size(); ++i) {
        boxes.push_back(layout::footprint(graph.disk(i), layout::outerSide(graph, i, points)));
        boxes.back().x += points[i].x;
        boxes.back().y += points[i].y;
    }
    std::size_t count = 0;
    for (std::size_t i = 0; i < boxes.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            count += boxes[i].overlaps(boxes[j]) ? 1 : 0;
    return count;
}

/// The first day of the month after the one of `day`.
base::Day nextMonth(base::Day day) {
    const std::chrono::year_month_day date{day};
    return (date.year() / date.month() + std::chrono::months{1}) / 1;
}

base::Day firstKnownDay(const model::Dataset& dataset) {
    base::Day first = base::kLastDay;
    for (const model::Move& move : dataset.moves)
        if (!move.date.isUndated())
            first = std::min(first, move.date.effectiveDay());
    return first;
}

/// Neighbours of each node that shows.
std::map<NodeIndex, std::set<NodeIndex>> neighboursIn(const LayoutInput& input) {
    std::map<NodeIndex, std::set<NodeIndex>> neighbours;
    for (const layout::Body& body : input.bodies)
        neighbours[body.node];
    for (const layout::Spring& spring : input.springs) {
        neighbours[input.bodies[spring.a].node].insert(input.bodies[spring.b].node);
        neighbours[input.bodies[spring.b].node].insert(input.bodies[spring.a].node);
    }
    return neighbours;
}

/// Does what the program does when the as-of date goes from month to month, all pictures coming to rest.
Walk walkThrough(const model::DatasetPtr& data) {
    const graph::TalentGraphPtr graph = graph::TalentGraph::build(data);
    const base::Day last = query::lastKnownDay(*data).value();
    Walk walk;
    Month before;
    std::optional<layout::Ties> ties; // of `before`
    for (base::Day day = firstKnownDay(*data); before.neighbours.empty() || day <= last; day = nextMonth(day)) {
        query::Filter filter;
        filter.asOf = day;
        Month now;
        now.input = scene::layoutInput(*graph, query::apply(filter, *graph), FixedMeasurer(), PlainWording());
        now.neighbours = neighboursIn(now.input);
        ForceLayout layout(now.input, {}, before.positions, ties ? &*ties : nullptr);
        ties = layout.ties();
        layout.settle(kPatience);
        now.positions = layout.positions(graph->nodeCount());
        walk.overlaps += layout::measure(now.input, now.positions).nodeOverlaps;
        walk.covered += coveredIn(now.input, now.positions);
        if (!before.neighbours.empty() && now.neighbours != before.neighbours) {
            ++walk.steps;
            const double diagonal = diagonalOf(now);
            for (const auto& [node, neighbours] : now.neighbours) {
                const auto then = before.neighbours.find(node);
                if (then != before.neighbours.end() && then->second == neighbours)
                    walk.moved.push_back(100 / diagonal * base::length(*now.positions[node] - *before.positions[node]));
            }
        }
        before = std::move(now);
    }
    std::sort(walk.moved.begin(), walk.moved.end());
    walk.last = std::move(before);
    return walk;
}

const Walk& aiTalentWalk() {
    static const Walk walk = walkThrough(aiTalentData());
    return walk;
}

TEST(LayoutWalk, MovesHardlyWhatDidNotChange) {
    const std::vector<double>& moved = aiTalentWalk().moved;
    ASSERT_GT(aiTalentWalk().steps, 50U);
    ASSERT_GT(moved.size(), 10'000U);
    RecordProperty("medianPercent", std::to_string(moved[moved.size() / 2]));
    RecordProperty("worstPercent", std::to_string(moved.back()));
    EXPECT_LT(moved[moved.size() / 2], 0.25);
    EXPECT_LT(moved.back(), 3);
}

TEST(LayoutWalk, EndsWithAPictureAsGoodAsAFreshOne) {
    const Month& last = aiTalentWalk().last;
    const Positions fresh = ForceLayout(last.input, {}, {}).positions(last.positions.size());
    const double ratio = layout::measure(last.input, last.positions).stress / layout::measure(last.input, fresh).stress;
    RecordProperty("stressOverFresh", std::to_string(ratio));
    EXPECT_LT(ratio, 1.1);
    EXPECT_LT(diagonalOf(last), 1.5 * diagonalOf({last.input, fresh, {}})) << "nor has it grown for nothing";
}

TEST(LayoutWalk, CoversNoDiskAndFewNames) {
    EXPECT_EQ(aiTalentWalk().overlaps, 0U);
    // Without adjusting 479 pairs at the end, and 11,776 in all pictures together.
    EXPECT_LT(coveredIn(aiTalentWalk().last.input, aiTalentWalk().last.positions), 240U);
    EXPECT_LT(aiTalentWalk().covered, 6'000U);
}

} // namespace
} // namespace whither::tests
