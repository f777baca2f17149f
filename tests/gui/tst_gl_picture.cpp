#include "tests/gui/gl_shots.h"
#include "ui/application.h"
#include "ui/canvas/gl_picture.h"

#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFramebufferObject>
#include <QTest>

#include <memory>

using namespace whither;
using namespace whither::tests;

/// Needs OpenGL 3.3, in software if need be; fails without.
class GlPictureTest : public QObject {
    Q_OBJECT

    QOffscreenSurface m_surface;
    std::unique_ptr<QOpenGLContext> m_context;
    std::unique_ptr<ui::GlPicture> m_picture;

    /// As it is drawn into a framebuffer of its own.
    [[nodiscard]] QImage drawn(const ui::GlView& view) const {
        QOpenGLFramebufferObject target(view.size);
        target.bind();
        m_picture->draw(view);
        return target.toImage().convertToFormat(QImage::Format_RGB32);
    }
    [[nodiscard]] static ui::GlView viewOf(const Shot& shot) {
        return {shot.pixels(), shot.centre, shot.zoom * shot.ratio, shot.background, 1};
    }
    [[nodiscard]] QImage byOpenGl(const Shot& shot) const {
        m_picture->setList(shot.list, shot.zoom * shot.ratio);
        return drawn(viewOf(shot));
    }
    /// A picture that is mostly ground; `dense`: how many times more there is in it.
    [[nodiscard]] static bool agree(const Difference& off, double dense = 1) {
        return off.share < 0.0025 * dense && off.mean < 0.7 * dense;
    }
    /// For a person to look at.
    static void keep(const QImage& image, const QString& name) {
        const QString folder = qEnvironmentVariable("WHITHER_KEEP_PICTURES");
        if (!folder.isEmpty())
            image.save(folder + QLatin1Char('/') + name + QStringLiteral(".png"));
    }

    void openContext() {
        m_context = std::make_unique<QOpenGLContext>();
        QSurfaceFormat format;
        format.setVersion(3, 3);
        format.setProfile(QSurfaceFormat::CoreProfile);
        m_context->setFormat(format);
        QVERIFY2(m_context->create(), "this test needs OpenGL");
        m_surface.setFormat(format);
        m_surface.create();
        QVERIFY2(m_context->makeCurrent(&m_surface), "this test needs OpenGL");
        auto made = ui::GlPicture::make();
        QVERIFY2(made.picture, qPrintable(made.whyNot));
        m_picture = std::move(made.picture);
    }

  private Q_SLOTS:
    void initTestCase() { ui::prepareApplication(QStringLiteral("en"), QStringLiteral("test")); }
    void init() { openContext(); }
    void cleanup() {
        if (m_context)
            m_context->makeCurrent(&m_surface);
        m_picture.reset();
        m_context.reset();
    }

    void agreesWithThePainter_data() {
        QTest::addColumn<int>("which");
        QTest::addColumn<double>("ratio");
        constexpr const char* kNames[] = {"story", "story-dark", "llama", "llama-dark", "text", "shapes"};
        for (int which = 0; which < 6; ++which)
            for (const double ratio : {1.0, 1.25, 1.5, 2.0})
                QTest::addRow("%s at %.2f", kNames[which], ratio) << which << ratio;
    }
    void agreesWithThePainter() {
        QFETCH(int, which);
        QFETCH(double, ratio);
        Shot shot = which == 0   ? storyShot(scene::Theme::light)
                    : which == 1 ? storyShot(scene::Theme::dark)
                    : which == 2 ? llamaShot(scene::Theme::light)
                    : which == 3 ? llamaShot(scene::Theme::dark)
                    : which == 4 ? textShot()
                                 : shapeShot();
        shot.ratio = ratio;
        const QImage painted = byPainter(shot);
        const QImage rendered = byOpenGl(shot);
        const QString name = QLatin1String(QTest::currentDataTag());
        keep(painted, name + QStringLiteral(" painter"));
        keep(rendered, name + QStringLiteral(" opengl"));
        const Difference off = difference(painted, rendered);
        qInfo("%.3f %% of the pixels differ, %.3f/255 in the mean", off.share * 100, off.mean);
        QCOMPARE(m_picture->counts().leftOut, 0U);
        QVERIFY(agree(off, name.startsWith(QLatin1String("text")) ? 2 : 1));
    }

    void whatIsWrongIsSeen() {
        const Shot shot = llamaShot(scene::Theme::light);
        const QImage painted = byPainter(shot);
        const auto agrees = [&](const Shot& other) { return agree(difference(painted, byOpenGl(other))); };
        QVERIFY(agrees(shot));
        Shot moved = shot;
        moved.centre.x += 1 / moved.zoom;
        QVERIFY(!agrees(moved));
        Shot wide = shot;
        for (auto& group : wide.list.groups)
            for (auto& primitive : group.primitives)
                if (auto* curve = std::get_if<scene::Curve>(&primitive))
                    curve->stroke.width += 1;
        QVERIFY(!agrees(wide));
        for (const std::size_t kind : {0U, 1U, 2U, 3U}) {
            Shot poorer = shot;
            for (auto& group : poorer.list.groups)
                std::erase_if(group.primitives, [&](const auto& each) { return each.index() == kind; });
            QVERIFY2(!agrees(poorer), qPrintable(QStringLiteral("without kind %1").arg(kind)));
        }
    }

