#include "core/scene/draw_list.h"

#include "core/scene/curve.h"
#include "core/scene/difference_mark.h"
#include "core/scene/lines.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace whither::scene {

using base::Colour;
using base::Point;

namespace {

constexpr std::uint8_t kHaloAlpha = 34;
/// How much of its colour a faded thing keeps.
constexpr std::uint8_t kFadedAlpha = 64;
constexpr std::uint8_t kFadedTextAlpha = 110;

/// Draws things of a scene as primitives.
class Artist {
  public:
    explicit Artist(const Scene& scene)
        : m_scene(scene), m_colours(coloursOf(scene.theme)), m_pixel(lineScale(scene.zoom)) {}

    DrawList run() {
        for (const auto& edge : m_scene.edges)
            m_list.groups.push_back(group(edge));
        for (const auto& end : m_scene.openEnds)
            m_list.groups.push_back(group(end));
        for (const auto& node : m_scene.nodes)
            m_list.groups.push_back(group(node));
        for (const auto& label : m_scene.labels)
            m_list.groups.push_back(group(label));
        return std::move(m_list);
    }

  private:
    [[nodiscard]] double px(double pixels) const { return pixels * m_pixel; }
    [[nodiscard]] static Colour thinned(Colour colour, double presence) {
        return presence < 1 ? colour.withAlpha(static_cast<std::uint8_t>(std::lround(colour.alpha * presence)))
                            : colour;
    }
    template <class Thing> [[nodiscard]] static Colour shade(Colour colour, const Thing& thing) {
        return thinned(thing.isFaded ? colour.withAlpha(kFadedAlpha) : colour, thing.presence);
    }

    /// Pixels, of a bundle.
    [[nodiscard]] static double widthOf(const SceneEdge& edge) {
        return edge.selects.empty() ? bundleWidth(edge.count) : flowWidth(edge.count);
    }

    [[nodiscard]] Stroke stroke(const SceneEdge& edge) const {
        Stroke line{shade(edge.colour, edge), px(kMetrics.edgeWidth), {}, false};
        switch (edge.kind) {
        case LineKind::left:
            line.dashes = {px(2.4), px(4.4)};
            line.roundCaps = true;
            line.width = px(kMetrics.edgeWidth + 0.2);
            break;
        case LineKind::joined:
        case LineKind::stayed:
            break;
        case LineKind::evidence:
            line.width = px(1);
            line.dashes = {px(10), px(2), px(2), px(2)};
            break;
        case LineKind::relation:
            line.dashes = {px(8), px(4)};
            break;
        case LineKind::structure:
            line.dashes = {px(4), px(3)};
            line.width = px(1);
            break;
        case LineKind::bundle:
            // Wide lines are many: they must not bury what they lead to.
            line.width = widthOf(edge) / m_scene.zoom;
            line.colour = thinned(line.colour, edge.selects.empty() ? 0.55 : 0.8);
            break;
        }
        if (edge.isSelected)
            line.width += px(1.3);
        return line;
    }

    [[nodiscard]] Polygon arrow(const SceneEdge& edge, double length) const {
        const Point along = unit(edge.to - edge.control, unit(edge.to - edge.from));
        const Point across{-along.y, along.x};
        const Point back = edge.to - along * length;
        return {{edge.to, back + across * (length * 0.42), back - across * (length * 0.42)},
                edge.kind == LineKind::bundle ? stroke(edge).colour : shade(edge.colour, edge),
                {}};
    }

    /// An open diamond in two halves, told from all else by its shape.
    template <class Thing> void addDisputed(DrawGroup& group, const Thing& thing, Point centre) const {
        const double reach = px(kMetrics.disputedReach);
        const double split = px(1.2);
        const Stroke line{shade(m_colours.disputed, thing), px(1.3), {}, false};
        for (const double side : {-1.0, 1.0}) {
            const Point foot = centre + Point{side * split, 0};
            group.primitives.emplace_back(
                Polygon{{foot + Point{0, -reach}, foot + Point{side * reach, 0}, foot + Point{0, reach}},
                        m_colours.canvas,
                        line});
        }
    }

