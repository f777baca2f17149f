// How smooth the window is: opens it on a file, and pans, zooms, selects, drags and walks through time as a hand would,
// a step every 60th of a second. A frame is the time from the event until the picture that answers it is on the screen
// (the display has confirmed it), which may be the last one shifted or scaled; "sharp" is the time from the last step
// of a gesture until the picture is exact again; "held" is the longest time that the GUI thread was busy with anything.
// With OpenGL, "gl" is the part of a frame that draws: what is uploaded and drawn, until the card has finished, without
// the presenting, which on a virtual display is a copy by the processor and hides all else.
#include "core/session/view_action.h"
#include "tests/bench/process_cost.h"
#include "ui/application.h"
#include "ui/canvas/gl_surface.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/graph_pipeline.h"
#include "ui/main_window.h"

#include <CLI/CLI.hpp>
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QMouseEvent>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QTimer>
#include <QWheelEvent>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <ctime>
#include <functional>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace whither;
using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr QSize kWindow(1600, 1000);
constexpr std::chrono::microseconds kStep{16'667};
constexpr std::chrono::seconds kPatience{120};

double since(Clock::time_point start) {
    return Milliseconds(Clock::now() - start).count();
}

/// Milliseconds that the calling thread has been busy.
double threadTime() {
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

double quantile(std::vector<double> values, double share) {
    if (values.empty())
        return 0;
    const auto at = static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1) + 0.5);
    std::nth_element(values.begin(), values.begin() + at, values.end());
    return values[static_cast<std::size_t>(at)];
}

/// How long each picture of a surface takes to draw.
class DrawingTimes : public QObject {
  public:
    /// `surface`: null where there is no OpenGL.
    explicit DrawingTimes(ui::GlSurface* surface) {
        if (surface == nullptr)
            return;
        surface->installEventFilter(this);
        connect(surface, &ui::GlSurface::painted, this, [this, surface] {
            surface->context()->functions()->glFinish();
            m_times.push_back(since(m_start));
        });
    }
    [[nodiscard]] std::vector<double> take() { return std::exchange(m_times, {}); }

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Paint)
            m_start = Clock::now();
        return QObject::eventFilter(watched, event);
    }

  private:
    Clock::time_point m_start;
    std::vector<double> m_times; ///< milliseconds
};

class Bench {
  public:
    explicit Bench(ui::MainWindow& window)
        : m_window(window), m_canvas(window.canvas()), m_drawing(window.findChild<ui::GlSurface*>()) {
        m_tick.setTimerType(Qt::PreciseTimer);
        m_tick.start(std::chrono::milliseconds(1));
    }

    [[nodiscard]] bool waitForPicture(Clock::time_point start) {
        while (since(start) < Milliseconds(kPatience).count()) {
            turn();
            if (isExact() && m_canvas.hasNodes())
                return true;
        }
        return false;
    }
    [[nodiscard]] double held() const { return m_held; }
    void forgetHeld() { m_held = 0; }

    /// One gesture: its steps, one after the other.
    void phase(const char* name, int steps, const std::function<void(int)>& step) {
        std::vector<double> frames;
        m_held = 0;
        (void)m_drawing.take();
        const auto before = m_canvas.surface().work();
        const auto scenes = m_window.pipeline().work().scenes;
        Clock::time_point next = Clock::now();
        for (int i = 0; i < steps; ++i) {
            const auto start = Clock::now();
            step(i);
            const double busy = threadTime();
            QCoreApplication::processEvents();
            m_held = std::max(m_held, threadTime() - busy);
            QGuiApplication::sync();
            frames.push_back(since(start));
            next = std::max(next + kStep, Clock::now());
            while (Clock::now() < next)
                turn();
        }
        const auto rest = Clock::now();
        const bool isThere = waitForPicture(rest);
        const double sharp = since(rest);
        const auto after = m_canvas.surface().work();
        const auto drawing = m_drawing.take();
        std::printf("  %-10s %7.1f %7.1f %7.1f  %7.1f %7.1f  %8.1f  %8.0f%s  %6llu %6llu\n", name,
                    quantile(frames, 0.5), quantile(frames, 0.95), quantile(frames, 1), quantile(drawing, 0.5),
                    quantile(drawing, 0.95), m_held, sharp, isThere ? "" : "!",
                    static_cast<unsigned long long>(m_window.pipeline().work().scenes - scenes),
                    static_cast<unsigned long long>(after.drawings - before.drawings));
        std::fflush(stdout);
    }

