#include "core/store/id_table.h"

#include <gtest/gtest.h>

#include <limits>

namespace whither::store {

TEST(IdTable, FindsIdsWithoutGaps) {
    IdTable ids;
    for (std::int64_t id = 1; id <= 100; ++id)
        ids.add(id, static_cast<std::size_t>(1000 + id));
    ids.finish();
    for (std::int64_t id = 1; id <= 100; ++id)
        EXPECT_EQ(ids.find(id), static_cast<std::size_t>(1000 + id));
    EXPECT_FALSE(ids.find(0));
    EXPECT_FALSE(ids.find(101));
}

TEST(IdTable, FindsIdsInAnyOrderWithGapsAndAtTheEnds) {
    constexpr std::int64_t kLeast = std::numeric_limits<std::int64_t>::min();
    constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
    IdTable ids;
    EXPECT_FALSE(ids.find(0));
    ids.add(7, 0);
    ids.add(kMost, 1);
    ids.add(kLeast, 2);
    ids.add(-3, 3);
    ids.finish();
    EXPECT_EQ(ids.find(7), 0U);
    EXPECT_EQ(ids.find(kMost), 1U);
    EXPECT_EQ(ids.find(kLeast), 2U);
    EXPECT_EQ(ids.find(-3), 3U);
    EXPECT_FALSE(ids.find(0));
}

TEST(IdTable, OfAnIdThatComesTwiceTheFirstPlaceCounts) {
    for (const bool isSorted : {true, false}) {
        IdTable ids;
        ids.add(1, 10);
        ids.add(2, 20);
        ids.add(2, 21);
        ids.add(3, 30);
        if (!isSorted)
            ids.add(1, 11);
        ids.finish();
        EXPECT_EQ(ids.find(1), 10U);
        EXPECT_EQ(ids.find(2), 20U);
        EXPECT_EQ(ids.find(3), 30U);
    }
}

} // namespace whither::store
