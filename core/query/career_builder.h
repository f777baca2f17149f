#pragma once

#include "core/query/career.h"

#include <utility>
#include <vector>

namespace whither::query {

/// The rows that tell of one person.
struct Facts {
    std::vector<model::MoveIndex> moves;
    std::vector<model::StayIndex> stays;
    /// With the earliest date of the row's sources.
    std::vector<std::pair<model::TeamIndex, base::Date>> listings;
};

/// Of the sources that are dated; undated if none is.
[[nodiscard]] base::Date earliestPublished(const model::Dataset& dataset, const model::Citations& citations);

/// Reads the rows that tell of one person as a career, as careerOf() promises. O(n log n) in the rows, unless spells
/// at one company overlap each other so that OverlapIndex has to look at all of them.
[[nodiscard]] Career buildCareer(const model::Dataset& dataset, model::PersonIndex person, Facts facts);

} // namespace whither::query
