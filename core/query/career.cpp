#include "core/query/career.h"

#include "core/query/career_builder.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace whither::query {

namespace {

using base::Certainty;
using base::Date;
using base::Day;
using model::CompanyIndex;
using model::Dataset;
using model::Move;
using model::MoveIndex;
using model::PersonIndex;
using model::StayIndex;
using model::TeamIndex;

Date earliestPublished(const Dataset& dataset, const model::Citations& citations) {
    Date earliest;
    for (const model::Citation& citation : citations) {
        const Date& published = dataset.sources[citation.source].published;
        if (!published.isUndated() && (earliest.isUndated() || published.effectiveDay() < earliest.effectiveDay()))
            earliest = published;
    }
    return earliest;
}

base::Table<PersonIndex, Facts> factsByPerson(const Dataset& dataset) {
    base::Table<PersonIndex, Facts> facts;
    facts.resize(dataset.people.size());
    for (std::size_t i = 0; i < dataset.moves.size(); ++i)
        facts[dataset.moves[static_cast<MoveIndex>(i)].person].moves.push_back(static_cast<MoveIndex>(i));
    for (std::size_t i = 0; i < dataset.stays.size(); ++i)
        facts[dataset.stays[static_cast<StayIndex>(i)].person].stays.push_back(static_cast<StayIndex>(i));
    for (std::size_t i = 0; i < dataset.teams.size(); ++i)
        for (const model::TeamMember& member : dataset.teams[static_cast<TeamIndex>(i)].members)
            facts[member.person].listings.emplace_back(static_cast<TeamIndex>(i),
                                                       earliestPublished(dataset, member.citations));
    return facts;
}

} // namespace

Career careerOf(const Dataset& dataset, PersonIndex person) {
    return buildCareer(dataset, person, std::move(factsByPerson(dataset)[person]));
}

base::Table<PersonIndex, Career> careersOf(const Dataset& dataset) {
    auto facts = factsByPerson(dataset);
    base::Table<PersonIndex, Career> careers;
    for (std::size_t i = 0; i < dataset.people.size(); ++i) {
        const auto person = static_cast<PersonIndex>(i);
        careers.add(buildCareer(dataset, person, std::move(facts[person])));
    }
    return careers;
}

bool isOn(const Spell& spell, std::optional<Day> day) {
    if (!day)
        return !spell.countsUntil;
    return spell.countsFrom <= *day && (!spell.countsUntil || *spell.countsUntil > *day);
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
    const auto hasBegun = [&](const Spell& spell) { return !day || spell.countsFrom <= *day; };
    const auto isNamed = [&](const Spell& spell) {
        return std::any_of(spell.arrivals.begin(), spell.arrivals.end(), [&](MoveIndex arrival) {
            return dataset.moves[arrival].from == from.company &&
                   std::find(from.departures.begin(), from.departures.end(), arrival) != from.departures.end();
        });
    };
    for (std::size_t i = 0; i < career.spells.size(); ++i)
        if (i != left && hasBegun(career.spells[i]) && isNamed(career.spells[i]))
            return i;
    const auto isOver = [&](const Spell& spell) {
        return spell.countsUntil && from.countsUntil && *spell.countsUntil <= *from.countsUntil;
    };
    for (std::size_t i = left + 1; i < career.spells.size() && hasBegun(career.spells[i]); ++i) {
        if (career.spells[i].company == from.company)
            return {};
        if (!isOver(career.spells[i]))
            return i;
    }
    for (std::size_t i = left; i > 0; --i)
        if (career.spells[i - 1].company != from.company && !isOver(career.spells[i - 1]))
            return i - 1;
    return {};
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

std::vector<Coworker> coworkersOf(const Dataset& dataset, const base::Table<PersonIndex, Career>& careers,
                                  PersonIndex person, std::optional<Day> asOf) {
    const auto known = [&](const Career& career) {
        Career begun{.person = career.person, .spells = {}};
        for (const Spell& spell : career.spells)
            if (!asOf || spell.countsFrom <= *asOf)
                begun.spells.push_back(spell);
        return begun;
    };
    const Career own = known(careers[person]);
    std::vector<CompanyIndex> companies;
    for (const Spell& spell : own.spells)
        if (std::find(companies.begin(), companies.end(), spell.company) == companies.end())
            companies.push_back(spell.company);

    std::vector<Coworker> coworkers;
    for (const Career& career : careers) {
        if (career.person == person)
            continue;
        const Career other = known(career);
        Coworker coworker{.person = career.person, .certainty = Certainty::no, .companies = {}};
        for (const CompanyIndex company : companies) {
            const Certainty certainty = workedTogether(own, other, company);
            if (certainty != Certainty::no)
                coworker.companies.push_back(company);
            coworker.certainty = std::max(coworker.certainty, certainty);
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
