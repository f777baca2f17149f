#include "core/scene/attention.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <vector>

namespace whither::scene {

namespace {

bool isNode(const model::EntityId& id) {
    return id.kind != model::EntityKind::move && id.kind != model::EntityKind::relation;
}

} // namespace

Attention::Attention(const SceneInput& input) : m_input(input) {
    const auto& selection = input.selection;
    if (selection.empty())
        return;
    m_isWay = std::any_of(selection.begin(), selection.end(), isNode) &&
              !std::all_of(selection.begin(), selection.end(), isNode);
    takeSelectedNodes();
    takeSelectedLines();
    takeFlows();
    if (m_isWay)
        return;
    takeDeparturesThatLedHere();
    // The other half of every move.
    std::vector<graph::EdgeIndex> halves;
    for (const auto edge : m_edges)
        if (const auto* move = std::get_if<model::MoveIndex>(&input.graph.edge(edge).row))
            for (const auto half : input.graph.edgesOf(*move))
                if (isDrawnEdge(half))
                    halves.push_back(half);
    for (const auto half : halves)
        take(half);
}

std::optional<graph::NodeIndex> Attention::nodeOf(const model::EntityId& id) const {
    const auto node = m_input.graph.find(id);
    if (!node)
        return {};
    const auto* company = std::get_if<model::CompanyIndex>(&m_input.graph.node(*node).row);
    const auto* group = company == nullptr ? nullptr : m_input.visible.drawnIn(*company);
    return group == nullptr ? node : group->node;
}

bool Attention::isPlaced(graph::NodeIndex node) const {
    if (m_input.visible.nodeShown[node] == 0 || base::raw(node) >= m_input.positions.size())
        return false;
    const auto& at = m_input.positions[node];
    return at && std::isfinite(at->x) && std::isfinite(at->y);
}

bool Attention::isDrawnEdge(graph::EdgeIndex index) const {
    const auto& edge = m_input.graph.edge(index);
    return m_input.visible.edgeShown[index] != 0 && isPlaced(edge.source) && isPlaced(edge.target);
}

bool Attention::isSelected(graph::EdgeIndex index) const {
    const auto kind = m_input.graph.edge(index).kind;
    return (kind == graph::EdgeKind::leaves || kind == graph::EdgeKind::joins || kind == graph::EdgeKind::relatesTo) &&
           isSelected(m_input.graph.idOf(index));
}

void Attention::take(graph::EdgeIndex index) {
    const auto& edge = m_input.graph.edge(index);
    m_edges.insert(index);
    m_nodes.insert(edge.source);
    m_nodes.insert(edge.target);
}

void Attention::takeSelectedNodes() {
    const auto& graph = m_input.graph;
    for (const auto& id : m_input.selection)
        if (const auto node = nodeOf(id); node && isPlaced(*node))
            m_selected.insert(*node);
    const std::set<graph::NodeIndex> selected(m_selected.begin(), m_selected.end());
    m_foremost.insert(selected.begin(), selected.end());
    m_nodes.insert(selected.begin(), selected.end());
    m_isDrawn = !selected.empty();
    for (const auto node : selected)
        for (const auto index : graph.incident(node)) {
            if (!isDrawnEdge(index))
                continue;
            const auto& edge = graph.edge(index);
            const auto other = edge.source == node ? edge.target : edge.source;
            const bool isBetween = selected.contains(other);
            if (m_isWay && (!isBetween || std::holds_alternative<model::MoveIndex>(edge.row)))
                continue;
            take(index);
            if (graph.node(node).kind == graph::NodeKind::person)
                m_foremost.insert(other);
        }
}

void Attention::takeSelectedLines() {
    const auto& graph = m_input.graph;
    for (const auto& id : m_input.selection) {
        if (isNode(id))
            continue;
        std::vector<graph::EdgeIndex> lines;
        if (const auto move = graph.findMove(id.key); move && id.kind == model::EntityKind::move) {
            lines = graph.edgesOf(*move);
            // A move may be drawn as an open end alone.
            const auto person = graph.nodeOf(m_input.graph.dataset().moves[*move].person);
            const auto& ends = m_input.visible.openEnds;
            if (isPlaced(person) &&
                std::any_of(ends.begin(), ends.end(), [&](const auto& end) { return end.move == *move; })) {
                m_isDrawn = true;
                m_nodes.insert(person);
                m_foremost.insert(person);
            }
        } else if (const auto relation = graph.findRelation(id.key);
                   relation && id.kind == model::EntityKind::relation) {
            const auto subject = graph.nodeOf(graph.dataset().relations[*relation].subject);
            for (const auto index : graph.incident(subject))
                if (const auto* row = std::get_if<model::RelationIndex>(&graph.edge(index).row);
                    row != nullptr && *row == *relation)
                    lines.push_back(index);
        }
        for (const auto index : lines)
            if (isDrawnEdge(index)) {
                m_isDrawn = true;
                take(index);
                m_foremost.insert(graph.edge(index).source);
                m_foremost.insert(graph.edge(index).target);
            }
    }
}

void Attention::takeDeparturesThatLedHere() {
    const auto& graph = m_input.graph;
    const auto& dataset = graph.dataset();
    std::vector<graph::EdgeIndex> found;
    for (const auto index : m_edges) {
        const auto& edge = graph.edge(index);
        if (edge.kind != graph::EdgeKind::joins || !isSelected(graph.idOf(edge.target)))
            continue;
        const auto career = m_input.careers[std::get<model::PersonIndex>(graph.node(edge.source).row)];
        const auto arrival = std::get<model::MoveIndex>(edge.row);
        const auto after = query::spellsAfter(dataset, career, m_input.filter.asOf);
        for (std::size_t left = 0; left < career.spells.size(); ++left) {
            if (!after[left])
                continue;
            const auto& arrivals = career.spells[*after[left]].arrivals;
            if (std::find(arrivals.begin(), arrivals.end(), arrival) == arrivals.end())
                continue;
            for (const auto departure : career.spells[left].departures)
                for (const auto half : graph.edgesOf(departure))
                    if (graph.edge(half).kind == graph::EdgeKind::leaves && isDrawnEdge(half))
                        found.push_back(half);
        }
    }
    for (const auto index : found)
        take(index);
}

/// Moves that are selected tell which steps are meant; without any, those of the people who are, and what touches a
/// company that is.
void Attention::takeFlows() {
    if (m_input.visible.flows.empty())
        return;
    std::unordered_set<model::PersonIndex> people;
    std::unordered_set<model::MoveIndex> moves;
    std::unordered_set<graph::NodeIndex> companies;
    for (const auto& id : m_input.selection) {
        if (id.kind == model::EntityKind::move) {
            if (const auto move = m_input.graph.findMove(id.key))
                moves.insert(*move);
        } else if (const auto node = nodeOf(id)) {
            if (const auto* person = std::get_if<model::PersonIndex>(&m_input.graph.node(*node).row))
                people.insert(*person);
            else
                companies.insert(*node);
        }
    }
    const auto isMeant = [&](const query::VisibleSet::Step& step) {
        if (moves.empty())
            return people.contains(step.person);
        return (step.departure && moves.contains(*step.departure)) || (step.arrival && moves.contains(*step.arrival));
    };
    for (const auto& flow : m_input.visible.flows) {
        if (!isPlaced(flow.a) || !isPlaced(flow.b))
            continue;
        const bool isTouched = !m_isWay && (companies.contains(flow.a) || companies.contains(flow.b));
        for (const auto* steps : {&flow.there, &flow.back}) {
            const auto meant = std::count_if(steps->begin(), steps->end(), isMeant);
            if (meant == 0 && !isTouched)
                continue;
            m_isDrawn = true;
            m_nearFlows.insert(steps);
            if (meant > 0 && meant == std::ssize(*steps))
                m_selectedFlows.insert(steps);
            m_nodes.insert({flow.a, flow.b});
            if (meant > 0)
                m_foremost.insert({flow.a, flow.b});
        }
    }
}

} // namespace whither::scene
