#include "ui/panels/details_panel.h"

#include "ui/charts/cohorts.h"
#include "ui/jobs/latest_job.h"
#include "ui/jobs/opening_picture.h"
#include "ui/panels/details_page.h"
#include "ui/view_store.h"
#include "ui/widgets/kept_focus.h"
#include "ui/wording.h"

#include <QAction>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QScrollBar>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace whither::ui {

DetailsPanel::DetailsPanel(ViewStore& store, const TranslatedWording& words, QAction* back, QAction* forward,
                           QWidget* parent)
    : QWidget(parent), m_store(store), m_words(words), m_job(new LatestJob(this)), m_gathering(new LatestJob(this)) {
    setObjectName(QStringLiteral("detailsPanel"));
    setAccessibleName(tr("Details"));
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(12, 8, 12, 0);
    for (auto* action : {back, forward}) {
        auto* button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setObjectName(action->objectName() + QStringLiteral("Button"));
        button->setAccessibleName(withoutLetter(action->text()));
        button->setArrowType(action == back ? Qt::LeftArrow : Qt::RightArrow);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        buttons->addWidget(button);
    }
    buttons->addStretch();
    column->addLayout(buttons);
    m_scroll = new QScrollArea(this);
    m_scroll->setObjectName(QStringLiteral("detailsScroll"));
    m_scroll->setAccessibleName(tr("Details"));
    m_scroll->setWidgetResizable(true);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_scroll->viewport()->setObjectName(QStringLiteral("detailsViewport"));
    m_scroll->viewport()->setAccessibleName(tr("Details"));
    column->addWidget(m_scroll, 1);
    connect(&m_store, &ViewStore::changed, this, [this](session::Change change) {
        // A changed filter comes with what it leaves visible, through show().
        if ((has(change, session::Change::selection) || has(change, session::Change::theme) ||
             has(change, session::Change::mode)) &&
            !has(change, session::Change::filter))
            update();
    });
}

void DetailsPanel::show(const LoadedPtr& loaded, std::shared_ptr<const query::VisibleSet> visible) {
    m_data = loaded;
    m_visible = std::move(visible);
    update();
}

void DetailsPanel::showCohorts(const std::shared_ptr<const CohortCards>& cohorts) {
    const bool isNew = !m_cohorts || *m_cohorts != *cohorts;
    m_cohorts = cohorts;
    if (isNew)
        update();
}

void DetailsPanel::update() {
    if (!m_data)
        return;
    const auto& view = m_store.view();
    if (view.selection.empty() || m_data->graph->nodeCount() <= kPicturedAtOnce) {
        m_gathering->cancel();
        return tell(factsOf(*m_data, view.selection, view.filter.asOf));
    }
    m_gathering->ask([this, data = m_data, selection = view.selection, asOf = view.filter.asOf]() -> LatestJob::Report {
        auto facts = std::make_shared<DetailsFacts>(factsOf(*data, selection, asOf));
        return [this, data, selection, facts = std::move(facts)] {
            // Something else may have been selected meanwhile, and is being gathered.
            if (data == m_data && selection == m_store.view().selection)
                tell(std::move(*facts));
        };
    });
}

