#include "core/scene/draw_list.h"
#include "core/scene/scene.h"
#include "core/scene/text.h"

#include "core/scene/curve.h"
#include "tests/support/label_overlaps.h"
#include "tests/support/sample_data.h"
#include "tests/support/small_story.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace whither {
namespace {

using scene::LineKind;
using scene::Scene;

model::EntityId person(const char* key) {
    return {model::EntityKind::person, key};
}
model::EntityId company(const char* key) {
    return {model::EntityKind::company, key};
}

const scene::SceneNode& nodeOf(const Scene& scene, const model::EntityId& id) {
    for (const auto& node : scene.nodes)
        if (node.id == id)
            return node;
    throw std::runtime_error("no node " + id.text());
}

const scene::SceneEdge& edgeOf(const Scene& scene, const std::string& name) {
    for (const auto& edge : scene.edges)
        if (edge.name == name)
            return edge;
    throw std::runtime_error("no edge " + name);
}

const scene::SceneLabel& labelOf(const Scene& scene, const char* name) {
    for (const auto& label : scene.labels)
        if (label.name == name)
            return label;
    throw std::runtime_error(std::string("no label ") + name);
}

TEST(Scene, HasEveryShownNodeEdgeAndOpenEndOnce) {
    const auto picture = tests::smallPicture();
    const auto scene = scene::compose(picture.input());
    std::vector<graph::NodeIndex> nodes;
    for (const auto& node : scene.nodes)
        nodes.push_back(node.node);
    std::sort(nodes.begin(), nodes.end());
    EXPECT_EQ(nodes, picture.visible().nodes);
    std::vector<graph::EdgeIndex> edges;
    for (const auto& edge : scene.edges)
        edges.push_back(*edge.edge);
    std::sort(edges.begin(), edges.end());
    EXPECT_EQ(edges, picture.visible().edges);
    EXPECT_FALSE(edges.empty());
    EXPECT_EQ(scene.openEnds.size(), picture.visible().openEnds.size());
    EXPECT_FALSE(scene.openEnds.empty());
}

TEST(Scene, GivesEverythingANameOfItsOwn) {
    const auto picture = tests::smallPicture();
    const auto scene = scene::compose(picture.input());
    std::set<std::string> names;
    for (const auto& node : scene.nodes)
        EXPECT_TRUE(names.insert(node.id.text()).second) << node.id.text();
    for (const auto& edge : scene.edges)
        EXPECT_TRUE(names.insert(edge.name).second) << edge.name;
    for (const auto& end : scene.openEnds)
        EXPECT_TRUE(names.insert(end.name).second) << end.name;
    for (const auto& label : scene.labels)
        EXPECT_TRUE(names.insert(label.name).second) << label.name;
}

TEST(Scene, ColoursALeavingLineByTheCompanyLeftAndAJoiningOneByTheCompanyJoined) {
    const auto picture = tests::smallPicture();
    const auto scene = scene::compose(picture.input());
    const auto& leaves = edgeOf(scene, "move:ada-1/leaves");
    const auto& joins = edgeOf(scene, "move:ada-1/joins");
    EXPECT_EQ(leaves.kind, LineKind::left);
    EXPECT_EQ(joins.kind, LineKind::joined);
    EXPECT_EQ(leaves.colour, nodeOf(scene, company("acme")).colour);
    EXPECT_EQ(joins.colour, nodeOf(scene, company("bold")).colour);
    EXPECT_NE(leaves.colour, joins.colour);
}

TEST(Scene, ColoursAPersonByTheEmployerOnTheDay) {
    const auto graph = tests::smallStory();
    for (const auto& [day, employer] : {std::pair("2023-07-01", "bold"), std::pair("2024-02-01", "acme")}) {
        query::Filter filter;
        filter.asOf = base::Date::parse(day).value().firstDay();
        filter.layers.insert(query::Layer::earlierJobs);
        tests::Picture picture(graph, filter);
        for (std::uint32_t i = 0; i < graph->nodeCount(); ++i)
            picture.positions[graph::NodeIndex{i}] = base::Point{100.0 * i, 70.0 * (i % 3)};
        const auto scene = scene::compose(picture.input());
        EXPECT_EQ(nodeOf(scene, person("ada")).colour, nodeOf(scene, company(employer)).colour) << day;
    }
}

TEST(Scene, MarksWhatBecameOfPeopleSinceAnotherDay) {
    using query::Difference;
    const auto graph = graph::TalentGraph::build(
        tests::story("ada: joined a 2018; moved a->b 2020\nbo: joined a 2018\ncy: joined b\n"
                     "di: joined a 2018; left a 2021\ned:\nflo: joined b 2021\ncompany b founded 2020"));
    query::Filter filter;
    filter.asOf = tests::day("2022-01-01");
    filter.comparedWith = tests::day("2019-01-01");
    tests::Picture picture(graph, filter);
    for (std::uint32_t i = 0; i < graph->nodeCount(); ++i)
        picture.positions[graph::NodeIndex{i}] = base::Point{100.0 * i, 70.0 * (i % 3)};
    const auto scene = scene::compose(picture.input());
    EXPECT_EQ(nodeOf(scene, person("ada")).difference, Difference::moved);
    EXPECT_EQ(nodeOf(scene, person("bo")).difference, Difference::stayed);
    EXPECT_EQ(nodeOf(scene, person("cy")).difference, Difference::unknownBefore);
    EXPECT_EQ(nodeOf(scene, person("di")).difference, Difference::left);
    EXPECT_EQ(nodeOf(scene, person("flo")).difference, Difference::arrived);
    EXPECT_EQ(nodeOf(scene, person("ed")).difference, std::nullopt);
    EXPECT_EQ(nodeOf(scene, company("a")).difference, std::nullopt);
    EXPECT_EQ(nodeOf(scene, person("ada")).description, "ada · b · moved, a -> b");

    std::vector<std::string> legend;
    for (const auto& item : scene.legend)
        legend.push_back(item.text);
    for (const char* text :
         {"compared with 1 Jan 2019", "arrived", "has left", "has moved", "has stayed", "known on one day only"})
        EXPECT_NE(std::find(legend.begin(), legend.end(), text), legend.end()) << text;

    // Told by shape and sign, too: no two marks are made of the same things.
    std::set<std::string> shapes;
    std::size_t marked = 0;
    for (const auto& group : scene::draw(scene).groups)
        if (group.id.starts_with("person:") && !group.id.ends_with("label") && group.id != "person:ed") {
            std::string shape;
            for (const auto& primitive : group.primitives) {
                shape += std::to_string(primitive.index());
                if (const auto* line = std::get_if<scene::Curve>(&primitive))
                    shape += line->from.x == line->to.x ? '|' : '-';
            }
            shapes.insert(shape);
            ++marked;
        }
    EXPECT_EQ(marked, 5U);
    EXPECT_EQ(shapes.size(), 5U);
}

TEST(Scene, MarksNobodyWhoStandsForOthersOrIsADot) {
    const auto graph = graph::TalentGraph::build(tests::story("ada: joined a 2018\nbo: joined a 2018"));
    query::Filter filter;
    filter.comparedWith = tests::day("2017-01-01");
    tests::Picture picture(graph, filter);
    for (std::uint32_t i = 0; i < graph->nodeCount(); ++i)
        picture.positions[graph::NodeIndex{i}] = base::Point{1000.0 * i, 70.0 * (i % 3)};
    auto input = picture.input();
    input.zoom = 0.05;
    for (const auto& node : scene::compose(input).nodes)
        EXPECT_EQ(node.difference, std::nullopt) << node.id.text();
}

TEST(Scene, MarksDisputedMovesRelationsAndOpenEnds) {
    const auto scene = scene::compose(tests::smallPicture().input());
    EXPECT_TRUE(edgeOf(scene, "move:dee-2/joins").isDisputed);
    EXPECT_TRUE(edgeOf(scene, "relation:acme-bold/relates-to").isDisputed);
    EXPECT_FALSE(edgeOf(scene, "move:ada-1/joins").isDisputed);
    EXPECT_TRUE(std::any_of(scene.openEnds.begin(), scene.openEnds.end(),
                            [](const auto& end) { return end.isDisputed && end.id.key == "cy-1"; }));
}

TEST(Scene, LinesEndOnTheBordersOfTheirDisks) {
    const auto picture = tests::smallPicture();
    const auto scene = scene::compose(picture.input());
    const auto border = [&](graph::NodeIndex index) {
        for (const auto& node : scene.nodes)
            if (node.node == index)
                return std::pair(node.centre,
                                 node.radius +
                                     (node.kind == graph::NodeKind::company ? scene::kMetrics.companyHalo : 0));
        throw std::runtime_error("no such node");
    };
    for (const auto& edge : scene.edges) {
        const auto& row = picture.graph().edge(*edge.edge);
        const auto [from, fromRadius] = border(row.source);
        const auto [to, toRadius] = border(row.target);
        EXPECT_NEAR(length(edge.from - from), fromRadius, 1e-6) << edge.name;
        EXPECT_NEAR(length(edge.to - to), toRadius, 1e-6) << edge.name;
    }
}

TEST(Scene, LinesBetweenTheSameTwoAreFannedOut) {
    const auto picture = tests::smallPicture();
    const auto scene = scene::compose(picture.input());
    std::map<std::pair<graph::NodeIndex, graph::NodeIndex>, std::vector<base::Point>> middles;
    for (const auto& edge : scene.edges) {
        const auto& row = picture.graph().edge(*edge.edge);
        middles[std::minmax(row.source, row.target)].push_back(
            scene::Quadratic{edge.from, edge.control, edge.to}.middle());
    }
    std::size_t pairs = 0;
    for (const auto& [ends, points] : middles)
        for (std::size_t i = 0; i < points.size(); ++i)
            for (std::size_t j = 0; j < i; ++j, ++pairs)
                EXPECT_GT(length(points[i] - points[j]), 8);
    EXPECT_GE(pairs, 2U);
}

TEST(Scene, ALineFromACompanyToItselfIsALoopOutsideItsDisk) {
    const auto scene = scene::compose(tests::smallPicture().input());
    const auto& loop = edgeOf(scene, "relation:bold-bold/relates-to");
    const auto& bold = nodeOf(scene, company("bold"));
    const scene::Quadratic curve{loop.from, loop.control, loop.to};
    EXPECT_GT(length(curve.middle() - bold.centre), bold.radius + 12);
    EXPECT_GT(length(loop.from - loop.to), 8);
}

TEST(Scene, DatesAPersonByTheLastDepartureAndSaysSo) {
    const auto scene = scene::compose(tests::smallPicture().input());
    const auto& label = labelOf(scene, "person:ada/label");
    ASSERT_EQ(label.lines.size(), 2U);
    EXPECT_EQ(label.lines[0].text, "Ada Lovelace");
    EXPECT_EQ(label.lines[1].text, "left 2024");
    EXPECT_EQ(labelOf(scene, "person:bo/label").lines.at(1).text, "left by 26 May 2024");
    EXPECT_EQ(labelOf(scene, "person:eve/label").lines.size(), 1U);
}

TEST(Scene, ElidesAndCleansNames) {
    const auto picture = tests::smallPicture();
    const auto scene = scene::compose(picture.input());
    const auto& endless = labelOf(scene, "person:dee/label");
    EXPECT_LT(endless.box.width, 17 * scene::kMetrics.personFont);
    EXPECT_TRUE(endless.lines[0].text.ends_with("…"));
    EXPECT_EQ(nodeOf(scene, person("dee")).name, std::string(scene::kLongestName - 3, 'D') + "…");
    EXPECT_TRUE(nodeOf(scene, person("dee")).description.ends_with("… · Bold & Sons <b>"));
    const auto& hostile = nodeOf(scene, person("cy"));
    EXPECT_EQ(hostile.name, "Cy\uFFFDgnillort\uFFFD </text><script>alert(1)</script> & \"more\"");
    EXPECT_EQ(nodeOf(scene, person("bo")).badge, "杨");
}

TEST(Scene, FadesWhatTheSelectionDoesNotTouch) {
    const auto picture = tests::smallPicture();
    auto input = picture.input();
    input.selection = {person("ada")};
    const auto scene = scene::compose(input);
    EXPECT_TRUE(nodeOf(scene, person("ada")).isSelected);
    for (const auto& near : {person("ada"), company("acme"), company("bold")})
        EXPECT_FALSE(nodeOf(scene, near).isFaded) << near.text();
    for (const auto& far : {person("gus"), person("dee"), company("child")})
        EXPECT_TRUE(nodeOf(scene, far).isFaded) << far.text();
    EXPECT_FALSE(edgeOf(scene, "move:ada-1/joins").isFaded);
    EXPECT_TRUE(edgeOf(scene, "move:dee-1/joins").isFaded);
    EXPECT_EQ(scene.nodes.back().id, person("ada")) << "the selected one is drawn last";
    EXPECT_EQ(labelOf(scene, "person:ada/label").lines[0].role, scene::FontRole::companyName);
}

TEST(Scene, ASelectedMoveLightsUpBothItsLinesAndAllThreeEnds) {
    const auto picture = tests::smallPicture();
    auto input = picture.input();
    input.selection = {{model::EntityKind::move, "dee-1"}};
    const auto scene = scene::compose(input);
    EXPECT_TRUE(edgeOf(scene, "move:dee-1/leaves").isSelected);
    EXPECT_TRUE(edgeOf(scene, "move:dee-1/joins").isSelected);
    for (const auto& near : {person("dee"), company("acme"), company("child")})
        EXPECT_FALSE(nodeOf(scene, near).isFaded) << near.text();
    EXPECT_TRUE(nodeOf(scene, person("ada")).isFaded);
}

TEST(Scene, SelectingWhatIsNotShownFadesNothing) {
    const auto picture = tests::smallPicture();
    auto input = picture.input();
    input.selection = {person("nobody")};
    const auto scene = scene::compose(input);
    EXPECT_TRUE(std::none_of(scene.nodes.begin(), scene.nodes.end(), [](const auto& node) { return node.isFaded; }));
}

TEST(Scene, LeavesOutWhatHasNoPlaceYet) {
    auto picture = tests::smallPicture();
    const auto ada = *picture.graph().find(person("ada"));
    const auto eve = *picture.graph().find(person("eve"));
    picture.positions[ada].reset();
    picture.positions[eve] = base::Point{std::numeric_limits<double>::quiet_NaN(), 0};
    const auto scene = scene::compose(picture.input());
    for (const auto& node : scene.nodes)
        EXPECT_TRUE(node.node != ada && node.node != eve);
    for (const auto& edge : scene.edges) {
        const auto& row = picture.graph().edge(*edge.edge);
        EXPECT_TRUE(row.source != ada && row.target != ada && row.source != eve && row.target != eve);
    }
    picture.positions = {};
    EXPECT_TRUE(scene::compose(picture.input()).nodes.empty());
    EXPECT_TRUE(scene::composeToFit(picture.input(), {800, 600}, 2).nodes.empty());
}

TEST(Scene, ExplainsInTheLegendWhatItShowsAndNothingElse) {
    const auto marks = [](const Scene& scene) {
        std::set<scene::LegendItem::Mark> result;
        for (const auto& item : scene.legend)
            result.insert(item.mark);
        return result;
    };
    using Mark = scene::LegendItem::Mark;
    const auto all = marks(scene::compose(tests::smallPicture().input()));
    for (const auto mark : {Mark::left, Mark::joined, Mark::stayed, Mark::disputed, Mark::openEnd, Mark::relation})
        EXPECT_TRUE(all.contains(mark)) << static_cast<int>(mark);
    EXPECT_FALSE(all.contains(Mark::otherCompanies));

    query::Filter filter;
    filter.layers = {query::Layer::people, query::Layer::companies};
    tests::Picture picture(tests::smallStory(), filter);
    for (std::uint32_t i = 0; i < picture.graph().nodeCount(); ++i)
        picture.positions[graph::NodeIndex{i}] = base::Point{100.0 * i, 70.0 * (i % 3)};
    const auto some = marks(scene::compose(picture.input()));
    EXPECT_TRUE(some.contains(Mark::joined));
    EXPECT_FALSE(some.contains(Mark::disputed));
    EXPECT_FALSE(some.contains(Mark::relation));
}

TEST(Scene, WithoutPeopleDrawsOneArrowEachWayBetweenTwoCompanies) {
    auto filter = tests::withoutPeople();
    filter.layers.insert(query::Layer::earlierJobs);
    tests::Picture picture(graph::TalentGraph::build(tests::story("ada: joined a 2018; moved a->b 2020\n"
                                                                  "bo: moved a->b 2021; moved b->a 2022\n"
                                                                  "cy: moved a->c 2021")),
                           filter);
    for (std::uint32_t i = 0; i < picture.graph().nodeCount(); ++i)
        picture.positions[graph::NodeIndex{i}] = base::Point{200.0 * i, 150.0 * (i % 2)};
    const auto scene = scene::compose(picture.input());
    ASSERT_EQ(scene.nodes.size(), 3U);
    ASSERT_EQ(scene.edges.size(), 3U);
    const auto& there = edgeOf(scene, "flow:a/b");
    const auto& back = edgeOf(scene, "flow:b/a");
    EXPECT_EQ(there.kind, LineKind::bundle);
    EXPECT_TRUE(there.hasDirection && back.hasDirection);
    EXPECT_EQ(there.badge, "2, net +1");
    EXPECT_EQ(back.badge, "1");
    EXPECT_EQ(there.description, "a -> b: 2 there, 1 back");
    EXPECT_EQ(there.colour, nodeOf(scene, company("b")).colour);
    EXPECT_EQ(back.colour, nodeOf(scene, company("a")).colour);
    const auto middleOf = [](const scene::SceneEdge& edge) {
        return scene::Quadratic{edge.from, edge.control, edge.to}.middle();
    };
    EXPECT_GT(length(middleOf(there) - middleOf(back)), 10) << "side by side";

    const std::vector<model::EntityId> meant{
        person("ada"), person("bo"), {model::EntityKind::move, "ada-2"}, {model::EntityKind::move, "bo-1"}};
    EXPECT_EQ(there.selects, meant);
    const auto hit = scene::pick(scene, middleOf(there), 3);
    ASSERT_TRUE(hit.has_value());
    EXPECT_EQ(hit->selects, meant);
    EXPECT_EQ(hit->line, there.name);

    auto input = picture.input();
    input.selection = {meant.begin(), meant.end()};
    const auto selected = scene::compose(input);
    EXPECT_TRUE(edgeOf(selected, there.name).isSelected);
    EXPECT_FALSE(edgeOf(selected, there.name).isFaded);
    EXPECT_TRUE(edgeOf(selected, back.name).isFaded) << "bo also went back, but that move is not meant";
    EXPECT_TRUE(nodeOf(selected, company("c")).isFaded);
    input.selection = {person("bo")};
    const auto ofBo = scene::compose(input);
    EXPECT_FALSE(edgeOf(ofBo, there.name).isFaded || edgeOf(ofBo, there.name).isSelected);
    EXPECT_TRUE(edgeOf(ofBo, back.name).isSelected);
    EXPECT_TRUE(edgeOf(ofBo, "flow:a/c").isFaded);
}

TEST(Scene, TheLegendCountsTheFlowsThatAreNotDrawn) {
    const auto picture = tests::laidOut(tests::aiTalentData(), tests::withoutPeople());
    const auto& [pairs, fewerThan] = picture.visible().flowsLeftOut;
    ASSERT_GT(pairs, 0U);
    const auto scene = scene::compose(picture.input());
    EXPECT_EQ(scene.linesLeftOut, 0U);
    EXPECT_EQ(scene.legend.back().text,
              std::to_string(pairs) + " more pairs of fewer than " + std::to_string(fewerThan) + ", not drawn");
}

TEST(Scene, NumbersOfArrowsStandClearOfDisksAndOfEachOther) {
    for (const auto& data : {tests::llamaData(), tests::aiTalentData()}) {
        const auto picture = tests::laidOut(data, tests::withoutPeople());
        const auto scene = scene::compose(picture.input());
        std::vector<base::Point> numbers;
        std::size_t covered = 0;
        for (const auto& edge : scene.edges) {
            if (edge.badge.empty())
                continue;
            const auto at = scene::Quadratic{edge.from, edge.control, edge.to}.at(edge.badgeAt);
            for (const auto& node : scene.nodes)
                EXPECT_GT(length(node.centre - at), node.radius) << edge.name;
            for (const auto& other : numbers)
                EXPECT_GT(length(other - at), scene::kMetrics.detailFont) << edge.name;
            for (const auto& label : scene.labels)
                covered += label.box.contains(at) ? 1 : 0;
            numbers.push_back(at);
        }
        EXPECT_GE(numbers.size(), 8U);
        EXPECT_LE(covered, numbers.size() / 20) << "names go round numbers where they can";
    }
}

TEST(Scene, BoundsHoldAllThatIsDrawn) {
    const auto scene = scene::compose(tests::smallPicture().input());
    const auto holds = [&](const base::Rect& box) { return united(scene.bounds, box) == scene.bounds; };
    for (const auto& node : scene.nodes)
        EXPECT_TRUE(holds(squareAround(node.centre, node.radius)));
    for (const auto& label : scene.labels)
        EXPECT_TRUE(holds(label.box));
    for (const auto& end : scene.openEnds)
        EXPECT_TRUE(scene.bounds.contains(end.to));
}

TEST(Scene, IsTheSameEveryTime) {
    const auto a = scene::compose(tests::smallPicture().input());
    const auto b = scene::compose(tests::smallPicture().input());
    ASSERT_EQ(a.labels.size(), b.labels.size());
    for (std::size_t i = 0; i < a.labels.size(); ++i) {
        EXPECT_EQ(a.labels[i].name, b.labels[i].name);
        EXPECT_EQ(a.labels[i].box, b.labels[i].box);
    }
}

TEST(Scene, TheLlamaStoryShowsEveryLabelWithoutOverlapInBothWindows) {
    const auto picture = tests::laidOut(tests::llamaData());
    ASSERT_GT(picture.visible().nodes.size(), 20U);
    // The canvas of a window of 1440 x 900 and of 1920 x 1080.
    for (const auto size : {base::Size{833, 647}, base::Size{1313, 827}}) {
        const auto scene = scene::composeToFit(picture.input(), size, 4);
        EXPECT_EQ(scene.nodes.size(), picture.visible().nodes.size());
        EXPECT_EQ(scene.labels.size(), scene.nodes.size());
        EXPECT_EQ(scene.labelsLeftOut, 0U);
        EXPECT_TRUE(tests::labelOverlaps(scene).empty()) << tests::labelOverlaps(scene).front();
        EXPECT_LE(scene.bounds.width * scene.zoom, size.width + 1e-6);
        EXPECT_LE(scene.bounds.height * scene.zoom, size.height + 1e-6);
        EXPECT_GT(scene.zoom, 0.8) << "names and disks stay near their natural size";
    }
}

TEST(Scene, TheWideFieldNamesEveryCompanyOfManyPeople) {
    const auto picture = tests::laidOut(tests::aiTalentData());
    for (const auto size : {base::Size{833, 647}, base::Size{1392, 760}}) {
        const auto scene = scene::composeToFit(picture.input(), size, 4);
        std::map<graph::NodeIndex, const scene::SceneLabel*> labels;
        for (const auto& label : scene.labels)
            labels[label.node] = &label;
        int many = 0;
        for (const auto& node : scene.nodes) {
            if (node.kind != graph::NodeKind::company || node.radius < scene::companyRadius({.now = 5, .ever = 5}))
                continue;
            ++many;
            const auto found = labels.find(node.node);
            ASSERT_NE(found, labels.end()) << node.name;
            if (const auto& leader = found->second->leader) {
                EXPECT_TRUE(found->second->box.grown(4 / scene.zoom).contains(leader->from));
                EXPECT_LT(length(leader->to - node.centre), node.radius + 6) << "it ends at the disk";
            }
            if (found->second->isOverlaid) {
                EXPECT_TRUE(node.badge.empty());
            }
        }
        EXPECT_GT(many, 10);
    }
}

TEST(Scene, InASmallWindowTooTheLargeCompaniesAreNamedAndNoNameIsAShadow) {
    const auto picture = tests::laidOut(tests::aiTalentData());
    struct Room {
        base::Size size;
        std::size_t nameless; ///< companies of 15 people for whose long names there is no room
    };
    // The canvas of a window on a small screen, at a scale of 1.4 and without the panels' room.
    for (const auto& [size, nameless] : {Room{{489, 380}, 1}, Room{{560, 420}, 0}}) {
        const auto scene = scene::composeToFit(picture.input(), size, 4);
        std::set<graph::NodeIndex> named;
        std::size_t shadows = 0;
        for (const auto& label : scene.labels) {
            shadows += label.presence > 0 && label.presence < 0.5;
            if (label.presence >= 0.5)
                named.insert(label.node);
        }
        EXPECT_EQ(shadows, 0U) << size.width;
        std::size_t large = 0;
        std::size_t without = 0;
        for (const auto& node : scene.nodes) {
            if (node.kind == graph::NodeKind::company &&
                node.radius / node.enlargement >= scene::companyRadius({.now = 15, .ever = 15})) {
                ++large;
                without += named.contains(node.node) ? 0 : 1;
            }
        }
        EXPECT_GE(large, 6U);
        EXPECT_LE(without, nameless) << size.width;
    }
}

TEST(Scene, WhatIsSelectedHasAName) {
    const auto picture = tests::laidOut(tests::aiTalentData());
    auto input = picture.input();
    const auto whole = scene::composeToFit(input, {816, 620}, 4);
    for (std::size_t i = 0; i < whole.nodes.size(); i += 17) {
        const auto& node = whole.nodes[i];
        input.selection = {node.id};
        const auto scene = scene::composeToFit(input, {816, 620}, 4);
        EXPECT_TRUE(std::any_of(scene.labels.begin(), scene.labels.end(), [&](const scene::SceneLabel& label) {
            return label.node == node.node && label.presence == 1;
        })) << node.name;
    }
}

TEST(Scene, OnlyCompaniesOfFivePeopleAreLedTo) {
    const auto picture = tests::laidOut(tests::aiTalentData());
    for (const auto size : {base::Size{680, 420}, base::Size{900, 600}, base::Size{1200, 800}}) {
        const auto scene = scene::composeToFit(picture.input(), size, 4);
        std::map<graph::NodeIndex, double> radii; // as they would be near
        for (const auto& node : scene.nodes)
            radii[node.node] = node.radius / node.enlargement;
        for (const auto& label : scene.labels) {
            if (label.leader) {
                EXPECT_GE(radii[label.node], scene::companyRadius({.now = 5, .ever = 5}) - 1e-6)
                    << label.name << " at " << size.width;
            }
        }
    }
}

TEST(Scene, FitsTheSameWhateverTheZoomWasBefore) {
    const auto picture = tests::laidOut(tests::llamaData());
    for (const double guess : {0.05, 1.0, 3.0, 12.0}) {
        auto input = picture.input();
        input.zoom = guess;
        const auto large = scene::composeToFit(input, {4000, 3000}, 1.6);
        EXPECT_NEAR(large.zoom, 1.6, 0.05) << guess;
        const auto fitted = scene::composeToFit(input, {833, 647}, 1.6);
        EXPECT_NEAR(fitted.zoom, scene::composeToFit(picture.input(), {833, 647}, 1.6).zoom, 0.04) << guess;
    }
}

TEST(Scene, ASmallRoomKeepsTheGraphLargeAndTheNamesInside) {
    const auto picture = tests::laidOut(tests::llamaData());
    for (const auto size : {base::Size{200, 160}, base::Size{374, 430}}) {
        const auto scene = scene::composeToFit(picture.input(), size, 4);
        EXPECT_GE(std::max(scene.graphBounds.width * scene.zoom / size.width,
                           scene.graphBounds.height * scene.zoom / size.height),
                  0.7);
        EXPECT_LE(scene.bounds.width * scene.zoom, size.width * 1.001);
        EXPECT_LE(scene.bounds.height * scene.zoom, size.height * 1.001);
        EXPECT_TRUE(tests::labelOverlaps(scene).empty());
    }
}

TEST(Scene, TheWideFieldNeverOverlapsLabelsAtAnyZoom) {
    const auto picture = tests::laidOut(tests::aiTalentData());
    auto input = picture.input();
    std::size_t before = 0;
    for (const double zoom : {0.1, 0.3, 1.0, 3.0}) {
        input.zoom = zoom;
        const auto scene = scene::compose(input);
        EXPECT_TRUE(tests::labelOverlaps(scene).empty()) << zoom;
        EXPECT_EQ(scene.labels.size() + scene.labelsLeftOut, scene.nodes.size());
        EXPECT_GE(scene.labels.size(), before) << "coming closer shows more names";
        before = scene.labels.size();
    }
    EXPECT_EQ(before, picture.visible().nodes.size());
}

TEST(Scene, TellsTheLayoutTheSizesItDraws) {
    const auto picture = tests::smallPicture();
    const auto input = picture.input();
    const auto layout = scene::layoutInput(picture.graph(), picture.visible(), input.measurer, input.wording);
    ASSERT_EQ(layout.bodies.size(), picture.visible().nodes.size());
    const auto scene = scene::compose(input);
    for (const auto& body : layout.bodies) {
        const auto node = std::find_if(scene.nodes.begin(), scene.nodes.end(),
                                       [&](const auto& candidate) { return candidate.node == body.node; });
        ASSERT_NE(node, scene.nodes.end());
        EXPECT_GE(body.radius, node->radius);
        const auto label = std::find_if(scene.labels.begin(), scene.labels.end(),
                                        [&](const auto& candidate) { return candidate.node == body.node; });
        ASSERT_NE(label, scene.labels.end());
        // Whether somebody joined or left, and that nobody dates it, is told, but moves nobody.
        EXPECT_LE(body.label.width, label->box.width + 1e-6);
        EXPECT_GE(body.label.width, label->lines.front().width - 1e-6);
        EXPECT_LE(body.label.height, label->box.height + 1e-6);
        EXPECT_GT(body.label.height, 0);
    }
    // The loop pulls nothing.
    EXPECT_EQ(layout.springs.size(), picture.visible().edges.size() - 1);
    for (const auto& spring : layout.springs) {
        EXPECT_LT(spring.a, layout.bodies.size());
        EXPECT_LT(spring.b, layout.bodies.size());
        EXPECT_NE(spring.a, spring.b);
    }
}

TEST(Pick, FindsEveryNodeAtItsCentre) {
    for (const auto& picture : {tests::laidOut(tests::llamaData())}) {
        const auto scene = scene::compose(picture.input());
        for (const auto& node : scene.nodes) {
            const auto hit = scene::pick(scene, node.centre, 4);
            ASSERT_TRUE(hit);
            EXPECT_EQ(hit->id, node.id);
            EXPECT_EQ(hit->node, node.node);
        }
    }
}

TEST(Pick, FindsEveryLineAtItsMiddleWhereNoNameLies) {
    const auto picture = tests::laidOut(tests::llamaData());
    auto scene = scene::compose(picture.input());
    scene.labels.clear();
    for (const auto& edge : scene.edges) {
        const auto hit = scene::pick(scene, scene::Quadratic{edge.from, edge.control, edge.to}.middle(), 4);
        ASSERT_TRUE(hit) << edge.name;
        EXPECT_EQ(hit->id, edge.id);
        EXPECT_EQ(hit->edge, edge.edge);
    }
}

TEST(Pick, FindsANodeByItsName) {
    const auto picture = tests::laidOut(tests::llamaData());
    const auto scene = scene::compose(picture.input());
    for (const auto& label : scene.labels) {
        const auto hit = scene::pick(scene, label.box.centre(), 4);
        ASSERT_TRUE(hit);
        EXPECT_EQ(hit->node, label.node);
    }
}

TEST(Pick, FindsOpenEndsByTheirMove) {
    auto scene = scene::compose(tests::smallPicture().input());
    scene.labels.clear();
    for (const auto& end : scene.openEnds) {
        const auto hit = scene::pick(scene, end.to, 4);
        ASSERT_TRUE(hit);
        EXPECT_EQ(hit->id, end.id);
        EXPECT_FALSE(hit->node || hit->edge);
    }
}

TEST(Pick, FindsNothingWhereNothingIs) {
    const auto scene = scene::compose(tests::smallPicture().input());
    EXPECT_FALSE(scene::pick(scene, {scene.bounds.x - 50, scene.bounds.y - 50}, 4));
    EXPECT_FALSE(scene::pick({}, {0, 0}, 4));
}

} // namespace
} // namespace whither
