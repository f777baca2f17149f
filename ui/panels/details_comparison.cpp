#include "core/query/comparison.h"
#include "ui/feedback/error_text.h"
#include "ui/jobs/latest_job.h"
#include "ui/panels/details_page.h"
#include "ui/view_store.h"
#include "ui/wording.h"

#include <QClipboard>
#include <QCoreApplication>
#include <QGuiApplication>

#include <algorithm>
#include <span>
#include <utility>

namespace whither::ui {

namespace {

/// Rows of a group that are there at once.
constexpr std::size_t kFirstRows = 20;
/// Rows of a group at most: a list of thousands is for a file.
constexpr std::size_t kMostRows = 200;

struct ComparisonPage {
    Q_DECLARE_TR_FUNCTIONS(ComparisonPage)
};

struct Group {
    QString name;
    std::span<const query::Compared> people;
};

/// By difference, in the comparison's order.
std::vector<Group> groupsOf(const query::Comparison& comparison) {
    const std::pair<QString, std::size_t> sizes[] = {
        {ComparisonPage::tr("Arrived"), comparison.arrived},
        {ComparisonPage::tr("Left"), comparison.left},
        {ComparisonPage::tr("Moved"), comparison.moved},
        {ComparisonPage::tr("Stayed"), comparison.stayed},
        {ComparisonPage::tr("Not known on the first day"), comparison.unknownBefore},
        {ComparisonPage::tr("Not known on the second day"), comparison.unknownAfter}};
    std::vector<Group> groups;
    std::span<const query::Compared> rest(comparison.people);
    for (const auto& [name, size] : sizes) {
        groups.push_back({name, rest.first(size)});
        rest = rest.subspan(size);
    }
    return groups;
}

QString headingOf(const Group& group) {
    return ComparisonPage::tr("%1: %2", "what became of them, how many")
        .arg(group.name, QLocale(QLocale::English).toString(static_cast<qulonglong>(group.people.size())));
}

/// What is compared, in words.
struct Told {
    QString days;
    QString whose;
    QString how;
};

Told told(const model::Dataset& dataset, const query::Comparison& comparison, const TranslatedWording& words) {
    const auto named = [&](base::Day day) {
        return day == base::kLastDay ? ComparisonPage::tr("everything known") : words.longDay(day);
    };
    Told told;
    told.days =
        ComparisonPage::tr("%1 → %2", "a day, a later day").arg(named(comparison.first), named(comparison.second));
    const auto& [team, company] = comparison.scope;
    told.whose = team ? oneLine(dataset.teams[*team].name) : ComparisonPage::tr("Everyone");
    told.how =
        company ? ComparisonPage::tr("Who was at %1 or a part of it on either day; one of several jobs is enough.")
                      .arg(words.companyName(dataset.companies[*company]))
        : team ? ComparisonPage::tr("By the employer on each of the two days; who had none on either is left out. Who "
                                    "left or arrived did so at %1.")
                     .arg(words.companyName(dataset.companies[dataset.teams[*team].company]))
               : ComparisonPage::tr("By the employer on each of the two days; who had none on either is left out. Who "
                                    "left or arrived did so by a dated move, and has no known employer on the other "
                                    "day.");
    return told;
}

QString textOf(const model::Dataset& dataset, const query::Comparison& comparison) {
    const TranslatedWording words;
    const Told head = told(dataset, comparison, words);
    QStringList lines{head.whose, head.days, head.how};
    for (const Group& group : groupsOf(comparison)) {
        lines << QString() << headingOf(group);
        for (const query::Compared& one : group.people)
            lines << ComparisonPage::tr("%1: %2", "a person, employers before and after")
                         .arg(words.personName(dataset.people[one.person]), words.fromTo(dataset, one));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace

void tellComparison(DetailsPage& page, const std::shared_ptr<const query::VisibleSet>& visible) {
    const auto& graph = page.text().data.graph;
    const Told head = told(page.dataset(), *visible->comparison, page.text().words);
    EntityRowText title;
    title.title = ComparisonPage::tr("Two days compared");
    page.addTitle(title, {head.days, head.whose});
    page.addText(head.how, TextRole::muted);
    if (page.store().view().filter.focus && !visible->comparison->scope.company)
        page.addText(ComparisonPage::tr("Only those whom the neighbourhood shows."), TextRole::muted);
    auto* job = new LatestJob(&page); // the text of a hundred thousand people takes a while
    page.addCommand(ComparisonPage::tr("Copy as text"), QStringLiteral("copyComparison"), [job, graph, visible] {
        job->ask([graph, visible]() -> LatestJob::Report {
            return [text = textOf(graph->dataset(), *visible->comparison)] {
                QGuiApplication::clipboard()->setText(text);
            };
        });
    });
    page.addCommand(ComparisonPage::tr("End the comparison"), QStringLiteral("leaveComparison"),
                    [store = &page.store()] { store->dispatch(session::CompareWith{}); });
    for (const Group& group : groupsOf(*visible->comparison)) {
        page.addHeading(headingOf(group));
        const std::size_t shown = std::min(group.people.size(), kMostRows);
        const auto add = [&page, graph, people = group.people](std::size_t i) {
            const query::Compared& one = people[i];
            EntityRowText row = page.text().row(one.person);
            row.subtitle = page.text().words.fromTo(page.dataset(), one);
            if (page.visible().nodeShown[graph->nodeOf(one.person)] == 0)
                row.subtitle += QStringLiteral(" · ") + ComparisonPage::tr("not in the picture");
            page.addLink(one.person, std::move(row));
        };
        page.addList(shown, add, kFirstRows);
        if (shown < group.people.size())
            page.addText(ComparisonPage::tr("The first %1 are listed; the copied text has all.")
                             .arg(static_cast<qulonglong>(shown)),
                         TextRole::muted);
    }
}

} // namespace whither::ui
