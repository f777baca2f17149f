#pragma once

#include "core/query/career.h"
#include "core/query/filter.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace whither::query {

/// A change of employer, marked once however many rows tell of it.
struct TimeStep {
    model::PersonIndex person{};
    std::optional<model::CompanyIndex> from; ///< empty: they came from nowhere known
    std::optional<model::CompanyIndex> to;   ///< empty: no next job is known
    model::MoveIndex move{};                 ///< that dates it
    base::Date date;                         ///< of `move`; dated
    /// First day on which `to` counts as known: not before `date` takes effect.
    base::Day known = base::kFirstDay;
    model::MoveIndex arrival{}; ///< that dates how they came to `to`; `move` when no other does
};

/// Something that people want to see moves before and after of.
struct TimeEvent {
    model::ProductIndex product{};
    base::Date date; ///< of its release; dated
};

/// Where a step stands, cut at the ends of the timeline, in months since January of year 0.
struct MonthSpan {
    std::int32_t first = 0;
    std::int32_t last = 0; ///< the same month: it is known to the month or better
    friend bool operator==(const MonthSpan&, const MonthSpan&) = default;
};
[[nodiscard]] MonthSpan monthsOf(base::Day first, base::Day last);
[[nodiscard]] base::Day firstDayOfMonth(std::int32_t month); ///< within the years 1 to 9999; beyond them, the nearest

/// What a time bar shows of a data set, whatever its width: made once, then read. Immutable, for any thread.
///
/// A step is a departure with where it led (see spellAfter()), or an arrival that no departure led to. A departure and
/// its arrival are one step, dated as the departure, unless the arrival surely came later: then both are marked.
/// Arrivals and departures that several rows tell of are one, dated as Spell::start and Spell::end are. So there are
/// steps().size() + undatedCount() - markedTwice() changes of employer, those that countSteps() tells of everyone.
///
/// With a team those of its members count. Without earlierJobs a member's begin with the departure that ends the spell
/// with which their story begins. Without Layer::disputed disputed moves do not count. With a focus only steps count of
/// which a move shows in its neighbourhood on some day. Nothing else of the filter matters.
class Timeline {
  public:
    Timeline() = default;
    /// `careers`: of all people of the graph's data. O(n log n) in people and moves.
    Timeline(const graph::TalentGraph& graph, const Careers& careers, const Filter& filter);

    /// Dated ones, by effective day, then person and move.
    [[nodiscard]] std::span<const TimeStep> steps() const { return m_steps; }
    /// Of each step, in the same order.
    [[nodiscard]] std::span<const MonthSpan> months() const { return m_months; }
    /// Steps of no known day: they count as happened at any time.
    [[nodiscard]] std::size_t undatedCount() const { return m_undated; }
    /// Of steps(), arrivals that surely came later than the departure that led to them, which is marked, too.
    [[nodiscard]] std::size_t markedTwice() const { return m_twice; }
    /// Releases within the time of the steps; with a team those of its company and its parts. The more telling first:
    /// papers, models, products; each by day.
    [[nodiscard]] std::span<const TimeEvent> events() const { return m_events; }
    /// Days on which the picture changes, ascending: effective days of steps and of the arrivals that they led to.
    [[nodiscard]] std::span<const base::Day> days() const { return m_days; }
    /// The nearest of days() before or after; empty: none.
    [[nodiscard]] std::optional<base::Day> dayBefore(base::Day day) const;
    [[nodiscard]] std::optional<base::Day> dayAfter(base::Day day) const;

    /// From the first day that a dated step may be of, to the last, in whole months; `months`: known and unknown ends
    /// alike. Empty: nothing is dated.
    [[nodiscard]] bool isEmpty() const { return m_days.empty(); }
    [[nodiscard]] base::Day firstDay() const { return m_first; }
    [[nodiscard]] base::Day lastDay() const { return m_last; }

    /// Steps that take effect on that day, and arrivals.
    [[nodiscard]] std::span<const TimeStep> stepsOn(base::Day day) const;
    [[nodiscard]] std::span<const TimeStep> arrivalsOn(base::Day day) const;

