#pragma once

#include "core/query/filter.h"
#include "ui/entity_text.h"
#include "ui/panels/details_facts.h"
#include "ui/widgets/figure_row.h"
#include "ui/widgets/label.h"

#include <QWidget>

#include <functional>
#include <memory>
#include <vector>

class QVBoxLayout;

namespace whither::ui {

class LatestJob;
class ViewStore;
struct CohortCards;

/// The vocabulary of the details panel: what a page about something is put together from, top to bottom. A page is
/// made once for what is selected and thrown away. All text is plain.
class DetailsPage : public QWidget {
    Q_OBJECT
  public:
    /// A longer list is cut after so many rows, so that a big company's page is there at once.
    static constexpr std::size_t kListLimit = 8;
    /// And then so many more come at a time.
    static constexpr std::size_t kListStep = 100;

    /// `facts`: of what the page is about. `visible`: what the picture shows now. `job` does what takes long, for one
    /// page at a time; whoever takes the page away cancels it. What `text` refers to must outlive the page.
    DetailsPage(const EntityText& text, DetailsFacts facts, std::shared_ptr<const query::VisibleSet> visible,
                ViewStore& store, LatestJob& job, QWidget* parent = nullptr);

    [[nodiscard]] const EntityText& text() const { return m_text; }
    [[nodiscard]] const model::Dataset& dataset() const { return m_text.dataset(); }
    [[nodiscard]] const DetailsFacts& facts() const { return m_facts; }
    [[nodiscard]] const query::VisibleSet& visible() const { return *m_visible; }
    [[nodiscard]] ViewStore& store() const { return m_store; }

    /// After the last part: what was added stays at the top.
    void finish();
    /// As narrow as it may get: the panel decides. To find out what every row needs at least is costly.
    [[nodiscard]] QSize minimumSizeHint() const override { return {1, 1}; }

    /// The name at the top, with a disk of the entity's colour where it has one.
    void addTitle(const EntityRowText& about, const QStringList& lines);
    void addHeading(const QString& text);
    void addText(const QString& text, TextRole role = TextRole::body);
    /// What the data itself says in a note; one in another language than the program's is told to be quoted. "" adds
    /// nothing.
    void addNote(const std::string& note);
    void addLink(const EntityIndex& entity);
    void addLink(const EntityIndex& entity, EntityRowText shown);
    /// A button that does something with the picture. `name`: object name.
    void addCommand(const QString& text, const QString& name, const std::function<void()>& run);
    /// The first `limit` of `count` rows and a button that adds others, kListStep at a time; `row` puts row i at the
    /// end of the page.
    void addList(std::size_t count, const std::function<void(std::size_t)>& row, std::size_t limit = kListLimit);
    void addFigure(FigureText figure);
    /// What has to be reckoned first, once a page: of small data at once, else beside the GUI thread. `reckon` gives
    /// what then puts the rows at this place; it must hold all that it needs but the page. `name`: accessible name.
    using Rows = std::function<void()>;
    void addLater(const QString& name, const std::function<Rows()>& reckon);

    /// One spell of a person, with its dot on the line through the career.
    void addSpell(model::PersonIndex person, const query::Spell& spell);

    using Cited = whither::ui::Cited;
    /// A heading and the sources, each once with all that it is cited for; nothing when there are none.
    void addSources(const std::vector<Cited>& cited);
    /// The evidence on one fact: each source with its stance and what it claims, the claims about the fact, and those
    /// that the sources make about its parties. Then the sources of those claims.
    void addEvidence(const model::EntityId& about, const std::vector<model::EntityId>& parties,
                     const model::Citations& citations);
    /// A heading and a card for each statement about any of these; adds their sources to `cited`.
    void addClaims(const std::vector<model::EntityId>& about, std::vector<Cited>& cited,
                   std::size_t limit = kListLimit);
    void addClaims(const std::vector<const model::Claim*>& claims, std::vector<Cited>& cited,
                   std::size_t limit = kListLimit);

  private:
    void add(QWidget* widget);
    [[nodiscard]] QVBoxLayout* addColumn(const QString& accessibleName);
    void addSourceRow(model::SourceIndex source, const QString& as);
    /// A button that adds rows to a list of which `shown` of `count` are there.
    void offerMore(QVBoxLayout* column, std::size_t shown, std::size_t count,
                   const std::function<void(std::size_t)>& row);
    void addClaim(const model::Claim& claim);
    /// What the source of a claim says about a fact that it is cited for.
    [[nodiscard]] static QString sayOf(const model::Claim& claim, const model::EntityId& about);

    EntityText m_text;
    DetailsFacts m_facts;
    std::shared_ptr<const query::VisibleSet> m_visible;
    ViewStore& m_store;
    LatestJob& m_job;
    QVBoxLayout* m_column = nullptr;
    QVBoxLayout* m_target = nullptr; ///< where rows go: the column, or a list in it
    int m_count = 0;                 ///< of widgets, for their names
};

/// Fills a page with all that is known about an entity, of which it has the facts.
void tell(DetailsPage& page, model::PersonIndex person);
void tell(DetailsPage& page, model::CompanyIndex company);
void tell(DetailsPage& page, model::TeamIndex team);
void tell(DetailsPage& page, model::MoveIndex move);
void tell(DetailsPage& page, model::ProductIndex product);
void tell(DetailsPage& page, model::RelationIndex relation);
/// Who arrived, left, moved and stayed between the day shown and the one that it is compared with. Only with a
/// comparison in `visible`, which is what the page is of.
void tellComparison(DetailsPage& page, const std::shared_ptr<const query::VisibleSet>& visible);
/// Several things: what they are and what ties them.
void tellSeveral(DetailsPage& page);

/// The cohorts whose retention is shown: what became of each person.
void tell(DetailsPage& page, const CohortCards& cohorts);
/// The figures of a company over the window that the time bar shows.
void addFigures(DetailsPage& page, model::CompanyIndex company);

} // namespace whither::ui
