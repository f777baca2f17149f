#include "core/query/timeline.h"

#include "core/query/effect.h"
#include "core/query/filtering.h"
#include "core/query/team_story.h"

#include <tbb/parallel_sort.h>

#include <algorithm>
#include <chrono>
#include <numeric>
#include <tuple>

namespace whither::query {

namespace {

namespace chrono = std::chrono;
using model::MoveIndex;

constexpr std::int32_t kYear = 12;

std::int32_t monthOf(base::Day day) {
    const chrono::year_month_day date{day};
    return int{date.year()} * kYear + static_cast<std::int32_t>(unsigned{date.month()}) - 1;
}

/// Of several moves that tell of the same end of a spell the one that dates it, as Spell::start and Spell::end have it;
/// empty when none of them counts. Those within a company, which stand among the arrivals, tell of neither end.
std::optional<MoveIndex> dating(const model::Dataset& dataset, const std::vector<MoveIndex>& moves,
                                const Filter& filter) {
    std::optional<MoveIndex> best;
    for (const MoveIndex move : moves) {
        const model::Move& row = dataset.moves[move];
        if (row.from == row.to || (row.confidence == model::Confidence::disputed && !filter.shows(Layer::disputed)))
            continue;
        const auto isFinerThan = [&row](const base::Date& date) {
            return canBeSame(row.date, date) && &finer(date, row.date) == &row.date;
        };
        if (!best || isFinerThan(dataset.moves[*best].date))
            best = move;
    }
    return best;
}

/// 1: on some day the move shows in the neighbourhood that the filter focuses on. Empty: there is no focus. (On some
/// day no job was an earlier one, so without a team all of them tie people to companies.)
base::Table<MoveIndex, char> movesNear(const graph::TalentGraph& graph, const Careers& careers, const Filter& filter) {
    base::Table<MoveIndex, char> near;
    if (!filter.focus || !graph.find(filter.focus->entity))
        return near;
    Filter ever = filter;
    ever.asOf.reset();
    ever.from.reset();
    ever.comparedWith.reset();
    ever.layers.insert({Layer::people, Layer::companies});
    if (filter.team.empty())
        ever.layers.insert(Layer::earlierJobs);
    near.assign(graph.dataset().moves.size(), 0);
    for (const graph::EdgeIndex edge : Filtering(graph, careers).apply(ever).edges)
        if (const auto* move = std::get_if<MoveIndex>(&graph.edge(edge).row))
            near[*move] = 1;
    return near;
}

} // namespace

MonthSpan monthsOf(base::Day first, base::Day last) {
    return {monthOf(first), monthOf(last)};
}

base::Day firstDayOfMonth(std::int32_t month) {
    const std::int32_t year = month >= 0 ? month / kYear : -1;
    if (year < 1)
        return base::kFirstDay;
    if (year > 9999)
        return base::kLastDay;
    return base::Day{chrono::year{year} / chrono::month{static_cast<unsigned>(month % kYear) + 1} / 1};
}

base::Day addMonths(base::Day day, int months) {
    const chrono::year_month_day date{day};
    const base::Day first = firstDayOfMonth(monthOf(day) + months);
    if (first == base::kFirstDay || first == base::kLastDay)
        return first;
    const chrono::year_month_day target{first};
    const base::Day last{target.year() / target.month() / chrono::last};
    const base::Day lastOfOld{date.year() / date.month() / chrono::last};
    if (day == lastOfOld)
        return last;
    return std::min(last, first + chrono::days{unsigned{date.day()} - 1});
}

Timeline::Timeline(const graph::TalentGraph& graph, const Careers& careers, const Filter& filter)
    : m_near(movesNear(graph, careers, filter)) {
    const model::Dataset& dataset = graph.dataset();
    const auto team = model::find(dataset.teams, filter.team);
    if (team && !filter.team.empty()) {
        for (const model::TeamMember& member : dataset.teams[*team].members) {
            const Career career = careers[member.person];
            const auto home = filter.shows(Layer::earlierJobs)
                                  ? std::optional<std::size_t>{}
                                  : homeSpell(dataset, career, homeOf(dataset, career, *team), {});
            takeCareer(dataset, career, home, filter);
        }
    } else {
        m_steps.reserve(dataset.moves.size()); // nearly each move is one
        for (std::size_t i = 0; i < careers.size(); ++i)
            takeCareer(dataset, careers[static_cast<model::PersonIndex>(i)], {}, filter);
    }
    m_near = {};
    measure();
    indexSteps();
    takeEvents(dataset, filter);
}

void Timeline::add(const TimeStep& step) {
    if (step.date.isUndated()) {
        ++m_undated;
        return;
    }
    m_steps.push_back(step);
    if (const base::Day day = step.date.effectiveDay(); day != base::kLastDay)
        m_days.push_back(day);
}

/// `reference`: the spell with whose end the story begins; empty: with the beginning of the first.
void Timeline::takeCareer(const model::Dataset& dataset, const Career& career, std::optional<std::size_t> reference,
                          const Filter& filter) {
    const auto next = spellsAfter(dataset, career, {});
    std::vector<char> isLedTo(career.spells.size(), 0);     // and marked with the departure
    std::vector<char> isSecondEnd(career.spells.size(), 0); // of a step whose departure is marked by itself
    for (std::size_t i = reference.value_or(0); i < career.spells.size(); ++i) {
        const Spell& spell = career.spells[i];
        const auto departure = dating(dataset, spell.departures, filter);
        if (!departure)
            continue;
        TimeStep step{.person = career.person,
                      .from = spell.company,
                      .to = {},
                      .move = *departure,
                      .date = dataset.moves[*departure].date,
                      .arrival = *departure};
        step.known = step.date.effectiveDay();
        bool isShown = isNear(*departure);
        if (next[i]) {
            const Spell& after = career.spells[*next[i]];
            step.to = after.company;
            const auto arrival = dating(dataset, after.arrivals, filter);
            step.arrival = arrival.value_or(*departure);
            const bool isLater = arrival && compare(dataset.moves[*arrival].date, step.date) == base::Order::after;
            if (arrival && !isLater) {
                isLedTo[*next[i]] = 1;
                isShown = isShown || isNear(*arrival);
                const base::Date& date = dataset.moves[*arrival].date;
                const base::Day day = date.effectiveDay();
                if (step.date.isUndated()) { // the arrival says when
                    step.move = *arrival;
                    step.date = date;
                } else if (isShown && !date.isUndated() && day != step.date.effectiveDay() && day != base::kLastDay) {
                    m_arrivals.push_back({career.person, spell.company, after.company, *arrival, date, day, *arrival});
                    m_days.push_back(day);
                }
                step.known = std::max(step.date.effectiveDay(), effectiveDay(dataset, dataset.moves[*arrival]));
            } else if (arrival) {
                step.known = dataset.moves[*arrival].date.effectiveDay();
                isSecondEnd[*next[i]] = isShown ? 1 : 0;
            }
        }
        if (isShown)
            add(step);
    }
    for (std::size_t i = reference ? *reference + 1 : 0; i < career.spells.size(); ++i) {
        const Spell& spell = career.spells[i];
        const auto arrival = dating(dataset, spell.arrivals, filter);
        if (!arrival || isLedTo[i] != 0 || !isNear(*arrival))
            continue;
        m_twice += isSecondEnd[i] != 0 ? 1 : 0;
        const model::Move& row = dataset.moves[*arrival];
        add({career.person, row.from, spell.company, *arrival, row.date, row.date.effectiveDay(), *arrival});
    }
}

void Timeline::measure() {
    const auto order = [](const TimeStep& step) {
        return std::tuple(step.date.effectiveDay(), base::raw(step.person), base::raw(step.move));
    };
    for (auto* steps : {&m_steps, &m_arrivals})
        std::sort(steps->begin(), steps->end(),
                  [&order](const TimeStep& a, const TimeStep& b) { return order(a) < order(b); });
    std::sort(m_days.begin(), m_days.end());
    m_days.erase(std::unique(m_days.begin(), m_days.end()), m_days.end());
    m_days.shrink_to_fit(); // of a million steps some thousand are left
    if (m_days.empty()) {
        m_undated += m_steps.size();
        m_steps.clear();
        return;
    }
    m_first = m_days.front();
    m_last = m_days.back();
    for (const TimeStep& step : m_steps) {
        // Either bound counts for both ends: one known only to be after a day may lie after all others.
        for (const auto& bound : {step.date.earliest(), step.date.latest()})
            if (bound) {
                m_first = std::min(m_first, bound->firstDay());
                m_last = std::max(m_last, bound->lastDay());
            }
    }
    const chrono::year_month_day last{m_last};
    m_first = firstDayOfMonth(monthOf(m_first));
    m_last = base::Day{last.year() / last.month() / chrono::last};
    m_months.reserve(m_steps.size());
    for (const TimeStep& step : m_steps)
        m_months.push_back(monthsOf(std::max(step.date.firstDay(), m_first), std::min(step.date.lastDay(), m_last)));
}

namespace {

/// Places of the steps of which `keyOf` tells an optional key, by it.
template <class KeyOf> std::vector<std::uint32_t> orderBy(const std::vector<TimeStep>& steps, const KeyOf& keyOf) {
    std::vector<std::uint32_t> order;
    order.reserve(steps.size());
    for (std::uint32_t i = 0; i < steps.size(); ++i)
        if (keyOf(steps[i]))
            order.push_back(i);
    tbb::parallel_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::tuple(*keyOf(steps[a]), a) < std::tuple(*keyOf(steps[b]), b);
    });
    return order;
}
/// Those of one key.
template <class KeyOf, class Key>
std::span<const std::uint32_t> of(Key key, const std::vector<std::uint32_t>& order, const std::vector<TimeStep>& steps,
                                  const KeyOf& keyOf) {
    const auto from =
        std::partition_point(order.begin(), order.end(), [&](std::uint32_t i) { return *keyOf(steps[i]) < key; });
    const auto to = std::partition_point(from, order.end(), [&](std::uint32_t i) { return *keyOf(steps[i]) == key; });
    return {from, to};
}

