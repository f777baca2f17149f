#include "core/query/career.h"
#include "core/query/filter.h"
#include "core/query/flows.h"
#include "core/query/team_story.h"
#include "tests/support/raw_builder.h"
#include "tests/support/small_story.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

#include <cstdio>
#include <string>

// What a file of a few megabytes can hold. Work for each pair of these rows would take far longer than anyone waits.
namespace whither::query {
namespace {

using model::RawTable;

constexpr int kMany = 50'000;

std::string numbered(const char* name, int number) {
    char text[32];
    std::snprintf(text, sizeof text, "%s%06d", name, number);
    return text;
}

/// Consecutive days.
std::string dayNumber(int number) {
    return base::CalendarDate::of(tests::day("1800-01-01") + std::chrono::days{number}).iso();
}

/// "p" and companies c000000 and so on.
tests::RawBuilder onePerson() {
    tests::RawBuilder raw;
    raw.person("p");
    for (int i = 0; i < kMany; ++i)
        raw.company(numbered("c", i));
    return raw;
}

model::DatasetPtr checked(const tests::RawBuilder& raw) {
    auto all = model::check(raw.raw());
    EXPECT_TRUE(all.report.isClean());
    return std::make_shared<const model::Dataset>(std::move(all.dataset));
}

Career onlyCareer(const tests::RawBuilder& raw) {
    const auto careers = careersOf(*checked(raw));
    EXPECT_EQ(careers.size(), 1U);
    return careers[model::PersonIndex{}];
}

TEST(LargeStory, OnePersonJoinsAndLeavesMoreThanAnybodyCould) {
    auto raw = onePerson();
    for (int i = 0; i < kMany; ++i)
        raw.move(numbered("m", i), "p", "", numbered("c", i), i % 2 == 0 ? "" : dayNumber(i));
    EXPECT_EQ(onlyCareer(raw).spells.size(), static_cast<std::size_t>(kMany));
}

TEST(LargeStory, OnePersonIsSeenEverywhereOnEveryDay) {
    auto raw = onePerson();
    for (int i = 0; i < kMany; ++i) {
        raw.move(numbered("m", i), "p", numbered("c", i % 2), numbered("c", (i + 1) % 2), dayNumber(2 * i));
        raw.add(RawTable::stays, {{"person", "p"}, {"company", "c000000"}, {"as_of", dayNumber(i)}});
        raw.add(RawTable::stays, {{"person", "p"}, {"company", numbered("c", i)}, {"as_of", dayNumber(i + 2 * kMany)}});
    }
    EXPECT_GT(onlyCareer(raw).spells.size(), static_cast<std::size_t>(kMany));
}

TEST(LargeStory, OnePersonIsListedInEveryTeam) {
    tests::RawBuilder raw;
    raw.person("p").company("root");
    for (int i = 0; i < kMany; ++i) {
        raw.company(numbered("c", i), "root");
        raw.move(numbered("m", i), "p", "", numbered("c", i), dayNumber(i));
        raw.add(RawTable::sources, {{"key", numbered("s", i)}, {"published", dayNumber(i)}});
        raw.add(RawTable::teams,
                {{"key", numbered("t", i)}, {"company", i % 2 == 0 ? "root" : "c000000"}, {"name", "T"}});
        raw.add(RawTable::teamMembers, {{"team", numbered("t", i)}, {"person", "p"}, {"sources", numbered("s", i)}});
    }
    std::size_t listings = 0;
    const Career career = onlyCareer(raw);
    for (const Spell& spell : career.spells)
        listings += spell.teams.size();
    EXPECT_EQ(listings, static_cast<std::size_t>(kMany));
}

TEST(LargeStory, OnePersonHasATitleForEveryDay) {
    tests::RawBuilder raw;
    raw.person("p").company("c");
    for (int i = 0; i < kMany; ++i)
        raw.add(RawTable::moves, {{"key", numbered("m", i)},
                                  {"person", "p"},
                                  {"kind", "moved"},
                                  {"from_company", "c"},
                                  {"to_company", "c"},
                                  {"date", dayNumber(i)},
                                  {"title", numbered("Title ", i)}});
    EXPECT_EQ(onlyCareer(raw).spells.at(0).titles.size(), static_cast<std::size_t>(kMany));
}

TEST(LargeStory, TwoPeopleShareEveryCompany) {
    auto raw = onePerson();
    raw.person("q");
    for (int i = 0; i + 1 < kMany; ++i)
        for (const std::string person : {"p", "q"})
            raw.move(numbered(person.c_str(), i), person, numbered("c", i), numbered("c", i + 1), dayNumber(i));
    const auto data = checked(raw);
    const auto found = coworkersOf(Careers(*data), model::PersonIndex{0}, {});
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].certainty, base::Certainty::yes);
    EXPECT_EQ(found[0].companies.size(), static_cast<std::size_t>(kMany));
}

