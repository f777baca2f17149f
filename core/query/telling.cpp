#include "core/query/telling.h"

#include "core/query/effect.h"
#include "core/query/flow_steps.h"
#include "core/query/team_story.h"

#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

namespace whither::query {

namespace {

using model::CompanyIndex;
using model::MoveIndex;
using model::PersonIndex;
using model::StayIndex;

/// People on one thread at a time. What is marked of a person belongs to nobody else, and what is not marked is put
/// together in order at the end.
constexpr std::size_t kAtATime = 2048;

/// What some of the careers add to the whole.
struct Part {
    std::vector<VisibleSet::OpenEnd> openEnds;
    std::vector<FlowStep> steps; ///< from one company to another
    std::vector<CompanyPair> pairs;
    std::vector<Compared> compared;
    std::vector<Telling::Turn> turns;
};

/// Tells careers, on any number of threads.
class Teller {
  public:
    Teller(const Filter& filter, const graph::TalentGraph& graph, Telling& telling)
        : m_filter(filter), m_graph(graph), m_data(graph.dataset()), m_telling(telling) {}

    void tellCareer(const Career& career, bool isMember, Part& part) {
        if (const auto& comparison = m_telling.comparison; comparison && (!m_telling.team || isMember))
            if (const auto compared =
                    compareDays(m_data, career, comparison->scope, comparison->first, comparison->second))
                part.compared.push_back(*compared);
        if (m_telling.team && isMember) {
            const CompanyIndex home = homeOf(m_data, career, *m_telling.team);
            tellStory(career, home, homeSpell(m_data, career, home, m_filter.asOf), part);
            const MemberStory story = memberStory(m_data, career, *m_telling.team, m_filter.asOf);
            m_telling.employer[career.person] = story.now;
            m_telling.present[career.person] = isPresent(story) ? 1 : 0;
            if (!isListed(story))
                m_telling.listed[career.person] = 0;
            return;
        }
        if (!m_telling.team)
            tellStory(career, {}, {}, part);
        m_telling.employer[career.person] = employerOn(career, m_filter.asOf);
    }

    /// Takes back what was marked.
    void forget(const Career& career) {
        for (const Spell& spell : career.spells) {
            for (const auto* moves : {&spell.departures, &spell.arrivals})
                for (const MoveIndex move : *moves)
                    m_telling.leaves[move] = m_telling.joins[move] = 0;
            for (const StayIndex stay : spell.stays)
                m_telling.stays[stay] = 0;
        }
        m_telling.listed[career.person] = 0;
    }

    /// The days from which a career may be told otherwise, of a filter without a team.
    void noteTurns(const Career& career, std::vector<Telling::Turn>& turns) const {
        std::vector<base::Day> days;
        for (const Spell& spell : career.spells) {
            days.push_back(spell.countsFrom);
            if (spell.countsUntil)
                days.push_back(*spell.countsUntil);
            for (const auto* moves : {&spell.departures, &spell.arrivals})
                for (const MoveIndex move : *moves)
                    days.push_back(effectiveDay(m_data, m_data.moves[move]));
            for (const StayIndex stay : spell.stays)
                days.push_back(effectiveDay(m_data, m_data.stays[stay]));
        }
        std::sort(days.begin(), days.end());
        days.erase(std::unique(days.begin(), days.end()), days.end());
        for (const base::Day day : days)
            if (day != base::kFirstDay)
                turns.push_back({day, career.person});
    }

  private:
    using OpenEnds = std::vector<VisibleSet::OpenEnd>;

    /// Whether a member of the team shows without a line of their own.
    [[nodiscard]] bool isPresent(const MemberStory& story) const {
        if (story.standing == MemberStory::Standing::notYet)
            return story.now.has_value() && !m_filter.from;
        return story.standing == MemberStory::Standing::stayed || !m_filter.from;
    }
    /// Whether the team's list can tie them to its company as of that day.
    [[nodiscard]] bool isListed(const MemberStory& story) const {
        return story.standing == MemberStory::Standing::stayed ||
               (story.standing == MemberStory::Standing::left && !m_filter.from);
    }
    [[nodiscard]] bool passes(MoveIndex move) const { return query::passes(m_filter, m_data, m_data.moves[move]); }