    void lookingElsewhereCostsNothing() {
        const Shot shot = llamaShot(scene::Theme::light);
        const QImage before = byOpenGl(shot);
        const auto counts = m_picture->counts();
        ui::GlView view = viewOf(shot);
        for (int i = 0; i < 20; ++i) {
            view.centre.x += 3;
            view.zoom *= 1.1;
            QVERIFY(drawn(view) != before);
        }
        QCOMPARE(m_picture->counts().bytesUploaded, counts.bytesUploaded);
        QCOMPARE(m_picture->counts().linesRasterised, counts.linesRasterised);
        QCOMPARE(drawn(viewOf(shot)), before);
    }

    void anEqualListUploadsNothing() {
        const Shot shot = llamaShot(scene::Theme::light);
        const QImage before = byOpenGl(shot);
        const auto counts = m_picture->counts();
        QVERIFY(counts.linesRasterised > 40);
        QCOMPARE(byOpenGl(shot), before);
        QCOMPARE(m_picture->counts().lists, counts.lists + 1);
        QCOMPARE(m_picture->counts().bytesUploaded, counts.bytesUploaded);
        QCOMPARE(m_picture->counts().linesRasterised, counts.linesRasterised);
    }

    /// Colours are no part of rasterised text.
    void anotherThemeRasterisesNothing() {
        (void)byOpenGl(storyShot(scene::Theme::light));
        const auto lines = m_picture->counts().linesRasterised;
        (void)byOpenGl(storyShot(scene::Theme::dark));
        QCOMPARE(m_picture->counts().linesRasterised, lines);
    }

    void movingOneNodeUploadsNextToNothing() {
        Picture picture = laidOut(llamaData());
        const auto list = [&] { return scene::draw(scene::compose(picture.input())); };
        m_picture->setList(list(), 1);
        const auto all = m_picture->counts().bytesUploaded;
        for (int frame = 1; frame <= 3; ++frame) {
            auto& place = picture.positions[*picture.graph().find({model::EntityKind::person, "hugo-touvron"})];
            place = *place + Point{1, 0.5};
            m_picture->setList(list(), 1);
        }
        const auto perFrame = (m_picture->counts().bytesUploaded - all) / 3;
        QVERIFY(perFrame > 0);
        QVERIFY2(perFrame < all / 20, qPrintable(QStringLiteral("%1 of %2").arg(perFrame).arg(all)));
    }

    void progressGoesFromTheListBeforeToTheNewest() {
        const auto dotAt = [](double x, const char* other) {
            scene::DrawList list;
            list.groups.push_back({other, {}, {scene::Disk{{0, 30}, 4, base::Colour::rgb(0x0000ff), {}}}});
            list.groups.push_back({"dot", {}, {scene::Disk{{x, 0}, 6, base::Colour::rgb(0xff0000), {}}}});
            return list;
        };
        ui::GlView view{{200, 100}, {0, 0}, 1, Qt::white, 0};
        const auto redIsAt = [&](int x) { return drawn(view).pixelColor(100 + x, 50) == QColor(Qt::red); };
        m_picture->setList(dotAt(-40, "a"), 1);
        QVERIFY(redIsAt(-40));
        m_picture->setList(dotAt(40, "a"), 1);
        for (const auto& [progress, x] : {std::pair(0.0, -40), std::pair(0.5, 0), std::pair(1.0, 40)}) {
            view.progress = progress;
            QVERIFY(redIsAt(x));
        }
        // So too where something else came or went, and what is new does not move.
        m_picture->setList(dotAt(0, "b"), 1);
        view.progress = 0;
        QVERIFY(redIsAt(40));
        QCOMPARE(drawn(view).pixelColor(100, 80), QColor(Qt::blue));
        view.progress = 0.5;
        QVERIFY(redIsAt(20));
        QCOMPARE(drawn(view).pixelColor(100, 80), QColor(Qt::blue));
        // An equal list rests.
        m_picture->setList(dotAt(0, "b"), 1);
        view.progress = 0;
        QVERIFY(redIsAt(0));
    }

    void emptyListsAndViewsAreNoTrouble() {
        m_picture->setList({}, 1);
        QCOMPARE(drawn({{20, 20}, {}, 1, Qt::red, 1}).pixelColor(10, 10), QColor(Qt::red));
        m_picture->setList(llamaShot(scene::Theme::light).list, 1);
        m_picture->setList({}, 1);
        QCOMPARE(drawn({{20, 20}, {}, 1, Qt::red, 1}).pixelColor(10, 10), QColor(Qt::red));
        m_picture->draw({{}, {}, 1, Qt::red, 1});
    }

    void anotherContextShowsTheSame() {
        const Shot shot = storyShot(scene::Theme::light);
        const QImage before = byOpenGl(shot);
        cleanup();
        openContext();
        QCOMPARE(byOpenGl(shot), before);
    }
};

QTEST_MAIN(GlPictureTest)
#include "tst_gl_picture.moc"
