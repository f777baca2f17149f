#include "core/scene/lines.h"

#include <algorithm>
#include <utility>

namespace whither::scene {

namespace {

/// Lines show wholly until they cover so many pixels of a picture, edges (a thousand people's leave that unused) and
/// bundles each; by twice that they have faded out.
constexpr double kInkOfEdges = 600'000;
constexpr double kInkOfBundles = 160'000;
/// The same of lines near the selection: they stand out by being few.
constexpr double kInkOfNear = 120'000;
/// Pixels of a line that count at most: the rest lies outside of the picture.
constexpr double kLongest = 1500;
constexpr double kLeastPresence = 0.04;
/// Pixels: of two lines that tell as much, one this much longer is told half as loud.
constexpr double kHalfAsLoud = 60;

class Chooser {
  public:
    explicit Chooser(const LineInput& input) : m_input(input), m_graph(input.scene.graph) {}

    std::vector<Line> run(std::size_t& leftOut) {
        if (m_input.finest == 0) {
            addEdges();
            addFlows();
        } else {
            addForemost();
        }
        const bool isFinerComing = m_input.finest > 0 && m_input.cut.finer > 0;
        const auto finer = isFinerComing ? bundlesAt(m_input.finest) : Bundles();
        if (m_input.cut.level > 0)
            addBundles(bundlesAt(m_input.cut.level), m_input.cut.level, 1 - m_input.cut.finer);
        if (isFinerComing)
            addBundles(finer, m_input.finest, m_input.cut.finer);
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
            m_lines.push_back(
                {edge.source, edge.target, index, {}, presence, m_input.attention.isNear(index), nullptr});
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

    /// An arrow each way. The one towards the higher node comes last, so that all bend to the same side.
    void addFlows() {
        const double presence = m_input.cut.level == 0 ? 1 : m_input.cut.finer;
        const auto isIn = [this](graph::NodeIndex node) {
            return std::binary_search(m_input.nodes.begin(), m_input.nodes.end(), node);
        };
        using Steps = query::VisibleSet::Steps;
        const auto add = [&](graph::NodeIndex source, graph::NodeIndex target, const Steps& forth, const Steps& back) {
            if (forth.empty())
                return;
            const LevelOfDetail::Bundle both{source, target, static_cast<std::uint32_t>(forth.size()),
                                             static_cast<std::uint32_t>(back.size()), 0};
            m_lines.push_back({source, target, {}, both, presence, m_input.attention.isNear(forth), &forth});
        };
        for (const query::VisibleSet::Flow& flow : m_input.scene.visible.flows) {
            if (!m_input.detail.contains(flow.a) || !m_input.detail.contains(flow.b) || !(isIn(flow.a) || isIn(flow.b)))
                continue;
            if (flow.a < flow.b) {
                add(flow.b, flow.a, flow.back, flow.there);
                add(flow.a, flow.b, flow.there, flow.back);
            } else {
                add(flow.a, flow.b, flow.there, flow.back);
                add(flow.b, flow.a, flow.back, flow.there);
            }
        }
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
                m_lines.push_back({end(edge.source), end(edge.target), index, {}, 1, true, nullptr});
        }
    }

    using Bundles = std::vector<LevelOfDetail::Bundle>;

    [[nodiscard]] Bundles bundlesAt(std::size_t level) const {
        std::vector<graph::NodeIndex> nodes;
        for (const auto node : m_input.nodes)
            if (m_input.detail.levelOf(node) >= level)
                nodes.push_back(node);
        return m_input.detail.bundlesAt(nodes, level);
    }

    void addBundles(const Bundles& bundles, std::size_t level, double presence) {
        const auto& detail = m_input.detail;
        // By itself: the lines of one that is only stood for are drawn one by one.
        const auto isSelected = [&](graph::NodeIndex node) {
            return m_input.attention.selected().contains(node) && detail.levelOf(node) >= level;
        };
        m_lines.reserve(m_lines.size() + bundles.size());
        for (auto bundle : bundles) {
            // It is drawn the way that most went.
            if (bundle.back > bundle.forth) {
                std::swap(bundle.a, bundle.b);
                std::swap(bundle.forth, bundle.back);
            }
            m_lines.push_back(
                {bundle.a, bundle.b, {}, bundle, presence, isSelected(bundle.a) || isSelected(bundle.b), nullptr});
        }
    }

    /// How many lines are left out.
    std::size_t fade() {
        struct Loud {
            double loudness = 0;
            double ink = 0;
            std::size_t line = 0;
        };
        std::vector<Loud> edges;
        std::vector<Loud> bundles;
        std::vector<Loud> near;
        for (std::size_t i = 0; i < m_lines.size(); ++i) {
            const auto& line = m_lines[i];
            const double pixels =
                length(m_input.centre(line.source) - m_input.centre(line.target)) * m_input.scene.zoom;
            const double count = line.count();
            const double width = line.steps != nullptr ? flowWidth(line.count())
                                 : line.bundle
                                     ? bundleWidth(line.count())
                                     : kMetrics.edgeWidth * lineScale(m_input.scene.zoom) * m_input.scene.zoom;
            (line.isNear   ? near
             : line.bundle ? bundles
                           : edges)
                .push_back({count / (kHalfAsLoud + pixels), line.presence * width * std::min(pixels, kLongest), i});
        }
        // The loudest first, from a heap: of many, most are beyond the budget.
        const auto spend = [this](std::vector<Loud>& lines, double budget) {
            const auto isLess = [](const Loud& a, const Loud& b) {
                return std::pair(a.loudness, b.line) < std::pair(b.loudness, a.line);
            };
            std::make_heap(lines.begin(), lines.end(), isLess);
            double spent = 0;
            for (; !lines.empty() && spent < 2 * budget; lines.pop_back()) {
                std::pop_heap(lines.begin(), lines.end(), isLess);
                spent += lines.back().ink;
                m_lines[lines.back().line].presence *= std::clamp(2 - spent / budget, 0.0, 1.0);
            }
            for (const auto& line : lines)
                m_lines[line.line].presence = 0;
        };
        spend(edges, kInkOfEdges);
        spend(bundles, kInkOfBundles);
        spend(near, kInkOfNear);
        return std::erase_if(m_lines, [](const Line& line) { return line.presence < kLeastPresence; });
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
