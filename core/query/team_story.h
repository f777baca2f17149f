#pragma once

#include "core/model/dataset.h"
#include "core/query/career.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace whither::query {

/// What became of one member of a team, as of a day.
struct MemberStory {
    model::PersonIndex person{};
    enum class Standing {
        stayed, ///< is at the team's company, since ever or again
        left,   ///< left it and is not back
        notYet, ///< nothing shows them there by that day, see homeSpell()
    } standing = Standing::stayed;
    std::optional<model::MoveIndex> departure;     ///< the last move out of the company that had happened; empty for
                                                   ///< somebody who has moved on without a word of leaving
    base::Date leftOn;                             ///< of the departure
    bool cameBack = false;                         ///< of who stayed: had left, and is back
    std::optional<model::CompanyIndex> firstAfter; ///< first employer after leaving, known by that day; see spellAfter
    /// Employer on that day: for one who stayed the team's company (or the part of it where the story begins) whatever
    /// else they do, for one not there yet another employer.
    std::optional<model::CompanyIndex> now;

    friend bool operator==(const MemberStory&, const MemberStory&) = default;
};

/// How many went to one company.
struct Destination {
    std::optional<model::CompanyIndex> company; ///< empty: not known
    int now = 0;                                ///< leavers who are there on that day
    int first = 0;                              ///< leavers whose first employer after leaving it was

    friend bool operator==(const Destination&, const Destination&) = default;
};

struct TeamStory {
    model::TeamIndex team{};
    std::vector<MemberStory> members; ///< inPrintedOrder()
    int left = 0;
    int stayed = 0;
    int cameBack = 0;                      ///< of those who stayed
    int notYet = 0;                        ///< left + stayed + notYet is the number of members
    std::vector<Destination> destinations; ///< by `now` descending, then `first`, then company key; the unknown last
    base::Date firstExit;                  ///< the dated departure with the earliest effective day; undated when none
    base::Date lastExit;

    friend bool operator==(const TeamStory&, const TeamStory&) = default;
};

/// Members of a team in printed order: numbers first, ascending, then roles; ties by key.
[[nodiscard]] std::vector<model::PersonIndex> inPrintedOrder(const model::Dataset& dataset, model::TeamIndex team);

/// The company in which a team's story begins for one member: the team's own when a spell there is known, else the part
/// of it where the member first was, else the team's own.
[[nodiscard]] model::CompanyIndex homeOf(const model::Dataset& dataset, const Career& career, model::TeamIndex team);

/// The place of the spell with which the story of a member begins: of those at `home` that are on as of `day` (empty:
/// all that is known), or else that had begun by then, the last. One whose start no source gives begins with the first
/// day that shows the person there (a stay, a team's list, a move within the company) or with its end: who was seen in
/// 2023 is not shown to have been there in 1900. Empty: none.
[[nodiscard]] std::optional<std::size_t> homeSpell(const model::Dataset& dataset, const Career& career,
                                                   model::CompanyIndex home, std::optional<base::Day> day);

/// Leaving the company for its own parent or subsidiary counts as leaving. A member of whom nothing but an undated list
/// tells has stayed. `asOf` empty: all that is known.
[[nodiscard]] MemberStory memberStory(const model::Dataset& dataset, const Career& career, model::TeamIndex team,
                                      std::optional<base::Day> asOf);
/// Every member's story in order, and what they add up to. O(n log n) in the rows of the members.
[[nodiscard]] TeamStory storyOf(const Careers& careers, model::TeamIndex team, std::optional<base::Day> asOf);
/// The first day on which as many members are shown to be at the team's company (homeSpell()) as on any. Empty: nothing
/// dated shows any of them there. O(n log n) in the rows of the members.
[[nodiscard]] std::optional<base::Day> fullestDay(const Careers& careers, model::TeamIndex team);

} // namespace whither::query
