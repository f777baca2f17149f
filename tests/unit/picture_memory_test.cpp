#include "core/layout/picture_memory.h"

#include "core/graph/talent_graph.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <set>
#include <utility>
#include <vector>

namespace whither::layout {
namespace {

using tests::day;
using tests::story;

PositionsPtr pictureOf(std::size_t nodes, double at = 0) {
    Positions positions;
    positions.assign(nodes, base::Point{at, at});
    return std::make_shared<const Positions>(std::move(positions));
}

constexpr PictureKey kFirst{1};
constexpr PictureKey kSecond{2};
constexpr PictureKey kThird{3};

TEST(PictureMemory, GivesBackTheVeryPictureThatItWasGiven) {
    PictureMemory memory;
    const PositionsPtr picture = pictureOf(3);
    memory.remember(kFirst, picture);
    EXPECT_EQ(memory.find(kFirst), picture);
    EXPECT_EQ(memory.find(kSecond), nullptr);
}

TEST(PictureMemory, KeepsTheLatestPictureOfAKey) {
    PictureMemory memory;
    memory.remember(kFirst, pictureOf(3, 1));
    const PositionsPtr later = pictureOf(3, 2);
    memory.remember(kFirst, later);
    EXPECT_EQ(memory.find(kFirst), later);
    EXPECT_EQ(memory.size(), 1U);
}

TEST(PictureMemory, GivesUpTheOldestFirstAndNeverTakesMoreThanItsBudget) {
    constexpr std::size_t kNodes = 1000;
    PictureMemory one;
    one.remember(kFirst, pictureOf(kNodes));
    EXPECT_GE(one.bytes(), kNodes * 2 * sizeof(double));
    const std::size_t budget = 2 * one.bytes();

    PictureMemory memory(budget);
    memory.remember(kFirst, pictureOf(kNodes));
    memory.remember(kSecond, pictureOf(kNodes));
    memory.remember(kFirst, pictureOf(kNodes)); // which makes it the newest
    memory.remember(kThird, pictureOf(kNodes));
    EXPECT_NE(memory.find(kFirst), nullptr);
    EXPECT_EQ(memory.find(kSecond), nullptr);
    EXPECT_NE(memory.find(kThird), nullptr);
    EXPECT_LE(memory.bytes(), budget);
    memory.remember(kSecond, pictureOf(10 * kNodes));
    EXPECT_EQ(memory.find(kSecond), nullptr) << "larger than all of it";
    EXPECT_LE(memory.bytes(), budget);
}

TEST(PictureMemory, LetsGoOfWhatItGivesUp) {
    PictureMemory memory;
    PositionsPtr picture = pictureOf(3);
    const std::weak_ptr<const Positions> watched = picture;
    memory.remember(kFirst, std::move(picture));
    EXPECT_FALSE(watched.expired());
    memory.clear();
    EXPECT_TRUE(watched.expired());
    EXPECT_EQ(memory.bytes(), 0U);
    EXPECT_EQ(memory.find(kFirst), nullptr);
}

TEST(PictureMemory, HoldsTwoPicturesOfAMillionNodes) {
    constexpr std::size_t kMillion = 1'000'000;
    const PositionsPtr picture = pictureOf(kMillion);
    PictureMemory memory;
    for (std::uint64_t key = 0; key < 5; ++key)
        memory.remember(PictureKey{key}, picture);
    EXPECT_EQ(memory.size(), 2U);
    EXPECT_LE(memory.bytes(), PictureMemory::kBudget);
}

class Keys : public testing::Test {
  protected:
    [[nodiscard]] PictureKey on(const char* asOf, const std::set<query::Layer>& layers = {}) const {
        query::Filter filter;
        filter.asOf = day(asOf);
        filter.layers.insert(layers.begin(), layers.end());
        return pictureKey(query::apply(filter, *m_graph));
    }

    graph::TalentGraphPtr m_graph = graph::TalentGraph::build(
        story("ada: joined a 2018; moved a->b 2020\nbo: joined b 2019\ncy: joined b 2018; left b 2021"));
};

TEST_F(Keys, AreTheSameOnDaysThatShowTheSame) {
    EXPECT_EQ(on("2020-01-01"), on("2020-12-31"));
    EXPECT_NE(on("2019-12-31"), on("2020-01-01"));
    EXPECT_NE(on("2020-12-31"), on("2021-01-01"));
    EXPECT_NE(on("2020-01-01"), on("2020-01-01", {query::Layer::earlierJobs}));
}

TEST_F(Keys, DependOnHowManyPeopleACompanyCounts) {
    query::VisibleSet visible = query::apply({}, *m_graph);
    const PictureKey before = pictureKey(visible);
    ++visible.headcount[tests::company(m_graph->dataset(), "b")].now;
    EXPECT_NE(pictureKey(visible), before) << "its disk is larger";
}

TEST_F(Keys, DependOnCharacterAndOnWhatIsHeldWhere) {
    const PictureKey visible = on("2020-01-01");
    const HeldBody here{graph::NodeIndex{1}, {10, 20}};
    const HeldBody there{graph::NodeIndex{1}, {10, std::nextafter(20.0, 21.0)}};
    const HeldBody other{graph::NodeIndex{2}, {10, 20}};
    const auto with = [&](const std::vector<HeldBody>& held, Character character = Character::balanced) {
        return pictureKey(visible, character, held);
    };
    const std::set<PictureKey> keys{
        with({}), with({}, Character::overview), with({here}), with({there}), with({other}), with({here, other})};
    EXPECT_EQ(keys.size(), 6U);
    EXPECT_EQ(with({here}), with({here}));
}

} // namespace
} // namespace whither::layout
