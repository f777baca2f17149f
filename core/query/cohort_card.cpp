#include "core/query/cohort_card.h"

#include "core/query/filter.h"
#include "core/query/team_story.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <utility>

namespace whither::query {

namespace {

using base::Certainty;
using base::Day;
using model::CompanyIndex;
using model::Dataset;
using model::PersonIndex;

using CareerTable = base::Table<PersonIndex, Career>;

Day monthsBefore(Day day) {
    const std::chrono::year_month_day date{day};
    const auto month = date.year() / date.month() - kFollowWithin;
    const auto end = month / std::chrono::last;
    return Day{month / std::min(date.day(), end.day())};
}

/// Whether `lead` lies before `arrival` by no more than kFollowWithin.
Certainty isShortlyBefore(const base::Date& lead, const base::Date& arrival) {
    if (lead.firstDay() >= arrival.lastDay() || lead.lastDay() < monthsBefore(arrival.firstDay()))
        return Certainty::no;
    const bool isSure = lead.lastDay() < arrival.firstDay() && lead.firstDay() >= monthsBefore(arrival.lastDay());
    return isSure ? Certainty::yes : Certainty::possibly;
}

/// Whether two people worked together at another company before both of these spells, one of each, began; as far as is
/// known by `asOf`.
Certainty workedTogetherBefore(const Career& a, std::size_t ofA, const Career& b, std::size_t ofB,
                               std::optional<Day> asOf) {
    const auto before = [](const Spell& spell) {
        return base::DateSpan{base::Date{base::kFirstDay}, spell.bounds.start};
    };
    const base::DateSpan beforeA = before(a.spells[ofA]);
    const base::DateSpan beforeB = before(b.spells[ofB]);
    Certainty strongest = Certainty::no;
    for (const Spell& one : a.spells)
        for (const Spell& other : b.spells)
            if (one.company == other.company && one.company != a.spells[ofA].company && hasBegun(one, asOf) &&
                hasBegun(other, asOf)) {
                // Stretches of time have a day in common if every two of them have.
                Certainty together = base::overlap(one.bounds, other.bounds);
                for (const Spell* spell : {&one, &other})
                    for (const base::DateSpan* until : {&beforeA, &beforeB})
                        together = std::min(together, base::overlap(spell->bounds, *until));
                strongest = std::max(strongest, together);
            }
    return strongest;
}

/// Spells that began at some companies, and whose they are.
using Arrivals = std::map<CompanyIndex, std::vector<std::pair<PersonIndex, std::size_t>>>;

bool isFounding(const Dataset& dataset, const Spell& spell) {
    return std::any_of(spell.arrivals.begin(), spell.arrivals.end(), [&](model::MoveIndex arrival) {
        const model::MoveKind kind = dataset.moves[arrival].kind;
        return kind == model::MoveKind::founded || kind == model::MoveKind::cofounded;
    });
}

std::vector<Lead> leadsOf(const Dataset& dataset, const CareerTable& careers, const Arrivals& arrivals,
                          PersonIndex person, std::size_t next, std::optional<Day> asOf) {
    const Spell& arrival = careers[person].spells[next];
    const bool isFounder = isFounding(dataset, arrival);
    std::vector<Lead> leads;
    if (arrival.bounds.start.isUndated())
        return leads;
    for (const auto& [other, spell] : arrivals.at(arrival.company)) {
        const Spell& lead = careers[other].spells[spell];
        const base::Date& start = lead.bounds.start;
        if (other == person || start.isUndated() || !hasBegun(lead, asOf))
            continue;
        const bool wentTogether = isShortlyBefore(arrival.bounds.start, start) != Certainty::no;
        if (wentTogether || (isFounder && isFounding(dataset, lead)))
            continue;
        Certainty certainty = isShortlyBefore(start, arrival.bounds.start);
        if (certainty != Certainty::no)
            certainty = std::min(certainty, workedTogetherBefore(careers[person], next, careers[other], spell, asOf));
        if (certainty != Certainty::no)
            leads.push_back({other, certainty});
    }
    std::stable_sort(leads.begin(), leads.end(),
                     [](const Lead& a, const Lead& b) { return a.certainty > b.certainty; });
    return leads;
}

std::optional<CardRow::Gap> gapOf(const Spell& from, const Spell& to) {
    if (from.end && from.end == to.start)
        return CardRow::Gap{}; // one move tells of both
    const base::Date& left = *from.bounds.end;
    const base::Date& begun = to.bounds.start;
    if (!left.earliest() || !left.latest() || !begun.earliest() || !begun.latest())
        return {};
    return CardRow::Gap{static_cast<int>((begun.firstDay() - left.lastDay()).count()),
                        static_cast<int>((begun.lastDay() - left.firstDay()).count())};
}

/// The first one that had begun.
std::optional<std::size_t> firstSpell(const Career& career, CompanyIndex home, std::optional<Day> asOf) {
    for (std::size_t i = 0; i < career.spells.size(); ++i)
        if (career.spells[i].company == home && hasBegun(career.spells[i], asOf))
            return i;
    return {};
}

CardRow::Return returnOf(const Dataset& dataset, const Career& career, std::size_t spell, std::optional<Day> asOf) {
    const bool hasLeft = isOver(career.spells[spell], asOf);
    return {spell, hasLeft, hasLeft ? spellAfter(dataset, career, spell, asOf) : std::nullopt};
}

/// What sortByLeaving() goes by: a group, and in the first one the day, in half days.
std::pair<int, std::int64_t> rankOf(const CardRow& row, const Career& career) {
    enum : int { leftThen, leftOnce, stayed, notKnown };
    if (!row.spell)
        return {notKnown, 0};
    if (!row.hasLeft)
        return {stayed, 0};
    const base::Date& end = *career.spells[*row.spell].bounds.end;
    const bool isBounded = end.earliest() && end.latest();
    if (!isBounded && career.spells[*row.spell].span.end->isUndated())
        return {leftOnce, 0};
    const Day first = end.earliest() ? end.firstDay() : end.lastDay();
    const Day last = end.latest() ? end.lastDay() : end.firstDay();
    return {leftThen, (first.time_since_epoch() + last.time_since_epoch()).count()};
}

} // namespace

void sortByLeaving(std::vector<CardRow>& rows, const CareerTable& careers) {
    std::stable_sort(rows.begin(), rows.end(), [&careers](const CardRow& a, const CardRow& b) {
        return rankOf(a, careers[a.person]) < rankOf(b, careers[b.person]);
    });
}

std::vector<CardRow> cohortCard(const Dataset& dataset, const CareerTable& careers, const CohortSpec& spec) {
    const auto asOf = spec.asOf ? spec.asOf : lastKnownDay(dataset);
    const Cohort cohort = cohortOf(dataset, careers, spec);
    std::map<PersonIndex, std::size_t> followed;
    for (const Followed& member : cohort.members)
        followed[member.person] = member.spell;

    std::vector<CardRow> rows;
    Arrivals arrivals;
    for (const auto& [person, home] : peopleOf(dataset, careers, spec)) {
        const Career& career = careers[person];
        CardRow row;
        row.person = person;
        row.home = home;
        const auto known = followed.find(person);
        if (!spec.zero)
            row.spell = firstSpell(career, home, asOf);
        if (!row.spell)
            row.spell = known == followed.end() ? homeSpell(dataset, career, home, asOf) : std::optional(known->second);
        if (row.spell) {
            const Spell& spell = career.spells[*row.spell];
            row.hasLeft = isOver(spell, asOf);
            if (row.hasLeft) {
                row.next = spellAfter(dataset, career, *row.spell, asOf);
                for (std::size_t i = *row.spell + 1; i < career.spells.size(); ++i)
                    if (career.spells[i].company == home && (!asOf || career.spells[i].countsFrom <= *asOf))
                        row.returns.push_back(returnOf(dataset, career, i, asOf));
            }
            if (row.next) {
                row.gap = gapOf(spell, career.spells[*row.next]);
                arrivals.try_emplace(career.spells[*row.next].company);
            }
        }
        rows.push_back(std::move(row));
    }
    for (const Career& career : careers)
        for (std::size_t i = 0; i < career.spells.size(); ++i)
            if (const auto there = arrivals.find(career.spells[i].company); there != arrivals.end())
                there->second.emplace_back(career.person, i);
    for (CardRow& row : rows)
        if (row.next)
            row.leads = leadsOf(dataset, careers, arrivals, row.person, *row.next, asOf);
    return rows;
}

} // namespace whither::query
