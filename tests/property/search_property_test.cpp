#include "core/query/search_index.h"
#include "core/query/text_fold.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

namespace whither::query {
namespace {

/// UTF-8 of any characters, the odd ones often.
std::string anyText() {
    static const std::vector<std::string> pieces{
        "a",  "B", "é", "e\xCC\x81", "Ａ", "ß", "İ",    "谷",           "歌",  " ", "-", "'",
        "阿", "9", "Ø", "ﬁ",         "ς",  "ไ", "🦙", "\xE2\x80\x8F", "C++", "ǅ", "½"};
    std::string text;
    for (const std::string& piece : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)))
        text += piece;
    return text;
}

void appendUtf8(std::string& text, char32_t c) {
    const auto byte = [&text](char32_t value) { text += static_cast<char>(value); };
    if (c < 0x80) {
        byte(c);
    } else if (c < 0x800) {
        byte(0xC0 | (c >> 6U));
        byte(0x80 | (c & 0x3FU));
    } else if (c < 0x10000) {
        byte(0xE0 | (c >> 12U));
        byte(0x80 | ((c >> 6U) & 0x3FU));
        byte(0x80 | (c & 0x3FU));
    } else {
        byte(0xF0 | (c >> 18U));
        byte(0x80 | ((c >> 12U) & 0x3FU));
        byte(0x80 | ((c >> 6U) & 0x3FU));
        byte(0x80 | (c & 0x3FU));
    }
}

TEST(TextFoldProperty, FoldingTwiceIsFoldingOnce) {
    const TextFold fold;
    EXPECT_TRUE(rc::check("fold(fold(text)) == fold(text), pieces", [&fold] {
        const std::string once = fold(anyText());
        RC_ASSERT(fold(once) == once);
    }));
    EXPECT_TRUE(rc::check("fold(fold(bytes)) == fold(bytes)", [&fold](const std::string& bytes) {
        const std::string once = fold(bytes);
        RC_ASSERT(fold(once) == once);
    }));
}

TEST(TextFoldProperty, LatinLettersAreFoldedAsTheyAreBesideOthers) {
    const TextFold fold;
    const auto check = [&fold](const std::string& text) {
        // Beside a letter of another script there is no short way.
        RC_ASSERT(fold(text + "a я") == fold(text + "a") + " я");
    };
    EXPECT_TRUE(rc::check("ASCII", [&check] {
        check(*rc::gen::container<std::string>(
            rc::gen::map(rc::gen::inRange(1, 128), [](int c) { return static_cast<char>(c); })));
    }));
    EXPECT_TRUE(rc::check("letters with accents, and what else is near them", [&check] {
        std::string text;
        for (const int c : *rc::gen::container<std::vector<int>>(rc::gen::oneOf(
                 rc::gen::inRange(0x80, 0x260), rc::gen::inRange(0xC0, 0x240), rc::gen::inRange(1, 128))))
            appendUtf8(text, static_cast<char32_t>(c));
        check(text);
    }));
    for (char32_t c = 0x80; c < 0x260; ++c) {
        std::string text;
        appendUtf8(text, c);
        EXPECT_EQ(fold(text + "a я"), fold(text + "a") + " я") << "U+" << std::hex << static_cast<std::uint32_t>(c);
    }
}

TEST(TextFoldProperty, FoldingTwiceIsFoldingOnceForEveryCharacter) {
    const TextFold fold;
    for (char32_t c = 1; c <= 0x10FFFF; ++c) {
        if (c >= 0xD800 && c <= 0xDFFF)
            continue;
        std::string text;
        appendUtf8(text, c);
        const std::string once = fold(text);
        ASSERT_EQ(fold(once), once) << "U+" << std::hex << static_cast<std::uint32_t>(c);
    }
}

TEST(SearchIndexProperty, EveryoneIsFoundFirstByTheirOwnWholeName) {
    const TextFold fold;
    EXPECT_TRUE(rc::check("find(name) begins with a whole match and holds whoever has the name", [&fold] {
        model::Dataset data;
        const int count = *rc::gen::inRange(1, 12);
        for (int i = 0; i < count; ++i) {
            model::Person person;
            person.key = std::to_string(i);
            person.name = anyText();
            person.nameZh = anyText();
            data.people.add(std::move(person));
        }
        const SearchIndex index(std::make_shared<const model::Dataset>(data));
        for (const model::Person& person : data.people) {
            const auto hits = index.find(person.name, data.people.size());
            RC_ASSERT(hits.empty() == fold(person.name).empty());
            if (hits.empty())
                continue;
            const auto own = std::find_if(hits.begin(), hits.end(),
                                          [&person](const SearchHit& hit) { return hit.id.key == person.key; });
            RC_ASSERT(own != hits.end());
            RC_ASSERT(own->score == hits.front().score);
            for (std::size_t i = 1; i < hits.size(); ++i)
                RC_ASSERT(hits[i - 1].score >= hits[i].score);
        }
    }));
}

} // namespace
} // namespace whither::query
