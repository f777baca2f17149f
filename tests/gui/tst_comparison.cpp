#include "tests/gui/window_test.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/panels/time_bar.h"
#include "ui/panels/time_track.h"
#include "ui/widgets/entity_row.h"
#include "ui/wording.h"

#include <QAbstractButton>
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

#include <algorithm>
#include <chrono>

using namespace whither;
using namespace whither::tests;

namespace {

base::Day day(int year, unsigned month, unsigned day) {
    return base::Day{std::chrono::year{year} / std::chrono::month{month} / std::chrono::day{day}};
}

} // namespace

/// The LLaMA paper's authors on 28 Feb 2023 and on 31 May 2025. All were at Meta on the first day but Guillaume Lample:
/// that he left in 2023 takes effect with the year.
class ComparisonTest : public WindowTest {
    Q_OBJECT

    [[nodiscard]] QWidget* page() const { return find<QWidget>("detailsPage"); }
    [[nodiscard]] QStringList texts() const {
        QStringList all;
        for (const auto* label : page()->findChildren<QLabel*>())
            all << label->text();
        return all;
    }
    [[nodiscard]] QList<ui::EntityRow*> rows() const { return page()->findChildren<ui::EntityRow*>(); }
    [[nodiscard]] std::size_t marked(query::Difference difference) const {
        const auto& nodes = m_window->canvas().scene()->nodes;
        return static_cast<std::size_t>(std::count_if(
            nodes.begin(), nodes.end(), [difference](const auto& node) { return node.difference == difference; }));
    }
    void compare() {
        m_window->store().dispatch(session::SetAsOf{day(2025, 5, 31)});
        m_window->store().dispatch(session::CompareWith{day(2023, 2, 28)});
    }

  private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { open(); }
    void cleanup() { close(); }

