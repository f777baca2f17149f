#include "core/query/career_builder.h"

#include "core/query/effect.h"
#include "core/query/move_order.h"
#include "core/query/spell_index.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <map>
#include <memory_resource>
#include <set>
#include <string_view>
#include <tuple>
#include <utility>

namespace whither::query {

namespace {

using base::Date;
using base::Day;
using model::CompanyIndex;
using model::Dataset;
using model::Move;
using model::MoveIndex;
using model::PersonIndex;
using model::StayIndex;
using model::TeamIndex;

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
    explicit Draft(std::pmr::memory_resource* memory) : titles(memory) {}

    Spell spell;
    bool tellsOrigin = false; ///< its arrival names a company where something else shows the person
    Date lastExit;            ///< the last dated departure told before it; undated: none
    /// Days on which the last move told before its arrival took effect, and the first dated one after it.
    Day arrivedAfter = base::kFirstDay;
    Day arrivedBefore = base::kLastDay;
    std::optional<Day> stayed;              ///< day until which a stay shows the person there
    std::size_t closedAt = 0;               ///< how many spells there were when it ended
    std::pmr::set<std::string_view> titles; ///< those that the spell has
};

class CareerBuilder {
  public:
    CareerBuilder(const Dataset& dataset, PersonIndex person) : m_dataset(dataset), m_person(person) {}

    Career build(Facts facts) {
        m_drafts.reserve(2 * facts.moves.size() + facts.stays.size());
        tell(inOrder(m_dataset, facts.moves));
        std::sort(facts.stays.begin(), facts.stays.end(), [&](StayIndex a, StayIndex b) {
            const auto rank = [&](StayIndex index) {
                const Date& date = m_dataset.stays[index].asOf;
                return std::tuple{date.isUndated(), date.effectiveDay(), index};
            };
            return rank(a) < rank(b);
        });
        seeStays(facts.stays);
        settle();
        if (facts.listings.empty())
            return career();
        std::sort(facts.listings.begin(), facts.listings.end(), [](const auto& a, const auto& b) {
            return std::tuple{a.second.isUndated(), a.second.effectiveDay(), a.first} <
                   std::tuple{b.second.isUndated(), b.second.effectiveDay(), b.first};
        });
        seeListings(facts.listings);
        settle();
        return career();
    }

  private:
    Career career() {
        Career career{.person = m_person, .spells = {}};
        for (Draft& draft : m_drafts) {
            setBounds(draft);
            career.spells.push_back(std::move(draft.spell));
        }
        return career;
    }

    Draft& begin(CompanyIndex company) {
        m_lastAt[company] = m_drafts.size();
        for (auto part = m_dataset.companies[company].parent; part; part = m_dataset.companies[*part].parent)
            m_openParts[*part].push_back(m_drafts.size());
        Draft& draft = m_drafts.emplace_back(&m_memory);
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
        const auto found = m_lastAt.find(company);
        return found == m_lastAt.end() ? nullptr : &m_drafts[found->second];
    }

    bool isLatest(const Draft& draft) const { return &draft == &m_drafts.back(); }

    void tell(const std::vector<MoveIndex>& order) {
        // For each, the first day on which one of those after it takes effect.
        std::vector<Day> next(order.size(), base::kLastDay);
        for (std::size_t i = order.size(); i > 1; --i) {
            const Date& date = m_dataset.moves[order[i - 1]].date;
            next[i - 2] = date.isUndated() ? next[i - 1] : std::min(next[i - 1], date.effectiveDay());
        }
        for (std::size_t i = 0; i < order.size(); ++i) {
            m_nextDay = next[i];
            tell(order[i]);
        }
    }

    void tell(MoveIndex index) {
        const Move& move = m_dataset.moves[index];
        if (move.from && move.from == move.to) {
            Draft* here = lastAt(*move.from);
            if (here == nullptr || here->spell.span.end)
                here = &begin(*move.from);
            here->spell.arrivals.push_back(index);
            addTitle(*here, move.title);
            return;
        }
        const bool tellsOrigin = move.from && depart(index, *move.from);
        if (move.to)
            arrive(index, *move.to, tellsOrigin);
        m_lastDay = std::max(m_lastDay, effectiveDay(m_dataset, move));
    }

