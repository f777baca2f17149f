#include "core/query/career.h"

#include "tests/support/sample_data.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace whither::query {
namespace {

using base::Certainty;
using tests::company;
using tests::day;
using tests::keyOf;
using tests::llamaData;
using tests::person;
using tests::story;

/// "meta 2018..2023-06, mistral 2023-06..": an end that nobody tells is blank, one on an unknown day "?".
std::string told(const model::Dataset& data, const Career& career) {
    std::string text;
    for (const Spell& spell : career.spells) {
        const base::Date& start = spell.span.start;
        text += (text.empty() ? "" : ", ") + keyOf(data, spell.company) + " " +
                (start.isUndated() ? "?" : start.iso()) + "..";
        if (spell.span.end)
            text += spell.span.end->isUndated() ? "?" : spell.span.end->iso();
    }
    return text;
}

std::string spellsOf(const model::DatasetPtr& data, const char* who = "ada") {
    return told(*data, careerOf(*data, person(*data, who)));
}

std::string orderOf(const char* line) {
    const auto data = story(line);
    std::string text;
    for (const auto move : movesOf(*data, person(*data, "ada")))
        text += data->moves[move].key.back();
    return text;
}

std::string employer(const model::DatasetPtr& data, const char* who, const char* on) {
    const auto career = careerOf(*data, person(*data, who));
    return keyOf(*data, employerOn(career, *on == '\0' ? std::nullopt : std::optional{day(on)}));
}

TEST(MovesOf, StandInOrderOfEffectiveDay) {
    EXPECT_EQ(orderOf("ada: moved b->c 2023-06; joined b 2020; joined d [2021..2025-05-26]"), "213");
}

TEST(MovesOf, SeveralOnOneDayFollowWhereThePersonIs) {
    EXPECT_EQ(orderOf("ada: moved b->c 2023; moved a->b 2023; joined a 2020"), "321");
    EXPECT_EQ(orderOf("ada: joined a 2020; joined b 2023; left a 2023"), "132");
}

TEST(MovesOf, AReturnStandsAfterTheDepartureThatItUndoes) {
    EXPECT_EQ(orderOf("ada: returned a 2023-11; left a 2023-11-17"), "21");
    EXPECT_EQ(orderOf("ada: joined a 2015; returned a 2023; left a 2023-11"), "132");
}

TEST(MovesOf, NobodyLeavesBeforeArriving) {
    EXPECT_EQ(orderOf("ada: moved b->c 2024; joined b 2024-05"), "21");
}

TEST(MovesOf, AnUndatedOneStandsWhereItsEndsPlaceIt) {
    EXPECT_EQ(orderOf("ada: left b; joined b 2020; joined c 2022"), "213");
    EXPECT_EQ(orderOf("ada: joined b; left b 2020"), "12");
    EXPECT_EQ(orderOf("ada: moved c->d; moved b->c; joined b 2020"), "321");
}

TEST(MovesOf, AnUndatedOneStandsWhereItsRowDoes) {
    EXPECT_EQ(orderOf("ada: joined z; joined b 2020"), "12");
    EXPECT_EQ(orderOf("ada: joined b 2020; joined z; joined c 2022; joined y"), "1234");
    EXPECT_EQ(orderOf("ada: joined z; joined y; joined x"), "123");
    EXPECT_EQ(orderOf("ada: joined b 2010; moved b->c; left c 2019; joined d; returned b; left b 2022; joined c"),
              "1234567");
    EXPECT_EQ(orderOf("ada: left b; joined c 2020; returned b 2022"), "123");
}

TEST(MovesOf, UndatedOnesThatNeedEachOtherInACircleEnd) {
    EXPECT_EQ(orderOf("ada: moved a->b; moved b->a; moved c->a 2020"), "312");
    EXPECT_EQ(orderOf("ada: moved a->b; moved b->a").size(), 2U);
}

TEST(MovesOf, CyclesOnOneDayEnd) {
    EXPECT_EQ(orderOf("ada: moved a->b 2020; moved b->a 2020").size(), 2U);
}

TEST(Career, MovesBeginAndEndSpells) {
    EXPECT_EQ(spellsOf(story("ada: joined meta 2018; moved meta->mistral 2023-06")),
              "meta 2018..2023-06, mistral 2023-06..");
}

TEST(Career, ADepartureWithoutArrivalTellsASpellThatNobodySawBegin) {
    EXPECT_EQ(spellsOf(story("ada: left meta 2023-06")), "meta ?..2023-06");
    EXPECT_EQ(spellsOf(story("ada: cofounded mistral 2023-04; left meta 2023-06")),
              "meta ?..2023-06, mistral 2023-04..");
}

TEST(Career, AReturnIsASpellOfItsOwn) {
    const auto data = story("ada: joined openai 2015; left openai 2017; returned openai 2023; left openai 2024-02");
    EXPECT_EQ(spellsOf(data), "openai 2015..2017, openai 2023..2024-02");
    EXPECT_EQ(employer(data, "ada", "2020-01-01"), "?");
    EXPECT_EQ(employer(data, "ada", "2023-05-01"), "openai");
}

TEST(Career, AReturnWithoutADepartureEndsTheFirstSpellOnAnUnknownDay) {
    EXPECT_EQ(spellsOf(story("ada: joined a 2015; returned a 2023")), "a 2015..?, a 2023..");
}

TEST(Career, TheFirstSpellOfSamAltmanEndsBeforeHisReturn) {
    const auto& data = tests::aiTalentData();
    EXPECT_EQ(spellsOf(data, "sam-altman"), "openai ?..2023-11-17, openai 2023-11..");
}

TEST(Career, ConcurrentJobsStayOpenUntilTheyAreLeft) {
    const auto data = story("ada: joined meta 2014; cofounded mistral 2023-04; left meta 2023-06");
    EXPECT_EQ(spellsOf(data), "meta 2014..2023-06, mistral 2023-04..");
    EXPECT_EQ(employer(data, "ada", "2023-03-31"), "meta");
    EXPECT_EQ(employer(data, "ada", "2023-05-01"), "mistral");
}

TEST(Career, AnArrivalThatNamesItsOriginLeavesAConcurrentJobAlone) {
    EXPECT_EQ(spellsOf(story("ada: founded side 2018; joined a->b 2020; joined a 2017")),
              "a 2017..2020, side 2018.., b 2020..");
}

TEST(Career, UndatedRowsFollowTheOrderInWhichTheyAreGiven) {
    const auto ng = story("ada: founded brain; cofounded coursera; moved coursera->baidu 2014-05; left baidu 2017-04");
    EXPECT_EQ(spellsOf(ng), "brain ?..?, coursera ?..2014-05, baidu 2014-05..2017-04");
    EXPECT_EQ(employer(ng, "ada", ""), "?");
    const auto socher = story("ada: founded metamind 2014; acquired metamind->salesforce; founded you; "
                              "cofounded recursive 2026-01");
    EXPECT_EQ(spellsOf(socher), "metamind 2014..?, salesforce ?..?, you ?..?, recursive 2026-01..");
    EXPECT_EQ(employer(socher, "ada", "2013-12-31"), "?");
    EXPECT_EQ(employer(socher, "ada", "2020-01-01"), "you");
}

TEST(Career, WhoLeavesACompanyHasLeftItsParts) {
    const auto data = story("company msra in microsoft\nada: cofounded msra 1999; moved microsoft->baidu; "
                            "retired baidu 2019-10; joined baidu->tsinghua");
    EXPECT_EQ(spellsOf(data), "microsoft ?..?, msra 1999..?, baidu ?..2019-10, tsinghua ?..");
    EXPECT_EQ(employer(data, "ada", ""), "tsinghua");
    const auto dated = story("company brain in google\nada: joined brain 2011; left google 2017; joined brain 2019");
    EXPECT_EQ(spellsOf(dated), "brain 2011..2017, google ?..2017, brain 2019..");
    EXPECT_EQ(
        spellsOf(story("company brain in google\nada: joined google 2011; joined google->brain 2012; left brain 2017")),
        "google 2011..2012, brain 2012..2017");
}

TEST(Career, AnArrivalFromNowhereEndsWhatNothingShowsToGoOn) {
    EXPECT_EQ(spellsOf(story("ada: joined apple 2020; joined deepmind 2022")), "apple 2020..?, deepmind 2022..");
    EXPECT_EQ(spellsOf(story("ada: joined apple 2020; joined deepmind 2022; stay apple 2024")),
              "apple 2020.., deepmind 2022..");
}

TEST(Career, RowsThatTellTheSameDepartureMakeOneSpell) {
    EXPECT_EQ(spellsOf(story("ada: joined meta 2016; left meta 2023; cofounded meta->mistral 2023-04")),
              "meta 2016..2023-04, mistral 2023-04..");
    EXPECT_EQ(spellsOf(story("ada: joined a 2020; left a 2025-01; joined a->b 2025-02")),
              "a 2020..2025-01, b 2025-02..");
    EXPECT_EQ(spellsOf(story(
                  "ada: joined meta 2016; left meta 2023; cofounded mistral 2023-04; moved meta->mistral 2023-06")),
              "meta 2016..2023-06, mistral 2023-04..");
}

TEST(Career, RowsThatTellTheSameArrivalMakeOneSpellDatedMostFinely) {
    const auto data = story("ada: joined meta 2018; joined meta 2018-05-02");
    EXPECT_EQ(spellsOf(data), "meta 2018-05-02..");
    EXPECT_EQ(careerOf(*data, person(*data, "ada")).spells[0].arrivals.size(), 2U);
}

TEST(Career, ALaterRowOfSomebodyWhoIsThereDatesNoArrival) {
    EXPECT_EQ(spellsOf(story("ada: joined meta 2019; joined meta 2021-05-03")), "meta 2019..");
    EXPECT_EQ(spellsOf(story("ada: joined meta; joined meta 2021-05-03")), "meta 2021-05-03..");
}

TEST(Career, AMoveWithinACompanyBeginsAndEndsNothing) {
    EXPECT_EQ(spellsOf(story("ada: joined meta 2018; moved meta->meta 2020; left meta 2022")), "meta 2018..2022");
    EXPECT_EQ(spellsOf(story("ada: moved meta->meta 2020")), "meta ?..");
}

TEST(Career, AnUndatedExitEndsTheSpellOnceTheNextBegins) {
    const auto data = story("ada: cofounded adept 2021-11; left adept; founded essential 2023");
    EXPECT_EQ(spellsOf(data), "adept 2021-11..?, essential 2023..");
    EXPECT_EQ(employer(data, "ada", "2022-12-31"), "adept");
    EXPECT_EQ(employer(data, "ada", "2023-01-01"), "essential");
}

TEST(Career, BoundedDatesCountFromTheirLastDay) {
    const auto data = story("ada: moved meta->anthropic [2023-02..2025-05-26]");
    EXPECT_EQ(employer(data, "ada", "2025-05-25"), "meta");
    EXPECT_EQ(employer(data, "ada", "2025-05-26"), "anthropic");
}

TEST(Career, AnUndatedArrivalCountsFromTheDepartureBeforeIt) {
    const auto data = story("ada: joined meta 2014; left meta 2025-11-17; joined tml");
    EXPECT_EQ(employer(data, "ada", "2020-01-01"), "meta");
    EXPECT_EQ(employer(data, "ada", "2025-11-17"), "tml");
}

TEST(Career, AStayMakesASpellWhereNoMoveTellsOfOne) {
    const auto data = story("ada: stay meta 2025-05-26");
    EXPECT_EQ(spellsOf(data), "meta ?..");
    EXPECT_EQ(employer(data, "ada", ""), "meta");
    EXPECT_EQ(spellsOf(story("ada: joined a 2010; left a 2012; stay a 2020")), "a 2010..2012, a ?..");
    EXPECT_EQ(spellsOf(story("ada: joined a 2010; stay a 2020")), "a 2010..");
}

TEST(Career, AListInATeamIsEvidenceOfWorkingThereThen) {
    const auto data = story("ada:\nteam authors at meta 2023-02-28: ada");
    EXPECT_EQ(spellsOf(data), "meta ?..");
    const auto spell = careerOf(*data, person(*data, "ada")).spells.at(0);
    EXPECT_EQ(spell.seenFirst, day("2023-02-28"));
    EXPECT_EQ(spell.teams.size(), 1U);
}

TEST(Career, AListPublishedAfterAKnownDepartureIsNoEvidence) {
    const auto data = story("ada: joined brain 2016; left brain 2021-11\ncompany brain in google\n"
                            "team transformer at google 2023: ada");
    EXPECT_EQ(spellsOf(data), "brain 2016..2021-11");
    const auto spell = careerOf(*data, person(*data, "ada")).spells.at(0);
    EXPECT_FALSE(spell.seenLast);
    EXPECT_EQ(spell.teams.size(), 1U);
}

TEST(Career, AListWithoutADateProvesNothing) {
    EXPECT_EQ(spellsOf(story("ada:\nteam authors at meta: ada")), "");
}

TEST(Career, SightingsNarrowCoarseSpans) {
    const auto data = story("ada: joined meta 2018; left meta 2023; stay meta 2018-03-05; stay meta 2023-02-28");
    const auto spell = careerOf(*data, person(*data, "ada")).spells.at(0);
    EXPECT_EQ(spell.span.start.iso(), "2018");
    EXPECT_EQ(spell.bounds.start.iso(), "[2018-01-01..2018-03-05]");
    EXPECT_EQ(spell.bounds.end->iso(), "[2023-02-28..2023-12-31]");
}

TEST(Career, SomebodyOfWhomNothingIsToldHasNoSpells) {
    const auto data = story("ada:\nbo: joined a 2020");
    EXPECT_EQ(spellsOf(data), "");
    EXPECT_EQ(employer(data, "ada", ""), "?");
}

TEST(Career, EveryoneAtOnceIsTheSameAsOneByOne) {
    const auto& data = *tests::aiTalentData();
    const auto all = careersOf(data);
    for (const char* who : {"sam-altman", "niki-parmar", "andrej-karpathy", "zhu-wenjia"})
        EXPECT_EQ(all[person(data, who)], careerOf(data, person(data, who))) << who;
}

TEST(SpellAfter, PrefersWhatTheDepartureNames) {
    const auto data = story("ada: joined a 2010; founded side 2015; moved a->b 2020");
    const auto career = careerOf(*data, person(*data, "ada"));
    EXPECT_EQ(keyOf(*data, career.spells[spellAfter(*data, career, 0, {}).value()].company), "b");
}

TEST(SpellAfter, IsNothingWhenThePersonCameBackFirst) {
    const auto data = story("ada: joined a 2010; left a 2012; returned a 2013; left a 2015; joined b 2016");
    const auto career = careerOf(*data, person(*data, "ada"));
    EXPECT_FALSE(spellAfter(*data, career, 0, {}));
    EXPECT_EQ(spellAfter(*data, career, 1, {}), 2U);
    EXPECT_FALSE(spellAfter(*data, career, 1, day("2015-06-01")));
}

TEST(SpellAfter, FallsBackToAJobThatWentOn) {
    const auto data = story("ada: joined nyu 2003; joined meta 2013; left meta 2020; stay nyu 2021");
    const auto career = careerOf(*data, person(*data, "ada"));
    EXPECT_EQ(spellAfter(*data, career, 1, {}), 0U);
    EXPECT_EQ(employer(data, "ada", ""), "nyu");
}

Certainty together(const char* a, const char* b, const char* where) {
    const auto& data = *llamaData();
    return workedTogether(careerOf(data, person(data, a)), careerOf(data, person(data, b)), company(data, where));
}

TEST(WorkedTogether, IsCertainForTheLlamaAuthorsAtMeta) {
    EXPECT_EQ(together("timothee-lacroix", "guillaume-lample", "meta"), Certainty::yes);
    EXPECT_EQ(together("timothee-lacroix", "hugo-touvron", "meta"), Certainty::yes);
    EXPECT_EQ(together("xavier-martinet", "eric-hambro", "meta"), Certainty::yes) << "the paper lists both";
}

TEST(WorkedTogether, IsCertainAtMistral) {
    EXPECT_EQ(together("timothee-lacroix", "guillaume-lample", "mistral-ai"), Certainty::yes);
    EXPECT_EQ(together("baptiste-roziere", "thibaut-lavril", "mistral-ai"), Certainty::yes);
}

TEST(WorkedTogether, IsNoWhereOneCameAfterTheOtherHadGone) {
    // Joulin was at Google DeepMind by February 2024 and left Meta in May 2023; Mensch left DeepMind in April 2023.
    EXPECT_EQ(together("arthur-mensch", "armand-joulin", "google-deepmind"), Certainty::no);
    EXPECT_EQ(together("timothee-lacroix", "hugo-touvron", "mistral-ai"), Certainty::no);
}

TEST(WorkedTogether, IsPossibleWhereDatesAreTooCoarse) {
    const auto data = story("ada: joined a 2018; left a 2020\nbo: joined a 2020; left a 2022\ncy: joined a 2021");
    const auto careers = careersOf(*data);
    const auto at = company(*data, "a");
    const auto career = [&](const char* who) { return careers[person(*data, who)]; };
    EXPECT_EQ(workedTogether(career("ada"), career("bo"), at), Certainty::possibly);
    EXPECT_EQ(workedTogether(career("ada"), career("cy"), at), Certainty::no);
    EXPECT_EQ(workedTogether(career("bo"), career("cy"), at), Certainty::yes);
}

TEST(Coworkers, CertainOnesComeFirstThenThoseMetMoreOften) {
    const auto data = story("ada: joined a 2018; moved a->b 2020-06\n"
                            "both: joined a 2017; moved a->b 2020-06\n"
                            "cy: joined a 2017; left a 2019\n"
                            "maybe: joined a 2016; left a 2018\n"
                            "never: joined a 2010; left a 2012");
    const auto coworkers = coworkersOf(Careers(*data), person(*data, "ada"), {});
    ASSERT_EQ(coworkers.size(), 3U);
    EXPECT_EQ(data->people[coworkers[0].person].key, "both");
    EXPECT_EQ(coworkers[0].companies, (std::vector{company(*data, "a"), company(*data, "b")}));
    EXPECT_EQ(data->people[coworkers[1].person].key, "cy");
    EXPECT_EQ(coworkers[1].certainty, Certainty::yes);
    EXPECT_EQ(data->people[coworkers[2].person].key, "maybe");
    EXPECT_EQ(coworkers[2].certainty, Certainty::possibly);
}

TEST(Coworkers, OnlySpellsBegunByTheDayCount) {
    const auto data = story("ada: joined a 2018; moved a->b 2023\nbo: joined b 2020");
    const auto careers = careersOf(*data);
    EXPECT_TRUE(coworkersOf(Careers(*data), person(*data, "ada"), day("2022-12-31")).empty());
    EXPECT_EQ(coworkersOf(Careers(*data), person(*data, "ada"), day("2023-01-01")).size(), 1U);
}

} // namespace
} // namespace whither::query
