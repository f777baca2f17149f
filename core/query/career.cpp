#include "core/query/career.h"

#include "core/query/move_order.h"

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

/// The rows that tell of one person.
struct Facts {
    std::vector<MoveIndex> moves;
    std::vector<StayIndex> stays;
    std::vector<std::pair<TeamIndex, Date>> listings; ///< with the earliest date of the row's sources
};

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

/// Days as a Date; no bound where they stand for none.
Date between(Day first, Day last) {
    const auto bound = [](Day day, Day none) {
        return day == none ? std::nullopt : std::optional{base::CalendarDate::of(day)};
    };
    const auto date = Date::between(bound(first, base::kFirstDay), bound(last, base::kLastDay));
    return date ? date.value() : Date{};
}

/// A spell and what only its making needs to know.
struct Draft {
    Spell spell;
    bool tellsOrigin = false;  ///< its arrival names a company where something else shows the person
    Date lastExit;             ///< the last dated departure told before it; undated: none
    std::optional<Day> stayed; ///< day until which a stay shows the person there
    std::size_t closedAt = 0;  ///< how many spells there were when it ended
};

class CareerBuilder {
  public:
    CareerBuilder(const Dataset& dataset, PersonIndex person) : m_dataset(dataset), m_person(person) {}

    Career build(Facts facts) {
        for (const MoveIndex move : inOrder(m_dataset, facts.moves))
            tell(move);
        std::sort(facts.stays.begin(), facts.stays.end(), [&](StayIndex a, StayIndex b) {
            const auto rank = [&](StayIndex index) {
                const Date& date = m_dataset.stays[index].asOf;
                return std::tuple{date.isUndated(), date.effectiveDay(), index};
            };
            return rank(a) < rank(b);
        });
        for (const StayIndex stay : facts.stays)
            seeStay(stay);
        settle();
        std::sort(facts.listings.begin(), facts.listings.end(), [](const auto& a, const auto& b) {
            return std::tuple{a.second.isUndated(), a.second.effectiveDay(), a.first} <
                   std::tuple{b.second.isUndated(), b.second.effectiveDay(), b.first};
        });
        for (const auto& [team, date] : facts.listings)
            seeListing(team, date);
        settle();

        Career career{.person = m_person, .spells = {}};
        for (Draft& draft : m_drafts) {
            setBounds(draft);
            career.spells.push_back(std::move(draft.spell));
        }
        return career;
    }

  private:
    Draft& begin(CompanyIndex company) {
        Draft& draft = m_drafts.emplace_back();
        draft.spell.company = company;
        draft.lastExit = m_lastExit;
        return draft;
    }

    /// A spell of which no move tells.
    Draft& beginUntold(CompanyIndex company) {
        Draft& draft = begin(company);
        draft.lastExit = Date{};
        return draft;
    }

    /// The spell that was begun last at `company`.
    Draft* lastAt(CompanyIndex company) {
        const auto found = std::find_if(m_drafts.rbegin(), m_drafts.rend(),
                                        [&](const Draft& draft) { return draft.spell.company == company; });
        return found == m_drafts.rend() ? nullptr : &*found;
    }

    bool isLatest(const Draft& draft) const { return &draft == &m_drafts.back(); }

    void tell(MoveIndex index) {
        const Move& move = m_dataset.moves[index];
        if (move.from && move.from == move.to) {
            Draft* here = lastAt(*move.from);
            if (here == nullptr || here->spell.span.end)
                here = &begin(*move.from);
            here->spell.arrivals.push_back(index);
            addTitle(here->spell, move.title);
            return;
        }
        const bool tellsOrigin = move.from && depart(index, *move.from);
        if (move.to)
            arrive(index, *move.to, tellsOrigin);
    }

    /// False: nothing else shows the person there.
    bool depart(MoveIndex index, CompanyIndex from) {
        const Move& move = m_dataset.moves[index];
        Draft* there = lastAt(from);
        const bool isOpen = there != nullptr && !there->spell.span.end;
        const bool isToldAgain =
            there != nullptr && !isOpen &&
            (base::canBeSame(*there->spell.span.end, move.date) || (move.to && there->closedAt == m_drafts.size()));
        const bool isKnown = isOpen || isToldAgain;
        if (!isKnown)
            there = &begin(from);
        Spell& spell = there->spell;
        spell.departures.push_back(index);
        if (!isToldAgain || !spell.end ||
            (base::canBeSame(move.date, *spell.span.end) && isFiner(move.date, *spell.span.end))) {
            spell.span.end = move.date;
            spell.end = index;
        }
        if (!isToldAgain)
            there->closedAt = m_drafts.size();
        if (!move.date.isUndated())
            m_lastExit = move.date;
        return isKnown;
    }

