#pragma once

#include "core/session/view_action.h"

#include <QScrollArea>

#include <cstdint>
#include <memory>

namespace whither::ui {

class ChartMaker;
class ChartView;
class GraphPipeline;
class LatestJob;
class ViewStore;
struct CohortCards;
struct PictureRequest;

/// Shows the chart of the view's mode, and nothing while that is the graph. Charts are made and drawn beside the GUI
/// thread; what was there before stays until the next one is done.
class ChartPanel : public QScrollArea {
    Q_OBJECT
  public:
    /// `store` and `pipeline` must outlive it.
    ChartPanel(ViewStore& store, const GraphPipeline& pipeline, QWidget* parent = nullptr);

    [[nodiscard]] ChartView& view() { return *m_view; }
    /// Everything that was asked for is shown.
    [[nodiscard]] bool isUpToDate() const;

  Q_SIGNALS:
    /// Who the retention view tells of, and what became of them; after its chart.
    void cohortsTold(const std::shared_ptr<const whither::ui::CohortCards>& cards);

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

  private:
    void follow(session::Change change);
    void ask();
    void askForCards(const PictureRequest& request);

    ViewStore& m_store;
    const GraphPipeline& m_pipeline;
    ChartView* m_view;
    LatestJob* m_job;
    std::uint64_t m_asked = 0;           ///< charts
    std::shared_ptr<ChartMaker> m_maker; ///< used on the job's thread alone
};

} // namespace whither::ui
