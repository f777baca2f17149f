#pragma once

#include "core/chart/flow_parts.h"

#include <vector>

namespace whither::chart {

/// What a picture hands on to the next, so that order and names stay while the date moves; one of nothing hands on what
/// it was given.
struct MatrixMemory {
    std::vector<query::FlowGroup> order;  ///< of all groups that have been shown
    std::vector<query::FlowGroup> groups; ///< shown by name
};

struct MatrixInput : FlowInput {
    const MatrixMemory* before = nullptr; ///< null: none
};

struct MatrixPicture {
    Chart chart;
    MatrixMemory memory;
};

/// Who went from where (rows) to where (columns): a count in each cell, on a shade that grows with it, and the sums at
/// the right and below. Rows and columns stand in the same order, by size: it can be read off the sums, where the
/// order of a seriation would change with the date for reasons that nobody sees. With a memory they keep the order that
/// they had. Names over the columns are never turned or cut within a word: where the columns are narrow they stand at
/// two heights by turns, and in a chart too small for that numbers stand in their place. Named groups are as many as
/// have room, or fewer by the query's limit, or those that the query names. Only two stages.
/// A chart lower than leastMatrix() is as high as that.
/// Targets: heads of rows, then of columns (their companies), then cells (their people and moves).
[[nodiscard]] MatrixPicture composeMatrix(const MatrixInput& input);

/// The smallest that names a company or two, in pixels.
[[nodiscard]] base::Size leastMatrix();

} // namespace whither::chart
