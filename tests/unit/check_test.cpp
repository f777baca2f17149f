#include "core/model/raw_tables.h"
#include "tests/support/raw_builder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace whither::tests {

namespace {

using base::ErrorCode;
using model::check;
using model::Checked;
using model::RawTable;
using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

/// An error of that code in that row, about that column and value.
auto problem(ErrorCode code, std::size_t row, const std::string& column, const std::string& value = {}) {
    return AllOf(Field("code", &base::Error::code, code), Field("row", &base::Error::row, row),
                 Field("column", &base::Error::column, column), Field("value", &base::Error::value, value));
}

RawBuilder twoPeopleTwoCompanies() {
    RawBuilder raw;
    raw.source("s1").source("s2").person("ann").person("bob").company("a").company("b");
    return raw;
}

const model::RowCount& countOf(const Checked& checked, RawTable table) {
    return checked.report.counts.at(static_cast<std::size_t>(table));
}

} // namespace

TEST(Check, AcceptsRowsThatKeepTheContractAndSortsThemByKey) {
    auto raw = twoPeopleTwoCompanies();
    raw.move("m2", "bob", "a", "", "2023").move("m1", "ann", "a", "b", "2023-06-14", "s2;s1");
    const Checked checked = check(raw.raw());
    EXPECT_TRUE(checked.report.isClean());
    ASSERT_EQ(checked.dataset.moves.size(), 2U);
    const model::Move& first = checked.dataset.moves.rows()[0];
    EXPECT_EQ(first.key, "m1");
    EXPECT_EQ(checked.dataset.people[first.person].key, "ann");
    EXPECT_EQ(checked.dataset.companies[*first.to].key, "b");
    EXPECT_EQ(first.date.iso(), "2023-06-14");
    EXPECT_EQ(first.confidence, model::Confidence::reported);
    ASSERT_EQ(first.citations.size(), 2U);
    EXPECT_EQ(checked.dataset.sources[first.citations[0].source].key, "s2") << "citations stay in their order";
    EXPECT_FALSE(checked.dataset.moves.rows()[1].to);
}

TEST(Check, KeepsTheOrderOfRowsOfEachPersonsMoves) {
    auto raw = twoPeopleTwoCompanies();
    raw.move("m3", "ann", "", "a").move("m2", "bob", "", "b").move("broken", "ann", "", "nowhere");
    raw.move("m1", "ann", "a", "b").move("m0", "bob", "b", "a");
    const auto data = check(raw.raw()).dataset;
    std::vector<std::string> told;
    for (const model::Move& move : data.moves)
        told.push_back(move.key + " " + std::to_string(move.place));
    EXPECT_THAT(told, ElementsAre("m0 1", "m1 1", "m2 0", "m3 0"));
    // Each person's rows have, in their order, the places that they have by key.
    std::vector<std::string> rows;
    for (const model::MoveIndex move : inRowOrder(data))
        rows.push_back(data.moves[move].key);
    EXPECT_THAT(rows, ElementsAre("m2", "m3", "m0", "m1"));
}

TEST(Check, AcceptsADataSetWithoutPeople) {
    const Checked checked = check({});
    EXPECT_TRUE(checked.report.isClean());
    EXPECT_TRUE(checked.dataset.people.empty());
    EXPECT_EQ(checked.report.counts.size(), model::kRawTableCount);
}

TEST(Check, LeavesOutAMoveOfAnUnknownPersonOrCompany) {
    auto raw = twoPeopleTwoCompanies();
    raw.move("m1", "nobody", "a", "b").move("m2", "ann", "x", "b").move("m3", "ann", "a", "y").move("m4", "", "a", "");
    const Checked checked = check(raw.raw());
    EXPECT_TRUE(checked.dataset.moves.empty());
    EXPECT_THAT(checked.report.leftOut, ElementsAre(problem(ErrorCode::unknownReference, 2, "person", "nobody"),
                                                    problem(ErrorCode::unknownReference, 3, "from_company", "x"),
                                                    problem(ErrorCode::unknownReference, 4, "to_company", "y"),
                                                    problem(ErrorCode::missingValue, 5, "person")));
    EXPECT_EQ(countOf(checked, RawTable::moves),
              (model::RowCount{.table = "moves", .in = 4, .out = 0, .merged = 0, .leftOut = 4, .added = 0}));
}

