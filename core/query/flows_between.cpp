#include "core/query/flows_between.h"

#include <algorithm>
#include <cstdint>
#include <tuple>
#include <utility>

namespace whither::query {

using graph::NodeIndex;
using Flow = VisibleSet::Flow;

void groupCompanies(FlowGrouping grouping, const graph::TalentGraph& graph, VisibleSet& visible) {
    CompanyGroups all = groupsOf(graph.dataset(), grouping);
    struct Weighed {
        VisibleSet::Group group;
        std::size_t edges = 0;
        std::size_t most = 0; ///< of one company
    };
    std::vector<Weighed> weighed(all.groups.size());
    for (std::size_t i = 0; i < all.placeOf.size(); ++i) {
        const auto company = static_cast<model::CompanyIndex>(i);
        const NodeIndex node = graph.nodeOf(company);
        const std::size_t edges = graph.incident(node).size();
        auto& [group, sum, most] = weighed[all.placeOf[company]];
        sum += edges;
        if (group.companies.empty() || edges > most) {
            most = edges;
            group.node = node;
        }
        group.companies.push_back(company);
    }
    for (std::size_t place = 0; place < weighed.size(); ++place) {
        weighed[place].group.key = std::move(all.groups[place].key);
        if (const auto company = all.groups[place].company)
            weighed[place].group.node = graph.nodeOf(*company);
    }
    std::stable_sort(weighed.begin(), weighed.end(),
                     [](const Weighed& a, const Weighed& b) { return a.edges > b.edges; });
    visible.grouping = grouping;
    visible.groups.clear();
    visible.groupOf.assign(all.placeOf.size(), 0);
    for (Weighed& one : weighed) {
        for (const model::CompanyIndex company : one.group.companies)
            visible.groupOf[company] = static_cast<std::uint32_t>(visible.groups.size());
        visible.groups.push_back(std::move(one.group));
    }
}

DrawnSteps drawSteps(const std::vector<FlowStep>& steps, const graph::TalentGraph& graph,
                     const base::Table<NodeIndex, char>& isShown, const DrawnAs& drawnAs) {
    struct Placed {
        NodeIndex low{};
        NodeIndex high{};
        std::size_t step = 0;
    };
    const auto shows = [&](NodeIndex node) { return isShown[node] != 0; };
    std::vector<Placed> placed;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto [low, high] = std::minmax({drawnAs[*steps[i].from], drawnAs[*steps[i].to]});
        if (shows(graph.nodeOf(steps[i].person)) && shows(graph.nodeOf(*steps[i].from)) &&
            shows(graph.nodeOf(*steps[i].to)))
            placed.push_back({low, high, i});
    }
    std::sort(placed.begin(), placed.end(), [&steps](const Placed& x, const Placed& y) {
        return std::tuple{x.low, x.high, steps[x.step].day, x.step} <
               std::tuple{y.low, y.high, steps[y.step].day, y.step};
    });
    DrawnSteps drawn;
    auto& [flows, within] = drawn;
    for (const Placed& one : placed) {
        if (one.low == one.high) {
            if (within.empty() || within.back().first != one.low)
                within.emplace_back(one.low, 0);
            ++within.back().second;
            continue;
        }
        if (flows.empty() || flows.back().a != one.low || flows.back().b != one.high)
            flows.push_back({one.low, one.high, {}, {}});
        const FlowStep& step = steps[one.step];
        const bool isThere = drawnAs[*step.from] == one.low;
        (isThere ? flows.back().there : flows.back().back).push_back({step.person, step.departure, step.arrival});
    }
    for (Flow& flow : flows)
        if (flow.back.size() > flow.there.size()) {
            std::swap(flow.a, flow.b);
            flow.there.swap(flow.back);
        }
    return drawn;
}

VisibleSet::FlowsLeftOut keepLargest(std::vector<Flow>& flows, std::vector<NodePair> pairs, std::size_t most) {
    std::sort(pairs.begin(), pairs.end());
    std::vector<std::pair<NodePair, std::size_t>> counted;
    for (const NodePair& pair : pairs) {
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
        const NodePair pair = std::minmax(flow.a, flow.b);
        const auto found = std::lower_bound(counted.begin(), counted.end(), pair,
                                            [](const auto& one, const NodePair& wanted) { return one.first < wanted; });
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
