#include "tests/support/sample_data.h"
#include "ui/actions.h"
#include "ui/application.h"
#include "ui/canvas/qt_text_measurer.h"
#include "ui/charts/card_words.h"
#include "ui/view_store.h"
#include "ui/wording.h"

#include <QAction>
#include <QFontDatabase>
#include <QMenu>
#include <QMenuBar>
#include <QSet>
#include <QTest>

using namespace whither;

namespace {

base::Date date(const char* text) {
    return base::Date::parse(text).value();
}

/// The entries of a menu, and of those in it, whose letter stands before another's or that have none.
QStringList withoutALetterOfTheirOwn(const QWidget& menu) {
    QStringList found;
    QSet<QKeySequence> letters;
    for (const QAction* action : menu.actions()) {
        if (action->isSeparator())
            continue;
        const QKeySequence letter = QKeySequence::mnemonic(action->text());
        if (letter.isEmpty() || letters.contains(letter))
            found << action->text();
        letters.insert(letter);
        if (action->menu() != nullptr && action->menu()->objectName() != QLatin1String("languageMenu"))
            found << withoutALetterOfTheirOwn(*action->menu());
    }
    return found;
}

QStringList menuEntriesWithoutALetterOfTheirOwn() {
    ui::ViewStore store;
    const ui::Actions actions(store, nullptr);
    QMenuBar bar;
    actions.fill(bar);
    return withoutALetterOfTheirOwn(bar);
}

} // namespace

class WordingTest : public QObject {
    Q_OBJECT

  private Q_SLOTS:
    void initTestCase() { ui::prepareApplication(QStringLiteral("en"), QStringLiteral("test")); }

    void datesAreAsPreciseAsKnown_data() {
        QTest::addColumn<QString>("iso");
        QTest::addColumn<QString>("brief");
        QTest::addColumn<QString>("full");
        QTest::newRow("undated") << ""
                                 << ""
                                 << "undated";
        QTest::newRow("year") << "2023"
                              << "2023"
                              << "2023";
        QTest::newRow("month") << "2023-06"
                               << "Jun 2023"
                               << "June 2023";
        QTest::newRow("september") << "2023-09"
                                   << "Sep 2023"
                                   << "September 2023";
        QTest::newRow("day") << "2023-06-14"
                             << "14 Jun 2023"
                             << "14 June 2023";
        QTest::newRow("by") << "[..2025-05-26]"
                            << "by 26 May 2025"
                            << "by 26 May 2025";
        QTest::newRow("after") << "[2024-01..]"
                               << "after Jan 2024"
                               << "after January 2024";
        QTest::newRow("between") << "[2023-02..2025-05-26]"
                                 << "by 26 May 2025"
                                 << "between February 2023 and 26 May 2025";
        QTest::newRow("early") << "0875"
                               << "0875"
                               << "0875";
    }
    void datesAreAsPreciseAsKnown() {
        QFETCH(QString, iso);
        const ui::TranslatedWording wording;
        const base::Date known = date(iso.toUtf8().constData());
        QTEST(QString::fromStdString(wording.date(known)), "brief");
        QTEST(wording.longDate(known), "full");
    }

    void spansSayWhichEndIsWhich() {
        const ui::TranslatedWording wording;
        QCOMPARE(wording.span({date("2014"), date("2023-06")}), QStringLiteral("2014 – Jun 2023"));
        QCOMPARE(wording.span({date("2023-04"), {}}), QStringLiteral("Apr 2023 – today"));
        QCOMPARE(wording.span({{}, date("2023")}), QStringLiteral("until 2023"));
        QCOMPARE(wording.span({date("2023"), base::Date()}), QStringLiteral("from 2023"));
        QCOMPARE(wording.span({date("[2023-02..2025-05-26]"), {}}), QStringLiteral("by 26 May 2025 – today"));
        QCOMPARE(wording.span({date("2018"), date("[2023-02..2025-05-26]")}), QStringLiteral("2018 – by 26 May 2025"));
        QCOMPARE(wording.span({date("[2024-01..]"), {}}), QStringLiteral("after Jan 2024 – today"));
        QCOMPARE(wording.span({{}, date("[..2025]")}), QStringLiteral("until 2025 at the latest"));
        QCOMPARE(wording.span({{}, date("[2025..]")}), QStringLiteral("until 2025 at the earliest"));
        QCOMPARE(wording.span({date("[2024..2025]"), base::Date()}), QStringLiteral("from 2025 at the latest"));
        QCOMPARE(wording.span({date("[2024..]"), base::Date()}), QStringLiteral("from 2024 at the earliest"));
    }

    void movesAreToldWithDateAndDoubt() {
        model::Dataset data;
        const auto person = data.people.add(
            {.key = "t", .name = "Tim %2", .nameZh = {}, .aliases = {}, .note = {}, .wikidata = {}, .homepage = {}});
        model::Company meta;
        meta.key = "meta";
        meta.name = "Meta";
        const auto from = data.companies.add(meta);
        meta.key = "mistral-ai";
        meta.name = "Mistral\nAI";
        const auto to = data.companies.add(meta);
        model::Move move{
            "m", person, 0, model::MoveKind::cofounded, {}, to, date("2023-04"), "", {}, model::Confidence::disputed,
            {}};
        const auto first = data.moves.add(move);
        move.from = from;
        move.date = {};
        move.confidence = model::Confidence::reported;
        const auto second = data.moves.add(move);

        const ui::TranslatedWording wording;
        QCOMPARE(QString::fromStdString(wording.move(data, first)),
                 QStringLiteral("Tim %2 co-founded Mistral AI, Apr 2023 (disputed)"));
        QCOMPARE(QString::fromStdString(wording.move(data, second)),
                 QStringLiteral("Tim %2 went from Meta to co-found Mistral AI"));
        data.moves[second].date = date("[2023-02..2025-05-26]");
        QCOMPARE(QString::fromStdString(wording.move(data, second)),
                 QStringLiteral("Tim %2 went from Meta to co-found Mistral AI, between Feb 2023 and 26 May 2025"));
    }

