#include "core/query/effect.h"

#include "core/query/career.h"
#include "core/query/company_figures.h"
#include "core/query/filter.h"
#include "core/query/flows.h"
#include "tests/support/sample_data.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

#include <optional>
#include <set>
#include <string>

namespace whither::query {
namespace {

using tests::company;
using tests::day;
using tests::keyOf;
using tests::person;
using tests::story;

std::string employer(const model::DatasetPtr& data, const char* on) {
    return keyOf(*data, employerOn(careerOf(*data, person(*data, "ada")), day(on)));
}

VisibleSet shown(const model::DatasetPtr& data, const char* on) {
    Filter filter;
    filter.asOf = day(on);
    filter.layers.insert(Layer::earlierJobs);
    return apply(filter, *graph::TalentGraph::build(data));
}

bool isShown(const model::DatasetPtr& data, const char* on, const char* key) {
    const auto graph = graph::TalentGraph::build(data);
    Filter filter;
    filter.asOf = day(on);
    return apply(filter, *graph).nodeShown[graph->nodeOf(company(*data, key))] != 0;
}

TEST(Effect, WhatNobodyDatesTakesEffectWithTheFoundingOfTheCompaniesAtItsEnds) {
    const auto data =
        story("company a founded 2010\ncompany b founded 2021-03\nada: moved a->b; joined c; moved b->c 2020");
    const auto on = [&](const char* move) { return effectiveDay(*data, data->moves[tests::move(*data, move)]); };
    EXPECT_EQ(on("ada-1"), day("2021-03-01"));
    EXPECT_EQ(on("ada-2"), base::kFirstDay);
    EXPECT_EQ(on("ada-3"), day("2020-01-01")); // a date is believed
}

TEST(Effect, ABoundedFoundingTakesEffectOnItsLastDay) {
    const auto data = story("company a founded [2010..2012]\ncompany b founded [2015..]\nada: joined a; joined b");
    EXPECT_EQ(thereFrom(*data, company(*data, "a")), day("2012-12-31"));
    EXPECT_EQ(thereFrom(*data, company(*data, "b")), day("2015-01-01"));
}

TEST(Effect, NobodyIsAtACompanyBeforeItsFoundingByAMoveThatNobodyDates) {
    const auto data = story("company thinky founded 2025\nada: joined thinky");
    EXPECT_EQ(employer(data, "2024-12-31"), "?");
    EXPECT_EQ(employer(data, "2025-01-01"), "thinky");
    EXPECT_FALSE(isShown(data, "2024-12-31", "thinky"));
    EXPECT_TRUE(isShown(data, "2025-01-01", "thinky"));
    EXPECT_EQ(shown(data, "2024-12-31").moveCount, 0U);
    EXPECT_EQ(shown(data, "2024-12-31").personCount, 0U);
    EXPECT_EQ(shown(data, "2025-01-01").moveCount, 1U);
    const Careers careers(*data);
    EXPECT_TRUE(flowsOf(careers, company(*data, "thinky"), day("2024-12-31")).came.empty());
    EXPECT_EQ(flowsOf(careers, company(*data, "thinky"), day("2025-01-01")).came.size(), 1U);
}

TEST(Effect, WhoLeftOnAnUnknownDayWasThereUntilTheNextCompanyWasFounded) {
    const auto data = story("company thinky founded 2025\nada: joined meta 2018; moved meta->thinky");
    EXPECT_EQ(employer(data, "2024-12-31"), "meta");
    EXPECT_EQ(employer(data, "2025-01-01"), "thinky");
}

TEST(Effect, ADatedMoveIsBelievedAgainstAFoundingDate) {
    const auto data = story("company lab founded 2021\nada: joined lab 2019\nbo: left lab 2020");
    EXPECT_EQ(employer(data, "2019-06-01"), "lab");
    EXPECT_TRUE(isShown(data, "2019-06-01", "lab"));
    // Who left it in 2020 was there before.
    const auto spell = careerOf(*data, person(*data, "bo")).spells.front();
    EXPECT_LE(spell.countsFrom, day("2020-01-01"));
    EXPECT_EQ(spell.countsUntil, day("2020-01-01"));
}

TEST(Effect, WhatFollowsByRowDoesNotCountBeforeWhatItFollows) {
    const auto data =
        story("company new founded 2020\ncompany old founded 1990\nada: joined new; left new; joined old");
    EXPECT_EQ(employer(data, "2019-12-31"), "?");
    EXPECT_EQ(employer(data, "2020-01-01"), "old");
}

TEST(Effect, ACompanyThatNobodyDatesIsThereWithTheFirstThatIs) {
    const auto data = story("ada: joined a 2018\nteam t at a: ada\ncompany b\nrelation c invested_in d 2020\n");
    Filter filter;
    filter.team = "t";
    const auto graph = graph::TalentGraph::build(data);
    const auto shows = [&](const char* on, const char* key) {
        filter.asOf = day(on);
        return apply(filter, *graph).nodeShown[graph->nodeOf(company(*data, key))] != 0;
    };
    EXPECT_FALSE(shows("1990-01-01", "a"));
    EXPECT_TRUE(shows("2018-01-01", "a"));
    filter.team.clear();
    EXPECT_TRUE(shows("1990-01-01", "b")); // nothing says when
    EXPECT_FALSE(shows("2019-12-31", "c"));
    EXPECT_TRUE(shows("2020-01-01", "c"));
}

/// Whether a row dated by `on` shows somebody at the company, as a destination, an origin or where they stay.
bool isDatedThere(const model::Dataset& data, model::CompanyIndex company, base::Day on) {
    for (const model::Move& move : data.moves)
        if (!move.date.isUndated() && move.date.firstDay() <= on && (move.to == company || move.from == company))
            return true;
    return false;
}

TEST(Effect, NoSampleShowsPeopleAtACompanyBeforeItWasFounded) {
    for (const auto& data : {tests::llamaData(), tests::aiTalentData()})
        for (const char* on : {"1950-01-01", "1998-01-01", "2010-01-01", "2015-06-01", "2019-01-01", "2022-01-01"}) {
            const auto graph = graph::TalentGraph::build(data);
            Filter filter;
            filter.asOf = day(on);
            const VisibleSet visible = apply(filter, *graph);
            for (std::size_t i = 0; i < data->companies.size(); ++i) {
                const auto company = static_cast<model::CompanyIndex>(i);
                if (thereFrom(*data, company) > day(on) && !isDatedThere(*data, company, day(on))) {
                    EXPECT_EQ(visible.headcount[company].now, 0) << data->companies[company].key << ' ' << on;
                    EXPECT_EQ(visible.nodeShown[graph->nodeOf(company)], 0)
                        << data->companies[company].key << ' ' << on;
                }
            }
        }
}

} // namespace
} // namespace whither::query
