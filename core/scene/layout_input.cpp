#include "core/scene/node_text.h"
#include "core/scene/scene.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace whither::scene {
namespace {

struct Pull {
    double length = 0;
    double strength = 0;
};

/// Wished lengths give people room for their names between two companies and let a team's story fit a window at its
/// natural size.
Pull pullOf(graph::EdgeKind kind) {
    switch (kind) {
    case graph::EdgeKind::leaves:
        return {80, 1};
    case graph::EdgeKind::joins:
        return {60, 1};
    case graph::EdgeKind::staysAt:
    case graph::EdgeKind::listedAt:
        return {70, 1};
    case graph::EdgeKind::memberOf:
        return {70, 0.5};
    case graph::EdgeKind::teamOf:
    case graph::EdgeKind::makes:
        return {50, 0.7};
    case graph::EdgeKind::relatesTo:
    case graph::EdgeKind::partOf:
        return {140, 0.2};
    }
    return {80, 1};
}

/// Room for arrows and their numbers: the more between those that exchange with many others.
Pull pullOf(std::size_t flowsOfA, std::size_t flowsOfB) {
    return {80 + 50 * std::sqrt(static_cast<double>(std::min(flowsOfA, flowsOfB))), 1};
}

} // namespace

layout::LayoutInput layoutInput(const graph::TalentGraph& graph, const query::VisibleSet& visible,
                                const TextMeasurer& measurer, const Wording& wording) {
    const NodeText text(graph, visible, measurer, wording);
    layout::LayoutInput input;
    base::Table<graph::NodeIndex, std::uint32_t> bodyOf;
    bodyOf.assign(graph.nodeCount(), 0);
    input.bodies.reserve(visible.nodes.size());
    input.springs.reserve(visible.edges.size());
    for (const auto node : visible.nodes) {
        const graph::NodeKind kind = graph.node(node).kind;
        const bool hasHalo = kind == graph::NodeKind::company;
        bodyOf[node] = static_cast<std::uint32_t>(input.bodies.size());
        input.bodies.push_back(
            {node, radiusOf(graph, visible, node) + (hasHalo ? kMetrics.companyHalo : 0),
             sizeOf(text.label(node, NodeText::Weight::plain)),
             kind == graph::NodeKind::person ? layout::LabelPlace::beside : layout::LabelPlace::below});
    }
    for (const auto index : visible.edges) {
        const auto& edge = graph.edge(index);
        if (edge.source == edge.target)
            continue;
        const auto pull = pullOf(edge.kind);
        input.springs.push_back({bodyOf[edge.source], bodyOf[edge.target], pull.length, pull.strength});
    }
    std::unordered_map<graph::NodeIndex, std::size_t> flowsOf;
    for (const auto& flow : visible.flows) {
        ++flowsOf[flow.a];
        ++flowsOf[flow.b];
    }
    for (const auto& flow : visible.flows) {
        const auto pull = pullOf(flowsOf[flow.a], flowsOf[flow.b]);
        input.springs.push_back({bodyOf[flow.a], bodyOf[flow.b], pull.length, pull.strength});
    }
    return input;
}

} // namespace whither::scene
