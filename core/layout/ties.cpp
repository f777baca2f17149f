#include "core/layout/ties.h"

#include <algorithm>
#include <cstdint>
#include <utility>

namespace whither::layout {

namespace {

Adjacency adjacencyOf(const SpringGraph& graph) {
    std::vector<std::uint32_t> first;
    std::vector<std::uint32_t> to;
    first.reserve(graph.size() + 1);
    first.push_back(0);
    to.reserve(2 * graph.edges().size());
    for (std::size_t body = 0; body < graph.size(); ++body) {
        for (const SpringGraph::Link& link : graph.links(body))
            to.push_back(link.to);
        first.push_back(static_cast<std::uint32_t>(to.size()));
    }
    return {std::move(first), std::move(to)};
}

} // namespace

Ties::Ties(std::span<const graph::NodeIndex> nodes, const SpringGraph& graph)
    : m_nodes(nodes.begin(), nodes.end()), m_ties(adjacencyOf(graph)) {}

bool Ties::areTied(std::size_t a, std::size_t b) const {
    const auto neighbours = m_ties.neighbours(a);
    return std::binary_search(neighbours.begin(), neighbours.end(), static_cast<std::uint32_t>(b));
}

} // namespace whither::layout
