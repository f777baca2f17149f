#pragma once

#include "core/layout/layout_input.h"
#include "core/layout/ties.h"
#include "core/model/dataset.h"

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace whither::tests {

/// What the layout gets to see of a data set's opening view, names measured with FixedMeasurer.
struct LayoutSample {
    layout::LayoutInput input;
    std::size_t nodeCount = 0;
};
[[nodiscard]] LayoutSample openingSample(const model::DatasetPtr& dataset);

/// Bodies of radius 10 with names of 60 x 20 beside them, numbered from 0, and springs of length 50.
[[nodiscard]] layout::LayoutInput graphOf(std::size_t bodies,
                                          const std::vector<std::pair<std::uint32_t, std::uint32_t>>& springs);
[[nodiscard]] layout::LayoutInput starOf(std::uint32_t leaves);
[[nodiscard]] layout::LayoutInput pathOf(std::uint32_t bodies);

/// Who is tied in a picture of these.
[[nodiscard]] layout::Ties tiesOf(const layout::LayoutInput& input);

/// Positions of all bodies, in their order. Each must have one.
[[nodiscard]] std::vector<base::Point> pointsOf(const layout::LayoutInput& input, const layout::Positions& positions);

} // namespace whither::tests
