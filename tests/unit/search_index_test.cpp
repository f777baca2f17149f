#include "core/model/raw_tables.h"
#include "core/query/search_index.h"
#include "core/query/text_fold.h"
#include "tests/support/sample_data.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

namespace whither::query {
namespace {

const SearchIndex& llama() {
    static const SearchIndex index(tests::llamaData());
    return index;
}

const SearchIndex& aiTalent() {
    static const SearchIndex index(tests::aiTalentData());
    return index;
}

std::string first(const SearchIndex& index, std::string_view text) {
    const auto hits = index.find(text, 1);
    return hits.empty() ? std::string() : hits.front().id.text();
}

SearchIndex indexOf(std::initializer_list<const char*> names) {
    model::Dataset data;
    int number = 0;
    for (const char* name : names) {
        model::Person person;
        person.key = std::to_string(++number);
        person.name = name;
        data.people.add(std::move(person));
    }
    return SearchIndex(std::make_shared<const model::Dataset>(std::move(data)));
}

std::vector<std::string> keys(const std::vector<SearchHit>& hits) {
    std::vector<std::string> all;
    for (const SearchHit& hit : hits)
        all.push_back(hit.id.key);
    return all;
}

TEST(TextFold, FoldsCaseAccentsWidthAndPunctuation) {
    const TextFold fold;
    EXPECT_EQ(fold("TIMOTHÉE"), "timothee");
    EXPECT_EQ(fold("Timothe\xCC\x81\x65"), "timothee"); // e and a combining accent
    EXPECT_EQ(fold("ＭＥＴＡ　ＡＩ"), "meta ai");
    EXPECT_EQ(fold("Łukasz Ørsted ß"), "lukasz orsted ss");
    EXPECT_EQ(fold("  Jean-Baptiste\t\n(Qwen / Tongyi) "), "jean baptiste qwen tongyi");
    EXPECT_EQ(fold("C++"), "c++");
    EXPECT_EQ(fold("..."), "...");
    EXPECT_EQ(fold("\xE2\x80\x8F"), ""); // a right-to-left mark
    EXPECT_EQ(fold("\xFF"), "\xEF\xBF\xBD");
}

TEST(TextFold, ReadsASurnameAsASurname) {
    const TextFold fold;
    EXPECT_EQ(fold.pinyin("曾毅", TextFold::Reading::personName), "zeng yi");
    EXPECT_EQ(fold.pinyin("谷歌DeepMind", TextFold::Reading::common), "gu ge deepmind");
    EXPECT_EQ(fold.pinyin("Timothée", TextFold::Reading::common), std::nullopt);
}

TEST(SearchIndex, FindsPeopleWhateverCaseAccentsAndWidth) {
    for (const char* text : {"lachaux", "Marie-Anne Lachaux", "lachaux marie", "LACHAUX", "ｌａｃｈａｕｘ", "lach"})
        EXPECT_EQ(first(llama(), text), "person:marie-anne-lachaux") << text;
    for (const char* text : {"Timothee", "Timothée", "TIMOTHÉE", "timothée lacroix", "lacroix"})
        EXPECT_EQ(first(llama(), text), "person:timothee-lacroix") << text;
}

TEST(SearchIndex, FindsCompaniesByNameAliasAndChineseName) {
    EXPECT_EQ(first(llama(), "meta"), "company:meta");
    EXPECT_EQ(first(llama(), "ＭＥＴＡ"), "company:meta");
    EXPECT_EQ(first(llama(), "facebook"), "company:meta");
    EXPECT_EQ(first(aiTalent(), "deepmind"), "company:google-deepmind");
    EXPECT_EQ(first(aiTalent(), "谷歌"), "company:google");
    EXPECT_EQ(first(aiTalent(), "谷歌大脑"), "company:google-brain");
    EXPECT_EQ(first(aiTalent(), "ＳＳＩ"), "company:ssi");
}

TEST(SearchIndex, SaysWhichNameMatched) {
    EXPECT_EQ(llama().find("facebook", 1).front().matched, "Facebook");
    EXPECT_EQ(aiTalent().find("谷歌", 1).front().matched, "谷歌");
    EXPECT_EQ(llama().find("timothee lacroix", 1).front().matched, "Timothée Lacroix");
}

TEST(SearchIndex, FindsChineseNamesByPinyinAndInitials) {
    for (const char* text : {"guge", "gu ge", "GuGe", "gg"})
        EXPECT_EQ(first(aiTalent(), text), "company:google") << text;
    for (const char* text : {"albb", "alibaba", "阿里巴巴"})
        EXPECT_EQ(first(aiTalent(), text), "company:alibaba") << text;
    EXPECT_THAT(keys(aiTalent().find("ali", 5)), testing::Contains("alibaba"));
    for (const char* text : {"翁荔", "wengli", "weng li", "lilian weng"})
        EXPECT_EQ(first(aiTalent(), text), "person:lilian-weng") << text;
    EXPECT_EQ(first(aiTalent(), "zijietiaodong"), "company:bytedance");
    EXPECT_EQ(first(aiTalent(), "tiaodong"), "company:bytedance");
    // A match in the middle of a syllable is none.
    for (const SearchHit& hit : aiTalent().find("uge", 100))
        EXPECT_NE(hit.id.key, "google");
}

TEST(SearchIndex, RanksWholeThenStartThenWordStartThenAnyOrderThenInside) {
    const SearchIndex index = indexOf({"xannx", "Bell Ann Lee", "Lee Bob Ann", "Ann Lee", "Ann Lee Smith", "Zoe"});
    EXPECT_THAT(keys(index.find("ann lee", 10)), testing::ElementsAre("4", "5", "2", "3"));
    EXPECT_THAT(keys(index.find("ann", 10)), testing::ElementsAre("4", "5", "2", "3", "1"));
}

TEST(SearchIndex, FindsByTheLongestWordWhenNotAllWordsMatch) {
    EXPECT_EQ(first(llama(), "meta ai"), "company:meta");
    EXPECT_EQ(first(aiTalent(), "Meta AI"), "company:meta");
    EXPECT_EQ(first(llama(), "mistral ai labs"), "company:mistral-ai");
    EXPECT_EQ(first(llama(), "facebook inc"), "company:meta");
    // Whatever holds all words stands first.
    const SearchIndex index = indexOf({"Metaphor", "Ann Meta", "Metallic ai", "xmeta ai", "amet", "Ai"});
    EXPECT_THAT(keys(index.find("meta ai", 10)), testing::ElementsAre("3", "4", "1", "2"));
    // Two words as long as each other must both be there.
    EXPECT_TRUE(index.find("meta zeta", 10).empty());
    EXPECT_TRUE(index.find("meta qqqqq", 10).empty());
}

TEST(SearchIndex, PutsTheBetterKnownFirstAmongEquals) {
    model::Dataset data;
    for (const char* key : {"a", "b", "c"}) {
        model::Person person;
        person.key = key;
        person.name = "Same Name";
        data.people.add(std::move(person));
    }
    model::Move move;
    move.person = model::PersonIndex{1};
    data.moves.add(std::move(move));
    EXPECT_THAT(keys(SearchIndex(std::make_shared<const model::Dataset>(data)).find("same", 10)),
                testing::ElementsAre("b", "a", "c"));
}

TEST(SearchIndex, FindsNothingForNothingAndKeepsToTheLimit) {
    EXPECT_TRUE(llama().find("", 10).empty());
    EXPECT_TRUE(llama().find(" \t ", 10).empty());
    EXPECT_TRUE(llama().find("qqqqqqqq", 10).empty());
    EXPECT_EQ(aiTalent().find("a", 7).size(), 7U);
}

TEST(SearchIndex, FindsTeamsAndProducts) {
    EXPECT_EQ(first(llama(), "llama paper authors"), "team:llama-authors");
    EXPECT_EQ(first(llama(), "llama 2"), "product:llama-2");
}

TEST(SearchIndex, TakesHostileText) {
    const std::string huge(100'000, 'x');
    EXPECT_TRUE(aiTalent().find(huge, 10).empty());
    EXPECT_TRUE(aiTalent().find(std::string("\xC0\x80\xFE\0<b>", 7), 10).empty());
}

TEST(SearchIndex, AnswersSeveralThreadsAlike) {
    const auto expected = aiTalent().find("guge", 10);
    std::vector<std::vector<SearchHit>> answers(4);
    std::vector<std::thread> threads;
    for (auto& answer : answers)
        threads.emplace_back([&answer] {
            for (int i = 0; i < 20; ++i)
                answer = aiTalent().find("guge", 10);
        });
    for (auto& thread : threads)
        thread.join();
    for (const auto& answer : answers)
        EXPECT_EQ(answer, expected);
}

TEST(SearchIndex, ReadsOnlyTheBeginningOfAnEndlessName) {
    // Each of these characters makes way for several: to read all of them would take minutes.
    std::string endless = "谷歌";
    while (endless.size() < model::kLongestCell / 2)
        endless += "谷é";
    const SearchIndex index = indexOf({endless.c_str()});
    EXPECT_EQ(first(index, "guge"), "person:1");
    EXPECT_EQ(index.find("谷歌", 1).at(0).matched, endless);
    EXPECT_TRUE(index.find(endless + "x", 1).empty() || index.find(endless + "x", 1).at(0).id.key == "1");
}

} // namespace
} // namespace whither::query
