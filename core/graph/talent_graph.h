#pragma once

#include "core/base/progress.h"
#include "core/model/dataset.h"

#include <boost/graph/compressed_sparse_row_graph.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

namespace whither::graph {

/// A node's place in one graph. Never stored, never compared across graphs: what lasts is model::EntityId.
enum class NodeIndex : std::uint32_t {};
/// An edge's place in one graph.
enum class EdgeIndex : std::uint32_t {};

enum class NodeKind { person, company, team, product };

struct Node {
    NodeKind kind = NodeKind::person;
    /// Row in the data set, by kind.
    std::variant<model::PersonIndex, model::CompanyIndex, model::TeamIndex, model::ProductIndex> row;
};

/// Direction is that of the story: out of a company into a person, and on into a company.
enum class EdgeKind {
    leaves,    ///< company -> person; row: the move
    joins,     ///< person -> company; row: the move
    staysAt,   ///< person -> company: seen there on a day; row: the stay
    listedAt,  ///< person -> company of a team that lists them; row: the team
    memberOf,  ///< person -> team; row: the team
    teamOf,    ///< team -> company; row: the team
    makes,     ///< company -> product; row: the product
    relatesTo, ///< company -> company; row: the relation
    partOf,    ///< company -> its parent; row: the child company
};

struct Edge {
    EdgeKind kind = EdgeKind::joins;
    NodeIndex source{};
    NodeIndex target{};
    std::variant<model::MoveIndex, model::StayIndex, model::TeamIndex, model::ProductIndex, model::RelationIndex,
                 model::CompanyIndex>
        row;
};

/// The data set as a directed multigraph. A move with both ends is two edges, with one end one edge; an unknown end is
/// the absence of an edge, never a node. Parallel edges, returns and concurrent jobs stay what they are.
/// Immutable; any thread may read it. Node order: people, companies, teams, products, each as in the data set.
class TalentGraph {
  public:
    /// Vertices are the numbers of our nodes; edges carry our indices as bundled properties.
    using Boost = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, EdgeIndex,
                                                     boost::no_property, std::uint32_t, std::uint32_t>;

    /// `dataset` must not be null; the graph shares it. Null where a stop was asked for.
    [[nodiscard]] static std::shared_ptr<const TalentGraph> build(model::DatasetPtr dataset,
                                                                  const base::Watch& watch = {});

    [[nodiscard]] const model::Dataset& dataset() const { return *m_dataset; }
    [[nodiscard]] const model::DatasetPtr& datasetPtr() const { return m_dataset; }

    [[nodiscard]] std::size_t nodeCount() const { return m_nodes.size(); }
    [[nodiscard]] std::size_t edgeCount() const { return m_edges.size(); }
    [[nodiscard]] const Node& node(NodeIndex index) const { return m_nodes[index]; }
    [[nodiscard]] const Edge& edge(EdgeIndex index) const { return m_edges[index]; }
    [[nodiscard]] std::span<const Node> nodes() const { return m_nodes.rows(); }
    [[nodiscard]] std::span<const Edge> edges() const { return m_edges.rows(); }

    [[nodiscard]] NodeIndex nodeOf(model::PersonIndex person) const;
    [[nodiscard]] NodeIndex nodeOf(model::CompanyIndex company) const;
    [[nodiscard]] NodeIndex nodeOf(model::TeamIndex team) const;
    [[nodiscard]] NodeIndex nodeOf(model::ProductIndex product) const;
    /// Edges of a move: none, one or two; the leaving one first.
    [[nodiscard]] std::vector<EdgeIndex> edgesOf(model::MoveIndex move) const;
    /// Edges that start or end at `node`, in index order; a self-loop once. Valid as long as the graph.
    [[nodiscard]] std::span<const EdgeIndex> incident(NodeIndex node) const;

    /// Lasting name of a node, or of what a click on an edge tells about: the move, relation, product or team behind
    /// it; the person for staysAt, the child company for partOf.
    [[nodiscard]] model::EntityId idOf(NodeIndex node) const;
    [[nodiscard]] model::EntityId idOf(EdgeIndex edge) const;
    /// Node of a person, company, team or product; empty for other kinds and unknown keys.
    [[nodiscard]] std::optional<NodeIndex> find(const model::EntityId& id) const;
    [[nodiscard]] std::optional<model::MoveIndex> findMove(std::string_view key) const;
    [[nodiscard]] std::optional<model::RelationIndex> findRelation(std::string_view key) const;

    /// For Boost's algorithms.
    [[nodiscard]] const Boost& boost() const { return m_boost; }

  private:
    TalentGraph() = default;
    void addNodes();
    void addEdges();
    void tieNodes();

    model::DatasetPtr m_dataset;
    base::Table<NodeIndex, Node> m_nodes;
    base::Table<EdgeIndex, Edge> m_edges;
    Boost m_boost;
    base::Table<model::MoveIndex, EdgeIndex> m_moveEdges; ///< the first of a move's edges, which stand together
    std::vector<EdgeIndex> m_incident;                    ///< of one node after the other
    std::vector<std::uint32_t> m_incidentFrom;            ///< by node, into m_incident; one more than there are nodes
};

using TalentGraphPtr = std::shared_ptr<const TalentGraph>;

} // namespace whither::graph
