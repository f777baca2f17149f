#include "tests/gui/window_test.h"
#include "ui/charts/chart_panel.h"
#include "ui/charts/chart_view.h"
#include "ui/dialogs/names_dialog.h"
#include "ui/widgets/entity_row.h"
#include "ui/widgets/figure_row.h"

#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>

#include <algorithm>
#include <set>

using namespace whither;
using model::EntityKind;

/// What became of a cohort, and the figures of a company: beside the charts, on a page, and as sentences.
class CohortsTest : public tests::WindowTest {
    Q_OBJECT

    [[nodiscard]] QWidget* page() const { return find<QWidget>("detailsPage"); }
    [[nodiscard]] std::vector<ui::EntityRow*> people() const {
        std::vector<ui::EntityRow*> rows;
        for (auto* row : page()->findChildren<ui::EntityRow*>())
            if (row->id().kind == EntityKind::person)
                rows.push_back(row);
        return rows;
    }
    [[nodiscard]] int peopleWith(const QString& part) const {
        const auto rows = people();
        return static_cast<int>(std::count_if(rows.begin(), rows.end(), [&part](const ui::EntityRow* row) {
            return row->accessibleName().contains(part);
        }));
    }
    [[nodiscard]] ui::FigureRow* figure(const QString& title) const {
        const auto rows = page()->findChildren<ui::FigureRow*>();
        const auto found =
            std::find_if(rows.begin(), rows.end(), [&title](const auto* row) { return row->text().title == title; });
        return found == rows.end() ? nullptr : *found;
    }
    void lookAtRetention() {
        trigger(ui::Command::retentionView);
        QTRY_VERIFY(m_window->charts().isUpToDate() && !people().empty());
    }
    [[nodiscard]] static QString copied(QWidget* row) {
        QGuiApplication::clipboard()->clear();
        row->setFocus();
        QTest::keyClick(row, Qt::Key_C, Qt::ControlModifier);
        return QGuiApplication::clipboard()->text();
    }
    /// In a picture of it.
    [[nodiscard]] static int timesWritten(const ui::PictureRequest& request, const std::string& text) {
        int times = 0;
        for (const auto& group : ui::makePage(request).list.groups)
            for (const auto& primitive : group.primitives)
                if (const auto* line = std::get_if<scene::Text>(&primitive))
                    times += line->text == text ? 1 : 0;
        return times;
    }
    void writeNames(const QString& list) {
        lookAtRetention();
        find<QPushButton>("chooseCohort")->click();
        auto* dialog = find<ui::NamesDialog>("namesDialog");
        QVERIFY(dialog);
        find<QPlainTextEdit>("cohortNames")->setPlainText(list);
        QTRY_VERIFY(dialog->isUpToDate());
    }

  private Q_SLOTS:
    void initTestCase() { prepare(); }
    void init() { open(); }
    void cleanup() { close(); }

    void theCardOfFourteenAuthorsStandsBesideTheirCurve() {
        lookAtRetention();
        QCOMPARE(people().size(), 14U);
        QCOMPARE(peopleWith(QStringLiteral("stayed, as of 26 May 2025")), 3);
        QCOMPARE(peopleWith(QStringLiteral("Mistral AI")), 5);
        QCOMPARE(people().front()->id().key, std::string("gautier-izacard"));
        QCOMPARE(peopleWith(QStringLiteral("Edouard Grave, left between Feb 2023 and 17 Nov 2023")), 1);
        QVERIFY(peopleWith(QStringLiteral("followed Guillaume Lample")) >= 2);
        // The day counts for the card as for the curve.
        m_window->store().dispatch(session::SetAsOf{base::Day{std::chrono::year{2023} / 5 / 31}});
        QTRY_COMPARE(peopleWith(QStringLiteral("stayed, as of 31 May 2023")), 11);
    }

    void aRowOfTheCardSelectsThePerson() {
        lookAtRetention();
        QTest::mouseClick(find<ui::EntityRow>("link:person:timothee-lacroix"), Qt::LeftButton);
        QCOMPARE(selection(), std::vector<model::EntityId>{tests::kTimothee});
        trigger(ui::Command::back);
        auto* row = find<ui::EntityRow>("link:person:hugo-touvron");
        QVERIFY(row);
        row->setFocus();
        QTest::keyClick(row, Qt::Key_Space);
        QCOMPARE(selection(), (std::vector<model::EntityId>{{EntityKind::person, "hugo-touvron"}}));
    }

