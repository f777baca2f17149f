#include "core/query/flow_table.h"

#include "core/query/flow_steps.h"

#include <algorithm>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace whither::query {

namespace {

using base::Day;
using model::CompanyIndex;

constexpr std::uint32_t kNotShown = static_cast<std::uint32_t>(-1);

/// Places of groups, by steps at first: those of `order` in that order, each other one before the first with fewer
/// steps.
std::vector<std::uint32_t> inOrder(std::vector<std::uint32_t> ranked, const std::vector<FlowGroup>& order,
                                   const std::vector<FlowGroup>& groups, const std::vector<std::size_t>& steps) {
    std::unordered_map<std::string_view, std::size_t> places;
    for (const FlowGroup& group : order)
        if (group.sort == FlowGroup::Sort::named)
            places.try_emplace(group.key, places.size());
    const auto others = std::stable_partition(ranked.begin(), ranked.end(),
                                              [&](std::uint32_t group) { return places.contains(groups[group].key); });
    const std::vector<std::uint32_t> fresh(others, ranked.end());
    ranked.erase(others, ranked.end());
    std::sort(ranked.begin(), ranked.end(),
              [&](std::uint32_t a, std::uint32_t b) { return places.at(groups[a].key) < places.at(groups[b].key); });
    for (const std::uint32_t group : fresh)
        ranked.insert(
            std::find_if(ranked.begin(), ranked.end(), [&](std::uint32_t one) { return steps[one] < steps[group]; }),
            group);
    return ranked;
}

/// Which groups stand by themselves, and where in FlowCounts::groups every group and unnamed end stands.
class Shown {
  public:
    Shown(const std::vector<FlowGroup>& groups, const std::vector<std::size_t>& steps, const FlowQuery& query)
        : m_placeOf(groups.size(), kNotShown) {
        const auto isIn = [&](const std::vector<FlowGroup>& some, std::uint32_t group) {
            return std::any_of(some.begin(), some.end(), [&](const FlowGroup& one) {
                return one.sort == FlowGroup::Sort::named && one.key == groups[group].key;
            });
        };
        std::vector<std::uint32_t> ranked;
        for (std::uint32_t group = 0; group < groups.size(); ++group)
            if (steps[group] > 0)
                ranked.push_back(group);
        if (!query.named.empty()) {
            const auto others = std::stable_partition(ranked.begin(), ranked.end(),
                                                      [&](std::uint32_t group) { return isIn(query.named, group); });
            m_beyond = static_cast<std::size_t>(ranked.end() - others);
            ranked.erase(others, ranked.end());
        } else if (ranked.size() > query.limit && ranked.size() - query.limit > 1) {
            std::vector<std::size_t> weight(groups.size());
            for (const std::uint32_t group : ranked)
                weight[group] = steps[group] * (isIn(query.shownBefore, group) ? 5 : 4);
            std::stable_sort(ranked.begin(), ranked.end(),
                             [&](std::uint32_t a, std::uint32_t b) { return weight[a] > weight[b]; });
            m_beyond = ranked.size() - query.limit;
            ranked.resize(query.limit);
            std::sort(ranked.begin(), ranked.end());
        }
        std::stable_sort(ranked.begin(), ranked.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return steps[a] > steps[b]; });
        if (!query.order.empty())
            ranked = inOrder(std::move(ranked), query.order, groups, steps);
        for (const std::uint32_t group : ranked) {
            m_placeOf[group] = static_cast<std::uint32_t>(m_groups.size());
            m_groups.push_back(groups[group]);
        }
        m_named = static_cast<std::uint32_t>(m_groups.size());
        for (const auto sort : {FlowGroup::Sort::other, FlowGroup::Sort::unknown, FlowGroup::Sort::noneKnown}) {
            m_groups.emplace_back();
            m_groups.back().sort = sort;
        }
        m_groups[m_named].members = m_beyond;
    }

    [[nodiscard]] std::uint32_t place(std::uint32_t group) const { return std::min(m_placeOf[group], m_named); }
    [[nodiscard]] std::uint32_t unknown() const { return m_named + 1; }
    [[nodiscard]] std::uint32_t noneKnown() const { return m_named + 2; }
    [[nodiscard]] std::vector<FlowGroup>& groups() { return m_groups; }

  private:
    std::vector<std::uint32_t> m_placeOf; ///< kNotShown: among the others
    std::vector<FlowGroup> m_groups;
    std::uint32_t m_named = 0;
    std::size_t m_beyond = 0;
};