std::optional<model::PersonIndex> personOf(const TimeStep& step) {
    return step.person;
}
std::optional<model::CompanyIndex> fromOf(const TimeStep& step) {
    return step.from;
}
std::optional<model::CompanyIndex> toOf(const TimeStep& step) {
    return step.to;
}

} // namespace

void Timeline::indexSteps() {
    m_byPerson = orderBy(m_steps, personOf);
    m_byFrom = orderBy(m_steps, fromOf);
    m_byTo = orderBy(m_steps, toOf);
}

std::span<const std::uint32_t> Timeline::stepsOf(model::PersonIndex person) const {
    return of(person, m_byPerson, m_steps, personOf);
}

std::span<const std::uint32_t> Timeline::stepsFrom(model::CompanyIndex company) const {
    return of(company, m_byFrom, m_steps, fromOf);
}

std::span<const std::uint32_t> Timeline::stepsTo(model::CompanyIndex company) const {
    return of(company, m_byTo, m_steps, toOf);
}

void Timeline::takeEvents(const model::Dataset& dataset, const Filter& filter) {
    if (isEmpty())
        return;
    const auto team = filter.team.empty() ? std::nullopt : model::find(dataset.teams, filter.team);
    for (std::size_t i = 0; i < dataset.products.size(); ++i) {
        const auto index = static_cast<model::ProductIndex>(i);
        const model::Product& product = dataset.products[index];
        const base::Day day = product.released.effectiveDay();
        const bool isOfTeam =
            !team || (product.maker && isPartOf(dataset, *product.maker, dataset.teams[*team].company));
        if (!product.released.isUndated() && day >= m_first && day <= m_last && isOfTeam)
            m_events.push_back({index, product.released});
    }
    const auto rank = [&dataset](const TimeEvent& event) {
        const auto kind = dataset.products[event.product].kind;
        return kind == model::ProductKind::paper ? 0 : kind == model::ProductKind::model ? 1 : 2;
    };
    std::stable_sort(m_events.begin(), m_events.end(), [&rank](const TimeEvent& a, const TimeEvent& b) {
        return std::tuple(rank(a), a.date.effectiveDay()) < std::tuple(rank(b), b.date.effectiveDay());
    });
}

