#include "core/query/cohort.h"

#include "core/query/cohort_card.h"
#include "core/query/company_figures.h"
#include "core/query/filter.h"
#include "core/query/flow_table.h"
#include "core/query/team_story.h"
#include "tests/support/sample_data.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

#include <cmath>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace whither::query {
namespace {

using tests::company;
using tests::day;
using tests::story;
using tests::team;
using Standing = Followed::Standing;
using Why = Cohort::LeftOut::Why;

Cohort cohortIn(const model::Dataset& data, const CohortSpec& spec) {
    return cohortOf(data, careersOf(data), spec);
}

/// Of everyone who ever joined company a.
Cohort cohortOfA(const model::DatasetPtr& data, std::optional<base::Day> zero, const char* asOf) {
    return cohortIn(*data, {.who = company(*data, "a"), .zero = zero, .asOf = day(asOf)});
}

Cohort llama() {
    const auto& data = *tests::llamaData();
    return cohortIn(data, {.who = team(data, "llama-authors"), .zero = day("2023-02-24"), .asOf = {}});
}

TEST(Cohort, OfFourteenLlamaAuthorsThreeRemainAtTheEnd) {
    const Cohort cohort = llama();
    EXPECT_EQ(cohort.members.size(), 14U);
    EXPECT_TRUE(cohort.leftOut.empty());
    EXPECT_EQ(cohort.until, day("2025-05-26"));
    const Retention retention = retentionOf(cohort);
    EXPECT_NEAR(retention.middle.steps.back().survival, 3.0 / 14, 1e-12);
    EXPECT_NEAR(retention.soonest.steps.back().survival, 3.0 / 14, 1e-12);
    EXPECT_NEAR(retention.latest.steps.back().survival, 3.0 / 14, 1e-12);
    EXPECT_NEAR(retention.turnbull.survivalAt(822).upper, 3.0 / 14, 1e-9);
    // Seven had gone by day 157 and the next go on day 413: half are there between the two.
    EXPECT_NEAR(retention.median.time.value(), (157 + 413) / 2.0, 1e-12);
    EXPECT_EQ(retention.middle.atRiskAt(90), 12U);
    EXPECT_EQ(retention.soonest.atRiskAt(91), 8U);
    EXPECT_EQ(retention.latest.atRiskAt(90), 13U);
}

TEST(Cohort, TheMiddleLiesBetweenWhatTheBoundsAllowWhereAllAreFollowedAlike) {
    const Retention retention = retentionOf(llama());
    for (double time = 0; time < 830; time += 7) {
        EXPECT_LE(retention.soonest.survivalAt(time), retention.middle.survivalAt(time) + 1e-12) << time;
        EXPECT_GE(retention.latest.survivalAt(time), retention.middle.survivalAt(time) - 1e-12) << time;
    }
}

TEST(Cohort, AMonthIsAnIntervalOfItsDays) {
    const auto data = story("ada: joined a 2020-01-01; left a 2020-03");
    const Cohort cohort = cohortOfA(data, {}, "2021-01-01");
    ASSERT_EQ(cohort.members.size(), 1U);
    const Followed& ada = cohort.members[0];
    EXPECT_EQ(ada.standing, Standing::left);
    // January has 31 days and February 2020 has 29: 1 March is day 60, 31 March day 90.
    EXPECT_EQ(ada.interval, (LeavingInterval{60, 90}));
    EXPECT_EQ(ada.middle, (Observation{75, Observation::Ending::left}));
    EXPECT_EQ(ada.soonest.time, 60);
    EXPECT_EQ(ada.latest.time, 90);
}

TEST(Cohort, AJoiningThatIsAnIntervalMakesTheTimeOne) {
    const auto data = story("ada: joined a 2020-01; left a 2020-03-31");
    const Followed ada = cohortOfA(data, {}, "2021-01-01").members.at(0);
    EXPECT_EQ(ada.interval, (LeavingInterval{60, 90})); // from 31 or 1 January
    EXPECT_EQ(ada.middle.time, 75);
}

TEST(Cohort, WhoHasNotLeftIsCensoredOnTheLastDay) {
    const auto data = story("ada: joined a 2020-01-01; stay a 2020-06-01\nbo: joined a 2020-02-01; left a 2020-09");
    const Cohort cohort = cohortOfA(data, {}, "2020-07-01");
    const Followed& ada = cohort.members.at(0);
    EXPECT_EQ(ada.standing, Standing::stayed);
    EXPECT_EQ(ada.middle, (Observation{182, Observation::Ending::censored}));
    EXPECT_EQ(ada.interval.first, 182);
    EXPECT_TRUE(std::isinf(ada.interval.last));
    EXPECT_EQ(cohort.members.at(1).standing, Standing::stayed) << "left only later";
}

TEST(Cohort, NobodyIsCensoredAfterTheLastDayThatAnythingIsKnownOf) {
    const auto data = story("ada: joined a 2020-01-01; stay a 2020-06-01\nbo: joined a 2020-02-01; left a 2020-09-01");
    const Cohort cohort = cohortOfA(data, {}, "2030-12-31");
    EXPECT_EQ(cohort.until, day("2020-09-30"));
    EXPECT_EQ(cohort.members.at(0).middle, (Observation{273, Observation::Ending::censored}));
    EXPECT_EQ(cohort, cohortOfA(data, {}, "2020-09-30"));
}

TEST(Cohort, ADateKnownToItsMonthIsFollowedToItsEnd) {
    const auto data = story("ada: joined a 2020-01-01; stay a 2020-06-01\nbo: joined a 2020-02-01; left a 2020-09");
    EXPECT_EQ(cohortOfA(data, {}, "2020-09-20").until, day("2020-09-20"));
    EXPECT_EQ(cohortOfA(data, {}, "2021-01-01").until, day("2020-09-30")) << "as far as the window shows";
    EXPECT_EQ(lastDayToShow(*lastKnownDay(*data)), day("2020-09-30"));
}

TEST(Cohort, SaysHowManyOfThoseWithoutADayOfJoiningHadLeft) {
    const auto data = story("ada: joined a 2020-01-01; stay a 2020-06-01\nbo: joined a 2020-02-01; left a 2020-04-01\n"
                            "cy: left a 2020-03-01\ndee: left a 2020-09-01\neve: stay a 2020-05-01\nfay: left a");
    const auto told = [&data](const char* asOf) { return undatedJoinings(cohortOfA(data, {}, asOf)); };
    EXPECT_EQ(told("2020-09-01"), (UndatedJoinings{4, 3, true}));
    EXPECT_EQ(told("2020-06-01"), (UndatedJoinings{4, 2, false})) << "half of both";
    EXPECT_EQ(undatedJoinings(llama()), UndatedJoinings{});
}

TEST(Cohort, TellsOnHowManyTheMedianRests) {
    EXPECT_EQ(retentionOf(llama()).medianAtRisk, 7U);
    EXPECT_EQ(
        retentionOf(cohortOfA(story("ada: joined a 2020-01-01; stay a 2020-06-01"), {}, "2020-06-01")).medianAtRisk,
        0U);
}

TEST(Cohort, BoundsThatReachBeyondTheLastDayCannotTell) {
    const auto data = story("ada: joined a 2020-01-01; left a [2020-02-01..2020-12-31]");
    const Followed ada = cohortOfA(data, {}, "2020-07-01").members.at(0);
    EXPECT_EQ(ada.standing, Standing::cannotTell);
    EXPECT_EQ(ada.middle.ending, Observation::Ending::censored);
    EXPECT_EQ(ada.soonest, (Observation{31, Observation::Ending::left}));
    EXPECT_EQ(ada.latest, (Observation{182, Observation::Ending::censored}));
    EXPECT_EQ(ada.interval.first, 30) << "was there until 31 January at least, and nothing more is known";
    EXPECT_TRUE(std::isinf(ada.interval.last));
}

TEST(Cohort, WhoCountsAsGoneHasLeftHoweverLateTheyWereSeen) {
    const auto data = story("ada: joined a 2020-01-01; stay a 2025-05-01; left a 2025");
    const Followed ada = cohortOfA(data, {}, "2025-03-01").members.at(0);
    EXPECT_EQ(ada.standing, Standing::left) << "as in every other view: a year counts from its first day";
    EXPECT_EQ(ada.leaving, (Days{day("2025-03-01"), day("2025-03-01")}));
    EXPECT_EQ(cohortOfA(data, {}, "2025-06-01").members.at(0).leaving, (Days{day("2025-05-01"), day("2025-05-31")}));
}

TEST(Cohort, ADepartureThatNobodyDatesLiesBetweenTheLastSightingAndTheNextJob) {
    const auto data = story("ada: joined a 2020-01-01; stay a 2020-02-01; joined b 2020-04");
    const Followed ada = cohortOfA(data, {}, "2021-01-01").members.at(0);
    EXPECT_EQ(ada.standing, Standing::left);
    EXPECT_EQ(ada.leaving, (Days{day("2020-02-01"), day("2020-04-30")}));
}

TEST(Cohort, AnEventCountsThoseWhoMayHaveBeenThereOnThatDay) {
    const auto data = story("ada: joined a 2019\nbo: joined a 2019; left a 2020\ncy: joined a 2021\n"
                            "dee: joined a 2018; left a 2019\neve: joined b 2019");
    const Cohort cohort = cohortOfA(data, day("2020-06-15"), "2022-01-01");
    ASSERT_EQ(cohort.members.size(), 2U);
    EXPECT_EQ(cohort.members[0].wasThere, base::Certainty::yes);
    EXPECT_EQ(cohort.members[1].wasThere, base::Certainty::possibly);
    EXPECT_EQ(cohort.members[1].interval, (LeavingInterval{0, 199})) << "15 June to 31 December";
    ASSERT_EQ(cohort.leftOut.size(), 2U) << "eve never was at a";
    EXPECT_EQ(cohort.leftOut[0].why, Why::notThere);
}

TEST(Cohort, WithoutADayOfJoiningNobodyCanBeFollowedFromIt) {
    const auto data = story("ada: left a 2020\nbo: joined a [..2019]\ncy: joined a 2023\ndee: joined a 2019");
    const Cohort cohort = cohortOfA(data, {}, "2022-01-01");
    EXPECT_EQ(cohort.members.size(), 1U);
    ASSERT_EQ(cohort.leftOut.size(), 3U);
    EXPECT_EQ(cohort.leftOut[0].why, Why::undatedStart);
    EXPECT_EQ(cohort.leftOut[1].why, Why::undatedStart);
    EXPECT_EQ(cohort.leftOut[2].why, Why::joinedLater);
}

TEST(Cohort, AReturnDoesNotUndoADeparture) {
    const auto data = story("ada: joined a 2015; left a 2017; returned a 2019");
    EXPECT_EQ(cohortOfA(data, {}, "2022-01-01").members.at(0).standing, Standing::left);
    EXPECT_EQ(cohortOfA(data, day("2019-01-31"), "2022-01-01").members.at(0).standing, Standing::stayed);
}

TEST(Cohort, OfNothingDatedIsEmpty) {
    const auto data = story("ada: joined a");
    EXPECT_TRUE(cohortIn(*data, {.who = company(*data, "a"), .zero = {}, .asOf = {}}).members.empty());
}

TEST(Cohort, ChosenPeopleAreACohortToo) {
    const auto data = story("ada: joined a 2019\nbo: joined a 2019");
    const ChosenPeople chosen{{tests::person(*data, "bo")}, company(*data, "a")};
    const Cohort cohort = cohortIn(*data, {.who = chosen, .zero = {}, .asOf = day("2022-01-01")});
    ASSERT_EQ(cohort.members.size(), 1U);
    EXPECT_EQ(data->people[cohort.members[0].person].key, "bo");
}

TEST(Cohort, TheDayOfAReleaseIsATimeZero) {
    const auto data = story("product exact by a 2023-02-24\nproduct month by a 2023-07\nproduct none by a");
    const auto zero = [&](const char* key) {
        return zeroOf(data->products[*model::find<model::ProductIndex>(data->products, key)]);
    };
    EXPECT_EQ(zero("exact"), day("2023-02-24"));
    EXPECT_EQ(zero("month"), day("2023-07-01"));
    EXPECT_EQ(zero("none"), std::nullopt);
}

TEST(Cohort, CohortsThatShareSomebodyAreNotTestedAgainstEachOther) {
    const auto data = story("ada: joined a 2018; left a 2020\nbo: joined a 2018; left a 2022\n"
                            "cy: joined b 2018; left b 2021\nteam crew at a: ada");
    const auto testOf = [&](const auto&... who) {
        return logRankOf(std::vector{cohortIn(*data, {.who = who, .zero = {}, .asOf = day("2023-01-01")})...});
    };
    EXPECT_TRUE(std::holds_alternative<LogRank>(testOf(company(*data, "a"), company(*data, "b"))));
    using Outcome = std::variant<LogRank, NoLogRank>;
    EXPECT_EQ(testOf(team(*data, "crew"), company(*data, "a")), Outcome(NoLogRank::sharedPeople));
    EXPECT_EQ(testOf(company(*data, "a")), Outcome(NoLogRank::nothingToCompare));
}

TEST(CohortCard, TellsWhoFollowedWhomAfterWhatGap) {
    const auto data = story("ada: joined a 2018-01-01; moved a->b 2020-01-01\n"
                            "bo: joined a 2018-01-01; left a 2020-12-01; joined b 2021-01-01\n"
                            "cy: joined a 2018-01-01; moved a->b 2021-09-01\n"
                            "dee: joined c 2018-01-01; moved c->b 2020-06-01\n"
                            "eve: joined a 2018-01-01; left a 2019-01-01; returned a 2020-01-01\n"
                            "fay: joined a 2018-01-01\nteam crew at a: ada, bo, cy, eve, fay");
    const auto card = cohortCard(*data, careersOf(*data), {.who = team(*data, "crew"), .zero = {}, .asOf = {}});
    ASSERT_EQ(card.size(), 5U);
    const CardRow& bo = card[1];
    EXPECT_EQ(bo.gap, (CardRow::Gap{31, 31}));
    ASSERT_EQ(bo.leads.size(), 1U) << "dee had not worked with bo";
    EXPECT_EQ(data->people[bo.leads[0].person].key, "ada");
    EXPECT_EQ(bo.leads[0].certainty, base::Certainty::yes);
    EXPECT_EQ(card[0].gap, (CardRow::Gap{0, 0})) << "one move tells of both";
    EXPECT_TRUE(card[0].leads.empty());
    ASSERT_EQ(card[2].leads.size(), 1U) << "ada came more than 18 months before cy";
    EXPECT_EQ(data->people[card[2].leads[0].person].key, "bo");
    EXPECT_TRUE(card[3].hasLeft);
    ASSERT_EQ(card[3].returns.size(), 1U);
    EXPECT_EQ(card[3].returns[0], (CardRow::Return{1, false, {}}));
    EXPECT_FALSE(card[4].hasLeft);
    EXPECT_FALSE(card[4].next);
}

TEST(CohortCard, TellsEveryExitOfWhoCameBack) {
    const auto data = story("ada: joined a 2015; moved a->b 2017; moved b->a 2019; moved a->c 2020; returned a 2021\n"
                            "bo: joined a; left a 2017; returned a 2019");
    const CohortSpec spec{.who = company(*data, "a"), .zero = {}, .asOf = day("2022-01-01")};
    const auto card = cohortCard(*data, careersOf(*data), spec);
    ASSERT_EQ(card.size(), 2U);
    const Career ada = careerOf(*data, tests::person(*data, "ada"));
    ASSERT_EQ(card[0].returns.size(), 2U);
    EXPECT_TRUE(card[0].returns[0].hasLeft);
    ASSERT_TRUE(card[0].returns[0].next);
    EXPECT_EQ(ada.spells[*card[0].returns[0].next].company, company(*data, "c"));
    EXPECT_FALSE(card[0].returns[1].hasLeft);
    // Nobody knows when bo joined, and so cannot say for how long; but bo has left.
    EXPECT_TRUE(card[1].hasLeft);
    EXPECT_EQ(card[1].returns.size(), 1U);
}

/// Keys of the people whom somebody of company a followed.
std::vector<std::string> leadsIn(const model::DatasetPtr& data, std::string_view follower, const char* asOf) {
    const CohortSpec spec{.who = company(*data, "a"), .zero = {}, .asOf = day(asOf)};
    std::vector<std::string> leads;
    for (const CardRow& row : cohortCard(*data, careersOf(*data), spec))
        if (data->people[row.person].key == follower)
            for (const Lead& lead : row.leads)
                leads.push_back(data->people[lead.person].key);
    return leads;
}

TEST(CohortCard, NobodyIsFollowedByThoseWhomTheyMetOnlyAfterwards) {
    const auto data = story("ada: joined a 2015-01-01; moved a->b 2020-06-01; moved b->c 2022-01-01\n"
                            "dee: joined d 2015-01-01; moved d->b 2020-01-01; moved b->c 2022-03-01");
    EXPECT_TRUE(leadsIn(data, "ada", "2023-01-01").empty()) << "dee and ada first met at b";
}

TEST(CohortCard, WhoMayHaveComeInEitherOrderOrFoundedItTogetherDoNotFollowEachOther) {
    const auto month = story("ada: joined a 2015; moved a->b 2020-06\nbo: joined a 2015; moved a->b 2020-06");
    EXPECT_TRUE(leadsIn(month, "ada", "2023-01-01").empty());
    EXPECT_TRUE(leadsIn(month, "bo", "2023-01-01").empty());
    const auto founders =
        story("ada: joined a 2015; cofounded a->b 2020-01\nbo: joined a 2015; cofounded a->b 2020-06\n"
              "cy: joined a 2015; moved a->b 2021");
    EXPECT_TRUE(leadsIn(founders, "bo", "2023-01-01").empty());
    EXPECT_EQ(leadsIn(founders, "cy", "2023-01-01"), (std::vector<std::string>{"ada", "bo"}));
}

TEST(CohortCard, NobodyFollowsWhoFollowedThemInTheSamples) {
    for (const auto& data : {tests::llamaData(), tests::aiTalentData()}) {
        const auto careers = careersOf(*data);
        for (std::size_t i = 0; i < data->companies.size(); ++i) {
            const CohortSpec spec{.who = static_cast<model::CompanyIndex>(i), .zero = {}, .asOf = {}};
            std::set<std::pair<model::PersonIndex, model::PersonIndex>> follows;
            for (const CardRow& row : cohortCard(*data, careers, spec))
                for (const Lead& lead : row.leads)
                    follows.emplace(row.person, lead.person);
            for (const auto& [person, lead] : follows)
                EXPECT_FALSE(follows.contains({lead, person}))
                    << data->people[person].key << ' ' << data->people[lead].key;
        }
    }
}

TEST(CohortCard, WhatHasNotHappenedYetLeadsNobody) {
    // A bounded date takes effect on its last day: as of 2020 dee is not known at b, nor ever to have been at a.
    const auto later = story("ada: joined a 2015-01-01; moved a->b 2021-01-01\n"
                             "dee: joined a 2015-01-01; moved a->b [2020-01-01..2021-01-01]");
    EXPECT_EQ(leadsIn(later, "ada", "2021-06-01"), std::vector<std::string>{"dee"});
    EXPECT_TRUE(leadsIn(later, "ada", "2020-12-31").empty());
    const auto unseen = story("ada: joined a 2015-01-01; moved a->b 2020-06-01\n"
                              "dee: joined a [2015..2021]; left a [2019..2022]; joined b 2020-01-01");
    EXPECT_EQ(leadsIn(unseen, "ada", "2022-12-31"), std::vector<std::string>{"dee"});
    EXPECT_TRUE(leadsIn(unseen, "ada", "2020-07-01").empty());
}

TEST(CohortCard, ListsWhoLeftFirstByTheMiddleOfWhatIsKnown) {
    const auto data = story("ada: joined a 2018; left a 2021\n"
                            "bo: joined a 2018; left a 2020-03-01\n"
                            "cy: joined a 2018; left a [..2020-01-31]\n"
                            "dee: joined a 2018; joined b 2019; left a\n"
                            "eve: joined a 2018\nfay: joined b 2019\nteam crew at a: eve, fay, dee, cy, bo, ada");
    const auto careers = careersOf(*data);
    auto card = cohortCard(*data, careers, {.who = team(*data, "crew"), .zero = {}, .asOf = day("2022-01-01")});
    sortByLeaving(card, careers);
    std::string order;
    for (const CardRow& row : card)
        order += data->people[row.person].key + (row.hasLeft ? " left " : row.spell ? " stayed " : " ? ");
    EXPECT_EQ(order, "cy left bo left ada left dee left eve stayed fay ? ");
}

TEST(Cohort, EmployersStandByHowManyWereThere) {
    const auto data = story("ada: joined b 2015; moved b->a 2018; returned b 2020\nbo: joined a 2016\n"
                            "cy: joined c 2019; moved c->a 2020\ndee: joined d 2019");
    const Careers careers(*data);
    const std::vector<model::PersonIndex> people{tests::person(*data, "ada"), tests::person(*data, "bo"),
                                                 tests::person(*data, "cy")};
    std::string order;
    for (const auto employer : employersOf(careers, people))
        order += data->companies[employer].key + ' ';
    EXPECT_EQ(order, "a b c ");
    EXPECT_TRUE(employersOf(careers, {}).empty());
}

TEST(CompanyFigures, CountsWhatAWindowHoldsSurelyAndPossibly) {
    const auto data = story("ada: joined a 2019; left a 2020-05; returned a 2021-03\n"
                            "bo: moved b->a 2020-02-01; cofounded a->c 2022-01-10\n"
                            "cy: joined a [2019-06..2020-06]; left a 2023\ndee: joined a; moved a->b 2020");
    const auto figures = figuresOf(Careers(*data), company(*data, "a"), {day("2020-01-01"), day("2020-12-31")});
    // bo in February and cy by June at the latest; dee on a day that nobody gives.
    EXPECT_EQ(figures.arrivals, (WindowCount{2, 1, 3, 1}));
    EXPECT_EQ(figures.departures, (WindowCount{2, 2, 2, 0}));
    EXPECT_EQ(figures.net(), 0);
    ASSERT_EQ(figures.pairs.size(), 2U);
    EXPECT_EQ(figures.pairs[0].company, company(*data, "b"));
    EXPECT_EQ(figures.pairs[0].ratio(), 1.0);
    EXPECT_TRUE(figures.pairs[0].isThin());
    EXPECT_FALSE(figures.pairs[1].company) << "the unknown last";
    EXPECT_TRUE(figures.boomerangs.empty());
    EXPECT_EQ(figures.people, 4U);
    EXPECT_EQ(figures.leavers, 2U) << "ada and dee";

    const auto later = figuresOf(Careers(*data), company(*data, "a"), {day("2021-01-01"), day("2022-12-31")});
    ASSERT_EQ(later.boomerangs.size(), 1U);
    EXPECT_EQ(later.leavers, 3U) << "and bo; who came back had left";
    ASSERT_EQ(later.founders.size(), 1U);
    EXPECT_EQ(data->people[later.founders[0].person].key, "bo");
    EXPECT_EQ(later.tenure.people, 3U);
    EXPECT_EQ(later.tenure.left, 2U);
    EXPECT_EQ(later.tenure.notDated.people, 1U);
}

TEST(CompanyFigures, CountThoseWhoLeftByLengthOfStay) {
    const auto data = story("ada: joined a 2010-03-01; left a 2011-03-01\n" // a year to the day
                            "bo: joined a 2010; left a 2010-06\n"           // from July, by the middle of the dates
                            "cy: joined a 2010-01-01; left a 2020-01-01\n"
                            "dee: joined a 2010-01-01; left a\n"
                            "eve: joined a 2015\n"
                            "fay: joined a; left a 2012\n"
                            "gus: joined a 2010; left a 2015\n" // from middle to middle
                            "hal: joined a 2012-01-01; left a 2014-06-01\n"
                            "ida: joined a 2012-01-01; left a 2015-01-01; returned a 2016\n"
                            "jo: joined a 2010-03-02; left a 2011-03-01\n" // a day less than a year
                            "kim: joined a 2019; left a 2021");
    const auto tenure = figuresOf(Careers(*data), company(*data, "a"), {base::kFirstDay, day("2020-12-31")}).tenure;
    EXPECT_EQ(tenure.stays.left, (std::array<std::size_t, 6>{2, 1, 1, 1, 1, 1}));
    EXPECT_EQ(tenure.stays.people(), 7U);
    EXPECT_EQ(tenure.stays.undated, 1U) << "dee";
    EXPECT_EQ(tenure.left, tenure.stays.people() + tenure.stays.undated);
    EXPECT_EQ(tenure.people - tenure.left, 2U) << "eve and kim";
    EXPECT_EQ(tenure.notDated.people, 1U) << "fay";
    const auto earlier = figuresOf(Careers(*data), company(*data, "a"), {base::kFirstDay, day("2011-02-28")}).tenure;
    EXPECT_EQ(earlier.stays.left, (std::array<std::size_t, 6>{1, 0, 0, 0, 0, 0})) << "bo";
}

TEST(CompanyFigures, StaysAddUpToThoseWhoLeft) {
    for (const auto& data : {tests::llamaData(), tests::aiTalentData()})
        for (std::size_t i = 0; i < data->companies.size(); ++i) {
            const auto index = static_cast<model::CompanyIndex>(i);
            const auto tenure = figuresOf(Careers(*data), index, {base::kFirstDay, *lastKnownDay(*data)}).tenure;
            EXPECT_EQ(tenure.stays.people() + tenure.stays.undated, tenure.left) << data->companies[index].key;
        }
}

TEST(CompanyFigures, WhatNobodyDatesCountsWhereTheWindowHasNoBeginningButIsSureInNone) {
    const auto data = story("ada: joined a\nbo: joined a 2020");
    const auto figures = figuresOf(Careers(*data), company(*data, "a"), {base::kFirstDay, base::kLastDay});
    EXPECT_EQ(figures.arrivals, (WindowCount{2, 1, 2, 0}));
}

/// One person can be counted by several rules, but a number of one rule is the same everywhere: ever there, left at
/// least once, came back, there now.
TEST(CompanyFigures, AgreeWithTheCardOfEveryCompany) {
    for (const auto& data : {tests::llamaData(), tests::aiTalentData()}) {
        const auto careers = careersOf(*data);
        const auto asOf = *lastKnownDay(*data);
        for (std::size_t i = 0; i < data->companies.size(); ++i) {
            const auto index = static_cast<model::CompanyIndex>(i);
            const auto figures = figuresOf(Careers(*data), index, {base::kFirstDay, asOf});
            const auto card = cohortCard(*data, careers, {.who = index, .zero = {}, .asOf = asOf});
            std::size_t left = 0;
            std::size_t cameBack = 0;
            std::size_t areThere = 0;
            std::size_t know = 0;
            for (const CardRow& row : card) {
                know += row.spell ? 1 : 0;
                left += row.hasLeft ? 1 : 0;
                cameBack += row.returns.empty() ? 0 : 1;
                areThere += (row.returns.empty() ? row.spell && !row.hasLeft : !row.returns.back().hasLeft) ? 1 : 0;
            }
            std::set<model::PersonIndex> boomerangs;
            for (const Boomerang& one : figures.boomerangs)
                boomerangs.insert(one.person);
            EXPECT_EQ(left, figures.leavers) << data->companies[index].key;
            EXPECT_EQ(know, figures.people) << data->companies[index].key;
            EXPECT_EQ(cameBack, boomerangs.size()) << data->companies[index].key;
            EXPECT_EQ(areThere, figures.areThere) << data->companies[index].key;
        }
    }
}

TEST(TeamStory, AgreesWithTheCardOfEveryTeam) {
    for (const auto& data : {tests::llamaData(), tests::aiTalentData()}) {
        const auto careers = careersOf(*data);
        const auto asOf = lastKnownDay(*data);
        for (std::size_t i = 0; i < data->teams.size(); ++i) {
            const auto team = static_cast<model::TeamIndex>(i);
            const TeamStory story = storyOf(Careers(*data), team, asOf);
            int left = 0;
            int backThere = 0;
            int neverLeft = 0;
            for (const CardRow& row : cohortCard(*data, careers, {.who = team, .zero = {}, .asOf = asOf})) {
                left += row.hasLeft ? 1 : 0;
                backThere += !row.returns.empty() && !row.returns.back().hasLeft ? 1 : 0;
                neverLeft += row.spell && !row.hasLeft ? 1 : 0;
            }
            EXPECT_EQ(left, story.left + story.cameBack) << data->teams[team].key;
            EXPECT_EQ(backThere, story.cameBack) << data->teams[team].key;
            EXPECT_LE(neverLeft, story.stayed - story.cameBack) << data->teams[team].key;
        }
    }
}

TEST(CompanyFigures, AgreeWithTheFlowsOfEveryCompany) {
    for (const auto& data : {tests::llamaData(), tests::aiTalentData()}) {
        const Careers careers(*data);
        const FlowTable table(data, careersOf(*data));
        FlowQuery query;
        query.asOf = *lastKnownDay(*data);
        const FlowCounts counts = table.count(query);
        for (std::size_t i = 0; i < data->companies.size(); ++i) {
            const auto index = static_cast<model::CompanyIndex>(i);
            std::size_t departures = 0;
            std::size_t arrivals = 0;
            for (std::size_t group = 0; group < counts.groups.size(); ++group)
                if (counts.groups[group].company == index) {
                    departures = counts.totals[group].left;
                    arrivals = counts.totals[group].came;
                }
            const auto figures = figuresOf(careers, index, {base::kFirstDay, *query.asOf});
            EXPECT_EQ(figures.arrivals.count, arrivals) << data->companies[index].key;
            EXPECT_EQ(figures.departures.count, departures) << data->companies[index].key;
        }
    }
}

} // namespace
} // namespace whither::query
