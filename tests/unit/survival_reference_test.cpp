#include "core/query/cohort.h"
#include "core/query/log_rank.h"
#include "core/query/survival.h"
#include "core/query/turnbull.h"
#include "tests/support/paths.h"
#include "tests/support/sample_data.h"
#include "tests/support/story.h"
#include "tests/support/survival_samples.h"

#include <gtest/gtest.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <map>
#include <sstream>
#include <string>
#include <vector>

// Equal to R's `survival` (Debian: r-cran-survival), to 1e-9; Turnbull's estimate to 1e-6. Without R these tests fail.

namespace whither::query {
namespace {

using Row = std::map<std::string, std::string>;

std::vector<Row> rowsOf(const std::filesystem::path& path) {
    std::ifstream file(path);
    const auto cells = [](const std::string& line) {
        std::vector<std::string> result;
        std::istringstream stream(line);
        for (std::string cell; std::getline(stream, cell, ',');)
            result.push_back(cell);
        return result;
    };
    std::string line;
    std::getline(file, line);
    const auto names = cells(line);
    std::vector<Row> rows;
    while (std::getline(file, line)) {
        const auto values = cells(line);
        Row row;
        for (std::size_t i = 0; i < names.size() && i < values.size(); ++i)
            row[names[i]] = values[i];
        rows.push_back(std::move(row));
    }
    return rows;
}

/// Empty where R has no number.
std::optional<double> number(const Row& row, const std::string& name) {
    const double value = std::strtod(row.at(name).c_str(), nullptr);
    return row.at(name) == "NA" || !std::isfinite(value) ? std::nullopt : std::optional(value);
}

void expectSame(std::optional<double> ours, std::optional<double> theirs, double by, const std::string& what) {
    ASSERT_EQ(ours.has_value(), theirs.has_value()) << what;
    if (ours) {
        EXPECT_NEAR(*ours, *theirs, by) << what;
    }
}

struct Case {
    std::string name;
    std::vector<std::vector<Observation>> cohorts;
    std::vector<LeavingInterval> intervals; ///< empty: not compared
};

Cohort llamaCohort(const char* teamKey, std::optional<base::Day> zero) {
    const auto& data = *tests::llamaData();
    return cohortOf(data, careersOf(data), {.who = tests::team(data, teamKey), .zero = zero, .asOf = {}});
}

std::vector<Case> makeCases() {
    constexpr auto kLeft = Observation::Ending::left;
    constexpr auto kCensored = Observation::Ending::censored;
    std::vector<Case> cases;

    Case llama{"llama", {{}, {}}, {}};
    for (const Followed& member : llamaCohort("llama-authors", tests::day("2023-02-24")).members) {
        llama.cohorts[0].push_back(member.middle);
        llama.intervals.push_back(member.interval);
    }
    for (const Followed& member : llamaCohort("llama-authors", {}).members)
        llama.cohorts[1].push_back(member.middle);
    cases.push_back(std::move(llama));

    const auto ties = tests::makeSample({300, 200, 900, 30}, 1);  // most leave, many on the same day
    const auto heavy = tests::makeSample({400, 900, 300, 60}, 2); // three of four are censored
    const auto small = tests::makeSample({40, 500, 500, 365}, 3);
    cases.push_back({"ties", {ties.exact, heavy.exact}, ties.intervals});
    cases.push_back({"heavy", {heavy.exact, small.exact, ties.exact}, heavy.intervals});
    cases.push_back({"small", {small.exact, ties.exact}, small.intervals});

    // Edges: one person who left, one who stayed, nobody who left, everybody on one day.
    cases.push_back({"edges",
                     {{{5, kLeft}},
                      {{7, kCensored}},
                      {{1, kCensored}, {2, kCensored}},
                      {{3, kLeft}, {3, kLeft}, {3, kLeft}},
                      {{0, kLeft}, {0, kCensored}, {4, kLeft}}},
                     {}});
    // The survival is a half for a while: the median is the middle of it.
    cases.push_back({"half", {{{1, kLeft}, {2, kLeft}, {4, kLeft}, {9, kLeft}}, {{1, kLeft}, {6, kCensored}}}, {}});
    return cases;
}

const std::vector<Case>& allCases() {
    static const std::vector<Case> cases = makeCases();
    return cases;
}

class SurvivalReference : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        m_folder = std::make_unique<tests::TemporaryFolder>();
        std::ofstream observations(m_folder->path() / "observations.csv");
        std::ofstream intervals(m_folder->path() / "intervals.csv");
        observations.precision(17);
        intervals.precision(17);
        observations << "case,cohort,time,left\n";
        intervals << "case,first,last\n";
        for (const Case& one : allCases()) {
            for (std::size_t k = 0; k < one.cohorts.size(); ++k)
                for (const Observation& seen : one.cohorts[k])
                    observations << one.name << ',' << k << ',' << seen.time << ','
                                 << (seen.ending == Observation::Ending::left ? 1 : 0) << '\n';
            for (const LeavingInterval& interval : one.intervals) {
                intervals << one.name << ',' << interval.first << ',';
                std::isinf(interval.last) ? intervals << "NA\n" : intervals << interval.last << '\n';
            }
        }
        observations.close();
        intervals.close();
        const auto script = tests::sourceDir() / "tests" / "support" / "survival_reference.R";
        m_status = std::system(("Rscript '" + script.string() + "' '" + m_folder->path().string() + "'").c_str());
    }
    static void TearDownTestSuite() { m_folder.reset(); }
    void SetUp() override { ASSERT_EQ(m_status, 0) << "Rscript with the package survival: ./dev deps installs it"; }

