#include "core/query/flow_steps.h"

#include "core/query/effect.h"

#include <algorithm>
#include <set>
#include <span>
#include <tuple>
#include <utility>

namespace whither::query {

namespace {

using base::Day;
using model::CompanyIndex;
using model::Dataset;
using model::MoveIndex;

constexpr Day kAfterAll = base::kLastDay + std::chrono::days{1};

/// Days as of which something is told: from the first on, before the second.
struct Told {
    Day from;
    Day until;
};

/// A spell that led to another.
struct Leading {
    std::size_t left;
    std::size_t next;
    Told told;
};

class Steps {
  public:
    Steps(const Dataset& dataset, const Career& career) : m_dataset(dataset), m_career(career) {}

    void addTo(std::vector<FlowStep>& steps) && {
        const auto successions = successionsOf(m_dataset, m_career);
        std::vector<Leading> leading; // to an arrival that can be the other end of the departure
        for (std::size_t i = 0; i < successions.size(); ++i) {
            const auto& [left, since, next] = successions[i];
            const bool isLast = i + 1 == successions.size() || successions[i + 1].left != left;
            const Told told{since, isLast ? kAfterAll : successions[i + 1].since};
            if (next && canBegin(left, *next))
                leading.push_back({left, *next, told});
            else
                addDeparture(left, next, told);
        }
        std::sort(leading.begin(), leading.end(), [](const Leading& a, const Leading& b) {
            return std::tuple{a.next, a.told.from, a.left} < std::tuple{b.next, b.told.from, b.left};
        });
        auto begin = leading.begin();
        for (std::size_t spell = 0; spell < m_career.spells.size(); ++spell) {
            const auto end = std::find_if(begin, leading.end(), [&](const Leading& one) { return one.next != spell; });
            addArrivals(spell, {begin, end});
            begin = end;
        }
        std::stable_sort(m_steps.begin(), m_steps.end(), [](const Placed& a, const Placed& b) {
            return std::tuple{a.step.day, a.spell} < std::tuple{b.step.day, b.spell};
        });
        for (Placed& placed : m_steps)
            steps.push_back(placed.step);
    }

  private:
    struct Placed {
        std::size_t spell; ///< the one that was left, or else the one that began
        FlowStep step;
    };

    [[nodiscard]] const Spell& spell(std::size_t at) const { return m_career.spells[at]; }
    [[nodiscard]] Day dayOf(MoveIndex move) const { return m_dataset.moves[move].date.effectiveDay(); }
    [[nodiscard]] Day toldBy(MoveIndex move) const { return effectiveDay(m_dataset, m_dataset.moves[move]); }

    [[nodiscard]] bool canBegin(std::size_t left, std::size_t next) const {
        if (!spell(left).countsUntil)
            return false;
        const auto origin = namedOrigin(m_dataset, spell(next));
        return origin ? origin == spell(left).company : left < next;
    }

    void add(std::size_t at, const FlowStep& step, Told told) {
        Day happened = base::kFirstDay;
        for (const auto& move : {step.departure, step.arrival})
            if (move) {
                happened = std::max(happened, dayOf(*move));
                told.from = std::max(told.from, toldBy(*move));
            }
        if (told.from >= told.until)
            return;
        m_steps.push_back({at, step});
        FlowStep& added = m_steps.back().step;
        added.person = m_career.person;
        added.day = happened;
        added.toldFrom = told.from;
        added.toldUntil = told.until;
    }

    void addDeparture(std::size_t left, std::optional<std::size_t> next, Told told) {
        if (!spell(left).end)
            return;
        FlowStep step;
        step.from = spell(left).company;
        if (next)
            step.to = spell(*next).company;
        step.departure = spell(left).end;
        add(left, step, told);
    }

    /// An arrival from nowhere that is known, or from a company where no spell is known to have ended.
    void addArrival(std::size_t next, Told told) {
        if (!spell(next).start)
            return;
        FlowStep step;
        step.from = namedOrigin(m_dataset, spell(next));
        step.to = spell(next).company;
        step.arrival = spell(next).start;
        add(next, step, told);
    }

    void addBoth(std::size_t left, std::size_t next, Told told) {
        FlowStep step;
        step.from = spell(left).company;
        step.to = spell(next).company;
        step.departure = spell(left).end;
        step.arrival = spell(next).start;
        if (step.departure && step.arrival) {
            // As of the days between the two only the earlier is told.
            const Day departed = toldBy(*step.departure);
            const Day arrived = toldBy(*step.arrival);
            FlowStep half = step;
            (departed < arrived ? half.arrival : half.departure).reset();
            if (departed != arrived)
                add(left, half, {told.from, std::min(told.until, std::max(departed, arrived))});
        }
        if (step.departure || step.arrival)
            add(left, step, told);
    }

    /// Goes through the days: of several spells that lead to this one the last is where the person came from; the
    /// others only ended.
    void addArrivals(std::size_t next, std::span<const Leading> leading) {
        struct Change {
            Day day;
            std::size_t place; ///< in `leading`
            bool begins;
        };
        std::vector<Change> changes;
        for (std::size_t i = 0; i < leading.size(); ++i) {
            changes.push_back({leading[i].told.from, i, true});
            changes.push_back({leading[i].told.until, i, false});
        }
        std::sort(changes.begin(), changes.end(), [](const Change& a, const Change& b) {
            return std::tuple{a.day, a.begins, a.place} < std::tuple{b.day, b.begins, b.place};
        });

        std::set<std::pair<std::size_t, std::size_t>> active; // by the spell left, with the place in `leading`
        std::vector<std::vector<Told>> paired(leading.size());
        std::optional<std::size_t> origin;
        Day since = base::kFirstDay;
        const auto tellUntil = [&](Day day) {
            if (since >= day)
                return;
            if (origin) {
                addBoth(leading[*origin].left, next, {since, day});
                paired[*origin].push_back({since, day});
            } else {
                addArrival(next, {since, day});
            }
            since = day;
        };
        for (std::size_t i = 0; i < changes.size(); ++i) {
            const auto& [day, place, begins] = changes[i];
            if (begins)
                active.emplace(leading[place].left, place);
            else
                active.erase({leading[place].left, place});
            if (i + 1 < changes.size() && changes[i + 1].day == day)
                continue;
            const auto now = active.empty() ? std::nullopt : std::optional{active.rbegin()->second};
            if (now != origin)
                tellUntil(day);
            origin = now;
        }
        tellUntil(kAfterAll);

        for (std::size_t i = 0; i < leading.size(); ++i) {
            Day from = leading[i].told.from;
            for (const Told& told : paired[i]) {
                addDeparture(leading[i].left, next, {from, told.from});
                from = told.until;
            }
            addDeparture(leading[i].left, next, {from, leading[i].told.until});
        }
    }

    const Dataset& m_dataset;
    const Career& m_career;
    std::vector<Placed> m_steps;
};

} // namespace

std::optional<CompanyIndex> namedOrigin(const Dataset& dataset, const Spell& spell) {
    for (const MoveIndex arrival : spell.arrivals)
        if (const auto& from = dataset.moves[arrival].from; from && from != spell.company)
            return from;
    return {};
}

void addSteps(const Dataset& dataset, const Career& career, std::vector<FlowStep>& steps) {
    Steps(dataset, career).addTo(steps);
}

} // namespace whither::query
