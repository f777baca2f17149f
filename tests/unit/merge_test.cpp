#include "core/model/merge.h"
#include "tests/support/raw_builder.h"
#include "tests/support/sample_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace whither::tests {

namespace {

using model::Checked;
using model::Confidence;
using model::Dataset;
using model::merge;
using model::MergeNote;
using model::Move;
using model::Part;
using model::RawTable;
using model::RowCount;
using model::Stance;
using testing::ElementsAre;
using testing::IsEmpty;

/// One person, three companies and a source of its own.
RawBuilder folder(const std::string& source) {
    RawBuilder raw;
    raw.source(source, "https://" + source + ".example/").person("ann").company("a").company("b").company("c");
    return raw;
}

Part part(const std::string& name, const RawBuilder& raw) {
    Checked checked = check(raw.raw());
    EXPECT_THAT(checked.report.leftOut, IsEmpty());
    return {name, std::move(checked)};
}

Checked merged(const RawBuilder& first, const RawBuilder& second) {
    return merge({part("one", first), part("two", second)});
}

std::vector<std::string> citedBy(const Dataset& data, const Move& move, Stance stance) {
    std::vector<std::string> keys;
    for (const model::Citation& citation : move.citations)
        if (citation.stance == stance)
            keys.push_back(data.sources[citation.source].key);
    return keys;
}

std::vector<MergeNote> notesOn(const Checked& checked, const std::string& table) {
    std::vector<MergeNote> notes;
    for (const MergeNote& note : checked.report.merged)
        if (note.table == table)
            notes.push_back(note);
    return notes;
}

void setCell(RawBuilder& raw, RawTable table, std::string_view column, const std::string& value) {
    raw.rows(table).back().cells[columnIndex(table, column)] = value;
}

} // namespace

TEST(Merge, OnePartComesBackAsItIs) {
    const Checked one = merge({part("one", folder("s").move("m", "ann", "a", "b"))});
    EXPECT_EQ(one.dataset.moves.size(), 1U);
    EXPECT_THAT(one.report.merged, IsEmpty());
}

TEST(Merge, KeepsTheOrderOfAPersonsMovesThoseOfTheFirstPartFirst) {
    const Checked both = merged(folder("s").move("m4", "ann", "", "a").move("m3", "ann", "a", "b"),
                                folder("t").move("m2", "ann", "b", "c").move("m1", "ann", "c", "a"));
    std::vector<std::string> told;
    for (const Move& move : both.dataset.moves)
        told.push_back(move.key + " " + std::to_string(move.place));
    EXPECT_THAT(told, ElementsAre("m1 3", "m2 2", "m3 1", "m4 0"));
}

TEST(Merge, FillsBlanksUnitesAliasesAndJoinsNotesOfOneThing) {
    RawBuilder one;
    one.add(RawTable::people, {{"key", "ann"}, {"name", "Ann"}, {"aliases", "A"}, {"note", "Chief"}});
    RawBuilder two;
    two.add(RawTable::people,
            {{"key", "ann"}, {"name", "Anna"}, {"name_zh", "安"}, {"aliases", "A;B"}, {"note", "Author"}});
    const Checked both = merged(one, two);
    ASSERT_EQ(both.dataset.people.size(), 1U);
    const model::Person& ann = both.dataset.people.rows()[0];
    EXPECT_EQ(ann.name, "Ann");
    EXPECT_EQ(ann.nameZh.str(), "安");
    EXPECT_THAT(ann.aliases, testing::UnorderedElementsAre("A", "B", "Anna"));
    EXPECT_EQ(ann.note.str(), "Chief; Author");
    EXPECT_THAT(both.report.merged, ElementsAre(MergeNote{MergeNote::Kind::sameKey, "people", "ann", "ann",
                                                          "name: Ann | Anna; note: Chief | Author"}));
}

