#include "core/chart/careers_chart.h"
#include "core/chart/cohort_card_chart.h"
#include "core/chart/pen.h"
#include "core/chart/retention_chart.h"
#include "core/chart/retention_labels.h"
#include "tests/support/fixed_measurer.h"
#include "tests/support/plain_chart_words.h"
#include "tests/support/sample_data.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace whither::chart {
namespace {

using model::EntityId;
using model::EntityKind;

/// All that a chart needs, kept alive together.
struct Drawing {
    explicit Drawing(model::DatasetPtr from)
        : data(std::move(from)), careers(query::careersOf(*data)), palette(*data), words(*data, "joining") {}

    Chart retentionOfA(base::Size size, double leastDays = 0, RetentionFit fit = RetentionFit::page) {
        cohort = query::cohortOf(*data, careers, {tests::company(*data, "a"), {}, {}});
        retention = query::retentionOf(cohort);
        const std::vector<RetentionCurve> curves{{"those of a", cohort, retention}};
        return drawRetention({.dataset = *data,
                              .careers = careers,
                              .curves = curves,
                              .logRank = {},
                              .leastDays = leastDays,
                              .layers = {RetentionLayer::bounds, RetentionLayer::sampling, RetentionLayer::turnbull},
                              .selection = {},
                              .size = size,
                              .fit = fit,
                              .measurer = measurer,
                              .words = words});
    }
    Chart careersOf(const std::vector<model::PersonIndex>& people, const char* asOf,
                    std::optional<base::Day> last = {}) const {
        return drawCareers({.dataset = *data,
                            .careers = careers,
                            .people = people,
                            .asOf = tests::day(asOf),
                            .last = last,
                            .selection = {},
                            .palette = palette,
                            .measurer = measurer,
                            .words = careerWords});
    }
    std::vector<model::PersonIndex> everyone() const {
        std::vector<model::PersonIndex> people;
        for (const query::Career& career : careers)
            people.push_back(career.person);
        return people;
    }
    std::string keys(CareerOrder order) const {
        std::string text;
        for (const auto person : sorted(everyone(), order, *data, careers, {}))
            text += data->people[person].key + " ";
        return text;
    }

