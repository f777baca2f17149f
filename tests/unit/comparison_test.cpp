#include "core/query/comparison.h"
#include "core/query/filter.h"
#include "core/query/team_story.h"

#include "tests/support/sample_data.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace whither::query {
namespace {

using tests::day;
using tests::story;
using Strings = std::vector<std::string>;

Comparison between(const model::DatasetPtr& data, const char* first, const char* second,
                   const ComparedScope& scope = {}) {
    return compareDays(*data, careersOf(*data), scope, day(first), day(second));
}

/// "+ ada ?>a": arrived +, left −, moved >, stayed =, not known on the first day ?, not on the second !.
Strings told(const model::DatasetPtr& data, const Comparison& comparison) {
    Strings lines;
    for (const Compared& one : comparison.people)
        lines.push_back(std::string(1, "+->=?!"[static_cast<std::size_t>(one.difference)]) + " " +
                        data->people[one.person].key + " " + tests::keyOf(*data, one.before) + ">" +
                        tests::keyOf(*data, one.after));
    return lines;
}

const char* const kFour = "ada: joined a 2018; moved a->b 2020\n"
                          "bo: joined a 2018\n"
                          "cy: joined b 2021\n"
                          "di: joined a 2018; left a 2021\n"
                          "ed: joined a 2030\n";

TEST(Comparison, TellsWhoArrivedLeftMovedAndStayed) {
    const auto data = story(kFour);
    const auto comparison = between(data, "2019-01-01", "2022-01-01");
    EXPECT_EQ(told(data, comparison), (Strings{"+ cy ?>b", "- di a>?", "> ada a>b", "= bo a>a"}));
    EXPECT_EQ(comparison.moved + comparison.stayed + comparison.arrived + comparison.left, 4U);
}

TEST(Comparison, OfACompanyTellsWhoCameAndWent) {
    const auto data = story(kFour);
    EXPECT_EQ(told(data, between(data, "2019-01-01", "2022-01-01", {{}, tests::company(*data, "a")})),
              (Strings{"- ada a>b", "- di a>?", "= bo a>a"}));
    EXPECT_EQ(told(data, between(data, "2019-01-01", "2022-01-01", {{}, tests::company(*data, "b")})),
              (Strings{"+ ada a>b", "+ cy ?>b"}));
}

TEST(Comparison, OfWhomNothingIsKnownBeforeIsNoArrivalUnlessAMoveTellsOfIt) {
    const auto data = story("ada: joined c 2015; left c 2018; stay a 2020-03\n"
                            "bo: joined a 2020\n"
                            "team t at a 2020-03: ada, bo, cy, di, ed\n"
                            "cy: moved a->b 2021\n"
                            "di: joined c 2015; joined a 2020\n"
                            "ed: joined a 2018; left a 2021\n");
    // What tells of ada is the stay alone, so of the team's story nobody knows where ada and cy were on the first day;
    // bo and di are told to have arrived since.
    EXPECT_EQ(told(data, between(data, "2019-01-01", "2022-01-01", {{}, tests::company(*data, "a")})),
              (Strings{"+ bo ?>a", "+ di c>a", "- cy a>b", "- ed a>?", "= ada a>a"}));
    EXPECT_EQ(told(data, between(data, "2019-01-01", "2022-01-01", {tests::team(*data, "t"), {}})),
              (Strings{"+ bo ?>a", "+ di c>a", "- ed a>?", "? ada ?>a", "? cy ?>b"}));
    // On a day on which all of them are known, who left has left.
    const auto fullest = fullestDay(Careers(*data), tests::team(*data, "t"));
    EXPECT_EQ(fullest, day("2020-03-31"));
    EXPECT_EQ(
        told(data, compareDays(*data, careersOf(*data), {tests::team(*data, "t"), {}}, *fullest, day("2022-01-01"))),
        (Strings{"- cy a>b", "- ed a>?", "= ada a>a", "= bo a>a", "= di a>a"}));
}

TEST(Comparison, OfEveryoneWhoLeftOrArrivedByADatedMoveDidSo) {
    const auto data = story("ada: joined a 2015; left a 2020\nbo: joined b 2020\ncy: joined a 2015; left a\n"
                            "di: joined b\ned: stay b 2021");
    const auto comparison = between(data, "2019-01-01", "2022-01-01");
    const auto differenceOf = [&](const char* key) {
        const Compared* found = comparison.find(tests::person(*data, key));
        return found == nullptr ? std::optional<Difference>() : found->difference;
    };
    EXPECT_EQ(differenceOf("ada"), Difference::left);
    EXPECT_EQ(differenceOf("bo"), Difference::arrived);
    EXPECT_NE(differenceOf("cy"), Difference::left) << "nobody dates it";
    EXPECT_EQ(differenceOf("di"), Difference::stayed);
}

TEST(Comparison, OfACompanyCountsItsPartsAndASecondJob) {
    const auto data =
        story("company lab in a\nada: joined lab 2018; joined c 2019; moved lab->d 2021\nbo: joined a 2020");
    EXPECT_EQ(told(data, between(data, "2020-01-01", "2022-01-01", {{}, tests::company(*data, "a")})).size(), 2U);
}

TEST(Comparison, DoesNotMindTheOrderOfTheDays) {
    const auto data = story(kFour);
    EXPECT_EQ(between(data, "2022-01-01", "2019-01-01"), between(data, "2019-01-01", "2022-01-01"));
}

TEST(Comparison, OfOneDayEverybodyStayed) {
    const auto data = story(kFour);
    const auto comparison = between(data, "2019-01-01", "2019-01-01");
    EXPECT_EQ(comparison.stayed, comparison.people.size());
    EXPECT_EQ(comparison.stayed, 3U);
}

TEST(Comparison, OfTheLlamaTeamCountsItsElevenLeavers) {
    const auto data = tests::llamaData();
    const auto team = tests::team(*data, "llama-authors");
    const auto comparison = between(data, "2023-03-01", "2025-05-31", {team, {}});
    EXPECT_EQ(comparison.stayed, 3U);
    EXPECT_EQ(comparison.left, 10U);
    EXPECT_EQ(comparison.unknownBefore, 1U); // that Lample left in 2023 takes effect with the year
    EXPECT_EQ(comparison.arrived, 0U);
    EXPECT_EQ(comparison.people.size(), 14U);
}

TEST(Comparison, OfTheLlamaTeamBeforeThePaperNobodyArrivedWhoOnlyIsNotKnownYet) {
    const auto data = tests::llamaData();
    const auto team = tests::team(*data, "llama-authors");
    const auto comparison = between(data, "2023-01-01", "2025-05-31", {team, {}});
    EXPECT_EQ(comparison.arrived, 0U);
    EXPECT_GT(comparison.unknownBefore, 0U);
    EXPECT_EQ(fullestDay(Careers(*data), team), day("2023-02-28")); // of the paper, by its month
}

TEST(Comparison, FindsEveryPersonItHas) {
    const auto data = story(kFour);
    const auto comparison = between(data, "2019-01-01", "2022-01-01");
    for (const Compared& one : comparison.people)
        EXPECT_EQ(comparison.find(one.person), &one);
    EXPECT_EQ(comparison.find(tests::person(*data, "ed")), nullptr);
}

/// Of a filter as of 2022 that is compared with 2019.
Comparison shown(const model::DatasetPtr& data, Filter filter) {
    filter.asOf = day("2022-01-01");
    filter.comparedWith = day("2019-01-01");
    return *apply(filter, *graph::TalentGraph::build(data)).comparison;
}

TEST(Comparison, OfAFilterIsOfEveryone) {
    const auto data = story(kFour);
    EXPECT_EQ(shown(data, {}), between(data, "2019-01-01", "2022-01-01"));
    EXPECT_FALSE(apply({}, *graph::TalentGraph::build(data)).comparison);
}

TEST(Comparison, OfATeamsStoryIsOfItsMembers) {
    const auto data = story(std::string(kFour) + "team t at a 2019: ada, bo");
    Filter filter;
    filter.team = "t";
    EXPECT_EQ(shown(data, filter), between(data, "2019-01-01", "2022-01-01", {tests::team(*data, "t"), {}}));
    EXPECT_EQ(shown(data, filter).people.size(), 2U);
}

TEST(Comparison, OfANeighbourhoodIsOfTheCompanyOrOfThoseWhoShow) {
    const auto data = story(kFour);
    Filter filter;
    filter.focus = Filter::Focus{{model::EntityKind::company, "b"}, 1};
    EXPECT_EQ(shown(data, filter), between(data, "2019-01-01", "2022-01-01", {{}, tests::company(*data, "b")}));
    filter.focus->entity = {model::EntityKind::person, "ada"};
    EXPECT_EQ(told(data, shown(data, filter)), (Strings{"> ada a>b"}));
}

TEST(Comparison, TellsOfPeopleWhoDoNotShow) {
    const auto data = story(kFour);
    Filter filter;
    filter.from = day("2021-06-01"); // nothing is drawn but what came later
    EXPECT_EQ(shown(data, filter), between(data, "2019-01-01", "2022-01-01"));
}

TEST(Comparison, OfEverythingKnownReachesTheLastDay) {
    const auto data = story(kFour);
    Filter filter;
    filter.comparedWith = day("2019-01-01");
    const auto comparison = *apply(filter, *graph::TalentGraph::build(data)).comparison;
    EXPECT_EQ(comparison.second, base::kLastDay);
    EXPECT_EQ(comparison.arrived, 2U); // cy and ed
}

} // namespace
} // namespace whither::query
