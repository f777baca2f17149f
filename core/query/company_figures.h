#pragma once

#include "core/query/career.h"
#include "core/query/cohort.h"
#include "core/query/survival.h"

#include <array>
#include <cstddef>
#include <numeric>
#include <optional>
#include <vector>

namespace whither::query {

/// Days from the first to the last, both included.
struct Window {
    base::Day from{};
    base::Day to{};

    friend bool operator==(const Window&, const Window&) = default;
};

/// How many of something happened in a window. Undated ones count as happened where it begins on base::kFirstDay, as
/// in FlowQuery; any other beginning leaves them out.
struct WindowCount {
    std::size_t count = 0; ///< by the days on which their dates take effect
    std::size_t least = 0; ///< that surely happened in it, whatever day their dates allow; undated ones are not counted
    std::size_t most = 0;  ///< that may have; undated ones are
    std::size_t undatedLeftOut = 0; ///< undated ones that are not in `count`

    friend bool operator==(const WindowCount&, const WindowCount&) = default;
};

/// Fewer people than that make a ratio that says little.
inline constexpr std::size_t kFewPeople = 5;

/// Moves between a company and one counterpart in a window.
struct PairFigures {
    std::optional<model::CompanyIndex> company; ///< empty: no source names it
    std::vector<model::MoveIndex> came;         ///< from there
    std::vector<model::MoveIndex> went;         ///< to there

    /// Came for each that went; empty when nobody went.
    [[nodiscard]] std::optional<double> ratio() const;
    /// Both directions together are fewer than kFewPeople.
    [[nodiscard]] bool isThin() const { return came.size() + went.size() < kFewPeople; }

    friend bool operator==(const PairFigures&, const PairFigures&) = default;
};

/// Lengths of stay, in years, at which the classes of StayCounts part: each begins with the one before it.
inline constexpr std::array<int, 5> kStayYears{1, 2, 3, 5, 10};

/// How many of those who left had stayed how long, from joining to the first departure. A stay until the same day of
/// another year lasts whole years. Dates that are known roughly count at the middle of what is known, as in the
/// quartiles.
struct StayCounts {
    std::array<std::size_t, kStayYears.size() + 1> left{}; ///< shortest stays first
    std::size_t undated = 0; ///< left too, but no source dates when they joined, or when they left

    /// All in classes.
    [[nodiscard]] std::size_t people() const { return std::accumulate(left.begin(), left.end(), std::size_t{0}); }
    friend bool operator==(const StayCounts&, const StayCounts&) = default;
};

/// How long people stay, in days from joining to leaving.
struct TenureFigures {
    std::size_t people = 0;                ///< who joined by the end of the window on a day that is bounded from below
    std::size_t left = 0;                  ///< of them by that day
    UndatedJoinings notDated;              ///< not among `people`
    std::array<QuantileTime, 3> quartiles; ///< times by which 25, 50 and 75 % have left
    std::size_t medianAtRisk = 0;          ///< followed up to the second of these; 0: it is not reached
    StayCounts stays;                      ///< of those who left

    friend bool operator==(const TenureFigures&, const TenureFigures&) = default;
};

/// Somebody who left and came back.
struct Boomerang {
    model::PersonIndex person{};
    std::size_t left = 0;     ///< place of the spell that they left
    std::size_t returned = 0; ///< place of the next one at the company

    friend bool operator==(const Boomerang&, const Boomerang&) = default;
};

/// Somebody who went from the company to found another, or founded it while there.
struct FounderFigures {
    model::PersonIndex person{};
    model::MoveIndex founding{};

    friend bool operator==(const FounderFigures&, const FounderFigures&) = default;
};

/// The figures of one company over a window, each with what it counts.
struct CompanyFigures {
    WindowCount arrivals;   ///< steps into the company, each by the move that flowsOf() has for it
    WindowCount departures; ///< steps out of it, likewise
    /// By arrivals and departures together, most first, then by key; the unknown last. A departure counts with where
    /// the person went next, an arrival with where they came from (flowsOf()).
    std::vector<PairFigures> pairs;
    TenureFigures tenure;
    std::size_t people = 0;               ///< who had been there by the end of the window: founders are out of these
    std::size_t leavers = 0;              ///< of them, who had left at least once: boomerangs are out of these
    std::size_t areThere = 0;             ///< of them, who were there on its last day, whatever else they did
    std::vector<Boomerang> boomerangs;    ///< whose return took effect in the window, by key
    std::vector<FounderFigures> founders; ///< whose founding took effect in the window, by key

    [[nodiscard]] std::ptrdiff_t net() const {
        return static_cast<std::ptrdiff_t>(arrivals.count) - static_cast<std::ptrdiff_t>(departures.count);
    }
    friend bool operator==(const CompanyFigures&, const CompanyFigures&) = default;
};

/// Where people went and came from is what all of the data tells, not only what was known by the end of the window.
///
/// Tenure is Kaplan and Meier's of everyone who ever joined, each until the first departure, with those still there on
/// the last day of the window censored on it (cohortOf()); the mean of those who have left would say too little.
///
/// A founder is somebody whose move of the kind founded or cofounded took effect in the window and leads to a company
/// other than this one, while they were here or directly after (spellAfter()). O(n log n) in the rows of everyone who
/// was there, and O(n) in people.
[[nodiscard]] CompanyFigures figuresOf(const Careers& careers, model::CompanyIndex company, const Window& window);

} // namespace whither::query
