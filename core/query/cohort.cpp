#include "core/query/cohort.h"

#include "core/query/filter.h"
#include "core/query/team_story.h"

#include <algorithm>
#include <limits>
#include <map>
#include <set>

namespace whither::query {

namespace {

using base::Certainty;
using base::Day;
using model::CompanyIndex;
using model::Dataset;
using model::PersonIndex;
using Ending = Observation::Ending;
using Standing = Followed::Standing;
using Why = Cohort::LeftOut::Why;

double days(Day from, Day to) {
    return static_cast<double>((to - from).count());
}

/// From the middle of one interval to the middle of the other.
double daysBetween(const Days& from, const Days& to) {
    return (days(from.first, to.first) + days(from.last, to.last)) / 2;
}

class Follower {
  public:
    Follower(const Dataset& dataset, std::optional<Day> zero, Day until)
        : m_dataset(dataset), m_zero(zero), m_until(until) {}

    void follow(const Career& career, CompanyIndex home, Cohort& cohort) const {
        Followed one;
        one.person = career.person;
        const auto why = m_zero ? atEvent(career, home, one) : atJoining(career, home, one);
        if (why) {
            const bool hasLeft = *why == Why::undatedStart && isOver(career.spells[one.spell], m_until);
            cohort.leftOut.push_back({career.person, *why, hasLeft});
            return;
        }
        findLeaving(career, one);
        setTimes(one);
        cohort.members.push_back(one);
    }

  private:
    std::optional<Why> atEvent(const Career& career, CompanyIndex home, Followed& one) const {
        if (*m_zero > m_until)
            return Why::joinedLater;
        one.zero = {*m_zero, *m_zero};
        one.wasThere = Certainty::no;
        for (std::size_t i = 0; i < career.spells.size(); ++i) {
            const Spell& spell = career.spells[i];
            if (spell.company != home || one.wasThere == Certainty::yes)
                continue;
            const Certainty certainty = base::covers(spell.bounds, *m_zero);
            if (certainty == Certainty::no)
                continue;
            one.wasThere = certainty;
            one.spell = i;
        }
        return one.wasThere == Certainty::no ? std::optional(Why::notThere) : std::nullopt;
    }

    std::optional<Why> atJoining(const Career& career, CompanyIndex home, Followed& one) const {
        const auto first = std::find_if(career.spells.begin(), career.spells.end(),
                                        [home](const Spell& spell) { return spell.company == home; });
        if (first == career.spells.end())
            return Why::notThere;
        one.spell = static_cast<std::size_t>(first - career.spells.begin());
        const base::Date& start = first->bounds.start;
        if (!start.earliest())
            return Why::undatedStart;
        if (start.firstDay() > m_until)
            return Why::joinedLater;
        one.zero = {start.firstDay(), std::min(start.lastDay(), m_until)};
        one.wasThere = Certainty::yes;
        return {};
    }

    void findLeaving(const Career& career, Followed& one) const {
        const Spell& spell = career.spells[one.spell];
        if (!spell.bounds.end)
            return;
        Days leaving{std::max(spell.bounds.end->firstDay(), one.zero.first), spell.bounds.end->lastDay()};
        leaving.first = std::max(leaving.first, spell.bounds.start.firstDay());
        if (spell.seenLast && *spell.seenLast <= leaving.last)
            leaving.first = std::max(leaving.first, *spell.seenLast);
        if (spell.span.end->isUndated())
            if (const auto next = spellAfter(m_dataset, career, one.spell, m_until); next && *next > one.spell)
                leaving.last = std::min(leaving.last, career.spells[*next].bounds.start.lastDay());
        const bool hasLeft = isOver(spell, m_until);
        if (leaving.first > m_until && !hasLeft)
            return;
        leaving.first = std::min(leaving.first, m_until);
        one.standing = hasLeft ? Standing::left : Standing::cannotTell;
        leaving.last = std::max(leaving.first, std::min(leaving.last, m_until));
        one.leaving = leaving;
    }

    void setTimes(Followed& one) const {
        const Days end{m_until, m_until};
        const auto observed = [](double time, Ending ending) { return Observation{std::max(time, 0.0), ending}; };
        const double shortest = days(one.zero.last, m_until);
        const double longest = days(one.zero.first, m_until);
        one.middle = observed(daysBetween(one.zero, end), Ending::censored);
        one.soonest = observed(shortest, Ending::censored);
        one.latest = observed(longest, Ending::censored);
        one.interval = {shortest, std::numeric_limits<double>::infinity()};
        if (!one.leaving)
            return;
        one.soonest = observed(days(one.zero.last, one.leaving->first), Ending::left);
        if (one.standing == Standing::cannotTell) {
            // They were there until the day before, and nothing more is known by then.
            one.interval.first = one.soonest.time - 1;
            return;
        }
        one.middle = observed(daysBetween(one.zero, *one.leaving), Ending::left);
        one.latest = observed(days(one.zero.first, one.leaving->last), Ending::left);
        one.interval = {one.soonest.time, one.latest.time};
    }