    model::DatasetPtr data;
    base::Table<model::PersonIndex, query::Career> careers;
    scene::Palette palette;
    tests::FixedMeasurer measurer;
    tests::PlainRetentionWords words;
    tests::PlainCareersWords careerWords;
    query::Cohort cohort;
    query::Retention retention;
};

Drawing threePeople() {
    return Drawing(tests::story("ada: joined a 2020-01-01; moved a->b 2020-07-01\n"
                                "bo: joined a 2020-02-01; left a 2020-08-01\n"
                                "cy: joined a 2020-01-01; stay a 2022-01-01"));
}

bool isInside(const Chart& chart, base::Point p) {
    return base::Rect{0, 0, chart.size.width, chart.size.height}.grown(0.5).contains(p);
}

/// All text of a chart, a line each.
std::string written(const Chart& chart) {
    std::string all;
    for (const auto& group : chart.list.groups)
        for (const auto& primitive : group.primitives)
            if (const auto* text = std::get_if<scene::Text>(&primitive))
                all += text->text + '\n';
    return all;
}

/// Between the lines of 0 and 100 %.
base::Rect plotOf(const Chart& chart) {
    base::Rect plot;
    for (const auto& group : chart.list.groups)
        if (group.id == "chart:frame")
            for (const auto& primitive : group.primitives)
                if (const auto* line = std::get_if<scene::Curve>(&primitive);
                    line != nullptr && line->from.y == line->to.y)
                    plot = base::united(plot, {line->from.x, line->from.y, line->to.x - line->from.x, 0.1});
    return plot;
}

void expectAllTextInside(const Chart& chart) {
    for (const auto& group : chart.list.groups)
        for (const auto& primitive : group.primitives)
            if (const auto* text = std::get_if<scene::Text>(&primitive)) {
                EXPECT_TRUE(isInside(chart, text->baseline)) << text->text;
                EXPECT_TRUE(isInside(chart, text->baseline + base::Point{text->width, 0})) << text->text;
            }
}

TEST(RetentionChart, EachStepSelectsWhoLeftThereAndTheirMoves) {
    Drawing drawing = threePeople();
    const Chart chart = drawing.retentionOfA({1000, 640});
    // Both were there for 182 days: one step.
    ASSERT_EQ(chart.targets.size(), 1U);
    EXPECT_EQ(chart.targets[0].selects, (std::vector<EntityId>{{EntityKind::person, "ada"},
                                                               {EntityKind::move, "ada-2"},
                                                               {EntityKind::person, "bo"},
                                                               {EntityKind::move, "bo-2"}}));
    EXPECT_NE(chart.targets[0].title.find("ada"), std::string::npos);
    EXPECT_EQ(chart.targets[0].outline.size(), 4U);
    EXPECT_EQ(chart.size, (base::Size{1000, 640}));
}

TEST(RetentionChart, TheLlamaTeamLeavesInEightStepsOfElevenPeople) {
    const auto& data = *tests::llamaData();
    const auto careers = query::careersOf(data);
    const auto cohort =
        query::cohortOf(data, careers, {tests::team(data, "llama-authors"), tests::day("2023-02-24"), {}});
    const auto retention = query::retentionOf(cohort);
    const std::vector<RetentionCurve> curves{{"authors", cohort, retention}};
    const tests::FixedMeasurer measurer;
    const tests::PlainRetentionWords words(data, "the paper");
    const Chart chart = drawRetention({.dataset = data,
                                       .careers = careers,
                                       .curves = curves,
                                       .logRank = {},
                                       .selection = {},
                                       .measurer = measurer,
                                       .words = words});
    EXPECT_EQ(chart.targets.size(), 8U);
    std::size_t people = 0;
    for (const Target& target : chart.targets)
        people +=
            static_cast<std::size_t>(std::count_if(target.selects.begin(), target.selects.end(),
                                                   [](const EntityId& id) { return id.kind == EntityKind::person; }));
    EXPECT_EQ(people, 11U);
    expectAllTextInside(chart);
}

TEST(RetentionChart, TheAxisReachesAsFarAsItIsTold) {
    Drawing drawing = threePeople();
    const auto lastTick = [](const Chart& chart) {
        double most = 0;
        for (const auto& group : chart.list.groups)
            if (group.id == "chart:frame")
                for (const auto& primitive : group.primitives)
                    if (const auto* text = std::get_if<scene::Text>(&primitive))
                        if (text->text.find_first_not_of("0123456789") == std::string::npos)
                            most = std::max(most, std::stod(text->text));
        return most;
    };
    constexpr base::Size kSize{1000, 640};
    const double before = lastTick(drawing.retentionOfA(kSize));
    EXPECT_GT(lastTick(drawing.retentionOfA(kSize, 3 * before * kMonth)), 2 * before);
    EXPECT_EQ(lastTick(drawing.retentionOfA(kSize, kMonth)), before);
}

TEST(RetentionChart, SmallAndEmptyOnesAreDrawnToo) {
    Drawing drawing = threePeople();
    for (const base::Size size : {base::Size{320, 240}, base::Size{320, 900}, base::Size{2000, 240}}) {
        const Chart chart = drawing.retentionOfA(size);
        EXPECT_EQ(chart.targets.size(), 1U);
        for (const Target& target : chart.targets)
            for (const base::Point corner : target.outline)
                EXPECT_TRUE(isInside(chart, corner));
    }
    Drawing nobody(tests::story("company a\nada: joined b 2020"));
    EXPECT_TRUE(nobody.retentionOfA({1000, 640}).targets.empty());
}

TEST(RetentionChart, ANoteIsWrittenWholeOrNotAtAll) {
    Drawing drawing = threePeople();
    bool hasBrief = false;
    bool hasWhole = false;
    for (double height = 240; height < 900; height += 10) {
        std::string told;
        for (const auto& group : drawing.retentionOfA({320, height}).list.groups)
            if (group.id == "chart:notes")
                for (const auto& primitive : group.primitives)
                    told += (told.empty() ? "" : " ") + std::get<scene::Text>(primitive).text;
        const std::string note = drawing.words.note({"those of a", drawing.cohort, drawing.retention});
        const std::string both = note + " " + drawing.words.fewFollowed(5);
        const std::string brief = drawing.words.method() + " " + drawing.words.fewFollowed(5); // of a thumbnail
        const bool isBrief = told == brief || told == drawing.words.method();
        EXPECT_TRUE(told.empty() || isBrief || told == note || told == both) << height << ": " << told;
        hasBrief = hasBrief || isBrief;
        hasWhole = hasWhole || told == both;
    }
    EXPECT_TRUE(hasBrief && hasWhole);
}

TEST(RetentionChart, SaysWhoRemainsOnlyWhereThatIsKnown) {
    EXPECT_NE(written(threePeople().retentionOfA({1000, 640})).find("1 of 3 remain\n"), std::string::npos);
    // Nobody knows what bo does as long after joining as ada left.
    Drawing drawing(tests::story("ada: joined a 2020-01-01; left a 2022-01-01\n"
                                 "bo: joined a 2021-12-01; stay a 2022-03-01"));
    EXPECT_NE(written(drawing.retentionOfA({1000, 640})).find("1 of 2 had not left when last known\n"),
              std::string::npos);
}

TEST(RetentionChart, AThumbnailGivesItsRoomToTheCurves) {
    Drawing drawing = threePeople();
    const Chart chart = drawing.retentionOfA({600, 300});
    EXPECT_EQ(chart.size, (base::Size{600, 300}));
    EXPECT_GT(plotOf(chart).height, 130);
    EXPECT_EQ(written(chart).find(drawing.words.atRisk()), std::string::npos);
    EXPECT_NE(written(chart).find(drawing.words.method()), std::string::npos);
    expectAllTextInside(chart);
}

TEST(RetentionChart, PanelsHaveOnePlotAndSayHowManyTheyTellOf) {
    Drawing drawing = threePeople();
    const Chart chart = drawing.retentionOfA({366, 240}, 3000, RetentionFit::panel);
    expectAllTextInside(chart);
    EXPECT_NE(written(chart).find("n = 3\n"), std::string::npos);
    for (const std::string& text :
         {drawing.words.atRisk(), drawing.words.method(), drawing.words.term(RetentionWords::Term::middle)})
        EXPECT_EQ(written(chart).find(text), std::string::npos) << text;
    Drawing nobody(tests::story("ada: joined b 2020-01-01\nbo: joined a"));
    EXPECT_EQ(plotOf(nobody.retentionOfA({366, 240}, 3000, RetentionFit::panel)), plotOf(chart));
}

TEST(RetentionChart, AKeyTellsWhatPanelsLeaveOut) {
    Drawing drawing = threePeople();
    (void)drawing.retentionOfA({1000, 640});
    const std::vector<RetentionCurve> curves{{"those of a", drawing.cohort, drawing.retention}};
    const Chart key = retentionKey({.dataset = *drawing.data,
                                    .careers = drawing.careers,
                                    .curves = curves,
                                    .logRank = {},
                                    .selection = {},
                                    .size = {700, 0},
                                    .measurer = drawing.measurer,
                                    .words = drawing.words});
    EXPECT_GT(key.size.height, 40);
    expectAllTextInside(key);
    for (const std::string& text : {drawing.words.method(), drawing.words.axes(), drawing.words.fraction(1, 3),
                                    drawing.words.term(RetentionWords::Term::bounds)})
        EXPECT_NE(written(key).find(text), std::string::npos) << text;
}

TEST(RetentionChart, ACurveIsToldAsFarAsMoreThanAFewAreFollowed) {
    Drawing whole = threePeople();
    (void)whole.retentionOfA({1000, 640});
    EXPECT_EQ(toldUntil(whole.retention.middle), whole.retention.middle.steps.back().time) << "all are followed to it";
    std::string text = "ada: joined a 2020-01-01; left a 2020-02-01\ncy: joined a 2020-01-01; left a 2021-01-01\n";
    for (int i = 0; i < 9; ++i)
        text += "p" + std::to_string(i) + ": joined a 2020-11-0" + std::to_string(i + 1) + "; stay a 2021-01-02\n";
    Drawing thin(tests::story(text));
    (void)thin.retentionOfA({1000, 640});
    EXPECT_EQ(toldUntil(thin.retention.middle), thin.retention.middle.firmUntil());
    EXPECT_GT(thin.retention.middle.survivalAt(toldUntil(thin.retention.middle)), 0.5);
}

TEST(RetentionLabels, ANameStandsNearerToItsOwnCurveThanToAnother) {
    const base::Rect plot{0, 0, 600, 400};
    RetentionLabels labels(plot);
    labels.addCurve({{0, 200}, {560, 200}}, 2.6);
    labels.addCurve({{0, 189}, {590, 189}}, 2.6);
    const auto wished = labels.wished({560, 200}, 0, 80);
    const auto put = labels.put(0, wished, 80);
    const double middle = put.baseline.y - (RetentionLabels::kAscent - RetentionLabels::kDescent) / 2;
    EXPECT_LT(std::abs(middle - 200), std::abs(middle - 189));
    EXPECT_GT(put.baseline.y - RetentionLabels::kAscent, 200) << "not on a line";
}

TEST(RetentionChart, AScrolledOneKeepsItsNotesAndItsCurvesHigh) {
    Drawing drawing = threePeople();
    const Chart chart = drawing.retentionOfA({420, 320}, 0, RetentionFit::scroll);
    EXPECT_GT(chart.size.height, 320);
    EXPECT_GE(plotOf(chart).height, 229);
    std::string all = written(chart);
    std::replace(all.begin(), all.end(), '\n', ' ');
    EXPECT_NE(all.find(drawing.words.fewFollowed(5)), std::string::npos);
    expectAllTextInside(chart);
}

TEST(RetentionChart, TheLegendNamesAllThatIsDrawnHoweverNarrow) {
    Drawing drawing = threePeople();
    for (const double width : {420.0, 600.0, 1000.0}) {
        const std::string all = written(drawing.retentionOfA({width, 640}));
        using Term = RetentionWords::Term;
        for (const Term term : {Term::middle, Term::bounds, Term::sampling, Term::turnbull, Term::censored})
            EXPECT_NE(all.find(drawing.words.term(term) + '\n'), std::string::npos) << width;
    }
}

/// Of the curve: its lines.
std::vector<scene::Curve> linesOfCurve(const Chart& chart) {
    std::vector<scene::Curve> lines;
    for (const auto& group : chart.list.groups)
        if (group.id == "chart:curve/0")
            for (const auto& primitive : group.primitives)
                if (const auto* line = std::get_if<scene::Curve>(&primitive))
                    lines.push_back(*line);
    return lines;
}

TEST(RetentionChart, WhereFewAreFollowedTheCurveIsThinAndDottedAndSaysSo) {
    std::string text;
    for (int i = 1; i <= 8; ++i) // on the first of February, March, ...
        text += "p" + std::to_string(i) + ": joined a 2020-01-01; left a 2020-0" + std::to_string(i + 1) + "-01\n";
    Drawing drawing(tests::story(text));
    const Chart chart = drawing.retentionOfA({1000, 640});
    const double firm = drawing.retention.middle.firmUntil();
    EXPECT_EQ(firm, 121) << "five are followed up to 1 May";
    const base::Rect plot = plotOf(chart);
    const double x = plot.x + plot.width * firm / daysShown(drawing.retention);
    for (const auto& line : linesOfCurve(chart)) {
        if (line.from.x > x + 0.1 || line.to.x > x + 0.1) {
            EXPECT_LT(line.stroke.width, 2);
            EXPECT_FALSE(line.stroke.dashes.empty());
        } else {
            EXPECT_GT(line.stroke.width, 2);
            EXPECT_TRUE(line.stroke.dashes.empty());
        }
    }
    EXPECT_NE(written(chart).find("fewer than 5 were still followed"), std::string::npos);
}

TEST(RetentionChart, ACurveThatFewBringToNothingIsNamedWhereItIsFirm) {
    // Of twelve two leave early, nine are followed for two months, and one leaves later, alone.
    std::string text = "ada: joined a 2020-01-01; left a 2020-02-01\nbo: joined a 2020-01-01; left a 2020-02-10\n"
                       "cy: joined a 2020-01-01; left a 2021-01-01\n";
    for (int i = 0; i < 9; ++i)
        text += "p" + std::to_string(i) + ": joined a 2020-11-0" + std::to_string(i + 1) + "; stay a 2021-01-02\n";
    const Chart chart = Drawing(tests::story(text)).retentionOfA({1000, 640});
    const base::Rect plot = plotOf(chart);
    bool isNamed = false;
    for (const auto& group : chart.list.groups)
        if (group.id == "chart:ends")
            for (const auto& primitive : group.primitives)
                if (const auto* name = std::get_if<scene::Text>(&primitive)) {
                    isNamed = true;
                    EXPECT_EQ(name->text, "9 of 12 had not left when last known");
                    EXPECT_LT(name->baseline.y, plot.y + plot.height / 2) << "not at the line of nobody";
                }
    EXPECT_TRUE(isNamed);
}

TEST(RetentionChart, ACurveHasTheColourThatItIsGiven) {
    const Drawing drawing = threePeople();
    const auto cohort = query::cohortOf(*drawing.data, drawing.careers, {tests::company(*drawing.data, "a"), {}, {}});
    const auto retention = query::retentionOf(cohort);
    const auto given = base::Colour::rgb(0x123456);
    const std::vector<RetentionCurve> curves{{"those of a", cohort, retention, given}};
    const Chart chart = drawRetention({.dataset = *drawing.data,
                                       .careers = drawing.careers,
                                       .curves = curves,
                                       .logRank = {},
                                       .selection = {},
                                       .measurer = drawing.measurer,
                                       .words = drawing.words});
    bool isDrawn = false;
    for (const auto& group : chart.list.groups)
        for (const auto& primitive : group.primitives)
            if (const auto* line = std::get_if<scene::Curve>(&primitive))
                isDrawn = isDrawn || line->stroke.colour == given;
    EXPECT_TRUE(isDrawn);
}

TEST(RetentionChart, SaysWhyThereIsNoLogRankTest) {
    const Drawing drawing = threePeople();
    const std::vector<query::Cohort> cohorts(
        2, query::cohortOf(*drawing.data, drawing.careers, {tests::company(*drawing.data, "a"), {}, {}}));
    const auto retention = query::retentionOf(cohorts.front());
    const std::vector<RetentionCurve> curves{{"one", cohorts[0], retention}, {"two", cohorts[1], retention}};
    const Chart chart = drawRetention({.dataset = *drawing.data,
                                       .careers = drawing.careers,
                                       .curves = curves,
                                       .logRank = query::logRankOf(cohorts),
                                       .selection = {},
                                       .measurer = drawing.measurer,
                                       .words = drawing.words});
    EXPECT_NE(written(chart).find("No log-rank test: people are shared"), std::string::npos);
}

/// People who join on the first of the year and of whom so many leave, one a month from July on.
std::string peopleOf(const std::string& company, int people, int leaving) {
    std::string text;
    for (int i = 0; i < people; ++i) {
        text += company + std::to_string(i) + ": joined " + company + " 2020-01-01; ";
        text += i < leaving ? "left " + company + " 2020-" + (i < 3 ? "0" : "") + std::to_string(7 + i) + "-01\n"
                            : "stay " + company + " 2022-01-01\n";
    }
    return text;
}

TEST(RetentionChart, NamesAtTheEndsOfCurvesStandApartWithinThePlot) {
    // Leaving from none of them to all: the ends lie on each other at the top, between, and at the bottom.
    for (const auto& [first, second] : {std::pair{0, 0}, std::pair{2, 2}, std::pair{3, 2}, std::pair{4, 4}}) {
        const auto data = tests::story(peopleOf("a", 4, first) + peopleOf("b", 4, second) + peopleOf("c", 4, second) +
                                       peopleOf("d", 4, first));
        const Drawing drawing(data);
        std::vector<query::Cohort> cohorts;
        std::vector<query::Retention> retentions;
        for (const char* company : {"a", "b", "c", "d"}) {
            cohorts.push_back(query::cohortOf(*data, drawing.careers, {tests::company(*data, company), {}, {}}));
            retentions.push_back(query::retentionOf(cohorts.back()));
        }
        for (const base::Size size : {base::Size{320, 420}, base::Size{560, 420}, base::Size{1000, 640}}) {
            std::vector<RetentionCurve> curves;
            for (std::size_t i = 0; i < cohorts.size(); ++i)
                curves.push_back({"those of " + std::string(1, static_cast<char>('a' + i)), cohorts[i], retentions[i]});
            const Chart chart = drawRetention({.dataset = *data,
                                               .careers = drawing.careers,
                                               .curves = curves,
                                               .logRank = {},
                                               .selection = {},
                                               .size = size,
                                               .measurer = drawing.measurer,
                                               .words = drawing.words});
            const base::Rect plot = plotOf(chart);
            std::vector<base::Rect> boxes;
            for (const auto& group : chart.list.groups)
                if (group.id == "chart:ends")
                    for (const auto& primitive : group.primitives)
                        if (const auto* text = std::get_if<scene::Text>(&primitive))
                            boxes.push_back({text->baseline.x, text->baseline.y - 0.75 * text->size, text->width,
                                             0.95 * text->size});
            ASSERT_EQ(boxes.size(), 4U);
            for (std::size_t i = 0; i < boxes.size(); ++i) {
                EXPECT_TRUE(plot.contains(boxes[i])) << first << ' ' << second << ' ' << size.width << ": " << i;
                for (std::size_t j = i + 1; j < boxes.size(); ++j)
                    EXPECT_FALSE(boxes[i].overlaps(boxes[j])) << first << ' ' << second << ' ' << size.width;
            }
        }
    }
}

TEST(CareersChart, EachBarSelectsPersonCompanyAndMoves) {
    const Drawing drawing = threePeople();
    const Chart chart = drawing.careersOf(drawing.everyone(), "2022-01-01");
    ASSERT_EQ(chart.targets.size(), 4U);
    EXPECT_EQ(chart.targets[0].selects, (std::vector<EntityId>{{EntityKind::person, "ada"},
                                                               {EntityKind::company, "a"},
                                                               {EntityKind::move, "ada-1"},
                                                               {EntityKind::move, "ada-2"}}));
    EXPECT_LE(chart.targets[0].outline[1].x, chart.targets[1].outline[0].x + 0.01) << "one after the other";
    EXPECT_EQ(chart.targets[0].outline[0].y, chart.targets[1].outline[0].y) << "in one row";
    EXPECT_LT(chart.targets[1].outline[0].y, chart.targets[2].outline[0].y) << "the next person below";
    for (const Target& target : chart.targets)
        for (const base::Point corner : target.outline)
            EXPECT_TRUE(isInside(chart, corner));
    expectAllTextInside(chart);
}

TEST(CareersChart, WhatBeganLaterIsNotDrawn) {
    const Drawing drawing = threePeople();
    EXPECT_EQ(drawing.careersOf(drawing.everyone(), "2020-06-01").targets.size(), 3U);
    EXPECT_TRUE(drawing.careersOf({}, "2020-06-01").targets.empty());
}

TEST(CareersChart, TheAxisBeginsNoEarlierThanTheCalendar) {
    const Drawing drawing(tests::story("ada: joined a 0001-03-01"));
    const Chart chart = drawing.careersOf(drawing.everyone(), "2022-01-01");
    for (const auto& primitive : chart.list.groups.front().primitives)
        if (const auto* text = std::get_if<scene::Text>(&primitive)) {
            EXPECT_NE(text->text, "0");
        }
}

TEST(CareersChart, JobsAtTheSameTimeStandBelowEachOther) {
    const Drawing drawing(tests::story("ada: joined a 2018-01-01; cofounded a->b 2020-01-01; joined c 2020-06-01; "
                                       "stay b 2022-01-01; stay c 2022-01-01"));
    const Chart chart = drawing.careersOf(drawing.everyone(), "2022-01-01");
    ASSERT_EQ(chart.targets.size(), 3U);
    EXPECT_EQ(chart.targets[0].outline[0].y, chart.targets[1].outline[0].y);
    EXPECT_LT(chart.targets[1].outline[0].y, chart.targets[2].outline[0].y);
}

TEST(CareersChart, WhoLeftOnAnUnknownDayIsToldInWords) {
    const Drawing drawing(tests::story("ada: left a\nbo: joined a 2018-01-01\ncy: joined a 2021-01-01"));
    const Chart chart = drawing.careersOf(drawing.everyone(), "2020-01-01");
    const std::string text = written(chart);
    EXPECT_NE(text.find("left a, date not known\n"), std::string::npos);
    EXPECT_NE(text.find("no job known by then\n"), std::string::npos);
    ASSERT_EQ(chart.targets.size(), 3U);
    EXPECT_EQ(chart.targets[0].title, "ada · left a, date not known");
    EXPECT_EQ(
        chart.targets[0].selects,
        (std::vector<EntityId>{{EntityKind::person, "ada"}, {EntityKind::company, "a"}, {EntityKind::move, "ada-1"}}));
    expectAllTextInside(chart);
}

TEST(CareersChart, WhatNobodyDatesHasAQuestionMarkAtItsEnd) {
    const auto marks = [](const Drawing& drawing) {
        std::string found;
        for (const auto& group : drawing.careersOf(drawing.everyone(), "2022-01-01").list.groups)
            for (const auto& primitive : group.primitives)
                if (const auto* text = std::get_if<scene::Text>(&primitive);
                    text != nullptr && text->text == "?" && group.id != "chart:legend")
                    found += group.id + (text->anchor == scene::Text::Anchor::right ? " end\n" : " start\n");
        return found;
    };
    EXPECT_EQ(marks(Drawing(tests::story("ada: joined a 2010; left a; joined b 2018\nbo: left a 2015"))),
              "career:ada/0 end\ncareer:bo/0 start\n");
    EXPECT_EQ(marks(Drawing(tests::story("ada: joined a 2010; left a [2014..2016]; joined b 2018"))), "")
        << "roughly known is hatched";
}

TEST(CareersChart, ItsLegendTellsEveryKindOfBarAndBreaksInsteadOfLeavingOut) {
    Drawing drawing(tests::story("ada: joined a 2010; left a; joined b 2018"));
    for (const double width : {320.0, 1000.0}) {
        const Chart chart = drawCareers({.dataset = *drawing.data,
                                         .careers = drawing.careers,
                                         .people = drawing.everyone(),
                                         .asOf = tests::day("2022-01-01"),
                                         .selection = {},
                                         .width = width,
                                         .palette = drawing.palette,
                                         .measurer = drawing.measurer,
                                         .words = drawing.careerWords});
        EXPECT_NE(written(chart).find("end not known"), std::string::npos) << width;
        expectAllTextInside(chart);
    }
}

TEST(CareersChart, OnlyWhatIsLookedAtIsBold) {
    const Drawing drawing(tests::story("ada: joined acme 2010-01-01\nbo: joined bold 2010-01-01"));
    const auto people = drawing.everyone();
    const Chart chart = drawCareers({.dataset = *drawing.data,
                                     .careers = drawing.careers,
                                     .people = people,
                                     .asOf = tests::day("2022-01-01"),
                                     .selection = {{EntityKind::person, "ada"}},
                                     .palette = drawing.palette,
                                     .measurer = drawing.measurer,
                                     .words = drawing.careerWords});
    for (const auto& group : chart.list.groups)
        for (const auto& primitive : group.primitives)
            if (const auto* text = std::get_if<scene::Text>(&primitive)) {
                if (text->text == "acme") {
                    EXPECT_EQ(text->role, scene::FontRole::badge);
                }
                if (text->text == "bold") {
                    EXPECT_EQ(text->role, scene::FontRole::legend);
                }
            }
}

TEST(CareersChart, WhatIsToComeHasItsRoomAndIsNotDrawn) {
    const Drawing drawing(tests::story("ada: joined a 2018-01-01; cofounded a->b 2020-01-01; joined c 2020-06-01; "
                                       "stay b 2022-01-01; stay c 2022-01-01\nbo: joined a 2019-01-01"));
    const auto people = drawing.everyone();
    const Chart last = drawing.careersOf(people, "2022-01-01");
    const Chart first = drawing.careersOf(people, "2019-06-01", tests::day("2022-01-01"));
    EXPECT_EQ(first.size, last.size);
    ASSERT_EQ(first.targets.size(), 2U);
    ASSERT_EQ(last.targets.size(), 4U);
    EXPECT_EQ(first.targets[1].outline[0], last.targets[3].outline[0]) << "the second person stays";
    EXPECT_EQ(first.targets[0].outline[0], last.targets[0].outline[0]);
    EXPECT_LT(first.targets[0].outline[1].x, last.targets[0].outline[1].x) << "drawn up to the day, no further";
}

TEST(CareersChart, NoNameStandsInWhatIsToCome) {
    const Drawing drawing(tests::story("ada: joined a 2020-01-01; moved a->b 2021-06-01\n"
                                       "bo: joined b 2021-11-01; stay b 2024-01-01"));
    const Chart chart = drawing.careersOf(drawing.everyone(), "2022-01-01", tests::day("2026-01-01"));
    double asOf = 0;
    for (const auto& group : chart.list.groups)
        if (group.id == "chart:frame")
            for (const auto& primitive : group.primitives)
                if (const auto* line = std::get_if<scene::Curve>(&primitive);
                    line != nullptr && !line->stroke.dashes.empty())
                    asOf = line->from.x;
    ASSERT_GT(asOf, 0);
    for (const auto& group : chart.list.groups)
        if (group.id.starts_with("career:")) {
            for (const auto& primitive : group.primitives)
                if (const auto* text = std::get_if<scene::Text>(&primitive)) {
                    EXPECT_LE(text->baseline.x + text->width, asOf) << text->text;
                }
        }
}

TEST(CareersChart, IsSortedByWhatIsAskedFor) {
    const Drawing drawing(
        tests::story("ada: joined b 2019; left b 2022\nbo: joined a 2020\ncy: joined c 2018; left c 2021\n"
                     "dee:"));
    EXPECT_EQ(drawing.keys(CareerOrder::name), "ada bo cy dee ");
    EXPECT_EQ(drawing.keys(CareerOrder::joining), "cy ada bo dee ");
    EXPECT_EQ(drawing.keys(CareerOrder::firstDeparture), "cy ada bo dee ");
    EXPECT_EQ(drawing.keys(CareerOrder::employer), "bo ada cy dee ");
}

TEST(CareersChart, OfWhomNothingIsDatedStandsLast) {
    const Drawing drawing(tests::story("ada: joined a; moved a->b\nbo: joined a 2020; left a 2022\ncy: joined a 2021"));
    EXPECT_EQ(drawing.keys(CareerOrder::firstDeparture), "bo cy ada ");
    EXPECT_EQ(drawing.keys(CareerOrder::joining), "bo cy ada ");
}

TEST(CareersChart, ABarWithoutABeginningClaimsNoMoreThanAYear) {
    // Her time at c can have begun on any day of twenty years.
    const Drawing drawing(tests::story("ada: joined a 2000-01-01; left a 2001-01-01; joined c; left c 2021-01-01\n"
                                       "bo: left a 2015-01-01"));
    const Chart chart = drawing.careersOf(drawing.everyone(), "2022-01-01");
    ASSERT_EQ(chart.targets.size(), 3U);
    for (const std::size_t bar : {1U, 2U}) {
        const base::Rect box = boundsOf(chart.targets[bar]);
        EXPECT_LE(box.width, 40) << chart.targets[bar].title;
        EXPECT_GE(box.width, 20);
    }
    EXPECT_NE(written(chart).find("since when is not known"), std::string::npos);
}

TEST(Wrapped, BreaksAtSpacesAndBetweenIdeographs) {
    const tests::FixedMeasurer measurer; // 5.6 pixels a letter at 10, 10 an ideograph
    TextStyle style;
    style.size = 10;
    style.room = 60;
    EXPECT_EQ(wrapped("one two three four", style, measurer), (std::vector<std::string>{"one two", "three four"}));
    EXPECT_EQ(wrapped("一二三四五六七八", style, measurer), (std::vector<std::string>{"一二三四五六", "七八"}));
    EXPECT_EQ(wrapped("unbreakablelongword", style, measurer).size(), 1U);
    EXPECT_TRUE(wrapped("", style, measurer).empty());
    EXPECT_EQ(wrapped("one two three four", style, measurer, 1), std::vector<std::string>{"one two t…"});
    EXPECT_EQ(wrapped("一二三四五六七八九十一二三", style, measurer, 2),
              (std::vector<std::string>{"一二三四五六", "七八九十一…"}));
}

TEST(CohortCardChart, HasALineForEachThatSelectsThePerson) {
    const auto data = tests::llamaData();
    const auto careers = query::careersOf(*data);
    auto rows = query::cohortCard(*data, careers, {tests::team(*data, "llama-authors"), {}, {}});
    query::sortByLeaving(rows, careers);
    const CardHead head = headOf("authors", "Meta", rows);
    EXPECT_EQ(head, (CardHead{"authors", "Meta", 14, 11, 0, 3}));
    rows.resize(12);
    const std::vector<CardPart> parts{{head, rows}};
    const tests::FixedMeasurer measurer;
    const tests::PlainCohortCardWords words(*data, careers);
    const scene::Palette palette(*data);
    for (const double width : {320.0, 1000.0}) {
        const Chart chart = drawCohortCard({.dataset = *data,
                                            .careers = careers,
                                            .parts = parts,
                                            .selection = {{EntityKind::person, "hugo-touvron"}},
                                            .width = width,
                                            .palette = palette,
                                            .measurer = measurer,
                                            .words = words});
        ASSERT_EQ(chart.targets.size(), 12U);
        EXPECT_EQ(chart.targets[0].selects, (std::vector<EntityId>{{EntityKind::person, "gautier-izacard"}}));
        EXPECT_EQ(targetAt(chart, boundsOf(chart.targets[5]).centre()), 5U);
        EXPECT_NE(written(chart).find("12 of 14 people are listed"), std::string::npos);
        if (width > 500) {
            expectAllTextInside(chart);
        }
    }
}

} // namespace
} // namespace whither::chart
