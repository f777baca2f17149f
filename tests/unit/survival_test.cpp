#include "core/query/survival.h"

#include "core/query/log_rank.h"
#include "core/query/turnbull.h"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>
#include <vector>

namespace whither::query {
namespace {

constexpr auto kLeft = Observation::Ending::left;
constexpr auto kCensored = Observation::Ending::censored;
constexpr double kNear = 1e-12;
constexpr double kLater = std::numeric_limits<double>::infinity();

// Six people: they leave at 6, 6 and 10, one is censored at 6, one at 9, one at 11.
//   at 6:  6 at risk, 2 leave: S = 4/6;          Greenwood's sum 2/(6*4) = 1/12
//   at 9:  3 at risk, none leaves
//   at 10: 2 at risk, 1 leaves: S = 4/6 * 1/2 = 1/3;    sum 1/12 + 1/(2*1) = 7/12
//   at 11: 1 at risk, none leaves
const std::vector<Observation> kSix{{6, kLeft},     {10, kLeft}, {6, kCensored},
                                    {9, kCensored}, {6, kLeft},  {11, kCensored}};

TEST(KaplanMeier, ByHand) {
    const SurvivalCurve curve = kaplanMeier(kSix);
    EXPECT_EQ(curve.size, 6U);
    ASSERT_EQ(curve.steps.size(), 4U);
    const SurvivalStep& first = curve.steps[0];
    EXPECT_EQ(first.time, 6);
    EXPECT_EQ(first.atRisk, 6U);
    EXPECT_EQ(first.left, 2U);
    EXPECT_EQ(first.censored, 1U);
    EXPECT_NEAR(first.survival, 4.0 / 6, kNear);
    EXPECT_NEAR(first.standardError.value(), 4.0 / 6 * std::sqrt(1.0 / 12), kNear);
    EXPECT_EQ(curve.steps[1].atRisk, 3U);
    EXPECT_NEAR(curve.steps[1].survival, 4.0 / 6, kNear);
    EXPECT_EQ(curve.steps[2].atRisk, 2U);
    EXPECT_NEAR(curve.steps[2].survival, 1.0 / 3, kNear);
    EXPECT_NEAR(curve.steps[2].standardError.value(), 1.0 / 3 * std::sqrt(7.0 / 12), kNear);
    EXPECT_EQ(curve.steps[3].atRisk, 1U);
    EXPECT_NEAR(curve.steps[3].survival, 1.0 / 3, kNear);
}

TEST(KaplanMeier, LimitsAreByTheLogLogTransformation) {
    // log(-log S) at 6: log(0.405465) = -0.902720; its standard error sqrt(1/12) / 0.405465 = 0.711962; times 1.959964
    // that is 1.395420. So the limits are exp(-exp(-0.902720 + 1.395420)) = exp(-1.636719) = 0.194617 and
    // exp(-exp(-0.902720 - 1.395420)) = exp(-0.100445) = 0.904435.
    const auto band = kaplanMeier(kSix).steps[0].band.value();
    EXPECT_NEAR(band.lower, 0.194617, 2e-6);
    EXPECT_NEAR(band.upper, 0.904435, 2e-6);
}

TEST(KaplanMeier, BetweenItsStepsTheCurveStandsStill) {
    const SurvivalCurve curve = kaplanMeier(kSix);
    EXPECT_EQ(curve.survivalAt(5.9), 1);
    EXPECT_NEAR(curve.survivalAt(6), 4.0 / 6, kNear);
    EXPECT_NEAR(curve.survivalAt(9.9), 4.0 / 6, kNear);
    EXPECT_NEAR(curve.survivalAt(50), 1.0 / 3, kNear);
    EXPECT_EQ(curve.atRiskAt(0), 6U);
    EXPECT_EQ(curve.atRiskAt(6), 6U);
    EXPECT_EQ(curve.atRiskAt(6.1), 3U);
    EXPECT_EQ(curve.atRiskAt(11.1), 0U);
}

TEST(KaplanMeier, NobodyOnePersonAndNoDeparture) {
    EXPECT_TRUE(kaplanMeier({}).steps.empty());
    EXPECT_EQ(kaplanMeier({}).survivalAt(1), 1);
    const SurvivalStep gone = kaplanMeier(std::vector<Observation>{{5, kLeft}}).steps.at(0);
    EXPECT_EQ(gone.survival, 0);
    EXPECT_FALSE(gone.standardError);
    EXPECT_FALSE(gone.band);
    const SurvivalStep stayed = kaplanMeier(std::vector<Observation>{{5, kCensored}, {5, kCensored}}).steps.at(0);
    EXPECT_EQ(stayed.survival, 1);
    EXPECT_EQ(stayed.standardError, 0.0);
    EXPECT_FALSE(stayed.band);
}

TEST(Quantile, IsTheFirstTimeByWhichTheShareHasLeft) {
    const SurvivalCurve curve = kaplanMeier(kSix); // 1, 2/3 from 6, 1/3 from 10
    EXPECT_EQ(quantileOf(curve, 0.25).time, 6.0);
    EXPECT_EQ(quantileOf(curve, 0.5).time, 10.0);
    EXPECT_EQ(quantileOf(curve, 0.75).time, std::nullopt);
    EXPECT_EQ(quantileOf(curve, 0.5).lower, 6.0) << "the lower limit is below a half from 6 on";
    EXPECT_EQ(quantileOf(curve, 0.5).upper, std::nullopt) << "the upper one never is";
}

TEST(Quantile, IsTheMiddleOfTheTimeForWhichJustThatShareHasLeft) {
    const SurvivalCurve curve = kaplanMeier(std::vector<Observation>{{1, kLeft}, {2, kLeft}, {5, kLeft}, {9, kLeft}});
    EXPECT_EQ(quantileOf(curve, 0.5).time, 3.5);
}

TEST(LogRank, ByHand) {
    // a leaves at 1 and 3, b at 2 and 4.
    //   at 1: a 2, b 2 at risk: expected in a 2/4, variance 1/2*1/2 = 1/4
    //   at 2: a 1, b 2:         1/3,               1/3*2/3 = 2/9
    //   at 3: a 1, b 1:         1/2,               1/4
    //   at 4: a 0, b 1:         0,                 0
    // observed 2, expected 4/3, variance 13/18: chi-square (2/3)² / (13/18) = 8/13.
    const std::vector<std::vector<Observation>> cohorts{{{1, kLeft}, {3, kLeft}}, {{2, kLeft}, {4, kLeft}}};
    const LogRank test = logRank(cohorts).value();
    EXPECT_NEAR(test.chiSquare, 8.0 / 13, kNear);
    EXPECT_EQ(test.degreesOfFreedom, 1);
    EXPECT_NEAR(test.p, std::erfc(std::sqrt(8.0 / 13 / 2)), kNear) << "a chi-square of one degree is a squared normal";
    EXPECT_NEAR(test.cohorts[0].expected, 4.0 / 3, kNear);
    EXPECT_EQ(test.cohorts[0].observed, 2);
    EXPECT_NEAR(test.cohorts[1].expected, 8.0 / 3, kNear);
}

TEST(LogRank, TiesHaveTheHypergeometricVariance) {
    // Both of a and one of b leave at 1: 2 and 2 at risk. Expected in a 3/2; variance 3*(4-3)/(4-1) * 1/4 = 1/4.
    const std::vector<std::vector<Observation>> cohorts{{{1, kLeft}, {1, kLeft}}, {{1, kLeft}, {4, kCensored}}};
    EXPECT_NEAR(logRank(cohorts).value().chiSquare, 0.25 / 0.25, kNear);
}

TEST(LogRank, NothingToCompareIsNoTest) {
    EXPECT_FALSE(logRank({}));
    const std::vector<Observation> one{{1, kLeft}, {2, kLeft}};
    EXPECT_FALSE(logRank(std::vector<std::vector<Observation>>{one}));
    EXPECT_FALSE(logRank(std::vector<std::vector<Observation>>{one, {}}));
    EXPECT_FALSE(logRank(std::vector<std::vector<Observation>>{{{1, kCensored}}, {{2, kCensored}}}));
    EXPECT_FALSE(logRank(std::vector<std::vector<Observation>>{{{0.5, kCensored}}, one})) << "they are never compared";
}

TEST(LogRank, ACohortThatWasNeverAtRiskCountsForNoDegreeOfFreedom) {
    const std::vector<std::vector<Observation>> cohorts{
        {{1, kLeft}, {3, kLeft}}, {{2, kLeft}, {4, kLeft}}, {{0.5, kCensored}}};
    const LogRank test = logRank(cohorts).value();
    EXPECT_EQ(test.degreesOfFreedom, 1);
    EXPECT_NEAR(test.chiSquare, 8.0 / 13, kNear);
}

TEST(Turnbull, ByHand) {
    // [0,1] x, [0,2], [1,3], later than 2: the stretches that can hold a share are [1,1] (an interval begins at 1 and
    // one ends there) and later than 2 up to 3. With p in the first: the likelihood p * p * 1 * (1 - p) is largest for
    // p = 2/3.
    const std::vector<LeavingInterval> intervals{{0, 1}, {0, 2}, {1, 3}, {2, kLater}};
    const TurnbullFit fit = turnbull(intervals);
    ASSERT_EQ(fit.masses.size(), 2U);
    EXPECT_EQ(fit.masses[0].from, 1);
    EXPECT_EQ(fit.masses[0].to, 1);
    EXPECT_NEAR(fit.masses[0].share, 2.0 / 3, 1e-9);
    EXPECT_EQ(fit.masses[1].from, 2);
    EXPECT_TRUE(fit.masses[1].isAfterFrom);
    EXPECT_EQ(fit.masses[1].to, 3);
    EXPECT_NEAR(fit.masses[1].share, 1.0 / 3, 1e-9);
    EXPECT_EQ(fit.survivalAt(0).lower, 1);
    EXPECT_NEAR(fit.survivalAt(1).upper, 1.0 / 3, 1e-9);
    EXPECT_NEAR(fit.survivalAt(2.5).upper, 1.0 / 3, 1e-9);
    EXPECT_NEAR(fit.survivalAt(2.5).lower, 0, 1e-9);
    EXPECT_NEAR(fit.survivalAt(2).lower, 1.0 / 3, 1e-9);
    EXPECT_NEAR(fit.survivalAt(3).upper, 0, 1e-9);
}

TEST(Turnbull, NobodyAndOnePerson) {
    EXPECT_TRUE(turnbull({}).masses.empty());
    const TurnbullFit one = turnbull(std::vector<LeavingInterval>{{3, 8}});
    ASSERT_EQ(one.masses.size(), 1U);
    EXPECT_EQ(one.masses[0], (TurnbullFit::Mass{3, 8, 1, false}));
    const TurnbullFit stayed = turnbull(std::vector<LeavingInterval>{{3, kLater}});
    EXPECT_EQ(stayed.survivalAt(3).upper, 1);
    EXPECT_EQ(stayed.survivalAt(3).lower, 1);
    EXPECT_EQ(stayed.survivalAt(4).upper, 1);
}

TEST(Turnbull, WhoLeavesOnADayLeavesBeforeThoseLastSeenThen) {
    // As Kaplan and Meier have it: at 5 there are 2 at risk and 1 leaves.
    const TurnbullFit fit = turnbull(std::vector<LeavingInterval>{{5, 5}, {5, kLater}});
    EXPECT_NEAR(fit.survivalAt(5).upper, 0.5, 1e-9);
}

} // namespace
} // namespace whither::query
