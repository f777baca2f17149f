#pragma once

#include "core/query/survival.h"
#include "core/query/turnbull.h"

#include <cstdint>
#include <vector>

namespace whither::tests {

/// How a made-up cohort leaves. Whole days, so that many leave on the same one.
struct LeavingHabit {
    std::size_t people = 0;
    double meanStay = 0;     ///< days until leaving, exponential
    double meanFollowed = 0; ///< days until censored
    int coarsest = 0;        ///< a departure is known to so many days at most
};

/// The same people, their leaving known exactly and by intervals. The same on every platform for the same seed.
struct SurvivalSample {
    std::vector<query::Observation> exact;
    std::vector<query::LeavingInterval> intervals;
};
[[nodiscard]] SurvivalSample makeSample(const LeavingHabit& habit, std::uint32_t seed);

} // namespace whither::tests
