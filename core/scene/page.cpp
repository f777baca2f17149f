#include "core/scene/draw_list.h"

#include "core/scene/curve.h"
#include "core/scene/difference_mark.h"
#include "core/scene/text.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <type_traits>

namespace whither::scene {

using base::Point;
using base::Rect;

namespace {

/// Title, legend and footer are alike.
using Part = Drawing;

constexpr double kGap = 12; ///< between parts of the page
constexpr double kTitleFont = 20;
constexpr double kSubtitleFont = 13;
constexpr double kLegendFont = 12;
constexpr double kFootFont = 11;
constexpr std::size_t kTitleLines = 2;
/// Closest that a small graph is brought.
constexpr double kMaxZoom = 2.5;

double heightOf(FontRole role, double size, const TextMeasurer& measurer) {
    const auto vertical = measurer.vertical(role);
    return (vertical.ascent + vertical.descent) * size;
}

/// One line of text whose box has its top left at `at`; elided to `width`.
Text textAt(Point at, const std::string& text, FontRole role, double size, double width, base::Colour colour,
            const TextMeasurer& measurer) {
    Text result;
    result.text = elide(text, role, size, width, measurer);
    result.width = measurer.width(result.text, role, size);
    result.baseline = {at.x, at.y + measurer.vertical(role).ascent * size};
    result.role = role;
    result.size = size;
    result.colour = colour;
    return result;
}

void translate(Point& point, const Placement& placement) {
    point = point * placement.zoom + placement.offset;
}
void scale(Stroke& stroke, double zoom) {
    stroke.width *= zoom;
    for (double& dash : stroke.dashes)
        dash *= zoom;
}

void put(Primitive& primitive, const Placement& placement) {
    std::visit(
        [&](auto& shape) {
            using Shape = std::decay_t<decltype(shape)>;
            if constexpr (std::is_same_v<Shape, Disk>) {
                translate(shape.centre, placement);
                shape.radius *= placement.zoom;
                if (shape.stroke)
                    scale(*shape.stroke, placement.zoom);
            } else if constexpr (std::is_same_v<Shape, Curve>) {
                translate(shape.from, placement);
                translate(shape.control, placement);
                translate(shape.to, placement);
                scale(shape.stroke, placement.zoom);
            } else if constexpr (std::is_same_v<Shape, Polygon>) {
                for (auto& point : shape.points)
                    translate(point, placement);
                if (shape.stroke)
                    scale(*shape.stroke, placement.zoom);
            } else {
                translate(shape.baseline, placement);
                shape.size *= placement.zoom;
                shape.width *= placement.zoom;
            }
        },
        primitive);
}

Rect boundsOf(const Primitive& primitive) {
    return std::visit(
        [](const auto& shape) -> Rect {
            using Shape = std::decay_t<decltype(shape)>;
            if constexpr (std::is_same_v<Shape, Disk>) {
                return squareAround(shape.centre, shape.radius + (shape.stroke ? shape.stroke->width / 2 : 0));
            } else if constexpr (std::is_same_v<Shape, Curve>) {
                return boundsOf(Quadratic{shape.from, shape.control, shape.to}).grown(shape.stroke.width / 2);
            } else if constexpr (std::is_same_v<Shape, Polygon>) {
                Rect box;
                for (const auto& point : shape.points)
                    box = united(box, squareAround(point, shape.stroke ? shape.stroke->width : 0.01));
                return box;
            } else {
                return {shape.baseline.x, shape.baseline.y - shape.size, shape.width, shape.size * 1.25};
            }
        },
        primitive);
}

bool isInside(const Rect& inner, const Rect& outer) {
    constexpr double kRounding = 0.5;
    return inner.x >= outer.x - kRounding && inner.y >= outer.y - kRounding &&
           inner.right() <= outer.right() + kRounding && inner.bottom() <= outer.bottom() + kRounding;
}

/// The words of a title on at most two lines.
std::vector<std::string> wrapped(const std::string& title, double width, const TextMeasurer& measurer) {
    const auto fits = [&](const std::string& text) {
        return measurer.width(text, FontRole::title, kTitleFont) <= width;
    };
    std::vector<std::string> lines;
    std::string rest = title;
    while (lines.size() + 1 < kTitleLines && !fits(rest.substr(0, 2000))) {
        std::size_t cut = 0;
        for (auto at = nextBreak(rest, 0); at < rest.size() && fits(rest.substr(0, at)); at = nextBreak(rest, at))
            cut = at;
        if (cut == 0)
            break;
        lines.push_back(rest.substr(0, cut));
        rest = rest.substr(rest[cut] == ' ' ? cut + 1 : cut);
    }
    lines.push_back(elide(rest, FontRole::title, kTitleFont, width, measurer));
    return lines;
}

void addMark(DrawGroup& group, const LegendItem& item, Point centre, double width, const ThemeColours& colours) {
    const Point left = centre - Point{width / 2, 0};
    const Point right = centre + Point{width / 2, 0};
    const auto line = [&](Point to, std::vector<double> dashes, bool round, double thickness = 1.8) {
        group.primitives.emplace_back(
            Curve{left, (left + to) * 0.5, to, Stroke{item.colour, thickness, std::move(dashes), round}});
    };
    const auto shape = [&](std::vector<Point> around) {
        for (Point& point : around)
            point = centre + point * 6;
        group.primitives.emplace_back(
            Polygon{std::move(around), colours.canvas, Stroke{item.colour, kMetrics.edgeWidth, {}, false}});
    };
    const auto arrow = [&] {
        group.primitives.emplace_back(
            Polygon{{right, right + Point{-8, 3.5}, right + Point{-8, -3.5}}, item.colour, {}});
    };
    constexpr double kReach = 6;
    switch (item.mark) {
    case LegendItem::Mark::left:
        line(right, {2.4, 4.4}, true);
        break;
    case LegendItem::Mark::joined:
        line(right - Point{6, 0}, {}, false);
        arrow();
        break;
    case LegendItem::Mark::stayed:
        line(right, {}, false);
        break;
    case LegendItem::Mark::evidence:
        line(right, {10, 2, 2, 2}, false, 1);
        break;
    case LegendItem::Mark::structure:
        line(right, {4, 3}, false, 1);
        break;
    case LegendItem::Mark::bundle:
        line(right, {}, false, 5);
        break;
    case LegendItem::Mark::team:
        shape({{1, 0}, {0.5, 0.87}, {-0.5, 0.87}, {-1, 0}, {-0.5, -0.87}, {0.5, -0.87}});
        break;
    case LegendItem::Mark::product:
        shape({{0.71, 0.71}, {-0.71, 0.71}, {-0.71, -0.71}, {0.71, -0.71}});
        break;
    case LegendItem::Mark::relation:
        line(right - Point{6, 0}, {8, 4}, false);
        arrow();
        break;
    case LegendItem::Mark::disputed:
        for (const double side : {-1.0, 1.0})
            group.primitives.emplace_back(Polygon{{centre + Point{side * 1.2, -kMetrics.disputedReach},
                                                   centre + Point{side * (1.2 + kMetrics.disputedReach), 0},
                                                   centre + Point{side * 1.2, kMetrics.disputedReach}},
                                                  colours.canvas,
                                                  Stroke{item.colour, 1.4, {}, false}});
        break;
    case LegendItem::Mark::openEnd:
        line(right - Point{8, 0}, {}, false);
        group.primitives.emplace_back(
            Disk{right - Point{4, 0}, 4, colours.canvas, Stroke{item.colour, 1.5, {}, false}});
        break;
    case LegendItem::Mark::otherCompanies:
        group.primitives.emplace_back(Disk{centre, 6, item.colour, {}});
        break;
    case LegendItem::Mark::arrived:
        addDifference(group, query::Difference::arrived, centre, kReach, colours, 1);
        break;
    case LegendItem::Mark::hasLeft:
        addDifference(group, query::Difference::left, centre, kReach, colours, 1);
        break;
    case LegendItem::Mark::hasMoved:
        addDifference(group, query::Difference::moved, centre, kReach, colours, 1);
        break;
    case LegendItem::Mark::hasStayed:
        addDifference(group, query::Difference::stayed, centre, kReach, colours, 1);
        break;
    case LegendItem::Mark::knownOnce:
        addDifference(group, query::Difference::unknownBefore, centre, kReach, colours, 1);
        break;
    case LegendItem::Mark::text:
        break;
    }
}

double markWidth(LegendItem::Mark mark) {
    switch (mark) {
    case LegendItem::Mark::text:
        return 0;
    case LegendItem::Mark::disputed:
    case LegendItem::Mark::team:
    case LegendItem::Mark::product:
    case LegendItem::Mark::otherCompanies:
    case LegendItem::Mark::arrived:
    case LegendItem::Mark::hasLeft:
    case LegendItem::Mark::hasMoved:
    case LegendItem::Mark::hasStayed:
    case LegendItem::Mark::knownOnce:
        return 15;
    default:
        return 34;
    }
}

/// As-of date and counts on the left, sources on the right of the same line if both fit, else below.
Part footer(const PageSpec& spec, double width, const TextMeasurer& measurer, const ThemeColours& colours) {
    Part part{{}, {width, 0}};
    const double lineHeight = heightOf(FontRole::detail, kFootFont, measurer);
    std::vector<std::pair<const char*, std::string>> left;
    if (auto asOf = cleanLine(spec.asOf); !asOf.empty())
        left.emplace_back("page:as-of", std::move(asOf));
    if (auto counts = cleanLine(spec.counts); !counts.empty())
        left.emplace_back("page:counts", std::move(counts));
    const auto source = cleanLine(spec.sourceLine);
    const auto put = [&](const char* id, const std::string& text, Point at, double room) {
        auto line = textAt(at, text, FontRole::detail, kFootFont, room, colours.mutedText, measurer);
        const double end = at.x + line.width;
        part.list.groups.push_back({id, {}, {std::move(line)}});
        return end;
    };
    Point at;
    for (const auto& [id, text] : left) {
        if (at.x > 0 && at.x + measurer.width(text, FontRole::detail, kFootFont) > width)
            at = {0, at.y + lineHeight};
        at.x = put(id, text, at, width) + 1.5 * kGap;
        part.size.height = at.y + lineHeight;
    }
    if (!source.empty()) {
        const double sourceWidth = measurer.width(source, FontRole::detail, kFootFont);
        const bool isBeside = at.x + sourceWidth <= width;
        const double top = isBeside || left.empty() ? at.y : at.y + lineHeight;
        put("page:sources", source, {isBeside ? width - sourceWidth : 0, top}, width);
        if (isBeside)
            std::get<Text>(part.list.groups.back().primitives.front()).anchor = Text::Anchor::right;
        part.size.height = top + lineHeight;
    }
    return part;
}

Part header(const PageSpec& spec, double width, const TextMeasurer& measurer, const ThemeColours& colours) {
    Part part{{}, {width, 0}};
    const auto title = cleanLine(spec.title);
    if (title.empty())
        return part;
    DrawGroup group{"page:title", {}, {}};
    for (const auto& line : wrapped(title, width, measurer)) {
        group.primitives.emplace_back(
            textAt({0, part.size.height}, line, FontRole::title, kTitleFont, width, colours.text, measurer));
        part.size.height += heightOf(FontRole::title, kTitleFont, measurer);
    }
    part.list.groups.push_back(std::move(group));
    if (const auto subtitle = cleanLine(spec.subtitle); !subtitle.empty()) {
        part.list.groups.push_back({"page:subtitle",
                                    {},
                                    {textAt({0, part.size.height}, subtitle, FontRole::legend, kSubtitleFont, width,
                                            colours.mutedText, measurer)}});
        part.size.height += heightOf(FontRole::legend, kSubtitleFont, measurer);
    }
    return part;
}

/// Everything around the picture, and where it stands.
struct Frame {
    Rect room; ///< for the picture
    Part title;
    Part legend;
    Part foot;
    double margin = 0;
    double legendTop = 0;
    double footTop = 0;
};

double marginOf(const PageSpec& spec) {
    return std::min({spec.margin, spec.size.width / 12, spec.size.height / 12});
}

Frame frame(const PageSpec& spec, const TextMeasurer& measurer, Theme theme, Part legend) {
    Frame result;
    result.margin = marginOf(spec);
    const auto& colours = coloursOf(theme);
    const double width = spec.size.width - 2 * result.margin;
    result.title = header(spec, width, measurer, colours);
    result.legend = std::move(legend);
    result.foot = footer(spec, width, measurer, colours);

    const auto taken = [](const Part& part) { return part.size.height > 0 ? part.size.height + kGap : 0; };
    for (auto* part : {&result.legend, &result.foot, &result.title}) {
        const double left =
            spec.size.height - 2 * result.margin - taken(result.title) - taken(result.legend) - taken(result.foot);
        if (left < spec.size.height / 2)
            *part = {};
    }
    result.footTop = spec.size.height - result.margin - result.foot.size.height;
    result.legendTop = result.footTop - (result.foot.size.height > 0 ? kGap : 0) - result.legend.size.height;
    const double top = result.margin + taken(result.title);
    const double bottom = result.legendTop - (result.legend.size.height > 0 ? kGap : 0);
    result.room = {result.margin, top, width, bottom - top};
    return result;
}

Frame frame(const PageSpec& spec, const TextMeasurer& measurer, const Scene& scene) {
    return frame(spec, measurer, scene.theme,
                 spec.showsLegend ? drawLegend(scene, measurer, spec.size.width - 2 * marginOf(spec)) : Part{});
}

/// A page with what stands around the picture, and not yet the picture.
Page emptyPage(const PageSpec& spec, Theme theme) {
    Page page;
    page.size = spec.size;
    page.title = cleanLine(spec.title);
    if (!spec.isTransparent)
        page.background = coloursOf(theme).canvas;
    return page;
}

void addAround(Page& page, const Frame& parts) {
    const auto add = [&page](const Part& part, Point at) {
        for (auto group : part.list.groups) {
            put(group, {1, at});
            page.list.groups.push_back(std::move(group));
        }
    };
    add(parts.title, {parts.margin, parts.margin});
    add(parts.legend, {parts.margin, parts.legendTop});
    add(parts.foot, {parts.margin, parts.footTop});
}

Placement placeIn(const Rect& room, const Rect& area, double maxZoom) {
    if (area.isEmpty())
        return {1, room.centre()};
    Placement placement;
    placement.zoom = std::min({room.width / area.width, room.height / area.height, maxZoom});
    placement.offset = room.centre() - area.centre() * placement.zoom;
    return placement;
}

/// A part that somebody chose is shown as large as it comes.
double maxZoom(const PageSpec& spec) {
    return spec.area.isEmpty() ? kMaxZoom : std::numeric_limits<double>::infinity();
}

} // namespace

void put(DrawGroup& group, const Placement& placement) {
    for (auto& primitive : group.primitives)
        put(primitive, placement);
}

Legend drawLegend(const Scene& scene, const TextMeasurer& measurer, double width) {
    constexpr double kMarkGap = 8;
    constexpr double kItemGap = 18;
    const auto& colours = coloursOf(scene.theme);
    const double rowHeight = std::max(heightOf(FontRole::legend, kLegendFont, measurer), 14.0);
    Legend result;
    DrawGroup group{"page:legend", {}, {}};
    Point at;
    for (const auto& item : scene.legend) {
        const double mark = markWidth(item.mark);
        const double indent = mark > 0 ? mark + kMarkGap : 0;
        if (indent >= width)
            continue;
        const double wished = indent + measurer.width(item.text, FontRole::legend, kLegendFont);
        if (at.x > 0 && at.x + wished > width)
            at = {0, at.y + rowHeight + 4};
        addMark(group, item, at + Point{mark / 2, rowHeight / 2}, mark, colours);
        const double down = (rowHeight - heightOf(FontRole::legend, kLegendFont, measurer)) / 2;
        auto text = textAt(at + Point{indent, down}, item.text, FontRole::legend, kLegendFont, width - indent,
                           colours.mutedText, measurer);
        const double end = at.x + indent + text.width;
        group.primitives.emplace_back(std::move(text));
        result.size = {std::max(result.size.width, end), at.y + rowHeight};
        at.x = end + kItemGap;
    }
    if (!group.primitives.empty())
        result.list.groups.push_back(std::move(group));
    return result;
}

Rect graphRoom(const PageSpec& spec, const TextMeasurer& measurer, const Scene& scene) {
    return frame(spec, measurer, scene).room;
}

Placement place(const PageSpec& spec, const Rect& area, const TextMeasurer& measurer, const Scene& scene) {
    return placeIn(graphRoom(spec, measurer, scene), area, maxZoom(spec));
}

Page compose(const PageSpec& spec, const Scene& scene, const TextMeasurer& measurer) {
    Page page = emptyPage(spec, scene.theme);
    const auto parts = frame(spec, measurer, scene);

    const bool isWhole = spec.area.isEmpty();
    const auto placement = placeIn(parts.room, isWhole ? scene.bounds : spec.area, maxZoom(spec));
    auto picture = draw(scene);
    for (auto& group : picture.groups) {
        put(group, placement);
        const auto staysInside = [&](const Primitive& primitive) { return isInside(boundsOf(primitive), parts.room); };
        if (isWhole || std::all_of(group.primitives.begin(), group.primitives.end(), staysInside))
            page.list.groups.push_back(std::move(group));
    }
    addAround(page, parts);
    return page;
}

Page composePage(const PageSpec& spec, SceneInput input) {
    // The legend does not depend on the zoom, so any scene tells how much room it leaves.
    input.zoom = 1;
    const auto room = graphRoom(spec, input.measurer, compose(input));
    if (spec.area.isEmpty())
        return compose(spec, composeToFit(input, {room.width, room.height}, kMaxZoom), input.measurer);
    input.zoom = placeIn(room, spec.area, maxZoom(spec)).zoom;
    return compose(spec, compose(input), input.measurer);
}

Page composePage(const PageSpec& spec, Theme theme, const TextMeasurer& measurer, const DrawChart& draw) {
    Page page = emptyPage(spec, theme);
    const auto parts = frame(spec, measurer, theme, {});
    auto chart = draw({parts.room.width, parts.room.height});
    const double zoom = std::min({1.0, parts.room.height / chart.size.height, parts.room.width / chart.size.width});
    const double left = parts.room.x + (parts.room.width - chart.size.width * zoom) / 2;
    for (auto& group : chart.list.groups) {
        put(group, {zoom, {left, parts.room.y}});
        page.list.groups.push_back(std::move(group));
    }
    addAround(page, parts);
    return page;
}

} // namespace whither::scene
