#include "core/query/timeline.h"

#include "core/query/flow_table.h"
#include "tests/support/sample_data.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

#include <numeric>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace whither::query {
namespace {

using tests::day;
using tests::llamaData;
using tests::story;
using Strings = std::vector<std::string>;

Timeline timelineOf(const model::DatasetPtr& data, const Filter& filter = {}) {
    return {*graph::TalentGraph::build(data), Careers(*data), filter};
}

/// "ada a->b 2023-06", in the timeline's order.
Strings told(const model::DatasetPtr& data, const Timeline& timeline) {
    Strings lines;
    for (const TimeStep& step : timeline.steps())
        lines.push_back(data->people[step.person].key + " " + tests::keyOf(*data, step.from) + "->" +
                        tests::keyOf(*data, step.to) + " " + step.date.iso());
    return lines;
}

Strings toldIn(std::string_view text) {
    const auto data = story(text);
    return told(data, timelineOf(data));
}

Filter llamaTeam() {
    Filter filter;
    filter.team = "llama-authors";
    return filter;
}

Grouping oneGroup(const model::Dataset& data) {
    Grouping grouping;
    grouping.group.assign(data.companies.size(), 0);
    return grouping;
}

TEST(Timeline, MarksAMoveOnceHoweverManyRowsTellOfIt) {
    const auto data = story("ada: joined a 2018; left a 2023-04; joined b 2023");
    EXPECT_EQ(told(data, timelineOf(data)), (Strings{"ada ?->a 2018", "ada a->b 2023-04"}));
}

TEST(Timeline, AddsUpToTheStepsOfFlows) {
    for (const auto& data : {llamaData(), tests::aiTalentData(),
                             story("ada: joined a 2018; left a 2020-04; joined b 2023\nbo: joined a; left a 2020")}) {
        const Timeline timeline = timelineOf(data);
        const StepCount steps = countSteps(Careers(*data), {});
        EXPECT_EQ(timeline.steps().size() + timeline.undatedCount() - timeline.markedTwice(), steps.steps);
        EXPECT_EQ(timeline.undatedCount(), steps.undated);
        EXPECT_EQ(FlowTable(data, careersOf(*data)).count({}).steps.size(), steps.steps);
    }
    EXPECT_EQ(timelineOf(story("ada: joined a 2018; left a 2020-04; joined b 2023")).markedTwice(), 1U);
}

TEST(Timeline, MarksAnArrivalThatSurelyCameLaterByItself) {
    const auto data = story("ada: joined a 2018; left a 2020-04; joined b 2023");
    EXPECT_EQ(told(data, timelineOf(data)), (Strings{"ada ?->a 2018", "ada a->b 2020-04", "ada ?->b 2023"}));
}

TEST(Timeline, DatesADepartureAsTheCareerDoesThoughAFinerRowNamesTheOrigin) {
    const auto data = story("ada: joined a 2018; left a 2021; joined a->b 2024-03-05");
    EXPECT_EQ(told(data, timelineOf(data)), (Strings{"ada ?->a 2018", "ada a->b 2021", "ada a->b 2024-03-05"}));
    EXPECT_EQ(timelineOf(data).markedTwice(), 1U);
    EXPECT_EQ(countSteps(Careers(*data), {}).steps, 2U);
}

TEST(Timeline, KeepsTheArrivalOfOneWhoWasPromotedLater) {
    EXPECT_EQ(toldIn("ada: joined a 2019; moved a->a 2021-05-03"), Strings{"ada ?->a 2019"});
    EXPECT_EQ(toldIn("ada: left a 2020-03; joined b 2020; moved b->b 2021-05-03"), Strings{"ada a->b 2020-03"});
    EXPECT_TRUE(toldIn("ada: moved a->a 2021-05-03").empty()) << "nothing tells when ada came";
}

TEST(Timeline, DatesACompanyFoundedBeforeLeavingByTheLeaving) {
    const auto data = story("ada: joined a 2018; cofounded b 2023-04; left a 2023-06");
    const auto timeline = timelineOf(data);
    EXPECT_EQ(told(data, timeline), (Strings{"ada ?->a 2018", "ada a->b 2023-06"}));
    // The picture changes on both days.
    EXPECT_EQ(timeline.dayBefore(day("2023-06")), day("2023-04"));
    ASSERT_EQ(timeline.arrivalsOn(day("2023-04")).size(), 1U);
    EXPECT_EQ(timeline.steps()[1].known, day("2023-06"));
}

TEST(Timeline, KnowsWhereADepartureLedToOnceTheyArrived) {
    const auto data = story("ada: joined a 2018; left a 2023-04; joined b [2023-01..2025-05]");
    const auto timeline = timelineOf(data);
    ASSERT_EQ(timeline.steps().size(), 2U);
    EXPECT_EQ(timeline.steps()[1].known, day("2025-05-31"));
    EXPECT_EQ(timeline.arrivalsOn(day("2025-05-31")).size(), 1U);
}

TEST(Timeline, KeepsWhatDatesTheArrivalThatADepartureLedTo) {
    const auto data = story("ada: joined a 2018; left a 2023-04; joined b [2023-01..2025-05]; moved b->c 2026");
    const auto timeline = timelineOf(data);
    ASSERT_EQ(timeline.steps().size(), 3U);
    const auto arrivalOf = [&](std::size_t step) { return data->moves[timeline.steps()[step].arrival].date.iso(); };
    EXPECT_EQ(arrivalOf(0), "2018");
    EXPECT_EQ(arrivalOf(1), "[2023-01..2025-05]");
    EXPECT_EQ(arrivalOf(2), "2026");
}

TEST(Timeline, DatesADepartureOfNoKnownDayByItsArrival) {
    const auto data = story("ada: joined a 2018; left a; joined b 2023-04");
    EXPECT_EQ(told(data, timelineOf(data)), (Strings{"ada ?->a 2018", "ada a->b 2023-04"}));
}

TEST(Timeline, CountsWhatIsUndatedApart) {
    const auto data = story("ada: joined a; moved a->b 2020");
    const auto timeline = timelineOf(data);
    EXPECT_EQ(timeline.undatedCount(), 1U);
    EXPECT_EQ(timeline.steps().size(), 1U);
    EXPECT_TRUE(timelineOf(story("ada: joined a")).isEmpty());
}

TEST(Timeline, MarksTheElevenWhoLeftTheLlamaTeam) {
    const auto data = llamaData();
    const auto timeline = timelineOf(data, llamaTeam());
    Strings left;
    for (const TimeStep& step : timeline.steps())
        if (tests::keyOf(*data, step.from) == "meta")
            left.push_back(data->people[step.person].key);
    EXPECT_EQ(left.size(), 11U);
    EXPECT_EQ(timeline.firstDay(), day("2023-01-01"));
    EXPECT_EQ(timeline.lastDay(), day("2025-05-31"));
    ASSERT_FALSE(timeline.events().empty());
    EXPECT_EQ(data->products[timeline.events()[0].product].key, "llama-paper");
}

TEST(Timeline, StepsFromDayToDay) {
    const auto timeline = timelineOf(story("ada: joined a 2018; moved a->b 2020-05-04\nbo: joined b 2020-05-04"));
    EXPECT_EQ(timeline.dayAfter(day("2018-01-01")), day("2020-05-04"));
    EXPECT_FALSE(timeline.dayAfter(day("2020-05-04")));
    EXPECT_EQ(timeline.dayBefore(day("2020-05-04")), day("2018-01-01"));
    EXPECT_FALSE(timeline.dayBefore(day("2018-01-01")));
    EXPECT_EQ(timeline.stepsOn(day("2020-05-04")).size(), 2U);
    EXPECT_TRUE(timeline.stepsOn(day("2020-05-05")).empty());
}

TEST(Timeline, ABoundedDateTakesEffectOnItsLastDayAndNeverWithoutOne) {
    const auto timeline = timelineOf(story("ada: joined a [2020-02..2021-03]; moved a->b [2022..]"));
    EXPECT_EQ(std::vector(timeline.days().begin(), timeline.days().end()), std::vector{day("2021-03-31")});
    EXPECT_EQ(timeline.lastDay(), day("2022-12-31"));
}

TEST(Timeline, ReachesToABoundThatLiesBeyondAllElse) {
    const auto data = story("ada: joined a 2018; moved a->b [2022-03..]\nbo: joined a [..2015-02]");
    const auto timeline = timelineOf(data);
    EXPECT_EQ(timeline.firstDay(), day("2015-02-01"));
    EXPECT_EQ(timeline.lastDay(), day("2022-03-31"));
    for (const MonthSpan& span : timeline.months())
        EXPECT_LE(span.first, span.last);
    EXPECT_EQ(bin(timeline, BinSize::month, oneGroup(*data), 10).spanCount, 1U);
}

TEST(Timeline, ReachesToTheLastDayThatThereIs) {
    EXPECT_EQ(timelineOf(story("ada: joined a 2018; moved a->b 9999-12-31")).lastDay(), base::kLastDay);
}

TEST(Timeline, LeavesOutDisputedMovesWithTheirLayer) {
    const auto data = story("ada: joined a 2018; moved a->b 2020 disputed");
    Filter filter;
    filter.layers.erase(Layer::disputed);
    EXPECT_EQ(told(data, timelineOf(data, filter)), (Strings{"ada ?->a 2018"}));
}

TEST(TimeBins, CountsWhatLiesWithinABinAndKeepsOtherSpansApart) {
    const auto data =
        story("ada: joined a 2020-01; moved a->b 2020-03\nbo: joined a 2020\ncy: joined b [2020-02..2021-05]");
    const auto timeline = timelineOf(data);
    const auto months = bin(timeline, BinSize::month, oneGroup(*data), 10);
    EXPECT_EQ(months.count, 17U);
    EXPECT_EQ(months.total(0), 1U);
    EXPECT_EQ(months.total(2), 1U);
    EXPECT_EQ(months.spanCount, 2U);
    EXPECT_EQ(months.possible[0], 1U);
    EXPECT_EQ(months.possible[1], 2U);
    EXPECT_EQ(months.possible[12], 1U);
    const auto quarters = bin(timeline, BinSize::quarter, oneGroup(*data), 10);
    EXPECT_EQ(quarters.total(0), 2U);
    const auto years = bin(timeline, BinSize::year, oneGroup(*data), 0);
    EXPECT_EQ(years.total(0), 3U);
    EXPECT_EQ(years.spanCount, 1U);
    EXPECT_TRUE(years.spans.empty());
    EXPECT_EQ(years.highest, 3U);
}

TEST(TimeBins, BeginWhereQuartersAndYearsDo) {
    const auto data = story("ada: joined a 2020-05; moved a->b 2021-02");
    const auto bins = bin(timelineOf(data), BinSize::quarter, oneGroup(*data), 0);
    EXPECT_EQ(firstDayOfMonth(bins.firstMonth), day("2020-04-01"));
    EXPECT_EQ(bins.count, 4U);
}

TEST(TimeBins, FindsTheStepsOfABinAgain) {
    const auto data = story("ada: joined a 2020-05\nbo: joined b 2020-05\ncy: joined a 2020-06");
    const auto timeline = timelineOf(data);
    Grouping grouping = oneGroup(*data);
    grouping.groupCount = 2;
    grouping.group[tests::company(*data, "b")] = 1;
    const auto bins = bin(timeline, BinSize::month, grouping, 0);
    EXPECT_EQ(stepsIn(timeline, bins, 0, grouping, {}).size(), 2U);
    EXPECT_EQ(stepsIn(timeline, bins, 0, grouping, std::uint8_t{1}), std::vector<std::size_t>{1});
}

TEST(TimeBins, CountSomeStepsOnly) {
    const auto data = story("ada: joined a 2020-05; moved a->b 2021\nbo: joined b 2020-05\ncy: joined a 2020-05");
    const auto timeline = timelineOf(data);
    Grouping grouping = oneGroup(*data);
    grouping.groupCount = 2;
    grouping.group[tests::company(*data, "b")] = 1;
    const auto bins = bin(timeline, BinSize::month, grouping, 0);
    const auto ofAda = countSome(timeline.stepsOf(tests::person(*data, "ada")), timeline, bins, grouping);
    EXPECT_EQ(ofAda.size(), bins.counts.size());
    EXPECT_EQ(ofAda[0], 1U);
    EXPECT_EQ(ofAda[1], 0U);
    EXPECT_EQ(std::accumulate(ofAda.begin(), ofAda.end(), 0U), 1U) << "2021 lies in no one month";
}

TEST(Timeline, FindsTheStepsOfAPersonAndOfACompany) {
    const auto data = story("ada: joined a 2020-05; moved a->b 2021-02\nbo: joined b 2020-06\ncy: joined a 2020-07");
    const auto timeline = timelineOf(data);
    const auto steps = [](std::span<const std::uint32_t> found) {
        return std::vector<std::uint32_t>(found.begin(), found.end());
    };
    EXPECT_EQ(steps(timeline.stepsOf(tests::person(*data, "ada"))), (std::vector<std::uint32_t>{0, 3}));
    EXPECT_EQ(steps(timeline.stepsFrom(tests::company(*data, "a"))), (std::vector<std::uint32_t>{3}));
    EXPECT_EQ(steps(timeline.stepsTo(tests::company(*data, "a"))), (std::vector<std::uint32_t>{0, 2}));
    EXPECT_EQ(steps(timeline.stepsTo(tests::company(*data, "b"))), (std::vector<std::uint32_t>{1, 3}));
}

TEST(TimeBins, TakeTheFinestSizeThatIsWideEnough) {
    EXPECT_EQ(binSizeFor(24, 480, 16), BinSize::month);
    EXPECT_EQ(binSizeFor(60, 480, 16), BinSize::quarter);
    EXPECT_EQ(binSizeFor(600, 480, 16), BinSize::year);
}

TEST(Months, KeepTheDayWhereTheMonthHasIt) {
    EXPECT_EQ(addMonths(day("2023-01-31"), 1), day("2023-02-28"));
    EXPECT_EQ(addMonths(day("2023-02-28"), 1), day("2023-03-31"));
    EXPECT_EQ(addMonths(day("2024-02-15"), -12), day("2023-02-15"));
    EXPECT_EQ(addMonths(day("2023-12-30"), 2), day("2024-02-29"));
    EXPECT_EQ(addMonths(base::kFirstDay, -1), base::kFirstDay);
    EXPECT_EQ(addMonths(base::kLastDay, 1), base::kLastDay);
}

TEST(Timeline, OfANeighbourhoodHasTheMovesThatShowThere) {
    const auto data = story("ada: joined a 2018; moved a->b 2020; moved b->c 2021\n"
                            "bo: joined a 2019; left a 2021; joined b 2021\n"
                            "cy: joined c 2019; moved c->d 2022");
    Filter filter;
    filter.focus = Filter::Focus{{model::EntityKind::company, "b"}, 1};
    EXPECT_EQ(told(data, timelineOf(data, filter)), (Strings{"ada a->b 2020", "ada b->c 2021", "bo a->b 2021"}));
    filter.focus->entity.key = "d";
    EXPECT_EQ(told(data, timelineOf(data, filter)), (Strings{"cy c->d 2022"}));
    filter.focus->entity = {model::EntityKind::person, "cy"};
    EXPECT_EQ(told(data, timelineOf(data, filter)), (Strings{"cy ?->c 2019", "cy c->d 2022"}));
}

TEST(Timeline, OfANeighbourhoodWithinATeamHasItsMembersMoves) {
    const auto data = story("ada: joined a 2018; moved a->b 2020\nbo: joined a 2018; moved a->b 2021\n"
                            "cy: joined a 2018; moved a->c 2021\nteam t at a: ada, cy");
    Filter filter;
    filter.team = "t";
    filter.focus = Filter::Focus{{model::EntityKind::company, "b"}, 1};
    EXPECT_EQ(told(data, timelineOf(data, filter)), (Strings{"ada a->b 2020"}));
}

TEST(Timeline, OfANeighbourhoodIsThatOfEveryDay) {
    const auto data = story("ada: joined a 2018; moved a->b 2020; moved b->c 2021");
    Filter filter;
    filter.focus = Filter::Focus{{model::EntityKind::company, "a"}, 1};
    filter.asOf = day("2022-01-01");
    filter.from = day("2021-06-01");
    EXPECT_EQ(told(data, timelineOf(data, filter)), (Strings{"ada ?->a 2018", "ada a->b 2020"}));
}

} // namespace
} // namespace whither::query
