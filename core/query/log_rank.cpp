#include "core/query/log_rank.h"

#include <boost/math/special_functions/gamma.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace whither::query {

namespace {

using Matrix = std::vector<std::vector<double>>;

struct Sums {
    std::vector<LogRank::Count> counts;
    Matrix variance;
};

Sums sumsOf(std::span<const std::vector<Observation>> cohorts) {
    const std::size_t size = cohorts.size();
    struct Entry {
        double time;
        std::size_t cohort;
        bool isLeft;
    };
    std::vector<Entry> entries;
    std::vector<double> atRisk(size);
    double all = 0;
    for (std::size_t k = 0; k < size; ++k) {
        for (const Observation& one : cohorts[k])
            entries.push_back({one.time, k, one.ending == Observation::Ending::left});
        atRisk[k] = static_cast<double>(cohorts[k].size());
        all += atRisk[k];
    }
    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) { return a.time < b.time; });

    Sums sums{std::vector<LogRank::Count>(size), Matrix(size, std::vector<double>(size))};
    std::vector<double> gone(size);
    for (auto at = entries.begin(); at != entries.end();) {
        const double time = at->time;
        double left = 0;
        std::fill(gone.begin(), gone.end(), 0);
        for (; at != entries.end() && at->time == time; ++at) {
            ++gone[at->cohort];
            if (at->isLeft) {
                ++left;
                ++sums.counts[at->cohort].observed;
            }
        }
        if (left > 0) {
            const double spread = all > 1 ? left * (all - left) / (all - 1) : 0;
            for (std::size_t k = 0; k < size; ++k) {
                sums.counts[k].expected += left * atRisk[k] / all;
                for (std::size_t j = 0; j < size; ++j)
                    sums.variance[k][j] += spread * atRisk[k] / all * ((k == j ? 1 : 0) - atRisk[j] / all);
            }
        }
        for (std::size_t k = 0; k < size; ++k) {
            atRisk[k] -= gone[k];
            all -= gone[k];
        }
    }
    return sums;
}

} // namespace

std::optional<LogRank> logRank(std::span<const std::vector<Observation>> cohorts) {
    Sums sums = sumsOf(cohorts);
    // x' V^-1 x by elimination, over the cohorts that were at risk when anybody left. V is singular: all differences
    // add up to 0. So one pivot, or more where cohorts never meet, comes out as nothing and is passed over.
    std::vector<std::size_t> open;
    std::vector<double> difference(cohorts.size());
    double largest = 0;
    for (std::size_t k = 0; k < cohorts.size(); ++k) {
        difference[k] = sums.counts[k].observed - sums.counts[k].expected;
        largest = std::max(largest, sums.variance[k][k]);
        open.push_back(k);
    }
    constexpr double kNothing = 1e-10; // of the largest variance
    LogRank test;
    while (!open.empty()) {
        const auto pivot = std::max_element(open.begin(), open.end(), [&](std::size_t a, std::size_t b) {
            return sums.variance[a][a] < sums.variance[b][b];
        });
        const std::size_t p = *pivot;
        if (sums.variance[p][p] <= kNothing * largest)
            break;
        open.erase(pivot);
        test.chiSquare += difference[p] * difference[p] / sums.variance[p][p];
        ++test.degreesOfFreedom;
        for (const std::size_t row : open) {
            const double factor = sums.variance[row][p] / sums.variance[p][p];
            difference[row] -= factor * difference[p];
            for (const std::size_t column : open)
                sums.variance[row][column] -= factor * sums.variance[p][column];
        }
    }
    if (test.degreesOfFreedom == 0)
        return {};
    test.p = boost::math::gamma_q(test.degreesOfFreedom / 2.0, test.chiSquare / 2);
    test.cohorts = std::move(sums.counts);
    return test;
}

} // namespace whither::query
