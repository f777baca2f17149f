#include "tests/gui/window_test.h"
#include "ui/panels/search_box.h"

#include <QListView>

using namespace whither;
using tests::kMistral;
using tests::kTimothee;

/// Finding by name from the keyboard.
class SearchTest : public tests::WindowTest {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { open(); }
    void cleanup() { close(); }

    void searchFindsWithoutAccentsAndOpensWithEnter() {
        auto* box = find<ui::SearchBox>("searchBox");
        trigger(ui::Command::find);
        QTest::keyClicks(box, QStringLiteral("timothee"));
        // What was typed before the index was there is answered when it is.
        QTRY_VERIFY(box->results()->isVisible());
        QCOMPARE(box->results()->currentIndex().data().toString(), QStringLiteral("Timothée Lacroix"));
        QTest::keyClick(box, Qt::Key_Return);
        QCOMPARE(selection(), std::vector{kTimothee});
        QVERIFY(!box->results()->isVisible());
        QVERIFY(box->text().isEmpty());
    }

    void searchGoesByArrowsAndClosesWithEscape() {
        select(kMistral);
        auto* box = find<ui::SearchBox>("searchBox");
        QTRY_VERIFY(box->isReady());
        box->setFocus();
        QTest::keyClicks(box, QStringLiteral("la"));
        const int rows = box->results()->model()->rowCount();
        QVERIFY(rows > 2);
        QTest::keyClick(box, Qt::Key_Down);
        QCOMPARE(box->results()->currentIndex().row(), 1);
        QTest::keyClick(box, Qt::Key_Up);
        QTest::keyClick(box, Qt::Key_Up);
        QCOMPARE(box->results()->currentIndex().row(), rows - 1);
        QTest::keyClick(box, Qt::Key_Escape);
        QVERIFY(!box->results()->isVisible());
        QCOMPARE(box->text(), QStringLiteral("la"));
        QCOMPARE(selection(), std::vector{kMistral});
    }

    void aLargeGraphIsSearchedBesideTheWindowAndEnterWaitsForIt() {
        open(write("ai-talent.whither", *tests::aiTalentData()));
        auto* box = find<ui::SearchBox>("searchBox");
        QTRY_VERIFY(box->isReady());
        box->setFocus();
        QTest::keyClicks(box, QStringLiteral("noam shaz"));
        QTest::keyClick(box, Qt::Key_Return);
        const model::EntityId noam{model::EntityKind::person, "noam-shazeer"};
        QTRY_COMPARE(selection(), std::vector{noam});
        QVERIFY(box->text().isEmpty());
        QVERIFY(!box->results()->isVisible());
    }

    void aSearchWithoutHitsSaysSo() {
        select(kMistral);
        auto* box = find<ui::SearchBox>("searchBox");
        QTRY_VERIFY(box->isReady());
        box->setFocus();
        QTest::keyClicks(box, QStringLiteral("qqqq"));
        QVERIFY(box->results()->isVisible());
        const auto* rows = box->results()->model();
        QCOMPARE(rows->rowCount(), 1);
        const auto row = rows->index(0, 0);
        QCOMPARE(row.data().toString(), QStringLiteral("Nothing is called that."));
        QCOMPARE(row.data(Qt::AccessibleTextRole).toString(), QStringLiteral("Nothing is called that."));
        QCOMPARE(box->accessibleDescription(), QStringLiteral("Nothing is called that."));
        QVERIFY(!row.flags().testFlag(Qt::ItemIsEnabled));
        QTest::keyClick(box, Qt::Key_Down);
        QTest::keyClick(box, Qt::Key_Return);
        QTest::mouseClick(box->results()->viewport(), Qt::LeftButton, {}, box->results()->visualRect(row).center());
        QCOMPARE(selection(), std::vector{kMistral});
        box->setFocus();
        box->clear();
        QTest::keyClicks(box, QStringLiteral("  "));
        QVERIFY(!box->results()->isVisible());
    }
};

QTEST_MAIN(SearchTest)
#include "tst_search.moc"
