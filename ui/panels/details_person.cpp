#include "core/query/career.h"
#include "ui/panels/details_page.h"
#include "ui/wording.h"

namespace whither::ui {

void tell(DetailsPage& page, model::PersonIndex index) {
    const EntityText& text = page.text();
    const auto& data = page.dataset();
    const auto& person = data.people[index];
    const query::Career career = text.data.careers[index];

    // The name that is not in the title: a Chinese name beside a Latin one, and the other way round.
    const QString shown = text.name(index);
    QString other = QString::fromStdString(person.nameZh);
    if (other == shown)
        other = QString::fromStdString(person.name);
    EntityRowText head = text.row(index);
    page.addTitle(head, {other == shown ? QString() : other, text.role(index)});
    if (!person.note.empty())
        page.addText(QString::fromStdString(person.note), TextRole::muted);

    page.addHeading(DetailsPage::tr("Career"));
    if (career.spells.empty())
        page.addText(DetailsPage::tr("No employer is known."), TextRole::muted);
    // The latest on top, as in the story that the picture tells.
    page.addList(career.spells.size(), [&page, career, index](std::size_t i) {
        page.addSpell(index, career.spells[career.spells.size() - 1 - i]);
    });

    const auto coworkers = query::coworkersOf(text.data.careers, index, text.asOf);
    if (!coworkers.empty()) {
        page.addHeading(DetailsPage::tr("Worked with at the same time"));
        page.addList(coworkers.size(), [&page, coworkers](std::size_t i) {
            const auto& coworker = coworkers[i];
            EntityRowText row = page.text().row(coworker.person);
            QStringList companies;
            for (const auto company : coworker.companies)
                companies << page.text().name(company);
            row.subtitle = companies.join(DetailsPage::tr(", then "));
            if (coworker.certainty == base::Certainty::possibly)
                row.subtitle = DetailsPage::tr("possibly · %1").arg(row.subtitle);
            page.addLink(coworker.person, std::move(row));
        });
    }

    std::vector<DetailsPage::Cited> cited;
    std::vector<model::EntityId> about{text.id(index)};
    const auto cite = [&cited](const model::Citations& citations, const QString& supports, const QString& contradicts) {
        for (const auto& citation : citations)
            cited.push_back({citation.source, citation.stance == model::Stance::supports ? supports : contradicts});
    };
    for (const auto move : query::movesOf(data, index)) {
        about.push_back(text.id(move));
        cite(data.moves[move].citations, DetailsPage::tr("reports a move"), DetailsPage::tr("contradicts a move"));
    }
    for (const auto& spell : career.spells) {
        for (const auto stay : spell.stays)
            cite(data.stays[stay].citations, DetailsPage::tr("sees them there"), DetailsPage::tr("contradicts a stay"));
        for (const auto team : spell.teams)
            for (const auto& member : data.teams[team].members)
                if (member.person == index)
                    cite(member.citations, DetailsPage::tr("lists the team"),
                         DetailsPage::tr("contradicts the team list"));
    }
    page.addClaims(about, cited);
    page.addSources(cited);
}

} // namespace whither::ui
