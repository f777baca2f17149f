#pragma once

#include "core/query/career.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace whither::query {

/// What became of a person between two days.
enum class Difference : std::uint8_t {
    arrived,
    left,
    moved,
    stayed,
    unknownBefore, ///< no employer is known on the first day, and nothing tells of an arrival
    unknownAfter   ///< no employer is known on the second day
};

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

    friend bool operator==(const ComparedScope&, const ComparedScope&) = default;
};

struct Comparison {
    ComparedScope scope;
    base::Day first; ///< not after `second`
    base::Day second;
    /// By difference in the order of its words, then by key.
    std::vector<Compared> people;
    std::size_t arrived = 0;
    std::size_t left = 0;
    std::size_t moved = 0;
    std::size_t stayed = 0;
    std::size_t unknownBefore = 0;
    std::size_t unknownAfter = 0;

    /// O(log n); null: not compared.
    [[nodiscard]] const Compared* find(model::PersonIndex person) const;

    friend bool operator==(const Comparison&, const Comparison&) = default;
};

/// Compares where people were on two days, in either order: the earlier one comes first.
///
/// - Of a company: arrived is not there on the first day and there on the second, left the other way round, stayed
///   there on both; nobody `moved`. One of several jobs at a time is enough to be there.
/// - Of a team by the employer of the day, as the member's story tells it: likewise at the company where the story
///   begins (homeOf()), and who went from one other employer to another moved.
/// - Else by the employer of the day (see employerOn()): moved has another one, stayed the same; arrived and left are
///   those without one on the other day, if a dated move between the days tells of it.
/// - Of whom no employer is known on the first day is no arrival, unless a dated move tells that they arrived there
///   between the days: they are `unknownBefore`. Of whom none is known on the second day, and who have not left the
///   company that this is about, are `unknownAfter`. Who has none on either day is left out.
///
/// Careers are read as they stand: of disputed moves, too. O(n log n) in people and their spells.
[[nodiscard]] Comparison compareDays(const model::Dataset& dataset,
                                     const base::Table<model::PersonIndex, Career>& careers, const ComparedScope& scope,
                                     base::Day first, base::Day second);
/// Of one person, whom the scope is about; empty: there is nothing to tell. `second` is not before `first`.
[[nodiscard]] std::optional<Compared> compareDays(const model::Dataset& dataset, const Career& career,
                                                  const ComparedScope& scope, base::Day first, base::Day second);
/// Puts people in order and counts them.
void setPeople(Comparison& comparison, std::vector<Compared> people);

} // namespace whither::query