    /// Marks what shows of one person's career. `home` and `homeAt` are there when a team's story is told.
    void tellStory(const Career& career, std::optional<CompanyIndex> home, std::optional<std::size_t> homeAt,
                   Part& part) {
        const std::optional<std::size_t> reference = home ? homeAt : lastEnded(career, m_filter.asOf);
        const Ending ending = endingOf(career);
        std::vector<CompanyIndex> told;
        for (std::size_t i = 0; i < career.spells.size(); ++i) {
            const Spell& spell = career.spells[i];
            if (m_filter.tellsEarlierJobs() || !reference || isLater(career, i, *reference)) {
                markDepartures(spell);
                markArrivals(spell);
            } else if (i == *reference) {
                const bool tellsOfEnd = markDepartures(spell);
                if (isOn(spell, m_filter.asOf) || (home && !tellsOfEnd))
                    markArrivals(spell);
            } else {
                continue;
            }
            told.push_back(spell.company);
            markOpenDestination(career, i, ending, part.openEnds);
        }
        markOpenOrigin(career, part.openEnds);
        markEvidence(career, reference, home);
        std::sort(told.begin(), told.end());
        if (m_telling.hasFlows)
            takeSteps(career, told, home ? homeAt : lastEnded(career, {}), part);
    }

    /// Those between two companies that are part of the story; `told`: where its spells were, sorted. And the companies
    /// of those that are told of all that is known, where the story then begins with the spell `last`.
    void takeSteps(const Career& career, const std::vector<CompanyIndex>& told, std::optional<std::size_t> last,
                   Part& part) const {
        base::Day since = base::kFirstDay;
        if (!m_filter.tellsEarlierJobs() && last)
            since = career.spells[*last].countsUntil.value_or(base::kLastDay);
        const base::Day asOf = m_filter.asOf.value_or(base::kLastDay);
        const auto isCounted = [&](const std::optional<MoveIndex>& move, char end) {
            return !move ||
                   ((m_telling.told[*move] & end) != 0 &&
                    (m_filter.shows(Layer::disputed) || m_data.moves[*move].confidence != model::Confidence::disputed));
        };
        std::vector<FlowStep> all;
        addSteps(m_data, career, all);
        for (const FlowStep& step : all) {
            if (!step.from || !step.to || step.from == step.to)
                continue;
            // A spell that ended without a word tells nothing that could be looked up.
            const bool isLeftTold =
                step.departure.has_value() || std::binary_search(told.begin(), told.end(), *step.from);
            if (!isLeftTold || !isCounted(step.departure, kLeaving) || !isCounted(step.arrival, kJoining))
                continue;
            if (step.toldUntil > base::kLastDay && step.day >= since)
                part.pairs.emplace_back(std::min(*step.from, *step.to), std::max(*step.from, *step.to));
            if (step.day <= asOf && step.day >= m_filter.from.value_or(base::kFirstDay) && step.toldFrom <= asOf &&
                asOf < step.toldUntil)
                part.steps.push_back(step);
        }
    }

    void tell(MoveIndex move, char end) {
        if (m_telling.hasFlows)
            m_telling.told[move] = static_cast<char>(m_telling.told[move] | end);
    }

    /// The spell that ended last by a day; empty: of all that is known.
    [[nodiscard]] static std::optional<std::size_t> lastEnded(const Career& career, std::optional<base::Day> asOf) {
        std::optional<std::size_t> last;
        for (std::size_t i = 0; i < career.spells.size(); ++i) {
            const auto& until = career.spells[i].countsUntil;
            if (until && (!asOf || *until <= *asOf) && (!last || *until >= *career.spells[*last].countsUntil))
                last = i;
        }
        return last;
    }

