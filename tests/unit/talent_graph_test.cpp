#include "core/graph/talent_graph.h"

#include "tests/support/story.h"

#include <gtest/gtest.h>

#include <string>

namespace whither::graph {
namespace {

using tests::company;
using tests::move;
using tests::person;
using tests::story;

/// "meta -> ada" for each edge of a kind, in index order.
std::vector<std::string> edgesOf(const TalentGraph& graph, EdgeKind kind) {
    std::vector<std::string> found;
    for (const Edge& edge : graph.edges())
        if (edge.kind == kind)
            found.push_back(graph.idOf(edge.source).text() + " -> " + graph.idOf(edge.target).text());
    return found;
}

using Strings = std::vector<std::string>;

TEST(TalentGraph, AMoveWithBothEndsIsTwoEdgesWithOneEndOne) {
    const auto graph = TalentGraph::build(story("ada: joined a 2018; moved a->b 2020; left b 2022"));
    const auto& data = graph->dataset();
    EXPECT_EQ(edgesOf(*graph, EdgeKind::leaves), (Strings{"company:a -> person:ada", "company:b -> person:ada"}));
    EXPECT_EQ(edgesOf(*graph, EdgeKind::joins), (Strings{"person:ada -> company:a", "person:ada -> company:b"}));
    EXPECT_EQ(graph->edgesOf(move(data, "ada-1")).size(), 1U);
    const auto both = graph->edgesOf(move(data, "ada-2"));
    ASSERT_EQ(both.size(), 2U);
    EXPECT_EQ(graph->edge(both[0]).kind, EdgeKind::leaves);
    EXPECT_EQ(graph->edge(both[1]).kind, EdgeKind::joins);
    EXPECT_EQ(graph->nodeCount(), 3U) << "an unknown end is no node";
}

TEST(TalentGraph, ParallelEdgesReturnsAndSelfMovesStayWhatTheyAre) {
    const auto graph = TalentGraph::build(story("ada: joined a 2018; left a 2019; returned a 2020; moved a->a 2021"));
    const auto node = graph->nodeOf(company(graph->dataset(), "a"));
    EXPECT_EQ(graph->incident(node).size(), 5U);
    EXPECT_EQ(graph->edgeCount(), 5U);
}

TEST(TalentGraph, ARelationOfACompanyWithItselfIsIncidentOnce) {
    const auto graph = TalentGraph::build(story("relation a partner_of a 2020"));
    const auto node = graph->nodeOf(company(graph->dataset(), "a"));
    ASSERT_EQ(graph->incident(node).size(), 1U);
    EXPECT_EQ(graph->idOf(graph->incident(node)[0]).text(), "relation:relation-1");
}

TEST(TalentGraph, HoldsStaysTeamsProductsRelationsAndParents) {
    const auto graph = TalentGraph::build(story("ada: stay lab 2024\n"
                                                "company lab in meta\n"
                                                "team crew at meta 2023: ada\n"
                                                "product llama by meta 2023\n"
                                                "relation meta invested_in lab 2020"));
    EXPECT_EQ(edgesOf(*graph, EdgeKind::staysAt), Strings{"person:ada -> company:lab"});
    EXPECT_EQ(edgesOf(*graph, EdgeKind::listedAt), Strings{"person:ada -> company:meta"});
    EXPECT_EQ(edgesOf(*graph, EdgeKind::memberOf), Strings{"person:ada -> team:crew"});
    EXPECT_EQ(edgesOf(*graph, EdgeKind::teamOf), Strings{"team:crew -> company:meta"});
    EXPECT_EQ(edgesOf(*graph, EdgeKind::makes), Strings{"company:meta -> product:llama"});
    EXPECT_EQ(edgesOf(*graph, EdgeKind::relatesTo), Strings{"company:meta -> company:lab"});
    EXPECT_EQ(edgesOf(*graph, EdgeKind::partOf), Strings{"company:lab -> company:meta"});
}

TEST(TalentGraph, AClickOnAnEdgeTellsAboutWhatIsBehindIt) {
    const auto graph = TalentGraph::build(story("ada: joined lab 2020; stay meta 2024\n"
                                                "company lab in meta\n"
                                                "team crew at meta 2023: ada\n"
                                                "product llama by meta 2023"));
    Strings ids;
    for (std::size_t i = 0; i < graph->edgeCount(); ++i)
        ids.push_back(graph->idOf(static_cast<EdgeIndex>(i)).text());
    EXPECT_EQ(ids, (Strings{"move:ada-1", "person:ada", "team:crew", "team:crew", "team:crew", "product:llama",
                            "company:lab"}));
}

TEST(TalentGraph, FindsNodesByTheirLastingName) {
    const auto graph = TalentGraph::build(story("ada: joined a 2020\nbo:\nproduct p\nteam t at b: bo"));
    for (std::size_t i = 0; i < graph->nodeCount(); ++i) {
        const auto node = static_cast<NodeIndex>(i);
        EXPECT_EQ(graph->find(graph->idOf(node)), node);
    }
    EXPECT_FALSE(graph->find({model::EntityKind::person, "nobody"}));
    EXPECT_FALSE(graph->find({model::EntityKind::company, "ada"}));
    EXPECT_FALSE(graph->find({model::EntityKind::move, "ada-1"})) << "a move is edges, not a node";
    EXPECT_EQ(graph->findMove("ada-1"), move(graph->dataset(), "ada-1"));
    EXPECT_FALSE(graph->findMove("ada-2"));
    EXPECT_FALSE(graph->findRelation("relation-1"));
}

TEST(TalentGraph, NodesStandByKindInTheOrderOfTheData) {
    const auto graph = TalentGraph::build(story("ada:\nbo:\ncompany a\nteam t at a: bo\nproduct p"));
    Strings ids;
    for (std::size_t i = 0; i < graph->nodeCount(); ++i)
        ids.push_back(graph->idOf(static_cast<NodeIndex>(i)).text());
    EXPECT_EQ(ids, (Strings{"person:ada", "person:bo", "company:a", "team:t", "product:p"}));
}

TEST(TalentGraph, NothingIsAGraphToo) {
    const auto graph = TalentGraph::build(std::make_shared<const model::Dataset>());
    EXPECT_EQ(graph->nodeCount(), 0U);
    EXPECT_EQ(graph->edgeCount(), 0U);
}

} // namespace
} // namespace whither::graph
