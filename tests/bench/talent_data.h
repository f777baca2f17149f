#pragma once

#include "core/model/dataset.h"

#include <cstddef>
#include <cstdint>
#include <optional>

namespace whither::bench {

/// The people, companies and jobs of makeTalentGraph() as a data set that a person could have collected: names of
/// several scripts, dates of every precision and some bounded or missing, sources, a few disputed moves, subsidiaries,
/// several jobs at a time. As the window opens on it, everyone shows, with an edge for nearly every edge of that graph.
/// The same on every platform for the same seed. There is about a move for each of somebody's employers.
[[nodiscard]] model::DatasetPtr makeTalentData(std::size_t nodes, std::uint64_t seed,
                                               std::optional<double> employers = {});

} // namespace whither::bench
