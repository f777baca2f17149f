#include "core/query/career.h"
#include "core/query/order_list.h"
#include "core/query/overlap_index.h"
#include "tests/support/raw_builder.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <random>
#include <string>

namespace whither::query {
namespace {

/// So many moves of one person that anything that looks at each pair of them, let alone at each three, never ends.
constexpr int kMany = 20'000;

std::string numbered(const char* name, int number) {
    char text[32];
    std::snprintf(text, sizeof text, "%s%06d", name, number);
    return text;
}

/// ann went from company 0 to 1 to 2 and so on, all on `date`; keys run the other way.
model::Dataset chain(const std::string& date) {
    tests::RawBuilder raw;
    raw.person("ann");
    for (int i = 0; i <= kMany; ++i)
        raw.company(numbered("c", i));
    for (int i = 0; i < kMany; ++i)
        raw.move(numbered("m", kMany - i), "ann", numbered("c", i), numbered("c", i + 1), date);
    return model::check(raw.raw()).dataset;
}

void expectTheChain(const model::Dataset& dataset) {
    const auto order = movesOf(dataset, model::PersonIndex{});
    ASSERT_EQ(order.size(), static_cast<std::size_t>(kMany));
    for (int i = 0; i < kMany; ++i)
        ASSERT_EQ(dataset.moves[order[static_cast<std::size_t>(i)]].key, numbered("m", kMany - i)) << i;
}

TEST(MoveOrder, FollowsAChainOfManyMovesOfOneDate) {
    expectTheChain(chain("2020"));
    expectTheChain(chain("[..2020-12]"));
}

TEST(MoveOrder, FollowsAChainOfManyMovesWithoutDates) {
    tests::RawBuilder raw;
    raw.person("ann").company("start").company(numbered("c", 0));
    raw.move("m", "ann", "start", numbered("c", 0), "2019");
    for (int i = 0; i < kMany; ++i)
        raw.company(numbered("c", i + 1)).move(numbered("m", kMany - i), "ann", numbered("c", i), numbered("c", i + 1));
    const auto dataset = model::check(raw.raw()).dataset;
    const auto order = movesOf(dataset, model::PersonIndex{});
    ASSERT_EQ(order.size(), kMany + 1U);
    for (int i = 0; i < kMany; ++i)
        ASSERT_EQ(dataset.moves[order[i + 1U]].key, numbered("m", kMany - i)) << i;
}

TEST(MoveOrder, TakesManyMovesBetweenTwoCompanies) {
    tests::RawBuilder raw;
    raw.person("ann").company("a").company("b");
    for (int i = 0; i < kMany; ++i) {
        raw.move(numbered("m", i), "ann", i % 2 == 0 ? "a" : "b", i % 2 == 0 ? "b" : "a", i % 3 == 0 ? "" : "2020");
        if (i % 5 == 0)
            raw.rows(model::RawTable::moves).back().cells[2] = "returned";
    }
    const auto dataset = model::check(raw.raw()).dataset;
    EXPECT_EQ(movesOf(dataset, model::PersonIndex{}).size(), static_cast<std::size_t>(kMany));
}

TEST(MoveOrder, GivesUpFollowingNeedsThatEachMoveTurnsRound) {
    // Every head needs a company that the whole chain leads to, but a circle through the chain's end satisfies it, and
    // the chain is as it was: n heads before a chain of n moves.
    tests::RawBuilder raw;
    raw.person("ann").company("f").company("d");
    constexpr int kHalf = kMany / 4;
    for (int i = 0; i <= kHalf; ++i)
        raw.company(numbered("c", i)).company(numbered("g", i));
    for (int i = 0; i < kHalf; ++i)
        raw.move(numbered("a", i), "ann", numbered("g", i), "d", "2020")
            .move(numbered("b", i), "ann", "f", numbered("g", i), "2020")
            .move(numbered("c", i), "ann", numbered("c", 0), "f", "2020")
            .move(numbered("d", i), "ann", numbered("c", i + 1), numbered("c", i), "2020");
    raw.move("e", "ann", "f", numbered("c", kHalf), "2020");
    const auto dataset = model::check(raw.raw()).dataset;
    auto order = movesOf(dataset, model::PersonIndex{});
    ASSERT_EQ(order.size(), dataset.moves.size());
    std::sort(order.begin(), order.end());
    EXPECT_EQ(std::adjacent_find(order.begin(), order.end()), order.end());
}

TEST(OrderList, KnowsTheOrderWhereverThingsArePut) {
    // Always at the same place, so that the labels there run out again and again.
    constexpr std::size_t kItems = 50'000;
    OrderList list(2, kItems);
    for (std::size_t item = 2; item < kItems; ++item)
        item % 2 == 0 ? list.putAfter(item, 0) : list.putBefore(item, item - 1);
    const auto items = list.items();
    ASSERT_EQ(items.size(), kItems);
    EXPECT_EQ(items.front(), 0U);
    EXPECT_EQ(items.back(), 1U);
    for (std::size_t i = 1; i < items.size(); ++i)
        ASSERT_TRUE(list.isBefore(items[i - 1], items[i])) << i;
}

TEST(OrderList, IsALineOfAnyLengthToBeginWith) {
    OrderList list(0, 3);
    EXPECT_TRUE(list.items().empty());
    EXPECT_EQ(OrderList(3, 3).items(), (std::vector<OrderList::Item>{0, 1, 2}));
}

TEST(OverlapIndex, FindsWhatALookAtEachFinds) {
    std::mt19937 random(1);
    const auto anyDays = [&random] {
        const base::Day first = tests::day("2020-01-01") + std::chrono::days{random() % 60};
        return Days{first, first + std::chrono::days{random() % 20}};
    };
    for (std::size_t size = 0; size < 40; ++size) {
        std::vector<Days> all(size);
        std::generate(all.begin(), all.end(), anyDays);
        OverlapIndex index(all);
        std::vector<char> isGone(size, 0);
        for (int round = 0; round < 60; ++round) {
            const Days days = anyDays();
            const std::size_t begin = size == 0 ? 0 : random() % size;
            std::optional<std::size_t> first;
            std::optional<std::size_t> last;
            std::optional<std::size_t> firstAfterBegin;
            for (std::size_t i = 0; i < size; ++i) {
                if (isGone[i] != 0 || all[i].first > days.last || all[i].last < days.first)
                    continue;
                first = first.value_or(i);
                last = i;
                if (i >= begin)
                    firstAfterBegin = firstAfterBegin.value_or(i);
            }
            ASSERT_EQ(index.first(days), first);
            ASSERT_EQ(index.last(days), last);
            ASSERT_EQ(index.first(days, begin, size), firstAfterBegin);
            if (size > 0 && round % 3 == 0) {
                const std::size_t gone = random() % size;
                index.remove(gone);
                isGone[gone] = 1;
            }
        }
    }
}

} // namespace
} // namespace whither::query
