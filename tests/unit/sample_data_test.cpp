#include "tests/support/sample_data.h"

#include <gtest/gtest.h>

namespace whither::tests {

TEST(SampleData, LlamaTellsOfTwentyEightMovesOfSixteenPeople) {
    const model::Dataset& data = *llamaData();
    EXPECT_EQ(data.title, "Who left Meta's Llama team");
    EXPECT_EQ(data.moves.size(), 28U);
    EXPECT_EQ(data.people.size(), 16U);
    EXPECT_EQ(data.sources.size(), 106U);
    EXPECT_EQ(data.companies.size(), 26U);
    EXPECT_EQ(data.stays.size(), 3U);
    EXPECT_EQ(data.products.size(), 21U);
    EXPECT_EQ(data.relations.size(), 22U);
    EXPECT_EQ(data.claims.size(), 61U);
    const auto team = find(data.teams, "llama-authors");
    ASSERT_TRUE(team);
    EXPECT_EQ(data.teams[*team].members.size(), 14U);
}

TEST(SampleData, AiTalentTellsOfFourHundredNinetyFiveMovesOfThreeHundredTenPeople) {
    const model::Dataset& data = *aiTalentData();
    EXPECT_EQ(data.title, "AI talent moves");
    EXPECT_EQ(data.moves.size(), 495U);
    EXPECT_EQ(data.people.size(), 310U);
    EXPECT_EQ(data.sources.size(), 372U);
}

} // namespace whither::tests