    /// Who leaves a company has left its parts, too. False: the person is at none.
    bool departFromParts(CompanyIndex company, const Date& date) {
        const auto parts = m_openParts.find(company);
        if (parts == m_openParts.end())
            return false;
        bool wasThere = false;
        for (const std::size_t place : std::exchange(parts->second, {})) {
            Draft& part = m_drafts[place];
            if (part.spell.span.end)
                continue;
            part.spell.span.end = date;
            part.closedAt = m_drafts.size();
            wasThere = true;
        }
        return wasThere;
    }

    /// False: nothing else shows the person there.
    bool depart(MoveIndex index, CompanyIndex from) {
        const Move& move = m_dataset.moves[index];
        Draft* there = lastAt(from);
        const bool isOpen = there != nullptr && !there->spell.span.end;
        const bool isToldAgain =
            there != nullptr && !isOpen &&
            (base::canBeSame(*there->spell.span.end, move.date) || (move.to && there->closedAt == m_drafts.size()));
        const bool isPartKnown = departFromParts(from, move.date);
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
        return isKnown || isPartKnown;
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
        if (!isToldAgain) {
            there = &begin(to);
            there->arrivedAfter = m_lastDay;
            there->arrivedBefore = m_nextDay;
        }
        Spell& spell = there->spell;
        spell.arrivals.push_back(index);
        addTitle(*there, move.title);
        // One who was told to be there already has a row of another day for something else: a promotion, a transfer.
        if (!spell.start || (base::canBeSame(move.date, spell.span.start) && isFiner(move.date, spell.span.start))) {
            spell.span.start = move.date;
            spell.start = index;
        }
        there->tellsOrigin = there->tellsOrigin || tellsOrigin;
    }

    static bool isFiner(const Date& date, const Date& than) { return &base::finer(than, date) == &date; }

    static void addTitle(Draft& draft, const std::string& title) {
        if (!title.empty() && draft.titles.insert(title).second)
            draft.spell.titles.push_back(title);
    }

    void seeStays(const std::vector<StayIndex>& stays) {
        for (const StayIndex stay : stays)
            m_areas.try_emplace(m_dataset.stays[stay].company);
        for (std::size_t place = 0; place < m_drafts.size(); ++place)
            if (const auto area = m_areas.find(m_drafts[place].spell.company); area != m_areas.end())
                area->second.told.push_back(place);
        for (const StayIndex stay : stays)
            seeStay(stay);
        m_areas.clear();
    }

    void seeStay(StayIndex index) {
        const model::Stay& stay = m_dataset.stays[index];
        Area& area = m_areas[stay.company];
        const auto place = stay.asOf.isUndated() ? area.last() : covering(area, stay.asOf);
        Draft& there = place ? m_drafts[*place] : beginUntold(stay.company);
        if (!place)
            area.addUntold(m_drafts.size() - 1);
        there.spell.stays.push_back(index);
        see(there.spell, stay.asOf);
        if (!stay.asOf.isUndated())
            there.stayed = std::max(there.stayed.value_or(base::kFirstDay), stay.asOf.firstDay());
    }

    void seeListings(const std::vector<std::pair<TeamIndex, Date>>& listings) {
        for (const auto& [team, date] : listings)
            m_areas.try_emplace(m_dataset.teams[team].company);
        for (std::size_t place = 0; place < m_drafts.size(); ++place) {
            const Spell& spell = m_drafts[place].spell;
            forEachAreaOf(spell.company, [&](Area& area) {
                area.told.push_back(place);
                if (spell.countsUntil)
                    area.leftOn = std::min(area.leftOn.value_or(base::kLastDay), *spell.countsUntil);
            });
        }
        for (const auto& [team, date] : listings)
            seeListing(team, date);
        m_areas.clear();
    }

    void seeListing(TeamIndex team, const Date& date) {
        const CompanyIndex company = m_dataset.teams[team].company;
        Area& area = m_areas[company];
        std::optional<std::size_t> there = date.isUndated() ? std::nullopt : covering(area, date);
        if (there) {
            see(m_drafts[*there].spell, date);
        } else {
            // A list can be about the past: it is no evidence against a known departure.
            there = area.last();
            if (!date.isUndated() && !(area.leftOn && *area.leftOn <= date.lastDay())) {
                there = m_drafts.size();
                see(beginUntold(company).spell, date);
                forEachAreaOf(company, [&](Area& around) { around.addUntold(*there); });
            }
        }
        if (there)
            m_drafts[*there].spell.teams.push_back(team);
    }

