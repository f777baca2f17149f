#include "core/query/comparison.h"

#include "core/query/team_story.h"

#include <algorithm>
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

Comparison compareDays(const model::Dataset& dataset, const base::Table<model::PersonIndex, Career>& careers,
                       const ComparedScope& scope, base::Day first, base::Day second) {
    if (second < first)
        std::swap(first, second);
    std::vector<model::PersonIndex> people;
    if (scope.team)
        for (const model::TeamMember& member : dataset.teams[*scope.team].members)
            people.push_back(member.person);
    else
        for (const Career& career : careers)
            people.push_back(career.person);
    std::sort(people.begin(), people.end()); // which is by key

    Comparison comparison;
    for (const model::PersonIndex person : people) {
        const Career& career = careers[person];
        const auto employer = [&](base::Day day) {
            return scope.team ? memberStory(dataset, career, *scope.team, day).now : employerOn(career, day);
        };
        Compared compared{person, {}, employer(first), employer(second)};
        const auto difference = scope.company ? differenceOf(isThere(dataset, career, *scope.company, first),
                                                             isThere(dataset, career, *scope.company, second), true)
                                              : differenceOf(compared.before.has_value(), compared.after.has_value(),
                                                             compared.before == compared.after);
        if (!difference)
            continue;
        compared.difference = *difference;
        std::size_t& count = *difference == Difference::arrived ? comparison.arrived
                             : *difference == Difference::left  ? comparison.left
                             : *difference == Difference::moved ? comparison.moved
                                                                : comparison.stayed;
        ++count;
        comparison.people.push_back(compared);
    }
    std::stable_sort(comparison.people.begin(), comparison.people.end(),
                     [](const Compared& a, const Compared& b) { return a.difference < b.difference; });
    return comparison;
}

} // namespace whither::query
