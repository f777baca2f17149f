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

std::optional<Difference> differenceOf(bool isBefore, bool isAfter, bool isSame) {
    if (isBefore && isAfter)
        return isSame ? Difference::stayed : Difference::moved;
    if (isBefore)
        return Difference::left;
    return isAfter ? std::optional(Difference::arrived) : std::nullopt;
}

} // namespace

const Compared* Comparison::find(model::PersonIndex person) const {
    auto from = people.begin();
    for (const std::size_t count : {arrived, left, moved, stayed}) {
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
    const auto difference = scope.company ? differenceOf(isThere(dataset, career, *scope.company, first),
                                                         isThere(dataset, career, *scope.company, second), true)
                                          : differenceOf(compared.before.has_value(), compared.after.has_value(),
                                                         compared.before == compared.after);
    if (!difference)
        return {};
    compared.difference = *difference;
    return compared;
}

void setPeople(Comparison& comparison, std::vector<Compared> people) {
    comparison.arrived = comparison.left = comparison.moved = comparison.stayed = 0;
    comparison.people = std::move(people);
    for (const Compared& one : comparison.people) {
        std::size_t& count = one.difference == Difference::arrived ? comparison.arrived
                             : one.difference == Difference::left  ? comparison.left
                             : one.difference == Difference::moved ? comparison.moved
                                                                   : comparison.stayed;
        ++count;
    }
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