TEST(LargeStory, OnePersonComesAndGoes) {
    tests::RawBuilder raw;
    raw.person("p").company("a").company("b").company("c");
    for (int i = 0; i < kMany; ++i)
        raw.move(numbered("m", i), "p", "", i % 3 == 0 ? "a" : i % 3 == 1 ? "b" : "c", dayNumber(i));
    const auto data = checked(raw);
    const auto flows = flowsOf(Careers(*data), model::CompanyIndex{0}, {});
    EXPECT_EQ(flows.came.size(), static_cast<std::size_t>(kMany + 2) / 3);
    ASSERT_EQ(flows.cameFrom.size(), 2U);
    EXPECT_EQ(flows.cameFrom[0].moves.size(), static_cast<std::size_t>(kMany - 1) / 3);
}

TEST(LargeStory, OnePersonJoinsWithoutAWordOfLeavingAndIsNotDrawn) {
    auto raw = onePerson();
    for (int i = 0; i < kMany; ++i)
        raw.move(numbered("m", i), "p", "", numbered("c", i), dayNumber(i));
    Filter filter;
    filter.layers = {Layer::companies, Layer::earlierJobs};
    const auto visible = apply(filter, *graph::TalentGraph::build(checked(raw)));
    EXPECT_EQ(visible.flows.size(), kMany - 1U);
}

TEST(LargeStory, OnePersonLeavesForNobodyKnowsWhere) {
    auto raw = onePerson();
    for (int i = 0; i < kMany; ++i)
        raw.move(numbered("m", i), "p", numbered("c", i), "", "2020");
    Filter filter;
    filter.layers.insert(Layer::earlierJobs);
    tests::Picture picture(graph::TalentGraph::build(checked(raw)), filter);
    EXPECT_EQ(picture.visible().openEnds.size(), static_cast<std::size_t>(kMany));
    // Only the person is drawn, with all the open ends.
    picture.positions[graph::NodeIndex{0}] = base::Point{};
    const auto scene = scene::compose(picture.input());
    EXPECT_EQ(scene.openEnds.size(), static_cast<std::size_t>(kMany));
    EXPECT_NE(scene.openEnds[kMany - 1].to, scene.openEnds[kMany - 2].to);
}

TEST(LargeStory, ACompanyHasOneCrowdOfPeople) {
    tests::RawBuilder raw;
    raw.company("c");
    raw.add(RawTable::teams, {{"key", "t"}, {"company", "c"}, {"name", "T"}});
    for (int i = 0; i < kMany; ++i) {
        raw.person(numbered("p", i)).move(numbered("m", i), numbered("p", i), "", "c", dayNumber(i));
        raw.add(RawTable::teamMembers, {{"team", "t"}, {"person", numbered("p", i)}});
    }
    const auto data = checked(raw);
    EXPECT_EQ(coworkersOf(Careers(*data), model::PersonIndex{0}, {}).size(), kMany - 1U);
    EXPECT_EQ(storyOf(Careers(*data), model::TeamIndex{}, {}).stayed, kMany);
    Filter filter;
    filter.team = "t";
    EXPECT_EQ(apply(filter, *graph::TalentGraph::build(data)).personCount, static_cast<std::size_t>(kMany));
}

} // namespace
} // namespace whither::query
