#include "core/query/flow_table.h"

#include "core/query/flows.h"
#include "tests/support/sample_data.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace whither::query {
namespace {

using tests::aiTalentData;
using tests::day;
using tests::llamaData;
using tests::story;

FlowTable tableOf(const model::DatasetPtr& data) {
    return {data, careersOf(*data)};
}

std::string name(const FlowGroup& group) {
    switch (group.sort) {
    case FlowGroup::Sort::named:
        return group.key;
    case FlowGroup::Sort::other:
        return "(other " + std::to_string(group.members) + ")";
    case FlowGroup::Sort::unknown:
        return "(unknown)";
    case FlowGroup::Sort::noneKnown:
        return "(none known)";
    }
    return {};
}

/// "a->b 2, a->(none known) 1"
std::string told(const FlowCounts& counts) {
    std::string text;
    for (const FlowCell& cell : counts.cells)
        text += (text.empty() ? "" : ", ") + (cell.stage > 0 ? std::to_string(cell.stage) + ": " : "") +
                name(counts.groups[cell.from]) + "->" + name(counts.groups[cell.to]) + " " + std::to_string(cell.steps);
    return text;
}

void expectSumsToHold(const FlowCounts& counts) {
    std::vector<FlowTotal> totals(counts.groups.size());
    std::size_t steps = 0;
    for (const FlowCell& cell : counts.cells) {
        EXPECT_GT(cell.steps, 0U);
        EXPECT_EQ(cell.first, steps);
        EXPECT_EQ(counts.between(cell.from, cell.to, cell.stage), cell.steps);
        steps += cell.steps;
        if (cell.from == cell.to) {
            totals[cell.from].within += cell.steps;
        } else {
            totals[cell.from].left += cell.steps;
            totals[cell.to].came += cell.steps;
        }
    }
    EXPECT_EQ(steps, counts.steps.size());
    EXPECT_EQ(totals, counts.totals);
}

TEST(CountSteps, CountsAsTheTableDoesOnAnyDay) {
    for (const auto& data : {llamaData(), aiTalentData()}) {
        const FlowTable table = tableOf(data);
        for (const auto& asOf :
             {std::optional<base::Day>{}, std::optional{day("2024-06-30")}, std::optional{day("2019-01-01")}}) {
            FlowQuery query;
            query.asOf = asOf;
            EXPECT_EQ(countSteps(Careers(*data), asOf).steps, table.count(query).steps.size());
        }
    }
    const auto data = story("ada: joined a 2018; left a 2020; joined b 2020\nbo: joined a");
    EXPECT_EQ(countSteps(Careers(*data), {}), (StepCount{3, 1}));
    EXPECT_EQ(countSteps(Careers(*data), day("2019-01-01")), (StepCount{2, 1}));
}

TEST(FlowTable, ARowThatTellsBothEndsIsOneStep) {
    const auto data = story("ada: joined a 2018; moved a->b 2020; left b 2021");
    const FlowCounts counts = tableOf(data).count({});
    EXPECT_EQ(told(counts), "a->b 1, b->(none known) 1, (unknown)->a 1");
    EXPECT_EQ(counts.people, 1U);
}

TEST(FlowTable, AnExitAndAnArrivalInTwoRowsAreOneStepOnceBothHaveHappened) {
    const auto data = story("ada: joined a 2018; left a 2020-03; joined b 2020-09");
    const FlowTable table = tableOf(data);
    FlowQuery query;
    EXPECT_EQ(told(table.count(query)), "a->b 1, (unknown)->a 1");
    query.asOf = day("2020-05-01");
    EXPECT_EQ(told(table.count(query)), "a->(none known) 1, (unknown)->a 1");
    query.asOf = day("2019-01-01");
    EXPECT_EQ(told(table.count(query)), "(unknown)->a 1");
    query.asOf = {};
    query.from = day("2020-04-01");
    EXPECT_EQ(told(table.count(query)), "a->b 1") << "a step counts on the day by which both had happened";
    query.to = day("2020-08-01");
    EXPECT_EQ(told(table.count(query)), "");
}

TEST(FlowTable, RowsThatTellTheSameAreCountedOnce) {
    const auto data = story("ada: joined a 2018; left a 2020; left a 2020-03; joined b 2020-09; joined b 2020");
    EXPECT_EQ(told(tableOf(data).count({})), "a->b 1, (unknown)->a 1");
}

TEST(FlowTable, SomebodyGoneWithoutAWordStillTookTheStep) {
    const auto data = story("ada: joined a 2018; joined b 2020");
    const FlowTable table = tableOf(data);
    const FlowCounts counts = table.count({});
    ASSERT_EQ(told(counts), "a->b 1, (unknown)->a 1");
    EXPECT_EQ(counts.cells[0].departures, 0U);
    EXPECT_EQ(counts.cells[0].arrivals, 1U);
}

TEST(FlowTable, UndatedStepsCountOnlyInAWindowWithoutABeginning) {
    const auto data = story("ada: moved a->b\nbo: moved a->b 2020");
    const FlowTable table = tableOf(data);
    FlowQuery query;
    EXPECT_EQ(told(table.count(query)), "a->b 2");
    query.from = day("2019-01-01");
    const FlowCounts counts = table.count(query);
    EXPECT_EQ(told(counts), "a->b 1");
    EXPECT_EQ(counts.undatedLeftOut, 1U);
}

TEST(FlowTable, GroupsByTheTopmostCompanyAndKeepsWhatStaysWithin) {
    const auto data = story("company lab in mid\ncompany mid in top\nada: moved lab->mid 2019; moved mid->x 2020");
    FlowQuery query;
    query.grouping = FlowGrouping::parent;
    const FlowCounts counts = tableOf(data).count(query);
    EXPECT_EQ(told(counts), "top->top 1, top->x 1");
    EXPECT_EQ(counts.totals[0], (FlowTotal{1, 0, 1}));
}

TEST(FlowTable, GroupsBeyondTheLimitAreOthersAndSaysHowMany) {
    const auto data = story("ada: moved a->b 2019\nbo: moved a->b 2019\ncy: moved a->c 2019\ndee: moved d->e 2019");
    FlowQuery query;
    query.limit = 2;
    const FlowCounts counts = tableOf(data).count(query);
    EXPECT_EQ(told(counts), "a->b 2, a->(other 3) 1, (other 3)->(other 3) 1");
    expectSumsToHold(counts);
}

TEST(FlowTable, OneAloneBeyondTheLimitHasItsName) {
    const auto data = story("ada: moved a->b 2019\nbo: moved a->b 2019\ncy: moved a->c 2019");
    FlowQuery query;
    query.limit = 2;
    EXPECT_EQ(told(tableOf(data).count(query)), "a->b 2, a->c 1");
    query.limit = 1;
    EXPECT_EQ(told(tableOf(data).count(query)), "a->(other 2) 3");
}

TEST(FlowTable, AGroupShownBeforeGivesWayOnlyToAClearlyLargerOne) {
    const auto data = story("ada: moved a->x 2019\nbo: moved a->x 2019\ncy: moved a->x 2019\ndee: moved a->x 2019\n"
                            "eve: moved a->y 2019\nfay: moved a->y 2019\ngus: moved a->y 2019\nhal: moved a->y 2019\n"
                            "ida: moved a->y 2019\njo: moved a->z 2019");
    FlowQuery query;
    query.limit = 2;
    EXPECT_EQ(told(tableOf(data).count(query)), "a->y 5, a->(other 2) 5");
    query.shownBefore.push_back({FlowGroup::Sort::named, "x", {}, 1});
    query.shownBefore.push_back({FlowGroup::Sort::named, "a", {}, 1});
    EXPECT_EQ(told(tableOf(data).count(query)), "a->x 4, a->(other 2) 6");
}

TEST(FlowTable, OnlyThePeopleAskedForCount) {
    const auto data = story("ada: moved a->b 2019\nbo: moved a->b 2019");
    FlowQuery query;
    query.people.assign(2, 0);
    query.people[tests::person(*data, "bo")] = 1;
    const FlowCounts counts = tableOf(data).count(query);
    EXPECT_EQ(told(counts), "a->b 1");
}

TEST(FlowTable, StagesFollowACareerFromTheFirstEmployerLeft) {
    const auto data = story("ada: joined a 2018; moved a->b 2019; moved b->c 2020; left c 2021\nbo: moved a->b 2019");
    FlowQuery query;
    query.stages = 3;
    EXPECT_EQ(told(tableOf(data).count(query)), "a->b 2, 1: b->c 1");
    query.stages = 4;
    EXPECT_EQ(told(tableOf(data).count(query)), "a->b 2, 1: b->c 1, 2: c->(none known) 1");
}

TEST(FlowTable, MetaLostFiveLlamaAuthorsToMistral) {
    const auto& data = llamaData();
    FlowQuery query;
    query.asOf = day("2025-05-31");
    query.people.assign(data->people.size(), 0);
    for (const auto& member : data->teams[tests::team(*data, "llama-authors")].members)
        query.people[member.person] = 1;
    const FlowCounts counts = tableOf(data).count(query);
    ASSERT_EQ(counts.groups[0].key, "meta");
    ASSERT_EQ(counts.groups[1].key, "mistral-ai");
    EXPECT_EQ(counts.between(0, 1), 5U);
    EXPECT_EQ(counts.totals[0].left, 11U);
}

TEST(FlowTable, SumsHoldInEveryGroupingWindowAndStage) {
    const FlowTable table = tableOf(aiTalentData());
    for (const auto grouping : {FlowGrouping::company, FlowGrouping::parent, FlowGrouping::country, FlowGrouping::kind})
        for (const std::size_t stages : {2, 3, 4})
            for (const char* from : {"", "2023-01-01"})
                for (const std::size_t limit : {std::size_t{0}, std::size_t{8}, FlowQuery::kNoLimit}) {
                    FlowQuery query;
                    query.grouping = grouping;
                    query.stages = stages;
                    query.limit = limit;
                    if (*from != '\0')
                        query.from = day(from);
                    expectSumsToHold(table.count(query));
                }
}

} // namespace
} // namespace whither::query
