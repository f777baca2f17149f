#pragma once

#include "core/query/filter.h"
#include "ui/jobs/load_job.h"

#include <QWidget>

#include <memory>
#include <vector>

class QAction;
class QScrollArea;

namespace whither::ui {

class DetailsPage;
class LatestJob;
struct DetailsFacts;
class TranslatedWording;
class ViewStore;
struct CohortCards;

/// Tells about what is selected; without a selection, what a comparison finds, or about the file. Of a large graph what
/// there is to tell is gathered by a job; until it is there, the panel stays as it was.
class DetailsPanel : public QWidget {
    Q_OBJECT
  public:
    /// `store` and `words` must outlive the panel; `back` and `forward` are shown as buttons.
    DetailsPanel(ViewStore& store, const TranslatedWording& words, QAction* back, QAction* forward,
                 QWidget* parent = nullptr);

    /// What the picture shows now; both change together.
    void show(const LoadedPtr& loaded, std::shared_ptr<const query::VisibleSet> visible);
    /// Whom the retention view tells of.
    void showCohorts(const std::shared_ptr<const CohortCards>& cohorts);
    /// The page that is shown, of which the first row gets the keyboard.
    [[nodiscard]] QWidget& rows() const;

  private:
    void update();
    void tell(DetailsFacts facts);
    void tellFile(DetailsPage& page);
    void offerToShow(DetailsPage& page, const model::EntityId& id);

    ViewStore& m_store;
    const TranslatedWording& m_words;
    LatestJob* m_job;       ///< of the page
    LatestJob* m_gathering; ///< of what the next one tells
    LoadedPtr m_data;
    LoadedPtr m_told; ///< that the page is of
    enum class Subject { file, comparison, cohorts, selection };
    Subject m_subject = Subject::file; ///< of the page
    std::vector<model::EntityId> m_toldSelection;
    std::shared_ptr<const query::VisibleSet> m_visible;
    std::shared_ptr<const CohortCards> m_cohorts; ///< null: not told yet
    QScrollArea* m_scroll = nullptr;
};

} // namespace whither::ui
