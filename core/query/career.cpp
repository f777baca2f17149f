#include "core/query/career.h"

#include "core/query/career_builder.h"
#include "core/query/filter.h"
#include "core/query/move_order.h"
#include "core/query/overlap_index.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>

namespace whither::query {

namespace {

using base::Certainty;
using base::Date;
using base::Day;
using model::CompanyIndex;
using model::Dataset;
using model::MoveIndex;
using model::PersonIndex;
using model::StayIndex;
using model::TeamIndex;

} // namespace

template <class Index, class Row>
template <class Each>
void Careers::Groups<Index, Row>::fill(std::size_t count, Each each) {
    from.assign(count + 1, 0);
    each([this](Index group, const Row&) { ++from[base::raw(group) + 1]; });
    std::partial_sum(from.begin(), from.end(), from.begin());
    rows.resize(from.back());
    std::vector<std::uint32_t> next(from.begin(), from.end() - 1);
    each([this, &next](Index group, const Row& row) { rows[next[base::raw(group)]++] = row; });
}

template <class Index, class Row> std::span<const Row> Careers::Groups<Index, Row>::operator[](Index group) const {
    const std::uint32_t begin = from[base::raw(group)];
    return std::span(rows).subspan(begin, from[base::raw(group) + 1] - begin);
}

Date earliestPublished(const Dataset& dataset, const model::Citations& citations) {
    Date earliest;
    for (const model::Citation& citation : citations) {
        const Date& published = dataset.sources[citation.source].published;
        if (!published.isUndated() && (earliest.isUndated() || published.effectiveDay() < earliest.effectiveDay()))
            earliest = published;
    }
    return earliest;
}

Careers::Careers(const Dataset& dataset) : m_dataset(&dataset), m_lastKnownDay(query::lastKnownDay(dataset)) {
    const std::size_t people = dataset.people.size();
    m_moves.fill(people, [&](auto visit) {
        for (std::size_t i = 0; i < dataset.moves.size(); ++i)
            visit(dataset.moves.rows()[i].person, static_cast<MoveIndex>(i));
    });
    m_stays.fill(people, [&](auto visit) {
        for (std::size_t i = 0; i < dataset.stays.size(); ++i)
            visit(dataset.stays.rows()[i].person, static_cast<StayIndex>(i));
    });
    m_listings.fill(people, [&](auto visit) {
        for (std::size_t i = 0; i < dataset.teams.size(); ++i) {
            const auto& members = dataset.teams.rows()[i].members;
            for (std::size_t j = 0; j < members.size(); ++j)
                visit(members[j].person, Listing{static_cast<TeamIndex>(i), static_cast<std::uint32_t>(j)});
        }
    });
    m_people.fill(dataset.companies.size(), [&](auto visit) {
        for (const model::Move& move : dataset.moves)
            for (const auto& end : {move.from, move.to})
                if (end)
                    visit(*end, move.person);
        for (const model::Stay& stay : dataset.stays)
            visit(stay.company, stay.person);
        for (const model::Team& team : dataset.teams)
            for (const model::TeamMember& member : team.members)
                visit(team.company, member.person);
    });
}

Career Careers::operator[](PersonIndex person) const {
    Facts facts;
    const auto moves = m_moves[person];
    const auto stays = m_stays[person];
    facts.moves.assign(moves.begin(), moves.end());
    facts.stays.assign(stays.begin(), stays.end());
    for (const auto& [team, member] : m_listings[person])
        facts.listings.emplace_back(team,
                                    earliestPublished(*m_dataset, m_dataset->teams[team].members[member].citations));
    return buildCareer(*m_dataset, person, std::move(facts));
}

std::vector<MoveIndex> Careers::movesOf(PersonIndex person) const {
    const auto moves = m_moves[person];
    return inOrder(*m_dataset, {moves.begin(), moves.end()});
}

std::vector<PersonIndex> Careers::peopleAt(CompanyIndex company) const {
    const auto rows = m_people[company];
    std::vector<PersonIndex> people(rows.begin(), rows.end());
    std::sort(people.begin(), people.end());
    people.erase(std::unique(people.begin(), people.end()), people.end());
    return people;
}

Career careerOf(const Dataset& dataset, PersonIndex person) {
    return Careers(dataset)[person];
}

base::Table<PersonIndex, Career> careersOf(const Dataset& dataset) {
    const Careers careers(dataset);
    base::Table<PersonIndex, Career> all;
    for (std::size_t i = 0; i < careers.size(); ++i)
        all.add(careers[static_cast<PersonIndex>(i)]);
    return all;
}

bool isOn(const Spell& spell, std::optional<Day> day) {
    return hasBegun(spell, day) && !isOver(spell, day);
}

std::optional<std::size_t> spellOn(const Career& career, std::optional<Day> day) {
    for (std::size_t i = career.spells.size(); i > 0; --i)
        if (isOn(career.spells[i - 1], day))
            return i - 1;
    return {};
}

std::optional<CompanyIndex> employerOn(const Career& career, std::optional<Day> day) {
    const auto spell = spellOn(career, day);
    return spell ? std::optional{career.spells[*spell].company} : std::nullopt;
}

std::optional<std::size_t> spellAfter(const Dataset& dataset, const Career& career, std::size_t left,
                                      std::optional<Day> day) {
    const Spell& from = career.spells[left];
    const std::set<MoveIndex> departures(from.departures.begin(), from.departures.end());
    const auto isNamed = [&](const Spell& spell) {
        return std::any_of(spell.arrivals.begin(), spell.arrivals.end(), [&](MoveIndex arrival) {
            return dataset.moves[arrival].from == from.company && departures.contains(arrival);
        });
    };
    for (std::size_t i = 0; i < career.spells.size(); ++i)
        if (i != left && hasBegun(career.spells[i], day) && isNamed(career.spells[i]))
            return i;
    const auto wasOver = [&from](const Spell& spell) { return from.countsUntil && isOver(spell, from.countsUntil); };
    for (std::size_t i = left + 1; i < career.spells.size() && hasBegun(career.spells[i], day); ++i) {
        if (career.spells[i].company == from.company)
            return {};
        if (!wasOver(career.spells[i]))
            return i;
    }
    for (std::size_t i = left; i > 0; --i)
        if (career.spells[i - 1].company != from.company && !wasOver(career.spells[i - 1]))
            return i - 1;
    return {};
}

namespace {

/// Answers what spellAfter() does for all spells of one career.
class Successors {
  public:
    Successors(const Dataset& dataset, const Career& career, std::optional<Day> day)
        : m_dataset(dataset), m_spells(career.spells), m_isOn(untilDays(m_spells)) {
        m_begun = m_spells.size();
        if (day)
            m_begun = static_cast<std::size_t>(
                std::partition_point(m_spells.begin(), m_spells.end(),
                                     [&](const Spell& spell) { return spell.countsFrom <= *day; }) -
                m_spells.begin());
        for (std::size_t i = m_begun; i > 0; --i)
            for (const MoveIndex arrival : m_spells[i - 1].arrivals)
                m_arrivedIn[arrival] = i - 1;
    }

