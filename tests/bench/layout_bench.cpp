// What laying out a graph takes and how good it is, on made talent graphs of a hundred nodes to a million: ours in its
// three characters, and other libraries' beside it. Where one cannot be done with in time, it is left out.
#include "core/layout/embedding.h"
#include "core/layout/layout_metrics.h"
#include "tests/bench/other_layouts.h"
#include "tests/bench/talent_graph.h"

#include <benchmark/benchmark.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <functional>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace whither;

using Points = std::vector<base::Point>;
using LayOut = std::function<Points(const layout::Adjacency&)>;

constexpr std::uint64_t kSeed = 1;
constexpr double kMostSeconds = 45; ///< for one layout of another library
constexpr std::int64_t kSmallest = 100;
constexpr std::int64_t kLargest = 1'000'000;

struct Sample {
    layout::Adjacency graph;
    std::vector<graph::NodeKind> kinds;
};

const Sample& sampleOf(std::int64_t nodes) {
    static std::map<std::int64_t, Sample> samples;
    Sample& sample = samples[nodes];
    if (sample.kinds.empty()) {
        bench::MadeGraph made = bench::makeTalentGraph(static_cast<std::size_t>(nodes), kSeed);
        sample = {{made.nodes, made.edges}, std::move(made.kinds)};
    }
    return sample;
}

/// What one way to lay out came to, by nodes.
struct Outcome {
    double seconds = 0;
    layout::LayoutMetrics metrics;
};
using Outcomes = std::map<std::int64_t, Outcome>;

double now() {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

Outcome tryOut(const LayOut& layOut, std::int64_t nodes) {
    const Sample& sample = sampleOf(nodes);
    const double start = now();
    const Points points = layOut(sample.graph);
    Outcome outcome;
    outcome.seconds = now() - start;
    layout::MeasureOptions options;
    options.kinds = sample.kinds;
    outcome.metrics = layout::measure(sample.graph, points, options);
    return outcome;
}

LayOut ours(layout::Character character) {
    return [character](const layout::Adjacency& graph) {
        layout::EmbeddingOptions options;
        options.seed = kSeed;
        options.character = character;
        return layout::embed(graph, options);
    };
}

Outcomes& oursByNodes() {
    static Outcomes outcomes;
    return outcomes;
}

/// What others are compared to.
const Outcome& oursAt(std::int64_t nodes) {
    Outcomes& all = oursByNodes();
    if (!all.contains(nodes))
        all[nodes] = tryOut(ours(layout::Character::overview), nodes);
    return all[nodes];
}

/// Seconds that it takes at least, from those of a tenth of the nodes; 0 where these are not known. Nothing here grows
/// more slowly than its graph.
double leastSeconds(const Outcomes& known, std::int64_t nodes) {
    const auto tenth = known.find(nodes / 10);
    return tenth == known.end() ? 0 : 10 * tenth->second.seconds;
}

void leaveOut(benchmark::State& state, Outcomes& outcomes, double seconds) {
    outcomes[state.range(0)].seconds = seconds;
    char text[80];
    std::snprintf(text, sizeof text, "left out: takes %.0f s or more", seconds);
    state.SkipWithError(text);
}

void count(benchmark::State& state, const Outcome& outcome) {
    const auto& metrics = outcome.metrics;
    state.counters["stress"] = metrics.stress;
    state.counters["near"] = metrics.neighbourhood;
    state.counters["cross/edge"] = metrics.crossingsPerEdge;
    state.counters["even"] = metrics.hubEvenness.value_or(1);
    state.counters["own"] = metrics.ownRatio.value_or(1);
}

void lay(benchmark::State& state, const LayOut& layOut, Outcomes& outcomes, double mostSeconds) {
    const std::int64_t nodes = state.range(0);
    if (const double least = leastSeconds(outcomes, nodes); least > mostSeconds) {
        leaveOut(state, outcomes, least);
        return;
    }
    const Sample& sample = sampleOf(nodes);
    Points points;
    double seconds = 0;
    for ([[maybe_unused]] auto _ : state) {
        const double start = now();
        points = layOut(sample.graph);
        seconds += now() - start;
        if (points.empty() && seconds > mostSeconds) {
            leaveOut(state, outcomes, seconds);
            return;
        }
    }
    const auto isFinite = [](base::Point p) { return std::isfinite(p.x) && std::isfinite(p.y); };
    if (points.size() != sample.graph.size() || !std::all_of(points.begin(), points.end(), isFinite)) {
        state.SkipWithError("some nodes have no place");
        return;
    }
    Outcome& outcome = outcomes[nodes];
    if (outcome.seconds == 0) { // measuring takes long, and a benchmark is run again where it is short
        layout::MeasureOptions options;
        options.kinds = sample.kinds;
        outcome.metrics = layout::measure(sample.graph, points, options);
    }
    outcome.seconds = seconds / static_cast<double>(state.iterations());
    count(state, outcome);
    const Outcome& base = oursAt(nodes);
    const auto ratio = [](double theirs, double own) { return own > 0 ? theirs / own : 0; };
    state.counters["x:time"] = ratio(outcome.seconds, base.seconds);
    state.counters["x:stress"] = ratio(outcome.metrics.stress, base.metrics.stress);
    state.counters["x:near"] = ratio(outcome.metrics.neighbourhood, base.metrics.neighbourhood);
    state.counters["x:cross"] = ratio(outcome.metrics.crossingsPerEdge, base.metrics.crossingsPerEdge);
}

void add(const std::string& name, const LayOut& layOut, double mostSeconds) {
    static std::map<std::string, Outcomes> others;
    Outcomes& outcomes = name == "overview" ? oursByNodes() : others[name];
    benchmark::RegisterBenchmark(
        ("layout/" + name).c_str(),
        [layOut, &outcomes, mostSeconds](benchmark::State& state) { lay(state, layOut, outcomes, mostSeconds); })
        ->RangeMultiplier(10)
        ->Range(kSmallest, kLargest)
        ->Unit(benchmark::kMillisecond)
        ->MeasureProcessCPUTime()
        ->UseRealTime();
}

} // namespace

int main(int argc, char** argv) {
    using layout::Character;
    const double noEnd = HUGE_VAL;
    add("overview", ours(Character::overview), noEnd);
    add("balanced", ours(Character::balanced), noEnd);
    add("clusters", ours(Character::clusters), noEnd);
    add(
        "boost-fruchterman-reingold",
        [](const auto& graph) { return bench::layOutWithBoost(graph, kSeed, kMostSeconds); }, kMostSeconds);
    add(
        "igraph-fruchterman-reingold", [](const auto& graph) { return bench::layOutWithIgraph(graph, kSeed); },
        kMostSeconds);
    add(
        "igraph-drl", [](const auto& graph) { return bench::layOutWithIgraphDrl(graph, kSeed); }, kMostSeconds);
    add("graphviz-sfdp", bench::layOutWithSfdp, kMostSeconds);

    // What the command line says comes after these and goes before them.
    std::vector<std::string> defaults{"--benchmark_counters_tabular=true", "--benchmark_min_time=0.05"};
    std::vector<char*> arguments{argv[0]};
    for (std::string& argument : defaults)
        arguments.push_back(argument.data());
    arguments.insert(arguments.end(), argv + 1, argv + argc);
    int count = static_cast<int>(arguments.size());
    arguments.push_back(nullptr);
    benchmark::Initialize(&count, arguments.data());
    if (benchmark::ReportUnrecognizedArguments(count, arguments.data()))
        return 2;
    benchmark::AddCustomContext("x:", "as a multiple of layout/overview's");
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