    [[nodiscard]] DrawGroup group(const SceneEdge& edge) const {
        DrawGroup result{edge.name, edge.description, {}};
        const bool hasArrow = edge.kind == LineKind::joined || edge.kind == LineKind::relation || edge.hasDirection;
        Curve curve{edge.from, edge.control, edge.to, stroke(edge)};
        const double wished = edge.kind == LineKind::bundle
                                  ? ((edge.selects.empty() ? 4 : 6) + 1.6 * widthOf(edge)) / m_scene.zoom
                                  : px(kMetrics.arrowLength + (edge.isSelected ? 2 : 0));
        const double arrowLength = std::min(wished, length(edge.to - edge.from) / 2);
        if (hasArrow) {
            // The line stops inside the arrowhead, lest its blunt end shows at the tip.
            curve.to = edge.to - unit(edge.to - edge.control, unit(edge.to - edge.from)) * (arrowLength * 0.8);
        }
        result.primitives.emplace_back(std::move(curve));
        if (hasArrow)
            result.primitives.emplace_back(arrow(edge, arrowLength));
        const Quadratic whole{edge.from, edge.control, edge.to};
        if (edge.isDisputed)
            addDisputed(result, edge, whole.middle());
        if (!edge.badge.empty() && !edge.isFaded && length(edge.to - edge.from) * m_scene.zoom > kNumberedLength) {
            const bool isFlow = !edge.selects.empty();
            const Point middle = whole.at(edge.badgeAt);
            const double font = (isFlow ? kFlowFont : kMetrics.detailFont) / m_scene.zoom;
            const auto paper = thinned(m_colours.canvas, edge.presence);
            if (isFlow) {
                // A level arrow would strike through its words.
                const Point half{edge.badgeWidth * font / 2 + 2 / m_scene.zoom, font * 0.58};
                result.primitives.emplace_back(Polygon{
                    {middle - half, middle + Point{half.x, -half.y}, middle + half, middle + Point{-half.x, half.y}},
                    paper,
                    {}});
            }
            addText(result, edge.badge, edge.badgeWidth, middle, font, thinned(m_colours.text, edge.presence), paper);
        }
        return result;
    }

    [[nodiscard]] DrawGroup group(const SceneOpenEnd& end) const {
        DrawGroup result{end.name, end.description, {}};
        const auto colour = shade(end.colour, end);
        const Point along = unit(end.to - end.from);
        const double ring = px(kMetrics.openEndRadius);
        const double width = px(kMetrics.edgeWidth + (end.isSelected ? 1.5 : 0.2));
        Curve curve{end.from, (end.from + end.to) * 0.5, end.to - along * ring, {colour, width, {}, false}};
        if (end.isDestination) {
            curve.stroke.dashes = {px(2.4), px(4.4)};
            curve.stroke.roundCaps = true;
        }
        result.primitives.emplace_back(std::move(curve));
        result.primitives.emplace_back(
            Disk{end.to, ring, thinned(m_colours.canvas, end.presence), Stroke{colour, px(1.5), {}, false}});
        if (end.isDisputed)
            addDisputed(result, end, (end.from + end.to) * 0.5);
        return result;
    }

    /// A regular polygon whose corners lie on the node's circle.
    [[nodiscard]] static std::vector<Point> corners(const SceneNode& node, int count, double firstAngle) {
        std::vector<Point> points;
        for (int i = 0; i < count; ++i) {
            const double angle = firstAngle + 2 * std::numbers::pi * i / count;
            points.push_back(node.centre + Point{std::cos(angle), std::sin(angle)} * node.radius);
        }
        return points;
    }

    /// Bold, around a point.
    static void addText(DrawGroup& group, const std::string& text, double widthOfOne, Point at, double size,
                        Colour colour, std::optional<Colour> halo) {
        const double width = widthOfOne * size;
        group.primitives.emplace_back(Text{text,
                                           {at.x - width / 2, at.y + kCapHalf * size},
                                           FontRole::badge,
                                           size,
                                           width,
                                           colour,
                                           Text::Anchor::middle,
                                           halo});
    }

    void addBadge(DrawGroup& group, const SceneNode& node, double wished, Colour colour) const {
        if (node.badge.empty() || node.badgeWidth <= 0)
            return;
        const double size = std::min(wished, kMetrics.badgeRoom * node.radius / node.badgeWidth);
        if (size * m_scene.zoom >= kMetrics.leastBadgeFont)
            addText(group, node.badge, node.badgeWidth, node.centre, size, thinned(colour, node.presence), {});
    }

