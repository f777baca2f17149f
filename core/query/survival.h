#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <vector>

namespace whither::query {

/// Where fewer than that are followed, an estimate rests on single people and says little.
inline constexpr std::size_t kFewAtRisk = 5;

/// How long one person was followed, and what ended it.
struct Observation {
    double time = 0; ///< since time zero, in any unit; finite
    enum class Ending {
        left,     ///< left at that time
        censored, ///< was still there at that time; what came after is not known
    } ending = Ending::left;

    friend bool operator==(const Observation&, const Observation&) = default;
};

/// What a survival curve says just after one time at which anybody left or was censored.
struct SurvivalStep {
    double time = 0;
    std::size_t atRisk = 0; ///< followed up to this time: all that leave or are censored at it are among them
    std::size_t left = 0;
    std::size_t censored = 0; ///< at this time, after those who left
    double survival = 1;
    /// Of the survival: Greenwood's. Empty where nobody survives: the formula has no value there.
    std::optional<double> standardError;
    /// 95 % confidence limits of the survival, by the log-log transformation. Empty where the survival is 0 or 1.
    struct Band {
        double lower = 0;
        double upper = 1;
        friend bool operator==(const Band&, const Band&) = default;
    };
    std::optional<Band> band;

    friend bool operator==(const SurvivalStep&, const SurvivalStep&) = default;
};

/// Share that has not left, as a step function of time: 1 before the first step, and after the last what it says.
struct SurvivalCurve {
    std::size_t size = 0;            ///< people at time zero
    std::vector<SurvivalStep> steps; ///< one for each different time, ascending

    /// Just after `time`.
    [[nodiscard]] double survivalAt(double time) const;
    /// Followed up to `time` at least.
    [[nodiscard]] std::size_t atRiskAt(double time) const;
    /// The last time up to which at least kFewAtRisk are followed; 0: fewer are from the beginning.
    [[nodiscard]] double firmUntil() const;

    friend bool operator==(const SurvivalCurve&, const SurvivalCurve&) = default;
};

/// The product-limit estimate with right-censoring (E. L. Kaplan and P. Meier, "Nonparametric estimation from
/// incomplete observations", J. Am. Stat. Assoc. 53, 1958). Who leaves at a time at which others are censored leaves
/// before them. Standard errors: M. Greenwood, "The natural duration of cancer" (1926). Limits: by the complementary
/// log-log transformation, which keeps them within [0, 1] (J. D. Kalbfleisch and R. L. Prentice, "The Statistical
/// Analysis of Failure Time Data", 1980). O(n log n). Nobody gives a curve without steps.
[[nodiscard]] SurvivalCurve kaplanMeier(std::span<const Observation> observations);

/// A time by which a share has left, with 95 % limits. Empty: the curve, or the limit of it, does not get that far.
struct QuantileTime {
    std::optional<double> time;
    std::optional<double> lower;
    std::optional<double> upper;

    friend bool operator==(const QuantileTime&, const QuantileTime&) = default;
};

/// The first time by which `share` (0 to 1, both excluded) has left; where the survival is just that for a while, the
/// middle of that while (which the last step ends). Limits: the same of the limits of the band (R. Brookmeyer and J.
/// Crowley, "A confidence interval for the median survival time", Biometrics 38, 1982). The median is that of 0.5. All
/// as R's `survival` does.
[[nodiscard]] QuantileTime quantileOf(const SurvivalCurve& curve, double share);

} // namespace whither::query
