#include "core/scene/node_text.h"
#include "core/scene/scene.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string_view>
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

/// Nodes beyond which names are not shaped one by one: it would take longer than all the rest, and the layout needs
/// only to know about how wide they are.
constexpr std::size_t kShaped = 20'000;
/// Nodes between two looks at whether to go on.
constexpr std::size_t kAtATime = 4096;

/// Takes a line to be as wide as its letters by themselves.
class LetterMeasurer : public TextMeasurer {
  public:
    /// `real` must outlive it.
    explicit LetterMeasurer(const TextMeasurer& real) : m_real(real) {}

    [[nodiscard]] double width(std::string_view text, FontRole role, double size) const override {
        auto& widths = m_widths[static_cast<std::size_t>(role)];
        double sum = 0;
        for (std::size_t at = 0; at < text.size();) {
            const std::string_view letter = text.substr(at, lengthOf(text[at]));
            std::uint32_t bytes = 0;
            for (const char byte : letter)
                bytes = (bytes << 8U) | static_cast<unsigned char>(byte);
            auto width = widths.find(bytes);
            if (width == widths.end())
                width = widths.emplace(bytes, m_real.width(letter, role, 1)).first;
            sum += width->second;
            at += letter.size();
        }
        return sum * size;
    }
    [[nodiscard]] Vertical vertical(FontRole role) const override { return m_real.vertical(role); }

  private:
    /// Bytes of the character that begins with one.
    static std::size_t lengthOf(char lead) {
        const auto byte = static_cast<unsigned char>(lead);
        return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    }
    static constexpr std::size_t kRoles = static_cast<std::size_t>(FontRole::legend) + 1;

    const TextMeasurer& m_real;
    mutable std::array<std::unordered_map<std::uint32_t, double>, kRoles> m_widths; ///< by the bytes of a character
};

/// Room for arrows and their numbers: the more between those that exchange with many others.
Pull pullOf(std::size_t flowsOfA, std::size_t flowsOfB) {
    return {80 + 50 * std::sqrt(static_cast<double>(std::min(flowsOfA, flowsOfB))), 1};
}

} // namespace

layout::LayoutInput layoutInput(const graph::TalentGraph& graph, const query::VisibleSet& visible,
                                const TextMeasurer& measurer, const Wording& wording, const base::Watch& watch) {
    const LetterMeasurer letters(measurer);
    const bool isShaped = visible.nodes.size() <= kShaped;
    const NodeText text(graph, visible, isShaped ? measurer : static_cast<const TextMeasurer&>(letters), wording);
    layout::LayoutInput input;
    base::Table<graph::NodeIndex, std::uint32_t> bodyOf;
    bodyOf.assign(graph.nodeCount(), 0);
    input.bodies.reserve(visible.nodes.size());
    input.springs.reserve(visible.edges.size());
    for (const auto node : visible.nodes) {
        if (input.bodies.size() % kAtATime == 0) {
            if (watch.isStopped())
                return input;
            watch.report(base::Stage::placing,
                         static_cast<double>(input.bodies.size()) / static_cast<double>(visible.nodes.size()));
        }
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
