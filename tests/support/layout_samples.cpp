#include "tests/support/layout_samples.h"

#include "core/graph/talent_graph.h"
#include "core/query/filter.h"
#include "core/scene/scene.h"
#include "core/session/view_action.h"
#include "tests/support/fixed_measurer.h"
#include "tests/support/plain_wording.h"

namespace whither::tests {

LayoutSample openingSample(const model::DatasetPtr& dataset) {
    const graph::TalentGraphPtr graph = graph::TalentGraph::build(dataset);
    const query::VisibleSet visible = query::apply(session::openingView(*dataset, scene::Theme::light).filter, *graph);
    return {scene::layoutInput(*graph, visible, FixedMeasurer(), PlainWording()), graph->nodeCount()};
}

layout::LayoutInput graphOf(std::size_t bodies, const std::vector<std::pair<std::uint32_t, std::uint32_t>>& springs) {
    layout::LayoutInput input;
    for (std::size_t i = 0; i < bodies; ++i)
        input.bodies.push_back({static_cast<graph::NodeIndex>(i), 10, {60, 20}, layout::LabelPlace::beside});
    for (const auto& [a, b] : springs)
        input.springs.push_back({a, b, 50, 1});
    return input;
}

layout::LayoutInput starOf(std::uint32_t leaves) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> springs;
    for (std::uint32_t leaf = 1; leaf <= leaves; ++leaf)
        springs.emplace_back(0, leaf);
    return graphOf(leaves + 1, springs);
}

layout::LayoutInput pathOf(std::uint32_t bodies) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> springs;
    for (std::uint32_t body = 1; body < bodies; ++body)
        springs.emplace_back(body - 1, body);
    return graphOf(bodies, springs);
}

layout::Ties tiesOf(const layout::LayoutInput& input) {
    std::vector<graph::NodeIndex> nodes;
    for (const layout::Body& body : input.bodies)
        nodes.push_back(body.node);
    return {nodes, layout::SpringGraph(input)};
}

std::vector<base::Point> pointsOf(const layout::LayoutInput& input, const layout::Positions& positions) {
    std::vector<base::Point> points;
    for (const layout::Body& body : input.bodies)
        points.push_back(positions[body.node].value());
    return points;
}

} // namespace whither::tests