    /// Somebody's steps, and those that lead from or to a company: places in steps(), ascending. O(log n).
    [[nodiscard]] std::span<const std::uint32_t> stepsOf(model::PersonIndex person) const;
    [[nodiscard]] std::span<const std::uint32_t> stepsFrom(model::CompanyIndex company) const;
    [[nodiscard]] std::span<const std::uint32_t> stepsTo(model::CompanyIndex company) const;

  private:
    [[nodiscard]] bool isNear(model::MoveIndex move) const { return m_near.size() == 0 || m_near[move] != 0; }
    void add(const TimeStep& step);
    void takeCareer(const model::Dataset& dataset, const Career& career, std::optional<std::size_t> reference,
                    const Filter& filter);
    void takeEvents(const model::Dataset& dataset, const Filter& filter);
    void measure();
    void indexSteps();

    std::vector<TimeStep> m_steps;
    std::vector<TimeStep> m_arrivals;      ///< that belong to a step and take effect on another day than it: as m_steps
    std::vector<std::uint32_t> m_byPerson; ///< places in m_steps
    std::vector<std::uint32_t> m_byFrom;   ///< of those with one
    std::vector<std::uint32_t> m_byTo;
    std::vector<MonthSpan> m_months;
    std::vector<TimeEvent> m_events;
    std::vector<base::Day> m_days;
    std::size_t m_undated = 0;
    std::size_t m_twice = 0;
    base::Day m_first = base::kFirstDay;
    base::Day m_last = base::kFirstDay;
    base::Table<model::MoveIndex, char> m_near; ///< while it is made
};

/// How long a bin is.
enum class BinSize { month = 1, quarter = 3, year = 12 };

/// The finest size whose bins are at least `least` pixels wide when `months` months have `width` pixels; a year when
/// none is.
[[nodiscard]] BinSize binSizeFor(double months, double width, double least);

/// Which stack a company's steps are counted in.
struct Grouping {
    base::Table<model::CompanyIndex, std::uint8_t> group; ///< < groupCount
    std::uint8_t unknown = 0;                             ///< of steps that lead nowhere known; < groupCount
    std::size_t groupCount = 1;
};

/// Steps counted in bins of one size.
struct TimeBins {
    BinSize size = BinSize::month;
    std::int32_t firstMonth = 0; ///< of the first bin
    std::size_t count = 0;       ///< of bins
    std::size_t groupCount = 1;
    /// By bin, then group: steps known to lie within it.
    std::vector<std::uint32_t> counts;
    /// By bin: steps that may lie within it and may not.
    std::vector<std::uint32_t> possible;
    /// Those, as places in steps(): by first month, then last. Only when there are at most `mostSpans`.
    std::vector<std::uint32_t> spans;
    std::size_t spanCount = 0;
    std::uint32_t highest = 0; ///< steps in the fullest bin

    [[nodiscard]] std::size_t binOf(std::int32_t month) const; ///< the nearest
    [[nodiscard]] std::uint32_t total(std::size_t bin) const;
};

/// O(n) in steps, some ten milliseconds for a million.
[[nodiscard]] TimeBins bin(const Timeline& timeline, BinSize size, const Grouping& grouping, std::size_t mostSpans);

/// As TimeBins::counts, of some steps only (places in steps()). O(n) in these and in bins.
[[nodiscard]] std::vector<std::uint32_t> countSome(std::span<const std::uint32_t> steps, const Timeline& timeline,
                                                   const TimeBins& bins, const Grouping& grouping);

/// The steps that a bin counts in one group (or, empty, in all), as places in steps().
[[nodiscard]] std::vector<std::size_t> stepsIn(const Timeline& timeline, const TimeBins& bins, std::size_t bin,
                                               const Grouping& grouping, std::optional<std::uint8_t> group);

/// That many months later, or earlier when negative; the last day of a month stays one, others stay within theirs.
[[nodiscard]] base::Day addMonths(base::Day day, int months);

} // namespace whither::query
