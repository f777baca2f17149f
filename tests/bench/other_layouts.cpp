#include "tests/bench/other_layouts.h"

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/fruchterman_reingold.hpp>
#include <boost/graph/random_layout.hpp>
#include <boost/graph/topology.hpp>
#include <boost/random/linear_congruential.hpp>

#include <graphviz/gvc.h>
#include <igraph/igraph.h>

#include <chrono>
#include <cmath>
#include <memory>
#include <string>

namespace whither::bench {

namespace {

using layout::Adjacency;

template <typename Visit> void forEachEdge(const Adjacency& graph, Visit visit) {
    for (std::uint32_t a = 0; a < graph.size(); ++a)
        for (const std::uint32_t b : graph.neighbours(a))
            if (a < b)
                visit(a, b);
}

/// A graph of igraph's and the places of its nodes.
class IgraphPicture {
  public:
    IgraphPicture(const Adjacency& graph, std::uint64_t seed) {
        igraph_rng_seed(igraph_rng_default(), static_cast<igraph_uint_t>(seed));
        igraph_vector_int_t ends;
        igraph_vector_int_init(&ends, 0);
        igraph_vector_int_reserve(&ends, static_cast<igraph_integer_t>(2 * graph.edgeCount()));
        forEachEdge(graph, [&ends](std::uint32_t a, std::uint32_t b) {
            igraph_vector_int_push_back(&ends, a);
            igraph_vector_int_push_back(&ends, b);
        });
        igraph_create(&m_graph, &ends, static_cast<igraph_integer_t>(graph.size()), IGRAPH_UNDIRECTED);
        igraph_vector_int_destroy(&ends);
        igraph_matrix_init(&m_places, 0, 0);
    }
    IgraphPicture(const IgraphPicture&) = delete;
    IgraphPicture& operator=(const IgraphPicture&) = delete;
    ~IgraphPicture() {
        igraph_matrix_destroy(&m_places);
        igraph_destroy(&m_graph);
    }

    const igraph_t* graph() const { return &m_graph; }
    igraph_matrix_t* places() { return &m_places; }
    std::vector<base::Point> points() const {
        std::vector<base::Point> points(static_cast<std::size_t>(igraph_matrix_nrow(&m_places)));
        for (std::size_t i = 0; i < points.size(); ++i) {
            const auto row = static_cast<igraph_integer_t>(i);
            points[i] = {igraph_matrix_get(&m_places, row, 0), igraph_matrix_get(&m_places, row, 1)};
        }
        return points;
    }

  private:
    igraph_t m_graph;
    igraph_matrix_t m_places;
};

} // namespace

std::vector<base::Point> layOutWithBoost(const Adjacency& graph, std::uint64_t seed, double mostSeconds) {
    using Clock = std::chrono::steady_clock;
    const auto deadline = Clock::now() + std::chrono::duration<double>(mostSeconds);
    using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::undirectedS>;
    using Topology = boost::square_topology<boost::minstd_rand>;
    constexpr std::size_t kRounds = 100;
    Graph copy(graph.size());
    forEachEdge(graph, [&copy](std::uint32_t a, std::uint32_t b) { boost::add_edge(a, b, copy); });
    boost::minstd_rand generator(static_cast<std::uint32_t>(seed));
    const double side = std::sqrt(static_cast<double>(graph.size()));
    const Topology topology(generator, side);
    std::vector<Topology::point_type> places(graph.size());
    const auto map = boost::make_iterator_property_map(places.begin(), get(boost::vertex_index, copy));
    boost::random_graph_layout(copy, map, topology);
    // The first steps go a tenth of the width at most, as in the paper of 1991.
    boost::linear_cooling<double> cooling(kRounds, side / 10);
    bool isLate = false;
    const auto coolInTime = [&] {
        isLate = isLate || Clock::now() > deadline;
        return isLate ? 0.0 : cooling(); // 0 ends it
    };
    boost::fruchterman_reingold_force_directed_layout(
        copy, map, topology, boost::force_pairs(boost::make_grid_force_pairs(topology, map, copy)).cooling(coolInTime));
    if (isLate)
        return {};
    std::vector<base::Point> points;
    points.reserve(places.size());
    for (const Topology::point_type& place : places)
        points.push_back({place[0], place[1]});
    return points;
}

std::vector<base::Point> layOutWithIgraph(const Adjacency& graph, std::uint64_t seed) {
    constexpr int kRounds = 500;
    IgraphPicture picture(graph, seed);
    igraph_layout_fruchterman_reingold(picture.graph(), picture.places(), false, kRounds,
                                       std::sqrt(static_cast<double>(graph.size())), IGRAPH_LAYOUT_AUTOGRID, nullptr,
                                       nullptr, nullptr, nullptr, nullptr);
    return picture.points();
}

std::vector<base::Point> layOutWithIgraphDrl(const Adjacency& graph, std::uint64_t seed) {
    IgraphPicture picture(graph, seed);
    igraph_layout_drl_options_t options;
    igraph_layout_drl_options_init(&options, IGRAPH_LAYOUT_DRL_DEFAULT);
    igraph_layout_drl(picture.graph(), picture.places(), false, &options, nullptr);
    return picture.points();
}

std::vector<base::Point> layOutWithSfdp(const Adjacency& graph) {
    const std::unique_ptr<GVC_t, int (*)(GVC_t*)> context(gvContext(), gvFreeContext);
    // Graphviz 2 asks for texts that it may write to.
    std::string name = "g";
    std::string overlap = "overlap";
    std::string isKept = "true";
    Agraph_t* const copy = agopen(name.data(), Agstrictundirected, nullptr);
    // The places alone: disks are not pushed apart afterwards.
    agattr(copy, AGRAPH, overlap.data(), isKept.data());
    std::vector<Agnode_t*> nodes;
    nodes.reserve(graph.size());
    for (std::size_t i = 0; i < graph.size(); ++i)
        nodes.push_back(agnode(copy, std::to_string(i).data(), 1));
    forEachEdge(graph, [&](std::uint32_t a, std::uint32_t b) { agedge(copy, nodes[a], nodes[b], nullptr, 1); });
    std::vector<base::Point> points;
    if (gvLayout(context.get(), copy, "sfdp") == 0) {
        points.reserve(graph.size());
        for (Agnode_t* const node : nodes)
            points.push_back({ND_coord(node).x, ND_coord(node).y});
        gvFreeLayout(context.get(), copy);
    }
    agclose(copy);
    return points;
}

} // namespace whither::bench