TEST(Check, NamesEveryProblemOfARowButCountsTheRowOnce) {
    auto raw = twoPeopleTwoCompanies();
    raw.add(RawTable::moves, {{"key", "m"},
                              {"person", "ann"},
                              {"kind", "flew"},
                              {"to_company", "a"},
                              {"date", "2023-02-30"},
                              {"confidence", "sure"}});
    const Checked checked = check(raw.raw());
    EXPECT_THAT(checked.report.leftOut, ElementsAre(problem(ErrorCode::badValue, 2, "kind", "flew"),
                                                    problem(ErrorCode::badDate, 2, "date", "2023-02-30"),
                                                    problem(ErrorCode::badValue, 2, "confidence", "sure")));
    EXPECT_EQ(countOf(checked, RawTable::moves).leftOut, 1U);
}

TEST(Check, LeavesOutAMoveWithNeitherEnd) {
    auto raw = twoPeopleTwoCompanies();
    raw.move("m", "ann", "", "");
    EXPECT_THAT(check(raw.raw()).report.leftOut, ElementsAre(problem(ErrorCode::neitherEnd, 2, "")));
}

TEST(Check, KeepsTheFirstByContentOfTwoRowsWithOneKeyWhateverTheirOrder) {
    RawBuilder raw;
    raw.add(RawTable::people, {{"key", "ann"}, {"name", "Anna"}})
        .add(RawTable::people, {{"key", "ann"}, {"name", "Ann"}});
    Checked checked = check(raw.raw());
    ASSERT_EQ(checked.dataset.people.size(), 1U);
    EXPECT_EQ(checked.dataset.people.rows()[0].name, "Ann");
    EXPECT_THAT(checked.report.leftOut, ElementsAre(problem(ErrorCode::duplicateKey, 2, "key", "ann")));

    std::swap(raw.rows(RawTable::people)[0], raw.rows(RawTable::people)[1]);
    EXPECT_EQ(check(raw.raw()).dataset, checked.dataset);
}

TEST(Check, ABrokenRowDoesNotHideAGoodOneWithTheSameKey) {
    RawBuilder raw;
    raw.add(RawTable::people, {{"key", "ann"}}).add(RawTable::people, {{"key", "ann"}, {"name", "Ann"}});
    const Checked checked = check(raw.raw());
    EXPECT_EQ(checked.dataset.people.size(), 1U);
    EXPECT_THAT(checked.report.leftOut, ElementsAre(problem(ErrorCode::missingValue, 2, "name")));
}

TEST(Check, LeavesOutAllCompaniesOfACycleOfParentsAndWhatHangsOnThem) {
    RawBuilder raw;
    raw.person("ann").company("a", "b").company("b", "a").company("c", "b").company("d").company("self", "self");
    raw.move("m1", "ann", "c", "d").move("m2", "ann", "", "d");
    const Checked checked = check(raw.raw());
    EXPECT_THAT(checked.report.leftOut, ElementsAre(problem(ErrorCode::parentCycle, 2, "parent", "a"),
                                                    problem(ErrorCode::parentCycle, 3, "parent", "b"),
                                                    problem(ErrorCode::unknownReference, 4, "parent", "b"),
                                                    problem(ErrorCode::parentCycle, 6, "parent", "self"),
                                                    problem(ErrorCode::unknownReference, 2, "from_company", "c")));
    EXPECT_EQ(checked.dataset.companies.size(), 1U);
    EXPECT_EQ(checked.dataset.moves.size(), 1U);
}