    std::vector<std::optional<std::size_t>> all() const {
        std::vector<std::optional<std::size_t>> after(m_spells.size());
        const auto again = agains();
        for (std::size_t left = 0; left < m_spells.size(); ++left)
            after[left] = of(left, again[left]);
        return after;
    }

    std::vector<Succession> successions() const {
        std::vector<Succession> all;
        const auto again = agains();
        for (std::size_t left = 0; left < m_spells.size(); ++left)
            addSuccessions(left, again[left], all);
        return all;
    }

  private:
    static std::vector<Days> untilDays(const std::vector<Spell>& spells) {
        std::vector<Days> days;
        for (const Spell& spell : spells)
            days.push_back({base::kFirstDay, spell.countsUntil.value_or(base::kLastDay + std::chrono::days{1})});
        return days;
    }

    /// Of every spell the next one at the same company; past the last when there is none.
    [[nodiscard]] std::vector<std::size_t> agains() const {
        std::vector<std::size_t> again(m_spells.size());
        std::map<CompanyIndex, std::size_t> nextAt;
        for (std::size_t left = m_spells.size(); left > 0; --left) {
            const auto next = nextAt.try_emplace(m_spells[left - 1].company, m_spells.size()).first;
            again[left - 1] = std::exchange(next->second, left - 1);
        }
        return again;
    }

    /// The spell that a move from there names.
    [[nodiscard]] std::optional<std::size_t> named(std::size_t left) const {
        std::optional<std::size_t> first;
        for (const MoveIndex departure : m_spells[left].departures) {
            const auto arrival = m_arrivedIn.find(departure);
            if (arrival != m_arrivedIn.end() && arrival->second != left &&
                m_dataset.moves[departure].from == m_spells[left].company)
                first = std::min(first.value_or(arrival->second), arrival->second);
        }
        return first;
    }
    /// The next that was not over when it ended.
    [[nodiscard]] std::optional<std::size_t> next(std::size_t left) const {
        return m_isOn.first(afterEndOf(left), left + 1, m_begun);
    }
    /// One elsewhere that the person had before and kept.
    [[nodiscard]] std::optional<std::size_t> kept(std::size_t left) const {
        const Days after = afterEndOf(left);
        for (auto before = m_isOn.last(after, 0, left); before; before = m_isOn.last(after, 0, *before))
            if (m_spells[*before].company != m_spells[left].company)
                return before;
        return {};
    }
    [[nodiscard]] Days afterEndOf(std::size_t left) const {
        const auto& until = m_spells[left].countsUntil;
        return {until ? *until + std::chrono::days{1} : base::kFirstDay, base::kLastDay + std::chrono::days{1}};
    }

