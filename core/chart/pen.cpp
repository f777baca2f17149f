#include "core/chart/pen.h"

#include "core/scene/text.h"

#include <cstddef>
#include <utility>

namespace whither::chart {

using base::Point;

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
    scene::Text result;
    result.text = scene::elide(scene::cleanLine(text), style.role, style.size, style.room, m_measurer);
    result.width = m_measurer.width(result.text, style.role, style.size);
    result.baseline = baseline - Point{result.width * static_cast<double>(style.anchor) / 2, 0};
    result.role = style.role;
    result.size = style.size;
    result.colour = style.colour;
    result.anchor = style.anchor;
    result.halo = style.halo;
    const double width = result.width;
    m_group.primitives.emplace_back(std::move(result));
    return width;
}

double Pen::widthOf(const std::string& text, const TextStyle& style) const {
    return m_measurer.width(text, style.role, style.size);
}

std::vector<std::string> wrapped(const std::string& text, const TextStyle& style, const scene::TextMeasurer& measurer) {
    const std::string clean = scene::cleanLine(text);
    std::vector<std::string> lines;
    std::size_t begin = 0;
    std::size_t fitting = 0; // end of what stands on the line so far
    const auto put = [&](std::size_t end) {
        if (measurer.width(clean.substr(begin, end - begin), style.role, style.size) > style.room && fitting > begin) {
            lines.push_back(clean.substr(begin, fitting - begin));
            begin = clean[fitting] == ' ' ? fitting + 1 : fitting;
        }
        fitting = end;
    };
    for (std::size_t at = 0; at < clean.size();)
        put(at = scene::nextBreak(clean, at));
    if (begin < clean.size())
        lines.push_back(clean.substr(begin));
    return lines;
}

} // namespace whither::chart