TEST(Check, ResolvesParentsWhateverTheOrderOfRows) {
    RawBuilder raw;
    raw.company("z").company("b", "a").company("a", "z");
    const Checked checked = check(raw.raw());
    ASSERT_TRUE(checked.report.isClean());
    const auto& companies = checked.dataset.companies;
    EXPECT_EQ(companies[*companies.rows()[1].parent].key, "a");
    EXPECT_EQ(companies[*companies.rows()[0].parent].key, "z");
    EXPECT_FALSE(companies.rows()[2].parent);
}

TEST(Check, AnUnknownSourceCostsTheCitationAndNotTheRow) {
    auto raw = twoPeopleTwoCompanies();
    raw.move("m", "ann", "a", "b", "2023", "s1;gone; s2;s1");
    const Checked checked = check(raw.raw());
    ASSERT_EQ(checked.dataset.moves.size(), 1U);
    EXPECT_EQ(checked.dataset.moves.rows()[0].citations.size(), 2U);
    EXPECT_THAT(checked.report.leftOut, ElementsAre(problem(ErrorCode::unknownReference, 2, "sources", "gone")));
    EXPECT_EQ(countOf(checked, RawTable::moves).leftOut, 0U);
}

TEST(Check, ListsAPersonOnlyOnceInATeam) {
    auto raw = twoPeopleTwoCompanies();
    raw.add(RawTable::teams, {{"key", "t"}, {"company", "a"}, {"name", "T"}});
    raw.add(RawTable::teamMembers, {{"team", "t"}, {"person", "ann"}, {"position", "2"}});
    raw.add(RawTable::teamMembers, {{"team", "t"}, {"person", "ann"}, {"position", "1"}});
    raw.add(RawTable::teamMembers, {{"team", "u"}, {"person", "bob"}});
    const Checked checked = check(raw.raw());
    ASSERT_EQ(checked.dataset.teams.rows()[0].members.size(), 1U);
    EXPECT_EQ(checked.dataset.teams.rows()[0].members[0].position, "1");
    EXPECT_THAT(checked.report.leftOut, ElementsAre(problem(ErrorCode::duplicateKey, 2, "team", "t, ann"),
                                                    problem(ErrorCode::unknownReference, 4, "team", "u")));
}

TEST(Check, AStayNeedsADay) {
    auto raw = twoPeopleTwoCompanies();
    raw.add(RawTable::stays, {{"person", "ann"}, {"company", "a"}});
    raw.add(RawTable::stays, {{"person", "ann"}, {"company", "a"}, {"as_of", "2024"}});
    const Checked checked = check(raw.raw());
    EXPECT_EQ(checked.dataset.stays.size(), 1U);
    EXPECT_THAT(checked.report.leftOut, ElementsAre(problem(ErrorCode::missingValue, 2, "as_of")));
}

TEST(Check, AnAmountIsAPlainNumberThatIsNotNegative) {
    auto raw = twoPeopleTwoCompanies();
    for (const std::string amount : {"105000000", "-1", "much", "1e999", "0", "nan", "12 "})
        raw.add(
            RawTable::relations,
            {{"key", "r" + amount}, {"subject", "a"}, {"kind", "invested_in"}, {"object", "b"}, {"amount", amount}});
    const Checked checked = check(raw.raw());
    ASSERT_EQ(checked.dataset.relations.size(), 2U);
    EXPECT_EQ(checked.dataset.relations.rows()[0].amount, 0.0);
    EXPECT_EQ(checked.dataset.relations.rows()[1].amount, 105000000.0);
    EXPECT_EQ(checked.report.leftOut.size(), 5U);
}

TEST(Check, LeavesOutAClaimAboutSomethingThatIsNotThere) {
    auto raw = twoPeopleTwoCompanies();
    raw.add(RawTable::claims, {{"key", "c1"}, {"about", "move:gone"}, {"claim", "x"}});
    raw.add(RawTable::claims, {{"key", "c2"}, {"about", "planet:mars"}, {"claim", "x"}});
    raw.add(RawTable::claims, {{"key", "c3"}, {"about", "person:ann"}, {"claim", "x"}, {"source", "s1"}});
    raw.add(RawTable::claims, {{"key", "c4"}, {"about", "person:ann"}});
    const Checked checked = check(raw.raw());
    ASSERT_EQ(checked.dataset.claims.size(), 1U);
    EXPECT_EQ(checked.dataset.claims[0].key, "c3");
    EXPECT_TRUE(checked.dataset.claims[0].source);
    EXPECT_THAT(checked.report.leftOut, ElementsAre(problem(ErrorCode::unknownReference, 2, "about", "move:gone"),
                                                    problem(ErrorCode::badValue, 3, "about", "planet:mars"),
                                                    problem(ErrorCode::missingValue, 5, "claim")));
}