/// Orders rows by a small number, stably. O(rows + numbers).
template <class Row, class NumberOf>
void countingSort(std::vector<Row>& rows, std::size_t numbers, const NumberOf& numberOf) {
    std::vector<std::uint32_t> starts(numbers + 1);
    for (const Row& row : rows)
        ++starts[numberOf(row) + 1];
    for (std::size_t i = 1; i < starts.size(); ++i)
        starts[i] += starts[i - 1];
    std::vector<Row> sorted(rows.size());
    for (const Row& row : rows)
        sorted[starts[numberOf(row)]++] = row;
    rows = std::move(sorted);
}

/// Leaves out the groups that no cell needs.
void dropUnused(FlowCounts& counts) {
    std::vector<std::uint32_t> placeOf(counts.groups.size());
    for (const FlowCell& cell : counts.cells)
        placeOf[cell.from] = placeOf[cell.to] = 1;
    std::vector<FlowGroup> kept;
    for (std::size_t i = 0; i < counts.groups.size(); ++i)
        if (placeOf[i] != 0) {
            placeOf[i] = static_cast<std::uint32_t>(kept.size());
            kept.push_back(std::move(counts.groups[i]));
        }
    counts.groups = std::move(kept);
    for (FlowCell& cell : counts.cells) {
        cell.from = placeOf[cell.from];
        cell.to = placeOf[cell.to];
    }
}

} // namespace

std::size_t FlowCounts::between(std::size_t from, std::size_t to, std::size_t stage) const {
    const auto cell =
        std::lower_bound(cells.begin(), cells.end(), std::tuple{stage, from, to}, [](const FlowCell& a, const auto& b) {
            return std::tuple<std::size_t, std::size_t, std::size_t>{a.stage, a.from, a.to} < b;
        });
    return cell != cells.end() && cell->stage == stage && cell->from == from && cell->to == to ? cell->steps : 0;
}

StepCount countSteps(const Careers& careers, std::optional<Day> asOf) {
    const Day day = asOf.value_or(base::kLastDay);
    StepCount count;
    std::vector<FlowStep> steps;
    for (std::size_t i = 0; i < careers.size(); ++i) {
        steps.clear();
        addSteps(careers.dataset(), careers[static_cast<model::PersonIndex>(i)], steps);
        for (const FlowStep& step : steps) {
            if (step.day > day || day < step.toldFrom || step.toldUntil <= day)
                continue;
            ++count.steps;
            count.undated += step.day == base::kFirstDay ? 1 : 0;
        }
    }
    return count;
}

FlowTable::FlowTable(model::DatasetPtr dataset, const base::Table<model::PersonIndex, Career>& careers)
    : m_dataset(std::move(dataset)) {
    for (const Career& career : careers)
        addSteps(*m_dataset, career, m_steps);
    std::stable_sort(m_steps.begin(), m_steps.end(),
                     [](const FlowStep& a, const FlowStep& b) { return a.day < b.day; });
    for (std::size_t i = 0; i < m_grouped.size(); ++i)
        m_grouped[i] = groupsOf(*m_dataset, static_cast<FlowGrouping>(i));
}

const CompanyGroups& FlowTable::grouped(FlowGrouping grouping) const {
    return m_grouped[static_cast<std::size_t>(grouping)];
}

std::vector<CompanyIndex> FlowTable::companiesOf(const FlowGroup& group, FlowGrouping grouping) const {
    std::vector<CompanyIndex> companies;
    const CompanyGroups& all = grouped(grouping);
    const auto found = std::lower_bound(all.groups.begin(), all.groups.end(), group.key,
                                        [](const FlowGroup& one, const std::string& key) { return one.key < key; });
    if (group.sort != FlowGroup::Sort::named || found == all.groups.end() || found->key != group.key)
        return companies;
    const auto place = static_cast<std::uint32_t>(found - all.groups.begin());
    for (std::size_t i = 0; i < m_dataset->companies.size(); ++i)
        if (const auto company = static_cast<CompanyIndex>(i); all.placeOf[company] == place)
            companies.push_back(company);
    return companies;
}

