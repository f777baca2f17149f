#include "core/query/team_story.h"

#include "core/graph/talent_graph.h"
#include "core/query/filter.h"
#include "core/query/flows.h"
#include "tests/support/sample_data.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace whither::query {
namespace {

using tests::aiTalentData;
using tests::company;
using tests::day;
using tests::keyOf;
using tests::llamaData;
using tests::story;
using tests::team;

TeamStory llamaOn(const char* on) {
    return storyOf(Careers(*llamaData()), team(*llamaData(), "llama-authors"), day(on));
}

std::string destinations(const model::Dataset& data, const TeamStory& told) {
    std::string text;
    for (const Destination& one : told.destinations)
        text += (text.empty() ? "" : ", ") + keyOf(data, one.company) + " " + std::to_string(one.now) + "/" +
                std::to_string(one.first);
    return text;
}

TEST(TeamStory, ElevenOfFourteenLlamaAuthorsHadLeftAndFiveWereAtMistral) {
    const TeamStory told = llamaOn("2025-05-31");
    EXPECT_EQ(told.members.size(), 14U);
    EXPECT_EQ(told.left, 11);
    EXPECT_EQ(told.stayed, 3);
    EXPECT_EQ(told.notYet, 0);
    EXPECT_EQ(destinations(*llamaData(), told),
              "mistral-ai 5/5, anthropic 1/1, cohere 1/1, kyutai 1/1, microsoft-ai 1/1, thinking-machines 1/1, "
              "google-deepmind 1/0, apple 0/1");
    EXPECT_EQ(told.firstExit.iso(), "2023");
    EXPECT_EQ(told.lastExit.lastDay(), day("2025-05-26"));
}

TEST(TeamStory, FirstEmployerAfterLeavingAndTheOneOnTheDayAreBothGiven) {
    struct Expected {
        const char* person;
        const char* leftOn;
        const char* first;
        const char* now;
    };
    // In printed order.
    const std::vector<Expected> expected{
        {"hugo-touvron", "", "?", "meta"},
        {"thibaut-lavril", "2023-06", "mistral-ai", "mistral-ai"},
        {"gautier-izacard", "2023-04", "microsoft-ai", "microsoft-ai"},
        {"xavier-martinet", "", "?", "meta"},
        {"marie-anne-lachaux", "2023-06", "mistral-ai", "mistral-ai"},
        {"timothee-lacroix", "2023-06", "mistral-ai", "mistral-ai"},
        {"baptiste-roziere", "2024-08", "mistral-ai", "mistral-ai"},
        {"naman-goyal", "[2023-02..2025-05-26]", "thinking-machines", "thinking-machines"},
        {"eric-hambro", "[2023-02..2025-05-26]", "anthropic", "anthropic"},
        {"faisal-azhar", "", "?", "meta"},
        {"aurelien-rodriguez", "[2024-04..2025-05-26]", "cohere", "cohere"},
        {"armand-joulin", "2023-05", "apple", "google-deepmind"},
        {"edouard-grave", "[2023-02..2023-11-17]", "kyutai", "kyutai"},
        {"guillaume-lample", "2023", "mistral-ai", "mistral-ai"},
    };
    const auto& data = *llamaData();
    const TeamStory told = llamaOn("2025-05-31");
    ASSERT_EQ(told.members.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        const MemberStory& member = told.members[i];
        EXPECT_EQ(data.people[member.person].key, expected[i].person);
        EXPECT_EQ(member.leftOn.iso(), expected[i].leftOn) << expected[i].person;
        EXPECT_EQ(keyOf(data, member.firstAfter), expected[i].first) << expected[i].person;
        EXPECT_EQ(keyOf(data, member.now), expected[i].now) << expected[i].person;
        EXPECT_EQ(member.standing == MemberStory::Standing::left, member.departure.has_value()) << expected[i].person;
    }
}

TEST(TeamStory, HoldsOnOtherDaysToo) {
    // Counted by hand from the table of moves: a year or month counts from its first day, bounds from their last.
    const std::map<std::string, std::string> expected{
        {"2022-12-31", "0: "},
        {"2023-01-01", "1: ? 1/1"}, // Lample, who left in "2023"; Mistral begins in April
        {"2023-03-31", "1: ? 1/1"},
        {"2023-04-01", "2: mistral-ai 1/1, ? 1/1"},            // Izacard goes, nobody knows where
        {"2023-05-01", "3: apple 1/1, mistral-ai 1/1, ? 1/1"}, // Joulin
        {"2023-06-30", "6: mistral-ai 4/4, apple 1/1, ? 1/1"}, // Lavril, Lachaux, Lacroix
        {"2023-11-16", "6: mistral-ai 4/4, apple 1/1, ? 1/1"},
        {"2024-01-01", "7: mistral-ai 4/4, apple 1/1, kyutai 1/1, ? 1/1"}, // Grave
        {"2024-02-21", "7: mistral-ai 4/4, kyutai 1/1, google-deepmind 1/0, apple 0/1, ? 1/1"},
        {"2024-08-01", "8: mistral-ai 5/5, kyutai 1/1, google-deepmind 1/0, apple 0/1, ? 1/1"}, // Rozière
        {"2025-05-25", "8: mistral-ai 5/5, kyutai 1/1, google-deepmind 1/0, apple 0/1, ? 1/1"},
        {"2025-05-26", "11: mistral-ai 5/5, anthropic 1/1, cohere 1/1, kyutai 1/1, microsoft-ai 1/1, "
                       "thinking-machines 1/1, google-deepmind 1/0, apple 0/1"}};
    for (const auto& [on, figures] : expected) {
        const TeamStory told = llamaOn(on.c_str());
        EXPECT_EQ(std::to_string(told.left) + ": " + destinations(*llamaData(), told), figures) << on;
        EXPECT_EQ(told.left + told.stayed + told.notYet, 14) << on;
    }
}

TEST(TeamStory, NobodyIsThereBeforeTheyCameOrWereFirstSeen) {
    struct Expected {
        const char* on;
        int left;
        int stayed;
        int notYet;
    };
    const std::vector<Expected> expected{
        {"1900-12-31", 0, 0, 14},                           // seen in 2023 is not shown in 1900
        {"2013-12-31", 0, 0, 14}, {"2014-01-01", 0, 1, 13}, // Lacroix
        {"2018-01-01", 0, 5, 9},                            // Lample in 2016; Lavril, Lachaux, Goyal
        {"2022-12-31", 0, 7, 7}, // Touvron and Izacard; nobody dates the start of the other seven
        {"2023-01-15", 1, 6, 7}, // Lample goes
        {"2023-02-27", 1, 6, 7},  {"2023-02-28", 1, 13, 0}, // the paper lists all fourteen
        {"2025-05-31", 11, 3, 0},
    };
    for (const Expected& one : expected) {
        const TeamStory told = llamaOn(one.on);
        EXPECT_EQ(told.left, one.left) << one.on;
        EXPECT_EQ(told.stayed, one.stayed) << one.on;
        EXPECT_EQ(told.notYet, one.notYet) << one.on;
    }
}

TEST(TeamStory, WhoStayedIsAtTheTeamsCompanyWhateverElseTheyDo) {
    const auto& data = *llamaData();
    // Apple has Joulin from "2023", Mistral has Lacroix from April; they left Meta in May and June.
    for (const char* on : {"2023-03-15", "2023-04-30", "2023-05-15"})
        for (const MemberStory& member : llamaOn(on).members)
            if (member.standing == MemberStory::Standing::stayed) {
                EXPECT_EQ(keyOf(data, member.now), "meta") << data.people[member.person].key << on;
            }
}

TEST(TeamStory, WhoIsNotThereYetIsWhereTheyWereBefore) {
    const auto data = story("ada: joined a 2015; moved a->b 2018; moved b->c 2020\nteam crew at b: ada");
    const auto standing = [&](const char* on) {
        const MemberStory member = storyOf(Careers(*data), team(*data, "crew"), day(on)).members[0];
        return std::pair(member.standing, keyOf(*data, member.now));
    };
    EXPECT_EQ(standing("2014-12-31"), std::pair(MemberStory::Standing::notYet, std::string("?")));
    EXPECT_EQ(standing("2017-12-31"), std::pair(MemberStory::Standing::notYet, std::string("a")));
    EXPECT_EQ(standing("2018-01-01"), std::pair(MemberStory::Standing::stayed, std::string("b")));
    EXPECT_EQ(standing("2020-01-01"), std::pair(MemberStory::Standing::left, std::string("c")));
}

TEST(TeamStory, WhoIsNotThereYetIsWhereADateTooCoarseHasThem) {
    // The picture draws the arrival at Apple from the first day of 2023 on.
    const TeamStory told = llamaOn("2023-01-01");
    const auto joulin = std::find_if(told.members.begin(), told.members.end(), [](const MemberStory& member) {
        return member.person == tests::person(*llamaData(), "armand-joulin");
    });
    EXPECT_EQ(joulin->standing, MemberStory::Standing::notYet);
    EXPECT_EQ(keyOf(*llamaData(), joulin->now), "apple");
}

TEST(TeamStory, AnUndatedArrivalCountsAsHappenedAndADepartureAloneShowsNothingBefore) {
    const auto data = story("ada: joined a\nbo: left a 2017\nteam crew at a: ada, bo");
    const TeamStory told = storyOf(Careers(*data), team(*data, "crew"), day("1900-01-01"));
    EXPECT_EQ(told.stayed, 1);
    EXPECT_EQ(told.notYet, 1);
    EXPECT_EQ(storyOf(Careers(*data), team(*data, "crew"), day("2017-01-01")).left, 1);
}

TEST(TeamStory, TheDisksCountAsTheStoryCounts) {
    for (const auto& data : {llamaData(), aiTalentData()}) {
        const auto graph = graph::TalentGraph::build(data);
        for (const char* on : {"1900-01-01", "2018-06-01", "2023-01-15", "2023-04-15", "2024-03-01", "2025-05-31"})
            for (std::size_t i = 0; i < data->teams.size(); ++i) {
                const auto index = static_cast<model::TeamIndex>(i);
                Filter filter;
                filter.team = data->teams[index].key;
                filter.asOf = day(on);
                const VisibleSet visible = apply(filter, *graph);
                std::map<std::optional<model::CompanyIndex>, int> told;
                for (const MemberStory& member : storyOf(Careers(*data), index, day(on)).members)
                    ++told[member.now];
                for (std::size_t c = 0; c < data->companies.size(); ++c) {
                    const auto company = static_cast<model::CompanyIndex>(c);
                    EXPECT_EQ(visible.headcount[company].now, told[company])
                        << filter.team << ' ' << on << ' ' << data->companies[company].key;
                }
            }
    }
}

TEST(TeamStory, EightTransformerAuthorsAreToldFromGoogleAndItsParts) {
    const auto& data = *aiTalentData();
    const TeamStory told = storyOf(Careers(data), team(data, "transformer-authors"), {});
    EXPECT_EQ(told.left, 8);
    EXPECT_EQ(told.firstExit.iso(), "2017-06");
    EXPECT_EQ(told.lastExit.iso(), "2023-08");
}

TEST(TeamStory, SomebodyWhoCameBackHasNotLeft) {
    const auto data = story("ada: joined a 2015; left a 2017; returned a 2020\nteam crew at a: ada");
    EXPECT_EQ(storyOf(Careers(*data), team(*data, "crew"), {}).left, 0);
    EXPECT_EQ(storyOf(Careers(*data), team(*data, "crew"), day("2018-01-01")).left, 1);
}

TEST(TeamStory, GoingToTheParentIsLeaving) {
    const auto data = story("ada: joined lab 2015; moved lab->meta 2017\ncompany lab in meta\nteam crew at lab: ada");
    const TeamStory told = storyOf(Careers(*data), team(*data, "crew"), {});
    EXPECT_EQ(told.left, 1);
    EXPECT_EQ(destinations(*data, told), "meta 1/1");
}

TEST(TeamStory, WhoMovedOnWithoutAWordOfLeavingHasLeftOnAnUnknownDay) {
    const auto data = story("ada: joined a 2015; joined b 2017\nteam crew at a: ada");
    const TeamStory told = storyOf(Careers(*data), team(*data, "crew"), {});
    ASSERT_EQ(told.left, 1);
    EXPECT_FALSE(told.members[0].departure);
    EXPECT_TRUE(told.members[0].leftOn.isUndated());
    EXPECT_EQ(keyOf(*data, told.members[0].firstAfter), "b");
}

TEST(TeamStory, AnEmptyTeamHasNoStory) {
    const auto data = story("company a\nteam crew at a:");
    const TeamStory told = storyOf(Careers(*data), team(*data, "crew"), {});
    EXPECT_EQ(told, (TeamStory{.team = told.team, .members = {}, .destinations = {}, .firstExit = {}, .lastExit = {}}));
}

std::string ends(const model::Dataset& data, const std::vector<FlowEnd>& flows) {
    std::string text;
    for (const FlowEnd& end : flows)
        text += (text.empty() ? "" : ", ") + keyOf(data, end.company) + " " + std::to_string(end.moves.size());
    return text;
}

TEST(Flows, MistralGotFiveFromMetaAndOneFromDeepMind) {
    const auto& data = *llamaData();
    const CompanyFlows flows = flowsOf(Careers(data), company(data, "mistral-ai"), {});
    EXPECT_EQ(flows.came.size(), 6U);
    EXPECT_TRUE(flows.left.empty());
    EXPECT_EQ(ends(data, flows.cameFrom), "meta 5, google-deepmind 1");
}

TEST(Flows, ElevenWentFromMetaEachToTheFirstEmployerAfter) {
    const auto& data = *llamaData();
    const CompanyFlows flows = flowsOf(Careers(data), company(data, "meta"), {});
    EXPECT_EQ(flows.left.size(), 11U);
    EXPECT_EQ(ends(data, flows.wentTo), "mistral-ai 5, anthropic 1, apple 1, cohere 1, kyutai 1, microsoft-ai 1, "
                                        "thinking-machines 1");
    EXPECT_EQ(ends(data, flows.cameFrom), "? 7") << "nobody tells where they were before";
    const CompanyFlows earlier = flowsOf(Careers(data), company(data, "meta"), day("2023-04-30"));
    EXPECT_EQ(ends(data, earlier.wentTo), "mistral-ai 1, ? 1");
}

TEST(Flows, AnArrivalWithoutOriginFollowsTheDepartureBeforeIt) {
    const auto data = story("ada: joined a 2010; left a 2012; joined b 2013\nbo: joined b 2014\ncy: moved c->b 2009");
    const CompanyFlows flows = flowsOf(Careers(*data), company(*data, "b"), {});
    EXPECT_EQ(ends(*data, flows.cameFrom), "a 1, c 1, ? 1");
    std::string keys;
    for (const auto move : flows.came)
        keys += data->moves[move].key + " ";
    EXPECT_EQ(keys, "cy-1 ada-3 bo-1 ");
}

TEST(Flows, WhoIsGoneWithoutAWordLeftAndWhoIsOnlySeenThereCame) {
    const auto data = story("ada: joined a 2010; joined b 2013\nbo: joined a 2010; left a 2012; stay c 2014");
    const Careers careers(*data);
    EXPECT_EQ(ends(*data, flowsOf(careers, company(*data, "a"), {}).wentTo), "b 1, c 1");
    EXPECT_EQ(ends(*data, flowsOf(careers, company(*data, "c"), {}).cameFrom), "a 1");
    EXPECT_EQ(flowsOf(careers, company(*data, "a"), day("2012-12-31")).left.size(), 1U);
}

TEST(Flows, OneSpellCountsOnceHoweverManyRowsTellOfIt) {
    const auto data = story("ada: joined a 2010; left a 2012; cofounded a->b 2012-03");
    EXPECT_EQ(flowsOf(Careers(*data), company(*data, "a"), {}).left.size(), 1U);
    EXPECT_EQ(ends(*data, flowsOf(Careers(*data), company(*data, "a"), {}).wentTo), "b 1");
}

} // namespace
} // namespace whither::query
