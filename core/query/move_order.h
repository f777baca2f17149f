#pragma once

#include "core/model/dataset.h"

#include <vector>

namespace whither::query {

/// Moves of one person in the order that movesOf() promises.
[[nodiscard]] std::vector<model::MoveIndex> inOrder(const model::Dataset& dataset,
                                                    const std::vector<model::MoveIndex>& moves);

} // namespace whither::query
