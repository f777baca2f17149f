#include "core/chart/pen.h"

#include "core/scene/text.h"

#include <cstddef>
#include <utility>

namespace whither::chart {

using base::Point;

scene::Text lineAt(Point baseline, const std::string& text, const TextStyle& style,
                   const scene::TextMeasurer& measurer) {
    scene::Text line;
    line.text = scene::elide(scene::cleanLine(text), style.role, style.size, style.room, measurer);
    line.width = measurer.width(line.text, style.role, style.size);
    line.baseline = baseline - Point{line.width * static_cast<double>(style.anchor) / 2, 0};
    line.role = style.role;
    line.size = style.size;
    line.colour = style.colour;
    line.anchor = style.anchor;
    line.halo = style.halo;
    return line;
}

void Pen::line(Point from, Point to, const scene::Stroke& stroke) {
    m_group.primitives.emplace_back(scene::Curve{from, (from + to) * 0.5, to, stroke});
}

void Pen::lines(const std::vector<Point>& points, const scene::Stroke& stroke) {
    for (std::size_t i = 1; i < points.size(); ++i)
        line(points[i - 1], points[i], stroke);
}

void Pen::shape(std::vector<Point> points, std::optional<base::Colour> fill, std::optional<scene::Stroke> stroke) {
    m_group.primitives.emplace_back(scene::Polygon{std::move(points), fill, std::move(stroke)});
}

void Pen::disk(Point centre, double radius, std::optional<base::Colour> fill, std::optional<scene::Stroke> stroke) {
    m_group.primitives.emplace_back(scene::Disk{centre, radius, fill, std::move(stroke)});
}

double Pen::text(Point baseline, const std::string& text, const TextStyle& style) {
    scene::Text line = lineAt(baseline, text, style, m_measurer);
    const double width = line.width;
    m_group.primitives.emplace_back(std::move(line));
    return width;
}

double Pen::widthOf(const std::string& text, const TextStyle& style) const {
    return m_measurer.width(text, style.role, style.size);
}

std::vector<std::string> wrapped(const std::string& text, const TextStyle& style, const scene::TextMeasurer& measurer,
                                 std::size_t most) {
    const std::string clean = scene::cleanLine(text);
    std::vector<std::string> lines;
    std::size_t begin = 0;
    std::size_t fitting = 0; // end of what stands on the line so far
    const auto put = [&](std::size_t end) {
        if (lines.size() + 1 < most &&
            measurer.width(clean.substr(begin, end - begin), style.role, style.size) > style.room && fitting > begin) {
            lines.push_back(clean.substr(begin, fitting - begin));
            begin = clean[fitting] == ' ' ? fitting + 1 : fitting;
        }
        fitting = end;
    };
    for (std::size_t at = 0; at < clean.size();)
        put(at = scene::nextBreak(clean, at));
    if (begin < clean.size()) {
        std::string rest = clean.substr(begin);
        lines.push_back(lines.size() + 1 < most ? rest
                                                : scene::elide(rest, style.role, style.size, style.room, measurer));
    }
    return lines;
}

} // namespace whither::chart
