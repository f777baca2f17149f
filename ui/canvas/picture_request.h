#pragma once

#include "core/graph/talent_graph.h"
#include "core/layout/force_layout.h"
#include "core/query/filter.h"
#include "core/scene/draw_list.h"
#include "core/scene/scene.h"
#include "core/scene/style.h"
#include "core/session/view_state.h"

#include <QString>

#include <memory>
#include <optional>
#include <set>

namespace whither::ui {

class ChartMaker;
class TranslatedWording;

/// What stands around the graph in a file.
enum class PagePart { title, legend, asOf, counts, sourceLine };
inline const std::set<PagePart> kAllPageParts{PagePart::title, PagePart::legend, PagePart::asOf, PagePart::counts,
                                              PagePart::sourceLine};

/// All that a picture depends on: the command line, the export dialog, the clipboard and the printer fill in one of
/// these and get the same page for the same request. A value; parts are shared and never change.
struct PictureRequest {
    session::Mode mode = session::Mode::graph;
    session::ChartOptions chart; ///< of any other mode
    graph::TalentGraphPtr graph;
    std::shared_ptr<const query::Careers> careers; ///< of the graph's data
    query::Filter filter;
    std::shared_ptr<const query::VisibleSet> visible; ///< of `filter`
    layout::PositionsPtr positions;                   ///< null where the mode needs none
    std::shared_ptr<const scene::Palette> palette;
    /// Of a picture that is one of a sequence, the last day of all and what is shown then: a chart has the axis, the
    /// order and the companies of that day, so that only what happens moves. Empty: it stands alone.
    struct Last {
        base::Day day;
        std::shared_ptr<const query::VisibleSet> visible;
    };
    std::optional<Last> lastOfSequence;
    scene::Theme theme = scene::Theme::light;
    std::set<model::EntityId> selection;
    std::set<model::EntityId> pinned;

    base::Size size{1440, 900}; ///< of the page, in pixels of 1/96 inch
    double margin = 24;         ///< around all that stands on it, in the same; of a small page less
    base::Rect area;            ///< part of the world; empty: all of the graph
    QString title;              ///< empty: defaultTitle()
    std::set<PagePart> parts = kAllPageParts;
    /// A panel is one of several pictures on a page that tell once for all what they have in common: ChartMaker::key().
    enum class Form { whole, panel } form = Form::whole;
    enum class Background { filled, transparent } background = Background::filled;
};

/// So long the layout of a picture may take to come to rest.
inline constexpr int kLayoutTicks = 3000;
/// Whether pictures show nodes at places. Charts make their own.
[[nodiscard]] constexpr bool needsPositions(session::Mode mode) {
    return mode == session::Mode::graph;
}
/// A request for a whole graph that nobody has looked at yet: filtered, and, where the mode needs it, laid out until it
/// rests, on a page of that size (which changes nothing in how it is laid out).
[[nodiscard]] PictureRequest requestFor(graph::TalentGraphPtr graph, std::shared_ptr<const scene::Palette> palette,
                                        const query::Filter& filter, base::Size size,
                                        const layout::LayoutOptions& options = {},
                                        session::Mode mode = session::Mode::graph);

/// The request's scene at zoom 1. What it refers to must outlive it.
[[nodiscard]] scene::SceneInput inputOf(const PictureRequest& request, const scene::TextMeasurer& measurer,
                                        const scene::Wording& wording);
/// What stands around the picture on its page.
[[nodiscard]] scene::PageSpec specOf(const PictureRequest& request, const TranslatedWording& wording);
/// Whether the first day of a range changes the picture. Careers, cards and how long people stayed are told from the
/// beginning.
[[nodiscard]] constexpr bool heedsFrom(session::Mode mode) {
    return mode != session::Mode::careers && mode != session::Mode::retention && mode != session::Mode::card;
}
/// The day or the range of days that a picture tells of, "1 Feb 2023 – 31 May 2025"; empty when that is all that is
/// known.
[[nodiscard]] QString timeShown(const query::Filter& filter, session::Mode mode, const scene::Wording& wording);
/// What a picture of a graph says where nothing is left to show: why.
[[nodiscard]] QString nothingShown(const query::Filter& filter, const scene::Wording& wording);
/// What a file of the picture may be called, without its ending: "llama-retention", of a graph "llama". `data`: path of
/// the data file.
[[nodiscard]] QString proposedName(const QString& data, session::Mode mode);
/// ISO date; empty for none.
[[nodiscard]] QString isoDay(std::optional<base::Day> day);
/// What a chart answers (questionOf()); of a graph of people the team whose story is told, or what the data says it is
/// about; may be empty.
[[nodiscard]] QString defaultTitle(const PictureRequest& request);
/// What stands above the picture; empty: nothing.
[[nodiscard]] QString titleShown(const PictureRequest& request);
/// What stands below the title of a chart, where nobody chose another one: of whom it tells, and of which days. Empty:
/// nothing; then the days stand below the picture.
[[nodiscard]] QString subtitleShown(const PictureRequest& request);
/// Around the selected nodes and what they are directly tied to, in a scene of the request; empty when no node is
/// selected.
[[nodiscard]] base::Rect areaOfSelection(const PictureRequest& request, const scene::Scene& scene);

/// The finished page. Any thread that may measure text, one at a time for one request. Of a chart that lacks the room,
/// what stands around it goes: the footer first, then the line below the title, then a title that nobody chose.
[[nodiscard]] scene::Page makePage(const PictureRequest& request);
/// The same, of a chart with what `maker` made for the pages before.
[[nodiscard]] scene::Page makePage(const PictureRequest& request, ChartMaker& maker);
/// Whether the page is large enough for its chart: else that is smaller on it than one can read.
[[nodiscard]] bool canBeRead(const PictureRequest& request);

} // namespace whither::ui