    void shippedFontsAreUsedAndMeasuredInProportion() {
        QVERIFY(QFontDatabase::families().contains(QStringLiteral("Inter")));
        const ui::QtTextMeasurer measurer;
        const double one = measurer.width("Marie-Anne Lachaux", scene::FontRole::personName, 12.5);
        QVERIFY(one > 100 && one < 130);
        QCOMPARE(measurer.width("Marie-Anne Lachaux", scene::FontRole::personName, 25), 2 * one);
        QVERIFY(measurer.width("Meta", scene::FontRole::companyName, 12) >
                measurer.width("Meta", scene::FontRole::personName, 12));
        const auto vertical = measurer.vertical(scene::FontRole::personName);
        QVERIFY(vertical.ascent > 0.7 && vertical.ascent < 1.2);
        QVERIFY(vertical.descent > 0.1 && vertical.descent < 0.4);
    }

    void aRangeNamesItsDays() {
        const ui::TranslatedWording wording;
        const base::Day first = date("2023-02-01").firstDay();
        QCOMPARE(QString::fromStdString(wording.range(first, date("2025-05-31").lastDay())),
                 QStringLiteral("1 Feb 2023 – 31 May 2025"));
        QCOMPARE(QString::fromStdString(wording.range(first, {})), QStringLiteral("from 1 Feb 2023"));
    }

    void headcountsAreOfThoseEverThere() {
        const ui::TranslatedWording wording;
        QCOMPARE(QString::fromStdString(wording.headcount(3, 14)), QStringLiteral("3 of 14"));
        QCOMPARE(QString::fromStdString(wording.headcount(5, 5)), QStringLiteral("5"));
        QCOMPARE(QString::fromStdString(wording.headcount(3, 2)), QStringLiteral("3"));
        QCOMPARE(QString::fromStdString(wording.headcountInFull(3, 14)),
                 QStringLiteral("3 of the 14 people shown are there on that day"));
        QCOMPARE(QString::fromStdString(wording.headcountInFull(5, 5)), QStringLiteral("5 people there on that day"));
        QCOMPARE(QString::fromStdString(wording.headcountInFull(1, 1)), QStringLiteral("1 person there on that day"));
    }

    void titlesOfTheDataAreInTheLanguageSpoken() {
        model::Dataset data;
        data.title = "Who\nleft";
        data.titleZh = "谁离开了";
        QCOMPARE(ui::TranslatedWording().dataTitle(data), QStringLiteral("Who left"));
    }

    void aJobBegunBeforeLeavingIsToldSo_data() {
        QTest::addColumn<int>("least");
        QTest::addColumn<int>("most");
        QTest::addColumn<QString>("told");
        QTest::newRow("none") << 0 << 0 << "without a gap";
        QTest::newRow("one day") << 1 << 1 << "gap: 1 day";
        QTest::newRow("days") << 0 << 30 << "gap: up to 30 days";
        QTest::newRow("before") << -30 << -30 << "began 30 days before leaving";
        QTest::newRow("between") << -90 << -30 << "began 30 days to 3 months before leaving";
        QTest::newRow("up to") << -30 << 0 << "began up to 30 days before leaving";
        QTest::newRow("around") << -30 << 61 << "began between 30 days before and 61 days after leaving";
    }
    void aJobBegunBeforeLeavingIsToldSo() {
        QFETCH(const int, least);
        QFETCH(const int, most);
        const auto data = tests::llamaData();
        const auto careers = query::careersOf(*data);
        const ui::TranslatedCardWords words(*data, careers, base::kLastDay);
        query::CardRow row;
        row.gap = query::CardRow::Gap{least, most};
        QTEST(QString::fromStdString(words.more(row)), "told");
    }

    void everyEntryOfAMenuHasALetterOfItsOwn() { QCOMPARE(menuEntriesWithoutALetterOfTheirOwn(), QStringList()); }

    // Last: the language stays.
    void inChineseEverythingSpeaksChinese() {
        ui::prepareApplication(QStringLiteral("zh_CN"), QStringLiteral("test"));
        const ui::TranslatedWording wording;
        model::Dataset data;
        data.title = "Who left";
        QCOMPARE(wording.dataTitle(data), QStringLiteral("Who left"));
        data.titleZh = "谁离开了";
        QCOMPARE(wording.dataTitle(data), QStringLiteral("谁离开了"));
        QCOMPARE(QString::fromStdString(wording.date(date("[2023-02..2025-05-26]"))),
                 QStringLiteral("不晚于 2025年5月26日"));
        QCOMPARE(wording.longDate(date("[2023-02..2025-05-26]")), QStringLiteral("2023年2月 至 2025年5月26日 之间"));
        QCOMPARE(wording.span({date("[2023-02..2025-05-26]"), {}}), QStringLiteral("不晚于 2025年5月26日 – 至今"));
        QCOMPARE(QString::fromStdString(wording.range(date("2023-02-01").firstDay(), date("2025-05-31").lastDay())),
                 QStringLiteral("2023年2月1日 – 2025年5月31日"));
        QCOMPARE(menuEntriesWithoutALetterOfTheirOwn(), QStringList());
        // Buttons of Qt's own dialogs, from Qt's catalogue.
        QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), QStringLiteral("取消"));
    }
};

QTEST_MAIN(WordingTest)
#include "tst_wording.moc"
