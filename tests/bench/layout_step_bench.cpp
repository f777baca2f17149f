// What a person waits for when one thing changes in a large picture: five people come and the picture has settled anew,
// and one tick of a drag. The argument is about how many nodes there are. The budget of each is 16 ms.
#include "core/layout/force_layout.h"
#include "tests/bench/talent_graph.h"

#include <benchmark/benchmark.h>

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <vector>

namespace {

using namespace whither;

constexpr int kPatience = 5000; ///< ticks
constexpr std::uint32_t kNewcomers = 5;

struct Sample {
    layout::LayoutInput before;
    layout::Positions positions;      ///< of before
    std::optional<layout::Ties> ties; ///< of before
    layout::LayoutInput after;
};

/// Without `leftOut` nodes from a first one on.
layout::LayoutInput inputOf(const bench::MadeGraph& made, std::uint32_t firstLeftOut, std::uint32_t leftOut) {
    layout::LayoutInput input;
    std::vector<std::uint32_t> placeOf(made.nodes, std::numeric_limits<std::uint32_t>::max());
    for (std::uint32_t node = 0; node < made.nodes; ++node) {
        if (node >= firstLeftOut && node < firstLeftOut + leftOut)
            continue;
        const bool isPerson = made.kinds[node] == graph::NodeKind::person;
        placeOf[node] = static_cast<std::uint32_t>(input.bodies.size());
        input.bodies.push_back({static_cast<graph::NodeIndex>(node),
                                isPerson ? 10.0 : 20.0,
                                {60, 16},
                                isPerson ? layout::LabelPlace::beside : layout::LabelPlace::below});
    }
    for (const auto& [a, b] : made.edges)
        input.springs.push_back({placeOf[a], placeOf[b], 60, 1}); // of those left out: to nowhere, and ignored
    return input;
}

const Sample& sample(const benchmark::State& state) {
    static std::map<std::int64_t, Sample> samples;
    Sample& found = samples[state.range(0)];
    if (found.before.bodies.empty()) {
        const auto made = bench::makeTalentGraph(static_cast<std::size_t>(state.range(0)), 1);
        std::uint32_t people = 0;
        while (people < made.nodes && made.kinds[people] == graph::NodeKind::person)
            ++people;
        found.before = inputOf(made, people - kNewcomers, kNewcomers);
        found.after = inputOf(made, people, 0);
        const layout::ForceLayout placed(found.before, {}, {});
        found.ties = placed.ties();
        found.positions = placed.positions(made.nodes);
    }
    return found;
}

void layoutStep(benchmark::State& state) {
    const Sample& all = sample(state);
    for ([[maybe_unused]] auto _ : state) {
        layout::ForceLayout layout(all.after, {}, all.positions, &*all.ties);
        layout.settle(kPatience);
        benchmark::DoNotOptimize(layout.positions(all.positions.size()));
    }
}

void layoutDrag(benchmark::State& state) {
    const Sample& all = sample(state);
    layout::ForceLayout layout(all.before, {}, all.positions);
    const graph::NodeIndex dragged = all.before.bodies[all.before.bodies.size() / 2].node;
    base::Point at = *all.positions[dragged];
    for ([[maybe_unused]] auto _ : state) {
        at.x += 1;
        layout.hold(dragged, at);
        layout.step();
        benchmark::DoNotOptimize(layout.positions(all.positions.size()));
    }
}

BENCHMARK(layoutStep)->Name("layout_step")->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);
BENCHMARK(layoutDrag)->Name("layout_drag")->Arg(1'000)->Arg(10'000)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
