#include "core/query/comparison.h"

#include "core/query/team_story.h"

#include <algorithm>
#include <tuple>
#include <utility>

namespace whither::query {

namespace {

bool isThere(const model::Dataset& dataset, const Career& career, model::CompanyIndex company, base::Day day) {
    return std::any_of(career.spells.begin(), career.spells.end(), [&](const Spell& spell) {
        return isOn(spell, day) && isPartOf(dataset, spell.company, company);
    });
}

/// Whether a dated move tells that the person arrived at `company` after the first day, by the second.
bool isArrivalTold(const model::Dataset& dataset, const Career& career, model::CompanyIndex company, base::Day first,
                   base::Day second) {
    return std::any_of(career.spells.begin(), career.spells.end(), [&](const Spell& spell) {
        return !spell.span.start.isUndated() && first < spell.countsFrom && spell.countsFrom <= second &&
               isPartOf(dataset, spell.company, company);
    });
}

bool isDepartureTold(const model::Dataset& dataset, const Career& career, model::CompanyIndex company, base::Day first,
                     base::Day second) {
    return std::any_of(career.spells.begin(), career.spells.end(), [&](const Spell& spell) {
        return spell.span.end && !spell.span.end->isUndated() && spell.countsUntil && first < *spell.countsUntil &&
               *spell.countsUntil <= second && isPartOf(dataset, spell.company, company);
    });
}

/// At the company that a comparison is about.
struct Presence {
    bool isBefore = false;
    bool isAfter = false;
    bool isArrivalTold = false;
};

/// Empty: there is nothing to tell.
std::optional<Difference> differenceOf(const Compared& employers, const Presence& there) {
    if (there.isBefore)
        return there.isAfter ? Difference::stayed : Difference::left;
    if (there.isAfter)
        return employers.before || there.isArrivalTold ? Difference::arrived : Difference::unknownBefore;
    if (employers.before == employers.after)
        return employers.before ? std::optional(Difference::stayed) : std::nullopt;
    if (!employers.before)
        return Difference::unknownBefore;
    return employers.after ? Difference::moved : Difference::unknownAfter;
}

} // namespace

const Compared* Comparison::find(model::PersonIndex person) const {
    auto from = people.begin();
    for (const std::size_t count : {arrived, left, moved, stayed, unknownBefore, unknownAfter}) {
        const auto to = from + static_cast<std::ptrdiff_t>(count);
        const auto found = std::lower_bound(
            from, to, person, [](const Compared& one, model::PersonIndex wanted) { return one.person < wanted; });
        if (found != to && found->person == person)
            return &*found;
        from = to;
    }
    return nullptr;
}

std::optional<Compared> compareDays(const model::Dataset& dataset, const Career& career, const ComparedScope& scope,
                                    base::Day first, base::Day second) {
    const auto employer = [&](base::Day day) {
        return scope.team ? memberStory(dataset, career, *scope.team, day).now : employerOn(career, day);
    };
    Compared compared{career.person, {}, employer(first), employer(second)};
    Presence there;
    if (scope.company) {
        there = {isThere(dataset, career, *scope.company, first), isThere(dataset, career, *scope.company, second),
                 isArrivalTold(dataset, career, *scope.company, first, second)};
        if (!there.isBefore && !there.isAfter)
            return {};
    } else if (scope.team) {
        const model::CompanyIndex home = homeOf(dataset, career, *scope.team);
        there = {compared.before == home, compared.after == home, isArrivalTold(dataset, career, home, first, second)};
    } else if (!compared.before && compared.after) {
        there = {false, true, isArrivalTold(dataset, career, *compared.after, first, second)};
    } else if (compared.before && !compared.after) {
        there.isBefore = isDepartureTold(dataset, career, *compared.before, first, second);
    }
    const auto difference = differenceOf(compared, there);
    if (!difference)
        return {};
    compared.difference = *difference;
    return compared;
}

void setPeople(Comparison& comparison, std::vector<Compared> people) {
    // In the order of the words.
    std::size_t* const counts[] = {&comparison.arrived, &comparison.left,          &comparison.moved,
                                   &comparison.stayed,  &comparison.unknownBefore, &comparison.unknownAfter};
    for (std::size_t* count : counts)
        *count = 0;
    comparison.people = std::move(people);
    for (const Compared& one : comparison.people)
        ++*counts[static_cast<std::size_t>(one.difference)];
    // Indices of people are in the order of their keys.
    std::sort(comparison.people.begin(), comparison.people.end(), [](const Compared& a, const Compared& b) {
        return std::tuple(a.difference, a.person) < std::tuple(b.difference, b.person);
    });
}

Comparison compareDays(const model::Dataset& dataset, const base::Table<model::PersonIndex, Career>& careers,
                       const ComparedScope& scope, base::Day first, base::Day second) {
    if (second < first)
        std::swap(first, second);
    std::vector<Compared> people;
    const auto take = [&](model::PersonIndex person) {
        if (const auto compared = compareDays(dataset, careers[person], scope, first, second))
            people.push_back(*compared);
    };
    if (scope.team)
        for (const model::TeamMember& member : dataset.teams[*scope.team].members)
            take(member.person);
    else
        for (const Career& career : careers)
            take(career.person);
    Comparison comparison;
    comparison.scope = scope;
    comparison.first = first;
    comparison.second = second;
    setPeople(comparison, std::move(people));
    return comparison;
}

} // namespace whither::query
