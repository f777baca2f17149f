#include "core/layout/force_layout.h"
#include "core/layout/layout_metrics.h"
#include "tests/support/layout_samples.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <vector>

namespace whither::tests {
namespace {

using layout::ForceLayout;
using layout::LayoutInput;
using layout::Positions;

constexpr int kPatience = 5000; ///< ticks

/// Graphs with loops, doubled springs and springs out of range.
LayoutInput anyGraph() {
    const auto bodies = *rc::gen::inRange<std::uint32_t>(0, 40);
    LayoutInput input = graphOf(bodies, {});
    for (layout::Body& body : input.bodies) {
        body.radius = *rc::gen::inRange(1, 45);
        body.label = {static_cast<double>(*rc::gen::inRange(0, 200)), static_cast<double>(*rc::gen::inRange(0, 40))};
        body.labelPlace = *rc::gen::element(layout::LabelPlace::beside, layout::LabelPlace::below);
    }
    const auto springs = *rc::gen::inRange<std::uint32_t>(0, 60);
    for (std::uint32_t s = 0; s < springs; ++s)
        input.springs.push_back({*rc::gen::inRange<std::uint32_t>(0, bodies + 2),
                                 *rc::gen::inRange<std::uint32_t>(0, bodies + 2),
                                 static_cast<double>(*rc::gen::inRange(0, 200)), 1});
    return input;
}

layout::LayoutOptions anyOptions() {
    return {.seed = *rc::gen::arbitrary<std::uint64_t>(),
            .character = *rc::gen::element(layout::Character::overview, layout::Character::balanced,
                                           layout::Character::clusters),
            .aspect = *rc::gen::element(0.5, 1.0, 1.3, 3.0)};
}

bool restsWithin(ForceLayout& layout, int ticks) {
    for (int tick = 0; tick < ticks; ++tick)
        if (!layout.step())
            return true;
    return false;
}

RC_GTEST_PROP(ForceLayout, SameCallsGiveTheSameBits, ()) {
    const LayoutInput input = anyGraph();
    const layout::LayoutOptions options = anyOptions();
    const auto run = [&] {
        ForceLayout layout(input, options, {});
        if (!input.bodies.empty())
            layout.hold(input.bodies.front().node, {17, -400});
        for (int tick = 0; tick < 30; ++tick)
            layout.step();
        return layout.positions(input.bodies.size());
    };
    RC_ASSERT(run() == run());
}

RC_GTEST_PROP(ForceLayout, FreshPicturesAreFiniteAndFreeOfOverlaps, ()) {
    const LayoutInput input = anyGraph();
    ForceLayout layout(input, anyOptions(), {});
    const Positions positions = layout.positions(input.bodies.size());
    for (const base::Point& point : pointsOf(input, positions))
        RC_ASSERT(std::isfinite(point.x) && std::isfinite(point.y));
    RC_ASSERT(layout::measure(input, positions).nodeOverlaps == 0U);
}

RC_GTEST_PROP(ForceLayout, GarbageInNumbersNeverComesOut, ()) {
    LayoutInput input = anyGraph();
    const auto anyNumber = [] {
        constexpr double kInfinity = std::numeric_limits<double>::infinity();
        return *rc::gen::element(0.0, -5.0, 1e-300, 1e300, kInfinity, -kInfinity, std::nan(""), 12.0);
    };
    Positions start;
    start.resize(input.bodies.size());
    for (layout::Body& body : input.bodies) {
        body.radius = anyNumber();
        body.label = {anyNumber(), anyNumber()};
        if (*rc::gen::arbitrary<bool>())
            start[body.node] = base::Point{anyNumber(), anyNumber()};
    }
    for (layout::Spring& spring : input.springs) {
        spring.length = anyNumber();
        spring.strength = anyNumber();
    }
    ForceLayout layout(input, {.seed = 1, .aspect = anyNumber()}, start);
    layout.settle(kPatience);
    for (const base::Point& point : pointsOf(input, layout.positions(input.bodies.size())))
        RC_ASSERT(std::isfinite(point.x) && std::isfinite(point.y));
}

RC_GTEST_PROP(ForceLayout, CoincidentStartsComeApart, ()) {
    const LayoutInput input = anyGraph();
    Positions start;
    start.resize(input.bodies.size());
    for (const layout::Body& body : input.bodies)
        start[body.node] = base::Point{5, 5};
    ForceLayout layout(input, {}, start);
    layout.settle(kPatience);
    RC_ASSERT(layout::measure(input, layout.positions(input.bodies.size())).nodeOverlaps == 0U);
}

RC_GTEST_PROP(ForceLayout, HeldBodyStaysExactlyAndAllComesToRest, ()) {
    const LayoutInput input = anyGraph();
    RC_PRE(!input.bodies.empty());
    ForceLayout layout(input, anyOptions(), {});
    const auto held = input.bodies[*rc::gen::inRange<std::size_t>(0, input.bodies.size())].node;
    const base::Point at{static_cast<double>(*rc::gen::inRange(-900, 900)),
                         static_cast<double>(*rc::gen::inRange(-900, 900))};
    layout.hold(held, at);
    RC_ASSERT(restsWithin(layout, kPatience));
    const Positions positions = layout.positions(input.bodies.size());
    RC_ASSERT(positions[held] == at);
    RC_ASSERT(layout::measure(input, positions).nodeOverlaps == 0U);
    layout.release(held);
    RC_ASSERT(restsWithin(layout, kPatience));
}

RC_GTEST_PROP(ForceLayout, ANewLeafMovesKnownBodiesHardly, ()) {
    LayoutInput input = anyGraph();
    RC_PRE(input.bodies.size() > 1U);
    const auto count = static_cast<std::uint32_t>(input.bodies.size());
    const Positions before = ForceLayout(input, anyOptions(), {}).positions(count);
    input.springs.erase(std::remove_if(input.springs.begin(), input.springs.end(),
                                       [&](const layout::Spring& s) { return s.a >= count || s.b >= count; }),
                        input.springs.end());
    input.bodies.push_back({static_cast<graph::NodeIndex>(count), 13, {110, 30}});
    input.springs.push_back({*rc::gen::inRange<std::uint32_t>(0, count), count, 70, 1});
    ForceLayout layout(input, {}, before);
    RC_ASSERT(restsWithin(layout, kPatience));
    const Positions after = layout.positions(count + 1);
    RC_ASSERT(layout::measure(input, after).nodeOverlaps == 0U);
    double sum = 0;
    for (std::uint32_t body = 0; body < count; ++body) {
        const auto node = input.bodies[body].node;
        const double moved = base::length(*before[node] - *after[node]);
        RC_ASSERT(moved < 150);
        sum += moved;
    }
    RC_ASSERT(sum / count < 40); // a crowd makes room for the newcomer's name
}

/// Some of the bodies, and the springs between these.
LayoutInput partOf(const LayoutInput& whole) {
    constexpr auto kGone = std::numeric_limits<std::uint32_t>::max();
    LayoutInput part;
    std::vector<std::uint32_t> placeOf;
    for (const layout::Body& body : whole.bodies) {
        const bool isKept = *rc::gen::inRange(0, 4) != 0;
        placeOf.push_back(isKept ? static_cast<std::uint32_t>(part.bodies.size()) : kGone);
        if (isKept)
            part.bodies.push_back(body);
    }
    for (layout::Spring spring : whole.springs) {
        if (spring.a >= placeOf.size() || spring.b >= placeOf.size() || placeOf[spring.a] == kGone ||
            placeOf[spring.b] == kGone)
            continue;
        spring.a = placeOf[spring.a];
        spring.b = placeOf[spring.b];
        part.springs.push_back(spring);
    }
    return part;
}

RC_GTEST_PROP(ForceLayout, NothingMovesWhenBodiesGoAndComeBack, ()) {
    const LayoutInput whole = anyGraph();
    const LayoutInput part = partOf(whole);
    RC_PRE(3 * part.bodies.size() >= whole.bodies.size());
    const Positions before = ForceLayout(whole, anyOptions(), {}).positions(whole.bodies.size());
    const layout::Ties tiesOfWhole = tiesOf(whole);
    ForceLayout fewer(part, {}, before, &tiesOfWhole);
    fewer.settle(kPatience);
    RC_ASSERT(fewer.positions(whole.bodies.size()) == before);
    const layout::Ties tiesOfPart = tiesOf(part);
    ForceLayout all(whole, {}, before, &tiesOfPart);
    all.settle(kPatience);
    RC_ASSERT(all.positions(whole.bodies.size()) == before);
}

RC_GTEST_PROP(ForceLayout, GrowsFromAPartWithoutOverlapsAndWithTheSameBits, ()) {
    const LayoutInput whole = anyGraph();
    const LayoutInput part = partOf(whole);
    const Positions before = ForceLayout(part, anyOptions(), {}).positions(whole.bodies.size());
    const layout::Ties ties = tiesOf(part);
    const auto run = [&] {
        ForceLayout layout(whole, {}, before, &ties);
        layout.settle(kPatience);
        return layout.positions(whole.bodies.size());
    };
    const Positions after = run();
    RC_ASSERT(after == run());
    RC_ASSERT(layout::measure(whole, after).nodeOverlaps == 0U);
    for (const base::Point& point : pointsOf(whole, after))
        RC_ASSERT(std::isfinite(point.x) && std::isfinite(point.y));
}

} // namespace
} // namespace whither::tests
