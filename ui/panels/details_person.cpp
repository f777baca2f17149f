#include "ui/panels/details_page.h"
#include "ui/wording.h"

namespace whither::ui {

void tell(DetailsPage& page, model::PersonIndex index) {
    const EntityText& text = page.text();
    const auto& data = page.dataset();
    const auto& person = data.people[index];
    const query::Career& career = page.facts().career;

    // The name that is not in the title: a Chinese name beside a Latin one, and the other way round.
    const QString shown = text.name(index);
    QString other = QString::fromStdString(person.nameZh);
    if (other == shown)
        other = QString::fromStdString(person.name);
    EntityRowText head = text.row(index);
    page.addTitle(head, {other == shown ? QString() : other, text.role(index)});
    page.addNote(person.note);

    page.addHeading(DetailsPage::tr("Career"));
    if (career.spells.empty())
        page.addText(DetailsPage::tr("No employer is known."), TextRole::muted);
    // The latest on top, as in the story that the picture tells.
    page.addList(career.spells.size(), [&page, &career, index](std::size_t i) {
        page.addSpell(index, career.spells[career.spells.size() - 1 - i]);
    });

    const auto& coworkers = page.facts().coworkers;
    if (!coworkers.empty()) {
        page.addHeading(DetailsPage::tr("At the same company at the same time"));
        page.addList(coworkers.size(), [&page, &coworkers](std::size_t i) {
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

    std::vector<DetailsPage::Cited> cited = page.facts().cited;
    page.addClaims(page.facts().claims, cited);
    page.addSources(cited);
}

} // namespace whither::ui
