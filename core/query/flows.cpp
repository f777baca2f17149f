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

/// Which spell of a career followed on which.
class Neighbours {
  public:
    Neighbours(const Dataset& dataset, const Career& career, std::optional<base::Day> asOf)
        : m_dataset(dataset), m_spells(career.spells), m_after(spellsAfter(dataset, career, asOf)),
          m_before(career.spells.size()) {
        for (std::size_t i = 0; i < m_spells.size(); ++i)
            if (m_spells[i].countsUntil && m_after[i] && *m_after[i] > i)
                m_before[*m_after[i]] = i;
    }

    /// Where the person of a spell came from.
    [[nodiscard]] std::optional<CompanyIndex> origin(std::size_t at) const {
        if (const auto named = namedOrigin(m_dataset, m_spells[at]))
            return named;
        return m_before[at] ? std::optional{m_spells[*m_before[at]].company} : std::nullopt;
    }
    [[nodiscard]] std::optional<CompanyIndex> destination(std::size_t left) const {
        return m_after[left] ? std::optional{m_spells[*m_after[left]].company} : std::nullopt;
    }

  private:
    const Dataset& m_dataset;
    const std::vector<Spell>& m_spells;
    std::vector<std::optional<std::size_t>> m_after;
    std::vector<std::optional<std::size_t>> m_before; ///< of several the last
};

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
    const auto happened = [&](const std::optional<MoveIndex>& move) {
        return move && (!asOf || dataset.moves[*move].date.hasHappenedBy(*asOf));
    };
    CompanyFlows flows;
    MovesByCompany from;
    MovesByCompany to;
    for (const model::PersonIndex person : careers.peopleAt(company)) {
        const Career career = careers[person];
        const auto isThere = [company](const Spell& spell) { return spell.company == company; };
        if (std::none_of(career.spells.begin(), career.spells.end(), isThere))
            continue;
        const Neighbours neighbours(dataset, career, asOf);
        for (std::size_t i = 0; i < career.spells.size(); ++i) {
            const Spell& spell = career.spells[i];
            if (!isThere(spell))
                continue;
            if (happened(spell.start)) {
                flows.came.push_back(*spell.start);
                from[neighbours.origin(i)].push_back(*spell.start);
            }
            if (happened(spell.end)) {
                flows.left.push_back(*spell.end);
                to[neighbours.destination(i)].push_back(*spell.end);
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