std::optional<base::Day> Timeline::dayBefore(base::Day day) const {
    const auto at = std::lower_bound(m_days.begin(), m_days.end(), day);
    return at == m_days.begin() ? std::nullopt : std::optional(*std::prev(at));
}

std::optional<base::Day> Timeline::dayAfter(base::Day day) const {
    const auto at = std::upper_bound(m_days.begin(), m_days.end(), day);
    return at == m_days.end() ? std::nullopt : std::optional(*at);
}

namespace {

std::span<const TimeStep> on(std::span<const TimeStep> steps, base::Day day) {
    const auto from = std::partition_point(steps.begin(), steps.end(),
                                           [day](const TimeStep& step) { return step.date.effectiveDay() < day; });
    const auto to = std::partition_point(from, steps.end(),
                                         [day](const TimeStep& step) { return step.date.effectiveDay() == day; });
    return {from, to};
}

} // namespace

std::span<const TimeStep> Timeline::stepsOn(base::Day day) const {
    return on(m_steps, day);
}

std::span<const TimeStep> Timeline::arrivalsOn(base::Day day) const {
    return on(m_arrivals, day);
}

BinSize binSizeFor(double months, double width, double least) {
    for (const BinSize size : {BinSize::month, BinSize::quarter})
        if (months > 0 && width / months * static_cast<int>(size) >= least)
            return size;
    return BinSize::year;
}

