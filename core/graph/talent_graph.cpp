#include "core/graph/talent_graph.h"

#include <algorithm>
#include <numeric>
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

std::shared_ptr<const TalentGraph> TalentGraph::build(model::DatasetPtr dataset, const base::Watch& watch) {
    const std::shared_ptr<TalentGraph> graph{new TalentGraph};
    graph->m_dataset = std::move(dataset);
    watch.report(base::Stage::building, 0);
    graph->addNodes();
    graph->addEdges();
    watch.report(base::Stage::building, 0.5);
    if (watch.isStopped())
        return nullptr;
    graph->tieNodes();
    watch.report(base::Stage::building, 1);
    return graph;
}

void TalentGraph::addNodes() {
    m_nodes.reserve(m_dataset->people.size() + m_dataset->companies.size() + m_dataset->teams.size() +
                    m_dataset->products.size());
    const auto addKind = [this]<class Index, class Row>(NodeKind kind, const base::Table<Index, Row>& table) {
        for (std::size_t i = 0; i < table.size(); ++i)
            m_nodes.add({kind, static_cast<Index>(i)});
    };
    addKind(NodeKind::person, m_dataset->people);
    addKind(NodeKind::company, m_dataset->companies);
    addKind(NodeKind::team, m_dataset->teams);
    addKind(NodeKind::product, m_dataset->products);
}

void TalentGraph::addEdges() {
    const auto add = [this](EdgeKind kind, NodeIndex source, NodeIndex target, const auto& row) {
        m_edges.add({kind, source, target, row});
    };
    const model::Dataset& data = *m_dataset;
    m_edges.reserve(2 * data.moves.size() + data.stays.size());

    m_moveEdges.reserve(data.moves.size());
    for (std::size_t i = 0; i < data.moves.size(); ++i) {
        const auto index = static_cast<model::MoveIndex>(i);
        const model::Move& move = data.moves[index];
        m_moveEdges.add(m_edges.next());
        if (move.from)
            add(EdgeKind::leaves, nodeOf(*move.from), nodeOf(move.person), index);
        if (move.to)
            add(EdgeKind::joins, nodeOf(move.person), nodeOf(*move.to), index);
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

void TalentGraph::tieNodes() {
    m_incidentFrom.assign(m_nodes.size() + 1, 0);
    const auto eachEnd = [this](auto visit) {
        for (std::size_t i = 0; i < m_edges.size(); ++i) {
            const auto index = static_cast<EdgeIndex>(i);
            const auto& [kind, source, target, row] = m_edges[index];
            visit(source, index);
            if (target != source)
                visit(target, index);
        }
    };
    eachEnd([this](NodeIndex node, EdgeIndex) { ++m_incidentFrom[base::raw(node) + 1]; });
    std::partial_sum(m_incidentFrom.begin(), m_incidentFrom.end(), m_incidentFrom.begin());
    m_incident.resize(m_incidentFrom.back());
    std::vector<std::uint32_t> next(m_incidentFrom.begin(), m_incidentFrom.end() - 1);
    eachEnd([this, &next](NodeIndex node, EdgeIndex edge) { m_incident[next[base::raw(node)]++] = edge; });

    std::vector<std::pair<std::uint32_t, std::uint32_t>> ends;
    std::vector<EdgeIndex> indices;
    ends.reserve(m_edges.size());
    indices.reserve(m_edges.size());
    for (const Edge& edge : m_edges) {
        indices.push_back(static_cast<EdgeIndex>(ends.size()));
        ends.emplace_back(static_cast<std::uint32_t>(base::raw(edge.source)),
                          static_cast<std::uint32_t>(base::raw(edge.target)));
    }
    m_boost = Boost(boost::edges_are_unsorted_multi_pass, ends.begin(), ends.end(), indices.begin(),
                    static_cast<std::uint32_t>(m_nodes.size()));
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
    const model::Move& row = m_dataset->moves[move];
    std::vector<EdgeIndex> edges;
    auto next = static_cast<std::uint32_t>(base::raw(m_moveEdges[move]));
    for (const auto& end : {row.from, row.to})
        if (end)
            edges.push_back(static_cast<EdgeIndex>(next++));
    return edges;
}

std::span<const EdgeIndex> TalentGraph::incident(NodeIndex node) const {
    const std::uint32_t begin = m_incidentFrom[base::raw(node)];
    return std::span(m_incident).subspan(begin, m_incidentFrom[base::raw(node) + 1] - begin);
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
