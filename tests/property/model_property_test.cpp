#include "core/model/merge.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace whither::model {

namespace {

// Few keys, dates and words, so that rows meet: the same key again, parents in a cycle, dates that contradict. What
// breaks the contract stands at the end of a pool.
using Pool = std::vector<std::string>;

enum class Quality { sound, broken };

struct Choice {
    Pool sound;
    Pool broken;
};

std::string pick(const Choice& choice, Quality quality) {
    Pool pool = choice.sound;
    if (quality == Quality::broken)
        pool.insert(pool.end(), choice.broken.begin(), choice.broken.end());
    return *rc::gen::elementOf(pool);
}

Choice choiceOf(RawTable table, std::string_view column) {
    const Choice people{{"ann", "bob"}, {"", "nobody"}};
    const Choice companies{{"a", "b", "c"}, {"", "nowhere"}};
    const Choice dates{{"", "2019", "2020", "2020-05", "2020-05-14", "[..2020-03]", "[2019..2020]"},
                       {"2020-13", "soon"}};
    const Choice sources{{"", "s1", "s2", "s1;s2", "s2;s3"}, {"gone", "s1;gone"}};
    const std::map<std::string_view, Choice> choices{
        {"name", {{"Ann", "Bob", "anna"}, {"", "\xFF"}}},
        {"name_zh", {{"", "安"}, {}}},
        {"aliases", {{"", "A", "A;B"}, {}}},
        {"note", {{"", "one", "two"}, {}}},
        {"url", {{"", "https://x.example/", "https://y.example/"}, {}}},
        {"parent", {{""}, {"a", "b", "c", "nowhere"}}},
        {"person", people},
        {"company", companies},
        {"from_company", {{"a", "b"}, {"", "nowhere"}}},
        {"to_company", {{"", "b", "c"}, {"nowhere"}}},
        {"maker", {{"", "a"}, {"nowhere"}}},
        {"subject", companies},
        {"object", companies},
        {"date", dates},
        {"founded", dates},
        {"released", dates},
        {"published", dates},
        {"as_of", {{"2019", "2020-05"}, {"", "soon"}}},
        {"sources", sources},
        {"source", {{"", "s1"}, {"gone"}}},
        {"evidence_sources", sources},
        {"confidence", {{"", "confirmed", "reported", "disputed"}, {"sure"}}},
        {"verdict", {{"", "supported", "contradicted"}, {"maybe"}}},
        {"amount", {{"", "1", "2.5"}, {"-1", "much"}}},
        {"position", {{"", "1", "lead"}, {}}},
        {"team", {{"t"}, {"u"}}},
        {"claim", {{"left", "stayed"}, {""}}},
        {"about", {{"person:ann", "company:a", "move:m1"}, {"", "move:gone", "planet:mars"}}},
    };
    if (column == "kind") {
        switch (table) {
        case RawTable::companies:
            return {{"", "company", "lab"}, {"club"}};
        case RawTable::products:
            return {{"", "model"}, {"club"}};
        case RawTable::relations:
            return {{"invested_in", "acquired"}, {"", "club"}};
        default:
            return {{"joined", "moved", "returned"}, {"", "flew"}};
        }
    }
    const auto choice = choices.find(column);
    return choice == choices.end() ? Choice{{"", "x"}, {}} : choice->second;
}

void addRow(RawTables& raw, RawTable table, const std::string& key, Quality quality) {
    RawRow row{.row = raw[table].size() + 2, .cells = {}};
    for (const std::string_view column : columns(table))
        row.cells.push_back(column == "key" ? key : pick(choiceOf(table, column), quality));
    raw[table].push_back(row);
}

RawTables arbitrary(Quality quality) {
    const std::map<RawTable, Pool> keys{{RawTable::sources, {"s1", "s2", "s3"}}, {RawTable::people, {"ann", "bob"}},
                                        {RawTable::companies, {"a", "b", "c"}},  {RawTable::teams, {"t"}},
                                        {RawTable::moves, {"m1", "m2", "m3"}},   {RawTable::products, {"p"}},
                                        {RawTable::relations, {"r", "q"}},       {RawTable::claims, {"c1", "c2"}}};
    RawTables raw;
    for (const RawTable table : kRawTables) {
        const auto known = keys.find(table);
        if (quality == Quality::broken || known == keys.end()) {
            for (int i = *rc::gen::inRange(0, 5); i > 0; --i)
                addRow(raw, table, known == keys.end() ? "" : *rc::gen::elementOf(known->second), quality);
        } else {
            for (const std::string& key : known->second)
                addRow(raw, table, key, quality);
        }
    }
    return raw;
}

void requireThatCountsAddUp(const LoadReport& report) {
    RC_ASSERT(report.counts.size() == kRawTableCount);
    for (const RowCount& count : report.counts)
        RC_ASSERT(count.in + count.added == count.out + count.merged + count.leftOut);
}

} // namespace

