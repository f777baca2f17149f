#pragma once

#include "core/chart/chart.h"
#include "core/chart/matrix_chart.h"
#include "core/chart/retention_chart.h"
#include "core/chart/sankey_chart.h"
#include "core/query/flow_table.h"
#include "ui/canvas/picture_request.h"
#include "ui/charts/cohorts.h"

#include <QString>

#include <memory>
#include <optional>
#include <string>
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
    /// What pictures of request.form panel leave out, for all of them at once: what is meant by their lines and
    /// numbers. As high as it takes; of no height where there is nothing to tell.
    [[nodiscard]] chart::Chart key(const PictureRequest& request, double width, const scene::TextMeasurer& measurer);
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
    /// What `draw` makes of the curves of a request, and below it what is said of them.
    template <class Draw>
    [[nodiscard]] chart::Chart withRetention(const PictureRequest& request, base::Size size,
                                             const scene::TextMeasurer& measurer, chart::RetentionFit fit,
                                             const Draw& draw);
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
    /// What of the last matrix the next one keeps, where it tells of the same kind of groups and of the same team or
    /// neighbourhood: the people of that change with the day.
    struct {
        query::FlowGrouping grouping{};
        std::optional<query::Filter::Focus> focus;
        std::string team;
        chart::MatrixMemory memory;
    } m_matrix;
    std::unique_ptr<Reckoned> m_reckoned; ///< null: not asked for yet
};

/// A chart on a page is made smaller by no more than can still be read: its smallest letters, of 10.5 pixels, to 8.
inline constexpr double kLeastChartZoom = 0.77;

/// What a way of looking is called.
[[nodiscard]] QString nameOf(session::Mode mode);

} // namespace whither::ui
