#include "core/scene/draw_list.h"
#include "core/scene/svg_writer.h"
#include "tests/support/golden.h"
#include "tests/support/sample_data.h"
#include "tests/support/small_story.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace whither {
namespace {

using tests::expectGolden;

scene::PageSpec spec() {
    scene::PageSpec result;
    result.size = {1200, 800};
    result.title = "A small story";
    result.asOf = "as of 1 Jan 2025";
    result.counts = "7 people, 3 companies, 8 moves";
    result.sourceLine = "made up";
    return result;
}

TEST(GoldenSvg, SmallStoryInLight) {
    const auto picture = tests::smallPicture();
    expectGolden("small-story-light", scene::toSvg(scene::composePage(spec(), picture.input())));
}

TEST(GoldenSvg, SmallStoryInDark) {
    const auto picture = tests::smallPicture();
    auto input = picture.input();
    input.theme = scene::Theme::dark;
    expectGolden("small-story-dark", scene::toSvg(scene::composePage(spec(), input)));
}

TEST(GoldenSvg, SmallStoryWithASelectionAPinAndNoBackground) {
    const auto picture = tests::smallPicture();
    auto input = picture.input();
    input.selection = {{model::EntityKind::person, "ada"}, {model::EntityKind::move, "cy-1"}};
    input.pinned = {{model::EntityKind::person, "ada"}};
    auto request = spec();
    request.isTransparent = true;
    request.showsLegend = false;
    expectGolden("small-story-selection", scene::toSvg(scene::composePage(request, input)));
}

TEST(GoldenSvg, ComparisonOfTwoDays) {
    const auto graph =
        graph::TalentGraph::build(tests::story("ada: joined a 2018; moved a->b 2020\nbo: joined a 2018\ncy: joined b\n"
                                               "di: joined a 2018; left a 2021\ncompany b founded 2020"));
    query::Filter filter;
    filter.asOf = tests::day("2022-01-01");
    filter.comparedWith = tests::day("2019-01-01");
    tests::Picture picture(graph, filter);
    for (std::uint32_t i = 0; i < graph->nodeCount(); ++i)
        picture.positions[graph::NodeIndex{i}] = base::Point{120.0 * i, 90.0 * (i % 3)};
    auto request = spec();
    request.counts = "";
    expectGolden("comparison-light", scene::toSvg(scene::composePage(request, picture.input())));
}

/// On a ring, so that the picture does not depend on the layout.
void putOnARing(tests::Picture& picture) {
    const auto& nodes = picture.visible().nodes;
    for (std::size_t i = 0; i < nodes.size(); ++i) {
        const double angle = 2 * std::numbers::pi * static_cast<double>(i) / static_cast<double>(nodes.size());
        picture.positions[nodes[i]] = base::Point{std::round(380 * std::cos(angle)), std::round(260 * std::sin(angle))};
    }
}

TEST(GoldenSvg, CompaniesOfTheLlamaTeamAndWhoMovedBetweenThem) {
    auto picture = tests::laidOut(tests::llamaData(), tests::withoutPeople());
    putOnARing(picture);
    auto request = spec();
    request.title = "LLaMA paper authors";
    request.counts = "";
    expectGolden("flow-llama-companies", scene::toSvg(scene::composePage(request, picture.input())));
}

} // namespace
} // namespace whither