    /// `again`: the next spell at the same company; past the last when there is none.
    [[nodiscard]] std::optional<std::size_t> of(std::size_t left, std::size_t again) const {
        if (const auto byName = named(left))
            return byName;
        const auto onwards = next(left);
        if (again < m_begun && again <= onwards.value_or(m_begun))
            return {};
        return onwards ? onwards : kept(left);
    }

    /// Adds what of() would say with one more spell begun after another: places follow the days on which they count.
    void addSuccessions(std::size_t left, std::size_t again, std::vector<Succession>& all) const {
        const std::size_t none = m_spells.size();
        const std::size_t byName = named(left).value_or(none);
        const std::size_t onwards = next(left).value_or(none);
        const std::size_t begins = std::min(again, onwards);
        const auto since = [&](std::size_t place) { return m_spells[place].countsFrom; };
        all.push_back({left, base::kFirstDay, kept(left)});
        const auto put = [&](std::size_t begun, std::optional<std::size_t> next) {
            if (since(begun) <= base::kFirstDay)
                all.back().next = next;
            else if (all.back().next != next)
                all.push_back({left, since(begun), next});
        };
        if (begins < none && (byName == none || since(begins) < since(byName)))
            put(begins, again <= onwards ? std::nullopt : std::optional{onwards});
        if (byName < none)
            put(byName, byName);
    }

    const Dataset& m_dataset;
    const std::vector<Spell>& m_spells;
    OverlapIndex m_isOn;
    std::size_t m_begun = 0;                      ///< spells that had begun by the day
    std::map<MoveIndex, std::size_t> m_arrivedIn; ///< of these
};

} // namespace

std::vector<std::optional<std::size_t>> spellsAfter(const Dataset& dataset, const Career& career,
                                                    std::optional<Day> day) {
    return Successors(dataset, career, day).all();
}

std::vector<Succession> successionsOf(const Dataset& dataset, const Career& career) {
    return Successors(dataset, career, {}).successions();
}

bool isPartOf(const Dataset& dataset, CompanyIndex inner, CompanyIndex outer) {
    for (std::optional<CompanyIndex> company = inner; company; company = dataset.companies[*company].parent)
        if (*company == outer)
            return true;
    return false;
}

base::Certainty workedTogether(const Career& a, const Career& b, CompanyIndex company) {
    Certainty strongest = Certainty::no;
    for (const Spell& one : a.spells)
        for (const Spell& other : b.spells)
            if (one.company == company && other.company == company)
                strongest = std::max(strongest, base::overlap(one.bounds, other.bounds));
    return strongest;
}

std::vector<Coworker> coworkersOf(const Careers& careers, PersonIndex person, std::optional<Day> asOf) {
    const Dataset& dataset = careers.dataset();
    struct Own {
        std::size_t order = 0; ///< of the companies, by time
        std::vector<const Spell*> spells;
    };
    std::map<CompanyIndex, Own> own;
    const Career mine = careers[person];
    for (const Spell& spell : mine.spells) {
        if (!hasBegun(spell, asOf))
            continue;
        const auto [company, isNew] = own.try_emplace(spell.company);
        if (isNew)
            company->second.order = own.size();
        company->second.spells.push_back(&spell);
    }

    std::set<PersonIndex> others;
    for (const auto& [company, spells] : own)
        for (const PersonIndex other : careers.peopleAt(company))
            others.insert(other);
    others.erase(person);
    std::vector<Coworker> coworkers;
    for (const PersonIndex other : others) {
        const Career career = careers[other];
        Coworker coworker{.person = career.person, .certainty = Certainty::no, .companies = {}};
        std::map<std::size_t, std::pair<CompanyIndex, Certainty>> shared; // by order
        for (const Spell& spell : career.spells) {
            const auto company = own.find(spell.company);
            if (company == own.end() || !hasBegun(spell, asOf))
                continue;
            Certainty& strongest =
                shared.try_emplace(company->second.order, spell.company, Certainty::no).first->second.second;
            for (const Spell* one : company->second.spells) {
                if (strongest == Certainty::yes)
                    break;
                strongest = std::max(strongest, base::overlap(one->bounds, spell.bounds));
            }
        }
        for (const auto& [order, where] : shared) {
            if (where.second != Certainty::no)
                coworker.companies.push_back(where.first);
            coworker.certainty = std::max(coworker.certainty, where.second);
        }
        if (coworker.certainty != Certainty::no)
            coworkers.push_back(std::move(coworker));
    }
    std::stable_sort(coworkers.begin(), coworkers.end(), [&](const Coworker& a, const Coworker& b) {
        const auto rank = [&](const Coworker& one) {
            return std::tuple{one.certainty != Certainty::yes, -static_cast<std::ptrdiff_t>(one.companies.size()),
                              std::string_view{dataset.people[one.person].key}};
        };
        return rank(a) < rank(b);
    });
    return coworkers;
}

} // namespace whither::query
