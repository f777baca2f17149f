#pragma once

#include "core/query/career.h"
#include "core/query/comparison.h"
#include "core/query/filter.h"
#include "core/query/flow_table.h"

#include <span>
#include <utility>
#include <vector>

namespace whither::query {

/// Two companies, the lower first.
using CompanyPair = std::pair<model::CompanyIndex, model::CompanyIndex>;

/// What a filter tells of everyone's career, whatever else it shows or hides.
struct Telling {
    std::optional<model::TeamIndex> team; ///< whose story is told
    bool hasFlows = false;                ///< people are not drawn, but what they did between the companies

    base::Table<model::MoveIndex, char> leaves; ///< 1: the leaving edge passes
    base::Table<model::MoveIndex, char> joins;
    base::Table<model::StayIndex, char> stays;
    base::Table<model::PersonIndex, char> present; ///< 1: a member of the team who shows whatever is drawn of them
    base::Table<model::PersonIndex, char> listed;  ///< 1: only the team's list ties them to their home
    base::Table<model::PersonIndex, std::optional<model::CompanyIndex>> employer;
    std::vector<VisibleSet::OpenEnd> openEnds; ///< by person
    base::Table<model::MoveIndex, char> told;  ///< with flows: the ends that belong to the story, in whatever range
    std::vector<FlowStep> steps;               ///< with flows: those to show if their ends do
    std::vector<CompanyPair> pairs;            ///< with flows: one for each step that is told of all that is known
    std::optional<Comparison> comparison;      ///< where two days are compared; its people are not set yet
    std::vector<Compared> compared;            ///< those of its scope, by person

    /// A day on which something takes effect for somebody, so that they may be told of otherwise from then on.
    struct Turn {
        base::Day day;
        model::PersonIndex person{};
    };
    std::vector<Turn> turns; ///< by day; only where they were asked for
};

enum class Turns { noted, ignored };

/// Tells of everyone. `telling` is written anew.
void tellEveryone(const Filter& filter, const graph::TalentGraph& graph, const Careers& careers, Turns turns,
                  Telling& telling);

/// Whether tellOtherDay() may follow upon what another filter told: both are of a day and differ in nothing else that
/// matters, and neither tells a team's story or flows, nor compares days.
[[nodiscard]] bool isOtherDay(const Filter& filter, const Filter& before);
/// What tellEveryone() would tell, from what it told (with turns noted) of the day `before`. In the time that those
/// take for whom something took effect in between, and O(log n).
void tellOtherDay(const Filter& filter, base::Day before, const graph::TalentGraph& graph, const Careers& careers,
                  Telling& telling);

/// Whether what takes effect on `day` has happened for a filter.
[[nodiscard]] bool hasHappened(const Filter& filter, base::Day day);
/// Whether a row has happened (see effectiveDay()) and, of a range, its date is not before it.
[[nodiscard]] bool isInRange(const Filter& filter, const model::Dataset& dataset, const model::Stay& stay);
/// The same, and whether the filter shows rows of its confidence.
[[nodiscard]] bool passes(const Filter& filter, const model::Dataset& dataset, const model::Move& move);
[[nodiscard]] bool passes(const Filter& filter, const model::Dataset& dataset, const model::Relation& relation);

} // namespace whither::query
