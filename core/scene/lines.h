#pragma once

#include "core/scene/attention.h"
#include "core/scene/level_of_detail.h"
#include "core/scene/scene.h"

#include <functional>
#include <optional>
#include <vector>

namespace whither::scene {

/// Pixels of the number on an arrow of a flow, which says more than the arrow.
inline constexpr double kFlowFont = 13;

/// A line that is to be drawn: an edge of the graph, a bundle of several, or one way of what passes between companies.
struct Line {
    graph::NodeIndex source{}; ///< nodes that are drawn; of a bundle, those that stand for the ends
    graph::NodeIndex target{};
    graph::EdgeIndex edge{};                     ///< unless a bundle
    std::optional<LevelOfDetail::Bundle> bundle; ///< a is the source
    double presence = 1;
    bool isNear = false; ///< to the selection
    /// Of a flow: what goes this way. It has a bundle too, of what goes forth and back.
    const query::VisibleSet::Steps* steps = nullptr;

    /// Lines that it stands for.
    [[nodiscard]] std::uint32_t count() const {
        return steps != nullptr ? bundle->forth : bundle ? bundle->count() : 1;
    }
};

/// What lines are chosen from.
struct LineInput {
    const SceneInput& scene;
    const LevelOfDetail& detail;
    LevelOfDetail::Cut cut;
    std::size_t finest = 0; ///< level of all nodes that are drawn
    const Attention& attention;
    const std::vector<graph::NodeIndex>& nodes;          ///< in the area, ascending
    std::function<base::Point(graph::NodeIndex)> centre; ///< of any node that is drawn
};

/// The lines with an end among the nodes, edges in the graph's order before bundles. Of more than a picture can show,
/// those that tell least for their length fade out gradually, the last of them wholly: these are counted in `leftOut`.
/// Lines near the selection have room of their own.
[[nodiscard]] std::vector<Line> chooseLines(const LineInput& input, std::size_t& leftOut);

} // namespace whither::scene