std::vector<FlowTable::Chosen> FlowTable::chosen(const FlowQuery& query, std::size_t& people) const {
    const Day asOf = query.asOf.value_or(base::kLastDay);
    const auto from = std::lower_bound(m_steps.begin(), m_steps.end(), query.from,
                                       [](const FlowStep& step, Day day) { return step.day < day; });
    const auto to = std::upper_bound(from, m_steps.end(), std::min(query.to, asOf),
                                     [](Day day, const FlowStep& step) { return day < step.day; });
    const CompanyGroups& all = grouped(query.grouping);
    const auto placeOf = [&](const std::optional<CompanyIndex>& company) {
        return company ? all.placeOf[*company] : kNowhere;
    };
    struct Chain {
        std::optional<CompanyIndex> at;
        std::uint8_t steps = 0;
    };
    base::Table<model::PersonIndex, Chain> chains;
    if (query.stages > 2)
        chains.resize(m_dataset->people.size());
    base::Table<model::PersonIndex, char> isCounted;
    isCounted.resize(m_dataset->people.size());

    people = 0;
    std::vector<Chosen> result;
    result.reserve(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, to - from)));
    for (auto step = from; step < to; ++step) {
        if (asOf < step->toldFrom || step->toldUntil <= asOf)
            continue;
        if (!query.people.empty() && query.people[step->person] == 0)
            continue;
        std::uint8_t stage = 0;
        if (query.stages > 2) {
            Chain& chain = chains[step->person];
            if (!step->from || chain.steps + 1U >= query.stages || (chain.steps > 0 && chain.at != step->from))
                continue;
            stage = chain.steps++;
            chain.at = step->to;
        }
        result.push_back({static_cast<std::uint32_t>(step - m_steps.begin()), placeOf(step->from), placeOf(step->to),
                          step->person, stage, step->departure.has_value(), step->arrival.has_value()});
        people += std::exchange(isCounted[step->person], char{1}) == 0 ? 1 : 0;
    }
    return result;
}

FlowCounts FlowTable::count(const FlowQuery& query) const {
    FlowCounts counts;
    std::vector<Chosen> chosen = this->chosen(query, counts.people);
    const CompanyGroups& all = grouped(query.grouping);
    std::vector<std::size_t> stepsOf(all.groups.size());
    for (const Chosen& one : chosen)
        for (const std::uint32_t end : {one.from, one.to})
            if (end != kNowhere)
                ++stepsOf[end];
    Shown shown(all.groups, stepsOf, query);
    for (Chosen& one : chosen) {
        one.from = one.from == kNowhere ? shown.unknown() : shown.place(one.from);
        one.to = one.to == kNowhere ? shown.noneKnown() : shown.place(one.to);
    }

    const std::size_t groups = shown.groups().size();
    const std::size_t stages = query.stages - 1;
    constexpr std::size_t kFewCells = std::size_t{1} << 16U;
    if (groups * groups * stages <= kFewCells) {
        countingSort(chosen, groups * groups * stages,
                     [&](const Chosen& one) { return (one.stage * groups + one.from) * groups + one.to; });
    } else { // stable, so the last one decides
        countingSort(chosen, groups, [](const Chosen& one) { return one.to; });
        countingSort(chosen, groups, [](const Chosen& one) { return one.from; });
        countingSort(chosen, stages, [](const Chosen& one) { return one.stage; });
    }

    counts.grouping = query.grouping;
    counts.stages = query.stages;
    counts.groups = std::move(shown.groups());
    counts.steps.reserve(chosen.size());
    base::Table<model::PersonIndex, std::uint32_t> lastCell; // that counts them; numbered from 1
    lastCell.assign(m_dataset->people.size(), 0);
    for (const Chosen& one : chosen) {
        if (counts.cells.empty() || counts.cells.back().stage != one.stage || counts.cells.back().from != one.from ||
            counts.cells.back().to != one.to) {
            FlowCell& cell = counts.cells.emplace_back();
            cell.stage = one.stage;
            cell.from = one.from;
            cell.to = one.to;
            cell.first = static_cast<std::uint32_t>(counts.steps.size());
        }
        FlowCell& cell = counts.cells.back();
        ++cell.steps;
        cell.departures += one.isDeparture ? 1 : 0;
        cell.arrivals += one.isArrival ? 1 : 0;
        const auto number = static_cast<std::uint32_t>(counts.cells.size());
        cell.people += std::exchange(lastCell[one.person], number) == number ? 0 : 1;
        counts.steps.push_back(one.step);
    }
    dropUnused(counts);
    counts.totals.resize(counts.groups.size());
    for (const FlowCell& cell : counts.cells) {
        if (cell.from == cell.to) {
            counts.totals[cell.from].within += cell.steps;
            continue;
        }
        counts.totals[cell.from].left += cell.steps;
        counts.totals[cell.to].came += cell.steps;
    }
    if (query.from > base::kFirstDay) {
        FlowQuery undated = query;
        undated.from = undated.to = base::kFirstDay;
        std::size_t people = 0;
        counts.undatedLeftOut = this->chosen(undated, people).size();
    }
    return counts;
}

} // namespace whither::query
