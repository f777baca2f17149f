#include "core/graph/talent_graph.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

namespace whither::graph {

namespace {

/// Row with that key. Tables of a data set are sorted by key.
template <class Index, class Row>
std::optional<Index> findRow(const base::Table<Index, Row>& table, std::string_view key) {
    const auto rows = table.rows();
    const auto found = std::lower_bound(rows.begin(), rows.end(), key,
                                        [](const Row& row, std::string_view wanted) { return row.key < wanted; });
    if (found == rows.end() || found->key != key)
        return {};
    return static_cast<Index>(found - rows.begin());
}

} // namespace

std::shared_ptr<const TalentGraph> TalentGraph::build(model::DatasetPtr dataset) {
    const std::shared_ptr<TalentGraph> graph{new TalentGraph};
    graph->m_dataset = std::move(dataset);
    graph->addNodes();
    graph->addEdges();
    return graph;
}

void TalentGraph::addNodes() {
    const auto addKind = [this]<class Index, class Row>(NodeKind kind, const base::Table<Index, Row>& table) {
        for (std::size_t i = 0; i < table.size(); ++i)
            m_nodes.add({kind, static_cast<Index>(i)});
    };
    addKind(NodeKind::person, m_dataset->people);
    addKind(NodeKind::company, m_dataset->companies);
    addKind(NodeKind::team, m_dataset->teams);
    addKind(NodeKind::product, m_dataset->products);
    for (std::size_t i = 0; i < m_nodes.size(); ++i)
        boost::add_vertex(static_cast<NodeIndex>(i), m_boost);
}

void TalentGraph::addEdges() {
    const auto add = [this](EdgeKind kind, NodeIndex source, NodeIndex target, const auto& row) {
        const EdgeIndex index = m_edges.add({kind, source, target, row});
        boost::add_edge(base::raw(source), base::raw(target), index, m_boost);
        return index;
    };
    const model::Dataset& data = *m_dataset;

    m_moveEdges.resize(data.moves.size());
    for (std::size_t i = 0; i < data.moves.size(); ++i) {
        const auto index = static_cast<model::MoveIndex>(i);
        const model::Move& move = data.moves[index];
        if (move.from)
            m_moveEdges[index].push_back(add(EdgeKind::leaves, nodeOf(*move.from), nodeOf(move.person), index));
        if (move.to)
            m_moveEdges[index].push_back(add(EdgeKind::joins, nodeOf(move.person), nodeOf(*move.to), index));
    }
    for (std::size_t i = 0; i < data.stays.size(); ++i) {
        const auto index = static_cast<model::StayIndex>(i);
        add(EdgeKind::staysAt, nodeOf(data.stays[index].person), nodeOf(data.stays[index].company), index);
    }
    for (std::size_t i = 0; i < data.teams.size(); ++i) {
        const auto index = static_cast<model::TeamIndex>(i);
        const model::Team& team = data.teams[index];
        add(EdgeKind::teamOf, nodeOf(index), nodeOf(team.company), index);
        for (const model::TeamMember& member : team.members) {
            add(EdgeKind::memberOf, nodeOf(member.person), nodeOf(index), index);
            add(EdgeKind::listedAt, nodeOf(member.person), nodeOf(team.company), index);
        }
    }
    for (std::size_t i = 0; i < data.products.size(); ++i) {
        const auto index = static_cast<model::ProductIndex>(i);
        if (const auto maker = data.products[index].maker)
            add(EdgeKind::makes, nodeOf(*maker), nodeOf(index), index);
    }
    for (std::size_t i = 0; i < data.relations.size(); ++i) {
        const auto index = static_cast<model::RelationIndex>(i);
        add(EdgeKind::relatesTo, nodeOf(data.relations[index].subject), nodeOf(data.relations[index].object), index);
    }
    for (std::size_t i = 0; i < data.companies.size(); ++i) {
        const auto index = static_cast<model::CompanyIndex>(i);
        if (const auto parent = data.companies[index].parent)
            add(EdgeKind::partOf, nodeOf(index), nodeOf(*parent), index);
    }
}

NodeIndex TalentGraph::nodeOf(model::PersonIndex person) const {
    return static_cast<NodeIndex>(base::raw(person));
}

NodeIndex TalentGraph::nodeOf(model::CompanyIndex company) const {
    return static_cast<NodeIndex>(m_dataset->people.size() + base::raw(company));
}

NodeIndex TalentGraph::nodeOf(model::TeamIndex team) const {
    return static_cast<NodeIndex>(m_dataset->people.size() + m_dataset->companies.size() + base::raw(team));
}

NodeIndex TalentGraph::nodeOf(model::ProductIndex product) const {
    return static_cast<NodeIndex>(m_dataset->people.size() + m_dataset->companies.size() + m_dataset->teams.size() +
                                  base::raw(product));
}

std::vector<EdgeIndex> TalentGraph::edgesOf(model::MoveIndex move) const {
    return m_moveEdges[move];
}

std::vector<EdgeIndex> TalentGraph::incident(NodeIndex node) const {
    // Boost keeps a vertex's edges in the order in which they were added, which is that of our indices.
    std::vector<EdgeIndex> starting;
    std::vector<EdgeIndex> ending;
    for (auto [edge, last] = boost::out_edges(base::raw(node), m_boost); edge != last; ++edge)
        starting.push_back(m_boost[*edge]);
    for (auto [edge, last] = boost::in_edges(base::raw(node), m_boost); edge != last; ++edge)
        ending.push_back(m_boost[*edge]);
    std::vector<EdgeIndex> all;
    all.reserve(starting.size() + ending.size());
    std::set_union(starting.begin(), starting.end(), ending.begin(), ending.end(), std::back_inserter(all));
    return all;
}

model::EntityId TalentGraph::idOf(NodeIndex index) const {
    const auto& row = node(index).row;
    switch (node(index).kind) {
    case NodeKind::person:
        return {model::EntityKind::person, m_dataset->people[std::get<model::PersonIndex>(row)].key};
    case NodeKind::company:
        return {model::EntityKind::company, m_dataset->companies[std::get<model::CompanyIndex>(row)].key};
    case NodeKind::team:
        return {model::EntityKind::team, m_dataset->teams[std::get<model::TeamIndex>(row)].key};
    case NodeKind::product:
        break;
    }
    return {model::EntityKind::product, m_dataset->products[std::get<model::ProductIndex>(row)].key};
}

model::EntityId TalentGraph::idOf(EdgeIndex index) const {
    const Edge& one = edge(index);
    switch (one.kind) {
    case EdgeKind::leaves:
    case EdgeKind::joins:
        return {model::EntityKind::move, m_dataset->moves[std::get<model::MoveIndex>(one.row)].key};
    case EdgeKind::staysAt:
    case EdgeKind::partOf:
        return idOf(one.source);
    case EdgeKind::listedAt:
    case EdgeKind::memberOf:
    case EdgeKind::teamOf:
        return {model::EntityKind::team, m_dataset->teams[std::get<model::TeamIndex>(one.row)].key};
    case EdgeKind::makes:
        return idOf(one.target);
    case EdgeKind::relatesTo:
        break;
    }
    return {model::EntityKind::relation, m_dataset->relations[std::get<model::RelationIndex>(one.row)].key};
}

std::optional<NodeIndex> TalentGraph::find(const model::EntityId& id) const {
    const auto findIn = [&](const auto& table) -> std::optional<NodeIndex> {
        const auto row = findRow(table, id.key);
        return row ? std::optional{nodeOf(*row)} : std::nullopt;
    };
    switch (id.kind) {
    case model::EntityKind::person:
        return findIn(m_dataset->people);
    case model::EntityKind::company:
        return findIn(m_dataset->companies);
    case model::EntityKind::team:
        return findIn(m_dataset->teams);
    case model::EntityKind::product:
        return findIn(m_dataset->products);
    case model::EntityKind::move:
    case model::EntityKind::relation:
        break;
    }
    return {};
}

std::optional<model::MoveIndex> TalentGraph::findMove(std::string_view key) const {
    return findRow(m_dataset->moves, key);
}

std::optional<model::RelationIndex> TalentGraph::findRelation(std::string_view key) const {
    return findRow(m_dataset->relations, key);
}

} // namespace whither::graph