    void arrive(MoveIndex index, CompanyIndex to, bool tellsOrigin) {
        const Move& move = m_dataset.moves[index];
        Draft* there = lastAt(to);
        bool isToldAgain = false;
        if (there != nullptr && !there->spell.span.end) {
            isToldAgain = move.kind != model::MoveKind::returned &&
                          (isLatest(*there) || base::canBeSame(there->spell.span.start, move.date));
            if (!isToldAgain) {
                there->spell.span.end = Date{};
                there->closedAt = m_drafts.size();
            }
        }
        if (!isToldAgain)
            there = &begin(to);
        Spell& spell = there->spell;
        spell.arrivals.push_back(index);
        addTitle(spell, move.title);
        if (!spell.start || isFiner(move.date, spell.span.start)) {
            spell.span.start = move.date;
            spell.start = index;
        }
        there->tellsOrigin = there->tellsOrigin || tellsOrigin;
    }

    static bool isFiner(const Date& date, const Date& than) { return &base::finer(than, date) == &date; }

    static void addTitle(Spell& spell, const std::string& title) {
        if (!title.empty() && std::find(spell.titles.begin(), spell.titles.end(), title) == spell.titles.end())
            spell.titles.push_back(title);
    }

    void seeStay(StayIndex index) {
        const model::Stay& stay = m_dataset.stays[index];
        Draft* there = lastAt(stay.company);
        if (!stay.asOf.isUndated())
            there = covering(stay.asOf, [&](CompanyIndex company) { return company == stay.company; });
        if (there == nullptr)
            there = &beginUntold(stay.company);
        there->spell.stays.push_back(index);
        see(there->spell, stay.asOf);
        if (!stay.asOf.isUndated())
            there->stayed = std::max(there->stayed.value_or(base::kFirstDay), stay.asOf.firstDay());
    }

    void seeListing(TeamIndex team, const Date& date) {
        const CompanyIndex company = m_dataset.teams[team].company;
        const auto isThere = [&](CompanyIndex other) { return isPartOf(m_dataset, other, company); };
        Draft* there = date.isUndated() ? nullptr : covering(date, isThere);
        if (there != nullptr)
            see(there->spell, date);
        if (there == nullptr) {
            // A list can be about the past: it is no evidence against a known departure.
            bool hadLeft = false;
            for (Draft& draft : m_drafts)
                if (isThere(draft.spell.company)) {
                    there = &draft;
                    hadLeft = hadLeft || (draft.spell.countsUntil && *draft.spell.countsUntil <= date.lastDay());
                }
            if (!date.isUndated() && !hadLeft) {
                there = &beginUntold(company);
                see(there->spell, date);
            }
        }
        if (there != nullptr)
            there->spell.teams.push_back(team);
    }

    /// The spell that surely covers the date, or else the last that possibly does.
    template <class IsThere> Draft* covering(const Date& date, IsThere isThere) {
        Draft* best = nullptr;
        for (Draft& draft : m_drafts) {
            if (!isThere(draft.spell.company))
                continue;
            const Spell& spell = draft.spell;
            if (spell.span.end && spell.span.end->isUndated() && spell.countsUntil &&
                *spell.countsUntil > spell.countsFrom && *spell.countsUntil <= date.firstDay())
                continue; // moved on before
            const Certainty certainty = base::overlap(spell.span, {.start = date, .end = date});
            if (certainty == Certainty::yes)
                return &draft;
            if (certainty == Certainty::possibly)
                best = &draft;
        }
        return best;
    }

    static void see(Spell& spell, const Date& date) {
        if (date.isUndated())
            return;
        if (date.latest())
            spell.seenFirst = std::min(spell.seenFirst.value_or(base::kLastDay), date.lastDay());
        if (date.earliest())
            spell.seenLast = std::max(spell.seenLast.value_or(base::kFirstDay), date.firstDay());
    }

