#include "core/model/raw_tables.h"
#include "core/model/words.h"
#include "core/store/reader.h"
#include "core/store/writer.h"
#include "tests/support/paths.h"

#include <gtest/gtest.h>
#include <rapidcheck.h>

#include <fstream>
#include <iterator>

namespace whither::store {
namespace {

using model::RawTable;

/// Text such as people may write: plain, quoted, Chinese, an emoji, markup, a control character, a direction mark.
std::string anyText() {
    static const std::vector<std::string> pieces{"a",  "Z",  "9",    " ",     "'",    "\"",   ",",    "<b>",
                                                 "%1", "\n", "\t",   "é",     "谷歌", "🦙", "\x01", "\xE2\x80\x8F",
                                                 ":",  "--", "NULL", "x'00'", "\\"};
    std::string text;
    for (const std::string& piece : *rc::gen::container<std::vector<std::string>>(rc::gen::elementOf(pieces)))
        text += piece;
    return text;
}

std::string anyName() {
    return "N" + anyText();
}

std::string anyDate() {
    static const std::vector<std::string> dates{
        "", "2023", "2023-06", "2023-06-14", "0001", "[..2025-05-26]", "[2023-02..2025-05]", "[2024-01..]"};
    return *rc::gen::elementOf(dates);
}

template <class Enum> std::string anyWord() {
    return std::string(
        *rc::gen::elementOf(std::vector<std::string_view>(model::kWords<Enum>.begin(), model::kWords<Enum>.end())));
}

/// Some rows of a table, by the number of each.
struct Keys {
    std::string prefix;
    int count;

    [[nodiscard]] std::string at(int number) const { return prefix + std::to_string(number); }
    [[nodiscard]] std::string any() const { return at(*rc::gen::inRange(0, count)); }
    [[nodiscard]] std::string anyOrNone() const { return *rc::gen::arbitrary<bool>() ? any() : std::string(); }
    [[nodiscard]] std::string list() const {
        std::string all;
        for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
            all += any() + ';';
        return all;
    }
};

Keys anyKeys(const char* prefix) {
    return {prefix, *rc::gen::inRange(1, 6)};
}

/// A data set that keeps the contract, with every table filled.
model::Dataset anyDataset() {
    model::RawTables raw;
    raw.title = anyText();
    raw.titleZh = anyText();
    const Keys sources = anyKeys("source ");
    const Keys people = anyKeys("人");
    const Keys companies = anyKeys("co'");
    const Keys teams = anyKeys("team");
    const Keys moves = anyKeys("move");
    const Keys others = anyKeys("other");
    const auto add = [&raw](RawTable table, std::vector<std::string> cells) {
        raw[table].push_back({raw[table].size() + 1, std::move(cells)});
    };
    const auto anyAmount = [] {
        return *rc::gen::elementOf(
            std::vector<std::string>{"", "0", "0.1", "105000000", "1e300", "0.30000000000000004"});
    };
    for (int i = 0; i < sources.count; ++i)
        add(RawTable::sources, {sources.at(i), anyText(), anyText(), anyText(), anyDate(), "en"});
    for (int i = 0; i < people.count; ++i)
        add(RawTable::people, {people.at(i), anyName(), anyText(), anyText() + ";B;" + anyText(), anyText(), "Q1", ""});
    for (int i = 0; i < companies.count; ++i)
        // Only an earlier one is a parent, so there is no cycle; by key it may stand before or after.
        add(RawTable::companies,
            {companies.at(companies.count - 1 - i), anyName(), anyText(), anyText(), anyWord<model::CompanyKind>(),
             i > 0 ? companies.at(companies.count - i) : "", anyDate(), "FR", anyText(), anyText(), anyText()});
    for (int i = 0; i < teams.count; ++i)
        add(RawTable::teams, {teams.at(i), companies.any(), anyName(), anyText()});
    for (int i = 0; i < 5; ++i)
        add(RawTable::teamMembers, {teams.any(), people.any(), anyText(), sources.list()});
    for (int i = 0; i < moves.count; ++i) {
        add(RawTable::moves,
            {moves.at(i), people.any(), anyWord<model::MoveKind>(), companies.anyOrNone(), companies.any(), anyDate(),
             anyText(), anyText(), sources.list(), anyWord<model::Confidence>()});
        for (int j = *rc::gen::inRange(0, 4); j > 0; --j)
            raw.moveCitations.push_back({.row = 1,
                                         .move = moves.any(),
                                         .source = sources.any(),
                                         .stance = anyWord<model::Stance>(),
                                         .claimedDate = anyDate(),
                                         .claimedTo = companies.anyOrNone()});
    }
    for (int i = 0; i < 4; ++i) {
        const std::string day = anyDate();
        add(RawTable::stays, {people.any(), companies.any(), day.empty() ? "2023" : day, sources.list()});
    }
    for (int i = 0; i < others.count; ++i) {
        add(RawTable::products, {others.at(i), anyName(), companies.anyOrNone(), anyWord<model::ProductKind>(),
                                 anyDate(), anyText(), sources.list()});
        add(RawTable::relations,
            {others.at(i), companies.any(), anyWord<model::RelationKind>(), companies.any(), anyDate(), anyAmount(),
             "EUR", anyText(), sources.list(), anyWord<model::Confidence>()});
        const std::string about = *rc::gen::elementOf(
            std::vector<std::string>{"person:" + people.any(), "company:" + companies.any(), "team:" + teams.any(),
                                     "relation:" + others.at(0), "product:" + others.at(0)});
        add(RawTable::claims, {others.at(i), about, anyName(), sources.anyOrNone(), anyWord<model::Verdict>(),
                               anyText(), sources.list()});
    }
    return model::check(raw).dataset;
}

std::string bytesOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

TEST(StoreProperty, WhatIsWrittenIsWhatIsRead) {
    const tests::TemporaryFolder folder;
    const auto file = folder.path() / "data.whither";
    const bool holds = rc::check("open(write(data)) == data", [&file] {
        const model::Dataset data = anyDataset();
        RC_ASSERT(!data.people.empty());
        RC_CLASSIFY(!data.moves.empty(), "with moves");
        RC_ASSERT(write(data, file, Existing::replace));
        const std::string bytes = bytesOf(file);
        const auto opened = open(file);
        RC_ASSERT(opened);
        RC_ASSERT(opened.value().report.isClean());
        RC_ASSERT(*opened.value().dataset == data);
        RC_ASSERT(write(*opened.value().dataset, file, Existing::replace));
        RC_ASSERT(bytesOf(file) == bytes);
    });
    EXPECT_TRUE(holds);
}

} // namespace
} // namespace whither::store
