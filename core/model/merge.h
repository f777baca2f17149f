#pragma once

#include "core/model/raw_tables.h"

#include <string>
#include <vector>

namespace whither::model {

/// One folder to merge: what it is called in the result, and what it holds.
struct Part {
    std::string name;
    Checked checked;
};

/// Makes one data set of several. The first part's value stands wherever two differ and none of the rules below picks
/// one; nothing is dropped that is not kept elsewhere or named in the report.
///
/// - People, companies, teams, team members, products, relations and claims with the same key are one thing (stays: the
///   same person, company and day). Blanks are filled, lists united, notes joined, of two dates that can be the same
///   the finer stays, another name becomes an alias (or joins the note where there are none), a printed number beats a
///   role as position, a special kind beats the plain one. Any other difference becomes a claim about the thing
///   ("founded: 2013 (folder)"), and dates or ends of moves and relations that differ so make it disputed.
/// - Sources with the same address are one. A key that stands for another source in another part becomes "key@part";
///   so do claims and moves that only share their key.
/// - Moves are paired by pairMoves(). A date that contradicts becomes a claim about the move, and the sources behind it
///   contradict it with the date they claim; the date of the higher confidence stays, else the finer, else the first.
///   Another destination is treated alike, and the first stays. Of two moves that agree, confidence is disputed if
///   either is, else confirmed if either is.
///
/// A person's moves keep the order of their rows, those of an earlier part first.
///
/// `report` has what all parts left out, a note for every row that was folded into another or renamed, and the counts
/// of all parts together; a row of the result that keeps a rule no longer (its parents got too many) is left out with
/// its key as detail. One part comes back as it is. `parts` must not be empty.
[[nodiscard]] Checked merge(std::vector<Part> parts);

} // namespace whither::model
