#include "ui/canvas/painter_surface.h"

#include <QTest>

#include <memory>

using namespace whither;

namespace {

/// So many disks upon each other.
ui::DrawListPtr disks(int count, base::Colour colour) {
    auto list = std::make_shared<scene::DrawList>();
    for (int i = 0; i < count; ++i) {
        scene::Disk disk;
        disk.radius = 40;
        disk.fill = colour;
        list->groups.push_back({{}, {}, {disk}});
    }
    return list;
}

} // namespace

/// What is seen of lists that are drawn at once and of those that are drawn beside the GUI thread.
class PainterSurfaceTest : public QObject {
    Q_OBJECT

    static constexpr int kFew = 10;
    static constexpr int kMany = 2'000;
    std::unique_ptr<ui::PainterSurface> m_surface;

    void show(const ui::DrawListPtr& list) { m_surface->showScene(nullptr, list, scene::Theme::light); }
    [[nodiscard]] QColor seen() { return m_surface->grab().toImage().pixelColor(m_surface->rect().center()); }

  private Q_SLOTS:
    void init() {
        m_surface = std::make_unique<ui::PainterSurface>(nullptr);
        m_surface->resize(200, 120);
        m_surface->setCamera({{0, 0}, 1, false}, {{0, 0}, 1, false});
        m_surface->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_surface.get()));
    }

    void aShortListIsDrawnAtOnce() {
        show(disks(kFew, base::Colour::rgb(0xff0000)));
        QVERIFY(m_surface->isExact());
        QCOMPARE(seen(), QColor(Qt::red));
    }

    void whatWasShownStaysUntilALongListIsDrawn() {
        show(disks(kFew, base::Colour::rgb(0xff0000)));
        show(disks(kMany, base::Colour::rgb(0x0000ff)));
        QVERIFY(!m_surface->isExact());
        QCOMPARE(seen(), QColor(Qt::red));
        QTRY_VERIFY(m_surface->isExact());
        QCOMPARE(seen(), QColor(Qt::blue));
    }

    void aShortListAfterALongOneIsSeenWhateverComesOfThat() {
        show(disks(kMany, base::Colour::rgb(0x0000ff)));
        show(disks(kFew, base::Colour::rgb(0xff0000)));
        QVERIFY(m_surface->isExact());
        QCOMPARE(seen(), QColor(Qt::red));
        show(nullptr);
        QVERIFY(m_surface->isExact());
        QVERIFY(seen() != QColor(Qt::red));
    }
};

QTEST_MAIN(PainterSurfaceTest)
#include "tst_painter_surface.moc"
