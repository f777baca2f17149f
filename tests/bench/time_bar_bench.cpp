// The time bar of a hundred thousand people and their 300,000 moves, and what follows the playhead. A frame of the bar
// has 16 ms, and each view 100 ms.
#include "core/query/filter.h"
#include "core/query/filtering.h"
#include "core/scene/scene.h"
#include "tests/bench/talent_data.h"
#include "ui/application.h"
#include "ui/canvas/qt_text_measurer.h"
#include "ui/charts/chart_maker.h"
#include "ui/panels/time_model.h"
#include "ui/panels/time_track.h"
#include "ui/scene_maker.h"
#include "ui/view_store.h"

#include <QApplication>
#include <QImage>

#include <benchmark/benchmark.h>

#include <memory>

namespace {

using namespace whither;

constexpr std::size_t kNodes = 112'500; ///< of which 100,000 are people
constexpr double kEmployers = 2.95;

const ui::LoadedPtr& data() {
    static const ui::LoadedPtr made = std::make_shared<const ui::Loaded>(
        QString(), QString(), graph::TalentGraph::build(bench::makeTalentData(kNodes, 1, kEmployers)),
        model::LoadReport{});
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
        benchmark::DoNotOptimize(query::bin(model->timeline, size, model->grouping, 40));
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

/// Where the playhead is as it is dragged: some days on each time.
base::Day dragged(std::int64_t step) {
    constexpr int kDays = 7;
    constexpr int kSteps = 400;
    return timeModel()->timeline.lastDay() - std::chrono::days{(kSteps - step % kSteps) * kDays};
}

/// Of another day, from nothing.
void filterForADay(benchmark::State& state) {
    query::Filter filter;
    std::int64_t step = 0;
    for (auto _ : state) {
        filter.asOf = dragged(step++);
        benchmark::DoNotOptimize(query::apply(filter, *data()->graph));
    }
}
BENCHMARK(filterForADay)->Unit(benchmark::kMillisecond)->UseRealTime();

/// As the window does it: only for those for whom something happened since the last day.
void filterForTheNextDay(benchmark::State& state) {
    query::Filtering filtering(*data()->graph, data()->careers);
    query::Filter filter;
    filter.asOf = dragged(0);
    (void)filtering.apply(filter);
    std::int64_t step = 1;
    for (auto _ : state) {
        filter.asOf = dragged(step++);
        benchmark::DoNotOptimize(filtering.apply(filter));
    }
}
BENCHMARK(filterForTheNextDay)->Unit(benchmark::kMillisecond)->UseRealTime();

ui::PictureRequest requestOf(const query::Filter& filter, query::VisibleSet visible) {
    ui::PictureRequest request;
    request.graph = data()->graph;
    request.filter = filter;
    request.visible = std::make_shared<const query::VisibleSet>(std::move(visible));
    request.careers = {data(), &data()->careers};
    request.palette = {data(), &data()->palette};
    return request;
}

/// What the layout is told of another day.
void layoutInput(benchmark::State& state) {
    const ui::QtTextMeasurer measurer;
    const ui::TranslatedWording words;
    query::Filter filter;
    filter.asOf = dragged(0);
    const query::VisibleSet visible = query::apply(filter, *data()->graph);
    for (auto _ : state)
        benchmark::DoNotOptimize(scene::layoutInput(*data()->graph, visible, measurer, words));
}
BENCHMARK(layoutInput)->Unit(benchmark::kMillisecond)->UseRealTime();

/// The graph on another day: filtered and composed where everyone is already.
void graphOnTheNextDay(benchmark::State& state) {
    const ui::QtTextMeasurer measurer;
    const ui::TranslatedWording words;
    query::Filtering filtering(*data()->graph, data()->careers);
    query::Filter filter;
    filter.asOf = timeModel()->timeline.lastDay();
    ui::PictureRequest request = requestOf(filter, filtering.apply(filter));
    const layout::ForceLayout layout(scene::layoutInput(*data()->graph, *request.visible, measurer, words), {}, {});
    request.positions = std::make_shared<const layout::Positions>(layout.positions(data()->graph->nodeCount()));
    ui::SceneMaker maker;
    ui::SceneRequest wanted;
    wanted.camera.isFitted = true;
    wanted.fitRoom = {1200, 800};
    std::int64_t step = 0;
    for (auto _ : state) {
        filter.asOf = dragged(step++);
        request.filter = filter;
        request.visible = std::make_shared<const query::VisibleSet>(filtering.apply(filter));
        wanted.picture = request;
        const auto made = maker.make(wanted);
        wanted.before = made.scene;
    }
}
BENCHMARK(graphOnTheNextDay)->Unit(benchmark::kMillisecond)->UseRealTime();

/// A chart on another day: filtered and drawn.
void chartOnTheNextDay(benchmark::State& state) {
    const auto mode = static_cast<session::Mode>(state.range(0));
    state.SetLabel(ui::nameOf(mode).toStdString());
    const ui::QtTextMeasurer measurer;
    query::Filtering filtering(*data()->graph, data()->careers);
    query::Filter filter;
    filter.asOf = dragged(0);
    ui::ChartMaker maker;
    const auto make = [&](base::Day day) {
        filter.asOf = day;
        ui::PictureRequest request = requestOf(filter, filtering.apply(filter));
        request.mode = mode;
        return maker.make(request, {1200, 800}, measurer);
    };
    (void)make(dragged(0));
    std::int64_t step = 1;
    for (auto _ : state)
        benchmark::DoNotOptimize(make(dragged(step++)));
}
BENCHMARK(chartOnTheNextDay)
    ->Arg(static_cast<int>(session::Mode::sankey))
    ->Arg(static_cast<int>(session::Mode::matrix))
    ->Arg(static_cast<int>(session::Mode::careers))
    ->Arg(static_cast<int>(session::Mode::retention))
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime();

} // namespace

int main(int argc, char** argv) {
    const QApplication application(argc, argv);
    ui::prepareApplication(QStringLiteral("en"), QStringLiteral("bench"));
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
