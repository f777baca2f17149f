#include "ui/canvas/picture_request.h"

#include "core/chart/pen.h"
#include "ui/canvas/qt_text_measurer.h"
#include "ui/charts/chart_maker.h"
#include "ui/charts/chart_title.h"
#include "ui/wording.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace whither::ui {

QString timeShown(const query::Filter& filter, session::Mode mode, const scene::Wording& wording) {
    if (filter.from && heedsFrom(mode))
        return QString::fromStdString(wording.range(*filter.from, filter.asOf));
    return filter.asOf ? QString::fromStdString(wording.asOf(*filter.asOf)) : QString();
}

QString nothingShown(const query::Filter& filter, const scene::Wording& wording) {
    if (!filter.shows(query::Layer::people) && !filter.shows(query::Layer::companies))
        return QCoreApplication::translate("Pages", "Nothing is known here of the kinds that are shown");
    if (filter.from)
        return QCoreApplication::translate("Pages", "Nothing is known to have happened here in these days");
    if (filter.asOf)
        return QCoreApplication::translate("Pages", "Nobody is known here yet on %1")
            .arg(QString::fromStdString(wording.day(*filter.asOf)));
    return QCoreApplication::translate("Pages", "Nobody is known here");
}

namespace {

/// One line in the middle of its room.
scene::Legend lineInTheMiddle(const QString& text, scene::Theme theme, base::Size room,
                              const scene::TextMeasurer& measurer) {
    const chart::TextStyle style{scene::FontRole::detail,     15,         scene::coloursOf(theme).mutedText,
                                 scene::Text::Anchor::middle, room.width, {}};
    scene::Legend made;
    made.size = room;
    made.list.groups.push_back(
        {"page:nothing", {}, {chart::lineAt({room.width / 2, room.height / 2}, text.toStdString(), style, measurer)}});
    return made;
}

} // namespace

scene::PageSpec specOf(const PictureRequest& request, const TranslatedWording& wording) {
    const auto has = [&request](PagePart part) { return request.parts.contains(part); };
    scene::PageSpec spec;
    spec.size = request.size;
    spec.margin = request.margin;
    spec.area = request.area;
    spec.isTransparent = request.background == PictureRequest::Background::transparent;
    spec.showsLegend = has(PagePart::legend);
    spec.title = titleShown(request).toStdString();
    spec.subtitle = subtitleShown(request).toStdString();
    if (has(PagePart::asOf) && spec.subtitle.empty())
        spec.asOf = timeShown(request.filter, request.mode, wording).toStdString();
    const query::VisibleSet& visible = *request.visible;
    if (has(PagePart::asOf) && visible.comparison && request.mode == session::Mode::graph) {
        if (!spec.asOf.empty())
            spec.asOf += " · ";
        spec.asOf += wording.comparison(*request.filter.comparedWith, *visible.comparison);
    }
    // Who stays is told of all there were.
    const bool isNarrowed = request.mode != session::Mode::retention && request.mode != session::Mode::card;
    if (request.filter.focus && isNarrowed && (has(PagePart::asOf) || has(PagePart::counts))) {
        const auto part = wording.around(request.graph->dataset(), request.filter).toStdString();
        spec.asOf = spec.asOf.empty() ? part : part + " · " + spec.asOf;
    }
    // A chart says itself what it counts: by other rules than the graph, and also who is not drawn there.
    if (has(PagePart::counts) && request.mode == session::Mode::graph)
        spec.counts = wording.shown(visible, request.graph->dataset()).toStdString();
    if (has(PagePart::sourceLine)) {
        const model::Dataset& dataset = request.graph->dataset();
        spec.sourceLine = wording.sourceLine(dataset.sources.size(), wording.name(dataset.title, dataset.titleZh));
    }
    return spec;
}

scene::SceneInput inputOf(const PictureRequest& request, const scene::TextMeasurer& measurer,
                          const scene::Wording& wording) {
    return {.graph = *request.graph,
            .careers = *request.careers,
            .visible = *request.visible,
            .filter = request.filter,
            .positions = *request.positions,
            .palette = *request.palette,
            .measurer = measurer,
            .wording = wording,
            .theme = request.theme,
            .zoom = 1,
            .selection = request.selection,
            .pinned = request.pinned};
}

PictureRequest requestFor(graph::TalentGraphPtr graph, std::shared_ptr<const scene::Palette> palette,
                          const query::Filter& filter, base::Size size, const layout::LayoutOptions& options,
                          session::Mode mode) {
    PictureRequest request;
    request.mode = mode;
    auto visible = std::make_shared<const query::VisibleSet>(query::apply(filter, *graph));
    if (needsPositions(mode)) {
        const QtTextMeasurer measurer;
        layout::ForceLayout layout(scene::layoutInput(*graph, *visible, measurer, TranslatedWording()), options, {});
        layout.settle(kLayoutTicks);
        request.positions = std::make_shared<const layout::Positions>(layout.positions(graph->nodeCount()));
    }
    request.careers = std::make_shared<const query::Careers>(graph->dataset());
    request.graph = std::move(graph);
    request.filter = filter;
    request.visible = std::move(visible);
    request.palette = std::move(palette);
    request.size = size;
    return request;
}

