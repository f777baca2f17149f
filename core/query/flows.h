#pragma once

#include "core/model/dataset.h"
#include "core/query/career.h"

#include <optional>
#include <vector>

namespace whither::query {

/// Moves between a company and one counterpart.
struct FlowEnd {
    std::optional<model::CompanyIndex> company; ///< empty: no source names it
    std::vector<model::MoveIndex> moves;        ///< in order of effective day, then key

    friend bool operator==(const FlowEnd&, const FlowEnd&) = default;
};

/// Who came to a company and who left it: one move for each step of FlowTable into it or out of it, so that both count
/// alike. That is the move which tells of the arrival or the departure (of several rows that tell the same, the one
/// that dates it: Spell::start and Spell::end); of somebody gone from there without a word the one that tells of the
/// next job, and of somebody only seen there the one that tells of leaving for there. Who has begun elsewhere and is
/// still there has not left. Where no row names the other end, a departure counts with where the person went next (see
/// spellAfter), and an arrival with the spell that it follows in the same sense.
struct CompanyFlows {
    std::vector<model::MoveIndex> came; ///< all arrivals, in order of effective day, then key
    std::vector<model::MoveIndex> left;
    std::vector<FlowEnd> cameFrom; ///< most people first, then by key; the unknown last
    std::vector<FlowEnd> wentTo;

    friend bool operator==(const CompanyFlows&, const CompanyFlows&) = default;
};

/// `asOf` empty: all that is known.
[[nodiscard]] CompanyFlows flowsOf(const Careers& careers, model::CompanyIndex company, std::optional<base::Day> asOf);

} // namespace whither::query
