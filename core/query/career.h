#pragma once

#include "core/base/date_span.h"
#include "core/model/dataset.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace whither::query {

/// A person's moves in the order in which they happened, as far as dates, sense and the order of rows can tell.
///
/// By effective day; on the same day those that leave a company stand before those that only join one, then by
/// model::Move::place. Where the dates are too coarse to tell, sense decides: nobody leaves a company before arriving
/// there, and a `returned` stands after the departure that it undoes.
///
/// Undated moves are put between these one after the other by place, each directly after the move whose row stands
/// before its own, or first. Unless sense forbids it (a `returned` is no arrival here): where the person arrives at its
/// `from` only later, it stands directly after the first such arrival, and an undated one that does not stand in the
/// order yet comes directly before it. Else, where the person has left its `to` by then without an arrival there
/// before, an arrival stands directly before the first such departure, if that comes after the first arrival at its
/// `from`.
///
/// O(n log n) in the person's moves. Where dates are coarse and so many moves hang on one another that it would take
/// more than kLooksPerMove looks for each to let sense decide, the rest stand by day and row alone; that takes more
/// moves than anybody makes.
inline constexpr std::size_t kLooksPerMove = 64;
[[nodiscard]] std::vector<model::MoveIndex> movesOf(const model::Dataset& dataset, model::PersonIndex person);

/// A stretch at one employer.
struct Spell {
    model::CompanyIndex company{};
    /// As the sources date it. start: undated when nobody says when it began. end: empty while nothing says that it
    /// ended (see DateSpan); undated when it ended on a day that nobody gives, or must have ended because the person
    /// has since moved on (see careerOf).
    base::DateSpan span;
    /// `span` narrowed by what else is known: seen there on a day, ends after it begins, and a start that no source
    /// bounds from below lies after the last dated departure before it. For overlaps; never shown as a date.
    base::DateSpan bounds;
    /// First day on which it counts as the employer: the effective day of the start. Where nobody dates the start, the
    /// day of the last departure before it (for an arrival that is told: of the last move before it), or else the
    /// first sighting if the person is known to have been elsewhere before, or else kFirstDay; but not before the
    /// company was founded (see thereFrom()), unless something dated shows the person there by then.
    base::Day countsFrom = base::kFirstDay;
    /// First day on which it no longer counts: the effective day of the end; where that is undated, the day on which
    /// the next spell counts. Empty: to this day.
    std::optional<base::Day> countsUntil;
    std::vector<std::string> titles; ///< roles given by the moves that begin it, in order, no doubles
    /// Of `arrivals` (and `departures`), the one dated most finely among those that can be of the same day as the one
    /// told first.
    std::optional<model::MoveIndex> start;
    std::optional<model::MoveIndex> end;
    std::vector<model::MoveIndex> arrivals;   ///< every move that tells of the arrival, or of one within the company
    std::vector<model::MoveIndex> departures; ///< every move that tells of the departure
    std::vector<model::StayIndex> stays;      ///< seen there
    std::vector<model::TeamIndex> teams;      ///< teams of that company, or of one above it, that list the person then
    /// Days by which and until which stays and team lists show the person there. Of a sighting dated coarsely the
    /// last day counts for the first, the first day for the last.
    std::optional<base::Day> seenFirst;
    std::optional<base::Day> seenLast;

    friend bool operator==(const Spell&, const Spell&) = default;
};

/// Spells in the order in which they count (concurrent ones included). A return to a former employer is a spell of its
/// own.
struct Career {
    model::PersonIndex person{};
    std::vector<Spell> spells;

    friend bool operator==(const Career&, const Career&) = default;
};

/// The moves of a person read as spells.
///
/// - An arrival begins a spell, unless one is open there already: then it tells of the same arrival again, which stays
///   dated as it was unless both dates can be the same. `returned` always begins one; what was open there ended on an
///   unknown day.
/// - A departure ends the open spell there. When none is open, it tells the last departure from there again if the
///   dates can be the same, or if it only names the origin of an arrival and the person has been nowhere else in
///   between; else it ends a spell that nobody saw begin.
/// - A departure also ends what is open at parts of the company, as of its date.
/// - A move within one company (from and to are the same) begins and ends nothing.
/// - A stay or a team listing with a known date (a team's: the earliest date of the row's sources) belongs to the spell
///   there that may cover that day. Outside every spell it makes one of its own; but not a listing when the person is
///   known to have left that company, or a part of it, by then. A team's list also stands for a spell at a part of
///   its company. Without a known date both belong to the last spell there, and only a stay makes one of its own.
/// - A spell that nothing ends, ends on an unknown day when a later spell elsewhere begins that does not say from where
///   (or from a company where nothing else shows the person), unless the person is seen there after that. An arrival
///   that names another known spell as its origin leaves concurrent jobs alone.
[[nodiscard]] Career careerOf(const model::Dataset& dataset, model::PersonIndex person);
/// All of them at once, for small data: a spell takes half a kilobyte. See Careers.
[[nodiscard]] base::Table<model::PersonIndex, Career> careersOf(const model::Dataset& dataset);

/// The careers of everyone in a data set, each made when it is asked for. Immutable; any thread.
class Careers {
  public:
    /// `dataset` must outlive it. O(n) in its rows.
    explicit Careers(const model::Dataset& dataset);

