#include "core/layout/random.h"
#include "tests/bench/graph_families.h"
#include "tests/bench/graph_file.h"
#include "tests/bench/talent_graph.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace whither::tests {
namespace {

/// A file that is gone when the test is.
class Scratch {
  public:
    explicit Scratch(const std::string& content = "")
        : m_name(testing::TempDir() + "whither-graph-" +
                 testing::UnitTest::GetInstance()->current_test_info()->name()) {
        std::ofstream(m_name, std::ios::binary) << content;
    }
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;
    ~Scratch() { std::filesystem::remove(m_name); }

    [[nodiscard]] const std::string& name() const { return m_name; }
    [[nodiscard]] std::string content() const {
        std::ostringstream text;
        text << std::ifstream(m_name, std::ios::binary).rdbuf();
        return text.str();
    }

  private:
    std::string m_name;
};

/// What reading says against an edge list, without the name of the file.
std::string problemOf(const std::string& content) {
    const Scratch file(content);
    try {
        (void)bench::readEdgeList(file.name());
    } catch (const bench::FileError& error) {
        return std::string(error.what()).substr(file.name().size());
    }
    return "";
}

/// Nodes of the largest component.
std::size_t giantOf(const bench::MadeGraph& made) {
    const layout::Adjacency graph(made.nodes, made.edges);
    std::vector<char> seen(made.nodes, 0);
    std::size_t largest = 0;
    for (std::uint32_t start = 0; start < made.nodes; ++start) {
        std::vector<std::uint32_t> queue;
        const auto see = [&](std::uint32_t node) {
            if (seen[node] == 0) {
                seen[node] = 1;
                queue.push_back(node);
            }
        };
        see(start);
        for (std::size_t i = 0; i < queue.size(); ++i)
            for (const std::uint32_t next : graph.neighbours(queue[i]))
                see(next);
        largest = std::max(largest, queue.size());
    }
    return largest;
}

TEST(MadeTalentGraph, LooksLikeTalentData) {
    const bench::MadeGraph made = bench::makeTalentGraph(10'000, 1);
    const layout::Adjacency graph(made.nodes, made.edges);
    EXPECT_NEAR(static_cast<double>(made.nodes), 10'000, 200);
    EXPECT_NEAR(static_cast<double>(made.edges.size()), 18'000, 400);
    EXPECT_EQ(graph.edgeCount(), made.edges.size()); // none stands twice
    EXPECT_GT(giantOf(made), made.nodes * 99 / 100);
    EXPECT_TRUE(std::is_sorted(made.kinds.begin(), made.kinds.end()));
    for (const auto& [a, b] : made.edges) {
        ASSERT_EQ(made.kinds[a], graph::NodeKind::person);
        ASSERT_EQ(made.kinds[b], graph::NodeKind::company);
    }
    std::size_t loyal = 0;
    std::uint32_t largest = 0;
    for (std::size_t i = 0; i < made.nodes; ++i) {
        const bool isPerson = made.kinds[i] == graph::NodeKind::person;
        ASSERT_GE(graph.degree(i), 1U);
        ASSERT_TRUE(!isPerson || graph.degree(i) <= 8);
        loyal += isPerson && graph.degree(i) == 1 ? 1U : 0U;
        largest = std::max(largest, graph.degree(i));
    }
    EXPECT_GT(loyal, made.nodes / 3);
    EXPECT_LT(loyal, made.nodes / 2);
    EXPECT_GT(largest, made.nodes / 50);
    EXPECT_LT(largest, made.nodes / 5);
}

TEST(MadeTalentGraph, IsTheSameForTheSameSeedAndAnotherForAnother) {
    EXPECT_EQ(bench::makeTalentGraph(500, 1).edges, bench::makeTalentGraph(500, 1).edges);
    EXPECT_NE(bench::makeTalentGraph(500, 1).edges, bench::makeTalentGraph(500, 2).edges);
}

TEST(MadeTalentGraph, IsAGraphForAnyWishedSize) {
    for (std::size_t nodes = 0; nodes < 40; ++nodes) {
        const bench::MadeGraph made = bench::makeTalentGraph(nodes, nodes);
        EXPECT_GE(made.nodes, 2U);
        EXPECT_EQ(layout::Adjacency(made.nodes, made.edges).edgeCount(), made.edges.size());
    }
}

TEST(GraphFamilies, AreConnectedAndOfAboutTheWishedSize) {
    for (const bench::MadeGraph& made : {bench::makeGrid(2000), bench::makeMesh(2000, 1), bench::makeRoads(2000, 1),
                                         bench::makeSocial(2000, 1), bench::makeTree(2000, 1)}) {
        EXPECT_NEAR(static_cast<double>(made.nodes), 2000, 150);
        EXPECT_EQ(giantOf(made), made.nodes);
        EXPECT_EQ(layout::Adjacency(made.nodes, made.edges).edgeCount(), made.edges.size());
    }
}

TEST(GraphFile, ReadsWhatItWrites) {
    const bench::MadeGraph made = bench::makeTalentGraph(300, 1);
    const Scratch file;
    bench::writeEdgeList(file.name(), made);
    const bench::MadeGraph read = bench::readEdgeList(file.name());
    EXPECT_EQ(read.nodes, made.nodes);
    EXPECT_EQ(read.edges, made.edges);
    bench::writeKinds(file.name(), made.kinds);
    EXPECT_EQ(bench::readKinds(file.name(), made.nodes), made.kinds);
}

TEST(GraphFile, TakesTabsSpacesAndLineEndsOfAllKinds) {
    const Scratch file("3\t2\r\n 0  1 \r\n2\t1\n\n");
    const bench::MadeGraph read = bench::readEdgeList(file.name());
    EXPECT_EQ(read.nodes, 3U);
    EXPECT_EQ(read.edges, (std::vector<layout::Adjacency::Pair>{{0, 1}, {2, 1}}));
}

TEST(GraphFile, NamesTheLineThatIsWrong) {
    EXPECT_EQ(problemOf("2 1\n0 1\n"), "");
    EXPECT_EQ(problemOf("2 1\n0 1"), "");
    EXPECT_EQ(problemOf(""), ":1: '' is not the number of nodes and that of edges");
    EXPECT_EQ(problemOf("2\n0 1\n"), ":1: '2' is not the number of nodes and that of edges");
    EXPECT_EQ(problemOf("2 2\n0 1\n1 x\n"), ":3: '1 x' is not two node numbers");
    EXPECT_EQ(problemOf("2 1\n0 1 5\n"), ":2: '0 1 5' is not two node numbers");
    EXPECT_EQ(problemOf("2 1\n0 -1\n"), ":2: '0 -1' is not two node numbers");
    EXPECT_EQ(problemOf("2 1\n0 99999999999\n"), ":2: '0 99999999999' is not two node numbers");
    EXPECT_EQ(problemOf("2 1\n0 2\n"), ":2: node 2 of 2, which count from 0");
    EXPECT_EQ(problemOf("2 1\n"), ": ends after 0 edges of 1");
    EXPECT_EQ(problemOf("2 4000000000\n0 1\n"), ": ends after 1 edges of 4000000000");
    EXPECT_EQ(problemOf("2 1\n0 1\n1 0\n"), ":3: '1 0' after the last edge");
}

TEST(GraphFile, SaysThatAFileIsMissing) {
    EXPECT_THROW((void)bench::readEdgeList("/no/such/file"), bench::FileError);
    EXPECT_THROW((void)bench::readEdgeList(testing::TempDir()), bench::FileError);
    EXPECT_THROW(bench::writePoints("/no/such/file", {}), bench::FileError);
}

TEST(GraphFile, ReadsKindsByAllTheirNames) {
    using enum graph::NodeKind;
    const Scratch file("person\np\n0\ncompany\nc\r\n1\n");
    EXPECT_EQ(bench::readKinds(file.name(), 6), (std::vector{person, person, person, company, company, company}));
    EXPECT_THROW((void)bench::readKinds(file.name(), 5), bench::FileError);
    EXPECT_THROW((void)bench::readKinds(file.name(), 7), bench::FileError);
}

TEST(GraphFile, WritesPointsThatReadBackTheSame) {
    const Scratch file;
    const std::vector<base::Point> points{{0, -1.5}, {0.1, 1e-300}, {1.0 / 3, 12345678.9}};
    bench::writePoints(file.name(), points);
    std::istringstream text(file.content());
    for (const base::Point& point : points) {
        std::string x;
        std::string y;
        text >> x >> y;
        EXPECT_EQ(std::stod(x), point.x);
        EXPECT_EQ(std::stod(y), point.y);
    }
    EXPECT_EQ(file.content().substr(0, 7), "0 -1.5\n");
}

} // namespace
} // namespace whither::tests
