#include "ui/application.h"
#include "ui/canvas/gl_surface.h"

#include <QSignalSpy>
#include <QTest>

using namespace whither;

/// Run with a driver that says it can do no more than OpenGL 2.1.
class GlMissingTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { ui::prepareApplication(QStringLiteral("en"), QStringLiteral("test")); }

    void probingFindsNone() { QCOMPARE(ui::probeOpenGl().kind, ui::OpenGlSupport::Kind::none); }

    void theSurfaceSaysSoOnceAndShowsItsBackground() {
        ui::GlSurface surface;
        QSignalSpy failed(&surface, &ui::GlSurface::failed);
        QSignalSpy painted(&surface, &ui::GlSurface::painted);
        surface.setList(std::make_shared<scene::DrawList>(), 1);
        surface.setBackground(Qt::red);
        surface.resize(100, 100);
        surface.show();
        QVERIFY(QTest::qWaitForWindowExposed(&surface));
        QCOMPARE(surface.grabFramebuffer().pixelColor(50, 50), QColor(Qt::red));
        QCOMPARE(failed.count(), 1);
        QVERIFY(!failed.front().front().toString().isEmpty());
        QCOMPARE(painted.count(), 0);
        QCOMPARE(surface.counts().lists, 0U);
    }
};

QTEST_MAIN(GlMissingTest)
#include "tst_gl_missing.moc"