    [[nodiscard]] const model::Dataset& dataset() const { return *m_dataset; }
    [[nodiscard]] std::size_t size() const { return m_dataset->people.size(); }
    /// The same as careerOf(), by value, in the time that the person's own rows take.
    [[nodiscard]] Career operator[](model::PersonIndex person) const;
    /// The same as query::movesOf(), in the time that the person's own moves take.
    [[nodiscard]] std::vector<model::MoveIndex> movesOf(model::PersonIndex person) const;
    /// The same as query::lastKnownDay() of the data set, looked for once.
    [[nodiscard]] std::optional<base::Day> lastKnownDay() const { return m_lastKnownDay; }
    /// Everyone who may have a spell at `company`, ascending, each once.
    [[nodiscard]] std::vector<model::PersonIndex> peopleAt(model::CompanyIndex company) const;

  private:
    /// What belongs to each of many, in one piece.
    template <class Index, class Row> struct Groups {
        std::vector<std::uint32_t> from; ///< into `rows`; one more than there are groups
        std::vector<Row> rows;

        /// Calls each(visit) twice; it calls visit(group, row) for all rows in the order that they keep in their group.
        template <class Each> void fill(std::size_t count, Each each);
        [[nodiscard]] std::span<const Row> operator[](Index group) const;
    };
    struct Listing {
        model::TeamIndex team{};
        std::uint32_t member = 0; ///< place among the team's
    };

    const model::Dataset* m_dataset;
    std::optional<base::Day> m_lastKnownDay;
    Groups<model::PersonIndex, model::MoveIndex> m_moves;
    Groups<model::PersonIndex, model::StayIndex> m_stays;
    Groups<model::PersonIndex, Listing> m_listings;
    Groups<model::CompanyIndex, model::PersonIndex> m_people;
};

/// Whether a spell has begun, is over or is on as of `day` (empty: all that is known).
[[nodiscard]] inline bool hasBegun(const Spell& spell, std::optional<base::Day> day) {
    return !day || spell.countsFrom <= *day;
}
[[nodiscard]] inline bool isOver(const Spell& spell, std::optional<base::Day> day) {
    return spell.countsUntil && (!day || *spell.countsUntil <= *day);
}
[[nodiscard]] bool isOn(const Spell& spell, std::optional<base::Day> day);
/// The place in career.spells of the employer as of `day` (empty: all that is known): of the spells that are on, the
/// one begun last.
[[nodiscard]] std::optional<std::size_t> spellOn(const Career& career, std::optional<base::Day> day);
[[nodiscard]] std::optional<model::CompanyIndex> employerOn(const Career& career, std::optional<base::Day> day);
/// The place of the spell that the person went to from spell `left`, which ended: the one that a move from there names;
/// else, of the spells elsewhere that count after this one and were not over when it ended, the first; else one that
/// the person had before and kept. So a company founded while still employed counts. Empty: none is known by `day`, or
/// the person came back first.
[[nodiscard]] std::optional<std::size_t> spellAfter(const model::Dataset& dataset, const Career& career,
                                                    std::size_t left, std::optional<base::Day> day);
/// The same for every spell of a career, ended or not. O(n log n) in its rows, where asking for each takes O(n^2).
[[nodiscard]] std::vector<std::optional<std::size_t>> spellsAfter(const model::Dataset& dataset, const Career& career,
                                                                  std::optional<base::Day> day);

/// What spellAfter() says of one spell from a day on.
struct Succession {
    std::size_t left = 0;            ///< place of the spell that was left
    base::Day since;                 ///< until the next one of the same spell
    std::optional<std::size_t> next; ///< empty: none is known, or the person came back first
};
/// The answers of spellAfter() for every spell and every day, by `left`, then `since`. Each spell has one to three, the
/// first since kFirstDay; what is true since kLastDay at the latest is also what is true of all that is known.
/// O(n log n) in the career's rows.
[[nodiscard]] std::vector<Succession> successionsOf(const model::Dataset& dataset, const Career& career);

/// Whether `inner` is `outer` or a part of it, at any depth.
[[nodiscard]] bool isPartOf(const model::Dataset& dataset, model::CompanyIndex inner, model::CompanyIndex outer);

/// Somebody who was, or may have been, at the same company at the same time.
struct Coworker {
    model::PersonIndex person{};
    base::Certainty certainty = base::Certainty::possibly; ///< the strongest over all shared companies; never `no`
    std::vector<model::CompanyIndex> companies;            ///< where, in order of time

    friend bool operator==(const Coworker&, const Coworker&) = default;
};

/// Whether two people were at `company` at the same time. The team listings and stays count as evidence.
[[nodiscard]] base::Certainty workedTogether(const Career& a, const Career& b, model::CompanyIndex company);
/// Everyone `person` worked with: certain ones first, then by number of shared companies, then by key. `asOf`: only
/// spells begun by then. O(n log n) in the rows of everyone at the person's companies.
[[nodiscard]] std::vector<Coworker> coworkersOf(const Careers& careers, model::PersonIndex person,
                                                std::optional<base::Day> asOf);

} // namespace whither::query
