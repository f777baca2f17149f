#pragma once

#include "core/query/filter.h"
#include "core/query/flow_table.h"

#include <cstddef>
#include <utility>
#include <vector>

namespace whither::query {

/// Sets `groups` and `groupOf` of a set; nothing is counted yet. O(n log n) in the companies.
void groupCompanies(FlowGrouping grouping, const graph::TalentGraph& graph, VisibleSet& visible);

/// The node that each company is drawn as.
using DrawnAs = base::Table<model::CompanyIndex, graph::NodeIndex>;

/// Steps, which all have two ends, as VisibleSet draws them.
struct DrawnSteps {
    std::vector<VisibleSet::Flow> flows;                          ///< by the lower of the two nodes, then the higher
    std::vector<std::pair<graph::NodeIndex, std::size_t>> within; ///< of both ends drawn as one node, so many; by node
};
/// Those whose person and companies are shown. O(n log n).
[[nodiscard]] DrawnSteps drawSteps(const std::vector<FlowStep>& steps, const graph::TalentGraph& graph,
                                   const base::Table<graph::NodeIndex, char>& isShown, const DrawnAs& drawnAs);

/// Two nodes, the lower first.
using NodePair = std::pair<graph::NodeIndex, graph::NodeIndex>;
/// Leaves out the flows between nodes that have fewest of `pairs`, one for each step on whatever day: at most `most`
/// pairs stay, those with as many all or none; where all have as many, all stay. O(n log n).
[[nodiscard]] VisibleSet::FlowsLeftOut keepLargest(std::vector<VisibleSet::Flow>& flows, std::vector<NodePair> pairs,
                                                   std::size_t most);

/// Moves that tell of the flows, each counted once. O(n log n).
[[nodiscard]] std::size_t movesIn(const std::vector<VisibleSet::Flow>& flows);

} // namespace whither::query
