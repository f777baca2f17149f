#pragma once

#include "core/session/view_action.h"

#include <QScrollArea>

#include <cstdint>
#include <memory>
#include <set>

class QAction;
class QToolButton;

namespace whither::ui {

class ChartMaker;
class ChartView;
class GraphPipeline;
class LatestJob;
struct Loaded;
class ViewStore;
struct CohortCards;
struct PictureRequest;

/// Shows the chart of the view's mode, and nothing while that is the graph. Charts are made and drawn beside the GUI
/// thread; what was there before stays until the next one is done.
class ChartPanel : public QScrollArea {
    Q_OBJECT
  public:
    /// `canvas` shows the graph, in the same place, and is hidden while a chart is shown. All must outlive it.
    ChartPanel(ViewStore& store, const GraphPipeline& pipeline, QWidget& canvas, QWidget* parent = nullptr);

    /// Buttons above the chart: `everything`, as on the canvas, there only while that is enabled; and, while two days
    /// are compared, one that says where that is seen and goes there by `graph`. Both must outlive this.
    void addButtons(QAction* everything, QAction* graph);
    [[nodiscard]] ChartView& view() { return *m_view; }
    /// Everything that was asked for is shown.
    [[nodiscard]] bool isUpToDate() const;

  Q_SIGNALS:
    /// Who the retention view tells of, and what became of them; after its chart.
    void cohortsTold(const std::shared_ptr<const whither::ui::CohortCards>& cards);

  protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

  private:
    void follow(session::Change change);
    void placeButtons();
    void ask();
    void askForCards(const PictureRequest& request);
    /// Scrolls to what is selected, unless something of it is in view.
    void showSelected(const std::set<model::EntityId>& selection);

    ViewStore& m_store;
    const GraphPipeline& m_pipeline;
    QWidget& m_canvas;
    ChartView* m_view;
    QToolButton* m_everything = nullptr; ///< null: none was added
    QToolButton* m_comparison = nullptr; ///< the same
    LatestJob* m_job;
    std::weak_ptr<const Loaded> m_data;  ///< that the chart is of
    std::uint64_t m_asked = 0;           ///< charts
    std::set<model::EntityId> m_sought;  ///< selected when it was scrolled to last
    std::shared_ptr<ChartMaker> m_maker; ///< used on the job's thread alone
};

} // namespace whither::ui
