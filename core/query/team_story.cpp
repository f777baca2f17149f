#include "core/query/team_story.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <map>
#include <string_view>
#include <tuple>

namespace whither::query {

namespace {

using model::CompanyIndex;
using model::Dataset;
using Standing = MemberStory::Standing;

/// Printed author order; roles stand after all numbers.
int printedOrder(std::string_view position) {
    int number = 0;
    const auto [end, error] = std::from_chars(position.data(), position.data() + position.size(), number);
    const bool isNumber = error == std::errc{} && end == position.data() + position.size();
    return isNumber ? number : std::numeric_limits<int>::max();
}

/// The first day on which a spell is shown to be on; see homeSpell().
base::Day shownFrom(const Dataset& dataset, const Spell& spell) {
    if (spell.start)
        return spell.span.start.effectiveDay();
    std::optional<base::Day> first = spell.seenFirst;
    const auto see = [&first](base::Day day) { first = std::min(first.value_or(day), day); };
    for (const model::MoveIndex within : spell.arrivals)
        see(dataset.moves[within].date.effectiveDay());
    if (spell.countsUntil)
        see(*spell.countsUntil);
    return first.value_or(base::kFirstDay);
}

void addDestinations(const Dataset& dataset, TeamStory& story) {
    std::map<std::optional<CompanyIndex>, Destination> byCompany;
    for (const MemberStory& member : story.members) {
        if (member.standing != Standing::left)
            continue;
        ++byCompany[member.now].now;
        ++byCompany[member.firstAfter].first;
    }
    for (auto& [company, destination] : byCompany) {
        destination.company = company;
        story.destinations.push_back(destination);
    }
    std::sort(story.destinations.begin(), story.destinations.end(), [&](const Destination& a, const Destination& b) {
        const auto rank = [&](const Destination& one) {
            return std::tuple{!one.company, -one.now, -one.first,
                              one.company ? std::string_view{dataset.companies[*one.company].key} : ""};
        };
        return rank(a) < rank(b);
    });
}

} // namespace

CompanyIndex homeOf(const Dataset& dataset, const Career& career, model::TeamIndex team) {
    const CompanyIndex company = dataset.teams[team].company;
    const auto find = [&](auto isWanted) {
        return std::find_if(career.spells.begin(), career.spells.end(),
                            [&](const Spell& spell) { return isWanted(spell.company); });
    };
    if (find([&](CompanyIndex other) { return other == company; }) != career.spells.end())
        return company;
    const auto part = find([&](CompanyIndex other) { return isPartOf(dataset, other, company); });
    return part == career.spells.end() ? company : part->company;
}

std::optional<std::size_t> homeSpell(const Dataset& dataset, const Career& career, CompanyIndex home,
                                     std::optional<base::Day> day) {
    std::optional<std::size_t> last;
    for (std::size_t i = 0; i < career.spells.size(); ++i) {
        const Spell& spell = career.spells[i];
        if (spell.company != home || (day && shownFrom(dataset, spell) > *day))
            continue;
        if (isOn(spell, day) || !last || !isOn(career.spells[*last], day))
            last = i;
    }
    return last;
}

MemberStory memberStory(const Dataset& dataset, const Career& career, model::TeamIndex team,
                        std::optional<base::Day> asOf) {
    MemberStory story;
    story.person = career.person;
    const CompanyIndex home = homeOf(dataset, career, team);
    const auto at = homeSpell(dataset, career, home, asOf);
    if (!at) {
        const auto atHome = std::find_if(career.spells.begin(), career.spells.end(),
                                         [home](const Spell& spell) { return spell.company == home; });
        if (atHome == career.spells.end()) {
            story.now = home;
            return story;
        }
        story.standing = Standing::notYet;
        for (const Spell& spell : career.spells)
            if (spell.company != home && isOn(spell, asOf))
                story.now = spell.company;
        return story;
    }
    const Spell& spell = career.spells[*at];
    if (isOn(spell, asOf)) {
        story.now = home;
        return story;
    }
    story.standing = Standing::left;
    story.now = employerOn(career, asOf);
    story.departure = spell.end;
    if (spell.end)
        story.leftOn = dataset.moves[*spell.end].date;
    if (const auto next = spellAfter(dataset, career, *at, asOf))
        story.firstAfter = career.spells[*next].company;
    return story;
}

std::vector<model::PersonIndex> inPrintedOrder(const Dataset& dataset, model::TeamIndex team) {
    std::vector<const model::TeamMember*> members;
    for (const model::TeamMember& member : dataset.teams[team].members)
        members.push_back(&member);
    std::sort(members.begin(), members.end(), [&](const model::TeamMember* a, const model::TeamMember* b) {
        const auto rank = [&](const model::TeamMember& one) {
            return std::tuple{printedOrder(one.position), std::string_view{dataset.people[one.person].key}};
        };
        return rank(*a) < rank(*b);
    });
    std::vector<model::PersonIndex> people;
    people.reserve(members.size());
    for (const model::TeamMember* member : members)
        people.push_back(member->person);
    return people;
}

TeamStory storyOf(const Careers& careers, model::TeamIndex team, std::optional<base::Day> asOf) {
    const Dataset& dataset = careers.dataset();
    TeamStory story;
    story.team = team;
    for (const model::PersonIndex person : inPrintedOrder(dataset, team)) {
        const MemberStory one = memberStory(dataset, careers[person], team, asOf);
        ++(one.standing == Standing::left     ? story.left
           : one.standing == Standing::stayed ? story.stayed
                                              : story.notYet);
        if (one.standing == Standing::left && !one.leftOn.isUndated()) {
            const auto day = one.leftOn.effectiveDay();
            if (story.firstExit.isUndated() || day < story.firstExit.effectiveDay())
                story.firstExit = one.leftOn;
            if (story.lastExit.isUndated() || day > story.lastExit.effectiveDay())
                story.lastExit = one.leftOn;
        }
        story.members.push_back(one);
    }
    addDestinations(dataset, story);
    return story;
}

} // namespace whither::query
