// The time bar of a hundred thousand people and what follows the playhead. A frame has 16 ms.
#include "core/query/filter.h"
#include "tests/bench/talent_data.h"
#include "ui/application.h"
#include "ui/panels/time_model.h"
#include "ui/panels/time_track.h"
#include "ui/view_store.h"

#include <QApplication>
#include <QImage>

#include <benchmark/benchmark.h>

#include <memory>

namespace {

using namespace whither;

constexpr std::size_t kNodes = 100'000;

const ui::LoadedPtr& data() {
    static const ui::LoadedPtr made = std::make_shared<const ui::Loaded>(
        QString(), QString(), graph::TalentGraph::build(bench::makeTalentData(kNodes, 1)), model::LoadReport{});
    return made;
}

const ui::TimeModelPtr& timeModel() {
    static const ui::TimeModelPtr made = ui::makeTimeModel(data(), {});
    return made;
}

void index(benchmark::State& state) {
    (void)data();
    for (auto _ : state)
        benchmark::DoNotOptimize(ui::makeTimeModel(data(), {}));
    state.counters["steps"] = static_cast<double>(timeModel()->timeline.steps().size());
    state.counters["moves"] = static_cast<double>(data()->dataset().moves.size());
}
BENCHMARK(index)->Unit(benchmark::kMillisecond);

void binning(benchmark::State& state) {
    const auto& model = timeModel();
    const auto size = static_cast<query::BinSize>(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(query::bin(model->timeline, size, model->grouping, {}, 40));
}
BENCHMARK(binning)->Arg(1)->Arg(3)->Arg(12)->Unit(benchmark::kMillisecond);

/// What each frame of a drag costs the bar, painted into memory.
void frame(benchmark::State& state) {
    ui::ViewStore store;
    const ui::TranslatedWording words;
    ui::TimeTrack track(store, words);
    track.resize(1300, 118);
    track.setModel(timeModel(), timeModel()->timeline.lastDay());
    QImage image(track.size(), QImage::Format_ARGB32_Premultiplied);
    const base::Day first = track.firstShown();
    const auto length = (track.lastShown() - first).count();
    std::int64_t step = 0;
    for (auto _ : state) {
        store.dispatch(session::SetAsOf{first + std::chrono::days{(step++ * 37) % length}});
        track.render(&image);
    }
}
BENCHMARK(frame)->Unit(benchmark::kMillisecond);

/// A new width: binned and painted afresh.
void resized(benchmark::State& state) {
    ui::ViewStore store;
    const ui::TranslatedWording words;
    ui::TimeTrack track(store, words);
    track.setModel(timeModel(), timeModel()->timeline.lastDay());
    QImage image(1400, 118, QImage::Format_ARGB32_Premultiplied);
    int width = 1200;
    for (auto _ : state) {
        track.resize(width = width == 1200 ? 1201 : 1200, 118);
        track.render(&image);
    }
}
BENCHMARK(resized)->Unit(benchmark::kMillisecond);

/// Of another day; the views follow beside the window.
void filterForADay(benchmark::State& state) {
    query::Filter filter;
    filter.asOf = timeModel()->timeline.lastDay() - std::chrono::days{1500};
    for (auto _ : state)
        benchmark::DoNotOptimize(query::apply(filter, *data()->graph));
}
BENCHMARK(filterForADay)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv) {
    const QApplication application(argc, argv);
    ui::prepareApplication(QStringLiteral("en"), QStringLiteral("bench"));
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
