#include "core/scene/difference_mark.h"

#include <cmath>
#include <vector>

namespace whither::scene {

using base::Colour;
using base::Point;

namespace {

class Pen {
  public:
    Pen(DrawGroup& group, Point centre, double reach, double presence)
        : m_group(group), m_centre(centre), m_reach(reach), m_presence(presence) {}

    [[nodiscard]] Colour thinned(Colour colour) const {
        return colour.withAlpha(static_cast<std::uint8_t>(std::lround(colour.alpha * m_presence)));
    }
    [[nodiscard]] Stroke stroke(Colour colour, double width) const {
        return {thinned(colour), width * m_reach, {}, false};
    }
    /// Points and lengths in reaches from the centre.
    void disk(double radius, Colour fill, const Stroke& border) {
        m_group.primitives.emplace_back(Disk{m_centre, radius * m_reach, thinned(fill), border});
    }
    void polygon(std::vector<Point> points, Colour fill, const std::optional<Stroke>& border) {
        for (Point& point : points)
            point = at(point);
        m_group.primitives.emplace_back(Polygon{std::move(points), thinned(fill), border});
    }
    void line(Point from, Point to, Colour colour) {
        m_group.primitives.emplace_back(Curve{at(from), at((from + to) * 0.5), at(to), stroke(colour, 0.3)});
    }

  private:
    [[nodiscard]] Point at(Point point) const { return m_centre + point * m_reach; }

    DrawGroup& m_group;
    Point m_centre;
    double m_reach;
    double m_presence;
};

} // namespace

void addDifference(DrawGroup& group, query::Difference difference, Point centre, double reach,
                   const ThemeColours& colours, double presence) {
    Pen pen(group, centre, reach, presence);
    const Stroke border = pen.stroke(colours.canvas, 0.25);
    switch (difference) {
    case query::Difference::arrived: {
        const Colour sign = textOn(colours.arrived);
        pen.disk(1, colours.arrived, border);
        pen.line({-0.55, 0}, {0.55, 0}, sign);
        pen.line({0, -0.55}, {0, 0.55}, sign);
        return;
    }
    case query::Difference::left:
        pen.polygon({{-0.9, -0.9}, {0.9, -0.9}, {0.9, 0.9}, {-0.9, 0.9}}, colours.left, border);
        pen.line({-0.5, 0}, {0.5, 0}, textOn(colours.left));
        return;
    case query::Difference::moved: {
        const Colour sign = textOn(colours.text);
        pen.polygon({{0, -1.2}, {1.2, 0}, {0, 1.2}, {-1.2, 0}}, colours.text, border);
        pen.line({-0.6, 0}, {0.1, 0}, sign);
        pen.polygon({{0.65, 0}, {0, -0.42}, {0, 0.42}}, sign, {});
        return;
    }
    case query::Difference::stayed:
        pen.disk(0.9, colours.canvas, pen.stroke(colours.mutedText, 0.25));
        pen.line({-0.45, -0.24}, {0.45, -0.24}, colours.mutedText);
        pen.line({-0.45, 0.24}, {0.45, 0.24}, colours.mutedText);
        return;
    case query::Difference::unknownBefore:
    case query::Difference::unknownAfter:
        pen.disk(0.9, colours.canvas, pen.stroke(colours.mutedText, 0.25));
        pen.disk(0.28, colours.mutedText, pen.stroke(colours.mutedText, 0));
        return;
    }
}

} // namespace whither::scene