    /// Whether a spell belongs to what came after (or went on beside) the reference spell.
    [[nodiscard]] bool isLater(const Career& career, std::size_t index, std::size_t reference) const {
        const Spell& spell = career.spells[index];
        const Spell& start = career.spells[reference];
        if (index == reference)
            return false;
        if (isOn(spell, m_filter.asOf))
            return true;
        const bool wasOver = spell.countsUntil && start.countsUntil && *spell.countsUntil <= *start.countsUntil;
        return index > reference && !wasOver;
    }

    bool markDepartures(const Spell& spell) {
        bool any = false;
        for (const MoveIndex move : spell.departures) {
            tell(move, kLeaving);
            if (passes(move)) {
                m_telling.leaves[move] = 1;
                any = true;
            }
        }
        return any;
    }

    void markArrivals(const Spell& spell) {
        for (const MoveIndex move : spell.arrivals) {
            tell(move, kJoining);
            if (!passes(move))
                continue;
            m_telling.joins[move] = 1;
            if (m_data.moves[move].from == spell.company) // within the company
                m_telling.leaves[move] = 1;
        }
    }

    /// How the spells of a career that had begun by the as-of day came to an end.
    struct Ending {
        bool isOnSomewhere = false;     ///< one of them has not
        std::optional<base::Day> until; ///< the last of these days, unless one is still on
    };
    [[nodiscard]] Ending endingOf(const Career& career) const {
        Ending ending;
        for (const Spell& spell : career.spells) {
            if (isOn(spell, m_filter.asOf))
                ending.isOnSomewhere = true;
            else if (spell.countsUntil && (!m_filter.asOf || spell.countsFrom <= *m_filter.asOf))
                ending.until = std::max(ending.until.value_or(base::kFirstDay), *spell.countsUntil);
        }
        return ending;
    }

    void markOpenDestination(const Career& career, std::size_t index, const Ending& ending, OpenEnds& openEnds) {
        const Spell& spell = career.spells[index];
        std::optional<MoveIndex> open;
        for (const MoveIndex move : spell.departures) {
            if (m_telling.leaves[move] == 0)
                continue;
            if (m_data.moves[move].to)
                return;
            if (!open || move == spell.end)
                open = move;
        }
        const bool isLast =
            !ending.isOnSomewhere && !(spell.countsUntil && ending.until && *ending.until > *spell.countsUntil);
        if (open && isLast)
            openEnds.push_back({*open, m_graph.nodeOf(career.person), true});
    }

    void markOpenOrigin(const Career& career, OpenEnds& openEnds) {
        if (!m_filter.tellsEarlierJobs() || career.spells.empty() || career.spells.front().arrivals.empty())
            return;
        const MoveIndex first = career.spells.front().arrivals.front();
        if (m_telling.joins[first] != 0 && !m_data.moves[first].from)
            openEnds.push_back({first, m_graph.nodeOf(career.person), false});
    }

    /// Stays, and the team's list, where no shown move ties the two.
    void markEvidence(const Career& career, std::optional<std::size_t> reference, std::optional<CompanyIndex> home) {
        const bool isSeen = std::any_of(career.spells.begin(), career.spells.end(),
                                        [](const Spell& spell) { return !spell.stays.empty(); });
        if (!isSeen && !home)
            return;
        std::set<CompanyIndex> ties; // by a move
        for (const Spell& spell : career.spells) {
            for (const MoveIndex move : spell.departures)
                if (m_telling.leaves[move] != 0)
                    ties.insert(spell.company);
            for (const MoveIndex move : spell.arrivals)
                if (m_telling.joins[move] != 0)
                    ties.insert(spell.company);
        }
        std::map<CompanyIndex, StayIndex> latest;
        for (std::size_t i = 0; i < career.spells.size(); ++i) {
            const Spell& spell = career.spells[i];
            if (!m_filter.tellsEarlierJobs() && reference && i != *reference && !isLater(career, i, *reference))
                continue;
            for (const StayIndex stay : spell.stays) {
                if (!isInRange(m_filter, m_data, m_data.stays[stay]) || ties.contains(spell.company))
                    continue;
                const auto [known, isNew] = latest.try_emplace(spell.company, stay);
                if (!isNew && m_data.stays[known->second].asOf.effectiveDay() <= m_data.stays[stay].asOf.effectiveDay())
                    known->second = stay;
            }
        }
        for (const auto& [company, stay] : latest)
            m_telling.stays[stay] = 1;
        if (home && !ties.contains(*home) && !latest.contains(*home))
            m_telling.listed[career.person] = 1;
    }

