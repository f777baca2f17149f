#include "tests/support/survival_samples.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

namespace whither::tests {

SurvivalSample makeSample(const LeavingHabit& habit, std::uint32_t seed) {
    std::mt19937 random(seed); // its numbers are laid down, those of the distributions are not
    const auto within = [&](std::uint32_t end) { return static_cast<double>(random() % end); };
    const auto days = [&](double mean) { return std::floor(-mean * std::log((within(1'000'000) + 1) / 1'000'001)); };
    SurvivalSample sample;
    for (std::size_t i = 0; i < habit.people; ++i) {
        const double stay = days(habit.meanStay);
        const double followed = days(habit.meanFollowed);
        const auto known = static_cast<std::uint32_t>(within(3) == 0 ? 1 : habit.coarsest + 1);
        const double first = std::max(0.0, stay - within(known));
        if (stay <= followed) {
            sample.exact.push_back({stay, query::Observation::Ending::left});
            sample.intervals.push_back({first, std::max(stay, first + known - 1)});
        } else {
            sample.exact.push_back({followed, query::Observation::Ending::censored});
            sample.intervals.push_back({followed, std::numeric_limits<double>::infinity()});
        }
    }
    return sample;
}

} // namespace whither::tests