    /// The spells at a company, or at it and its parts, by place in m_drafts.
    struct Area {
        std::vector<std::size_t> told;
        std::optional<SpellIndex> index; ///< of `told`
        /// Spells of which nothing tells but what is being looked at: they may have been on at any time.
        std::optional<std::size_t> firstUntold;
        std::optional<std::size_t> lastUntold;
        std::optional<Day> leftOn; ///< the first day on which one of them no longer counted

        void addUntold(std::size_t place) {
            firstUntold = firstUntold.value_or(place);
            lastUntold = place;
        }
        [[nodiscard]] std::optional<std::size_t> last() const {
            if (lastUntold || told.empty())
                return lastUntold;
            return told.back();
        }
    };

    /// Looks up from a company through its parents.
    template <class Do> void forEachAreaOf(CompanyIndex inner, Do act) {
        for (std::optional<CompanyIndex> company = inner; company; company = m_dataset.companies[*company].parent)
            if (const auto area = m_areas.find(*company); area != m_areas.end())
                act(area->second);
    }

    /// The spell that surely covers the date, or else the last that possibly does.
    [[nodiscard]] std::optional<std::size_t> covering(Area& area, const Date& date) const {
        if (!area.index)
            area.index.emplace(spellsAt(area.told));
        if (const auto sure = area.index->surely(date))
            return area.told[*sure];
        if (area.firstUntold && date.firstDay() == base::kLastDay)
            return area.firstUntold; // it is on until the last day that there is
        const auto possible = area.index->possibly(date);
        if (area.lastUntold || !possible)
            return area.lastUntold;
        return area.told[*possible];
    }
    [[nodiscard]] std::vector<const Spell*> spellsAt(const std::vector<std::size_t>& places) const {
        std::vector<const Spell*> spells;
        spells.reserve(places.size());
        for (const std::size_t place : places)
            spells.push_back(&m_drafts[place].spell);
        return spells;
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
        setCountsFrom();
        const auto isBefore = [](const Draft& a, const Draft& b) { return a.spell.countsFrom < b.spell.countsFrom; };
        if (!std::is_sorted(m_drafts.begin(), m_drafts.end(), isBefore)) // as they mostly are
            std::stable_sort(m_drafts.begin(), m_drafts.end(), isBefore);
        endWhatWasMovedOnFrom();
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

    /// Whether the beginning of this spell ends those elsewhere.
    static bool endsOthers(const Draft& draft) {
        return (draft.spell.start || !draft.spell.stays.empty()) && !draft.tellsOrigin;
    }

    /// Spells are in order. One that nothing ends, ends when a later one elsewhere does so by beginning, unless the
    /// person is seen there after that.
    void endWhatWasMovedOnFrom() {
        // For each place, of the spells from there on that end others: the company of the first, and whether there is
        // one at another company.
        struct Later {
            std::optional<CompanyIndex> company;
            bool areSeveral = false;
        };
        std::vector<Later> later(m_drafts.size() + 1);
        for (std::size_t i = m_drafts.size(); i > 0; --i) {
            later[i - 1] = later[i];
            if (!endsOthers(m_drafts[i - 1]))
                continue;
            const CompanyIndex company = m_drafts[i - 1].spell.company;
            later[i - 1] = {company, later[i].areSeveral || (later[i].company && later[i].company != company)};
        }
        for (std::size_t i = 0; i < m_drafts.size(); ++i) {
            Draft& draft = m_drafts[i];
            if (draft.spell.span.end)
                continue;
            std::size_t from = i + 1;
            if (draft.stayed) {
                const auto afterStay = std::partition_point(m_drafts.begin(), m_drafts.end(), [&](const Draft& other) {
                    return other.spell.countsFrom < *draft.stayed;
                });
                from = std::max(from, static_cast<std::size_t>(afterStay - m_drafts.begin()));
            }
            if (later[from].areSeveral || (later[from].company && later[from].company != draft.spell.company))
                draft.spell.span.end = Date{};
        }
    }

    void setCountsFrom() {
        std::vector<std::size_t> undated;
        for (std::size_t i = 0; i < m_drafts.size(); ++i) {
            Spell& spell = m_drafts[i].spell;
            if (spell.span.start.isUndated())
                undated.push_back(i);
            else
                spell.countsFrom = spell.span.start.effectiveDay();
        }
        if (undated.empty())
            return;
        std::vector<std::size_t> dated;
        for (std::size_t i = 0; i < m_drafts.size(); ++i)
            if (!m_drafts[i].spell.span.start.isUndated())
                dated.push_back(i);
        const auto sortBy = [](std::vector<std::size_t>& places, auto dayOf) {
            std::sort(places.begin(), places.end(), [&](std::size_t a, std::size_t b) {
                return std::pair{dayOf(a), a} < std::pair{dayOf(b), b};
            });
        };
        const auto begun = [this](std::size_t place) { return m_drafts[place].spell.span.start.lastDay(); };
        const auto limit = [this](std::size_t place) { return byWhen(m_drafts[place]); };
        sortBy(dated, begun);
        sortBy(undated, limit);
        // The other spells that had surely begun by then: when they ended, and whether one has no day for that.
        std::set<Day> ends;
        bool isOneOn = false;
        auto next = dated.begin();
        for (const std::size_t place : undated) {
            Draft& draft = m_drafts[place];
            Spell& spell = draft.spell;
            for (; next != dated.end() && begun(*next) < limit(place); ++next) {
                const auto& end = m_drafts[*next].spell.span.end;
                if (end && !end->isUndated())
                    ends.insert(end->effectiveDay());
                else
                    isOneOn = true;
            }
            Day from = draft.arrivedAfter;
            if (!draft.lastExit.isUndated())
                from = std::max(from, draft.lastExit.effectiveDay());
            const auto after = ends.upper_bound(limit(place));
            if (after != ends.begin())
                from = std::max(from, *std::prev(after));
            const bool wasElsewhere = isOneOn || after != ends.end();
            if (wasElsewhere && spell.seenFirst && !spell.start)
                from = std::max(from, *spell.seenFirst);
            spell.countsFrom = std::max(std::min(from, limit(place)), std::min(thereFrom(spell), shownBy(spell)));
        }
    }

    /// Nobody dates the start of this spell; by this day the person was there.
    static Day byWhen(const Draft& draft) { return std::min(draft.arrivedBefore, shownBy(draft.spell)); }
    /// As far as something dated at this very company tells.
    static Day shownBy(const Spell& spell) {
        const Day seen = spell.seenFirst.value_or(base::kLastDay);
        return spell.span.end && !spell.span.end->isUndated() ? std::min(seen, spell.span.end->effectiveDay()) : seen;
    }
    /// Nor before the company was founded, or the one that the person came from.
    Day thereFrom(const Spell& spell) const {
        const Day founded = query::thereFrom(m_dataset, spell.company);
        return spell.start ? std::max(founded, effectiveDay(m_dataset, m_dataset.moves[*spell.start])) : founded;
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
    // Most careers are short, and a million are read one after the other: what they need while they are read comes from
    // one piece of memory.
    std::array<std::byte, 2048> m_room;
    std::pmr::monotonic_buffer_resource m_memory{m_room.data(), m_room.size()};
    std::vector<Draft> m_drafts;
    Date m_lastExit;
    Day m_lastDay = base::kFirstDay; ///< on which the last of the moves told took effect
    Day m_nextDay = base::kLastDay;  ///< effective day of the first dated one to be told after this
    /// By company: spells at parts of it, but for those that ended when the person left it.
    std::pmr::map<CompanyIndex, std::vector<std::size_t>> m_openParts{&m_memory};
    std::pmr::map<CompanyIndex, std::size_t> m_lastAt{&m_memory}; ///< place in m_drafts, until they are put in order
    std::pmr::map<CompanyIndex, Area> m_areas{&m_memory}; ///< companies at which stays or team lists show the person
};

} // namespace

Career buildCareer(const Dataset& dataset, PersonIndex person, Facts facts) {
    return CareerBuilder(dataset, person).build(std::move(facts));
}

} // namespace whither::query