    static constexpr char kLeaving = 1;
    static constexpr char kJoining = 2;

    const Filter& m_filter;
    const graph::TalentGraph& m_graph;
    const model::Dataset& m_data;
    Telling& m_telling;
};

/// 1: a member of the team whose story is told. Empty without a team.
std::vector<char> membershipOf(const model::Dataset& dataset, std::optional<model::TeamIndex> team) {
    std::vector<char> membership;
    if (!team)
        return membership;
    membership.assign(dataset.people.size(), 0);
    for (const model::TeamMember& member : dataset.teams[*team].members)
        membership[base::raw(member.person)] = 1;
    return membership;
}

/// Of a filter that compares two days.
Comparison emptyComparison(const Filter& filter, const graph::TalentGraph& graph,
                           std::optional<model::TeamIndex> team) {
    Comparison comparison;
    const base::Day asOf = filter.asOf.value_or(base::kLastDay);
    comparison.first = std::min(asOf, *filter.comparedWith);
    comparison.second = std::max(asOf, *filter.comparedWith);
    comparison.scope.team = team;
    const auto centre = filter.focus ? graph.find(filter.focus->entity) : std::nullopt;
    if (centre && graph.node(*centre).kind == graph::NodeKind::company)
        comparison.scope.company = std::get<CompanyIndex>(graph.node(*centre).row);
    return comparison;
}

/// Calls work(part, begin, end) for pieces of `count` people on all threads.
template <class Work> std::vector<Part> inParts(std::size_t count, const Work& work) {
    std::vector<Part> parts((count + kAtATime - 1) / kAtATime);
    tbb::parallel_for(std::size_t{0}, parts.size(), [&](std::size_t part) {
        work(parts[part], part * kAtATime, std::min((part + 1) * kAtATime, count));
    });
    return parts;
}

bool isEarlier(const Telling::Turn& a, const Telling::Turn& b) {
    return std::tie(a.day, a.person) < std::tie(b.day, b.person);
}

} // namespace

namespace {

bool isIn(const Filter& filter, base::Day effective, const base::Date& date) {
    return hasHappened(filter, effective) && (!filter.from || date.effectiveDay() >= *filter.from);
}

template <class Row> bool isLetThrough(const Filter& filter, const model::Dataset& dataset, const Row& row) {
    return isIn(filter, effectiveDay(dataset, row), row.date) &&
           (row.confidence != model::Confidence::disputed || filter.shows(Layer::disputed));
}

} // namespace

bool hasHappened(const Filter& filter, base::Day day) {
    return !filter.asOf || day <= *filter.asOf;
}

bool isInRange(const Filter& filter, const model::Dataset& dataset, const model::Stay& stay) {
    return isIn(filter, effectiveDay(dataset, stay), stay.asOf);
}

bool passes(const Filter& filter, const model::Dataset& dataset, const model::Move& move) {
    return isLetThrough(filter, dataset, move);
}

bool passes(const Filter& filter, const model::Dataset& dataset, const model::Relation& relation) {
    return isLetThrough(filter, dataset, relation);
}

void tellEveryone(const Filter& filter, const graph::TalentGraph& graph, const Careers& careers, Turns turns,
                  Telling& telling) {
    const model::Dataset& data = graph.dataset();
    telling = {};
    if (const auto node = graph.find({model::EntityKind::team, filter.team}))
        telling.team = std::get<model::TeamIndex>(graph.node(*node).row);
    telling.hasFlows = filter.drawsFlows();
    if (filter.comparedWith)
        telling.comparison = emptyComparison(filter, graph, telling.team);
    telling.leaves.assign(data.moves.size(), 0);
    telling.joins.assign(data.moves.size(), 0);
    telling.stays.assign(data.stays.size(), 0);
    telling.listed.assign(data.people.size(), 0);
    telling.present.assign(data.people.size(), 0);
    telling.employer.resize(data.people.size());
    if (telling.hasFlows)
        telling.told.assign(data.moves.size(), 0);

    // A million careers would not fit into memory, so each is made, looked at and forgotten.
    const std::vector<char> membership = membershipOf(data, telling.team);
    Teller teller(filter, graph, telling);
    const std::vector<Part> parts = inParts(careers.size(), [&](Part& part, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const Career career = careers[static_cast<PersonIndex>(i)];
            teller.tellCareer(career, !membership.empty() && membership[i] != 0, part);
            if (turns == Turns::noted)
                teller.noteTurns(career, part.turns);
        }
    });
    telling.turns.reserve(std::accumulate(parts.begin(), parts.end(), std::size_t{0},
                                          [](std::size_t sum, const Part& part) { return sum + part.turns.size(); }));
    for (const Part& part : parts) {
        telling.openEnds.insert(telling.openEnds.end(), part.openEnds.begin(), part.openEnds.end());
        telling.steps.insert(telling.steps.end(), part.steps.begin(), part.steps.end());
        telling.pairs.insert(telling.pairs.end(), part.pairs.begin(), part.pairs.end());
        telling.compared.insert(telling.compared.end(), part.compared.begin(), part.compared.end());
        telling.turns.insert(telling.turns.end(), part.turns.begin(), part.turns.end());
    }
    tbb::parallel_sort(telling.turns.begin(), telling.turns.end(), isEarlier);
}

