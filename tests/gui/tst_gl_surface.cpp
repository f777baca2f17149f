#include "tests/gui/gl_shots.h"
#include "ui/application.h"
#include "ui/canvas/gl_surface.h"

#include <QOpenGLContext>
#include <QScreen>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>

#include <memory>

using namespace whither;
using namespace whither::tests;

/// Needs OpenGL 3.3, in software if need be; fails without. Also run at a fractional device pixel ratio.
class GlSurfaceTest : public QObject {
    Q_OBJECT

    std::unique_ptr<QWidget> m_window;
    ui::GlSurface* m_surface = nullptr;
    Shot m_shot;

    void showStory() {
        m_shot = storyShot(scene::Theme::light);
        m_surface->setList(std::make_shared<scene::DrawList>(m_shot.list), m_shot.zoom);
        m_surface->setCamera({m_shot.centre, m_shot.zoom, false});
        m_surface->setBackground(m_shot.background);
    }
    /// In a window of its own.
    [[nodiscard]] std::unique_ptr<QWidget> shown(ui::GlSurface* surface) const {
        auto window = std::make_unique<QWidget>();
        window->resize(m_shot.size + QSize(60, 40));
        surface->setParent(window.get());
        surface->setGeometry(QRect(QPoint(20, 8), m_shot.size));
        surface->show();
        window->show();
        if (!QTest::qWaitForWindowExposed(window.get()))
            qFatal("the window does not appear");
        return window;
    }
    [[nodiscard]] bool showsTheStory() const {
        // The widget's left top corner is that of the framebuffer, whose size is a whole number of pixels.
        Shot expected = m_shot;
        expected.ratio = m_surface->devicePixelRatioF();
        const QImage image = m_surface->grabFramebuffer();
        const double step = expected.zoom * expected.ratio;
        expected.centre.x += (image.width() - expected.size.width() * expected.ratio) / 2 / step;
        expected.centre.y += (image.height() - expected.size.height() * expected.ratio) / 2 / step;
        const Difference off = difference(byPainter(expected), image.convertToFormat(QImage::Format_RGB32));
        qInfo("%.3f %% of the pixels differ, %.3f/255 in the mean", off.share * 100, off.mean);
        return off.share < 0.001 && off.mean < 0.5;
    }

  private Q_SLOTS:
    void initTestCase() { ui::prepareApplication(QStringLiteral("en"), QStringLiteral("test")); }
    void init() {
        m_surface = new ui::GlSurface;
        showStory();
        m_window = shown(m_surface);
        QTRY_VERIFY(m_surface->isExact()); // new names come over some frames
    }
    void cleanup() { m_window.reset(); }

    void probingFindsWhatThereIs() {
        const auto support = ui::probeOpenGl();
        QVERIFY(support.kind != ui::OpenGlSupport::Kind::none);
        QVERIFY(!support.renderer.isEmpty());
        if (qEnvironmentVariableIsSet("LIBGL_ALWAYS_SOFTWARE"))
            QCOMPARE(support.kind, ui::OpenGlSupport::Kind::software);
    }

    void probingLeavesWhatIsCurrent() {
        m_surface->makeCurrent();
        const auto* context = QOpenGLContext::currentContext();
        QVERIFY(context);
        (void)ui::probeOpenGl();
        QCOMPARE(QOpenGLContext::currentContext(), context);
        m_surface->doneCurrent();
        (void)ui::probeOpenGl();
        QVERIFY(!QOpenGLContext::currentContext());
    }

    void showsWhatThePainterDraws() { QVERIFY(showsTheStory()); }

    void theScreenShowsItPixelByPixel() {
        const QImage drawn = m_surface->grabFramebuffer().convertToFormat(QImage::Format_RGB32);
        const double ratio = m_surface->devicePixelRatioF();
        const auto screen = [&] {
            const QImage image = m_window->screen()->grabWindow(m_window->winId()).toImage();
            const QPoint at = (QPointF(m_surface->pos()) * ratio).toPoint();
            return image.convertToFormat(QImage::Format_RGB32).copy(QRect(at, drawn.size()));
        };
        QTRY_VERIFY(difference(screen(), drawn).mean < 0.01);
    }

    void everyFrameIsTold() {
        QSignalSpy painted(m_surface, &ui::GlSurface::painted);
        m_surface->setCamera({m_shot.centre, 2, false});
        QVERIFY(painted.wait());
        QVERIFY(!showsTheStory());
        m_surface->setCamera({m_shot.centre, m_shot.zoom, false});
        QVERIFY(painted.wait());
        QVERIFY(showsTheStory());
    }

    void onlyANewListIsUploaded() {
        QSignalSpy painted(m_surface, &ui::GlSurface::painted);
        const auto before = m_surface->counts();
        QVERIFY(before.lists > 0);
        m_surface->setCamera({m_shot.centre, 1.3, false});
        QVERIFY(painted.wait());
        m_surface->setBackground(Qt::yellow);
        QVERIFY(painted.wait());
        QCOMPARE(m_surface->counts().lists, before.lists);
        QCOMPARE(m_surface->counts().bytesUploaded, before.bytesUploaded);
        m_surface->setList(std::make_shared<scene::DrawList>(m_shot.list), m_shot.zoom);
        QVERIFY(painted.wait());
        QCOMPARE(m_surface->counts().lists, before.lists + 1);
        QCOMPARE(m_surface->counts().bytesUploaded, before.bytesUploaded);
    }

    void livesOnInAnotherWindow() {
        const QSignalSpy failed(m_surface, &ui::GlSurface::failed);
        for (int i = 0; i < 3; ++i) {
            auto next = shown(m_surface); // its context goes with the first window
            m_window = std::move(next);
            QTRY_VERIFY(m_surface->isExact());
            QVERIFY(showsTheStory());
        }
        QCOMPARE(failed.count(), 0);
    }

    void thePointerGoesThrough() { QCOMPARE(m_window->childAt(m_surface->geometry().center()), nullptr); }

    void mayGoBeforeItsWindow() {
        delete m_surface;
        QVERIFY(m_window->isVisible());
    }
};

QTEST_MAIN(GlSurfaceTest)
#include "tst_gl_surface.moc"
