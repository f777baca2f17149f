#pragma once

#include "core/chart/sankey_layout.h"

namespace whither::chart {

/// Places of nodes in a problem, column by column, top to bottom.
using SankeyColumns = std::vector<std::vector<std::size_t>>;

/// The order that layOut() gives the nodes; see there.
[[nodiscard]] SankeyColumns orderOf(const SankeyProblem& problem);

} // namespace whither::chart
