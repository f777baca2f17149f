#pragma once

#include "core/query/filter.h"
#include "core/query/flow_table.h"
#include "core/query/telling.h"

#include <cstddef>
#include <vector>

namespace whither::query {

/// What passes between companies: of the steps, which all have two ends, those whose person and companies are shown.
/// In order of the lower of the two nodes, then the higher. O(n log n).
[[nodiscard]] std::vector<VisibleSet::Flow> flowsBetween(const std::vector<FlowStep>& steps,
                                                         const graph::TalentGraph& graph,
                                                         const base::Table<graph::NodeIndex, char>& isShown);

/// Leaves out the flows between companies that have fewest of `pairs` (see Telling): at most `most` pairs stay, those
/// with as many all or none; where all have as many, all stay. O(n log n).
[[nodiscard]] VisibleSet::FlowsLeftOut keepLargest(std::vector<VisibleSet::Flow>& flows, std::vector<CompanyPair> pairs,
                                                   const graph::TalentGraph& graph, std::size_t most);

/// Moves that tell of the flows, each counted once. O(n log n).
[[nodiscard]] std::size_t movesIn(const std::vector<VisibleSet::Flow>& flows);

} // namespace whither::query
