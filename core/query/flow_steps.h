#pragma once

#include "core/query/flow_table.h"

namespace whither::query {

/// Adds the steps of one career, in order of time; see FlowTable. O(n log n) in its rows.
void addSteps(const model::Dataset& dataset, const Career& career, std::vector<FlowStep>& steps);

} // namespace whither::query
