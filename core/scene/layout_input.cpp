#include "core/scene/node_text.h"
#include "core/scene/scene.h"

#include <tbb/blocked_range.h>
#include <tbb/enumerable_thread_specific.h>
#include <tbb/parallel_for.h>
#include <tbb/partitioner.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <cmath>
#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
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

/// Nodes that a thread takes between two looks at whether to go on.
constexpr std::size_t kAtATime = 1024;

/// Takes a line to be as wide as its letters by themselves. Belongs to one thread.
class LetterMeasurer : public TextMeasurer {
  public:
    /// `real` and `mutex`, which guards it, must outlive it.
    LetterMeasurer(const TextMeasurer& real, std::mutex& mutex) : m_real(real), m_mutex(mutex) {}

    [[nodiscard]] double width(std::string_view text, FontRole role, double size) const override {
        Known& known = m_known[static_cast<std::size_t>(role)];
        double sum = 0;
        for (std::size_t at = 0; at < text.size();) {
            const std::string_view letter = text.substr(at, lengthOf(text[at]));
            std::uint32_t bytes = 0;
            for (const char byte : letter)
                bytes = (bytes << 8U) | static_cast<unsigned char>(byte);
            std::optional<double>& width = bytes < known.ascii.size() ? known.ascii[bytes] : known.others[bytes];
            if (!width) {
                const std::scoped_lock lock(m_mutex);
                width = m_real.width(letter, role, 1);
            }
            sum += *width;
            at += letter.size();
        }
        return sum * size;
    }
    [[nodiscard]] Vertical vertical(FontRole role) const override {
        std::optional<Vertical>& vertical = m_known[static_cast<std::size_t>(role)].vertical;
        if (!vertical) {
            const std::scoped_lock lock(m_mutex);
            vertical = m_real.vertical(role);
        }
        return *vertical;
    }

  private:
    /// Of a font.
    struct Known {
        std::array<std::optional<double>, 128> ascii;
        std::unordered_map<std::uint32_t, std::optional<double>> others; ///< by the bytes of a character
        std::optional<Vertical> vertical;
    };
    /// Bytes of the character that begins with one.
    static std::size_t lengthOf(char lead) {
        const auto byte = static_cast<unsigned char>(lead);
        return byte < 0xC0 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4;
    }
    static constexpr std::size_t kRoles = static_cast<std::size_t>(FontRole::legend) + 1;

    const TextMeasurer& m_real;
    std::mutex& m_mutex;
    mutable std::array<Known, kRoles> m_known;
};

/// Room for arrows and their numbers: the more between those that exchange with many others.
Pull pullOf(std::size_t flowsOfA, std::size_t flowsOfB) {
    return {80 + 50 * std::sqrt(static_cast<double>(std::min(flowsOfA, flowsOfB))), 1};
}

} // namespace

layout::LayoutInput layoutInput(const graph::TalentGraph& graph, const query::VisibleSet& visible,
                                const TextMeasurer& measurer, const Wording& wording, const base::Watch& watch) {
    const auto& nodes = visible.nodes;
    layout::LayoutInput input;
    input.bodies.resize(nodes.size());
    input.springs.reserve(visible.edges.size());
    const auto bodyAt = [&](std::size_t i, const NodeText& text) -> layout::Body {
        const graph::NodeKind kind = graph.node(nodes[i]).kind;
        const bool hasHalo = kind == graph::NodeKind::company;
        return {nodes[i], radiusOf(graph, visible, nodes[i]) + (hasHalo ? kMetrics.companyHalo : 0),
                text.room(nodes[i]),
                kind == graph::NodeKind::person ? layout::LabelPlace::beside : layout::LabelPlace::below};
    };
    if (nodes.size() <= kShapedForLayout) {
        const NodeText text(graph, visible, measurer, wording);
        for (std::size_t i = 0; i < nodes.size(); ++i)
            input.bodies[i] = bodyAt(i, text);
    } else {
        std::mutex mutex;
        struct Words {
            Words(const graph::TalentGraph& of, const query::VisibleSet& shown, const TextMeasurer& real,
                  std::mutex& guard, const Wording& words)
                : letters(real, guard), text(of, shown, letters, words) {}
            LetterMeasurer letters;
            NodeText text;
        };
        tbb::enumerable_thread_specific<std::unique_ptr<Words>> words;
        std::atomic<std::size_t> done = 0;
        const auto fill = [&](const tbb::blocked_range<std::size_t>& range) {
            if (watch.isStopped())
                return;
            auto& own = words.local();
            if (!own)
                own = std::make_unique<Words>(graph, visible, measurer, mutex, wording);
            for (auto i = range.begin(); i < range.end(); ++i)
                input.bodies[i] = bodyAt(i, own->text);
            watch.report(base::Stage::placing,
                         static_cast<double>(done += range.size()) / static_cast<double>(nodes.size()));
        };
        tbb::parallel_for(tbb::blocked_range<std::size_t>(0, nodes.size(), kAtATime), fill, tbb::simple_partitioner());
    }
    if (watch.isStopped())
        return {};
    base::Table<graph::NodeIndex, std::uint32_t> bodyOf;
    bodyOf.assign(graph.nodeCount(), 0);
    for (std::size_t i = 0; i < nodes.size(); ++i)
        bodyOf[nodes[i]] = static_cast<std::uint32_t>(i);
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