    static std::vector<Row> told(const char* file) { return rowsOf(m_folder->path() / file); }
    static const std::vector<Observation>& cohortOfRow(const Row& row) {
        return caseOf(row).cohorts.at(static_cast<std::size_t>(std::stoi(row.at("cohort"))));
    }
    static const Case& caseOf(const Row& row) {
        for (const Case& one : allCases())
            if (one.name == row.at("case"))
                return one;
        throw std::out_of_range(row.at("case"));
    }
    static std::string nameOf(const Row& row) {
        std::string name;
        for (const char* part : {"case", "cohort", "time", "share"})
            if (const auto value = row.find(part); value != row.end())
                name += std::string(part) + ' ' + value->second + ' ';
        return name;
    }

  private:
    static inline std::unique_ptr<tests::TemporaryFolder> m_folder;
    static inline int m_status = -1;
};

constexpr double kNear = 1e-9;

TEST_F(SurvivalReference, CurvesErrorsLimitsAndNumbersAtRiskAreRs) {
    const auto rows = told("curves.csv");
    std::size_t expected = 0;
    for (const Case& one : allCases())
        for (const auto& cohort : one.cohorts)
            expected += kaplanMeier(cohort).steps.size();
    ASSERT_EQ(rows.size(), expected);
    std::string last;
    SurvivalCurve curve;
    std::size_t at = 0;
    for (const Row& row : rows) {
        if (const std::string cohort = row.at("case") + row.at("cohort"); cohort != last) {
            curve = kaplanMeier(cohortOfRow(row));
            at = 0;
            last = cohort;
        }
        const SurvivalStep& step = curve.steps.at(at++);
        const std::string name = nameOf(row);
        expectSame(step.time, number(row, "time"), kNear, name);
        expectSame(step.survival, number(row, "survival"), kNear, name);
        EXPECT_EQ(std::to_string(step.atRisk), row.at("risk")) << name;
        EXPECT_EQ(std::to_string(step.left), row.at("left")) << name;
        EXPECT_EQ(std::to_string(step.censored), row.at("censored")) << name;
        expectSame(step.standardError, number(row, "error"), kNear, name);
        // R gives 1 for both limits where nobody has left yet in some versions, and none in others.
        if (step.survival < 1) {
            expectSame(step.band ? std::optional(step.band->lower) : std::nullopt, number(row, "lower"), kNear, name);
            expectSame(step.band ? std::optional(step.band->upper) : std::nullopt, number(row, "upper"), kNear, name);
        }
    }
}

TEST_F(SurvivalReference, QuartilesAndTheirLimitsAreRs) {
    const auto rows = told("medians.csv");
    ASSERT_FALSE(rows.empty());
    for (const Row& row : rows) {
        const QuantileTime ours = quantileOf(kaplanMeier(cohortOfRow(row)), *number(row, "share"));
        expectSame(ours.time, number(row, "time"), kNear, nameOf(row));
        expectSame(ours.lower, number(row, "lower"), kNear, nameOf(row) + "lower");
        expectSame(ours.upper, number(row, "upper"), kNear, nameOf(row) + "upper");
    }
}

TEST_F(SurvivalReference, LogRankTestIsRs) {
    const auto rows = told("tests.csv");
    ASSERT_EQ(rows.size(), allCases().size());
    for (const Row& row : rows) {
        const auto ours = logRank(caseOf(row).cohorts);
        ASSERT_TRUE(ours) << row.at("case");
        expectSame(ours->chiSquare, number(row, "chisq"), kNear * std::max(1.0, ours->chiSquare), row.at("case"));
        EXPECT_EQ(std::to_string(ours->degreesOfFreedom), row.at("df")) << row.at("case");
        expectSame(ours->p, number(row, "p"), kNear, row.at("case"));
    }
}

TEST_F(SurvivalReference, TurnbullsEstimateIsRsWhereItIsUnique) {
    const auto rows = told("turnbull.csv");
    std::map<std::string, std::size_t> compared;
    for (const Case& one : allCases()) {
        if (one.intervals.empty())
            continue;
        const TurnbullFit fit = turnbull(one.intervals);
        EXPECT_LE(fit.gap, 1e-10) << one.name;
        double theirs = 1;
        std::vector<Row> own;
        for (const Row& row : rows)
            if (row.at("case") == one.name)
                own.push_back(row);
        // R puts a share at one day of its stretch; so both are compared at the ends of ours.
        for (const TurnbullFit::Mass& mass : fit.masses) {
            if (std::isinf(mass.to))
                continue;
            for (const Row& row : own)
                if (*number(row, "time") <= mass.to)
                    theirs = *number(row, "survival");
            EXPECT_NEAR(fit.survivalAt(mass.to).lower, theirs, 1e-6) << one.name << ' ' << mass.to;
            ++compared[one.name];
        }
    }
    for (const char* name : {"llama", "ties", "heavy", "small"})
        EXPECT_GE(compared[name], 4U) << name;
}

} // namespace
} // namespace whither::query
