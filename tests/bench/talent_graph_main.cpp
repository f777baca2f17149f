// Makes graphs for measuring the layout, those of talent moves and others, and Whither files of talent moves.
#include "core/query/filter.h"
#include "core/store/writer.h"
#include "tests/bench/graph_families.h"
#include "tests/bench/graph_file.h"
#include "tests/bench/talent_data.h"
#include "tests/bench/talent_graph.h"

#include <CLI/CLI.hpp>

#include <cstdint>
#include <functional>
#include <iostream>
#include <map>
#include <optional>
#include <string>

namespace {

using namespace whither;

/// Writes a Whither file and says what the window shows of it when it opens.
int writeData(const std::string& out, std::size_t nodes, std::uint64_t seed, std::optional<double> employers) {
    const model::DatasetPtr data = bench::makeTalentData(nodes, seed, employers);
    if (const auto written = store::write(*data, out, store::Existing::replace); !written) {
        std::cerr << out << " cannot be written: " << written.error().detail << '\n';
        return 2;
    }
    query::Filter filter;
    filter.asOf = query::lastKnownDay(*data);
    const query::VisibleSet visible = query::apply(filter, *graph::TalentGraph::build(data));
    std::cout << data->people.size() << " people, " << data->companies.size() << " companies, " << data->moves.size()
              << " moves; opens with " << visible.nodes.size() << " nodes, " << visible.edges.size() << " edges\n";
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    using Make = std::function<bench::MadeGraph(std::size_t nodes, std::uint64_t seed)>;
    std::optional<double> employers;
    const std::map<std::string, Make> families{
        {"talent", [&employers](std::size_t nodes,
                                std::uint64_t seed) { return bench::makeTalentGraph(nodes, seed, employers); }},
        {"grid", [](std::size_t nodes, std::uint64_t) { return bench::makeGrid(nodes); }},
        {"mesh", bench::makeMesh},
        {"road", bench::makeRoads},
        {"social", bench::makeSocial},
        {"tree", bench::makeTree},
    };
    std::size_t nodes = 0;
    std::uint64_t seed = 1;
    std::string family = "talent";
    std::string out;
    std::string kinds;
    CLI::App cli("Make a graph of about as many nodes as wished, as an edge list or a Whither file");
    cli.add_option("N", nodes, "Nodes wished")->required()->check(CLI::Range(4, 100'000'000));
    cli.add_option("-o,--output", out, "The edge list to write, or NAME.whither")->required();
    cli.add_option("--seed", seed, "Another number, another graph (default: 1)");
    cli.add_option("--family", family, "talent (default), grid, mesh, road, social or tree")
        ->check(CLI::IsMember(families));
    cli.add_option("--employers", employers, "Of a person on average, about as many moves (talent only)")
        ->check(CLI::Range(1.0, 4.0));
    cli.add_option("--kind", kinds, "File to write that says what each node is: person or company");
    try {
        cli.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return cli.exit(error) == 0 ? 0 : 2;
    }
    if (out.ends_with(".whither"))
        return writeData(out, nodes, seed, employers);
    try {
        const bench::MadeGraph made = families.at(family)(nodes, seed);
        bench::writeEdgeList(out, made);
        if (!kinds.empty() && made.kinds.empty())
            throw bench::FileError("--kind: nodes have a kind in the family talent only");
        if (!kinds.empty())
            bench::writeKinds(kinds, made.kinds);
        std::cout << made.nodes << " nodes, " << made.edges.size() << " edges\n";
    } catch (const bench::FileError& error) {
        std::cerr << error.what() << '\n';
        return 2;
    }
    return 0;
}
