#include "core/model/move_pairs.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace whither::model {

namespace {

using testing::ElementsAre;
using testing::IsEmpty;

MoveLine line(std::string_view key, std::string_view date, MoveKind kind = MoveKind::joined) {
    return {.key = key, .person = "ann", .from = "a", .to = "b", .kind = kind, .date = base::Date::parse(date).value()};
}

using Lines = std::vector<MoveLine>;

} // namespace

TEST(PairMoves, TheSameKeyComesFirst) {
    EXPECT_THAT(pairMoves(Lines{line("m", "2015"), line("n", "2020")}, Lines{line("m", "2020"), line("o", "2020")}),
                ElementsAre(MovePair{.first = 0, .second = 0, .sameKey = true, .datesAgree = false},
                            MovePair{.first = 1, .second = 1, .sameKey = false, .datesAgree = true}));
}

TEST(PairMoves, TheSameKeyOfAnotherPersonIsNoPair) {
    Lines second{line("m", "2015")};
    second[0].person = "bob";
    EXPECT_THAT(pairMoves(Lines{line("m", "2015")}, second), IsEmpty());
}

TEST(PairMoves, EqualDatesBeatNearOnesAndNearOnesBeatUndated) {
    const Lines first{line("a", ""), line("b", "2020"), line("c", "2020-05")};
    EXPECT_THAT(pairMoves(first, Lines{line("x", "2020-05-14"), line("y", "2020-05"), line("z", "2020")}),
                ElementsAre(MovePair{.first = 0, .second = 0}, MovePair{.first = 2, .second = 1},
                            MovePair{.first = 1, .second = 2}));
}

TEST(PairMoves, OtherEndsAreNoPair) {
    Lines second{line("x", "2015")};
    second[0].from = "";
    EXPECT_THAT(pairMoves(Lines{line("m", "2015")}, second), IsEmpty());
}

TEST(PairMoves, ContradictingDatesPairOnlyWithoutAnotherExplanation) {
    EXPECT_THAT(pairMoves(Lines{line("m", "2015")}, Lines{line("x", "2016")}),
                ElementsAre(MovePair{.first = 0, .second = 0, .sameKey = false, .datesAgree = false}));
    EXPECT_THAT(pairMoves(Lines{line("m", "2015")}, Lines{line("x", "2016", MoveKind::returned)}), IsEmpty());
    EXPECT_THAT(
        pairMoves(Lines{line("m", "2015"), line("n", "2015-06")}, Lines{line("x", "2015-06"), line("y", "2019")}),
        ElementsAre(MovePair{.first = 1, .second = 0}))
        << "m agrees with x, so it is no other word on y";
}

TEST(PairMoves, TheNearerContradictionIsTaken) {
    EXPECT_THAT(pairMoves(Lines{line("m", "2010"), line("n", "2018")}, Lines{line("x", "2017")}),
                ElementsAre(MovePair{.first = 1, .second = 0, .sameKey = false, .datesAgree = false}));
}

} // namespace whither::model
