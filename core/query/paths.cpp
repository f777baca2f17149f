#include "core/query/paths.h"

#include <algorithm>
#include <optional>

namespace whither::query {

namespace {

using graph::EdgeIndex;
using graph::NodeIndex;

/// Breadth-first over shown edges and ties in either direction.
class Search {
  public:
    Search(const graph::TalentGraph& graph, const VisibleSet& visible, const std::vector<Tie>& ties = {})
        : m_graph(graph), m_visible(visible) {
        for (const auto& [a, b] : ties) {
            m_ties.emplace_back(a, b);
            m_ties.emplace_back(b, a);
        }
        std::sort(m_ties.begin(), m_ties.end());
        m_distance.assign(graph.nodeCount(), -1);
        m_reachedBy.assign(graph.nodeCount(), std::nullopt);
    }

    /// Nodes by distance, at most `depth` edges away; stops once `goal` is reached.
    std::vector<NodeIndex> from(const std::vector<NodeIndex>& starts, int depth, std::optional<NodeIndex> goal) {
        std::vector<NodeIndex> reached = starts;
        for (const NodeIndex start : starts)
            m_distance[start] = 0;
        for (std::size_t i = 0; i < reached.size() && m_distance[reached[i]] < depth; ++i) {
            for (const EdgeIndex edge : m_graph.incident(reached[i])) {
                const NodeIndex next = otherEnd(edge, reached[i]);
                if (m_visible.edgeShown[edge] == 0 || m_distance[next] >= 0)
                    continue;
                m_distance[next] = m_distance[reached[i]] + 1;
                m_reachedBy[next] = edge;
                reached.push_back(next);
                if (next == goal)
                    return reached;
            }
            for (auto tie = std::lower_bound(m_ties.begin(), m_ties.end(), Tie{reached[i], NodeIndex{}});
                 tie != m_ties.end() && tie->first == reached[i]; ++tie)
                if (m_distance[tie->second] < 0) {
                    m_distance[tie->second] = m_distance[reached[i]] + 1;
                    reached.push_back(tie->second);
                }
        }
        return reached;
    }

    [[nodiscard]] int distance(NodeIndex node) const { return m_distance[node]; }
    [[nodiscard]] std::optional<EdgeIndex> reachedBy(NodeIndex node) const { return m_reachedBy[node]; }
    [[nodiscard]] NodeIndex otherEnd(EdgeIndex edge, NodeIndex end) const {
        const graph::Edge& one = m_graph.edge(edge);
        return one.source == end ? one.target : one.source;
    }

  private:
    const graph::TalentGraph& m_graph;
    const VisibleSet& m_visible;
    std::vector<Tie> m_ties;                ///< each both ways, sorted
    base::Table<NodeIndex, int> m_distance; ///< in edges; -1: not reached
    base::Table<NodeIndex, std::optional<EdgeIndex>> m_reachedBy;
};

} // namespace

std::vector<NodeIndex> neighbours(const graph::TalentGraph& graph, const VisibleSet& visible,
                                  const std::vector<NodeIndex>& starts, int depth, const std::vector<Tie>& ties) {
    Search search(graph, visible, ties);
    std::vector<NodeIndex> near = search.from(starts, depth, {});
    std::stable_sort(near.begin(), near.end(), [&](NodeIndex a, NodeIndex b) {
        return std::pair{search.distance(a), a} < std::pair{search.distance(b), b};
    });
    return near;
}

Path shortestPath(const graph::TalentGraph& graph, const VisibleSet& visible, NodeIndex from, NodeIndex to) {
    Search search(graph, visible);
    if (from != to)
        (void)search.from({from}, static_cast<int>(graph.nodeCount()), to);
    Path path{.nodes = {to}, .edges = {}};
    while (path.nodes.back() != from) {
        const auto edge = search.reachedBy(path.nodes.back());
        if (!edge)
            return {};
        path.edges.push_back(*edge);
        path.nodes.push_back(search.otherEnd(*edge, path.nodes.back()));
    }
    std::reverse(path.nodes.begin(), path.nodes.end());
    std::reverse(path.edges.begin(), path.edges.end());
    return path;
}

} // namespace whither::query
