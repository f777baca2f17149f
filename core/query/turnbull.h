#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace whither::query {

/// When one person left, as far as is known, since time zero in any unit: between `first` and `last`, both included;
/// an infinite `last` says later than `first`, as of somebody who was still there then.
struct LeavingInterval {
    double first = 0; ///< finite
    double last = 0;  ///< not before `first`

    friend bool operator==(const LeavingInterval&, const LeavingInterval&) = default;
};

/// The estimate of when people leave, from intervals.
struct TurnbullFit {
    std::size_t size = 0;
    /// A stretch in which a share of all leaves; where within it the data cannot say.
    struct Mass {
        double from = 0;
        double to = 0; ///< included; infinite: nothing says when
        double share = 0;
        bool isAfterFrom = false; ///< `from` is not included
        friend bool operator==(const Mass&, const Mass&) = default;
    };
    std::vector<Mass> masses; ///< ascending, apart from each other, each with a share above 0; the shares add up to 1
    /// What each person's logarithm of the likelihood falls short by at most.
    double gap = 0;
    std::size_t steps = 0; ///< that it took

    /// Share that has not left just after `time`; within a stretch between the two.
    struct Range {
        double lower = 1;
        double upper = 1;
    };
    [[nodiscard]] Range survivalAt(double time) const;
};

/// The nonparametric maximum likelihood estimate for interval-censored times (B. W. Turnbull, "The empirical
/// distribution function with arbitrarily grouped, censored and truncated data", J. R. Stat. Soc. B 38, 1976). Of exact
/// and right-censored times it is Kaplan and Meier's.
///
/// Turnbull's self-consistent steps are slow by themselves, so each is followed by a step of the iterative convex
/// minorant (J. A. Wellner and Y. Zhan, "A hybrid algorithm for computation of the nonparametric maximum likelihood
/// estimator from censored data", J. Am. Stat. Assoc. 92, 1997). Ends when a step changes the shares by no more than
/// 1e-12 in all and the gap is at most 1e-10, or after `mostSteps`. O(n log n), and O(n) a step.
inline constexpr std::size_t kMostTurnbullSteps = 20'000;
[[nodiscard]] TurnbullFit turnbull(std::span<const LeavingInterval> intervals,
                                   std::size_t mostSteps = kMostTurnbullSteps);

} // namespace whither::query
