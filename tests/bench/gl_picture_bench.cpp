// What the OpenGL renderer does, with whatever OpenGL there is (the label says which): a frame that only looks
// elsewhere, a list in which everything moved, and the first list, whose text is rasterised. The argument is the number
// of nodes; each has a disk, a name and two lines.
#include "ui/application.h"
#include "ui/canvas/gl_picture.h"
#include "ui/canvas/gl_surface.h"

#include <QGuiApplication>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFramebufferObject>
#include <QOpenGLFunctions>

#include <benchmark/benchmark.h>

#include <memory>
#include <random>

namespace {

using namespace whither;
using base::Point;

constexpr QSize kWindow(1440, 900);

scene::DrawList list(std::int64_t nodes, double shift) {
    std::mt19937 random(1);
    const auto uniform = [&](double from, double to) {
        return from + (to - from) * static_cast<double>(random()) / static_cast<double>(std::mt19937::max());
    };
    const auto colour = base::Colour::rgb(0x2a78b0);
    scene::DrawList made;
    for (std::int64_t i = 0; i < nodes; ++i) {
        const Point centre{uniform(-700, 700) + shift, uniform(-430, 430)};
        scene::DrawGroup group{"person:" + std::to_string(i), {}, {}};
        for (int line = 0; line < 2; ++line) {
            const Point end = centre + Point{uniform(-90, 90), uniform(-90, 90)};
            group.primitives.emplace_back(scene::Curve{centre,
                                                       (centre + end) * 0.5 + Point{uniform(-12, 12), uniform(-12, 12)},
                                                       end,
                                                       {colour, 1.4, {}, false}});
        }
        group.primitives.emplace_back(scene::Disk{centre, 5, colour, {}});
        group.primitives.emplace_back(scene::Text{"Person " + std::to_string(i % 1000),
                                                  centre,
                                                  scene::FontRole::personName,
                                                  12,
                                                  60,
                                                  base::Colour::rgb(0),
                                                  scene::Text::Anchor::left,
                                                  {}});
        made.groups.push_back(std::move(group));
    }
    return made;
}

/// A context, a framebuffer as large as a window, and the picture.
class Stage {
  public:
    explicit Stage(benchmark::State& state) {
        QSurfaceFormat format;
        format.setVersion(3, 3);
        format.setProfile(QSurfaceFormat::CoreProfile);
        m_context.setFormat(format);
        m_surface.setFormat(format);
        m_surface.create();
        if (!m_context.create() || !m_context.makeCurrent(&m_surface)) {
            state.SkipWithError("no OpenGL");
            return;
        }
        m_picture = ui::GlPicture::make().picture;
        m_target = std::make_unique<QOpenGLFramebufferObject>(kWindow);
        m_target->bind();
        state.SetLabel(ui::probeOpenGl().renderer.toStdString());
    }
    ~Stage() {
        m_picture.reset();
        m_target.reset();
    }
    Stage(const Stage&) = delete;
    Stage& operator=(const Stage&) = delete;

    [[nodiscard]] ui::GlPicture* picture() { return m_picture.get(); }
    void draw(double x) {
        m_picture->draw({kWindow, {x, 0}, 1, Qt::white, 1});
        m_context.functions()->glFinish();
    }

  private:
    QOffscreenSurface m_surface;
    QOpenGLContext m_context;
    std::unique_ptr<QOpenGLFramebufferObject> m_target;
    std::unique_ptr<ui::GlPicture> m_picture;
};

void lookElsewhere(benchmark::State& state) {
    Stage stage(state);
    if (!stage.picture())
        return;
    stage.picture()->setList(list(state.range(0), 0), 1);
    double x = 0;
    for ([[maybe_unused]] auto _ : state)
        stage.draw(x += 1);
}

void moveAll(benchmark::State& state) {
    Stage stage(state);
    if (!stage.picture())
        return;
    const scene::DrawList lists[] = {list(state.range(0), 0), list(state.range(0), 1)};
    std::size_t frame = 0;
    for ([[maybe_unused]] auto _ : state)
        stage.picture()->setList(lists[frame++ % 2], 1);
}

void firstList(benchmark::State& state) {
    Stage stage(state);
    if (!stage.picture())
        return;
    const scene::DrawList first = list(state.range(0), 0);
    for ([[maybe_unused]] auto _ : state) {
        auto picture = ui::GlPicture::make().picture;
        picture->setList(first, 1);
    }
}

void arguments(benchmark::internal::Benchmark* benchmark) {
    benchmark->Arg(250)->Arg(2'500)->Arg(25'000)->Unit(benchmark::kMillisecond)->UseRealTime();
}
BENCHMARK(lookElsewhere)->Apply(arguments);
BENCHMARK(moveAll)->Apply(arguments);
BENCHMARK(firstList)->Apply(arguments);

} // namespace

int main(int argc, char** argv) {
    const QGuiApplication application(argc, argv);
    ui::prepareApplication(QStringLiteral("en"), QStringLiteral("bench"));
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
