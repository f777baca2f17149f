#include "core/scene/text.h"
#include "tests/support/fixed_measurer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>

namespace whither {
namespace {

using scene::cleanLine;
using scene::elide;
using scene::FontRole;
using scene::initials;
using scene::nextBreak;

TEST(SceneText, BecomesOneLineOfSingleSpaces) {
    EXPECT_EQ(cleanLine("  Timothée\tLacroix\r\n of \u2028 Mistral  "), "Timothée Lacroix of Mistral");
    EXPECT_EQ(cleanLine(""), "");
    EXPECT_EQ(cleanLine(" \n "), "");
}

TEST(SceneText, KeepsEuropeanNamesAsTheyAreBesideOthers) {
    for (char32_t c = 0xA0; c < 0x250; ++c) {
        const std::string letter{static_cast<char>(0xC0 | (c >> 6U)), static_cast<char>(0x80 | (c & 0x3FU))};
        for (const std::string& text : {letter, "a" + letter + " b", letter + "  " + letter, " " + letter})
            EXPECT_EQ(cleanLine(text + " я"), cleanLine(text) + (cleanLine(text).empty() ? "я" : " я")) << text;
    }
    EXPECT_EQ(cleanLine("a\xC3"), "a\xEF\xBF\xBD");
    EXPECT_EQ(cleanLine("a\xC3 b"), "a\xEF\xBF\xBD b");
}

TEST(SceneText, ShowsControlCharactersAsReplacements) {
    EXPECT_EQ(cleanLine("a\x01"
                        "b\x7F"
                        "c"),
              "a\uFFFDb\uFFFDc");
    EXPECT_EQ(cleanLine(std::string("nul\0byte", 8)), "nul\uFFFDbyte");
    EXPECT_EQ(cleanLine("\uFFFE"), "\uFFFD");
}

TEST(SceneText, TakesThePowerFromBidirectionalOverrides) {
    EXPECT_EQ(cleanLine("evil\u202Etxt.exe"), "evil\uFFFDtxt.exe");
    EXPECT_EQ(cleanLine("\u2066x\u2069"), "\uFFFDx\uFFFD");
    EXPECT_EQ(cleanLine("a\u200Eb\u200B\uFEFF"), "ab");
}

TEST(SceneText, ReplacesMalformedBytes) {
    EXPECT_EQ(cleanLine("a\xFF"
                        "b"),
              "a\uFFFDb");
    EXPECT_EQ(cleanLine("\xE4\xBD"), "\uFFFD");
}

TEST(SceneText, KeepsRightToLeftNamesChineseAndEmoji) {
    for (const auto* text : {"محمد علي", "杨立昆", "👩‍👩‍👧‍👦 Family", "é"})
        EXPECT_EQ(cleanLine(text), text);
}

TEST(SceneText, LimitsStacksOfCombiningMarks) {
    std::string zalgo = "z";
    for (int i = 0; i < 5000; ++i)
        zalgo += "\u0301";
    EXPECT_LE(cleanLine(zalgo + "a").size(), 40U);
}

TEST(SceneText, ElidesBetweenGraphemes) {
    const tests::FixedMeasurer measurer;
    EXPECT_EQ(elide("short", FontRole::personName, 10, 28.1, measurer), "short");
    // Five letters of 5.6 and the ellipsis.
    EXPECT_EQ(elide("abcdefghij", FontRole::personName, 10, 34, measurer), "abcde…");
    EXPECT_EQ(elide("abcd efghij", FontRole::personName, 10, 34, measurer), "abcd…");
    EXPECT_EQ(elide("abc", FontRole::personName, 10, 1, measurer), "…");
    // The accent is a character of its own here, but never parted from its letter.
    const auto accented = elide("e\u0301e\u0301e\u0301e\u0301e\u0301e\u0301", FontRole::personName, 10, 34, measurer);
    EXPECT_EQ(accented, "e\u0301e\u0301…");
}

TEST(SceneText, ElidesAnEndlessNameByMeasuringOnlyItsBeginning) {
    class Counting final : public scene::TextMeasurer {
      public:
        double width(std::string_view text, FontRole role, double size) const override {
            m_longest = std::max(m_longest, text.size());
            return m_fixed.width(text, role, size);
        }
        Vertical vertical(FontRole role) const override { return m_fixed.vertical(role); }
        mutable std::size_t m_longest = 0;

      private:
        tests::FixedMeasurer m_fixed;
    };
    const Counting measurer;
    const auto text = elide(std::string(1000000, 'x'), FontRole::personName, 10, 100, measurer);
    EXPECT_EQ(text, std::string(16, 'x') + "…");
    EXPECT_LT(measurer.m_longest, 2000U);
}

TEST(SceneText, KeepsTheBeginningOfAnEndlessText) {
    EXPECT_EQ(cleanLine(std::string(10'000'000, 'x')), std::string(scene::kLongestLine - 3, 'x') + "…");
    EXPECT_EQ(cleanLine(std::string(scene::kLongestLine, 'x')), std::string(scene::kLongestLine, 'x'));
    // Each control character takes more room than it had.
    const auto controls = cleanLine(std::string(scene::kLongestLine, '\x01'));
    EXPECT_LE(controls.size(), scene::kLongestLine);
    EXPECT_TRUE(controls.ends_with("\uFFFD…"));
    for (const std::string part : {"谷", "e\u0301", "👩‍👩‍👧‍👦", "a ", "\u202E", "😀x"}) {
        for (std::size_t shift = 0; shift < 4; ++shift) {
            std::string text(shift, 'y');
            while (text.size() < 5000)
                text += part;
            const auto line = cleanLine(text);
            EXPECT_LE(line.size(), scene::kLongestLine);
            EXPECT_GT(line.size(), scene::kLongestLine - 60);
            EXPECT_EQ(cleanLine(line), line) << "is what it is made into";
            // No part of a grapheme is left at the end.
            const auto kept = line.size() - shift - std::string("…").size();
            const bool isOneGrapheme = part == "谷" || part == "e\u0301" || part == "👩‍👩‍👧‍👦";
            EXPECT_TRUE(!isOneGrapheme || kept % part.size() == 0) << line;
        }
    }
}

TEST(SceneText, InitialsAreOfFirstAndLastWord) {
    EXPECT_EQ(initials("Timothée Lacroix"), "TL");
    EXPECT_EQ(initials("Marie-Anne Lachaux"), "ML");
    EXPECT_EQ(initials("élodie van der Berg"), "ÉB");
    EXPECT_EQ(initials("Plato"), "P");
    EXPECT_EQ(initials("(Jo) \"Smith\""), "JS");
}

TEST(SceneText, InitialOfAnEastAsianNameIsItsFirstCharacter) {
    EXPECT_EQ(initials("杨立昆"), "杨");
    EXPECT_EQ(initials("山田 太郎"), "山");
    EXPECT_EQ(initials("김철수"), "김");
}

TEST(SceneText, InitialsOfStrangeNamesAreStillOneOrTwoGraphemes) {
    EXPECT_EQ(initials(""), "?");
    EXPECT_EQ(initials(" \u200B "), "?");
    EXPECT_EQ(initials("👩‍🔬"), "👩‍🔬");
    EXPECT_EQ(initials("\u202EAdam Evil"), "AE");
    EXPECT_EQ(initials("e\u0301mile Zola"), "E\u0301Z");
}

TEST(SceneText, LinesBreakAtSpacesAndAroundIdeographs) {
    const auto pieces = [](std::string_view line) {
        std::string result;
        for (std::size_t at = 0; at < line.size();) {
            const std::size_t next = nextBreak(line, at);
            result += (at == 0 ? "" : "|") + std::string(line.substr(at, next - at));
            at = next;
        }
        return result;
    };
    EXPECT_EQ(pieces("one two"), "one| two");
    EXPECT_EQ(pieces("谷歌DeepMind"), "谷|歌|DeepMind");
    EXPECT_EQ(pieces("离开，加入（三）"), "离|开，|加|入（|三）") << "nothing that closes begins a line";
    EXPECT_EQ(pieces("Rozière"), "Rozière");
    EXPECT_EQ(pieces("김철"), "김|철");
    EXPECT_EQ(pieces(""), "");
}

} // namespace
} // namespace whither
