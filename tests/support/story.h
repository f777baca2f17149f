#pragma once

#include "core/base/date.h"
#include "core/graph/talent_graph.h"
#include "core/model/dataset.h"
#include "core/query/filter.h"

#include <optional>
#include <string>
#include <string_view>

namespace whither::tests {

/// A data set told in a few lines. Throws std::invalid_argument for a line that it does not understand and for rows
/// that break the data contract.
///
///     ada: joined meta 2018; moved meta->mistral 2023-06 disputed; stay mistral 2024
///     bo:                                     a person of whom nothing is told
///     company thinky founded 2025
///     company lab in meta                     companies need no line of their own unless they have a parent or no
///     people team authors at meta 2023-02: bo, ada   the date is that of the only source product llama by meta 2023
///     relation acme invested_in bold 2020 disputed
///
/// The n-th move in the line of ada has the key "ada-n" (counted from 1), the n-th relation "relation-n".
[[nodiscard]] model::DatasetPtr story(std::string_view text);

[[nodiscard]] base::Date date(std::string_view text);
/// First day of a date.
[[nodiscard]] base::Day day(std::string_view text);

// By key; a key that is not there throws std::out_of_range.
[[nodiscard]] model::PersonIndex person(const model::Dataset& dataset, std::string_view key);
[[nodiscard]] model::CompanyIndex company(const model::Dataset& dataset, std::string_view key);
[[nodiscard]] model::TeamIndex team(const model::Dataset& dataset, std::string_view key);
[[nodiscard]] model::MoveIndex move(const model::Dataset& dataset, std::string_view key);
/// Key, or "?" for none.
[[nodiscard]] std::string keyOf(const model::Dataset& dataset, std::optional<model::CompanyIndex> company);

} // namespace whither::tests
