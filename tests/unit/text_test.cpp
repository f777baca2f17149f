#include "core/base/text.h"

#include <gtest/gtest.h>

#include <string>

namespace whither::base {
namespace {

TEST(Text, BeginsWithoutAPartOfACharacter) {
    EXPECT_EQ(beginning("abc", 3), "abc");
    EXPECT_EQ(beginning("abc", 2), "ab");
    EXPECT_EQ(beginning("aé", 2), "a");
    EXPECT_EQ(beginning("谷歌", 5), "谷");
    EXPECT_EQ(beginning("谷歌", 3), "谷");
    EXPECT_EQ(beginning("😀😀", 7), "😀");
    EXPECT_EQ(beginning("😀", 3), "");
    EXPECT_EQ(beginning("", 0), "");
}

TEST(Text, BeginsAnywhereInWhatIsNoText) {
    const std::string broken(100, '\x80');
    EXPECT_EQ(beginning(broken, 50).size(), 50U);
    EXPECT_EQ(beginning(broken, 1).size(), 1U);
}

TEST(Text, AnExcerptIsShortAndSaysThatItIsOne) {
    EXPECT_EQ(excerpt("short"), "short");
    const std::string name(1 << 20U, 'x');
    EXPECT_EQ(excerpt(name), std::string(200, 'x') + "…");
    std::string chinese;
    while (chinese.size() < 1000)
        chinese += "谷";
    EXPECT_TRUE(isUtf8(excerpt(chinese)));
}

} // namespace
} // namespace whither::base
