#include "core/query/flows.h"
#include "ui/charts/flow_words.h"
#include "ui/panels/details_page.h"
#include "ui/wording.h"

#include <map>

namespace whither::ui {

namespace {

/// Moves (of the page's facts) as rows that name the person, what they did and when.
void addMoves(DetailsPage& page, const QString& heading, const std::vector<model::MoveIndex>& moves) {
    if (moves.empty())
        return;
    page.addHeading(QStringLiteral("%1 · %2").arg(heading).arg(static_cast<qulonglong>(moves.size())));
    page.addList(moves.size(), [&page, &moves](std::size_t i) {
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

QString placeOf(const model::Company& company) {
    QStringList parts;
    if (!company.city.empty())
        parts << QString::fromStdString(company.city);
    if (!company.country.empty())
        parts << QString::fromStdString(TranslatedFlowWords().country(company.country));
    return parts.join(DetailsPage::tr(", ", "between parts of a list"));
}

void addFlows(DetailsPage& page, const QString& heading, const std::vector<query::FlowEnd>& ends) {
    if (ends.empty())
        return;
    std::size_t most = 1;
    for (const auto& end : ends)
        most = std::max(most, end.moves.size());
    page.addHeading(heading);
    page.addList(ends.size(), [&page, &ends, most](std::size_t i) {
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
        facts << placeOf(company);
    if (!company.founded.isUndated())
        facts << DetailsPage::tr("founded %1").arg(text.words.longDate(company.founded));
    const auto& count = page.visible().headcount[index];
    const QString shown = text.name(index);
    QString other = QString::fromStdString(company.nameZh);
    if (other == shown)
        other = QString::fromStdString(company.name);
    page.addTitle(text.row(index), {other == shown ? QString() : other, facts.join(QStringLiteral(" · "))});
    page.addNote(company.note);
    const DetailsFacts& known = page.facts();
    if (known.everThere > 0)
        page.addText(
            DetailsPage::tr("known to have been there: %1; in the graph: %2 of them, %3 there on that day", "people")
                .arg(QString::number(static_cast<qulonglong>(known.everThere)), QString::number(count.ever),
                     QString::number(count.now)),
            TextRole::muted);

    if (company.parent) {
        page.addHeading(DetailsPage::tr("Part of"));
        page.addLink(*company.parent);
    }
    const auto addLinks = [&page](const QString& heading, const auto& entities) {
        if (entities.empty())
            return;
        page.addHeading(heading);
        page.addList(entities.size(), [&page, &entities](std::size_t i) { page.addLink(entities[i]); });
    };
    addLinks(DetailsPage::tr("Its parts"), known.parts);

    addFigures(page, index);

    const auto& flows = known.flows;
    addFlows(page, DetailsPage::tr("Where they went"), flows.wentTo);
    addMoves(page, DetailsPage::tr("Who left"), flows.left);
    addFlows(page, DetailsPage::tr("Where they came from"), flows.cameFrom);
    addMoves(page, DetailsPage::tr("Who came"), flows.came);

    addLinks(DetailsPage::tr("Teams"), known.teams);
    addLinks(DetailsPage::tr("Products"), known.products);
    addLinks(DetailsPage::tr("Funding and relations"), known.relations);
    std::vector<DetailsPage::Cited> cited = known.cited;
    page.addClaims(known.claims, cited);
    page.addSources(cited);
}

} // namespace whither::ui
