// What counting flows takes, of 100,000 people: the table once, then a change of the date.
#include "core/query/flow_table.h"
#include "tests/bench/talent_data.h"

#include <benchmark/benchmark.h>

#include <cstddef>

namespace {

using namespace whither;

const model::DatasetPtr& data() {
    static const model::DatasetPtr made = bench::makeTalentData(150'000, 1);
    return made;
}

const query::FlowTable& table() {
    static const query::FlowTable made(data(), query::careersOf(*data()));
    return made;
}

void careers(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(query::careersOf(*data()));
    state.counters["people"] = static_cast<double>(data()->people.size());
    state.counters["moves"] = static_cast<double>(data()->moves.size());
}
BENCHMARK(careers)->Unit(benchmark::kMillisecond);

void flowTable(benchmark::State& state) {
    const auto careers = query::careersOf(*data());
    for (auto _ : state)
        benchmark::DoNotOptimize(query::FlowTable(data(), careers));
}
BENCHMARK(flowTable)->Unit(benchmark::kMillisecond);

/// The as-of day and the window's end move on by a month.
void changeOfDate(benchmark::State& state) {
    query::FlowQuery query;
    query.limit = 12;
    query.stages = static_cast<std::size_t>(state.range(0));
    const query::FlowTable& flows = table(); // made before the clock starts
    int month = 0;
    std::size_t steps = 0;
    for (auto _ : state) {
        query.asOf = query.to =
            base::CalendarDate{.year = 2015 + month / 12 % 12, .month = static_cast<unsigned>(month % 12) + 1}
                .lastDay();
        ++month;
        const auto counts = flows.count(query);
        steps = counts.steps.size();
    }
    state.counters["steps"] = static_cast<double>(steps);
}
BENCHMARK(changeOfDate)->Arg(2)->Arg(3)->Unit(benchmark::kMillisecond);

/// The worst: everything there is, every company by itself.
void everything(benchmark::State& state) {
    const query::FlowTable& flows = table();
    for (auto _ : state)
        benchmark::DoNotOptimize(flows.count({}));
}
BENCHMARK(everything)->Unit(benchmark::kMillisecond);

} // namespace

BENCHMARK_MAIN();
