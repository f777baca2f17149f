#include "core/query/career_in_graph.h"

#include "core/query/career_builder.h"

#include <algorithm>

namespace whither::query {

Career careerIn(const graph::TalentGraph& graph, model::PersonIndex person) {
    const auto& dataset = graph.dataset();
    const auto node = graph.nodeOf(person);
    Facts facts;
    for (const auto index : graph.incident(node)) {
        const auto& edge = graph.edge(index);
        switch (edge.kind) {
        case graph::EdgeKind::leaves:
        case graph::EdgeKind::joins:
            facts.moves.push_back(std::get<model::MoveIndex>(edge.row));
            break;
        case graph::EdgeKind::staysAt:
            facts.stays.push_back(std::get<model::StayIndex>(edge.row));
            break;
        case graph::EdgeKind::memberOf: {
            const auto team = std::get<model::TeamIndex>(edge.row);
            for (const auto& member : dataset.teams[team].members)
                if (member.person == person)
                    facts.listings.emplace_back(team, earliestPublished(dataset, member.citations));
            break;
        }
        default:
            break;
        }
    }
    std::sort(facts.moves.begin(), facts.moves.end());
    facts.moves.erase(std::unique(facts.moves.begin(), facts.moves.end()), facts.moves.end());
    std::sort(facts.stays.begin(), facts.stays.end());
    std::sort(facts.listings.begin(), facts.listings.end(),
              [](const auto& a, const auto& b) { return a.first < b.first; });
    return buildCareer(dataset, person, std::move(facts));
}

} // namespace whither::query
