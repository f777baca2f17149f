#pragma once

#include "core/model/dataset.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace whither::query {

enum class FlowGrouping {
    company,
    parent,  ///< the topmost company: Google DeepMind counts as Alphabet
    country, ///< of the company
    kind,    ///< of the company
};

/// One end of flows.
struct FlowGroup {
    enum class Sort {
        named,
        other,     ///< all groups beyond the largest
        unknown,   ///< of an origin: no source names one
        noneKnown, ///< of a destination: nobody says where the person went, or whether anywhere
    } sort = Sort::named;
    std::string key;                            ///< of a named one: company key, ISO country code or kind; may be empty
    std::optional<model::CompanyIndex> company; ///< when grouped by company or parent
    std::size_t members = 1;                    ///< groups that it stands for; of `other` more than one

    friend bool operator==(const FlowGroup&, const FlowGroup&) = default;
};

/// The group of one company.
[[nodiscard]] FlowGroup groupOf(const model::Dataset& dataset, model::CompanyIndex company, FlowGrouping grouping);

/// The companies of a data set, each in one group.
struct CompanyGroups {
    std::vector<FlowGroup> groups;                           ///< by key
    base::Table<model::CompanyIndex, std::uint32_t> placeOf; ///< in `groups`
};
/// O(n log n) in the companies.
[[nodiscard]] CompanyGroups groupsOf(const model::Dataset& dataset, FlowGrouping grouping);

} // namespace whither::query
