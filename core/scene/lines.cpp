#include "core/scene/lines.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace whither::scene {

namespace {

/// So many lines show wholly; as many again fade. A picture of a thousand people keeps all of them.
constexpr std::size_t kClear = 2000;
constexpr double kLeastPresence = 0.04;
/// Pixels: of two lines that tell as much, one this much longer is told half as loud.
constexpr double kHalfAsLoud = 60;

class Chooser {
  public:
    explicit Chooser(const LineInput& input) : m_input(input), m_graph(input.scene.graph) {}

    std::vector<Line> run(std::size_t& leftOut) {
        if (m_input.finest == 0)
            addEdges();
        else
            addForemost();
        if (m_input.cut.level > 0)
            addBundles(m_input.cut.level, 1 - m_input.cut.finer);
        if (m_input.finest > 0 && m_input.cut.finer > 0)
            addBundles(m_input.finest, m_input.cut.finer);
        leftOut = fade();
        return std::move(m_lines);
    }

  private:
    [[nodiscard]] bool isDrawn(const graph::Edge& edge) const {
        return m_input.detail.contains(edge.source) && m_input.detail.contains(edge.target);
    }
    [[nodiscard]] bool isEverything() const { return m_input.scene.area.isEmpty() && m_input.cut.level == 0; }

    void addEdge(graph::EdgeIndex index, double presence) {
        const auto& edge = m_graph.edge(index);
        if (isDrawn(edge))
            m_lines.push_back({edge.source, edge.target, index, {}, presence, m_input.attention.isNear(index)});
    }

    void addEdges() {
        const double presence = m_input.cut.level == 0 ? 1 : m_input.cut.finer;
        if (isEverything()) {
            for (const auto index : m_input.scene.visible.edges)
                addEdge(index, presence);
            return;
        }
        std::vector<graph::EdgeIndex> edges;
        for (const auto node : m_input.nodes)
            for (const auto index : m_graph.incident(node))
                if (m_input.scene.visible.edgeShown[index] != 0)
                    edges.push_back(index);
        std::sort(edges.begin(), edges.end());
        edges.erase(std::unique(edges.begin(), edges.end()), edges.end());
        for (const auto index : edges)
            addEdge(index, presence);
    }

    /// Edges of what is selected and would not be drawn here, were it not selected.
    void addForemost() {
        const auto& detail = m_input.detail;
        const auto& foremost = m_input.attention.foremost();
        const auto isExtra = [&](graph::NodeIndex node) {
            return foremost.contains(node) && detail.levelOf(node) < m_input.finest;
        };
        std::vector<graph::EdgeIndex> edges(m_input.attention.edges().begin(), m_input.attention.edges().end());
        std::sort(edges.begin(), edges.end());
        for (const auto index : edges) {
            const auto& edge = m_graph.edge(index);
            if (!isDrawn(edge) || !(isExtra(edge.source) || isExtra(edge.target)))
                continue;
            const auto end = [&](graph::NodeIndex node) {
                return foremost.contains(node) ? node : detail.representative(node, m_input.finest);
            };
            if (end(edge.source) != end(edge.target))
                m_lines.push_back({end(edge.source), end(edge.target), index, {}, 1, true});
        }
    }

    void addBundles(std::size_t level, double presence) {
        const auto& detail = m_input.detail;
        std::vector<graph::NodeIndex> nodes;
        for (const auto node : m_input.nodes)
            if (detail.levelOf(node) >= level)
                nodes.push_back(node);
        // A selected node, or who stands for it.
        std::vector<graph::NodeIndex> selected;
        for (const auto node : m_input.attention.foremost())
            if (detail.contains(node))
                selected.push_back(detail.representative(node, level));
        const auto isSelected = [&selected](graph::NodeIndex node) {
            return std::find(selected.begin(), selected.end(), node) != selected.end();
        };
        for (auto bundle : detail.bundlesAt(nodes, level)) {
            // It is drawn the way that most went.
            if (bundle.back > bundle.forth) {
                std::swap(bundle.a, bundle.b);
                std::swap(bundle.forth, bundle.back);
            }
            m_lines.push_back({bundle.a, bundle.b, {}, bundle, presence, isSelected(bundle.a) || isSelected(bundle.b)});
        }
    }

    /// How many lines are left out.
    std::size_t fade() {
        if (m_lines.size() <= kClear)
            return 0;
        std::vector<double> loudness(m_lines.size());
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            const auto& line = m_lines[i];
            const double pixels =
                length(m_input.centre(line.source) - m_input.centre(line.target)) * m_input.scene.zoom;
            const double count = line.bundle ? line.bundle->count() : 1;
            loudness[i] = (line.isNear ? 1e9 : 1) * line.presence * count / (kHalfAsLoud + pixels);
        }
        std::vector<std::size_t> order(m_lines.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        const auto isLouder = [&loudness](std::size_t a, std::size_t b) {
            return std::pair(loudness[b], a) < std::pair(loudness[a], b);
        };
        const auto last = std::min(order.size(), 2 * kClear);
        std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(last), order.end(), isLouder);
        std::vector<double> share(m_lines.size(), 0);
        for (std::size_t rank = 0; rank < last; ++rank)
            share[order[rank]] =
                std::min(1.0, 2 - static_cast<double>(rank) / static_cast<double>(kClear));
        std::vector<Line> kept;
        kept.reserve(last);
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            m_lines[i].presence *= m_lines[i].isNear ? 1 : share[i];
            if (m_lines[i].presence >= kLeastPresence)
                kept.push_back(m_lines[i]);
        }
        std::swap(kept, m_lines);
        return kept.size() - m_lines.size();
    }

    const LineInput& m_input;
    const graph::TalentGraph& m_graph;
    std::vector<Line> m_lines;
};

} // namespace

std::vector<Line> chooseLines(const LineInput& input, std::size_t& leftOut) {
    return Chooser(input).run(leftOut);
}

} // namespace whither::scene
