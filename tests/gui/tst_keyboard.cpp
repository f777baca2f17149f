#include "tests/gui/window_test.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/charts/chart_panel.h"
#include "ui/panels/time_bar.h"
#include "ui/panels/time_track.h"
#include "ui/player.h"
#include "ui/widgets/entity_row.h"

#include <QComboBox>
#include <QLineEdit>
#include <QScrollArea>
#include <QToolButton>

#include <algorithm>
#include <chrono>

using namespace whither;
using namespace whither::tests;

/// That one gets about in the window without a mouse, and is not thrown elsewhere.
class KeyboardTest : public WindowTest {
    Q_OBJECT

    [[nodiscard]] QWidget* page() const { return find<QScrollArea>("detailsScroll")->widget(); }
    [[nodiscard]] QWidget* focus() const { return m_window->focusWidget(); }
    [[nodiscard]] QList<ui::EntityRow*> links() const { return page()->findChildren<ui::EntityRow*>(); }

  private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() {
        open();
        m_window->activateWindow();
    }
    void cleanup() { close(); }

    void keysZoomAtThePointerElseAtTheRingElseInTheMiddle() {
        const auto movesBy = [this](QPointF at) {
            const base::Point before = m_window->canvas().toWorld(at);
            m_window->canvas().zoomIn();
            return base::length(m_window->canvas().toWorld(at) - before);
        };
        constexpr double kStill = 1e-6;
        const QPointF middle = QRectF(m_window->canvas().rect()).center();
        QVERIFY(movesBy(middle) < kStill);
        const QPoint spot = QPoint(90, 120);
        QTest::mouseMove(&m_window->canvas(), spot);
        QVERIFY(movesBy(spot) < kStill);
        QVERIFY(movesBy(middle) > kStill);
        m_window->canvas().setKeyboardNode(kTimothee);
        QVERIFY(movesBy(m_window->canvas().toWindow(m_window->canvas().nodeAt(kTimothee)->centre)) < kStill);
    }

    void enterOpensALinkOfTheDetailsAndStaysInThem_data() {
        QTest::addColumn<Qt::Key>("key");
        QTest::newRow("Return") << Qt::Key_Return;
        QTest::newRow("Enter of the number pad") << Qt::Key_Enter;
        QTest::newRow("Space") << Qt::Key_Space;
    }
    void enterOpensALinkOfTheDetailsAndStaysInThem() {
        QFETCH(Qt::Key, key);
        select(kTimothee);
        const auto rows = links();
        QVERIFY(!rows.empty());
        rows.back()->setFocus();
        QTest::keyClick(rows.back(), key);
        QTRY_VERIFY(selection() != std::vector{kTimothee});
        QVERIFY2(focus() != nullptr && page()->isAncestorOf(focus()), focus() ? qPrintable(focus()->objectName()) : "");
    }

    void anotherDayLeavesTheKeyboardAtTheSameRow() {
        select(kMistral);
        auto* link = links().back();
        const QString name = link->objectName();
        link->setFocus();
        m_window->store().dispatch(session::SetAsOf{base::Day{std::chrono::year{2025} / 3 / 1}});
        QTRY_VERIFY(links().back() != link);
        QVERIFY(focus() != nullptr && page()->isAncestorOf(focus()));
        QCOMPARE(focus()->objectName(), name);
    }

    void theStoryDoesNotTakeTheKeyboardBackWhenItIsTold() {
        auto* row = find<QWidget>("storyBody")->findChild<ui::EntityRow*>();
        row->setFocus();
        const QString name = row->objectName();
        m_window->store().dispatch(session::SetAsOf{base::Day{std::chrono::year{2025} / 3 / 1}});
        QVERIFY(find<QWidget>("storyBody")->isAncestorOf(focus()));
        QCOMPARE(focus()->objectName(), name);
        auto* play = find<QToolButton>("playButton");
        play->setFocus();
        m_window->store().dispatch(session::SetAsOf{base::Day{std::chrono::year{2024} / 3 / 1}});
        QCOMPARE(focus(), play);
    }