    void theCurveIsCopiedAsASentence() {
        lookAtRetention();
        auto* row = page()->findChild<ui::FigureRow*>();
        QVERIFY(row);
        QCOMPARE(row->text().value, QStringLiteral("21 %"));
        QCOMPARE(copied(row),
                 QStringLiteral(
                     "LLaMA paper authors (n = 14, time zero: LLaMA (24 February 2023)): 11 left Meta by 26 May 2025. "
                     "Half had left after 9.4 months. 21 % were still there after 27.0 months (95 % limits: 5 % "
                     "and 45 %). Kaplan–Meier with each date in the middle of what is known. Source: data set "
                     "“Who left Meta's Llama team”, as of 26 May 2025."));
    }

    void aChosenNamesakeIsStillChosenWhenTheNamesAreOpenedAgain() {
        model::Dataset data;
        model::Company firm;
        firm.key = firm.name = "firm";
        const auto company = data.companies.add(firm);
        for (const char* key : {"li-wei-1", "li-wei-2"}) {
            model::Person person;
            person.key = key;
            person.name = "Li Wei";
            model::Move move;
            move.key = std::string("m-") + key;
            move.person = data.people.add(person);
            move.to = company;
            data.moves.add(move);
        }
        open(write("namesakes.whither", data));
        auto chart = view().chart;
        chart.cohort = session::ChosenCohort{{"li-wei-2"}, "firm"};
        m_window->store().dispatch(session::SetChart{chart});
        const ui::TranslatedWording words;
        ui::NamesDialog dialog(m_window->pipeline().data(), m_window->store(), words);
        QTRY_VERIFY(dialog.isUpToDate());
        QCOMPARE(dialog.findChild<QPlainTextEdit*>("cohortNames")->toPlainText(), QStringLiteral("li-wei-2"));
        dialog.accept();
        QCOMPARE(view().chart.cohort->people, std::vector<std::string>{"li-wei-2"});
    }

    void theFiguresOfACompanyAreThoseOfTheTimeBarsWindow() {
        m_window->store().dispatch(session::SetFrom{base::Day{std::chrono::year{2023} / 1 / 1}});
        select(tests::kMeta);
        auto* departures = figure(QStringLiteral("Departures"));
        QVERIFY(departures);
        QCOMPARE(departures->text().value, QStringLiteral("11"));
        QCOMPARE(
            copied(departures),
            QStringLiteral("Between 1 January 2023 and 26 May 2025, Meta had 11 departures (n = 11; source: data set "
                           "“Who left Meta's Llama team”, as of 26 May 2025)."));
        QVERIFY(departures->accessibleDescription().contains(QStringLiteral("Between 1 January 2023 and 26 May 2025")));
        m_window->store().dispatch(session::SetAsOf{base::Day{std::chrono::year{2023} / 5 / 31}});
        QTRY_VERIFY(figure(QStringLiteral("Departures")) != departures &&
                    figure(QStringLiteral("Departures"))->text().value != QStringLiteral("11"));
    }

    void figuresOfLargeDataComeWhenTheyAreReckoned() {
        model::Dataset data = *tests::llamaData();
        for (int i = 0; i < 600; ++i) {
            model::Person person;
            person.key = "zz-" + std::to_string(i);
            person.name = "Somebody Else";
            data.people.add(std::move(person));
        }
        open(write("large.whither", data));
        select(tests::kMeta);
        select(tests::kMistral); // the page of the first is gone before its figures come
        select(tests::kMeta);
        QTRY_VERIFY(figure(QStringLiteral("Departures")));
        QCOMPARE(figure(QStringLiteral("Departures"))->text().value, QStringLiteral("11"));
    }

    void aFigureHasAMenuThatCopiesIt() {
        select(tests::kMeta);
        auto* arrivals = figure(QStringLiteral("Arrivals"));
        QVERIFY(arrivals);
        QGuiApplication::clipboard()->clear();
        QTest::keyClick(arrivals, Qt::Key_Return);
        auto* menu = arrivals->findChild<QMenu*>(QStringLiteral("figureMenu"));
        QVERIFY(menu);
        menu->actions().front()->trigger();
        QCOMPARE(QGuiApplication::clipboard()->text(), arrivals->text().sentence);
        QVERIFY(arrivals->text().sentence.startsWith(QStringLiteral("Until 26 May 2025, ")));
        menu->close();
    }

