#pragma once

#include "core/query/cohort.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace whither::query {

/// How long before somebody's arrival a former co-worker's counts as one that they followed.
inline constexpr std::chrono::months kFollowWithin{18};

/// Somebody whom a leaver followed to the next company. Nobody follows one who can as well have followed them, and of
/// those who founded the company nobody follows another: they went together.
struct Lead {
    model::PersonIndex person{};
    /// Whether they had worked together elsewhere before either came, and the lead came first, within kFollowWithin:
    /// yes if so for all days that the dates allow. Never no.
    base::Certainty certainty = base::Certainty::possibly;

    friend bool operator==(const Lead&, const Lead&) = default;
};

/// What became of one person of a cohort.
struct CardRow {
    model::PersonIndex person{};
    model::CompanyIndex home{};       ///< the company that they left or stayed at
    std::optional<std::size_t> spell; ///< place in their career: the one there; empty: none is known by that day
    bool hasLeft = false;             ///< this spell
    std::optional<std::size_t> next;  ///< where they went; empty: stayed, or not known
    /// A later spell at `home`, begun by that day.
    struct Return {
        std::size_t spell = 0;           ///< place in their career
        bool hasLeft = false;            ///< this one, too
        std::optional<std::size_t> next; ///< where they went then
        friend bool operator==(const Return&, const Return&) = default;
    };
    std::vector<Return> returns; ///< of who has left, in order of time
    /// Days from leaving to the next job, at least and at most; negative: began it before. Empty where `next` is, or
    /// where nothing bounds it.
    struct Gap {
        int least = 0;
        int most = 0;
        friend bool operator==(const Gap&, const Gap&) = default;
    };
    std::optional<Gap> gap;
    std::vector<Lead> leads; ///< certain ones first, then by key

    friend bool operator==(const CardRow&, const CardRow&) = default;
};

/// The cohort card: stayed, or went where, when, after what gap, after whom, and who came back. A row for each person
/// of spec.who, in printed order or by key, also for those who cannot be followed from time zero. Where that is an
/// event the spell is the one that cohortOf() follows, or else the one with which a team's story begins (homeSpell());
/// where it is joining, the first one there, so that who ever left has left, as among CompanyFigures::leavers.
/// O(n log n) in the data's rows, and for each leaver in those who came to the same company.
[[nodiscard]] std::vector<CardRow> cohortCard(const model::Dataset& dataset,
                                              const base::Table<model::PersonIndex, Career>& careers,
                                              const CohortSpec& spec);

/// Who left first, by the middle of the days on which they can have left, then those who left on a day that nobody
/// gives, those who stayed, and those of whom nothing is known there; each in the order that they had.
void sortByLeaving(std::vector<CardRow>& rows, const base::Table<model::PersonIndex, Career>& careers);

} // namespace whither::query
