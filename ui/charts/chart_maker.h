#pragma once

#include "core/chart/chart.h"
#include "core/chart/matrix_chart.h"
#include "core/chart/sankey_chart.h"
#include "core/query/flow_table.h"
#include "ui/canvas/picture_request.h"
#include "ui/charts/cohorts.h"

#include <QString>

#include <memory>
#include <vector>

namespace whither::ui {

/// Makes one chart after the other and keeps what the next one can use again. An instance belongs to one thread.
class ChartMaker {
  public:
    ChartMaker();
    ~ChartMaker();

    /// Whether a chart with a line for each of many people may be higher than the room that it has, or has to be
    /// legible when it is made to fit: then it shows so many of them, and says so.
    enum class Room { scrolls, page };
    /// `size` of the room, in pixels; for a page the chart can be as much larger as it may be made smaller.
    /// request.mode is not graph.
    [[nodiscard]] chart::Chart make(const PictureRequest& request, base::Size size, const scene::TextMeasurer& measurer,
                                    Room room = Room::scrolls);
    /// What became of the people whose retention a request of any mode would tell of.
    [[nodiscard]] std::shared_ptr<const CohortCards> cards(const PictureRequest& request);

  private:
    [[nodiscard]] chart::Chart makeWhole(const PictureRequest& request, base::Size size,
                                         const scene::TextMeasurer& measurer, Room room);
    [[nodiscard]] chart::Chart makeFlow(const PictureRequest& request, base::Size size,
                                        const scene::TextMeasurer& measurer, Room room);

    [[nodiscard]] chart::Chart makeCareers(const PictureRequest& request, base::Size size,
                                           const scene::TextMeasurer& measurer, Room room) const;
    [[nodiscard]] chart::Chart makeRetention(const PictureRequest& request, base::Size size,
                                             const scene::TextMeasurer& measurer, Room room);
    [[nodiscard]] chart::Chart makeCard(const PictureRequest& request, base::Size size,
                                        const scene::TextMeasurer& measurer, Room room);
    struct Reckoned;
    enum class Part { curves, rows };
    /// Makes m_reckoned that of these, with this part.
    void reckon(const std::vector<ToldCohort>& told, Part part);
    void read(const model::DatasetPtr& dataset);

    model::DatasetPtr m_dataset; ///< that all below are of
    base::Table<model::PersonIndex, query::Career> m_careers;
    std::unique_ptr<const query::FlowTable> m_flows; ///< null: not asked for yet
    chart::SankeyMemory m_sankey;
    /// What of the last matrix the next one keeps, where it is of the same people and kind of groups.
    struct {
        query::FlowGrouping grouping{};
        base::Table<model::PersonIndex, char> people;
        chart::MatrixMemory memory;
    } m_matrix;
    std::unique_ptr<Reckoned> m_reckoned; ///< null: not asked for yet
};

/// What a way of looking is called.
[[nodiscard]] QString nameOf(session::Mode mode);

} // namespace whither::ui