TEST(Check, LeavesOutTextThatIsNoText) {
    RawBuilder raw;
    raw.add(RawTable::people, {{"key", "ann"}, {"name", "A\xFFnn"}});
    raw.add(RawTable::people, {{"key", "bob"}, {"name", std::string("B\0ob", 4)}});
    raw.add(RawTable::people, {{"key", "c;d"}, {"name", "C"}});
    EXPECT_THAT(check(raw.raw()).report.leftOut,
                ElementsAre(problem(ErrorCode::badUtf8, 2, "name"),
                            problem(ErrorCode::badValue, 3, "name", std::string("B\0ob", 4)),
                            problem(ErrorCode::badValue, 4, "key", "c;d")));
}

TEST(Check, LeavesOutACellThatNoReaderWouldTake) {
    const std::string longest(model::kLongestCell, 'x');
    RawBuilder raw;
    raw.add(RawTable::people, {{"key", "ann"}, {"name", longest}});
    raw.add(RawTable::people, {{"key", "bob"}, {"name", longest + "y"}});
    raw.add(RawTable::people, {{"key", "cy"}, {"name", "Cy"}, {"aliases", "C;" + longest + ";D"}});
    raw.add(RawTable::people, {{"key", "dee"}, {"name", "Dee"}, {"aliases", "D;" + longest + "y"}});
    raw.raw().title = longest + "y";
    const Checked checked = check(raw.raw());
    EXPECT_EQ(checked.dataset.people.size(), 2U);
    EXPECT_EQ(checked.dataset.title, "");
    EXPECT_THAT(checked.report.leftOut,
                ElementsAre(problem(ErrorCode::badValue, 0, "title", longest.substr(0, 200) + "…"),
                            problem(ErrorCode::badValue, 3, "name", longest.substr(0, 200) + "…"),
                            problem(ErrorCode::badValue, 5, "aliases", "D;" + longest.substr(0, 198) + "…")));
    EXPECT_EQ(countOf(checked, RawTable::people).leftOut, 2U);
}

TEST(Check, ReportsWhatItsReaderCouldNotTake) {
    RawBuilder raw;
    raw.raw().leftOut.push_back({ErrorCode::badValue, "dataset.csv", 3, "title", "Two", ""});
    EXPECT_EQ(check(raw.raw()).report.leftOut, raw.raw().leftOut);
}

