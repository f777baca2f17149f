#include "core/query/paths.h"
#include "ui/panels/details_page.h"
#include "ui/view_store.h"
#include "ui/wording.h"

#include <algorithm>

namespace whither::ui {

namespace {

std::vector<DetailsPage::Cited> sourcesOf(const model::Citations& citations) {
    std::vector<DetailsPage::Cited> cited;
    cited.reserve(citations.size());
    for (const auto& citation : citations)
        cited.push_back({citation.source, {}});
    return cited;
}

std::optional<graph::NodeIndex> nodeOf(const graph::TalentGraph& graph, const EntityIndex& entity) {
    if (const auto* person = std::get_if<model::PersonIndex>(&entity))
        return graph.nodeOf(*person);
    if (const auto* company = std::get_if<model::CompanyIndex>(&entity))
        return graph.nodeOf(*company);
    if (const auto* team = std::get_if<model::TeamIndex>(&entity))
        return graph.nodeOf(*team);
    if (const auto* product = std::get_if<model::ProductIndex>(&entity))
        return graph.nodeOf(*product);
    return {};
}

/// What the picture shows between two nodes.
std::vector<EntityIndex> tiesBetween(const DetailsPage& page, graph::NodeIndex a, graph::NodeIndex b) {
    const auto& graph = *page.text().data.graph;
    std::vector<EntityIndex> ties;
    for (const auto index : graph.incident(a)) {
        const auto& edge = graph.edge(index);
        const bool isBetween = (edge.source == a && edge.target == b) || (edge.source == b && edge.target == a);
        if (!isBetween || page.visible().edgeShown[index] == 0)
            continue;
        if (const auto entity = findEntity(graph, graph.idOf(index)))
            ties.push_back(*entity);
    }
    return ties;
}

} // namespace

void tell(DetailsPage& page, model::MoveIndex index) {
    const EntityText& text = page.text();
    const auto& move = page.dataset().moves[index];
    EntityRowText head;
    head.title = QString::fromStdString(text.words.move(page.dataset(), index));
    page.addTitle(head, {text.words.longDate(move.date), text.words.confidence(move.confidence),
                         QString::fromStdString(move.title)});
    if (!move.note.empty())
        page.addText(QString::fromStdString(move.note), TextRole::muted);
    page.addHeading(DetailsPage::tr("Person"));
    page.addLink(move.person);
    const auto addEnd = [&page](const QString& heading, std::optional<model::CompanyIndex> company) {
        page.addHeading(heading);
        if (company)
            page.addLink(*company);
        else
            page.addText(DetailsPage::tr("not known, or none"), TextRole::muted);
    };
    addEnd(DetailsPage::tr("From"), move.from);
    addEnd(DetailsPage::tr("To"), move.to);
    std::vector<model::EntityId> parties{text.id(move.person)};
    for (const auto& company : {move.from, move.to})
        if (company)
            parties.push_back(text.id(*company));
    page.addEvidence(text.id(index), parties, move.citations);
}

void tell(DetailsPage& page, model::TeamIndex index) {
    const EntityText& text = page.text();
    const auto& team = page.dataset().teams[index];
    page.addTitle(text.row(index), {text.row(index).subtitle});
    if (!team.note.empty())
        page.addText(QString::fromStdString(team.note), TextRole::muted);
    page.addCommand(DetailsPage::tr("Tell this team's story"), QStringLiteral("tellTeam"),
                    [&store = page.store(), key = team.key, zero = session::zeroOf(page.dataset(), team.key)] {
                        store.dispatch(session::TellTeam{key, zero});
                    });
    page.addHeading(DetailsPage::tr("Company"));
    page.addLink(team.company);
    page.addHeading(DetailsPage::tr("Members"));
    page.addList(team.members.size(), [&page, &team](std::size_t i) {
        EntityRowText row = page.text().row(team.members[i].person);
        if (const auto& position = team.members[i].position; !position.empty())
            row.count = QString::fromStdString(position).left(20);
        page.addLink(team.members[i].person, std::move(row));
    });
    std::vector<DetailsPage::Cited> cited;
    for (const auto& member : team.members)
        for (const auto& citation : member.citations)
            cited.push_back({citation.source, DetailsPage::tr("lists members")});
    page.addClaims({text.id(index)}, cited);
    page.addSources(cited);
}

void tell(DetailsPage& page, model::ProductIndex index) {
    const EntityText& text = page.text();
    const auto& product = page.dataset().products[index];
    page.addTitle(text.row(index), {text.row(index).subtitle});
    if (!product.note.empty())
        page.addText(QString::fromStdString(product.note), TextRole::muted);
    if (product.maker) {
        page.addHeading(DetailsPage::tr("Made by"));
        page.addLink(*product.maker);
    }
    auto cited = sourcesOf(product.citations);
    page.addClaims({text.id(index)}, cited);
    page.addSources(cited);
}

void tell(DetailsPage& page, model::RelationIndex index) {
    const EntityText& text = page.text();
    const auto& relation = page.dataset().relations[index];
    EntityRowText head;
    head.title = QString::fromStdString(text.words.relation(page.dataset(), index));
    page.addTitle(head, {relation.amount ? text.words.amount(*relation.amount, relation.currency) : QString(),
                         text.words.longDate(relation.date), text.words.confidence(relation.confidence)});
    if (!relation.note.empty())
        page.addText(QString::fromStdString(relation.note), TextRole::muted);
    page.addHeading(DetailsPage::tr("Between"));
    page.addLink(relation.subject);
    page.addLink(relation.object);
    page.addEvidence(text.id(index), {text.id(relation.subject), text.id(relation.object)}, relation.citations);
}

void tellSeveral(DetailsPage& page) {
    const auto& several = page.facts().chosen;
    const auto& graph = *page.text().data.graph;
    EntityRowText head;
    head.title = DetailsPage::tr("%n thing(s) selected", nullptr, static_cast<int>(several.size()));
    page.addTitle(head, {});

    // In the order of choosing, with what ties one to the next: so a path reads from end to end.
    page.addHeading(DetailsPage::tr("Selected"));
    page.addList(several.size(), [&page, &graph, &several](std::size_t i) {
        page.addLink(several[i]);
        if (i + 1 == several.size())
            return;
        const auto here = nodeOf(graph, several[i]);
        const auto next = nodeOf(graph, several[i + 1]);
        if (!here || !next)
            return;
        for (const EntityIndex& tie : tiesBetween(page, *here, *next)) {
            EntityRowText row = page.text().row(tie);
            row.title = QStringLiteral("↓ ") + row.title;
            row.mark = EntityRowText::Mark::none;
            row.look = EntityRowText::Look::link;
            page.addLink(tie, std::move(row));
        }
    });

    const auto& people = page.facts().people;
    const auto& companies = page.facts().shared;
    if (people.size() < 2)
        return;
    const auto& careers = page.text().data.careers;
    page.addHeading(DetailsPage::tr("Employers of all of them"));
    if (companies.empty())
        page.addText(DetailsPage::tr("none known"), TextRole::muted);
    page.addList(companies.size(), [&page, &companies, &people, &careers](std::size_t i) {
        EntityRowText row = page.text().row(companies[i]);
        if (people.size() == 2) {
            switch (query::workedTogether(careers[people[0]], careers[people[1]], companies[i])) {
            case base::Certainty::yes:
                row.subtitle = DetailsPage::tr("at the same time");
                break;
            case base::Certainty::possibly:
                row.subtitle = DetailsPage::tr("possibly at the same time");
                break;
            case base::Certainty::no:
                row.subtitle = DetailsPage::tr("not at the same time");
                break;
            }
        }
        page.addLink(companies[i], std::move(row));
    });
}

} // namespace whither::ui