    void mouse(QEvent::Type type, QPointF at, Qt::MouseButton button, Qt::MouseButtons buttons) {
        QMouseEvent event(type, at, m_canvas.mapToGlobal(at), button, buttons, Qt::NoModifier);
        QApplication::sendEvent(&m_canvas, &event);
    }
    void wheel(QPointF at, int delta) {
        QWheelEvent event(at, m_canvas.mapToGlobal(at), {}, {0, delta}, Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase,
                          false);
        QApplication::sendEvent(&m_canvas, &event);
    }

    void drag(const char* name, QPointF from, QPointF by, int steps) {
        mouse(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
        phase(name, steps, [&](int i) {
            // There and back, so that it stays within the graph.
            const double share = i < steps / 2 ? i : steps - i;
            mouse(QEvent::MouseMove, from + by * share, Qt::NoButton, Qt::LeftButton);
        });
        mouse(QEvent::MouseButtonRelease, from, Qt::LeftButton, Qt::NoButton);
    }

    /// A place in the middle of the window without anything.
    [[nodiscard]] QPointF emptySpot() const {
        const QPointF middle = QRectF(m_canvas.rect()).center();
        for (double away = 0; away < 400; away += 7)
            for (const QPointF at : {middle + QPointF(away, away / 3), middle - QPointF(away, away / 2)})
                if (!m_canvas.hitAt(at))
                    return at;
        return {5, 5};
    }
    [[nodiscard]] std::vector<QPointF> nodes(std::size_t count) const {
        std::vector<QPointF> found;
        const QRectF inside = QRectF(m_canvas.rect()).adjusted(40, 40, -40, -160);
        for (const auto& node : m_canvas.scene()->nodes)
            if (const QPointF at = m_canvas.toWindow(node.centre); inside.contains(at) && found.size() < count)
                if (const auto hit = m_canvas.hitAt(at); hit && hit->node == node.node)
                    found.push_back(at);
        return found;
    }
    /// Microseconds that finding what is at a place takes.
    [[nodiscard]] double pickTime() const {
        constexpr int kPicks = 400;
        int hits = 0;
        const auto start = Clock::now();
        for (int i = 0; i < kPicks; ++i)
            hits += m_canvas.hitAt({(i * 37) % m_canvas.width() + 0.5, (i * 53) % m_canvas.height() + 0.5}) ? 1 : 0;
        const double taken = since(start);
        return hits < 0 ? 0 : taken * 1000 / kPicks;
    }

    void run() {
        std::printf("  %-10s %7s %7s %7s  %7s %7s  %8s  %8s  %6s %6s\n", "ms", "p50", "p95", "max", "gl p50", "gl p95",
                    "held", "sharp", "scenes", "drawn");
        const QPointF middle = QRectF(m_canvas.rect()).center();
        drag("pan far", emptySpot(), {11, 6}, 60);
        m_canvas.fit();
        (void)waitForPicture(Clock::now());
        phase("zoom in", 30, [&](int) { wheel(middle, 60); });
        drag("pan near", emptySpot(), {13, 5}, 80);
        phase("hover", 60, [&](int i) {
            mouse(QEvent::MouseMove, middle + QPointF(6.0 * i - 180, 3.0 * i - 90), Qt::NoButton, Qt::NoButton);
        });
        const auto targets = nodes(20);
        if (!targets.empty()) {
            phase("select", 20, [&](int i) {
                const QPointF at = targets[static_cast<std::size_t>(i) % targets.size()];
                mouse(QEvent::MouseButtonPress, at, Qt::LeftButton, Qt::LeftButton);
                mouse(QEvent::MouseButtonRelease, at, Qt::LeftButton, Qt::NoButton);
            });
            m_window.store().dispatch(session::ClearSelection{});
            (void)waitForPicture(Clock::now());
            drag("drag node", nodes(1).empty() ? targets[0] : nodes(1)[0], {4, 2}, 40);
        }
        phase("zoom out", 30, [&](int) { wheel(middle, -60); });
        const double pick = pickTime();
        walk();
        std::printf("  pick %.1f us\n", pick);
    }

  private:
    /// Month by month through the last three years of the data.
    void walk() {
        const auto last = query::lastKnownDay(m_window.pipeline().data()->dataset());
        if (!last)
            return;
        constexpr int kMonths = 36;
        constexpr int kDays = 30;
        const auto day = m_window.store().view().filter.asOf;
        phase("dates", kMonths, [&](int i) {
            m_window.store().dispatch(session::SetAsOf{*last - std::chrono::days((kMonths - 1 - i) * kDays)});
        });
        play(*last);
        m_window.store().dispatch(session::SetAsOf{day});
        (void)waitForPicture(Clock::now());
    }

    /// Six months as the player shows them, each in stages.
    void play(base::Day last) {
        constexpr int kMonths = 6;
        constexpr int kSteps = 84; // of 60 a second, until the next
        m_canvas.setMotion(ui::Motion::full);
        int stages = 0;
        const auto counting = QObject::connect(&m_canvas, &ui::GraphCanvas::staged, [&stages] { ++stages; });
        phase("play", kMonths * kSteps, [&](int i) {
            if (i % kSteps != 0)
                return;
            m_window.pipeline().stageNext(std::chrono::milliseconds(1100));
            m_window.store().dispatch(session::SetAsOf{last - std::chrono::days((kMonths - i / kSteps) * 30)});
        });
        QObject::disconnect(counting);
        std::printf("  %d stages a month\n", stages / kMonths);
        m_canvas.setMotion(ui::Motion::reduced);
    }

    [[nodiscard]] bool isExact() const {
        return m_window.pipeline().hasPicture() && m_window.pipeline().isUpToDate() && m_canvas.surface().isExact() &&
               m_canvas.camera() == m_canvas.shownCamera();
    }
    /// Lets Qt do what there is to do, or waits for something, a tick at most.
    void turn() {
        const double start = threadTime();
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
        m_held = std::max(m_held, threadTime() - start);
    }

    ui::MainWindow& m_window;
    ui::GraphCanvas& m_canvas;
    DrawingTimes m_drawing;
    QTimer m_tick;
    double m_held = 0;
};

} // namespace

