#include "core/query/flows_between.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace whither::query {

using graph::NodeIndex;
using Flow = VisibleSet::Flow;

std::vector<Flow> flowsBetween(const std::vector<FlowStep>& steps, const graph::TalentGraph& graph,
                               const base::Table<NodeIndex, char>& isShown) {
    struct Placed {
        NodeIndex low{};
        NodeIndex high{};
        std::size_t step = 0;
    };
    std::vector<Placed> placed;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto [low, high] = std::minmax({graph.nodeOf(*steps[i].from), graph.nodeOf(*steps[i].to)});
        if (isShown[graph.nodeOf(steps[i].person)] != 0 && isShown[low] != 0 && isShown[high] != 0)
            placed.push_back({low, high, i});
    }
    std::sort(placed.begin(), placed.end(), [&steps](const Placed& x, const Placed& y) {
        return std::tuple{x.low, x.high, steps[x.step].day, x.step} <
               std::tuple{y.low, y.high, steps[y.step].day, y.step};
    });
    std::vector<Flow> flows;
    for (const Placed& one : placed) {
        if (flows.empty() || flows.back().a != one.low || flows.back().b != one.high)
            flows.push_back({one.low, one.high, {}, {}});
        const FlowStep& step = steps[one.step];
        const bool isThere = graph.nodeOf(*step.from) == one.low;
        (isThere ? flows.back().there : flows.back().back).push_back({step.person, step.departure, step.arrival});
    }
    for (Flow& flow : flows)
        if (flow.back.size() > flow.there.size()) {
            std::swap(flow.a, flow.b);
            flow.there.swap(flow.back);
        }
    return flows;
}

std::size_t movesIn(const std::vector<Flow>& flows) {
    std::vector<model::MoveIndex> moves;
    for (const Flow& flow : flows)
        for (const VisibleSet::Steps* steps : {&flow.there, &flow.back})
            for (const VisibleSet::Step& step : *steps)
                for (const auto& move : {step.departure, step.arrival})
                    if (move)
                        moves.push_back(*move);
    std::sort(moves.begin(), moves.end());
    return static_cast<std::size_t>(std::unique(moves.begin(), moves.end()) - moves.begin());
}

} // namespace whither::query
