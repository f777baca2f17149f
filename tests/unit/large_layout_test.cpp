#include "core/layout/force_layout.h"
#include "core/layout/layout_metrics.h"
#include "tests/bench/talent_graph.h"
#include "tests/support/layout_samples.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>
#include <vector>

// Graphs whose layout would take far longer than anyone waits if any part of it were quadratic.
namespace whither::tests {
namespace {

using layout::ForceLayout;
using layout::LayoutInput;
using layout::Positions;

constexpr std::uint32_t kMany = 100'000;

void expectFinite(const LayoutInput& input) {
    const std::vector<base::Point> points = pointsOf(input, ForceLayout(input, {}, {}).positions(input.bodies.size()));
    EXPECT_TRUE(std::all_of(points.begin(), points.end(),
                            [](base::Point p) { return std::isfinite(p.x) && std::isfinite(p.y); }));
}

TEST(LargeLayout, DrawsTenThousandBodiesAndNoneCoversAnother) {
    const auto made = bench::makeTalentGraph(10'000, 1);
    LayoutInput input = graphOf(made.nodes, made.edges);
    for (std::uint32_t node = 0; node < made.nodes; ++node) {
        if (made.kinds[node] == graph::NodeKind::company) {
            input.bodies[node].radius = 25;
            input.bodies[node].label = {120, 18};
            input.bodies[node].labelPlace = layout::LabelPlace::below;
        }
    }
    const Positions positions = ForceLayout(input, {}, {}).positions(made.nodes);
    EXPECT_EQ(layout::measure(input, positions).nodeOverlaps, 0U);
}

TEST(LargeLayout, ManagesAStarOfAHundredThousandLeaves) {
    expectFinite(starOf(kMany));
}

TEST(LargeLayout, ManagesAPathOfAHundredThousandBodies) {
    expectFinite(pathOf(kMany));
}

TEST(LargeLayout, ManagesAHundredThousandBodiesAlone) {
    expectFinite(graphOf(kMany, {}));
}

TEST(LargeLayout, ManagesThousandsOfSmallComponents) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> springs;
    for (std::uint32_t i = 0; i + 2 < kMany; i += 3) {
        springs.emplace_back(i, i + 1);
        springs.emplace_back(i + 1, i + 2);
    }
    expectFinite(graphOf(kMany, springs));
}

TEST(LargeLayout, ManagesACliqueOfFiveHundred) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> springs;
    for (std::uint32_t a = 0; a < 500; ++a)
        for (std::uint32_t b = a + 1; b < 500; ++b)
            springs.emplace_back(a, b);
    expectFinite(graphOf(500, springs));
}

} // namespace
} // namespace whither::tests