TEST(Merge, AMoveThatBothTellKeepsTheFinerDateAndTheSourcesOfBoth) {
    const Checked both = merged(folder("s1").move("m1", "ann", "a", "b", "2023", "s1"),
                                folder("s2").move("m2", "ann", "a", "b", "2023-04", "s2"));
    ASSERT_EQ(both.dataset.moves.size(), 1U);
    const Move& move = both.dataset.moves.rows()[0];
    EXPECT_EQ(move.key, "m1");
    EXPECT_EQ(move.date.iso(), "2023-04");
    EXPECT_EQ(move.confidence, Confidence::reported);
    EXPECT_THAT(citedBy(both.dataset, move, Stance::supports), ElementsAre("s1", "s2"));
    EXPECT_THAT(notesOn(both, "moves"),
                ElementsAre(MergeNote{MergeNote::Kind::sameMove, "moves", "m1", "m2", "date: 2023 | 2023-04"}));
    EXPECT_EQ(both.report.counts[static_cast<std::size_t>(RawTable::moves)],
              (RowCount{.table = "moves", .in = 2, .out = 1, .merged = 1, .leftOut = 0, .added = 0}));
}

TEST(Merge, ADateThatContradictsBecomesADisputedClaim) {
    auto one = folder("s1").move("m1", "ann", "a", "b", "2023", "s1");
    auto two = folder("s2").move("m2", "ann", "a", "b", "2024-04", "s2");
    const Checked both = merged(one, two);
    ASSERT_EQ(both.dataset.moves.size(), 1U);
    const Move& move = both.dataset.moves.rows()[0];
    EXPECT_EQ(move.date.iso(), "2024-04") << "equally sure: the finer stays";
    EXPECT_EQ(move.confidence, Confidence::disputed);
    EXPECT_THAT(citedBy(both.dataset, move, Stance::supports), ElementsAre("s2"));
    EXPECT_THAT(citedBy(both.dataset, move, Stance::contradicts), ElementsAre("s1"));
    EXPECT_EQ(move.citations.back().claimedDate.iso(), "2023");
    ASSERT_EQ(both.dataset.claims.size(), 1U);
    const model::Claim& claim = both.dataset.claims[0];
    EXPECT_EQ(claim.about.text(), "move:m1");
    EXPECT_EQ(claim.text, "date: 2023 (one)");
    EXPECT_EQ(both.dataset.sources[*claim.source].key, "s1");
    EXPECT_EQ(claim.verdict, model::Verdict::unconfirmed);
    EXPECT_EQ(notesOn(both, "moves").at(0).kind, MergeNote::Kind::disputedDate);
    EXPECT_EQ(both.report.counts[static_cast<std::size_t>(RawTable::claims)],
              (RowCount{.table = "claims", .in = 0, .out = 1, .merged = 0, .leftOut = 0, .added = 1}));
}

TEST(Merge, OfTwoContradictingDatesTheSurerStays) {
    auto one = folder("s1").move("m", "ann", "a", "b", "2023", "s1");
    setCell(one, RawTable::moves, "confidence", "confirmed");
    const auto two = folder("s2").move("m", "ann", "a", "b", "2024-04-01", "s2");
    for (const Checked& both : {merged(one, two), merged(two, one)}) {
        ASSERT_EQ(both.dataset.moves.size(), 1U);
        EXPECT_EQ(both.dataset.moves.rows()[0].date.iso(), "2023");
        EXPECT_THAT(citedBy(both.dataset, both.dataset.moves.rows()[0], Stance::contradicts), ElementsAre("s2"));
        EXPECT_EQ(both.dataset.claims.at(0).text.substr(0, 16), "date: 2024-04-01");
    }
}

TEST(Merge, AnotherDestinationOfTheSameMoveContradicts) {
    const Checked both = merged(folder("s1").move("m", "ann", "a", "b", "2023", "s1"),
                                folder("s2").move("m", "ann", "a", "c", "2023", "s2"));
    const Move& move = both.dataset.moves.rows()[0];
    EXPECT_EQ(both.dataset.companies[*move.to].key, "b");
    EXPECT_EQ(move.confidence, Confidence::disputed);
    ASSERT_THAT(citedBy(both.dataset, move, Stance::contradicts), ElementsAre("s2"));
    EXPECT_EQ(both.dataset.companies[*move.citations.back().claimedTo].key, "c");
    EXPECT_EQ(both.dataset.claims.at(0).text, "to_company: c (two)");
}

TEST(Merge, ABlankEndOfTheSameMoveIsFilled) {
    const Checked both =
        merged(folder("s1").move("m", "ann", "", "b", "2023"), folder("s2").move("m", "ann", "a", "b"));
    const Move& move = both.dataset.moves.rows()[0];
    EXPECT_EQ(both.dataset.companies[*move.from].key, "a");
    EXPECT_EQ(move.date.iso(), "2023");
    EXPECT_THAT(both.dataset.claims, IsEmpty());
}

