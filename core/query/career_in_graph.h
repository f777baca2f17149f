#pragma once

#include "core/graph/talent_graph.h"
#include "core/query/career.h"

namespace whither::query {

/// The same as careerOf(), of the rows that a graph has edges for (all that name a company), in the time that the
/// person's own edges take: for a few people of many.
[[nodiscard]] Career careerIn(const graph::TalentGraph& graph, model::PersonIndex person);

} // namespace whither::query
