#include "core/query/name_match.h"
#include "tests/support/sample_data.h"

#include <gtest/gtest.h>

#include <string>

namespace whither::query {
namespace {

model::Dataset people() {
    model::Dataset data;
    const auto add = [&data](const char* key, const char* name, const char* nameZh, std::vector<std::string> aliases) {
        model::Person person;
        person.key = key;
        person.name = name;
        person.nameZh = std::string(nameZh);
        person.aliases = std::move(aliases);
        data.people.add(std::move(person));
    };
    add("agent-7", "Agent 7", "", {});
    add("baptiste-roziere", "Baptiste Rozière", "", {"B. Roziere"});
    add("hugo-touvron", "Hugo Touvron", "", {});
    add("kai-fu-lee", "Kai-Fu Lee", "李开复", {});
    add("wei-li", "Wei Li", "", {});
    add("wei-li-2", "Wei Li", "", {"Will Li"});
    return data;
}

/// "name>key+key; ..."
std::string matched(const char* list) {
    const auto data = people();
    std::string text;
    for (const NameMatch& match : NameMatcher(data).match(list)) {
        text += (text.empty() ? "" : "; ") + match.name + ">";
        for (const auto person : match.people)
            text += (person == match.people.front() ? "" : "+") + data.people[person].key;
    }
    return text;
}

TEST(NameMatcher, FindsNamesWhateverTheirAccentsAndCase) {
    EXPECT_EQ(matched("hugo TOUVRON\nBaptiste Roziere"),
              "hugo TOUVRON>hugo-touvron; Baptiste Roziere>baptiste-roziere");
}

TEST(NameMatcher, TakesListsApartAsTheyAreWritten) {
    EXPECT_EQ(matched(" Hugo Touvron, Kai-Fu Lee and B. Roziere"),
              "Hugo Touvron>hugo-touvron; Kai-Fu Lee>kai-fu-lee; B. Roziere>baptiste-roziere");
    EXPECT_EQ(matched("李开复、Hugo Touvron；Will Li\r\n\r\n"),
              "李开复>kai-fu-lee; Hugo Touvron>hugo-touvron; Will Li>wei-li-2");
    EXPECT_EQ(matched(""), "");
    EXPECT_EQ(matched(" ,;\n and "), "");
}

TEST(NameMatcher, NamesWhoeverItDoesNotKnow) {
    EXPECT_EQ(matched("Jane Doe, Touvron"), "Jane Doe>; Touvron>");
}

TEST(NameMatcher, TellsWhoElseIsCalledThatUntilTheKeyIsGiven) {
    EXPECT_EQ(matched("Wei Li; wei-li-2"), "Wei Li>wei-li+wei-li-2; wei-li-2>wei-li-2");
}

TEST(NameMatcher, LooksPastFootnotesAndTheOrderOfWords) {
    EXPECT_EQ(matched("Hugo Touvron1,2∗, Touvron Hugo†"), "Hugo Touvron1>hugo-touvron; Touvron Hugo†>hugo-touvron");
    EXPECT_EQ(matched("Agent 7"), "Agent 7>agent-7");
}

} // namespace
} // namespace whither::query