TEST(Merge, SomebodyMayGoTheSameWayTwice) {
    const auto one = folder("s1").move("m1", "ann", "a", "b", "2015").move("m2", "ann", "a", "b", "2020");
    const auto two = folder("s2").move("n1", "ann", "a", "b", "2015-03").move("n2", "ann", "a", "b", "2020-05");
    const Checked both = merged(one, two);
    ASSERT_EQ(both.dataset.moves.size(), 2U);
    EXPECT_EQ(both.dataset.moves.rows()[0].date.iso(), "2015-03");
    EXPECT_EQ(both.dataset.moves.rows()[1].date.iso(), "2020-05");
}

TEST(Merge, ALaterTripIsNotTheContradictionOfAnEarlierOneThatAgrees) {
    const Checked both = merged(folder("s1").move("m1", "ann", "a", "b", "2015").move("m2", "ann", "a", "b", "2020"),
                                folder("s2").move("n1", "ann", "a", "b", "2015-03"));
    EXPECT_EQ(both.dataset.moves.size(), 2U);
    EXPECT_THAT(both.dataset.claims, IsEmpty());
}

TEST(Merge, AReturnIsNotTheContradictionOfTheFirstArrival) {
    auto two = folder("s2").move("n", "ann", "", "b", "2020");
    setCell(two, RawTable::moves, "kind", "returned");
    const Checked both = merged(folder("s1").move("m", "ann", "", "b", "2015"), two);
    EXPECT_EQ(both.dataset.moves.size(), 2U);
    EXPECT_THAT(both.dataset.claims, IsEmpty());
}

TEST(Merge, SourcesWithOneAddressAreOneAndOthersWithOneKeyAreTwo) {
    auto one = folder("s1").source("same-address", "https://x.example/").source("same-key", "https://y.example/");
    one.move("m1", "ann", "a", "b", "2020", "same-address;same-key");
    auto two = folder("s2").source("other-name", "https://x.example/").source("same-key", "https://z.example/");
    two.move("m2", "ann", "b", "c", "2021", "other-name;same-key");
    const Checked both = merged(one, two);
    const Dataset& data = both.dataset;
    EXPECT_EQ(data.sources.size(), 5U);
    EXPECT_THAT(citedBy(data, data.moves.rows()[1], Stance::supports), ElementsAre("same-address", "same-key@two"));
    EXPECT_EQ(data.sources[*find(data.sources, "same-key@two")].url, "https://z.example/");
    EXPECT_THAT(notesOn(both, "sources"),
                ElementsAre(MergeNote{MergeNote::Kind::sameSource, "sources", "same-address", "other-name",
                                      "title: same-address | other-name"},
                            MergeNote{MergeNote::Kind::renamed, "sources", "same-key@two", "same-key", ""}));
}

TEST(Merge, MovesOfDifferentPeopleWithOneKeyStayTwoAndTheirClaimsFollow) {
    auto one = folder("s1").move("m", "ann", "a", "b");
    auto two = folder("s2").person("bob").move("m", "bob", "a", "b");
    two.add(RawTable::claims, {{"key", "c"}, {"about", "move:m"}, {"claim", "doubtful"}});
    const Checked both = merged(one, two);
    ASSERT_EQ(both.dataset.moves.size(), 2U);
    EXPECT_EQ(both.dataset.claims.at(0).about.text(), "move:m@two");
    EXPECT_EQ(both.dataset.people[both.dataset.moves[*find(both.dataset.moves, "m@two")].person].key, "bob");
}

TEST(Merge, ClaimsThatSayTwoThingsUnderOneKeyAreBothKept) {
    auto one = folder("s1");
    one.add(RawTable::claims, {{"key", "c"}, {"about", "person:ann"}, {"claim", "left"}});
    one.add(RawTable::claims, {{"key", "d"}, {"about", "person:ann"}, {"claim", "came"}});
    auto two = folder("s2");
    two.add(RawTable::claims, {{"key", "c"}, {"about", "person:ann"}, {"claim", "stayed"}});
    two.add(RawTable::claims, {{"key", "d"}, {"about", "person:ann"}, {"claim", "came"}, {"verdict", "supported"}});
    const Checked both = merged(one, two);
    ASSERT_EQ(both.dataset.claims.size(), 3U);
    EXPECT_EQ(both.dataset.claims[1].key, "c@two");
    EXPECT_EQ(both.dataset.claims[2].verdict, model::Verdict::supported);
}