RC_GTEST_PROP(CheckProperty, TheOrderOfRowsMeansNothing, ()) {
    RawTables raw = arbitrary(Quality::broken);
    const Dataset before = check(raw).dataset;
    for (const RawTable table : kRawTables) {
        auto rows = raw[table].rows();
        for (std::size_t i = rows.size(); i > 1; --i)
            std::swap(rows[i - 1], rows[*rc::gen::inRange<std::size_t>(0, i)]);
        raw[table] = RawRows(columns(table).size());
        for (const RawRow& row : rows)
            raw[table].push_back(row);
    }
    RC_ASSERT(check(raw).dataset == before);
}

RC_GTEST_PROP(CheckProperty, EveryRowIsKeptOrNamed, ()) {
    const RawTables raw = arbitrary(Quality::broken);
    const Checked checked = check(raw);
    requireThatCountsAddUp(checked.report);
    std::set<std::pair<std::string, std::size_t>> named;
    for (const base::Error& error : checked.report.leftOut)
        named.emplace(error.file, error.row);
    for (std::size_t i = 0; i < kRawTableCount; ++i) {
        RC_ASSERT(checked.report.counts[i].in == raw.tables[i].size());
        const auto& table = checked.report.counts[i].table;
        const auto count =
            std::count_if(named.begin(), named.end(), [&](const auto& row) { return row.first == table; });
        RC_ASSERT(static_cast<std::size_t>(count) >= checked.report.counts[i].leftOut);
    }
}

RC_GTEST_PROP(CheckProperty, WhatWasCheckedHoldsAgain, ()) {
    const Checked once = check(arbitrary(Quality::broken));
    const Checked twice = check(rawOf(once.dataset));
    RC_ASSERT(twice.report.isClean());
    RC_ASSERT(twice.dataset == once.dataset);
}

RC_GTEST_PROP(MergeProperty, WithItselfChangesNothing, ()) {
    const Checked one = check(arbitrary(Quality::broken));
    const Checked both = merge({{"one", one}, {"two", one}});
    RC_ASSERT(both.dataset == one.dataset);
    requireThatCountsAddUp(both.report);
}

RC_GTEST_PROP(MergeProperty, EveryRowOfEveryPartIsThereOrNamed, ()) {
    const Checked one = check(arbitrary(Quality::sound));
    const Checked two = check(arbitrary(Quality::sound));
    const Checked three = check(arbitrary(Quality::broken));
    const Checked all = merge({{"one", one}, {"two", two}, {"three", three}});
    requireThatCountsAddUp(all.report);
    std::size_t folded = 0;
    for (const RowCount& count : all.report.counts)
        folded += count.merged;
    const auto isFolding = [](const MergeNote& note) { return note.kind != MergeNote::Kind::renamed; };
    const auto notes = std::count_if(all.report.merged.begin(), all.report.merged.end(), isFolding);
    RC_ASSERT(static_cast<std::size_t>(notes) == folded);

    std::set<std::string> former; // keys that moves had before they were folded or renamed
    for (const MergeNote& note : all.report.merged)
        if (note.table == name(RawTable::moves))
            former.insert(note.other);
    for (const Checked* part : {&one, &two, &three}) {
        for (const Person& person : part->dataset.people)
            RC_ASSERT(find(all.dataset.people, person.key).has_value());
        for (const Move& move : part->dataset.moves)
            RC_ASSERT(find(all.dataset.moves, move.key).has_value() || former.contains(move.key));
    }
}

RC_GTEST_PROP(MergeProperty, NoMoveLosesASource, ()) {
    const Checked one = check(arbitrary(Quality::sound));
    const Checked two = check(arbitrary(Quality::sound));
    const Checked both = merge({{"one", one}, {"two", two}});
    // The report tells what keys of the second part became; those of the first stay.
    std::map<std::pair<std::string, std::string>, std::string> became;
    for (const MergeNote& note : both.report.merged)
        became[{note.table, note.other}] = note.key;
    for (const Checked* part : {&one, &two}) {
        const auto keyOf = [&](RawTable table, const std::string& key) {
            const auto found = became.find({std::string(name(table)), key});
            return part == &one || found == became.end() ? key : found->second;
        };
        for (const Move& move : part->dataset.moves) {
            const auto index = find(both.dataset.moves, keyOf(RawTable::moves, move.key));
            RC_ASSERT(index.has_value());
            std::set<std::string> kept;
            for (const Citation& citation : both.dataset.moves[*index].citations)
                kept.insert(both.dataset.sources[citation.source].key);
            for (const Citation& citation : move.citations)
                RC_ASSERT(kept.contains(keyOf(RawTable::sources, part->dataset.sources[citation.source].key)));
        }
    }
}

RC_GTEST_PROP(MergeProperty, TheOrderOfPartsDecidesNoCount, ()) {
    const Checked one = check(arbitrary(Quality::sound));
    const Checked two = check(arbitrary(Quality::sound));
    const Checked there = merge({{"one", one}, {"two", two}});
    const Checked back = merge({{"two", two}, {"one", one}});
    RC_ASSERT(there.dataset.people.size() == back.dataset.people.size());
    RC_ASSERT(there.dataset.companies.size() == back.dataset.companies.size());
    RC_ASSERT(there.dataset.stays.size() == back.dataset.stays.size());
}

} // namespace whither::model
