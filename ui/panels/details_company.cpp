#include "core/query/flows.h"
#include "ui/panels/details_page.h"
#include "ui/wording.h"

#include <map>

namespace whither::ui {

namespace {

/// Moves as rows that name the person, what they did and when.
void addMoves(DetailsPage& page, const QString& heading, const std::vector<model::MoveIndex>& moves) {
    if (moves.empty())
        return;
    page.addHeading(QStringLiteral("%1 · %2").arg(heading).arg(static_cast<qulonglong>(moves.size())));
    page.addList(moves.size(), [&page, moves](std::size_t i) {
        const auto& text = page.text();
        const auto& move = page.dataset().moves[moves[i]];
        EntityRowText row = text.row(move.person);
        QStringList parts;
        parts << text.words.longDate(move.date);
        if (move.confidence == model::Confidence::disputed)
            parts << text.words.confidence(move.confidence);
        if (!move.title.empty() && move.to)
            parts << QString::fromStdString(move.title);
        row.subtitle = parts.join(QStringLiteral(" · "));
        page.addLink(move.person, std::move(row));
    });
}

void addFlows(DetailsPage& page, const QString& heading, const std::vector<query::FlowEnd>& ends) {
    if (ends.empty())
        return;
    std::size_t most = 1;
    for (const auto& end : ends)
        most = std::max(most, end.moves.size());
    page.addHeading(heading);
    page.addList(ends.size(), [&page, ends, most](std::size_t i) {
        const auto& end = ends[i];
        const auto count = QString::number(static_cast<qulonglong>(end.moves.size()));
        if (!end.company) {
            page.addText(DetailsPage::tr("not known: %1").arg(count), TextRole::muted);
            return;
        }
        EntityRowText row = page.text().row(*end.company);
        row.count = count;
        row.bar = static_cast<double>(end.moves.size()) / static_cast<double>(most);
        page.addLink(*end.company, std::move(row));
    });
}

} // namespace

void tell(DetailsPage& page, model::CompanyIndex index) {
    const EntityText& text = page.text();
    const auto& data = page.dataset();
    const auto& company = data.companies[index];

    QStringList facts{text.words.companyKind(company.kind)};
    if (!company.city.empty() || !company.country.empty())
        facts << QString::fromStdString(company.city.empty()      ? company.country
                                        : company.country.empty() ? company.city
                                                                  : company.city + ", " + company.country);
    if (!company.founded.isUndated())
        facts << DetailsPage::tr("founded %1").arg(text.words.longDate(company.founded));
    const auto& count = page.visible().headcount[index];
    const QString shown = text.name(index);
    QString other = QString::fromStdString(company.nameZh);
    if (other == shown)
        other = QString::fromStdString(company.name);
    page.addTitle(text.row(index), {other == shown ? QString() : other, facts.join(QStringLiteral(" · "))});
    if (!company.note.empty())
        page.addText(QString::fromStdString(company.note), TextRole::muted);
    if (count.ever > 0)
        page.addText(DetailsPage::tr("%1 of the people shown were there, %2 of them on the day shown")
                         .arg(QString::number(count.ever), QString::number(count.now)),
                     TextRole::muted);

    std::vector<model::CompanyIndex> family;
    for (auto child = model::CompanyIndex{}; base::raw(child) < data.companies.size();
         child = static_cast<model::CompanyIndex>(base::raw(child) + 1))
        if (data.companies[child].parent == index)
            family.push_back(child);
    if (company.parent) {
        page.addHeading(DetailsPage::tr("Part of"));
        page.addLink(*company.parent);
    }
    if (!family.empty()) {
        page.addHeading(DetailsPage::tr("Its parts"));
        page.addList(family.size(), [&page, family](std::size_t i) { page.addLink(family[i]); });
    }

    addFigures(page, index);

    const auto flows = query::flowsOf(text.data.careers, index, text.asOf);
    addFlows(page, DetailsPage::tr("Where they went"), flows.wentTo);
    addMoves(page, DetailsPage::tr("Who left"), flows.left);
    addFlows(page, DetailsPage::tr("Where they came from"), flows.cameFrom);
    addMoves(page, DetailsPage::tr("Who came"), flows.came);

    std::vector<model::TeamIndex> teams;
    for (auto team = model::TeamIndex{}; base::raw(team) < data.teams.size();
         team = static_cast<model::TeamIndex>(base::raw(team) + 1))
        if (data.teams[team].company == index)
            teams.push_back(team);
    if (!teams.empty()) {
        page.addHeading(DetailsPage::tr("Teams"));
        page.addList(teams.size(), [&page, teams](std::size_t i) { page.addLink(teams[i]); });
    }

    std::vector<DetailsPage::Cited> cited;
    std::vector<model::EntityId> about{text.id(index)};
    const auto cite = [&cited](const model::Citations& citations, const QString& as) {
        for (const auto& citation : citations)
            cited.push_back({citation.source, as});
    };
    std::vector<model::ProductIndex> products;
    for (auto product = model::ProductIndex{}; base::raw(product) < data.products.size();
         product = static_cast<model::ProductIndex>(base::raw(product) + 1))
        if (data.products[product].maker == index) {
            products.push_back(product);
            about.push_back(text.id(product));
            cite(data.products[product].citations, DetailsPage::tr("tells of a product"));
        }
    if (!products.empty()) {
        page.addHeading(DetailsPage::tr("Products"));
        page.addList(products.size(), [&page, products](std::size_t i) { page.addLink(products[i]); });
    }

    std::vector<model::RelationIndex> relations;
    for (auto relation = model::RelationIndex{}; base::raw(relation) < data.relations.size();
         relation = static_cast<model::RelationIndex>(base::raw(relation) + 1)) {
        const auto& row = data.relations[relation];
        if (row.subject == index || row.object == index) {
            relations.push_back(relation);
            about.push_back(text.id(relation));
            cite(row.citations, DetailsPage::tr("tells of funding or a relation"));
        }
    }
    if (!relations.empty()) {
        page.addHeading(DetailsPage::tr("Funding and relations"));
        page.addList(relations.size(), [&page, relations](std::size_t i) { page.addLink(relations[i]); });
    }
    for (const auto& moves : {flows.left, flows.came})
        for (const auto move : moves)
            cite(data.moves[move].citations, DetailsPage::tr("reports a move"));
    page.addClaims(about, cited);
    page.addSources(cited);
}

} // namespace whither::ui