    void everyFigurePrintsItsSizeItsDefinitionAndItsWindow() {
        select(tests::kMeta);
        const auto rows = page()->findChildren<ui::FigureRow*>();
        QVERIFY(rows.size() > 8);
        for (const auto* row : rows) {
            QVERIFY2(row->text().note.contains(QStringLiteral("n = ")), qPrintable(row->text().title));
            const QString definition = row->text().definition;
            QVERIFY2(definition.contains(QStringLiteral("Window: Until 26 May 2025.")), qPrintable(row->text().title));
            if (row->text().defined == ui::FigureText::Defined::here) {
                ui::FigureText without = row->text();
                without.definition.clear();
                const ui::FigureRow lower(without, QStringLiteral("lower"));
                QVERIFY2(row->heightForWidth(300) > lower.heightForWidth(300), "it is printed");
            } else {
                const auto labels = page()->findChildren<QLabel*>();
                QVERIFY(std::any_of(labels.begin(), labels.end(),
                                    [&](const QLabel* label) { return label->text() == definition; }));
            }
        }
        // Out of how many, not how many they are.
        QCOMPARE(figure(QStringLiteral("Came back"))->text().note,
                 QStringLiteral("n = 11 who had left; still or again there: 3"));
        QVERIFY(
            figure(QStringLiteral("Founders it produced"))
                ->text()
                .sentence.startsWith(QStringLiteral("Until 26 May 2025, 2 of the 14 people who had been at Meta ")));
    }

    void theLengthsOfStayOfThoseWhoLeftAreBarsAndWords() {
        select(tests::kMistral);
        QVERIFY2(!figure(QStringLiteral("How long those who left had stayed")), "nobody has left");
        select(tests::kMeta);
        const auto* stays = figure(QStringLiteral("How long those who left had stayed"));
        QVERIFY(stays);
        const auto& bars = stays->text().bars;
        QCOMPARE(bars.size(), 6U);
        std::size_t people = 0;
        for (const auto& bar : bars) {
            people += bar.count;
            const QString told = QStringLiteral("%1: %2").arg(bar.name).arg(bar.count);
            QVERIFY2(stays->accessibleDescription().contains(told), qPrintable(told));
            QVERIFY2(copied(figure(stays->text().title)).contains(told), qPrintable(told));
        }
        QCOMPARE(stays->text().value, QString::number(people));
        QVERIFY(stays->text().note.startsWith(
            QStringLiteral("n = %1 who left · beside them, not known to have left: ").arg(people)));
        ui::FigureText without = stays->text();
        without.bars.clear();
        QVERIFY(stays->heightForWidth(300) > ui::FigureRow(without, QStringLiteral("lower")).heightForWidth(300) + 60);
        // The longest bar is drawn.
        const QImage picture = figure(stays->text().title)->grab().toImage();
        const QColor accent = stays->palette().color(QPalette::Highlight);
        int dots = 0;
        for (int y = 0; y < picture.height(); ++y)
            for (int x = 0; x < picture.width(); ++x)
                dots += picture.pixelColor(x, y) == accent ? 1 : 0;
        QVERIFY(dots > 100 || stays->text().weight == ui::FigureText::Weight::thin);
    }

    void aFigureSaysByWhichDayAStepCounts() {
        select(tests::kMeta);
        const auto* pair = figure(QStringLiteral("Mistral AI"));
        QVERIFY(pair);
        QVERIFY(pair->text().definition.contains(QStringLiteral("who went on that of leaving it")));
    }

    void aCurveOfFewIsGreyed() {
        session::ChartOptions options = view().chart;
        options.cohort = {{"hugo-touvron", "guillaume-lample", "timothee-lacroix"}, "meta"};
        m_window->store().dispatch(session::SetChart{options});
        lookAtRetention();
        const auto* row = page()->findChild<ui::FigureRow*>();
        QVERIFY(row);
        QCOMPARE(row->text().weight, ui::FigureText::Weight::thin);
    }

    void aPairOfFewIsMarked() {
        select(tests::kMeta);
        const auto* many = figure(QStringLiteral("Mistral AI"));
        QVERIFY(many);
        QCOMPARE(many->text().value, QStringLiteral("0 : 5"));
        QCOMPARE(many->text().weight, ui::FigureText::Weight::full);
        const auto* few = figure(QStringLiteral("Cohere"));
        QVERIFY(few);
        QCOMPARE(few->text().weight, ui::FigureText::Weight::thin);
        QVERIFY(few->text().note.contains(QStringLiteral("fewer than 5")));
        QVERIFY(few->text().sentence.contains(QStringLiteral("n = 1;")));
    }

    void pastedNamesAreACohort() {
        writeNames(QStringLiteral("Hugo Touvron, guillaume lample and Jane Doe\nTimothee Lacroix1"));
        auto* open = find<QListWidget>("cohortOpen");
        QCOMPARE(open->count(), 1);
        QCOMPARE(open->item(0)->text(), QStringLiteral("Jane Doe: nobody is called that"));
        QCOMPARE(find<QComboBox>("cohortCompany")->currentText(), QStringLiteral("Meta"));
        find<QPushButton>("namesAccept")->click();
        QVERIFY(view().chart.cohort);
        QCOMPARE(view().chart.cohort->people,
                 (std::vector<std::string>{"hugo-touvron", "guillaume-lample", "timothee-lacroix"}));
        QTRY_COMPARE(people().size(), 3U);
        auto* giveUp = find<QPushButton>("giveUpCohort");
        QVERIFY(giveUp->isVisible());
        giveUp->click();
        QTRY_COMPARE(people().size(), 14U);
        QVERIFY(!giveUp->isVisible());
    }