TEST(Merge, WhatCannotBeUnitedBecomesAClaimAboutTheThing) {
    RawBuilder one;
    one.add(RawTable::companies, {{"key", "a"}, {"name", "A"}, {"founded", "2013"}, {"city", "Paris"}});
    RawBuilder two;
    two.add(RawTable::companies,
            {{"key", "a"}, {"name", "A"}, {"kind", "lab"}, {"founded", "2014"}, {"city", "London"}});
    const Checked both = merged(one, two);
    const model::Company& company = both.dataset.companies.rows()[0];
    EXPECT_EQ(company.founded.iso(), "2013");
    EXPECT_EQ(company.kind, model::CompanyKind::lab) << "a special kind beats the plain one";
    ASSERT_EQ(both.dataset.claims.size(), 2U);
    EXPECT_EQ(both.dataset.claims[0].text, "city: London (two)");
    EXPECT_EQ(both.dataset.claims[1].text, "founded: 2014 (two)");
    EXPECT_EQ(both.dataset.claims[1].about.text(), "company:a");
}

TEST(Merge, TakesAParentFromTheOtherUnlessItClosesACycle) {
    RawBuilder one;
    one.company("a", "b").company("b").company("c");
    RawBuilder two;
    two.company("a").company("b", "a").company("c", "d").company("d");
    const Checked both = merged(one, two);
    const auto& companies = both.dataset.companies;
    ASSERT_EQ(companies.size(), 4U);
    EXPECT_FALSE(companies[*find(companies, "b")].parent);
    EXPECT_EQ(companies[*companies[*find(companies, "c")].parent].key, "d");
    ASSERT_EQ(both.dataset.claims.size(), 1U);
    EXPECT_EQ(both.dataset.claims[0].text, "parent: a (two)");
}

TEST(Merge, APrintedNumberBeatsARoleAsPosition) {
    const auto team = [](const std::string& source, const std::string& position) {
        auto raw = folder(source);
        raw.add(RawTable::teams, {{"key", "t"}, {"company", "a"}, {"name", "T"}});
        raw.add(RawTable::teamMembers, {{"team", "t"}, {"person", "ann"}, {"position", position}, {"sources", source}});
        return raw;
    };
    const Checked both = merged(team("s1", "author"), team("s2", "7"));
    ASSERT_EQ(both.dataset.teams.rows()[0].members.size(), 1U);
    EXPECT_EQ(both.dataset.teams.rows()[0].members[0].position, "7");
    EXPECT_EQ(both.dataset.teams.rows()[0].members[0].citations.size(), 2U);
}

TEST(Merge, AFolderNameThatFitsInNoKeyCostsNoRow) {
    auto one = folder("s").source("x", "https://1.example/");
    auto two = folder("s").source("x", "https://2.example/");
    const Checked both = merge({part("one", one), part("a;b\xFF", two)});
    EXPECT_EQ(both.dataset.sources.size(), 3U);
}

TEST(Merge, ReportsWhatItCouldNotKeep) {
    // Each folder keeps the rule, but the result would have too many parents one above the other.
    RawBuilder one;
    RawBuilder two;
    one.company("m00");
    two.company("n00").company("m00", "n60");
    for (int i = 1; i <= 60; ++i) {
        const auto key = [i](const char* name, int back) {
            return name + std::string(i - back < 10 ? "0" : "") + std::to_string(i - back);
        };
        one.company(key("m", 0), key("m", 1));
        two.company(key("n", 0), key("n", 1));
    }
    const Checked both = merged(one, two);
    EXPECT_EQ(both.dataset.companies.size(), model::kMostParents + 1);
    const RowCount& count = both.report.counts[static_cast<std::size_t>(RawTable::companies)];
    EXPECT_EQ(count.in + count.added, count.out + count.merged + count.leftOut);
    ASSERT_EQ(both.report.leftOut.size(), count.leftOut);
    EXPECT_EQ(both.report.leftOut.front(),
              (base::Error{base::ErrorCode::badValue, "companies", 0, "parent", "m03", "m04"}));
}