    void spacePausesWhereverTheKeyboardIs() {
        auto& player = find<ui::TimeBar>("timeBar")->player();
        for (const char* name : {"teamChooser", "fitButton", "showTeams", "playButton", "asOfButton"}) {
            player.play();
            QVERIFY(player.isPlaying());
            auto* widget = find<QWidget>(name);
            widget->setFocus();
            QTest::keyClick(widget, Qt::Key_Space);
            QVERIFY2(!player.isPlaying(), name);
        }
        player.play();
        auto* search = find<QLineEdit>("searchBox");
        search->setFocus();
        QTest::keyClick(search, Qt::Key_Space);
        QVERIFY(player.isPlaying());
        player.pause();
    }

    void f6GoesThroughThePartsOfTheWindow() {
        select(kMistral);
        m_window->canvas().setFocus();
        const auto press = [this](Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
            QTest::keyClick(focus(), Qt::Key_F6, modifiers);
        };
        press();
        QVERIFY(page()->isAncestorOf(focus()));
        press();
        QCOMPARE(focus(), &find<ui::TimeBar>("timeBar")->track());
        press();
        QVERIFY(find<QWidget>("leftPanel")->isAncestorOf(focus()));
        press();
        QCOMPARE(focus(), &m_window->canvas());
        press(Qt::ShiftModifier);
        QVERIFY(find<QWidget>("leftPanel")->isAncestorOf(focus()));
        trigger(ui::Command::showTime);
        press(Qt::ShiftModifier);
        QVERIFY(page()->isAncestorOf(focus()));
    }

    void whereNobodyIsYetASentenceSaysSoAndAButtonGoesToTheFirstMove() {
        m_window->store().dispatch(session::SetAsOf{base::Day{std::chrono::year{1990} / 12 / 31}});
        QTRY_COMPARE(m_window->canvas().message(), QStringLiteral("Nobody is known here yet on 31 Dec 1990"));
        auto* first = find<QToolButton>("firstMoveButton");
        QTRY_VERIFY(first->isVisible());
        first->click();
        QTRY_VERIFY(!m_window->pipeline().visible()->nodes.empty());
        QVERIFY(!first->isVisible());
    }

    void aDateMayBeTypedAsTheProgramWritesIt() {
        find<QWidget>("asOfButton")->setFocus();
        QTest::keyClick(find<QWidget>("asOfButton"), Qt::Key_Space);
        auto* edit = find<QLineEdit>("asOfEdit");
        QTRY_VERIFY(edit->isVisible());
        edit->clear();
        QTest::keyClicks(edit, QStringLiteral("26 January 2024"));
        QCOMPARE(edit->text(), QStringLiteral("26 January 2024"));
        QTest::keyClick(edit, Qt::Key_Return);
        QCOMPARE(view().filter.asOf, std::optional(base::Day{std::chrono::year{2024} / 1 / 26}));
    }

    void aChartSaysWhereTheComparisonIsAndGoesThere() {
        m_window->store().dispatch(session::CompareWith{base::Day{std::chrono::year{2023} / 6 / 1}});
        trigger(ui::Command::careersView);
        auto* there = find<QToolButton>("chartComparisonButton");
        QTRY_VERIFY(there->isVisible());
        there->click();
        QCOMPARE(view().mode, session::Mode::graph);
        trigger(ui::Command::careersView);
        m_window->store().dispatch(session::CompareWith{});
        QTRY_VERIFY(!there->isVisible());
    }

    void withoutDataNothingCanBeSetThatDoesNothing() {
        close();
        m_window = std::make_unique<ui::MainWindow>();
        open(path("missing.whither"));
        for (const char* name : {"timeBar", "storyScroll", "detailsPanel", "searchBox", "asOfButton", "modeTabs"})
            QVERIFY2(!find<QWidget>(name)->isEnabled(), name);
        QVERIFY(!m_window->actions().action(ui::Command::careersView)->isEnabled());
        open(path("llama.whither"));
        for (const char* name : {"timeBar", "storyScroll", "detailsPanel", "searchBox", "asOfButton", "modeTabs"})
            QVERIFY2(find<QWidget>(name)->isEnabled(), name);
        QVERIFY(m_window->actions().action(ui::Command::careersView)->isEnabled());
    }
};

QTEST_MAIN(KeyboardTest)
#include "tst_keyboard.moc"
