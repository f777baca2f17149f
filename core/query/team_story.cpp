#include "core/query/team_story.h"

#include "core/query/effect.h"

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
        return effectiveDay(dataset, dataset.moves[*spell.start]);
    std::optional<base::Day> first = spell.seenFirst;
    const auto see = [&first](base::Day day) { first = std::min(first.value_or(day), day); };
    for (const model::MoveIndex within : spell.arrivals)
        see(effectiveDay(dataset, dataset.moves[within]));
    if (spell.countsUntil)
        see(*spell.countsUntil);
    return first.value_or(thereFrom(dataset, spell.company));
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
        story.cameBack = std::any_of(career.spells.begin(), career.spells.end(), [&](const Spell& other) {
            return other.company == home && other.countsUntil && (!asOf || *other.countsUntil <= *asOf);
        });
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
        story.cameBack += one.cameBack ? 1 : 0;
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

std::optional<base::Day> fullestDay(const Careers& careers, model::TeamIndex team) {
    const Dataset& dataset = careers.dataset();
    std::map<base::Day, int> changes;
    for (const model::TeamMember& member : dataset.teams[team].members) {
        const Career career = careers[member.person];
        const CompanyIndex home = homeOf(dataset, career, team);
        for (const Spell& spell : career.spells) {
            const base::Day from = shownFrom(dataset, spell);
            if (spell.company != home || (spell.countsUntil && *spell.countsUntil <= from))
                continue;
            ++changes[from];
            if (spell.countsUntil)
                --changes[*spell.countsUntil];
        }
    }
    std::optional<base::Day> fullest;
    int there = 0;
    int most = 0;
    for (const auto& [day, change] : changes) {
        there += change;
        if (there > most && day != base::kFirstDay) {
            most = there;
            fullest = day;
        }
    }
    return fullest;
}

} // namespace whither::query