    void isSetByKeysAndTheListTakesTheSelectionsPlace() {
        select(kMistral);
        trigger(ui::Command::compare);
        auto* popup = find<QWidget>("comparePopup");
        QVERIFY(popup != nullptr);
        QTRY_VERIFY(popup->isVisible());
        auto* edit = popup->findChild<QLineEdit*>(QStringLiteral("compareEdit"));
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("soon"));
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(popup->isVisible()); // that is no date
        edit->selectAll();
        QTest::keyClicks(edit, QStringLiteral("2023-02"));
        QTest::keyClick(edit, Qt::Key_Return);
        QVERIFY(!popup->isVisible());
        QCOMPARE(view().filter.comparedWith, std::optional(day(2023, 2, 28)));
        QVERIFY(selection().empty());
        QVERIFY(find<QAbstractButton>("compareButton")->isChecked());
        QVERIFY(page()->findChild<QWidget*>(QStringLiteral("copyComparison")) != nullptr);
        trigger(ui::Command::endComparison);
        QVERIFY(!view().filter.comparedWith);
        QVERIFY(!find<QAbstractButton>("compareButton")->isChecked());
        QVERIFY(page()->findChild<QWidget*>(QStringLiteral("copyComparison")) == nullptr);
    }

    void aDayIsNotComparedWithItself() {
        const auto shown = view().filter.asOf;
        QCOMPARE(shown, std::optional(day(2025, 5, 26)));
        trigger(ui::Command::compare);
        auto* popup = find<QWidget>("comparePopup");
        auto* edit = popup->findChild<QLineEdit*>(QStringLiteral("compareEdit"));
        auto* remark = popup->findChild<QLabel*>(QStringLiteral("compareProblem"));
        const auto type = [](QLineEdit* field, const char* text) {
            field->selectAll();
            QTest::keyClicks(field, QLatin1String(text));
            QTest::keyClick(field, Qt::Key_Return);
        };
        type(edit, "26 May 2025");
        QVERIFY(popup->isVisible() && remark->isVisible());
        QCOMPARE(remark->text(), QStringLiteral("That is the day shown. Compare it with another."));
        type(edit, "2030");
        QVERIFY(popup->isVisible());
        QCOMPARE(remark->text(), QStringLiteral("Nothing is known after 2025-05-26. That is the day shown. Compare it "
                                                "with another."));
        QVERIFY(!view().filter.comparedWith);
        type(edit, "2023-02");
        QVERIFY(!popup->isVisible());
        QVERIFY(view().filter.comparedWith.has_value());
        // Nor the other way round.
        find<QAbstractButton>("asOfButton")->click();
        type(find<QLineEdit>("asOfEdit"), "2023-02");
        QCOMPARE(find<QLabel>("asOfProblem")->text(), QStringLiteral("That is the day compared with. Show another."));
        QCOMPARE(view().filter.asOf, shown);
        find<QLineEdit>("asOfEdit")->parentWidget()->hide();
    }

    void marksEveryoneAndCountsThem() {
        compare();
        const auto& comparison = *m_window->pipeline().visible()->comparison;
        QCOMPARE(comparison.people.size(), 14U);
        QCOMPARE(comparison.arrived, 0U);
        QCOMPARE(comparison.left, 10U);
        QCOMPARE(comparison.moved, 0U);
        QCOMPARE(comparison.stayed, 3U);
        QCOMPARE(comparison.unknownBefore, 1U);
        QCOMPARE(marked(query::Difference::arrived), comparison.arrived);
        QCOMPARE(marked(query::Difference::left), comparison.left);
        QCOMPARE(marked(query::Difference::moved), comparison.moved);
        QCOMPARE(marked(query::Difference::stayed), comparison.stayed);
        const QStringList told = texts();
        QVERIFY2(told.contains(QStringLiteral("28 February 2023 → 31 May 2025")), qPrintable(told.join('\n')));
        QVERIFY(told.contains(QStringLiteral("Left: 10")));
        QVERIFY(told.contains(QStringLiteral("Not known on the first day: 1")));
        QVERIFY(told.contains(QStringLiteral("Stayed: 3")));
        trigger(ui::Command::endComparison);
        QCOMPARE(marked(query::Difference::left), 0U);
    }

    void movesNothingInThePicture() {
        const auto before = m_window->canvas().scene();
        m_window->store().dispatch(session::CompareWith{day(2023, 2, 28)});
        const auto after = m_window->canvas().scene();
        QVERIFY(before != after);
        QCOMPARE(after->nodes.size(), before->nodes.size());
        for (std::size_t i = 0; i < after->nodes.size(); ++i)
            QVERIFY(after->nodes[i].centre == before->nodes[i].centre);
    }

    void aRowSelectsThePersonAndBackLeadsToTheList() {
        compare();
        const auto found = rows();
        const auto row = std::find_if(found.begin(), found.end(), [](auto* one) { return one->id() == kTimothee; });
        QVERIFY(row != found.end());
        (*row)->click();
        QCOMPARE(selection(), std::vector{kTimothee});
        QVERIFY(page()->findChild<QWidget*>(QStringLiteral("copyComparison")) == nullptr);
        trigger(ui::Command::clearSelection);
        QVERIFY(page()->findChild<QWidget*>(QStringLiteral("copyComparison")) != nullptr);
    }

    void canBeCopiedAsText() {
        compare();
        QGuiApplication::clipboard()->clear();
        page()->findChild<QAbstractButton*>(QStringLiteral("copyComparison"))->click();
        QTRY_VERIFY(!QGuiApplication::clipboard()->text().isEmpty());
        const QString text = QGuiApplication::clipboard()->text();
        QVERIFY2(text.contains(QStringLiteral("Timothée Lacroix: Meta → Mistral AI")), qPrintable(text));
        QVERIFY(text.contains(QStringLiteral("28 February 2023 → 31 May 2025")));
        QVERIFY(text.contains(QStringLiteral("Stayed: 3")));
    }

    void ofACompanyTellsWhoWasThere() {
        compare();
        m_window->store().dispatch(session::SetFocus{query::Filter::Focus{kMistral, 1}});
        const auto& comparison = *m_window->pipeline().visible()->comparison;
        QCOMPARE(comparison.arrived, 5U);
        QCOMPARE(comparison.people.size(), 5U);
        QCOMPARE(marked(query::Difference::arrived), 5U);
        QVERIFY(texts().contains(QStringLiteral("Arrived: 5")));
    }

    void whoIsNotInThePictureIsInTheList() {
        compare();
        m_window->store().dispatch(session::TellTeam{});
        m_window->store().dispatch(session::SetFrom{day(2024, 1, 1)});
        const auto& visible = *m_window->pipeline().visible();
        const auto& graph = *m_window->pipeline().data()->graph;
        const auto& people = visible.comparison->people;
        const auto hidden = std::find_if(people.begin(), people.end(), [&](const auto& one) {
            return visible.nodeShown[graph.nodeOf(one.person)] == 0;
        });
        QVERIFY(hidden != people.end());
        const auto found = rows();
        QVERIFY(std::any_of(found.begin(), found.end(), [](const auto* row) {
            return row->accessibleName().contains(QStringLiteral("not in the picture"));
        }));
    }

    void theComparedDayIsDraggedOnTheTimeBar() {
        compare();
        auto* track = find<ui::TimeTrack>("timeTrack");
        const auto onLine = [track](base::Day at) {
            return QPoint(static_cast<int>(track->xOf(at)), track->height() - 30);
        };
        QTest::mousePress(track, Qt::LeftButton, {}, onLine(day(2023, 2, 28)));
        QTest::mouseMove(track, onLine(day(2024, 3, 1)));
        QTest::mouseRelease(track, Qt::LeftButton, {}, onLine(day(2024, 3, 1)));
        QCOMPARE(view().filter.comparedWith, std::optional(track->dayAt(onLine(day(2024, 3, 1)).x())));
        QCOMPARE(view().filter.asOf, std::optional(day(2025, 5, 31)));
        QVERIFY(m_window->pipeline().visible()->comparison->stayed > 3U);
        QVERIFY(track->said().endsWith(
            QStringLiteral("; compared with %1")
                .arg(QString::fromStdString(ui::TranslatedWording().day(*view().filter.comparedWith)))));
    }
};

QTEST_MAIN(ComparisonTest)
#include "tst_comparison.moc"
