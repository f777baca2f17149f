#include "core/query/log_rank.h"
#include "core/query/survival.h"
#include "core/query/turnbull.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <limits>
#include <vector>

namespace whither::query {
namespace {

/// Few different days, so that many leave on the same one.
std::vector<Observation> anyObservations(int censoredOfTen) {
    const int count = *rc::gen::inRange(1, 60);
    std::vector<Observation> all;
    for (int i = 0; i < count; ++i)
        all.push_back({static_cast<double>(*rc::gen::inRange(0, 20)), *rc::gen::inRange(0, 10) < censoredOfTen
                                                                          ? Observation::Ending::censored
                                                                          : Observation::Ending::left});
    return all;
}

std::vector<LeavingInterval> anyIntervals() {
    const int count = *rc::gen::inRange(1, 40);
    std::vector<LeavingInterval> all;
    for (int i = 0; i < count; ++i) {
        const double first = *rc::gen::inRange(0, 15);
        const double width = *rc::gen::inRange(0, 10);
        all.push_back({first, *rc::gen::inRange(0, 4) == 0 ? std::numeric_limits<double>::infinity() : first + width});
    }
    return all;
}

RC_GTEST_PROP(KaplanMeier, FallsFromOneAndStaysWithinItsBand, ()) {
    const SurvivalCurve curve = kaplanMeier(anyObservations(4));
    double before = 1;
    std::size_t risk = curve.size + 1;
    for (const SurvivalStep& step : curve.steps) {
        RC_ASSERT(step.survival <= before);
        RC_ASSERT(step.survival >= 0);
        RC_ASSERT(step.atRisk < risk);
        if (step.band) {
            RC_ASSERT(0 <= step.band->lower && step.band->lower <= step.survival);
            RC_ASSERT(step.survival <= step.band->upper && step.band->upper <= 1);
        }
        before = step.survival;
        risk = step.atRisk;
    }
}

RC_GTEST_PROP(KaplanMeier, IsTheShareStillThereWhenNobodyIsCensored, ()) {
    const auto all = anyObservations(0);
    const SurvivalCurve curve = kaplanMeier(all);
    for (double time = 0; time < 21; ++time) {
        const auto there =
            std::count_if(all.begin(), all.end(), [&](const Observation& one) { return one.time > time; });
        RC_ASSERT(std::abs(curve.survivalAt(time) - static_cast<double>(there) / static_cast<double>(all.size())) <
                  1e-12);
    }
}

RC_GTEST_PROP(LogRank, DoesNotMindTheOrderOfTheCohorts, ()) {
    std::vector<std::vector<Observation>> cohorts{anyObservations(3), anyObservations(5), anyObservations(1)};
    const auto test = logRank(cohorts);
    std::swap(cohorts[0], cohorts[2]);
    const auto again = logRank(cohorts);
    RC_ASSERT(test.has_value() == again.has_value());
    if (test) {
        RC_ASSERT(std::abs(test->chiSquare - again->chiSquare) < 1e-9 * std::max(1.0, test->chiSquare));
        RC_ASSERT(test->degreesOfFreedom == again->degreesOfFreedom);
        RC_ASSERT(test->p >= 0 && test->p <= 1);
    }
}

RC_GTEST_PROP(LogRank, FindsNoDifferenceOfACohortToItself, ()) {
    const auto all = anyObservations(2);
    if (const auto test = logRank(std::vector{all, all})) {
        RC_ASSERT(test->chiSquare < 1e-9);
        RC_ASSERT(test->p > 0.999);
    }
}

RC_GTEST_PROP(Turnbull, OfExactAndCensoredTimesIsKaplanMeiers, ()) {
    const auto all = anyObservations(4);
    std::vector<LeavingInterval> intervals;
    for (const Observation& one : all)
        intervals.push_back(
            {one.time, one.ending == Observation::Ending::left ? one.time : std::numeric_limits<double>::infinity()});
    const SurvivalCurve curve = kaplanMeier(all);
    const TurnbullFit fit = turnbull(intervals);
    for (const SurvivalStep& step : curve.steps)
        RC_ASSERT(std::abs(fit.survivalAt(step.time).upper - step.survival) < 1e-8);
}

RC_GTEST_PROP(Turnbull, SharesAreAscendingApartAndAddUpAndNoOtherIsLikelier, ()) {
    const auto intervals = anyIntervals();
    const TurnbullFit fit = turnbull(intervals);
    double sum = 0;
    double end = -1;
    for (const TurnbullFit::Mass& mass : fit.masses) {
        RC_ASSERT(mass.share > 0);
        RC_ASSERT(mass.from >= end);
        RC_ASSERT(mass.to >= mass.from);
        end = mass.to;
        sum += mass.share;
    }
    RC_ASSERT(std::abs(sum - 1) < 1e-9);
    RC_ASSERT(fit.gap <= 1e-10);
    // Each person can have left in some stretch that has a share.
    for (const LeavingInterval& interval : intervals)
        RC_ASSERT(std::any_of(fit.masses.begin(), fit.masses.end(), [&](const TurnbullFit::Mass& mass) {
            return interval.first <= mass.from && mass.to <= interval.last;
        }));
}

} // namespace
} // namespace whither::query
