#include "core/scene/level_of_detail.h"

#include "core/scene/scene.h"
#include "tests/bench/talent_data.h"
#include "tests/support/sample_data.h"
#include "tests/support/small_story.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace whither {
namespace {

using graph::NodeIndex;
using scene::LevelOfDetail;

/// Thousands of people and companies on a sunflower's places, which keep apart as a layout's do.
const tests::Picture& manyPeople() {
    static const tests::Picture picture = [] {
        tests::Picture made(graph::TalentGraph::build(bench::makeTalentData(6000, 1)), query::Filter{});
        made.positions.resize(made.graph().nodeCount());
        constexpr double kGolden = 2.399963229728653;
        for (std::uint32_t i = 0; i < made.graph().nodeCount(); ++i) {
            const double away = 34 * std::sqrt(i + 0.5);
            made.positions[NodeIndex{i}] = base::Point{away * std::cos(i * kGolden), away * std::sin(i * kGolden)};
        }
        return made;
    }();
    return picture;
}

const LevelOfDetail& detail() {
    static const LevelOfDetail made(manyPeople().graph(), manyPeople().visible(), manyPeople().positions);
    return made;
}

scene::Scene composedAt(double zoom, const std::set<model::EntityId>& selection = {}) {
    auto input = manyPeople().input();
    input.detail = &detail();
    input.zoom = zoom;
    input.selection = selection;
    return scene::compose(input);
}

TEST(LevelOfDetail, HasEverythingAtTheFinestLevelAndHardlyAnythingAtTheCoarsest) {
    ASSERT_GT(detail().levelCount(), 4U);
    EXPECT_EQ(detail().nodesIn({}, 0).size(), manyPeople().visible().nodes.size());
    EXPECT_LE(detail().takenAt(detail().levelCount() - 1), 24U);
    for (std::size_t level = 1; level < detail().levelCount(); ++level)
        EXPECT_LT(detail().takenAt(level), detail().takenAt(level - 1));
}

TEST(LevelOfDetail, CountsEveryNodeOnceAtEveryLevel) {
    for (std::size_t level = 1; level < detail().levelCount(); ++level) {
        std::map<NodeIndex, std::uint32_t> stoodFor;
        for (const auto node : manyPeople().visible().nodes) {
            const auto by = detail().representative(node, level);
            EXPECT_GE(detail().levelOf(by), level);
            if (by != node)
                ++stoodFor[by];
        }
        std::size_t all = 0;
        for (const auto node : detail().nodesIn({}, level)) {
            EXPECT_EQ(detail().standsFor(node, level).all(), stoodFor[node]);
            all += 1 + detail().standsFor(node, level).all();
        }
        EXPECT_EQ(all, manyPeople().visible().nodes.size());
    }
}

TEST(LevelOfDetail, LetsTheEmployerStandForItsPeople) {
    const auto& graph = manyPeople().graph();
    int byEmployer = 0;
    for (const auto node : manyPeople().visible().nodes) {
        const auto* person = std::get_if<model::PersonIndex>(&graph.node(node).row);
        const auto employer = person != nullptr ? manyPeople().visible().employer[*person] : std::nullopt;
        for (std::size_t level = 1; employer && level < detail().levelCount(); ++level)
            if (detail().levelOf(node) < level && detail().levelOf(graph.nodeOf(*employer)) >= level) {
                EXPECT_EQ(detail().representative(node, level), graph.nodeOf(*employer));
                ++byEmployer;
            }
    }
    EXPECT_GT(byEmployer, 1000);
}

TEST(LevelOfDetail, BundlesEveryLineBetweenTwoWhoStandForOthers) {
    for (std::size_t level = 1; level < detail().levelCount(); ++level) {
        std::size_t lines = 0;
        for (const auto index : manyPeople().visible().edges) {
            const auto& edge = manyPeople().graph().edge(index);
            lines += detail().representative(edge.source, level) != detail().representative(edge.target, level) ? 1 : 0;
        }
        std::size_t bundled = 0;
        for (const auto& bundle : detail().bundlesAt(detail().nodesIn({}, level), level))
            bundled += bundle.count();
        EXPECT_EQ(bundled, lines) << level;
    }
}

TEST(LevelOfDetail, FindsTheNodesOfAnAreaAsALookAtAllOfThemDoes) {
    const base::Rect area{-300, -200, 900, 500};
    for (std::size_t level = 0; level < detail().levelCount(); ++level) {
        std::vector<NodeIndex> inside;
        for (const auto node : detail().nodesIn({}, level))
            if (area.contains(*manyPeople().positions[node]))
                inside.push_back(node);
        EXPECT_EQ(detail().nodesIn(area, level), inside);
    }
}

TEST(LevelOfDetail, FindsANodeThatItFollowedWhereItIsNow) {
    LevelOfDetail made(manyPeople().graph(), manyPeople().visible(), manyPeople().positions);
    const auto dragged = manyPeople().visible().nodes.front();
    auto positions = manyPeople().positions;
    const base::Rect before = base::squareAround(*positions[dragged], 20);
    const base::Rect there{9000, 9000, 100, 100}; // where nobody was
    ASSERT_FALSE(made.nodesIn(before, 0).empty());
    ASSERT_TRUE(made.nodesIn(there, 0).empty());
    positions[dragged] = there.centre();
    ASSERT_TRUE(made.follow(positions));
    EXPECT_EQ(made.nodesIn(there, 0), std::vector{dragged});
    const auto left = made.nodesIn(before, 0);
    EXPECT_EQ(std::find(left.begin(), left.end(), dragged), left.end());
    EXPECT_TRUE(made.bounds().contains(there.centre()));
    EXPECT_EQ(made.takenAt(1), detail().takenAt(1)) << "levels stay";
}

TEST(LevelOfDetail, FollowsNeitherManyMovesNorNodesThatWentAway) {
    LevelOfDetail made(manyPeople().graph(), manyPeople().visible(), manyPeople().positions);
    auto positions = manyPeople().positions;
    for (const auto node : manyPeople().visible().nodes)
        positions[node] = *positions[node] + base::Point{5, 0};
    EXPECT_FALSE(made.follow(positions));
    EXPECT_EQ(made.bounds(), detail().bounds()) << "and is as it was";
    positions = manyPeople().positions;
    positions[manyPeople().visible().nodes.front()].reset();
    EXPECT_FALSE(made.follow(positions));
    int followed = 0;
    for (bool isGood = true; isGood && followed < 1000; ++followed) {
        positions = manyPeople().positions;
        positions[manyPeople().visible().nodes.front()] = base::Point{1.0 * followed, -1};
        isGood = made.follow(positions);
    }
    EXPECT_GT(followed, 50);
    EXPECT_LT(followed, 1000) << "a node that is dragged to and fro for long";
}

TEST(LevelOfDetail, NothingComesOrGoesAtOnceWhileZooming) {
    // How much of a node is there that a level is the coarsest to have.
    const auto presenceAt = [](double zoom) {
        const auto cut = detail().cutAt(zoom);
        std::vector<double> presence;
        for (std::size_t level = 0; level < detail().levelCount(); ++level)
            presence.push_back(level >= cut.level ? 1 : level + 1 == cut.level ? cut.finer : 0);
        return presence;
    };
    constexpr double kStep = 1.005;
    auto before = presenceAt(0.001);
    for (double zoom = 0.001; zoom < 1; zoom *= kStep) {
        const auto now = presenceAt(zoom);
        for (std::size_t level = 0; level < now.size(); ++level) {
            EXPECT_LT(now[level] - before[level], 0.05) << level << " at " << zoom;
            EXPECT_GE(now[level], before[level]) << "coming closer hides nothing";
        }
        before = now;
    }
    EXPECT_EQ(before.front(), 1) << "everything is there in the end";
}

TEST(Scene, FarOffDrawsWhatThereIsRoomForAndSaysForHowManyItStands) {
    const auto far = composedAt(0.03);
    EXPECT_LT(far.nodes.size(), manyPeople().visible().nodes.size() / 4);
    std::size_t all = 0;
    for (const auto& node : far.nodes) {
        if (node.presence == 1)
            all += 1 + node.standsFor.all();
        if (node.standsFor.all() > 0) {
            EXPECT_NE(node.description.find("with "), std::string::npos);
        }
        EXPECT_GE(node.radius * far.zoom, 1.9) << "large enough to be seen";
    }
    EXPECT_EQ(all, manyPeople().visible().nodes.size());
    const auto isBundle = [](const scene::SceneEdge& edge) { return edge.kind == scene::LineKind::bundle; };
    EXPECT_TRUE(std::all_of(far.edges.begin(), far.edges.end(), isBundle));
    EXPECT_FALSE(far.edges.empty());
}

TEST(Scene, ComposesNoMoreThanAnAreaNeeds) {
    auto input = manyPeople().input();
    input.detail = &detail();
    input.zoom = 1;
    input.area = {-400, -300, 800, 600};
    const auto part = scene::compose(input);
    for (const auto& node : part.nodes)
        EXPECT_TRUE(input.area.contains(node.centre));
    EXPECT_EQ(part.nodes.size(), detail().nodesIn(input.area, 0).size());
    EXPECT_GE(part.graphBounds.width, detail().bounds().width) << "the whole graph can still be fitted";
    EXPECT_LT(part.nodes.size(), manyPeople().visible().nodes.size() / 5);
}

TEST(Scene, ShowsWhatIsSelectedHoweverFarOff) {
    const auto& graph = manyPeople().graph();
    const auto nodes = detail().nodesIn({}, 0);
    const NodeIndex least = nodes.back();
    ASSERT_EQ(detail().levelOf(least), 0U);
    const auto scene = composedAt(0.02, {graph.idOf(least)});
    const auto found = std::find_if(scene.nodes.begin(), scene.nodes.end(),
                                    [&](const scene::SceneNode& node) { return node.node == least; });
    ASSERT_NE(found, scene.nodes.end());
    EXPECT_TRUE(found->isSelected);
    EXPECT_EQ(found->presence, 1);
}

/// Two rows tell a departure, and the line of each may end at what stands for the person.
TEST(Scene, AllThatIsDrawnCanBeSelectedAtEveryZoom) {
    for (const double zoom : {0.02, 0.05, 0.2, 0.7}) {
        const auto plain = composedAt(zoom);
        std::set<model::EntityId> all;
        for (const auto& node : plain.nodes)
            all.insert(node.id);
        const auto scene = composedAt(zoom, all);
        EXPECT_GE(scene.nodes.size(), plain.nodes.size());
        double ink = 0;
        for (const auto& edge : scene.edges)
            ink += edge.presence * base::length(edge.to - edge.from) * zoom;
        EXPECT_LT(ink, 1e6) << "pixels: fewer than there are in a window";
    }
}

TEST(Scene, OnePersonSelectedFarOffLightsTheirOwnLinesAlone) {
    constexpr double kWhole = 0.1; // some 500 pixels
    const auto& graph = manyPeople().graph();
    std::size_t tried = 0;
    for (const NodeIndex node : detail().nodesIn({}, 0)) {
        if (graph.node(node).kind != graph::NodeKind::person || detail().levelOf(node) > 0 ||
            graph.incident(node).size() < 2)
            continue;
        const auto scene = composedAt(kWhole, {graph.idOf(node)});
        const auto lit = std::count_if(scene.edges.begin(), scene.edges.end(),
                                       [](const scene::SceneEdge& edge) { return !edge.isFaded; });
        EXPECT_LE(lit, std::ssize(graph.incident(node)));
        EXPECT_TRUE(std::any_of(scene.labels.begin(), scene.labels.end(),
                                [&](const scene::SceneLabel& label) { return label.node == node; }))
            << graph.idOf(node).text() << " has no name";
        if (++tried == 12)
            break;
    }
    EXPECT_EQ(tried, 12U);
}

TEST(LevelOfDetail, InASmallWindowTheDisksLeaveRoom) {
    for (const double side : {300.0, 600.0, 1200.0}) {
        const double zoom = side / std::max(detail().bounds().width, detail().bounds().height);
        const auto scene = composedAt(zoom);
        double covered = 0;
        for (const auto& node : scene.nodes)
            if (node.standsFor.all() > 0)
                covered += 3.14159 * node.radius * node.radius * zoom * zoom * node.presence;
        EXPECT_LT(covered, 0.45 * side * side) << side;
    }
}

TEST(Scene, LabelsKeepTheirPlacesWhileZooming) {
    const auto picture = tests::laidOut(tests::aiTalentData());
    auto input = picture.input();
    input.zoom = 0.5;
    const auto before = scene::compose(input);
    std::map<NodeIndex, int> places;
    for (const auto& label : before.labels)
        if (label.place)
            places[label.node] = *label.place;
    const auto keptBy = [&](const scene::Scene& scene) {
        return std::count_if(scene.labels.begin(), scene.labels.end(), [&](const scene::SceneLabel& label) {
            const auto place = places.find(label.node);
            return place != places.end() && label.place == place->second;
        });
    };
    input.zoom = 0.53;
    const auto without = keptBy(scene::compose(input));
    input.before = &before;
    const auto with = keptBy(scene::compose(input));
    EXPECT_GT(with, without);
    EXPECT_GT(static_cast<double>(with), 0.8 * static_cast<double>(places.size()))
        << with << " with, " << without << " without, of " << places.size();
}

TEST(Scene, WhoIsNamedInACrowdStaysNamedWhileZooming) {
    const auto keptOver = [](bool remembers) {
        std::ptrdiff_t kept = 0;
        scene::Scene before;
        for (double zoom = 0.08; zoom < 0.5; zoom *= 1.25) {
            auto input = manyPeople().input();
            input.detail = &detail();
            input.zoom = zoom;
            input.before = remembers && !before.labels.empty() ? &before : nullptr;
            auto scene = scene::compose(input);
            kept += std::count_if(before.labels.begin(), before.labels.end(), [&](const scene::SceneLabel& label) {
                return std::any_of(scene.labels.begin(), scene.labels.end(),
                                   [&](const scene::SceneLabel& now) { return now.node == label.node; });
            });
            before = std::move(scene);
        }
        return kept;
    };
    const auto without = static_cast<double>(keptOver(false));
    EXPECT_GT(static_cast<double>(keptOver(true)), 1.04 * without);
}

} // namespace
} // namespace whither