bool isOtherDay(const Filter& filter, const Filter& before) {
    Filter same = before;
    same.asOf = filter.asOf;
    same.focus = filter.focus;
    return filter.asOf && before.asOf && !filter.comparedWith && filter.team.empty() && !filter.drawsFlows() &&
           same == filter;
}

void tellOtherDay(const Filter& filter, base::Day before, const graph::TalentGraph& graph, const Careers& careers,
                  Telling& telling) {
    const auto [earlier, later] = std::minmax(before, *filter.asOf);
    const auto since = [&](base::Day day) {
        return std::partition_point(telling.turns.begin(), telling.turns.end(),
                                    [day](const Telling::Turn& turn) { return turn.day <= day; });
    };
    std::vector<PersonIndex> people;
    for (auto turn = since(earlier), end = since(later); turn != end; ++turn)
        people.push_back(turn->person);
    tbb::parallel_sort(people.begin(), people.end());
    people.erase(std::unique(people.begin(), people.end()), people.end());

    Teller teller(filter, graph, telling);
    const std::vector<Part> parts = inParts(people.size(), [&](Part& part, std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
            const Career career = careers[people[i]];
            teller.forget(career);
            teller.tellCareer(career, false, part);
        }
    });

    // Theirs in place of what they had, by person as before.
    const auto isOf = [&graph, &people](const VisibleSet::OpenEnd& end) {
        return std::binary_search(people.begin(), people.end(), std::get<PersonIndex>(graph.node(end.person).row));
    };
    auto& ends = telling.openEnds;
    std::erase_if(ends, isOf);
    const auto kept = static_cast<std::ptrdiff_t>(ends.size());
    for (const Part& part : parts)
        ends.insert(ends.end(), part.openEnds.begin(), part.openEnds.end());
    std::inplace_merge(ends.begin(), ends.begin() + kept, ends.end(),
                       [](const auto& a, const auto& b) { return a.person < b.person; });
}

} // namespace whither::query
