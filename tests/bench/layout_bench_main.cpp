// Lays a graph out as the program lays out large ones, and says what that took and how good it is.
#include "core/layout/embedding.h"
#include "core/layout/layout_metrics.h"
#include "tests/bench/graph_file.h"
#include "tests/bench/process_cost.h"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <cstdio>
#include <iostream>
#include <map>
#include <string>
#include <vector>

namespace {

using namespace whither;

struct Options {
    std::string graph;
    std::string out;
    std::string kinds;
    layout::EmbeddingOptions embedding;
    bool isMeasured = true;
};

/// One line: "key value".
void tell(const char* key, double value) {
    std::printf("%s %.6g\n", key, value);
}

void tell(const layout::LayoutMetrics& metrics) {
    tell("stress", metrics.stress);
    tell("neighbourhood", metrics.neighbourhood);
    tell("crossings_per_edge", metrics.crossingsPerEdge);
    if (metrics.hubEvenness)
        tell("hub_evenness", *metrics.hubEvenness);
    if (metrics.ownRatio)
        tell("own_ratio", *metrics.ownRatio);
    tell("edge_length_deviation", metrics.edgeLengthDeviation);
}

/// The graph alone: the list of edges is given back before the layout, so that its memory is not counted as the
/// layout's.
layout::Adjacency readGraph(const std::string& file) {
    const bench::MadeGraph read = bench::readEdgeList(file);
    return {read.nodes, read.edges};
}

void run(const Options& options) {
    const layout::Adjacency graph = readGraph(options.graph);
    std::vector<graph::NodeKind> kinds;
    if (!options.kinds.empty())
        kinds = bench::readKinds(options.kinds, graph.size());
    std::printf("nodes %zu\nedges %zu\n", graph.size(), graph.edgeCount());
    const auto before = bench::ProcessCost::now();
    const std::vector<base::Point> points = layout::embed(graph, options.embedding);
    const auto after = bench::ProcessCost::now();
    tell("wall_s", after.wall - before.wall);
    tell("cpu_s", after.cpu - before.cpu);
    tell("memory_before_mib", before.residentMiB);
    tell("peak_before_mib", before.peakMiB);
    tell("peak_mib", after.peakMiB);
    std::fflush(stdout);
    bench::writePoints(options.out, points);
    if (options.isMeasured) {
        layout::MeasureOptions measuring;
        measuring.kinds = kinds;
        tell(layout::measure(graph, points, measuring));
        tell("measuring_s", bench::ProcessCost::now().wall - after.wall);
    }
}

} // namespace

int main(int argc, char** argv) {
    const std::map<std::string, layout::Character> characters{{"overview", layout::Character::overview},
                                                              {"balanced", layout::Character::balanced},
                                                              {"clusters", layout::Character::clusters}};
    Options options;
    std::string character = "balanced";
    bool isQuick = false;
    CLI::App cli("Lay out an edge list, and say on one line each what it took (seconds, MiB) and how good it is");
    cli.add_option("GRAPH", options.graph, "An edge list: \"nodes edges\", then \"u v\" for each edge, from 0")
        ->required();
    cli.add_option("-o,--output", options.out, "The places to write: \"x y\" for each node")->required();
    cli.add_option("--seed", options.embedding.seed, "Another number, another picture (default: 1)");
    cli.add_option("--threads", options.embedding.threads, "Threads to use (default: 2)")->check(CLI::Range(1, 1024));
    cli.add_option("--kind", options.kinds, "What each node is: \"person\" or \"company\"");
    cli.add_option("--character", character, "overview, balanced (default) or clusters")
        ->check(CLI::IsMember(characters));
    cli.add_flag("--no-metrics", isQuick, "Do not say how good it is");
    try {
        cli.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return cli.exit(error) == 0 ? 0 : 2;
    }
    options.embedding.character = characters.at(character);
    options.isMeasured = !isQuick;
    try {
        run(options);
    } catch (const bench::FileError& error) {
        std::cerr << error.what() << '\n';
        return 2;
    }
    return 0;
}