    [[nodiscard]] DrawGroup group(const SceneNode& node) const {
        DrawGroup result{node.id.text(), node.description, {}};
        auto& out = result.primitives;
        const auto colour = shade(node.colour, node);
        const auto faint = thinned(node.colour.withAlpha(node.isFaded ? kHaloAlpha / 2 : kHaloAlpha), node.presence);
        const auto ground = thinned(m_colours.canvas, node.presence);
        const double halo = kMetrics.companyHalo * node.enlargement;
        if (node.isSelected) {
            const double inner = node.radius + (node.kind == graph::NodeKind::company ? halo : 0);
            out.emplace_back(Disk{node.centre, inner + px(kMetrics.selectionHalo), faint, {}});
            out.emplace_back(Disk{node.centre, inner + px(3.5), ground, Stroke{node.colour, px(2), {}, false}});
        }
        switch (node.kind) {
        case graph::NodeKind::company: {
            out.emplace_back(Disk{node.centre, node.radius + halo, faint, {}});
            // Opaque even when faded: lines that end behind it must not show through.
            const auto fill = node.isFaded ? mixed(m_colours.canvas, node.colour, kFadedAlpha / 255.0) : node.colour;
            out.emplace_back(Disk{node.centre, node.radius, thinned(fill, node.presence), {}});
            const auto text = textOn(fill);
            addBadge(result, node, companyBadgeFont(node.radius / node.enlargement) * node.enlargement,
                     node.isFaded ? text.withAlpha(kFadedTextAlpha) : text);
            break;
        }
        case graph::NodeKind::person: {
            // The smaller on screen, the more of it is ring: colour is all that a dot can tell.
            const double dot = std::max(0.0, 3.2 - 0.4 * node.radius * m_scene.zoom) / m_scene.zoom;
            const double ring = std::min(std::max(2 * node.enlargement, dot), node.radius);
            out.emplace_back(Disk{node.centre, node.radius - ring / 2, ground, Stroke{colour, ring, {}, false}});
            const auto text = node.isFaded ? m_colours.text.withAlpha(kFadedTextAlpha) : m_colours.text;
            addBadge(result, node, kMetrics.badgeFont, text);
            break;
        }
        case graph::NodeKind::team:
            out.emplace_back(Polygon{corners(node, 6, 0), ground, Stroke{colour, kMetrics.edgeWidth, {}, false}});
            break;
        case graph::NodeKind::product:
            out.emplace_back(
                Polygon{corners(node, 4, std::numbers::pi / 4), ground, Stroke{colour, kMetrics.edgeWidth, {}, false}});
            break;
        }
        if (node.difference)
            addDifference(result, *node.difference, node.centre + Point{0, node.radius}, node.differenceReach,
                          m_colours, node.isFaded ? node.presence * kFadedAlpha / 255 : node.presence);
        if (node.isPinned) {
            const Point at = node.centre + Point{0.71, -0.71} * node.radius;
            out.emplace_back(Disk{at, px(3.5), m_colours.text, Stroke{m_colours.canvas, px(1.5), {}, false}});
        }
        return result;
    }

    [[nodiscard]] static Text::Anchor anchorOf(SceneLabel::Align align) {
        switch (align) {
        case SceneLabel::Align::left:
            return Text::Anchor::left;
        case SceneLabel::Align::middle:
            return Text::Anchor::middle;
        case SceneLabel::Align::right:
            return Text::Anchor::right;
        }
        return Text::Anchor::left;
    }

    [[nodiscard]] DrawGroup group(const SceneLabel& label) const {
        DrawGroup result{label.name, {}, {}};
        if (label.leader) {
            const auto colour =
                thinned(label.isFaded ? m_colours.text.withAlpha(kFadedTextAlpha) : m_colours.text, label.presence);
            result.primitives.emplace_back(Curve{label.leader->from,
                                                 (label.leader->from + label.leader->to) * 0.5,
                                                 label.leader->to,
                                                 {colour, px(0.9), {}, false}});
        }
        const auto halo = label.isCrossed || label.isOverlaid ? std::optional(thinned(m_colours.canvas, label.presence))
                                                              : std::nullopt;
        for (const auto& line : label.lines) {
            auto colour = line.role == FontRole::detail ? m_colours.mutedText : m_colours.text;
            if (label.isFaded)
                colour = colour.withAlpha(kFadedTextAlpha);
            result.primitives.emplace_back(Text{line.text, line.baseline, line.role, line.size, line.width,
                                                thinned(colour, label.presence), anchorOf(label.align), halo});
        }
        return result;
    }

    /// Half the height of capitals and digits, in font sizes: from the middle of a disk down to the baseline.
    static constexpr double kCapHalf = 0.36;
    /// Pixels that a bundle is long at least to show its number.
    static constexpr double kNumberedLength = 40;

    const Scene& m_scene;
    const ThemeColours& m_colours;
    const double m_pixel;
    DrawList m_list;
};

} // namespace

DrawList draw(const Scene& scene) {
    return Artist(scene).run();
}

} // namespace whither::scene