QString proposedName(const QString& data, session::Mode mode) {
    const auto view = [mode] {
        switch (mode) {
        case session::Mode::graph:
            return "";
        case session::Mode::sankey:
            return "-flow";
        case session::Mode::matrix:
            return "-matrix";
        case session::Mode::careers:
            return "-careers";
        case session::Mode::retention:
            return "-retention";
        case session::Mode::card:
            return "-cohort";
        }
        Q_UNREACHABLE();
    };
    return QFileInfo(data).completeBaseName() + QLatin1String(view());
}

QString isoDay(std::optional<base::Day> day) {
    return day ? QString::fromStdString(base::CalendarDate::of(*day).iso()) : QString();
}

QString defaultTitle(const PictureRequest& request) {
    const QString question = questionOf(request);
    return question.isEmpty() ? subjectOf(request) : question;
}

QString titleShown(const PictureRequest& request) {
    if (!request.parts.contains(PagePart::title))
        return {};
    return request.title.isEmpty() ? defaultTitle(request) : request.title;
}

QString subtitleShown(const PictureRequest& request) {
    if (!request.parts.contains(PagePart::title) || !request.title.isEmpty() || questionOf(request).isEmpty())
        return {};
    QStringList parts{subjectOf(request)};
    if (request.parts.contains(PagePart::asOf))
        parts << timeShown(request.filter, request.mode, TranslatedWording());
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

base::Rect areaOfSelection(const PictureRequest& request, const scene::Scene& scene) {
    base::Rect area;
    const auto isShown = [&request](graph::NodeIndex node) { return request.visible->nodeShown[node] != 0; };
    std::set<graph::NodeIndex> near;
    for (const scene::SceneNode& node : scene.nodes)
        if (node.isSelected) {
            near.insert(node.node);
            for (const graph::EdgeIndex index : request.graph->incident(node.node)) {
                const graph::Edge& edge = request.graph->edge(index);
                if (request.visible->edgeShown[index] != 0)
                    for (const graph::NodeIndex end : {edge.source, edge.target})
                        if (isShown(end))
                            near.insert(end);
            }
        }
    for (const scene::SceneNode& node : scene.nodes)
        if (near.contains(node.node))
            area = united(area, base::squareAround(node.centre, node.radius));
    for (const scene::SceneLabel& label : scene.labels)
        if (near.contains(label.node))
            area = united(area, label.box);
    constexpr double kMargin = 24;
    return area.isEmpty() ? area : area.grown(kMargin);
}

namespace {

struct ChartPage {
    scene::Page page;
    bool canBeRead = true;
};

ChartPage chartPage(const PictureRequest& request, ChartMaker& maker) {
    const QtTextMeasurer measurer;
    ChartPage made;
    const auto fits = [&](const scene::PageSpec& spec) {
        made.page = scene::composePage(spec, request.theme, measurer, [&](base::Size room) {
            auto chart = maker.make(request, room, measurer, ChartMaker::Room::page);
            constexpr double kRounding = 0.005;
            const double zoom = std::min(room.width / chart.size.width, room.height / chart.size.height);
            made.canBeRead = zoom >= kLeastChartZoom - kRounding;
            return scene::Legend{std::move(chart.list), chart.size};
        });
        return made.canBeRead;
    };
    scene::PageSpec spec = specOf(request, TranslatedWording());
    if (fits(spec))
        return made;
    spec.asOf.clear();
    spec.counts.clear();
    spec.sourceLine.clear();
    if (fits(spec))
        return made;
    spec.subtitle.clear();
    if (fits(spec) || !request.title.isEmpty())
        return made;
    spec.title.clear();
    fits(spec);
    return made;
}

} // namespace

bool canBeRead(const PictureRequest& request) {
    ChartMaker maker;
    return needsPositions(request.mode) || chartPage(request, maker).canBeRead;
}

scene::Page makePage(const PictureRequest& request) {
    ChartMaker maker;
    return makePage(request, maker);
}

scene::Page makePage(const PictureRequest& request, ChartMaker& maker) {
    const QtTextMeasurer measurer;
    const TranslatedWording wording;
    if (!needsPositions(request.mode))
        return chartPage(request, maker).page;
    if (request.visible->nodes.empty())
        return scene::composePage(specOf(request, wording), request.theme, measurer, [&](base::Size room) {
            return lineInTheMiddle(nothingShown(request.filter, wording), request.theme, room, measurer);
        });
    return scene::composePage(specOf(request, wording), inputOf(request, measurer, wording));
}

} // namespace whither::ui
