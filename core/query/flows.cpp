#include "core/query/flows.h"

#include "core/query/career.h"
#include "core/query/flow_steps.h"

#include <algorithm>
#include <map>
#include <set>
#include <string_view>
#include <tuple>

namespace whither::query {

namespace {

using model::CompanyIndex;
using model::Dataset;
using model::MoveIndex;

using MovesByCompany = std::map<std::optional<CompanyIndex>, std::vector<MoveIndex>>;

void sortByTime(const Dataset& dataset, std::vector<MoveIndex>& moves) {
    std::sort(moves.begin(), moves.end(), [&](MoveIndex a, MoveIndex b) {
        return std::tuple{dataset.moves[a].date.effectiveDay(), std::string_view{dataset.moves[a].key}} <
               std::tuple{dataset.moves[b].date.effectiveDay(), std::string_view{dataset.moves[b].key}};
    });
}

std::size_t peopleIn(const Dataset& dataset, const std::vector<MoveIndex>& moves) {
    std::set<model::PersonIndex> people;
    for (const MoveIndex move : moves)
        people.insert(dataset.moves[move].person);
    return people.size();
}

std::vector<FlowEnd> ends(const Dataset& dataset, const MovesByCompany& byCompany) {
    std::vector<FlowEnd> all;
    for (const auto& [company, moves] : byCompany) {
        all.push_back({company, moves});
        sortByTime(dataset, all.back().moves);
    }
    // Companies are sorted by key, and so is the map.
    std::stable_sort(all.begin(), all.end(), [&](const FlowEnd& a, const FlowEnd& b) {
        if (a.company.has_value() != b.company.has_value())
            return a.company.has_value();
        return peopleIn(dataset, a.moves) > peopleIn(dataset, b.moves);
    });
    return all;
}

} // namespace

CompanyFlows flowsOf(const Careers& careers, CompanyIndex company, std::optional<base::Day> asOf) {
    const Dataset& dataset = careers.dataset();
    const base::Day day = asOf.value_or(base::kLastDay);
    CompanyFlows flows;
    MovesByCompany from;
    MovesByCompany to;
    std::vector<FlowStep> steps;
    for (const model::PersonIndex person : careers.peopleAt(company)) {
        const Career career = careers[person];
        const bool isThere = std::any_of(career.spells.begin(), career.spells.end(), [&](const Spell& spell) {
            return spell.company == company && isOn(spell, asOf);
        });
        steps.clear();
        addSteps(dataset, career, steps);
        for (const FlowStep& step : steps) {
            if (day < step.day || day < step.toldFrom || step.toldUntil <= day)
                continue;
            // Who has begun elsewhere may still be there, too.
            if (step.from == company && (step.departure || !isThere)) {
                flows.left.push_back(step.departure ? *step.departure : *step.arrival);
                to[step.to].push_back(flows.left.back());
            }
            if (step.to == company) {
                flows.came.push_back(step.arrival ? *step.arrival : *step.departure);
                from[step.from].push_back(flows.came.back());
            }
        }
    }
    sortByTime(dataset, flows.came);
    sortByTime(dataset, flows.left);
    flows.cameFrom = ends(dataset, from);
    flows.wentTo = ends(dataset, to);
    return flows;
}

} // namespace whither::query