int main(int argc, char** argv) {
    std::string file;
    CLI::App cli("How smooth the window is on a Whither file");
    cli.add_option("FILE", file, "Whither file")->required();
    bool isOpenGl = false;
    cli.add_flag("--opengl", isOpenGl, "Draw with OpenGL, by whatever driver there is");
    CLI11_PARSE(cli, argc, argv);
    QApplication application(argc, argv);
    ui::prepareApplication(QStringLiteral("en"), QStringLiteral("bench"));
    QCoreApplication::setApplicationName(QStringLiteral("whither-canvas-bench")); // settings of its own

    std::printf("%s\n", isOpenGl ? qPrintable(ui::probeOpenGl().renderer) : "QPainter");

    const auto start = Clock::now();
    ui::WindowOptions options;
    options.renderer = isOpenGl ? ui::Renderer::openGl : ui::Renderer::painter;
    ui::MainWindow window(options);
    window.resize(kWindow);
    Bench bench(window);
    window.open(QFile::decodeName(QByteArray::fromStdString(file)));
    if (!bench.waitForPicture(start)) {
        std::fprintf(stderr, "%s: no picture in %lld s\n", file.c_str(), static_cast<long long>(kPatience.count()));
        return 2;
    }
    const auto& visible = *window.pipeline().visible();
    std::printf("%s: %zu nodes, %zu edges; first complete picture after %.0f ms (GUI thread held %.0f ms at most), "
                "%.0f MiB, %.0f MiB at most\n",
                qPrintable(QFileInfo(QString::fromStdString(file)).fileName()), visible.nodes.size(),
                visible.edges.size(), since(start), bench.held(), bench::ProcessCost::now().residentMiB,
                bench::ProcessCost::now().peakMiB);
    bench.forgetHeld();
    bench.run();
    std::printf("  %.0f MiB at most\n", bench::ProcessCost::now().peakMiB);
    return 0;
}