    /// Puts the spells in order and ends what the person has moved on from.
    void settle() {
        for (Draft& draft : m_drafts)
            draft.spell.countsFrom = countsFrom(draft);
        std::stable_sort(m_drafts.begin(), m_drafts.end(),
                         [](const Draft& a, const Draft& b) { return a.spell.countsFrom < b.spell.countsFrom; });
        for (auto draft = m_drafts.begin(); draft != m_drafts.end(); ++draft) {
            if (!draft->spell.span.end && std::any_of(std::next(draft), m_drafts.end(), [&](const Draft& later) {
                    return endsByBeginning(*draft, later);
                }))
                draft->spell.span.end = Date{};
        }
        for (std::size_t i = 0; i < m_drafts.size(); ++i) {
            Spell& spell = m_drafts[i].spell;
            spell.countsUntil.reset();
            if (!spell.span.end)
                continue;
            if (!spell.span.end->isUndated())
                spell.countsUntil = spell.span.end->effectiveDay();
            else
                spell.countsUntil = i + 1 < m_drafts.size() ? m_drafts[i + 1].spell.countsFrom : spell.countsFrom;
        }
    }

    static bool endsByBeginning(const Draft& earlier, const Draft& later) {
        const bool isSaid = later.spell.start || !later.spell.stays.empty();
        return isSaid && later.spell.company != earlier.spell.company && !later.tellsOrigin &&
               !(earlier.stayed && *earlier.stayed > later.spell.countsFrom);
    }

    [[nodiscard]] Day countsFrom(const Draft& draft) const {
        const Spell& spell = draft.spell;
        if (!spell.span.start.isUndated())
            return spell.span.start.effectiveDay();
        // Nobody dates the start. By `limit` the person was there.
        Day limit = base::kLastDay;
        if (spell.seenFirst)
            limit = *spell.seenFirst;
        if (spell.span.end && !spell.span.end->isUndated())
            limit = std::min(limit, spell.span.end->effectiveDay());
        Day from = draft.lastExit.isUndated() ? base::kFirstDay : draft.lastExit.effectiveDay();
        bool wasElsewhere = false;
        for (const Draft& other : m_drafts) {
            const base::DateSpan& span = other.spell.span;
            if (&other == &draft || span.start.isUndated() || span.start.lastDay() >= limit)
                continue;
            if (span.end && !span.end->isUndated() && span.end->effectiveDay() <= limit)
                from = std::max(from, span.end->effectiveDay());
            else
                wasElsewhere = true;
        }
        if (wasElsewhere && spell.seenFirst && !spell.start)
            from = std::max(from, *spell.seenFirst);
        return std::min(from, limit);
    }

    static void setBounds(Draft& draft) {
        Spell& spell = draft.spell;
        spell.bounds = spell.span;
        Day first = spell.span.start.firstDay();
        Day last = spell.span.start.lastDay();
        if (spell.seenFirst)
            last = std::min(last, *spell.seenFirst);
        if (spell.span.end)
            last = std::min(last, spell.span.end->lastDay());
        if (spell.start && !spell.span.start.earliest() && !draft.lastExit.isUndated() &&
            draft.lastExit.firstDay() <= last)
            first = draft.lastExit.firstDay();
        if (first > last)
            return; // the sources contradict each other: what they say of the span itself stands
        if (first != spell.span.start.firstDay() || last != spell.span.start.lastDay())
            spell.bounds.start = between(first, last);
        if (!spell.span.end)
            return;
        Day endFirst = std::max(spell.span.end->firstDay(), first);
        if (spell.seenLast)
            endFirst = std::max(endFirst, *spell.seenLast);
        if (endFirst != spell.span.end->firstDay() && endFirst <= spell.span.end->lastDay())
            spell.bounds.end = between(endFirst, spell.span.end->lastDay());
    }

    const Dataset& m_dataset;
    PersonIndex m_person;
    std::vector<Draft> m_drafts;
    Date m_lastExit;
};

} // namespace

Career careerOf(const Dataset& dataset, PersonIndex person) {
    return CareerBuilder(dataset, person).build(factsByPerson(dataset)[person]);
}

base::Table<PersonIndex, Career> careersOf(const Dataset& dataset) {
    const auto facts = factsByPerson(dataset);
    base::Table<PersonIndex, Career> careers;
    for (std::size_t i = 0; i < dataset.people.size(); ++i) {
        const auto person = static_cast<PersonIndex>(i);
        careers.add(CareerBuilder(dataset, person).build(facts[person]));
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