std::size_t TimeBins::binOf(std::int32_t month) const {
    const std::int32_t bin = std::max(month - firstMonth, 0) / static_cast<std::int32_t>(size);
    return std::min(static_cast<std::size_t>(bin), count == 0 ? 0 : count - 1);
}

std::uint32_t TimeBins::total(std::size_t bin) const {
    const auto from = counts.begin() + static_cast<std::ptrdiff_t>(bin * groupCount);
    return std::accumulate(from, from + static_cast<std::ptrdiff_t>(groupCount), std::uint32_t{0});
}

namespace {

std::uint8_t groupOf(const TimeStep& step, const Grouping& grouping) {
    return step.to ? grouping.group[*step.to] : grouping.unknown;
}

} // namespace

TimeBins bin(const Timeline& timeline, BinSize size, const Grouping& grouping, std::size_t mostSpans) {
    TimeBins bins;
    bins.size = size;
    bins.groupCount = grouping.groupCount;
    if (timeline.isEmpty())
        return bins;
    const auto length = static_cast<std::int32_t>(size);
    const auto [first, last] = monthsOf(timeline.firstDay(), timeline.lastDay());
    bins.firstMonth = first / length * length; // bins begin where quarters and years do
    bins.count = static_cast<std::size_t>((last - bins.firstMonth) / length) + 1;
    bins.counts.assign(bins.count * bins.groupCount, 0);
    std::vector<std::int32_t> changes(bins.count + 1, 0); // of `possible`, from bin to bin
    const auto months = timeline.months();
    const auto steps = timeline.steps();
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const auto from = static_cast<std::size_t>((months[i].first - bins.firstMonth) / length);
        const auto to = static_cast<std::size_t>((months[i].last - bins.firstMonth) / length);
        if (from == to) {
            ++bins.counts[from * bins.groupCount + groupOf(steps[i], grouping)];
            continue;
        }
        ++changes[from];
        --changes[to + 1];
        if (bins.spanCount++ < mostSpans)
            bins.spans.push_back(static_cast<std::uint32_t>(i));
    }
    if (bins.spanCount > mostSpans)
        bins.spans.clear();
    std::sort(bins.spans.begin(), bins.spans.end(), [&months](std::uint32_t a, std::uint32_t b) {
        return std::tuple(months[a].first, months[a].last, a) < std::tuple(months[b].first, months[b].last, b);
    });
    bins.possible.reserve(bins.count);
    std::int32_t open = 0;
    for (std::size_t i = 0; i < bins.count; ++i) {
        open += changes[i];
        bins.possible.push_back(static_cast<std::uint32_t>(open));
        bins.highest = std::max(bins.highest, bins.total(i));
    }
    return bins;
}

std::vector<std::uint32_t> countSome(std::span<const std::uint32_t> steps, const Timeline& timeline,
                                     const TimeBins& bins, const Grouping& grouping) {
    std::vector<std::uint32_t> counts(bins.counts.size(), 0);
    const auto length = static_cast<std::int32_t>(bins.size);
    for (const std::uint32_t i : steps) {
        const MonthSpan& months = timeline.months()[i];
        const auto from = static_cast<std::size_t>((months.first - bins.firstMonth) / length);
        const auto to = static_cast<std::size_t>((months.last - bins.firstMonth) / length);
        if (from == to)
            ++counts[from * bins.groupCount + groupOf(timeline.steps()[i], grouping)];
    }
    return counts;
}

std::vector<std::size_t> stepsIn(const Timeline& timeline, const TimeBins& bins, std::size_t bin,
                                 const Grouping& grouping, std::optional<std::uint8_t> group) {
    const auto length = static_cast<std::int32_t>(bins.size);
    const auto months = timeline.months();
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < months.size(); ++i) {
        const auto from = static_cast<std::size_t>((months[i].first - bins.firstMonth) / length);
        const auto to = static_cast<std::size_t>((months[i].last - bins.firstMonth) / length);
        if (from == bin && to == bin && (!group || groupOf(timeline.steps()[i], grouping) == *group))
            found.push_back(i);
    }
    return found;
}

} // namespace whither::query