    const Dataset& m_dataset;
    std::optional<Day> m_zero;
    Day m_until;
};

std::vector<Observation> observationsOf(const Cohort& cohort, Observation Followed::*which) {
    std::vector<Observation> observations;
    observations.reserve(cohort.members.size());
    for (const Followed& member : cohort.members)
        observations.push_back(member.*which);
    return observations;
}

} // namespace

std::vector<CompanyIndex> employersOf(const Careers& careers, std::span<const PersonIndex> people) {
    std::map<CompanyIndex, std::size_t> counts;
    for (const PersonIndex person : people) {
        std::set<CompanyIndex> companies;
        for (const Spell& spell : careers[person].spells)
            companies.insert(spell.company);
        for (const CompanyIndex company : companies)
            ++counts[company];
    }
    std::vector<CompanyIndex> employers;
    employers.reserve(counts.size());
    for (const auto& [company, count] : counts)
        employers.push_back(company);
    std::stable_sort(employers.begin(), employers.end(),
                     [&counts](CompanyIndex a, CompanyIndex b) { return counts[a] > counts[b]; });
    return employers;
}

std::vector<CohortPerson> peopleOf(const Dataset& dataset, const base::Table<PersonIndex, Career>& careers,
                                   const CohortSpec& spec) {
    std::vector<CohortPerson> people;
    if (const auto* team = std::get_if<model::TeamIndex>(&spec.who)) {
        for (const PersonIndex person : inPrintedOrder(dataset, *team))
            people.push_back({person, homeOf(dataset, careers[person], *team)});
    } else if (const auto* chosen = std::get_if<ChosenPeople>(&spec.who)) {
        for (const PersonIndex person : chosen->people)
            people.push_back({person, chosen->company});
        std::sort(people.begin(), people.end(), [](const CohortPerson& a, const CohortPerson& b) {
            return a.person < b.person;
        }); // people stand by key
    } else {
        const CompanyIndex company = std::get<CompanyIndex>(spec.who);
        for (const Career& career : careers)
            if (std::any_of(career.spells.begin(), career.spells.end(),
                            [company](const Spell& spell) { return spell.company == company; }))
                people.push_back({career.person, company});
    }
    return people;
}

std::optional<Day> zeroOf(const model::Product& product) {
    if (!product.released.latest())
        return {};
    return product.released.effectiveDay();
}

Cohort cohortOf(const Dataset& dataset, const base::Table<PersonIndex, Career>& careers, const CohortSpec& spec) {
    Cohort cohort;
    const auto last = lastKnownDay(dataset);
    if (!last && !spec.asOf)
        return cohort;
    cohort.until = !spec.asOf ? *last : !last ? *spec.asOf : std::min(*spec.asOf, lastDayToShow(*last));
    const Follower follower(dataset, spec.zero, cohort.until);
    for (const CohortPerson& one : peopleOf(dataset, careers, spec))
        follower.follow(careers[one.person], one.home, cohort);
    return cohort;
}

UndatedJoinings undatedJoinings(const Cohort& cohort) {
    UndatedJoinings undated;
    for (const Cohort::LeftOut& one : cohort.leftOut)
        if (one.why == Why::undatedStart) {
            ++undated.people;
            undated.left += one.hasLeft ? 1 : 0;
        }
    const auto left = static_cast<std::size_t>(
        std::count_if(cohort.members.begin(), cohort.members.end(),
                      [](const Followed& member) { return member.standing == Standing::left; }));
    undated.leftMoreOften = undated.left * cohort.members.size() > left * undated.people;
    return undated;
}

Retention retentionOf(const Cohort& cohort) {
    std::vector<LeavingInterval> intervals;
    intervals.reserve(cohort.members.size());
    for (const Followed& member : cohort.members)
        intervals.push_back(member.interval);
    Retention retention{kaplanMeier(observationsOf(cohort, &Followed::middle)),
                        kaplanMeier(observationsOf(cohort, &Followed::soonest)),
                        kaplanMeier(observationsOf(cohort, &Followed::latest)),
                        turnbull(intervals),
                        {},
                        0};
    retention.median = quantileOf(retention.middle, 0.5);
    if (retention.median.time)
        retention.medianAtRisk = retention.middle.atRiskAt(*retention.median.time);
    return retention;
}

std::variant<LogRank, NoLogRank> logRankOf(std::span<const Cohort> cohorts) {
    std::vector<std::vector<Observation>> observations;
    observations.reserve(cohorts.size());
    std::set<PersonIndex> people;
    for (const Cohort& cohort : cohorts) {
        for (const Followed& member : cohort.members)
            if (!people.insert(member.person).second)
                return NoLogRank::sharedPeople;
        observations.push_back(observationsOf(cohort, &Followed::middle));
    }
    if (auto test = logRank(observations))
        return std::move(*test);
    return NoLogRank::nothingToCompare;
}

} // namespace whither::query
