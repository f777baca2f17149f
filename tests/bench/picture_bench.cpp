// What the window does between two frames, on the data sets that ship: load and place run on threads of their own, the
// rest on the GUI thread, whose budget is 16 ms. The argument is the data set.
#include "ui/application.h"
#include "ui/canvas/picture_painter.h"
#include "ui/canvas/picture_request.h"
#include "ui/canvas/qt_text_measurer.h"
#include "ui/jobs/load_job.h"
#include "ui/wording.h"

#include "core/query/search_index.h"
#include "core/session/view_action.h"

#include <QGuiApplication>
#include <QImage>
#include <QPainter>

#include <benchmark/benchmark.h>

#include <map>

namespace {

using namespace whither;

constexpr base::Size kPage{1440, 900};

const char* nameOf(std::int64_t which) {
    static constexpr const char* kNames[] = {"llama", "ai-talent", "llama-and-ai-talent"};
    return kNames[which];
}

QString fileOf(const benchmark::State& state) {
    return QStringLiteral(WHITHER_SAMPLES "/%1.whither").arg(QLatin1String(nameOf(state.range(0))));
}

struct Sample {
    ui::LoadedPtr data;
    ui::PictureRequest request;
};

const Sample& sample(benchmark::State& state) {
    static std::map<std::int64_t, Sample> samples;
    state.SetLabel(nameOf(state.range(0)));
    auto& found = samples[state.range(0)];
    if (!found.data) {
        found.data = ui::load(fileOf(state)).value();
        found.request =
            ui::requestFor(found.data->graph, std::shared_ptr<const scene::Palette>(found.data, &found.data->palette),
                           session::openingView(found.data->dataset(), scene::Theme::light).filter, kPage);
    }
    return found;
}

scene::Scene composed(const ui::PictureRequest& request) {
    static const ui::QtTextMeasurer measurer;
    static const ui::TranslatedWording wording;
    return scene::compose(ui::inputOf(request, measurer, wording));
}

void load(benchmark::State& state) {
    state.SetLabel(nameOf(state.range(0)));
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(ui::load(fileOf(state)));
}

void place(benchmark::State& state) {
    const Sample& all = sample(state);
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(ui::requestFor(all.data->graph, all.request.palette, all.request.filter, kPage));
}

void filter(benchmark::State& state) {
    const Sample& all = sample(state);
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(query::apply(all.request.filter, *all.data->graph));
}

void compose(benchmark::State& state) {
    const Sample& all = sample(state);
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(composed(all.request));
}

void paint(benchmark::State& state) {
    const scene::Scene scene = composed(sample(state).request);
    QImage image(static_cast<int>(kPage.width), static_cast<int>(kPage.height), QImage::Format_RGB32);
    ui::PicturePainter pictures;
    for ([[maybe_unused]] auto _ : state) {
        image.fill(Qt::white);
        QPainter painter(&image);
        painter.translate(kPage.width / 2 - scene.bounds.centre().x, kPage.height / 2 - scene.bounds.centre().y);
        pictures.draw(painter, scene::draw(scene));
    }
}

void find(benchmark::State& state) {
    const query::SearchIndex index(sample(state).data->graph->datasetPtr());
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(index.find("timothee", 20));
}

/// Runs after the first frame, on a thread of its own.
void indexNames(benchmark::State& state) {
    const Sample& all = sample(state);
    for ([[maybe_unused]] auto _ : state)
        benchmark::DoNotOptimize(query::SearchIndex(all.data->graph->datasetPtr()));
}

void arguments(benchmark::internal::Benchmark* benchmark) {
    benchmark->DenseRange(0, 2)->Unit(benchmark::kMillisecond);
}
BENCHMARK(load)->Apply(arguments);
BENCHMARK(place)->Apply(arguments);
BENCHMARK(filter)->Apply(arguments);
BENCHMARK(compose)->Apply(arguments);
BENCHMARK(paint)->Apply(arguments);
BENCHMARK(indexNames)->Apply(arguments);
BENCHMARK(find)->Apply(arguments);

} // namespace

int main(int argc, char** argv) {
    const QGuiApplication application(argc, argv);
    ui::prepareApplication(QStringLiteral("en"), QStringLiteral("bench"));
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
