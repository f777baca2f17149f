#include "core/scene/edge_text.h"

#include "core/scene/text.h"

#include <string_view>

namespace whither::scene {

namespace {

/// What an edge is called beside the thing behind it.
std::string_view role(graph::EdgeKind kind) {
    switch (kind) {
    case graph::EdgeKind::leaves:
        return "leaves";
    case graph::EdgeKind::joins:
        return "joins";
    case graph::EdgeKind::staysAt:
        return "stays-at";
    case graph::EdgeKind::listedAt:
        return "listed-at";
    case graph::EdgeKind::memberOf:
        return "member-of";
    case graph::EdgeKind::teamOf:
        return "team-of";
    case graph::EdgeKind::makes:
        return "makes";
    case graph::EdgeKind::relatesTo:
        return "relates-to";
    case graph::EdgeKind::partOf:
        return "part-of";
    }
    return {};
}

} // namespace

LineKind lineKind(graph::EdgeKind kind) {
    switch (kind) {
    case graph::EdgeKind::leaves:
        return LineKind::left;
    case graph::EdgeKind::joins:
        return LineKind::joined;
    case graph::EdgeKind::staysAt:
        return LineKind::stayed;
    case graph::EdgeKind::listedAt:
    case graph::EdgeKind::memberOf:
        return LineKind::evidence;
    case graph::EdgeKind::relatesTo:
        return LineKind::relation;
    case graph::EdgeKind::teamOf:
    case graph::EdgeKind::makes:
    case graph::EdgeKind::partOf:
        return LineKind::structure;
    }
    return LineKind::structure;
}

std::string EdgeText::name(graph::EdgeIndex index) {
    const auto& graph = m_input.graph;
    const auto& edge = graph.edge(index);
    auto name = graph.idOf(index).text() + '/' + std::string(role(edge.kind));
    if (edge.kind != graph::EdgeKind::leaves && edge.kind != graph::EdgeKind::joins &&
        edge.kind != graph::EdgeKind::relatesTo)
        name += '/' + graph.idOf(edge.source).text() + '/' + graph.idOf(edge.target).text();
    const int count = ++m_taken[name];
    return count == 1 ? name : name + '/' + std::to_string(count);
}

std::string EdgeText::description(graph::EdgeIndex index) const {
    constexpr auto kSeparator = " · ";
    const auto& graph = m_input.graph;
    const auto& dataset = graph.dataset();
    const auto& wording = m_input.wording;
    const auto& edge = graph.edge(index);
    const auto joined = [&](graph::NodeIndex first, Wording::Term term, graph::NodeIndex second) {
        return cleanLine(m_nodes.name(first) + kSeparator + wording.term(term) + kSeparator + m_nodes.name(second));
    };
    switch (edge.kind) {
    case graph::EdgeKind::leaves:
    case graph::EdgeKind::joins:
        return cleanLine(wording.move(dataset, std::get<model::MoveIndex>(edge.row)));
    case graph::EdgeKind::staysAt:
        return cleanLine(wording.stay(dataset, dataset.stays[std::get<model::StayIndex>(edge.row)]));
    case graph::EdgeKind::listedAt:
    case graph::EdgeKind::memberOf:
        return cleanLine(wording.member(dataset, std::get<model::PersonIndex>(graph.node(edge.source).row),
                                        std::get<model::TeamIndex>(edge.row)));
    case graph::EdgeKind::relatesTo:
        return cleanLine(wording.relation(dataset, std::get<model::RelationIndex>(edge.row)));
    case graph::EdgeKind::makes:
        return joined(edge.target, Wording::Term::madeBy, edge.source);
    case graph::EdgeKind::teamOf:
    case graph::EdgeKind::partOf:
        return joined(edge.source, Wording::Term::partOf, edge.target);
    }
    return {};
}

std::string EdgeText::name(const LevelOfDetail::Bundle& bundle) const {
    return "lines:" + m_input.graph.idOf(bundle.a).text() + '/' + m_input.graph.idOf(bundle.b).text();
}

std::string EdgeText::description(const LevelOfDetail::Bundle& bundle) const {
    return cleanLine(
        m_input.wording.bundle(m_nodes.name(bundle.a), m_nodes.name(bundle.b), bundle.forth, bundle.back, bundle.ties));
}

std::string EdgeText::nameOfFlow(const LevelOfDetail::Bundle& flow) const {
    return "flow:" + m_input.graph.idOf(flow.a).key + '/' + m_input.graph.idOf(flow.b).key;
}

std::string EdgeText::descriptionOfFlow(const LevelOfDetail::Bundle& flow) const {
    return cleanLine(m_input.wording.flow(m_nodes.name(flow.a), m_nodes.name(flow.b), flow.forth, flow.back));
}

} // namespace whither::scene