TEST(Check, KeepsOnlyExcerptsOfWhatItLeavesOut) {
    auto raw = twoPeopleTwoCompanies();
    const std::string huge(100'000, 'k');
    raw.move("m", huge, huge, "b", huge).move("n", "ann", "a", "b", "", huge);
    raw.raw().moveCitations = {{1, huge, "s1", "supports", "", ""}};
    const auto report = check(raw.raw()).report;
    EXPECT_EQ(report.leftOut.size(), 5U);
    for (const base::Error& error : report.leftOut)
        EXPECT_LT(error.value.size(), 300U);
}

TEST(Check, LeavesOutACompanyWithEndlessParents) {
    RawBuilder raw;
    raw.company("c1000");
    constexpr int kLevels = 100'000;
    for (int i = 1001; i <= kLevels; ++i)
        raw.company("c" + std::to_string(i), "c" + std::to_string(i - 1));
    const Checked checked = check(raw.raw());
    EXPECT_EQ(checked.dataset.companies.size(), model::kMostParents + 1);
    EXPECT_THAT(checked.report.leftOut.front(),
                problem(ErrorCode::badValue, model::kMostParents + 3, "parent", "c1064"));
    EXPECT_EQ(checked.report.leftOut.at(1).code, ErrorCode::unknownReference);
    // Whatever the order in which companies are looked at.
    RawBuilder back;
    back.company("d100000");
    for (int i = 100'001; i <= 100'100; ++i)
        back.company("d" + std::to_string(200'200 - i), i == 100'001 ? "d100000" : "d" + std::to_string(200'201 - i));
    EXPECT_EQ(check(back.raw()).dataset.companies.size(), model::kMostParents + 1);
}

TEST(Check, KeepsHostileTextAsItIs) {
    const std::string name = std::string(10'000, 'x') + "<b>\x01\xE2\x80\xAE😀";
    RawBuilder raw;
    raw.add(RawTable::people, {{"key", "ann"}, {"name", name}});
    const Checked checked = check(raw.raw());
    ASSERT_TRUE(checked.report.isClean());
    EXPECT_EQ(checked.dataset.people.rows()[0].name, name);
}

TEST(Check, TakesACitationThatDiffersFromItsMove) {
    auto raw = twoPeopleTwoCompanies();
    raw.move("m", "ann", "a", "b", "2023", "s1");
    raw.raw().moveCitations = {{1, "m", "s2", "contradicts", "2024-05", "a"},
                               {2, "gone", "s2", "supports", "", ""},
                               {3, "m", "s2", "doubts", "", ""},
                               {4, "m", "s2", "supports", "05/2024", ""},
                               {5, "m", "s2", "supports", "", "x"},
                               {6, "m", "s9", "supports", "", ""}};
    const Checked checked = check(raw.raw());
    const auto& citations = checked.dataset.moves.rows()[0].citations;
    ASSERT_EQ(citations.size(), 2U);
    EXPECT_EQ(citations[1].stance, model::Stance::contradicts);
    EXPECT_EQ(citations[1].claimedDate.iso(), "2024-05");
    EXPECT_EQ(checked.dataset.companies[*citations[1].claimedTo].key, "a");
    EXPECT_THAT(checked.report.leftOut, ElementsAre(problem(ErrorCode::unknownReference, 2, "move", "gone"),
                                                    problem(ErrorCode::badValue, 3, "stance", "doubts"),
                                                    problem(ErrorCode::badDate, 4, "claimed_date", "05/2024"),
                                                    problem(ErrorCode::unknownReference, 5, "claimed_to", "x"),
                                                    problem(ErrorCode::unknownReference, 6, "source", "s9")));
}

TEST(Check, ReportsCallATableByItsFileOrElseByItsName) {
    RawBuilder raw;
    raw.add(RawTable::people, {{"key", "ann"}});
    EXPECT_EQ(check(raw.raw()).report.leftOut.at(0).file, "people");
    raw.raw().files[static_cast<std::size_t>(RawTable::people)] = "folder/people.csv";
    EXPECT_EQ(check(raw.raw()).report.leftOut.at(0).file, "folder/people.csv");
}

TEST(RawOf, IsTheInverseOfCheck) {
    auto raw = twoPeopleTwoCompanies();
    raw.raw().title = "T";
    raw.raw().titleZh = "题";
    raw.add(RawTable::people, {{"key", "cy"}, {"name", "Cy"}, {"aliases", "C;Cyrus"}});
    raw.add(RawTable::relations, {{"key", "r"},
                                  {"subject", "a"},
                                  {"kind", "invested_in"},
                                  {"object", "b"},
                                  {"amount", "0.1"},
                                  {"sources", "s2;s1"}});
    raw.move("m", "ann", "a", "b", "[..2023]", "s1");
    raw.raw().moveCitations = {{1, "m", "s2", "contradicts", "2024-05", "a"}};
    const Checked checked = check(raw.raw());
    ASSERT_THAT(checked.report.leftOut, IsEmpty());
    const Checked again = check(rawOf(checked.dataset));
    EXPECT_THAT(again.report.leftOut, IsEmpty());
    EXPECT_EQ(again.dataset, checked.dataset);
}

} // namespace whither::tests
