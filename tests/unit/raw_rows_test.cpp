#include "core/model/key_finder.h"
#include "core/model/packed_texts.h"
#include "core/model/raw_tables.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace whither::model {

using testing::ElementsAre;

TEST(PackedTexts, KeepTextsApartWhateverTheyHold) {
    PackedTexts texts;
    texts.add("a");
    texts.add("");
    texts.extend("b");
    texts.extend(";c");
    texts.end();
    texts.add(std::string_view("\0x", 2));
    ASSERT_EQ(texts.size(), 4U);
    EXPECT_EQ(texts[0], "a");
    EXPECT_EQ(texts[1], "");
    EXPECT_EQ(texts[2], "b;c");
    EXPECT_EQ(texts[3], std::string_view("\0x", 2));
}

TEST(RawRows, GiveBackWhatWasPutIn) {
    RawRows rows(2);
    rows.push_back({.row = 7, .cells = {"a", "b"}});
    rows.push_back({.row = 9, .cells = {"c"}});
    rows.push_back({.row = 8, .cells = {"d", "e", "f"}});
    ASSERT_EQ(rows.size(), 3U);
    EXPECT_EQ(rows.number(1), 9U);
    EXPECT_THAT(rows[0].cells, ElementsAre("a", "b"));
    EXPECT_THAT(rows[1].cells, ElementsAre("c", ""));
    EXPECT_THAT(rows[2].cells, ElementsAre("d", "e"));
    EXPECT_EQ(rows.rows().size(), 3U);
}

TEST(RawTables, HaveTheColumnsOfEachTable) {
    const RawTables raw;
    for (const RawTable table : kRawTables)
        EXPECT_EQ(raw[table].columnCount(), columns(table).size());
}

TEST(KeyFinder, FindsEveryRowAndNothingElse) {
    base::Table<PersonIndex, Person> people;
    const KeyFinder none(people);
    EXPECT_FALSE(none.find("p0"));
    for (int i = 0; i < 1000; ++i)
        people.add({.key = "p" + std::to_string(i),
                    .name = {},
                    .nameZh = {},
                    .aliases = {},
                    .note = {},
                    .wikidata = {},
                    .homepage = {}});
    const KeyFinder finder(people);
    for (std::size_t i = 0; i < people.size(); ++i)
        EXPECT_EQ(finder.find(people.rows()[i].key), static_cast<PersonIndex>(i));
    EXPECT_FALSE(finder.find("p1000"));
    EXPECT_FALSE(finder.find(""));
}

} // namespace whither::model
