#include "core/query/survival.h"

#include <algorithm>
#include <cmath>
#include <iterator>

namespace whither::query {

namespace {

using Ending = Observation::Ending;

/// The standard normal distribution has 2.5 % above it.
constexpr double kZ = 1.959963984540054;
/// What counts as the same share (the square root of the double's epsilon).
constexpr double kSameShare = 1.490116119384766e-08;

/// `sum`: of d / (n (n - d)), the variance of the logarithm of the survival.
std::optional<SurvivalStep::Band> bandOf(double survival, double sum) {
    if (survival <= 0 || survival >= 1)
        return {};
    const double logSurvival = std::log(survival);
    const double reach = kZ * std::sqrt(sum) / -logSurvival;
    const auto limit = [&](double shift) { return std::exp(-std::exp(std::log(-logSurvival) + shift)); };
    return SurvivalStep::Band{limit(reach), limit(-reach)};
}

/// The first time at which `valueOf` a step (empty: it has none) is `level` or less.
template <class ValueOf> std::optional<double> timeOf(const SurvivalCurve& curve, double level, ValueOf valueOf) {
    const auto isReached = [&](const SurvivalStep& step) {
        const std::optional<double> value = valueOf(step);
        return value && *value < level + kSameShare;
    };
    const auto reached = std::find_if(curve.steps.begin(), curve.steps.end(), isReached);
    if (reached == curve.steps.end())
        return {};
    const double there = *valueOf(*reached);
    if (std::abs(there - level) >= kSameShare)
        return reached->time;
    const auto below = std::find_if(reached, curve.steps.end(), [&](const SurvivalStep& step) {
        const std::optional<double> value = valueOf(step);
        return value && *value < there;
    });
    return (reached->time + (below == curve.steps.end() ? curve.steps.back() : *below).time) / 2;
}

} // namespace

double SurvivalCurve::survivalAt(double time) const {
    const auto after = std::upper_bound(steps.begin(), steps.end(), time,
                                        [](double wanted, const SurvivalStep& step) { return wanted < step.time; });
    return after == steps.begin() ? 1 : std::prev(after)->survival;
}

std::size_t SurvivalCurve::atRiskAt(double time) const {
    const auto at = std::lower_bound(steps.begin(), steps.end(), time,
                                     [](const SurvivalStep& step, double wanted) { return step.time < wanted; });
    return at == steps.end() ? 0 : at->atRisk;
}

double SurvivalCurve::firmUntil() const {
    const auto few = std::partition_point(steps.begin(), steps.end(),
                                          [](const SurvivalStep& step) { return step.atRisk >= kFewAtRisk; });
    return few == steps.begin() ? 0 : std::prev(few)->time;
}

SurvivalCurve kaplanMeier(std::span<const Observation> observations) {
    std::vector<Observation> sorted(observations.begin(), observations.end());
    std::sort(sorted.begin(), sorted.end(), [](const Observation& a, const Observation& b) { return a.time < b.time; });
    SurvivalCurve curve;
    curve.size = sorted.size();
    double survival = 1;
    double sum = 0;
    for (std::size_t at = 0; at < sorted.size();) {
        SurvivalStep step;
        step.time = sorted[at].time;
        step.atRisk = sorted.size() - at;
        for (; at < sorted.size() && sorted[at].time == step.time; ++at)
            ++(sorted[at].ending == Ending::left ? step.left : step.censored);
        const auto risk = static_cast<double>(step.atRisk);
        const auto left = static_cast<double>(step.left);
        survival *= (risk - left) / risk;
        if (step.left < step.atRisk)
            sum += left / (risk * (risk - left));
        step.survival = survival;
        if (survival > 0)
            step.standardError = survival * std::sqrt(sum);
        step.band = bandOf(survival, sum);
        curve.steps.push_back(step);
    }
    return curve;
}

QuantileTime quantileOf(const SurvivalCurve& curve, double share) {
    const double level = 1 - share;
    const auto limit = [](double SurvivalStep::Band::*end) {
        return [end](const SurvivalStep& step) { return step.band ? std::optional((*step.band).*end) : std::nullopt; };
    };
    return {timeOf(curve, level, [](const SurvivalStep& step) { return std::optional(step.survival); }),
            timeOf(curve, level, limit(&SurvivalStep::Band::lower)),
            timeOf(curve, level, limit(&SurvivalStep::Band::upper))};
}

} // namespace whither::query
