#include "tests/gui/window_test.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/feedback/feedback_strip.h"
#include "ui/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTabBar>

#include <set>

using namespace whither;
using namespace whither::tests;

/// That one thing in the window does not get into the way of another.
class WindowMannersTest : public WindowTest {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() {
        prepare();
        (void)write("ai-talent.whither", *aiTalentData());
    }
    void init() { open(); }
    void cleanup() { close(); }

    void noDotOfAMemberIsCut() {
        m_window->resize(960, 600);
        const auto isWhole = [this] {
            const auto* dots = find<QWidget>("memberDots");
            return dots->height() >= dots->heightForWidth(dots->width()) && dots->heightForWidth(dots->width()) <= 15;
        };
        QTRY_VERIFY(isWhole());
    }

    void allViewsHaveTheirTabsInASmallWindow() {
        m_window->resize(900, 600);
        const auto* tabs = find<QTabBar>("modeTabs");
        QTRY_VERIFY(tabs->rect().contains(tabs->tabRect(tabs->count() - 1)));
    }

    void tabsTakeTheRoomThatTheyNeedAgain() {
        const auto* tabs = find<QTabBar>("modeTabs");
        const auto areWhole = [tabs] {
            return tabs->rect().contains(tabs->tabRect(0)) && tabs->rect().contains(tabs->tabRect(tabs->count() - 1)) &&
                   tabs->width() - tabs->tabRect(tabs->count() - 1).right() < 8;
        };
        m_window->resize(1440, 900);
        QTRY_VERIFY(areWhole());
        const int wide = tabs->width();
        m_window->resize(900, 600);
        QTRY_VERIFY(areWhole() && tabs->width() < wide);
        trigger(ui::Command::sankeyView);
        m_window->resize(1440, 900);
        QTRY_VERIFY(areWhole() && tabs->width() == wide);
        m_window->resize(900, 600);
        QTRY_VERIFY(areWhole());
        m_window->resize(1024, 700);
        QTRY_VERIFY(areWhole() && tabs->width() == wide);
    }

    void anEmptyCanvasHasTheColourOfTheTheme() {
        ui::WindowOptions options;
        options.theme = ui::ThemeChoice::dark;
        ui::MainWindow window(options);
        const auto ground = ui::toQColor(scene::coloursOf(scene::Theme::dark).canvas);
        window.canvas().resize(300, 200);
        QCOMPARE(window.canvas().theme(), scene::Theme::dark);
        QCOMPARE(window.canvas().grab().toImage().pixelColor(3, 3), ground);
    }

    void aMessageCoversNothingOfThePicture() {
        auto* strip = find<ui::FeedbackStrip>("feedbackStrip");
        strip->mention(QStringLiteral("The picture is on the clipboard."));
        const auto placeOf = [this](const QWidget& widget) {
            return QRect(widget.mapTo(m_window.get(), QPoint()), widget.size());
        };
        QTRY_VERIFY(strip->isVisible() && !placeOf(*strip).intersects(placeOf(m_window->canvas())));
    }

    void aTeamChosenFromTheListLeavesTheKeysToThePicture() {
        open(path("ai-talent.whither"));
        auto* teams = find<QComboBox>("teamChooser");
        teams->setFocus();
        teams->showPopup();
        QTRY_VERIFY(teams->view()->isVisible());
        QTest::keyClick(teams->view(), Qt::Key_Down);
        QTest::keyClick(teams->view(), Qt::Key_Return);
        QTRY_VERIFY(!view().filter.team.empty());
        QTRY_VERIFY(m_window->canvas().hasFocus());
        // Arrow keys on the closed box go on choosing.
        teams->setFocus();
        const auto before = view().filter.team;
        QTest::keyClick(teams, Qt::Key_Down);
        QTRY_VERIFY(view().filter.team != before);
        QVERIFY(teams->hasFocus());
    }

    void onlyWhatIsDrawnIsSelectedByARectangle() {
        const model::EntityId team{model::EntityKind::team, dataset().teams.rows().front().key};
        select(team);
        auto& canvas = m_window->canvas();
        QTRY_VERIFY(canvas.scene() != nullptr && !canvas.scene()->nodes.empty());
        QTest::mousePress(&canvas, Qt::LeftButton, Qt::ShiftModifier, QPoint(2, 2));
        QTest::mouseMove(&canvas, QPoint(canvas.width() / 2, canvas.height() / 2));
        const QPoint end(canvas.width() - 2, canvas.height() - 2);
        QTest::mouseMove(&canvas, end);
        QTest::mouseRelease(&canvas, Qt::LeftButton, Qt::ShiftModifier, end);
        QTRY_COMPARE(selection().size(), canvas.scene()->nodes.size());
        std::set<model::EntityId> drawn;
        for (const auto& node : canvas.scene()->nodes)
            drawn.insert(node.id);
        QCOMPARE(std::set<model::EntityId>(selection().begin(), selection().end()), drawn);
    }

    void whatWasLookedUpComesIntoViewWithItsName() {
        open(path("ai-talent.whither"));
        auto* box = find<QLineEdit>("searchBox");
        box->setFocus();
        QTRY_VERIFY(find<QAbstractItemView>("searchResults") != nullptr);
        const auto search = [&] {
            box->clear();
            QTest::keyClicks(box, QStringLiteral("karpathy"));
            return find<QAbstractItemView>("searchResults")->isVisible();
        };
        QTRY_VERIFY(search());
        QTest::keyClick(box, Qt::Key_Return);
        const model::EntityId karpathy{model::EntityKind::person, "andrej-karpathy"};
        const auto& canvas = m_window->canvas();
        const auto isReadable = [&] {
            const auto* node = canvas.nodeAt(karpathy);
            if (node == nullptr || !node->isSelected || !canvas.visibleArea().contains(node->centre) ||
                node->radius * canvas.scene()->zoom < 8)
                return false;
            const auto& labels = canvas.scene()->labels;
            return std::any_of(labels.begin(), labels.end(), [&](const auto& each) { return each.node == node->node; });
        };
        QTRY_VERIFY_WITH_TIMEOUT(isReadable(), 30'000); // jobs yield to all else on a busy machine
    }

    void theShortcutOfTheComparisonClosesItsPopupAndOthersStillWork() {
        trigger(ui::Command::compare);
        auto* popup = find<QWidget>("comparePopup");
        QTRY_VERIFY(popup->isVisible());
        QVERIFY2(!find<QPushButton>("compareNone")->isVisible(), "there is nothing to stop");
        QTest::keyClick(find<QLineEdit>("compareEdit"), Qt::Key_D, Qt::ControlModifier);
        QVERIFY(!popup->isVisible());
        trigger(ui::Command::compare);
        QTest::keyClick(find<QLineEdit>("compareEdit"), Qt::Key_E, Qt::ControlModifier);
        QVERIFY(!popup->isVisible());
        QTRY_VERIFY(find<QWidget>("exportDialog") != nullptr);
    }

    void theCompareProblemLeavesWhatLiesBelowInSight() {
        trigger(ui::Command::compare);
        auto* popup = find<QWidget>("comparePopup");
        QTRY_VERIFY(popup->isVisible());
        const int bottom = popup->geometry().bottom();
        auto* edit = find<QLineEdit>("compareEdit");
        edit->setText(QStringLiteral("2024-13"));
        QTest::keyClick(edit, Qt::Key_Return);
        QTRY_VERIFY(find<QWidget>("compareProblem")->isVisible());
        QVERIFY(popup->geometry().bottom() <= bottom);
    }
};

QTEST_MAIN(WindowMannersTest)
#include "tst_window_manners.moc"
