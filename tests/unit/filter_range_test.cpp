#include "core/query/filter.h"

#include "core/session/view_action.h"
#include "tests/support/sample_data.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

#include <set>
#include <string>

namespace whither::query {
namespace {

using tests::day;
using tests::story;
using Strings = std::set<std::string>;

Strings nodes(const model::DatasetPtr& data, const Filter& filter) {
    const auto graph = graph::TalentGraph::build(data);
    Strings keys;
    for (const auto node : apply(filter, *graph).nodes)
        keys.insert(graph->idOf(node).key);
    return keys;
}

Filter between(const char* from, const char* asOf, const char* team = "") {
    Filter filter;
    filter.team = team;
    filter.from = day(from);
    filter.asOf = day(asOf);
    filter.layers.insert(Layer::earlierJobs);
    return filter;
}

TEST(Range, HidesWhatOnlyEarlierMovesShow) {
    const auto data = story("ada: joined a 2018; moved a->b 2020\nbo: joined c 2017");
    EXPECT_EQ(nodes(data, between("2016-01-01", "2021-01-01")), (Strings{"ada", "a", "b", "bo", "c"}));
    EXPECT_EQ(nodes(data, between("2019-01-01", "2021-01-01")), (Strings{"ada", "a", "b"}));
    EXPECT_EQ(nodes(data, between("2020-01-02", "2021-01-01")), Strings{});
}

TEST(Range, BeginsWithItsFirstDay) {
    const auto data = story("ada: joined a 2020-05-04");
    EXPECT_EQ(nodes(data, between("2020-05-04", "2021-01-01")), (Strings{"ada", "a"}));
    EXPECT_EQ(nodes(data, between("2020-05-05", "2021-01-01")), Strings{});
}

TEST(Range, TakesABoundedDateByItsLastDayAndHidesWhatIsUndated) {
    const auto data = story("ada: joined a [2018..2020-06]\nbo: joined b");
    EXPECT_EQ(nodes(data, between("2020-01-01", "2021-01-01")), (Strings{"ada", "a"}));
}

TEST(Range, StillSeatsPeopleWithTheEmployerOfTheDay) {
    const auto data = story("ada: joined a 2018; moved a->b 2020");
    const auto graph = graph::TalentGraph::build(data);
    const auto visible = apply(between("2020-06-01", "2021-01-01"), *graph);
    EXPECT_EQ(visible.employer[tests::person(*data, "ada")], tests::company(*data, "b"));
}

TEST(Range, OfATeamKeepsThoseWhoStayedAndHidesThoseWhoHadLeft) {
    const auto data = story("ada: joined a 2018; moved a->b 2020\nbo: joined a 2018\n"
                            "cy: joined a 2018; moved a->c 2022\nteam t at a 2019: ada, bo, cy");
    EXPECT_EQ(nodes(data, between("2021-01-01", "2023-01-01", "t")), (Strings{"bo", "a", "cy", "c"}));
}

TEST(Range, LeavesOutThoseOfWhomNothingIsToldButWithATeamItsMembers) {
    const auto data = story("ada: joined a 2020\nbo:\ncompany b in a\nteam t at a 2019: bo");
    EXPECT_EQ(nodes(data, between("2019-01-01", "2021-01-01")), (Strings{"ada", "a", "b"}));
    EXPECT_EQ(nodes(data, between("2019-01-01", "2021-01-01", "t")), (Strings{"bo", "a"}));
    Filter everything = between("2019-01-01", "2021-01-01");
    everything.from.reset();
    EXPECT_EQ(nodes(data, everything), (Strings{"ada", "bo", "a", "b"}));
}

TEST(AsOf, LeavesOutMembersOfWhomNothingIsKnownYet) {
    Filter filter;
    filter.team = "t";
    filter.asOf = day("2018-06-01");
    const auto data = story("ada: joined a 2018\nbo: joined a 2020\nteam t at a: ada, bo");
    EXPECT_EQ(nodes(data, filter), (Strings{"a", "ada"}));
    filter.asOf = day("2020-01-01");
    EXPECT_EQ(nodes(data, filter), (Strings{"a", "ada", "bo"}));
}

TEST(AsOf, LeavesOutMovesThatAreStillToComeAndCompaniesWithThem) {
    Filter filter;
    filter.asOf = day("2019-12-31");
    const auto data = story("ada: joined a 2018; moved a->b 2020");
    EXPECT_EQ(nodes(data, filter), (Strings{"ada", "a"}));
}

TEST(AsOf, LeavesOutCompaniesThatAreNotFoundedYet) {
    auto data = std::make_shared<model::Dataset>(*story("ada: joined a 2018\ncompany b in a"));
    data->companies[tests::company(*data, "b")].founded = tests::date("2020-03");
    Filter filter;
    filter.asOf = day("2020-02-29");
    EXPECT_EQ(nodes(data, filter), (Strings{"ada", "a"}));
    filter.asOf = day("2020-03-01");
    EXPECT_EQ(nodes(data, filter), (Strings{"ada", "a", "b"}));
}

TEST(SetFrom, StaysBeforeTheAsOfDay) {
    using namespace session;
    Session session;
    session.view.filter.asOf = day("2020-01-01");
    auto [later, change] = reduce(session, SetFrom{day("2021-01-01")});
    EXPECT_EQ(later.view.filter.from, day("2020-01-01"));
    EXPECT_TRUE(has(change, Change::filter));
    EXPECT_EQ(reduce(later, SetFrom{day("2020-01-01")}).second, Change::none);
    EXPECT_FALSE(reduce(later, SetFrom{}).first.view.filter.from);
}

TEST(SetAsOf, TakesTheBeginningOfTheRangeAlong) {
    using namespace session;
    Session session;
    session.view.filter.asOf = day("2022-01-01");
    session.view.filter.from = day("2021-01-01");
    EXPECT_EQ(reduce(session, SetAsOf{day("2020-01-01")}).first.view.filter.from, day("2020-01-01"));
    EXPECT_EQ(reduce(session, SetAsOf{day("2023-01-01")}).first.view.filter.from, day("2021-01-01"));
    EXPECT_EQ(reduce(session, SetAsOf{}).first.view.filter.from, day("2021-01-01"));
}

} // namespace
} // namespace whither::query
