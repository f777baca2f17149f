#pragma once

#include "core/query/flow_table.h"

#include <optional>
#include <vector>

namespace whither::query {

/// The company that a row names as the one from which a spell was begun; empty: none does.
[[nodiscard]] std::optional<model::CompanyIndex> namedOrigin(const model::Dataset& dataset, const Spell& spell);

/// Adds the steps of one career, in order of time; see FlowTable. O(n log n) in its rows.
void addSteps(const model::Dataset& dataset, const Career& career, std::vector<FlowStep>& steps);

} // namespace whither::query
