#pragma once

#include "core/chart/flow_parts.h"
#include "core/chart/sankey_layout.h"

#include <vector>

namespace whither::chart {

/// What a picture hands on to the next, so that order and names stay while the date moves; one of nothing hands on what
/// it was given.
struct SankeyMemory {
    SankeyOrder order;
    std::vector<query::FlowGroup> groups; ///< shown by name
};

struct SankeyInput : FlowInput {
    const SankeyMemory* before = nullptr; ///< null: none
};

struct SankeyPicture {
    Chart chart;
    SankeyMemory memory;
};

/// Where people went: a column of bars for each stage, ribbons between them coloured by destination, grey for what has
/// no colour of its own; a name and a count beside each bar. Named groups are as many as have room for two lines each,
/// or fewer by the query's limit, or those that the query names; what has room does not depend on the language. Heights
/// are in proportion to the steps that are drawn; a ribbon is drawn no thinner than can be seen. With a selection, the
/// ribbons that hold it stand out and all others are faded. Targets: ribbons (their people and moves), then bars with
/// their labels (their companies). A chart lower than leastSankey() is as high as that.
[[nodiscard]] SankeyPicture composeSankey(const SankeyInput& input);

/// The smallest that names a company or two, in pixels.
[[nodiscard]] base::Size leastSankey();

} // namespace whither::chart
