#pragma once

#include "core/query/career.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace whither::query {

/// What became of a person between two days.
enum class Difference { arrived, left, moved, stayed };

struct Compared {
    model::PersonIndex person{};
    Difference difference = Difference::stayed;
    std::optional<model::CompanyIndex> before; ///< employer on the first day
    std::optional<model::CompanyIndex> after;  ///< employer on the second

    friend bool operator==(const Compared&, const Compared&) = default;
};

/// Whose days are compared.
struct ComparedScope {
    std::optional<model::TeamIndex> team;       ///< its members only
    std::optional<model::CompanyIndex> company; ///< who was there on either day, parts of it included
};

struct Comparison {
    /// By difference in the order of its words, then by key.
    std::vector<Compared> people;
    std::size_t arrived = 0;
    std::size_t left = 0;
    std::size_t moved = 0;
    std::size_t stayed = 0;

    friend bool operator==(const Comparison&, const Comparison&) = default;
};

/// Compares where people were on two days, in either order: the earlier one comes first.
///
/// - Of a company: arrived is not there on the first day and there on the second, left the other way round, stayed
///   there on both; nobody `moved`. One of several jobs at a time is enough to be there.
/// - Else by the employer of the day (see employerOn(); of a team's member as its story tells it): arrived has none on
///   the first day, left none on the second, moved another one, stayed the same. Who has none on either day is left
///   out.
///
/// O(n log n) in people and their spells.
[[nodiscard]] Comparison compareDays(const model::Dataset& dataset,
                                     const base::Table<model::PersonIndex, Career>& careers, const ComparedScope& scope,
                                     base::Day first, base::Day second);

} // namespace whither::query
