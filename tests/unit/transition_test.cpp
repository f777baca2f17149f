#include "core/scene/transition.h"

#include "tests/support/small_story.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

namespace whither::scene {
namespace {

/// The picture of a small data set on a day, with person i at `x` and companies below.
Scene sceneOf(const graph::TalentGraphPtr& graph, const char* asOf, double x) {
    query::Filter filter;
    filter.asOf = tests::day(asOf);
    tests::Picture picture(graph, filter);
    for (std::uint32_t i = 0; i < graph->nodeCount(); ++i) {
        const bool isPerson = graph->node(graph::NodeIndex{i}).kind == graph::NodeKind::person;
        picture.positions[graph::NodeIndex{i}] =
            isPerson ? base::Point{x + 150.0 * i, 0} : base::Point{160.0 * i, 200.0 + 20 * (i % 3)};
    }
    return compose(picture.input());
}

template <class Things> auto find(const Things& things, const std::string& name) {
    return std::find_if(things.begin(), things.end(), [&name](const auto& thing) {
        if constexpr (requires {
                          thing.name;
                          thing.radius;
                      })
            return thing.id.text() == name;
        else
            return thing.name == name;
    });
}

class TransitionTest : public testing::Test {
  protected:
    // Ada moves, bo's stay gives way, and c comes with di.
    graph::TalentGraphPtr m_graph =
        graph::TalentGraph::build(tests::story("ada: joined a 2018; moved a->b 2020\nbo: joined b 2018; stay b 2019\n"
                                               "di: joined c 2020"));
    Scene m_before = sceneOf(m_graph, "2019-06-01", 0);
    Scene m_after = sceneOf(m_graph, "2021-01-01", 40);
};

TEST_F(TransitionTest, BeginsWithTheOnePictureAndEndsWithTheOther) {
    const Scene first = between(m_before, m_after, 0);
    ASSERT_EQ(first.nodes.size(), m_before.nodes.size());
    for (const SceneNode& node : m_before.nodes) {
        const auto shown = find(first.nodes, node.id.text());
        ASSERT_NE(shown, first.nodes.end());
        EXPECT_EQ(shown->centre, node.centre);
        EXPECT_EQ(shown->badge, node.badge);
        EXPECT_EQ(shown->presence, node.presence);
    }
    const Scene last = between(m_before, m_after, 1);
    ASSERT_EQ(last.nodes.size(), m_after.nodes.size());
    ASSERT_EQ(last.edges.size(), m_after.edges.size());
    ASSERT_EQ(last.labels.size(), m_after.labels.size());
    for (std::size_t i = 0; i < last.nodes.size(); ++i) {
        EXPECT_EQ(last.nodes[i].centre, m_after.nodes[i].centre);
        EXPECT_EQ(last.nodes[i].colour, m_after.nodes[i].colour);
    }
    for (std::size_t i = 0; i < last.edges.size(); ++i) {
        EXPECT_EQ(last.edges[i].name, m_after.edges[i].name);
        EXPECT_EQ(last.edges[i].control, m_after.edges[i].control);
        EXPECT_EQ(last.edges[i].presence, m_after.edges[i].presence);
    }
}

TEST_F(TransitionTest, TakesAwayFirstThenMovesThenBringsWhatIsNew) {
    const std::string gone = "move:ada-1/joins"; // that she was there is not drawn once she has left
    const std::string ada = "person:ada";
    const std::string fresh = "person:di";
    ASSERT_NE(find(m_before.edges, gone), m_before.edges.end());
    ASSERT_EQ(find(m_after.edges, gone), m_after.edges.end());
    ASSERT_EQ(find(m_before.nodes, fresh), m_before.nodes.end());
    const auto adaX = [&](const Scene& scene) { return find(scene.nodes, ada)->centre.x; };

    const Scene removing = between(m_before, m_after, 0.12);
    const auto fading = find(removing.edges, gone);
    ASSERT_NE(fading, removing.edges.end());
    EXPECT_GT(fading->presence, 0);
    EXPECT_LT(fading->presence, 1);
    EXPECT_EQ(adaX(removing), adaX(m_before));
    EXPECT_EQ(find(removing.nodes, fresh), removing.nodes.end());

    const Scene moving = between(m_before, m_after, 0.5);
    EXPECT_EQ(find(moving.edges, gone), moving.edges.end());
    EXPECT_DOUBLE_EQ(adaX(moving), (adaX(m_before) + adaX(m_after)) / 2);
    EXPECT_EQ(find(moving.nodes, fresh), moving.nodes.end());

    const Scene arriving = between(m_before, m_after, 0.9);
    EXPECT_EQ(adaX(arriving), adaX(m_after));
    const auto coming = find(arriving.nodes, fresh);
    ASSERT_NE(coming, arriving.nodes.end());
    EXPECT_GT(coming->presence, 0);
    EXPECT_LT(coming->presence, 1);
}

TEST_F(TransitionTest, KeepsNewLinesOfATravellerTiedToThem) {
    const std::string leaving = "move:ada-2/leaves";
    ASSERT_EQ(find(m_before.edges, leaving), m_before.edges.end());
    const Scene moving = between(m_before, m_after, 0.4);
    const auto line = find(moving.edges, leaving);
    ASSERT_NE(line, moving.edges.end());
    const auto ada = find(moving.nodes, "person:ada");
    EXPECT_NEAR(length(line->to - ada->centre), ada->radius, 1e-6);
}

TEST_F(TransitionTest, LetsNamesTravelWithTheirDisks) {
    const auto offset = [](const Scene& scene) {
        const auto label = find(scene.labels, "person:bo/label");
        const auto node = find(scene.nodes, "person:bo");
        return base::Point{label->box.x - node->centre.x, label->box.y - node->centre.y};
    };
    const auto before = offset(m_before);
    const auto after = offset(m_after);
    const auto now = offset(between(m_before, m_after, 0.5));
    EXPECT_GE(now.x, std::min(before.x, after.x) - 1e-6);
    EXPECT_LE(now.x, std::max(before.x, after.x) + 1e-6);
}

TEST_F(TransitionTest, OfAPictureToItselfChangesNothing) {
    for (const double share : {0.0, 0.3, 0.5, 1.0}) {
        const Scene scene = between(m_after, m_after, share);
        ASSERT_EQ(scene.nodes.size(), m_after.nodes.size());
        for (std::size_t i = 0; i < scene.nodes.size(); ++i) {
            EXPECT_EQ(scene.nodes[i].centre, m_after.nodes[i].centre);
            EXPECT_EQ(scene.nodes[i].presence, 1);
        }
        EXPECT_EQ(scene.labels.size(), m_after.labels.size());
        EXPECT_EQ(scene.edges.size(), m_after.edges.size());
    }
}

} // namespace
} // namespace whither::scene
