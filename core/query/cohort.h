#pragma once

#include "core/base/date_span.h"
#include "core/query/career.h"
#include "core/query/log_rank.h"
#include "core/query/overlap_index.h"
#include "core/query/survival.h"
#include "core/query/turnbull.h"

#include <cstddef>
#include <optional>
#include <span>
#include <variant>
#include <vector>

namespace whither::query {

/// Chosen people, and the company whose leaving is looked at.
struct ChosenPeople {
    std::vector<model::PersonIndex> people;
    model::CompanyIndex company{};

    friend bool operator==(const ChosenPeople&, const ChosenPeople&) = default;
};

/// Whose staying is looked at, and how. A value.
struct CohortSpec {
    /// A team: its members. A company: everyone of whom a spell there is known.
    std::variant<model::TeamIndex, model::CompanyIndex, ChosenPeople> who;
    /// Time zero: this day, such as a paper's publication; empty: the day on which each one joined.
    std::optional<base::Day> zero;
    /// The day on which following ends, but lastDayToShow() at the latest; empty: lastKnownDay().
    std::optional<base::Day> asOf;

    friend bool operator==(const CohortSpec&, const CohortSpec&) = default;
};

/// The day of a product's release as a time zero: the first day of the month or year where no more is known, the last
/// of bounds; empty when nothing or only the beginning is known.
[[nodiscard]] std::optional<base::Day> zeroOf(const model::Product& product);

/// A person whom a cohort is about, and the company that they may have left.
struct CohortPerson {
    model::PersonIndex person{};
    model::CompanyIndex home{};

    friend bool operator==(const CohortPerson&, const CohortPerson&) = default;
};
/// Every company where some people are known to have been: where most of them were first, then by key. O(n log n) in
/// their rows.
[[nodiscard]] std::vector<model::CompanyIndex> employersOf(const Careers& careers,
                                                           std::span<const model::PersonIndex> people);
/// Everyone of spec.who: of a team in printed order, with homeOf() each, else by key.
[[nodiscard]] std::vector<CohortPerson>
peopleOf(const model::Dataset& dataset, const base::Table<model::PersonIndex, Career>& careers, const CohortSpec& spec);

/// One person from time zero until they left or following ended. Times are days since time zero.
struct Followed {
    model::PersonIndex person{};
    std::size_t spell = 0;      ///< place in their career's spells
    Days zero;                  ///< the days that time zero can be; one day where it is an event
    base::Certainty wasThere{}; ///< on the day of an event; yes where time zero is joining
    enum class Standing {
        left,       ///< had left when following ended
        stayed,     ///< had not
        cannotTell, ///< the bounds of the departure reach beyond the end of following
    } standing = Standing::stayed;
    std::optional<Days> leaving; ///< the days on which they can have left by the end of following; empty: stayed
    LeavingInterval interval;    ///< for Turnbull's estimate
    /// With every date at the middle of its interval; who cannot be told counts as there. In half days.
    Observation middle;
    Observation soonest; ///< with every departure at its earliest, every joining at its latest
    Observation latest;  ///< the other way round

    friend bool operator==(const Followed&, const Followed&) = default;
};

/// People followed from time zero.
struct Cohort {
    base::Day until{};             ///< the day on which following ended: who was there is censored on it
    std::vector<Followed> members; ///< in the order of peopleOf()
    struct LeftOut {
        model::PersonIndex person{};
        enum class Why {
            notThere,     ///< nothing shows them at the company, or not on the day of the event
            joinedLater,  ///< only after following ended
            undatedStart, ///< nothing bounds the day of joining from below, and that is time zero
        } why = Why::notThere;
        bool hasLeft = false; ///< of undatedStart: had left when following ended
        friend bool operator==(const LeftOut&, const LeftOut&) = default;
    };
    std::vector<LeftOut> leftOut; ///< in the same order

    friend bool operator==(const Cohort&, const Cohort&) = default;
};

/// The cohort as the careers tell it.
///
/// - Where: of a team the company in which each member's story begins (homeOf()), else the company itself; a parent or
///   a part of it is another employer. Of several spells there the first counts when time zero is joining, so that a
///   return does not undo a departure; else the one that was surely on that day, or else the last that may have been.
///   People who may have been there on the day of the event are in, with `wasThere` possibly.
/// - Leaving: between the first and the last day that the date of the departure allows, no earlier than time zero, the
///   joining and the last sighting there, and no later than the end of following. A departure that nobody dates lies
///   before the latest day on which the next job can have begun. Whether it had happened follows the data contract: a
///   calendar date from its first day, a bounded one from its last.
/// - Censoring: who had not left is censored on the last day of following, not on the last sighting: no news counts as
///   staying, as in every other view as of that day. But never later than lastDayToShow(): of what comes after it the
///   data knows nothing.
/// - Where joining is an interval too, so is the time that passed: the shortest and the longest that the two allow.
///   Taking that as one interval is the usual simplification of doubly censored times (V. De Gruttola and S. W.
///   Lagakos, Biometrics 45, 1989, treat them in full).
///
/// O(n log n) in the data's rows. Empty when nothing is dated and spec.asOf is empty.
[[nodiscard]] Cohort cohortOf(const model::Dataset& dataset, const base::Table<model::PersonIndex, Career>& careers,
                              const CohortSpec& spec);

/// People of whom nothing bounds the day of joining: no estimate from joining can follow them.
struct UndatedJoinings {
    std::size_t people = 0;
    std::size_t left = 0; ///< of them, when following ended
    /// Leavers are a larger share of them than of those followed: the estimate shows staying as longer than it was.
    bool leftMoreOften = false;

    friend bool operator==(const UndatedJoinings&, const UndatedJoinings&) = default;
};
/// Of those whom a cohort leaves out.
[[nodiscard]] UndatedJoinings undatedJoinings(const Cohort& cohort);

/// What the survival of a cohort is estimated to be.
struct Retention {
    SurvivalCurve middle; ///< every date at the middle of its interval
    /// What the bounds allow: every departure as early, and as late, as its dates allow. All curves between can be
    /// true; where people are censored at different times, a few others too.
    SurvivalCurve soonest;
    SurvivalCurve latest;
    TurnbullFit turnbull;
    QuantileTime median;          ///< of `middle`
    std::size_t medianAtRisk = 0; ///< followed up to the median; 0: there is none
};
[[nodiscard]] Retention retentionOf(const Cohort& cohort);
/// Why there is no log-rank test of some cohorts.
enum class NoLogRank {
    sharedPeople,     ///< somebody is followed in two: the test takes cohorts for independent, and p would mean nothing
    nothingToCompare, ///< see logRank()
};
/// Of the cohorts' middles; see logRank().
[[nodiscard]] std::variant<LogRank, NoLogRank> logRankOf(std::span<const Cohort> cohorts);

} // namespace whither::query
