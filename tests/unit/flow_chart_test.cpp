#include "core/chart/matrix_chart.h"
#include "core/chart/sankey_chart.h"
#include "tests/support/fixed_measurer.h"
#include "tests/support/plain_flow_words.h"
#include "tests/support/sample_data.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <iterator>
#include <stdexcept>
#include <string>
#include <utility>
#include <variant>
#include <vector>

namespace whither::chart {
namespace {

using model::EntityId;
using model::EntityKind;
using query::FlowGrouping;
using tests::aiTalentData;
using tests::llamaData;

/// A data set with all that its charts need.
class Flows {
  public:
    explicit Flows(const model::DatasetPtr& data) : m_table(data, query::careersOf(*data)), m_palette(*data) {}

    [[nodiscard]] SankeyInput sankey() const {
        return {{m_table, {}, m_palette, m_measurer, m_words, scene::Theme::light, {1100, 800}, {}}, nullptr};
    }
    [[nodiscard]] MatrixInput matrix() const {
        return {{m_table, {}, m_palette, m_measurer, m_words, scene::Theme::light, {1100, 800}, {}}, nullptr};
    }
    [[nodiscard]] const scene::Palette& palette() const { return m_palette; }

  private:
    query::FlowTable m_table;
    scene::Palette m_palette;
    tests::FixedMeasurer m_measurer;
    tests::PlainFlowWords m_words;
};

std::vector<scene::Text> textsOf(const Chart& chart) {
    std::vector<scene::Text> texts;
    for (const auto& group : chart.list.groups)
        for (const auto& primitive : group.primitives)
            if (const auto* text = std::get_if<scene::Text>(&primitive); text != nullptr && !text->text.empty())
                texts.push_back(*text);
    return texts;
}

/// Every pair of texts that share an area, and every one that reaches out of the chart.
std::vector<std::string> badTexts(const Chart& chart) {
    std::vector<std::string> bad;
    const auto texts = textsOf(chart);
    const auto box = [](const scene::Text& text) {
        return base::Rect{text.baseline.x, text.baseline.y - 0.75 * text.size, text.width, 0.95 * text.size};
    };
    const base::Rect page{0, 0, chart.size.width, chart.size.height};
    for (std::size_t i = 0; i < texts.size(); ++i) {
        if (!page.contains(box(texts[i])))
            bad.push_back("out: " + texts[i].text);
        for (std::size_t j = i + 1; j < texts.size(); ++j)
            if (box(texts[i]).overlaps(box(texts[j])))
                bad.push_back(texts[i].text + " | " + texts[j].text);
    }
    return bad;
}

const Target& target(const Chart& chart, const std::string& title) {
    const auto found = std::find_if(chart.targets.begin(), chart.targets.end(),
                                    [&](const Target& one) { return one.title.starts_with(title); });
    if (found == chart.targets.end())
        throw std::out_of_range(title);
    return *found;
}

const scene::Polygon& shape(const Chart& chart, const std::string& id) {
    for (const auto& group : chart.list.groups)
        if (group.id == id)
            return std::get<scene::Polygon>(group.primitives.front());
    throw std::out_of_range(id);
}

/// Ids of a matrix's rows by name, from top to bottom.
std::vector<std::string> rowsOf(const Chart& chart) {
    std::vector<std::string> rows;
    for (const auto& group : chart.list.groups)
        if (group.id.starts_with("flow-row:="))
            rows.push_back(group.id);
    return rows;
}

/// Those of one list that are in another.
std::vector<std::string> common(const std::vector<std::string>& of, const std::vector<std::string>& in) {
    std::vector<std::string> names;
    std::copy_if(of.begin(), of.end(), std::back_inserter(names),
                 [&](const std::string& name) { return std::find(in.begin(), in.end(), name) != in.end(); });
    return names;
}

const std::vector<base::Size> kSizes{{1100, 800}, {700, 500}, {1600, 1000}};
const std::vector<FlowGrouping> kGroupings{FlowGrouping::company, FlowGrouping::parent, FlowGrouping::country,
                                           FlowGrouping::kind};

TEST(SankeyChart, NoTextOverlapsAnotherOrLeavesThePage) {
    for (const auto& data : {llamaData(), aiTalentData()}) {
        const Flows flows(data);
        for (const base::Size size : kSizes)
            for (const auto grouping : kGroupings)
                for (const std::size_t stages : {2, 3, 4}) {
                    SankeyInput input = flows.sankey();
                    input.size = size;
                    input.query.grouping = grouping;
                    input.query.stages = stages;
                    EXPECT_EQ(badTexts(composeSankey(input).chart), std::vector<std::string>{})
                        << size.width << " wide, " << stages << " stages, grouping " << static_cast<int>(grouping);
                }
    }
}

TEST(MatrixChart, NoTextOverlapsAnotherOrLeavesThePage) {
    for (const auto& data : {llamaData(), aiTalentData()}) {
        const Flows flows(data);
        for (const base::Size size : kSizes)
            for (const auto grouping : kGroupings) {
                MatrixInput input = flows.matrix();
                input.size = size;
                input.query.grouping = grouping;
                EXPECT_EQ(badTexts(composeMatrix(input).chart), std::vector<std::string>{})
                    << size.width << " wide, grouping " << static_cast<int>(grouping);
            }
    }
}

TEST(SankeyChart, ARibbonIsColouredByItsDestinationAndSelectsThePeopleAndMovesInIt) {
    const auto data = tests::story("ada: moved a->b 2020\nbo: left a 2020-02; joined b 2020-05\ncy: moved b->a 2021");
    const Flows flows(data);
    const Chart chart = composeSankey(flows.sankey()).chart;
    const auto colour = flows.palette().colour(tests::company(*data, "b"), scene::Theme::light);
    EXPECT_EQ(shape(chart, "flow:0/=a/=b").fill->withAlpha(255), colour);
    const Target& ribbon = target(chart, "a to b");
    EXPECT_EQ(ribbon.title, "a to b: 2 moves of 2 people, 1 the other way");
    EXPECT_EQ(ribbon.selects, (std::vector<EntityId>{{EntityKind::person, "ada"},
                                                     {EntityKind::person, "bo"},
                                                     {EntityKind::move, "ada-1"},
                                                     {EntityKind::move, "bo-1"},
                                                     {EntityKind::move, "bo-2"}}));
    EXPECT_EQ(target(chart, "a: ").selects, (std::vector<EntityId>{{EntityKind::company, "a"}}));
}

TEST(SankeyChart, WhatIsSelectedStandsOutAndTheRestIsFaded) {
    const Flows flows(tests::story("ada: moved a->b 2020\nbo: moved a->c 2020"));
    SankeyInput input = flows.sankey();
    const auto usual = shape(composeSankey(input).chart, "flow:0/=a/=b").fill->alpha;
    input.selection = {{EntityKind::move, "ada-1"}};
    const Chart chart = composeSankey(input).chart;
    EXPECT_GT(shape(chart, "flow:0/=a/=b").fill->alpha, usual);
    EXPECT_LT(shape(chart, "flow:0/=a/=c").fill->alpha, usual);
}

TEST(SankeyChart, ASelectedPersonIsFoundInEveryStepUnlessTheMoveIsNamed) {
    const Flows flows(tests::story("ada: moved a->b 2020; moved b->c 2021"));
    SankeyInput input = flows.sankey();
    input.selection = {{EntityKind::person, "ada"}};
    Chart chart = composeSankey(input).chart;
    EXPECT_EQ(shape(chart, "flow:0/=a/=b").fill->alpha, shape(chart, "flow:0/=b/=c").fill->alpha);
    input.selection.push_back({EntityKind::move, "ada-2"});
    chart = composeSankey(input).chart;
    EXPECT_LT(shape(chart, "flow:0/=a/=b").fill->alpha, shape(chart, "flow:0/=b/=c").fill->alpha);
}

TEST(SankeyChart, AThinRibbonCanStillBeSeen) {
    const Flows flows(aiTalentData());
    SankeyInput input = flows.sankey();
    input.size = {700, 500};
    for (const auto& group : composeSankey(input).chart.list.groups)
        if (group.id.starts_with("flow:0/")) {
            const auto& points = std::get<scene::Polygon>(group.primitives.front()).points;
            EXPECT_GE(points.back().y - points.front().y, 1.2) << group.id;
        }
}

TEST(SankeyChart, AMemoryOfNothingChangesNothing) {
    const Flows flows(aiTalentData());
    SankeyInput input = flows.sankey();
    const SankeyOrder fresh = composeSankey(input).memory.order;
    const SankeyMemory nothing;
    input.before = &nothing;
    EXPECT_EQ(composeSankey(input).memory.order, fresh);
}

TEST(SankeyChart, ANoteInChineseIsWrittenToItsEnd) {
    class ChineseNote : public tests::PlainFlowWords {
      public:
        [[nodiscard]] std::vector<std::string> note(const FlowNote& /*note*/) const override {
            return {
                "一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十一二三四五六七八九十"};
        }
    };
    const Flows flows(tests::story("ada: moved a->b 2020"));
    const ChineseNote words;
    const SankeyInput usual = flows.sankey();
    const SankeyInput input{
        {usual.table, {}, usual.palette, usual.measurer, words, scene::Theme::light, {320, 600}, {}}, nullptr};
    std::string note;
    std::size_t lines = 0;
    for (const auto& group : composeSankey(input).chart.list.groups)
        if (group.id == "flow:note")
            for (const auto& primitive : group.primitives) {
                note += std::get<scene::Text>(primitive).text;
                ++lines;
            }
    EXPECT_EQ(note, words.note({}).front());
    EXPECT_GE(lines, 2U);
}

TEST(SankeyChart, TheOrderStaysWhileTheDateMoves) {
    const Flows flows(aiTalentData());
    SankeyInput input = flows.sankey();
    SankeyMemory memory;
    int changes = 0;
    int months = 0;
    for (int year = 2023; year <= 2025; ++year)
        for (unsigned month = 1; month <= 12; ++month, ++months) {
            input.query.asOf = base::CalendarDate{.year = year, .month = month}.lastDay();
            SankeyPicture picture = composeSankey(input);
            for (std::size_t column = 0; column < memory.order.size(); ++column) {
                // Of those in both pictures.
                const auto common = [](const auto& of, const auto& in) {
                    std::vector<std::uint64_t> names;
                    std::copy_if(of.begin(), of.end(), std::back_inserter(names),
                                 [&](std::uint64_t name) { return std::find(in.begin(), in.end(), name) != in.end(); });
                    return names;
                };
                const auto& now = picture.memory.order[column];
                changes += common(memory.order[column], now) != common(now, memory.order[column]) ? 1 : 0;
            }
            memory = std::move(picture.memory);
            input.before = &memory;
        }
    EXPECT_EQ(months, 36);
    EXPECT_LE(changes, 6);
}

TEST(SankeyChart, WhatIsNamedByTheQueryIsNamedInEveryPicture) {
    const Flows flows(aiTalentData());
    SankeyInput last = flows.sankey();
    last.size = {600, 330};
    SankeyInput input = last;
    input.query.named = composeSankey(last).memory.groups;
    ASSERT_GT(input.query.named.size(), 3U);
    for (const char* day : {"2022-12-31", "2024-12-31", "2026-08-14"}) {
        input.query.asOf = tests::day(day);
        for (const auto& group : composeSankey(input).memory.groups)
            EXPECT_TRUE(std::any_of(input.query.named.begin(), input.query.named.end(),
                                    [&](const auto& one) { return one.key == group.key; }))
                << day << ": " << group.key;
    }
}

TEST(SankeyChart, OthersAreAtLeastTwo) {
    for (const auto& data : {llamaData(), aiTalentData()})
        for (const base::Size size : {base::Size{700, 380}, base::Size{700, 500}, base::Size{1100, 800}}) {
            const Flows flows(data);
            SankeyInput input = flows.sankey();
            input.size = size;
            for (const auto& text : textsOf(composeSankey(input).chart))
                EXPECT_NE(text.text, "all others (1)") << size.height;
        }
}

TEST(SankeyChart, AnUnnamedEndIsGreyAndSaysWhatItIs) {
    const Flows flows(tests::story("ada: joined a 2018; left a 2020"));
    const Chart chart = composeSankey(flows.sankey()).chart;
    EXPECT_EQ(target(chart, "a to no next job known").title, "a to no next job known: 1 move of 1 person");
    EXPECT_EQ(target(chart, "origin not known to a").title, "origin not known to a: 1 move of 1 person");
}

TEST(SankeyChart, ManyPeopleAreSelectedByTheirCompanies) {
    std::string text;
    for (std::size_t i = 0; i <= kMostSelected; ++i)
        text += "p" + std::to_string(i) + ": moved a->b 2020\n";
    const Flows flows(tests::story(text));
    EXPECT_EQ(target(composeSankey(flows.sankey()).chart, "a to b").selects,
              (std::vector<EntityId>{{EntityKind::company, "a"}, {EntityKind::company, "b"}}));
}

TEST(FlowCharts, ADayWithoutStepsHandsOnWhatItWasGiven) {
    const Flows flows(aiTalentData());
    MatrixInput matrix = flows.matrix();
    SankeyInput sankey = flows.sankey();
    const MatrixMemory rows = composeMatrix(matrix).memory;
    const SankeyMemory bars = composeSankey(sankey).memory;
    ASSERT_FALSE(rows.order.empty());
    matrix.before = &rows;
    sankey.before = &bars;
    matrix.query.from = sankey.query.from = tests::day("1901-01-01");
    matrix.query.to = sankey.query.to = tests::day("1901-12-31");
    EXPECT_EQ(composeMatrix(matrix).memory.order, rows.order);
    EXPECT_EQ(composeSankey(sankey).memory.order, bars.order);
    EXPECT_EQ(composeSankey(sankey).memory.groups, bars.groups);
}

TEST(FlowCharts, ALowOneIsDrawnHigherAndKeepsItsTextsApart) {
    for (const auto& data : {llamaData(), aiTalentData()}) {
        const Flows flows(data);
        for (const base::Size size : {base::Size{432, 160}, base::Size{432, 240}, base::Size{600, 300}}) {
            MatrixInput matrix = flows.matrix();
            SankeyInput sankey = flows.sankey();
            matrix.size = sankey.size = size;
            for (const auto& [chart, least] : {std::pair{composeMatrix(matrix).chart, leastMatrix()},
                                               std::pair{composeSankey(sankey).chart, leastSankey()}}) {
                EXPECT_EQ(chart.size.height, std::max(size.height, least.height));
                EXPECT_EQ(badTexts(chart), std::vector<std::string>{}) << size.width << " x " << size.height;
                const auto named =
                    std::count_if(chart.list.groups.begin(), chart.list.groups.end(), [](const auto& one) {
                        return one.id.starts_with("flow-row:=") ||
                               (one.id.starts_with("flow-bar:") && one.id.find("/=") != std::string::npos);
                    });
                EXPECT_GE(named, 2) << size.height;
            }
        }
    }
}

TEST(FlowCharts, NothingIsSaidInWords) {
    const Flows flows(tests::story("ada:"));
    for (const Chart& chart : {composeSankey(flows.sankey()).chart, composeMatrix(flows.matrix()).chart}) {
        ASSERT_EQ(textsOf(chart).size(), 1U);
        EXPECT_EQ(textsOf(chart).front().text, "Nobody is known to have moved then");
        EXPECT_TRUE(chart.targets.empty());
    }
}

TEST(MatrixChart, NamesOverTheColumnsAreNotCut) {
    for (const auto& data : {llamaData(), aiTalentData()}) {
        const Flows flows(data);
        for (const base::Size size : {base::Size{840, 650}, base::Size{1100, 800}, base::Size{1392, 800}}) {
            MatrixInput input = flows.matrix();
            input.size = size;
            std::size_t heads = 0;
            for (const auto& group : composeMatrix(input).chart.list.groups)
                if (group.id.starts_with("flow-column:=")) {
                    std::string name;
                    for (const auto& primitive : group.primitives)
                        if (const auto* text = std::get_if<scene::Text>(&primitive))
                            name += text->text;
                    EXPECT_EQ(name.find("…"), std::string::npos) << name;
                    EXPECT_NE(name.find_first_not_of("0123456789"), std::string::npos) << name;
                    ++heads;
                }
            EXPECT_GE(heads, 6U);
        }
    }
}

TEST(MatrixChart, ANarrowOneHasNamesToo) {
    const Flows flows(aiTalentData());
    MatrixInput input = flows.matrix();
    input.size = {480, 540};
    std::size_t heads = 0;
    for (const auto& group : composeMatrix(input).chart.list.groups)
        if (group.id.starts_with("flow-column:="))
            for (const auto& primitive : group.primitives)
                if (const auto* text = std::get_if<scene::Text>(&primitive)) {
                    EXPECT_NE(text->text.find_first_not_of("0123456789"), std::string::npos) << text->text;
                    EXPECT_EQ(text->text.find("…"), std::string::npos) << text->text;
                    ++heads;
                }
    EXPECT_GE(heads, 3U);
}

TEST(MatrixChart, CellsHoldCountsAndTheSumsAddUp) {
    const Flows flows(tests::story("ada: moved a->b 2020\nbo: moved a->b 2020\ncy: moved b->c 2021"));
    const Chart chart = composeMatrix(flows.matrix()).chart;
    EXPECT_EQ(target(chart, "a to b").title, "a to b: 2 moves of 2 people");
    std::vector<std::string> sums;
    for (const auto& group : chart.list.groups)
        if (group.id == "flow:sums")
            for (const auto& primitive : group.primitives)
                sums.push_back(std::get<scene::Text>(primitive).text);
    // b, a, c by size: rows, then columns, then all.
    EXPECT_EQ(sums, (std::vector<std::string>{"1", "2", "0", "2", "0", "1", "3", "all", "all"}));
}

TEST(MatrixChart, WhoGoesAndComesBackHasThePlaceOfBefore) {
    const Flows flows(aiTalentData());
    MatrixInput input = flows.matrix();
    const auto on = [&](int year, const MatrixMemory* before) {
        input.query.asOf = base::CalendarDate{.year = year, .month = 12}.lastDay();
        input.before = before;
        return composeMatrix(input);
    };
    const MatrixPicture last = on(2025, nullptr);
    const MatrixPicture first = on(2016, &last.memory);
    const auto before = rowsOf(last.chart);
    const auto again = rowsOf(on(2025, &first.memory).chart);
    EXPECT_LT(common(before, rowsOf(first.chart)).size(), before.size()) << "some are gone";
    EXPECT_EQ(common(before, again), common(again, before));
    EXPECT_GT(common(before, again).size(), before.size() / 2);
}

TEST(MatrixChart, TheOrderStaysWhileTheDateMoves) {
    const Flows flows(aiTalentData());
    MatrixInput input = flows.matrix();
    MatrixMemory memory;
    std::vector<std::string> before;
    int compared = 0;
    int changesBySize = 0;
    std::vector<std::string> bySizeBefore;
    for (int year = 2015; year <= 2025; ++year)
        for (unsigned month = 1; month <= 12; ++month) {
            input.query.asOf = base::CalendarDate{.year = year, .month = month}.lastDay();
            MatrixInput alone = input;
            alone.before = nullptr;
            const auto bySize = rowsOf(composeMatrix(alone).chart);
            changesBySize += common(bySizeBefore, bySize) != common(bySize, bySizeBefore) ? 1 : 0;
            bySizeBefore = bySize;

            MatrixPicture picture = composeMatrix(input);
            const auto now = rowsOf(picture.chart);
            EXPECT_EQ(common(before, now), common(now, before)) << year << '-' << month;
            compared += common(before, now).empty() ? 0 : 1;
            before = now;
            memory = std::move(picture.memory);
            input.before = &memory;
        }
    EXPECT_GT(compared, 100);
    EXPECT_GT(changesBySize, 10) << "else nothing is shown by this";
}

TEST(MatrixChart, ACountIsReadableOnItsShade) {
    const Flows flows(aiTalentData());
    for (const auto theme : {scene::Theme::light, scene::Theme::dark}) {
        MatrixInput input = flows.matrix();
        input.theme = theme;
        for (const auto& group : composeMatrix(input).chart.list.groups)
            if (group.id.starts_with("flow:") && group.primitives.size() == 2 &&
                std::holds_alternative<scene::Polygon>(group.primitives.front())) {
                const auto shade = *std::get<scene::Polygon>(group.primitives.front()).fill;
                EXPECT_GE(scene::contrast(std::get<scene::Text>(group.primitives.back()).colour, shade), 3) << group.id;
            }
    }
}

} // namespace
} // namespace whither::chart
