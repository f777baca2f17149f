#pragma once

#include "core/query/survival.h"

#include <optional>
#include <span>
#include <vector>

namespace whither::query {

/// Whether several cohorts leave alike.
struct LogRank {
    double chiSquare = 0;
    int degreesOfFreedom = 0; ///< at least 1
    double p = 1;             ///< chance of a chi-square this large or larger if they do
    /// For each cohort: how many left, and how many would have if all left alike.
    struct Count {
        double observed = 0;
        double expected = 0;
        friend bool operator==(const Count&, const Count&) = default;
    };
    std::vector<Count> cohorts;

    friend bool operator==(const LogRank&, const LogRank&) = default;
};

/// The log-rank test of two or more cohorts (N. Mantel, "Evaluation of survival data and two new rank order statistics
/// arising in its consideration", Cancer Chemother. Rep. 50, 1966), with the hypergeometric variance for ties. Empty
/// where there is nothing to compare: fewer than two cohorts in which anybody was at risk when somebody left, or none
/// of them at the same time. O(k n log n + k² t) for k cohorts and t different times.
[[nodiscard]] std::optional<LogRank> logRank(std::span<const std::vector<Observation>> cohorts);

} // namespace whither::query