    void namesThatNobodyHasAreNoCohort() {
        writeNames(QStringLiteral("Jane Doe"));
        QVERIFY(!find<QPushButton>("namesAccept")->isEnabled());
    }

    void theCardIsAPageOfItsOwn() {
        trigger(ui::Command::cardView);
        auto& panel = m_window->charts();
        QTRY_VERIFY(panel.isUpToDate() && panel.view().targets().size() == 14);
        QTest::mouseClick(&panel.view(), Qt::LeftButton, {},
                          toPoint(boundsOf(panel.view().targets().front()).centre()));
        QCOMPARE(selection(), (std::vector<model::EntityId>{{EntityKind::person, "gautier-izacard"}}));
        const auto request = m_window->pipeline().request();
        QCOMPARE(request.mode, session::Mode::card);
        const auto made = ui::makePage(request);
        QVERIFY(std::any_of(made.list.groups.begin(), made.list.groups.end(), [](const auto& group) {
            return group.title.rfind("Baptiste Rozière: left Aug 2024, Mistral AI", 0) == 0;
        }));
    }

    void aPageOfACardNamesItsCohortOnce() {
        trigger(ui::Command::cardView);
        auto request = m_window->pipeline().request();
        QCOMPARE(timesWrittenIn(request, "LLaMA paper authors"), 1);
        request.title = QStringLiteral("What became of them");
        QCOMPARE(timesWritten(request, "LLaMA paper authors"), 1);
        request.parts.erase(ui::PagePart::title);
        QCOMPARE(timesWritten(request, "LLaMA paper authors"), 1);
    }

    void cohortsBeyondTheFourthAreNamedAsNotDrawn() {
        lookAtRetention();
        const auto all = tests::llamaData()->companies.rows();
        std::vector<model::EntityId> companies;
        for (std::size_t i = 0; i < 6; ++i)
            companies.push_back({EntityKind::company, all[i].key});
        m_window->store().dispatch(session::SelectMany{companies, session::SelectMany::Mode::replace});
        // With the team they are seven.
        const std::string told = "And 3 more, not drawn: " + all[3].name + ", " + all[4].name + ", " + all[5].name;
        QTRY_COMPARE(timesWritten(m_window->pipeline().request(), told), 1);
        QTRY_VERIFY(m_window->charts().isUpToDate());
        const auto labels = page()->findChildren<QLabel*>();
        QVERIFY(std::any_of(labels.begin(), labels.end(),
                            [&](const QLabel* label) { return label->text() == QString::fromStdString(told); }));
        trigger(ui::Command::cardView);
        QCOMPARE(timesWritten(m_window->pipeline().request(), told), 1);
    }

    void theListSaysWhomTheCurveFollows() {
        open(write("ai-talent.whither", *tests::aiTalentData()));
        trigger(ui::Command::retentionView);
        const auto isTold = [this] {
            const auto labels = page()->findChildren<QLabel*>();
            return std::any_of(labels.begin(), labels.end(), [](const QLabel* label) {
                return label->text().startsWith(QStringLiteral("The curve follows "));
            });
        };
        QTRY_VERIFY(isTold());
        QVERIFY(timesWrittenIn(m_window->pipeline().request(), "from the day on which they joined") > 0);
    }

    void selectedCompaniesAreCohortsToo() {
        lookAtRetention();
        select(tests::kMeta);
        QTRY_VERIFY(figure(QStringLiteral("Departures")) && m_window->charts().isUpToDate());
        const auto isCurve = [](const auto* row) {
            return row->text().title.startsWith(QStringLiteral("Still there"));
        };
        QTRY_VERIFY([&] {
            const auto rows = page()->findChildren<ui::FigureRow*>();
            return std::count_if(rows.begin(), rows.end(), isCurve) == 2; // the team's and all of Meta's
        }());
    }

  private:
    /// Lines of a picture that hold a part.
    [[nodiscard]] static int timesWrittenIn(const ui::PictureRequest& request, const std::string& part) {
        int times = 0;
        for (const auto& group : ui::makePage(request).list.groups)
            for (const auto& primitive : group.primitives)
                if (const auto* text = std::get_if<scene::Text>(&primitive))
                    times += text->text.find(part) != std::string::npos ? 1 : 0;
        return times;
    }
    static QPoint toPoint(base::Point at) { return {static_cast<int>(at.x), static_cast<int>(at.y)}; }
};

QTEST_MAIN(CohortsTest)
#include "tst_cohorts.moc"