TEST(Merge, ANoteThatWouldBeTooLongWithTheOtherBecomesAClaim) {
    RawBuilder one;
    one.add(RawTable::people, {{"key", "ann"}, {"name", "Ann"}, {"note", std::string(600'000, 'a')}});
    RawBuilder two;
    two.add(RawTable::people, {{"key", "ann"}, {"name", "Ann"}, {"note", std::string(600'000, 'b')}});
    const Checked both = merged(one, two);
    EXPECT_THAT(both.report.leftOut, IsEmpty());
    EXPECT_EQ(both.dataset.people.rows()[0].note.str().size(), 600'000U);
    EXPECT_EQ(both.dataset.claims.at(0).text.substr(0, 9), "note: bbb");
    EXPECT_LT(both.report.merged.at(0).detail.size(), 1000U);
}

TEST(Merge, LooksForOneNoteInTheOtherInOneGo) {
    // Every place in the first begins like the second: a search that starts over at each would never end.
    RawBuilder one;
    one.add(RawTable::people, {{"key", "ann"}, {"name", "Ann"}, {"note", std::string(1'000'000, 'a')}});
    RawBuilder two;
    two.add(RawTable::people, {{"key", "ann"}, {"name", "Ann"}, {"note", std::string(500'000, 'A') + 'b'}});
    EXPECT_EQ(merged(one, two).dataset.people.size(), 1U);
    two.rows(RawTable::people)[0].cells[columnIndex(RawTable::people, "note")].pop_back();
    EXPECT_EQ(merged(one, two).dataset.people.rows()[0].note.str().size(), 1'000'000U);
}

TEST(Merge, JoinsTitles) {
    RawBuilder one;
    one.raw().title = "One";
    RawBuilder two;
    two.raw().title = "Two";
    two.raw().titleZh = "二";
    const Checked both = merged(one, two);
    EXPECT_EQ(both.dataset.title, "One · Two");
    EXPECT_EQ(both.dataset.titleZh, "二");
}

TEST(Merge, OfTheShippedFoldersMatchesWhatAPersonCounted) {
    const auto shipped = [](const char* name, const model::DatasetPtr& data) {
        return Part{name, check(rawOf(*data))};
    };
    const Checked both = merge({shipped("llama", llamaData()), shipped("ai-talent", aiTalentData())});
    EXPECT_THAT(both.report.leftOut, IsEmpty());
    EXPECT_THAT(both.report.counts,
                ElementsAre(RowCount{"sources", 478, 471, 7, 0, 0}, RowCount{"people", 326, 315, 11, 0, 0},
                            RowCount{"companies", 136, 117, 19, 0, 0}, RowCount{"teams", 26, 24, 2, 0, 0},
                            RowCount{"team_members", 151, 139, 12, 0, 0}, RowCount{"moves", 523, 513, 10, 0, 0},
                            RowCount{"stays", 35, 32, 3, 0, 0}, RowCount{"products", 36, 35, 1, 0, 0},
                            RowCount{"relations", 34, 34, 0, 0, 0}, RowCount{"claims", 80, 80, 0, 0, 0}));
    const Dataset& data = both.dataset;

    const auto moveOf = [&data](const char* key) -> const Move& { return data.moves[find(data.moves, key).value()]; };
    const Move& goyal = moveOf("naman-goyal-moved-thinking-machines");
    EXPECT_EQ(goyal.date.iso(), "2025");
    EXPECT_FALSE(find(data.moves, "naman-goyal-moved-thinking-machines-2025"));
    const Move& lample = moveOf("guillaume-lample-cofounded-mistral-ai-2023");
    EXPECT_EQ(data.companies[lample.from.value()].key, "meta");
    EXPECT_EQ(lample.date.iso(), "2023-04");
    EXPECT_EQ(lample.confidence, Confidence::disputed);
    EXPECT_EQ(moveOf("mira-murati-left-openai-2024").date.iso(), "2024-09-25");
    EXPECT_EQ(moveOf("mira-murati-left-openai-2024").confidence, Confidence::confirmed);
    EXPECT_EQ(moveOf("arthur-mensch-cofounded-mistral-ai-2023").date.iso(), "2023-04");
    EXPECT_EQ(moveOf("marie-anne-lachaux-moved-mistral-ai-2023").date.iso(), "2023-06");
    EXPECT_EQ(moveOf("eric-hambro-moved-anthropic").date.iso(), "[2023-02..2025-05-26]");
}

} // namespace whither::tests
