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

VisibleSet::FlowsLeftOut keepLargest(std::vector<Flow>& flows, std::vector<CompanyPair> pairs,
                                     const graph::TalentGraph& graph, std::size_t most) {
    std::sort(pairs.begin(), pairs.end());
    std::vector<std::pair<CompanyPair, std::size_t>> counted;
    for (const CompanyPair& pair : pairs) {
        if (counted.empty() || counted.back().first != pair)
            counted.emplace_back(pair, 0);
        ++counted.back().second;
    }
    if (counted.size() <= most)
        return {};
    std::vector<std::size_t> counts;
    counts.reserve(counted.size());
    for (const auto& [pair, count] : counted)
        counts.push_back(count);
    std::sort(counts.rbegin(), counts.rend());
    const std::size_t least = std::min(counts[most] + 1, counts.front());
    const auto isFew = [&](const Flow& flow) {
        const auto companyOf = [&graph](NodeIndex node) { return std::get<model::CompanyIndex>(graph.node(node).row); };
        const CompanyPair pair = std::minmax(companyOf(flow.a), companyOf(flow.b));
        const auto found =
            std::lower_bound(counted.begin(), counted.end(), pair,
                             [](const auto& one, const CompanyPair& wanted) { return one.first < wanted; });
        return found == counted.end() || found->first != pair || found->second < least;
    };
    const std::size_t leftOut = std::erase_if(flows, isFew);
    return leftOut == 0 ? VisibleSet::FlowsLeftOut{} : VisibleSet::FlowsLeftOut{leftOut, least};
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
