#include "ui/charts/cohorts.h"
#include "ui/panels/details_page.h"
#include "ui/theme.h"
#include "ui/view_store.h"
#include "ui/wording.h"

namespace whither::ui {

namespace {

/// As long a list as one reads at once.
constexpr std::size_t kRowLimit = 30;
/// Gap, whom they followed and return need room.
constexpr int kLines = 4;

/// A company's name in its colour; the hue alone has too little contrast for small letters.
QColor inkOf(const EntityText& text, std::optional<model::CompanyIndex> company) {
    constexpr double kText = 0.35;
    return toQColor(
        scene::mixed(text.data.palette.colour(company, text.theme), scene::coloursOf(text.theme).text, kText));
}

} // namespace

void tell(DetailsPage& page, const CohortCards& cohorts) {
    bool isFirst = page.store().view().selection.empty();
    for (const CohortCard& card : cohorts.cards) {
        EntityRowText head;
        head.title = card.name;
        if (isFirst) {
            page.addTitle(head, {card.head});
        } else {
            page.addHeading(card.name);
            page.addText(card.head, TextRole::muted);
        }
        isFirst = false;
        if (!card.followed.isEmpty())
            page.addText(card.followed, TextRole::muted);
        if (!card.retention.title.isEmpty())
            page.addFigure(card.retention);
        page.addList(
            card.rows.size(),
            [&page, rows = card.rows](std::size_t i) {
                const CohortCard::Row& one = rows[i];
                EntityRowText row = page.text().row(one.person);
                row.subtitle = one.more.isEmpty() ? one.standing : one.standing + QStringLiteral(" · ") + one.more;
                row.subtitleLines = kLines;
                row.count = one.next;
                row.colour = page.text().colour(one.company);
                row.countColour = inkOf(page.text(), one.company);
                page.addLink(one.person, std::move(row));
            },
            kRowLimit);
        if (!card.cut.isEmpty())
            page.addText(card.cut, TextRole::muted);
    }
    if (!cohorts.leftOut.isEmpty())
        page.addText(cohorts.leftOut, TextRole::muted);
}

} // namespace whither::ui