void DetailsPanel::tell(DetailsFacts facts) {
    const auto& view = m_store.view();
    const LoadedPtr before = std::exchange(m_told, m_data); // which the old page refers to
    m_job->cancel();
    auto* page = new DetailsPage({*m_data, m_words, view.theme, view.filter.asOf, m_visible.get()}, std::move(facts),
                                 m_visible, m_store, *m_job);
    const auto& chosen = page->facts().chosen;
    const bool tellsCohorts = view.mode == session::Mode::retention && m_cohorts && !m_cohorts->cards.empty() &&
                              m_cohorts->dataset == m_data->graph->datasetPtr();
    auto subject = Subject::selection;
    if (chosen.empty() && tellsCohorts) {
        subject = Subject::cohorts;
        ui::tell(*page, *m_cohorts);
    } else if (chosen.empty() && m_visible->comparison) {
        subject = Subject::comparison;
        tellComparison(*page, m_visible);
    } else if (chosen.empty()) {
        subject = Subject::file;
        tellFile(*page);
    } else if (chosen.size() == 1) {
        offerToShow(*page, std::visit([page](auto index) { return page->text().id(index); }, chosen.front()));
        std::visit([page](auto index) { ui::tell(*page, index); }, chosen.front());
    } else {
        tellSeveral(*page);
    }
    // Selected companies are cohorts that are compared.
    if (!chosen.empty() && tellsCohorts && std::all_of(chosen.begin(), chosen.end(), [](const EntityIndex& entity) {
            return std::holds_alternative<model::CompanyIndex>(entity);
        }))
        ui::tell(*page, *m_cohorts);
    page->finish();

    // A link in the old page may be what brought us here: it must live until its click is over.
    const auto toldSelection = std::exchange(m_toldSelection, view.selection);
    const auto toldSubject = std::exchange(m_subject, subject);
    const bool isOfTheSame = toldSelection == view.selection && toldSubject == subject && before == m_data;
    const auto kept = m_scroll->widget() != nullptr ? focusIn(*m_scroll->widget()) : std::nullopt;
    if (kept)
        m_scroll->setFocus(); // until the new rows are there: else it would go to whatever is next in the window
    const int scrolled = isOfTheSame ? m_scroll->verticalScrollBar()->value() : 0;
    QWidget* old = m_scroll->takeWidget();
    // Else it would be laid out for a width of its own first.
    page->resize(m_scroll->viewport()->size());
    m_scroll->setWidget(page);
    if (old != nullptr) {
        old->hide();
        old->setObjectName({});
        old->setParent(this);
        old->deleteLater();
    }
    m_scroll->verticalScrollBar()->setValue(scrolled);
    if (!kept)
        return;
    // On a page about something else, its first row.
    if (auto* row = isOfTheSame ? rowAt(*page, *kept) : firstRow(*page); row != nullptr) {
        row->setFocus();
        page->layout()->activate();
        m_scroll->ensureWidgetVisible(row, 0, 0);
    }
}

QWidget& DetailsPanel::rows() const {
    return m_scroll->widget() != nullptr ? *m_scroll->widget() : *m_scroll;
}

void DetailsPanel::offerToShow(DetailsPage& page, const model::EntityId& id) {
    const auto node = m_data->graph->find(id);
    if (!node || m_visible->nodeShown[*node] != 0)
        return;
    const auto* company = std::get_if<model::CompanyIndex>(&m_data->graph->node(*node).row);
    const auto* group = company == nullptr ? nullptr : m_visible->drawnIn(*company);
    if (group != nullptr && m_visible->nodeShown[group->node] != 0)
        return;
    page.addText(tr("Not in the picture now."), TextRole::muted);
    page.addCommand(tr("Show it with its neighbourhood"), QStringLiteral("showSelected"), [this, id] {
        m_store.dispatch(session::TellTeam{});
        m_store.dispatch(session::SetFocus{query::Filter::Focus{id, 1}});
    });
}

void DetailsPanel::tellFile(DetailsPage& page) {
    const auto& dataset = m_data->dataset();
    EntityRowText head;
    head.title = m_words.dataTitle(dataset);
    if (head.title.isEmpty())
        head.title = QFileInfo(m_data->path).completeBaseName();
    const auto counts = m_words.counts(dataset.people.size(), dataset.companies.size(), dataset.moves.size());
    const std::size_t undated = m_data->undatedMoves;
    page.addTitle(head,
                  {tr("in the data: %1", "people, companies, moves").arg(QString::fromStdString(counts)),
                   undated == 0
                       ? QString()
                       : tr("without a date: %1", "moves").arg(tr("%n move(s)", nullptr, static_cast<int>(undated))),
                   tr("%n source(s)", nullptr, static_cast<int>(dataset.sources.size()))});
    page.addText(tr("Choose a person, a company or a line in the picture to read about it."), TextRole::muted);
    std::vector<model::EntityId> about;
    if (const auto team = findEntity(*m_data->graph, {model::EntityKind::team, m_store.view().filter.team})) {
        page.addHeading(tr("The story"));
        page.addLink(*team);
        about.push_back({model::EntityKind::team, m_store.view().filter.team});
    }
    std::vector<DetailsPage::Cited> cited;
    // The page that a file opens with: what is below the fold would only delay the first frame.
    constexpr std::size_t kFirstClaims = 4;
    page.addClaims(about, cited, kFirstClaims);
    page.addSources(cited);
}

} // namespace whither::ui
