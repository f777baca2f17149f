#include "ui/panels/details_facts.h"

#include "ui/panels/details_page.h"

#include <algorithm>
#include <set>
#include <utility>

namespace whither::ui {

namespace {

/// Gathers what is cited for what, each once.
class Citing {
  public:
    explicit Citing(std::vector<Cited>& cited) : m_cited(cited) {}

    void add(const model::Citations& citations, const QString& supports, const QString& contradicts) {
        for (const auto& citation : citations) {
            const QString& as = citation.stance == model::Stance::supports ? supports : contradicts;
            if (m_known.emplace(citation.source, as).second)
                m_cited.push_back({citation.source, as});
        }
    }
    void add(const model::Citations& citations, const QString& as) { add(citations, as, as); }

  private:
    std::vector<Cited>& m_cited;
    std::set<std::pair<model::SourceIndex, QString>> m_known;
};

std::vector<const model::Claim*> claimsAbout(const model::Dataset& dataset, const std::set<model::EntityId>& about) {
    std::vector<const model::Claim*> found;
    for (const auto& claim : dataset.claims)
        if (about.contains(claim.about))
            found.push_back(&claim);
    return found;
}

/// Indices of the rows that a test takes.
template <class Index, class Rows, class Takes> std::vector<Index> rowsOf(const Rows& rows, const Takes& takes) {
    std::vector<Index> found;
    for (std::size_t i = 0; i < rows.size(); ++i)
        if (const auto index = static_cast<Index>(i); takes(rows[index]))
            found.push_back(index);
    return found;
}

void gather(DetailsFacts& facts, const Loaded& data, model::PersonIndex index, std::optional<base::Day> asOf) {
    const model::Dataset& rows = data.dataset();
    facts.career = data.careers[index];
    facts.coworkers = query::coworkersOf(data.careers, index, asOf);

    Citing citing(facts.cited);
    std::set<model::EntityId> about{{model::EntityKind::person, rows.people[index].key}};
    for (const auto move : data.careers.movesOf(index)) {
        about.insert({model::EntityKind::move, rows.moves[move].key});
        citing.add(rows.moves[move].citations, DetailsPage::tr("reports a move"),
                   DetailsPage::tr("contradicts a move"));
    }
    for (const auto& spell : facts.career.spells) {
        for (const auto stay : spell.stays)
            citing.add(rows.stays[stay].citations, DetailsPage::tr("sees them there"),
                       DetailsPage::tr("contradicts a stay"));
        for (const auto team : spell.teams)
            for (const auto& member : rows.teams[team].members)
                if (member.person == index)
                    citing.add(member.citations, DetailsPage::tr("lists the team"),
                               DetailsPage::tr("contradicts the team list"));
    }
    facts.claims = claimsAbout(rows, about);
}

void gather(DetailsFacts& facts, const Loaded& data, model::CompanyIndex index, std::optional<base::Day> asOf) {
    const model::Dataset& rows = data.dataset();
    facts.flows = query::flowsOf(data.careers, index, asOf);
    for (const auto person : data.careers.peopleAt(index)) {
        const auto career = data.careers[person];
        facts.everThere += std::any_of(career.spells.begin(), career.spells.end(), [&](const query::Spell& spell) {
            return spell.company == index && (!asOf || spell.countsFrom <= *asOf);
        });
    }
    facts.parts =
        rowsOf<model::CompanyIndex>(rows.companies, [index](const auto& company) { return company.parent == index; });
    facts.teams = rowsOf<model::TeamIndex>(rows.teams, [index](const auto& team) { return team.company == index; });
    facts.products =
        rowsOf<model::ProductIndex>(rows.products, [index](const auto& product) { return product.maker == index; });
    facts.relations = rowsOf<model::RelationIndex>(rows.relations, [index](const auto& relation) {
        return relation.subject == index || relation.object == index;
    });

    Citing citing(facts.cited);
    std::set<model::EntityId> about{{model::EntityKind::company, rows.companies[index].key}};
    for (const auto product : facts.products) {
        about.insert({model::EntityKind::product, rows.products[product].key});
        citing.add(rows.products[product].citations, DetailsPage::tr("tells of a product"));
    }
    for (const auto relation : facts.relations) {
        about.insert({model::EntityKind::relation, rows.relations[relation].key});
        citing.add(rows.relations[relation].citations, DetailsPage::tr("tells of funding or a relation"));
    }
    for (const auto* moves : {&facts.flows.left, &facts.flows.came})
        for (const auto move : *moves)
            citing.add(rows.moves[move].citations, DetailsPage::tr("reports a move"));
    facts.claims = claimsAbout(rows, about);
}

std::set<model::CompanyIndex> employersOf(const query::Career& career) {
    std::set<model::CompanyIndex> employers;
    for (const auto& spell : career.spells)
        employers.insert(spell.company);
    return employers;
}

void gatherShared(DetailsFacts& facts, const Loaded& data) {
    for (const auto& entity : facts.chosen)
        if (const auto* person = std::get_if<model::PersonIndex>(&entity))
            facts.people.push_back(*person);
    if (facts.people.size() < 2)
        return;
    auto shared = employersOf(data.careers[facts.people.front()]);
    for (std::size_t i = 1; i < facts.people.size() && !shared.empty(); ++i) {
        const auto employers = employersOf(data.careers[facts.people[i]]);
        std::erase_if(shared, [&employers](model::CompanyIndex company) { return !employers.contains(company); });
    }
    facts.shared.assign(shared.begin(), shared.end());
}

} // namespace

DetailsFacts factsOf(const Loaded& data, const std::vector<model::EntityId>& selection, std::optional<base::Day> asOf) {
    DetailsFacts facts;
    for (const auto& id : selection)
        if (const auto entity = findEntity(*data.graph, id))
            facts.chosen.push_back(*entity);
    if (facts.chosen.size() > 1)
        gatherShared(facts, data);
    else if (facts.chosen.empty())
        return facts;
    else if (const auto* person = std::get_if<model::PersonIndex>(&facts.chosen.front()))
        gather(facts, data, *person, asOf);
    else if (const auto* company = std::get_if<model::CompanyIndex>(&facts.chosen.front()))
        gather(facts, data, *company, asOf);
    return facts;
}

} // namespace whither::ui
