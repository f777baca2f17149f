#pragma once

#include "core/base/geometry.h"
#include "core/chart/careers_chart.h"
#include "core/chart/retention_chart.h"
#include "core/layout/layout_input.h"
#include "core/model/entity_id.h"
#include "core/query/filter.h"
#include "core/scene/style.h"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace whither::session {

/// Part of the world in the window.
struct Camera {
    base::Point centre;   ///< world units, in the middle of the canvas
    double zoom = 1;      ///< pixels per world unit, > 0
    bool isFitted = true; ///< follows the whole graph until the person moves it
    friend bool operator==(const Camera&, const Camera&) = default;
};

/// How the data is looked at: as the graph, or as a chart of what the graph shows.
enum class Mode {
    graph,
    sankey,    ///< who moved from where to where, as ribbons
    matrix,    ///< the same as numbers
    careers,   ///< a line for each person
    retention, ///< how long people stayed
    card       ///< what became of each of those whose staying is looked at
};

/// People whose staying at a company is looked at, by key.
struct ChosenCohort {
    std::vector<std::string> people;
    std::string company;
    friend bool operator==(const ChosenCohort&, const ChosenCohort&) = default;
};

/// What can be chosen of the charts.
struct ChartOptions {
    std::size_t stages = 2; ///< columns of a Sankey, 2 to 4
    chart::CareerOrder order = chart::CareerOrder::firstDeparture;
    /// From when staying counts: the key of a product, for its release; empty: from joining.
    std::string zero;
    std::optional<base::Day> zeroDay;                      ///< or this day, whatever `zero` says
    std::optional<ChosenCohort> cohort;                    ///< instead of the team's members
    std::optional<std::set<chart::RetentionLayer>> layers; ///< empty: see layersShown()
    friend bool operator==(const ChartOptions&, const ChartOptions&) = default;
};

/// What a retention chart of so many curves shows beside them: what was chosen, else what the dates allow, and the 95 %
/// bands of so few that these can be told apart.
[[nodiscard]] std::set<chart::RetentionLayer> layersShown(const ChartOptions& options, std::size_t curves);

/// All that a person sees and can change about it, as one value. Hover is the canvas's own.
struct ViewState {
    Mode mode = Mode::graph;
    ChartOptions chart;
    query::Filter filter;
    /// In the order of choosing; the last is the one the details panel tells about. No doubles.
    std::vector<model::EntityId> selection;
    Camera camera;
    std::map<model::EntityId, base::Point> pins; ///< world units
    bool isLayoutRunning = true;
    layout::Character character = layout::Character::balanced;
    scene::Theme theme = scene::Theme::light;

    friend bool operator==(const ViewState&, const ViewState&) = default;
};

} // namespace whither::session
