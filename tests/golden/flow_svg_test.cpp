#include "core/chart/matrix_chart.h"
#include "core/chart/sankey_chart.h"
#include "core/scene/svg_writer.h"
#include "tests/support/fixed_measurer.h"
#include "tests/support/golden.h"
#include "tests/support/plain_flow_words.h"
#include "tests/support/sample_data.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

namespace whither {
namespace {

using tests::expectGolden;

/// A data set with all that its charts need.
struct Flows {
    explicit Flows(const model::DatasetPtr& data) : table(data, query::careersOf(*data)), palette(*data) {
        query.asOf = tests::day("2025-05-31");
    }

    query::FlowTable table;
    query::FlowQuery query;
    scene::Palette palette;
    tests::FixedMeasurer measurer;
    tests::PlainFlowWords words;
};

std::string svgOf(const chart::Chart& chart, scene::Theme theme) {
    return scene::toSvg({chart.size, scene::coloursOf(theme).canvas, "Flows", chart.list});
}

TEST(GoldenSvg, FlowsOfTheLlamaTeamInLight) {
    const Flows flows(tests::llamaData());
    const chart::SankeyInput input{
        {flows.table, flows.query, flows.palette, flows.measurer, flows.words, scene::Theme::light, {700, 500}, {}}};
    expectGolden("flow-llama-sankey", svgOf(chart::composeSankey(input).chart, input.theme));
}

TEST(GoldenSvg, ThreeStagesOfCareersInDark) {
    const Flows flows(tests::aiTalentData());
    chart::SankeyInput input{
        {flows.table, flows.query, flows.palette, flows.measurer, flows.words, scene::Theme::dark, {1100, 800}, {}}};
    input.query.stages = 3;
    expectGolden("flow-ai-talent-careers", svgOf(chart::composeSankey(input).chart, input.theme));
}

TEST(GoldenSvg, FlowsWithASelection) {
    const Flows flows(tests::aiTalentData());
    chart::SankeyInput input{
        {flows.table, flows.query, flows.palette, flows.measurer, flows.words, scene::Theme::light, {1100, 800}, {}}};
    input.selection = {{model::EntityKind::company, "thinking-machines"}};
    expectGolden("flow-ai-talent-sankey", svgOf(chart::composeSankey(input).chart, input.theme));
}

TEST(GoldenSvg, MatrixOfFlows) {
    const Flows flows(tests::aiTalentData());
    const chart::MatrixInput input{
        {flows.table, flows.query, flows.palette, flows.measurer, flows.words, scene::Theme::light, {1100, 800}, {}},
        nullptr};
    expectGolden("flow-ai-talent-matrix", svgOf(chart::composeMatrix(input).chart, input.theme));
}

} // namespace
} // namespace whither
