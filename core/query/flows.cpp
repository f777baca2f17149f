#include "core/query/flows.h"

#include "core/query/career.h"

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

/// Where the person of a spell came from.
std::optional<CompanyIndex> originOf(const Dataset& dataset, const Career& career, std::size_t at,
                                     std::optional<base::Day> asOf) {
    const Spell& spell = career.spells[at];
    for (const MoveIndex arrival : spell.arrivals)
        if (dataset.moves[arrival].from && dataset.moves[arrival].from != spell.company)
            return dataset.moves[arrival].from;
    for (std::size_t i = at; i > 0; --i)
        if (career.spells[i - 1].countsUntil && spellAfter(dataset, career, i - 1, asOf) == at)
            return career.spells[i - 1].company;
    return {};
}

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

CompanyFlows flowsOf(const Dataset& dataset, CompanyIndex company, std::optional<base::Day> asOf) {
    const auto happened = [&](const std::optional<MoveIndex>& move) {
        return move && (!asOf || dataset.moves[*move].date.hasHappenedBy(*asOf));
    };
    CompanyFlows flows;
    MovesByCompany from;
    MovesByCompany to;
    for (const Career& career : careersOf(dataset)) {
        for (std::size_t i = 0; i < career.spells.size(); ++i) {
            const Spell& spell = career.spells[i];
            if (spell.company != company)
                continue;
            if (happened(spell.start)) {
                flows.came.push_back(*spell.start);
                from[originOf(dataset, career, i, asOf)].push_back(*spell.start);
            }
            if (happened(spell.end)) {
                const auto next = spellAfter(dataset, career, i, asOf);
                flows.left.push_back(*spell.end);
                to[next ? std::optional{career.spells[*next].company} : std::nullopt].push_back(*spell.end);
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
