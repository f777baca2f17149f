#pragma once

#include "core/base/ids.h"
#include "core/model/dataset.h"
#include "core/query/career.h"
#include "core/query/company_groups.h"

#include <array>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace whither::query {

/// Somebody's step from one employer to the next: the end of a spell, the beginning of one, or both where the one led
/// to the other (see spellAfter). At least one of `departure` and `arrival` is there; they are the same where one row
/// tells both.
struct FlowStep {
    model::PersonIndex person{};
    std::optional<model::CompanyIndex> from;   ///< empty: no source names where the person came from
    std::optional<model::CompanyIndex> to;     ///< empty: no next job is known
    std::optional<model::MoveIndex> departure; ///< tells that the spell at `from` ended
    std::optional<model::MoveIndex> arrival;   ///< tells that the spell at `to` began
    base::Day day = base::kFirstDay;           ///< effective day of the later of the two; kFirstDay: undated
    /// As of which days the step is told like this: from the first on, before the second.
    base::Day toldFrom = base::kFirstDay;
    base::Day toldUntil = base::kLastDay + std::chrono::days{1};

    friend bool operator==(const FlowStep&, const FlowStep&) = default;
};

/// Steps between two groups.
struct FlowCell {
    std::uint32_t stage = 0; ///< 0: the first step of a career, see FlowQuery::stages
    std::uint32_t from = 0;  ///< place in FlowCounts::groups
    std::uint32_t to = 0;
    std::uint32_t steps = 0;
    std::uint32_t departures = 0; ///< of these, steps that tell a departure
    std::uint32_t arrivals = 0;   ///< of these, steps that tell an arrival
    std::uint32_t people = 0;     ///< who take these steps
    std::uint32_t first = 0;      ///< its steps stand in FlowCounts::steps from here on, in order of time

    friend bool operator==(const FlowCell&, const FlowCell&) = default;
};

/// What becomes of one group: sums over its cells.
struct FlowTotal {
    std::size_t left = 0;   ///< steps out of it to another group
    std::size_t came = 0;   ///< steps into it from another
    std::size_t within = 0; ///< steps that stay in it
    [[nodiscard]] std::ptrdiff_t net() const {
        return static_cast<std::ptrdiff_t>(came) - static_cast<std::ptrdiff_t>(left);
    }
    friend bool operator==(const FlowTotal&, const FlowTotal&) = default;
};

/// What to count. A value.
struct FlowQuery {
    static constexpr std::size_t kNoLimit = static_cast<std::size_t>(-1);

    FlowGrouping grouping = FlowGrouping::company;
    std::optional<base::Day> asOf;    ///< what is known by then; empty: all
    base::Day from = base::kFirstDay; ///< first day that counts; undated steps count only when it is kFirstDay
    base::Day to = base::kLastDay;    ///< last day that counts
    /// So many groups by name, those with most steps; all beyond are `other`. One alone beyond them has its name too.
    std::size_t limit = kNoLimit;
    /// Columns of a Sankey, 2 to 4. 2: every step, from and to. More: careers. A person's first step in the window that
    /// names an employer left leads from the first column to the second; the first later one that leaves where it led,
    /// from there to the third, and so on. Steps beside such a chain do not count.
    std::size_t stages = 2;
    base::Table<model::PersonIndex, char> people; ///< 1: counts; empty: everyone
    /// Groups that were shown last: at the limit they give way only to one with a quarter more steps, so that names do
    /// not come and go while the date moves.
    std::vector<FlowGroup> shownBefore;
    /// These alone are named, whatever the limit and their steps; empty: by the limit.
    std::vector<FlowGroup> named;
    std::vector<FlowGroup> order; ///< groups that stand in this order, whatever their steps
};

/// Equal queries of one table give equal counts.
struct FlowCounts {
    FlowGrouping grouping = FlowGrouping::company;
    std::size_t stages = 2;
    /// Named ones by steps, most first, then by key; those of FlowQuery::order in that order, and each of the others
    /// before the first that has fewer steps. Then other, unknown, noneKnown.
    std::vector<FlowGroup> groups;
    std::vector<FlowCell> cells;      ///< none is empty; by stage, from, to
    std::vector<std::uint32_t> steps; ///< places in FlowTable::steps(), cell after cell
    std::vector<FlowTotal> totals;    ///< of each group, over all stages
    std::size_t people = 0;           ///< who take these steps
    std::size_t undatedLeftOut = 0;   ///< undated steps that the window leaves out

    [[nodiscard]] std::span<const std::uint32_t> stepsOf(const FlowCell& cell) const {
        return std::span(steps).subspan(cell.first, cell.steps);
    }
    /// Steps from one group to another in a stage.
    [[nodiscard]] std::size_t between(std::size_t from, std::size_t to, std::size_t stage = 0) const;

    friend bool operator==(const FlowCounts&, const FlowCounts&) = default;
};

/// How many steps there are, whatever they lead from and to.
struct StepCount {
    std::size_t steps = 0;
    std::size_t undated = 0; ///< of them

    friend bool operator==(const StepCount&, const StepCount&) = default;
};
/// Of everyone, as FlowTable::count() counts them as of that day (empty: all that is known), in the room that one
/// career takes. O(n log n) in the rows.
[[nodiscard]] StepCount countSteps(const Careers& careers, std::optional<base::Day> asOf);

/// Every step that a data set tells, on every day as of which it can be told. One step is counted for each spell that
/// ended or began, however many rows tell it, and flowsOf() counts the same but for who has begun elsewhere and is
/// still there: steps out of a company are its CompanyFlows::left, those into it its CompanyFlows::came. A step can
/// tell a departure and no arrival, or the other way round: somebody seen at the next employer whom no row brings
/// there, or gone from one without a word. It counts as one step either way.
///
/// A step counts on the day by which all that tells it had happened. Immutable; safe to read from any thread.
class FlowTable {
  public:
    /// O(n log n) in the rows. `careers` are the data set's.
    FlowTable(model::DatasetPtr dataset, const base::Table<model::PersonIndex, Career>& careers);

    [[nodiscard]] const model::Dataset& dataset() const { return *m_dataset; }
    /// By day, then person.
    [[nodiscard]] std::span<const FlowStep> steps() const { return m_steps; }
    /// O(steps in the window).
    [[nodiscard]] FlowCounts count(const FlowQuery& query) const;
    /// Companies of a named group, by key.
    [[nodiscard]] std::vector<model::CompanyIndex> companiesOf(const FlowGroup& group, FlowGrouping grouping) const;

  private:
    /// A step that a query counts, in little room: there may be hundreds of thousands.
    struct Chosen {
        std::uint32_t step = 0;
        std::uint32_t from = 0; ///< place in CompanyGroups::groups; kNowhere: not named
        std::uint32_t to = 0;
        model::PersonIndex person{};
        std::uint8_t stage = 0;
        bool isDeparture = false;
        bool isArrival = false;
    };
    static constexpr std::uint32_t kNowhere = static_cast<std::uint32_t>(-1);
    /// In order of time. `people`: set to how many take these steps.
    [[nodiscard]] std::vector<Chosen> chosen(const FlowQuery& query, std::size_t& people) const;
    [[nodiscard]] const CompanyGroups& grouped(FlowGrouping grouping) const;

    model::DatasetPtr m_dataset;
    std::vector<FlowStep> m_steps;
    std::array<CompanyGroups, 4> m_grouped; ///< in the order of FlowGrouping
};

} // namespace whither::query
