#include "core/chart/retention_labels.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace whither::chart {

using base::Point;
using base::Rect;
using Anchor = scene::Text::Anchor;

namespace {

// So far it may go to be off one, or to be nearer to its own.
constexpr double kOnACurve = 60;
constexpr double kOnABound = 40;
constexpr double kNearAnother = 50;
constexpr double kOnAName = 1e4;

std::vector<Rect> linesOf(const std::vector<Point>& corners, double width) {
    std::vector<Rect> lines;
    for (std::size_t i = 1; i < corners.size(); ++i) {
        const auto [left, right] = std::minmax(corners[i - 1].x, corners[i].x);
        const auto [top, bottom] = std::minmax(corners[i - 1].y, corners[i].y);
        lines.push_back(Rect{left, top, right - left, bottom - top}.grown(width / 2));
    }
    return lines;
}

double distance(const Rect& a, const Rect& b) {
    const double across = std::max({0.0, a.x - b.right(), b.x - a.right()});
    const double down = std::max({0.0, a.y - b.bottom(), b.y - a.bottom()});
    return std::hypot(across, down);
}

bool isOn(const Rect& box, const std::vector<Rect>& others) {
    return std::any_of(others.begin(), others.end(), [&](const Rect& other) { return box.overlaps(other); });
}

Rect boxOf(const RetentionLabels::Place& place, double width) {
    return {place.anchor == Anchor::left ? place.baseline.x : place.baseline.x - width,
            place.baseline.y - RetentionLabels::kAscent, width, RetentionLabels::kAscent + RetentionLabels::kDescent};
}

} // namespace

void RetentionLabels::addCurve(const std::vector<Point>& corners, double width) {
    for (const Rect& box : linesOf(corners, width))
        m_curves.push_back({box, m_count});
    ++m_count;
}

void RetentionLabels::addBound(const std::vector<Point>& corners, double width) {
    const auto lines = linesOf(corners, width);
    m_bounds.insert(m_bounds.end(), lines.begin(), lines.end());
}

RetentionLabels::Place RetentionLabels::wished(Point end, double lastFall, double width) const {
    constexpr double kGap = 10;
    if (end.x + kGap + width <= m_plot.right())
        return {{end.x + kGap, end.y + 4.5}, Anchor::left};
    const bool isShort = end.x - lastFall < width + 2 * kGap;
    constexpr double kBelow = 19;
    constexpr double kAbove = 9;
    const bool isAtTop = end.y - kAbove < m_plot.y + kAscent;
    const bool isBelow = (isShort || isAtTop) && end.y + kBelow < m_plot.bottom() - kDescent;
    return {{std::max(end.x - 4, m_plot.x + width), isBelow ? end.y + kBelow : end.y - kAbove}, Anchor::right};
}

double RetentionLabels::costOf(std::size_t curve, const Rect& box) const {
    double own = std::numeric_limits<double>::infinity();
    double other = own;
    for (const Line& line : m_curves) {
        double& nearest = line.curve == curve ? own : other;
        nearest = std::min(nearest, distance(box, line.box));
    }
    return (std::min(own, other) <= 0 ? kOnACurve : 0) + (other < own ? kNearAnother : 0) +
           (isOn(box, m_bounds) ? kOnABound : 0);
}

RetentionLabels::Place RetentionLabels::put(std::size_t curve, Place wished, double width) {
    constexpr double kStep = 3;
    constexpr double kStepAside = 12;
    constexpr double kMostAside = 144;
    constexpr double kApart = 1.5;
    constexpr double kOffTheAxis = 4;
    const Rect wanted = boxOf(wished, width);
    Point best;
    double least = 3 * kOnAName;
    const auto look = [&](double aside, double down) {
        // Sideways it stays beside the same stretch for longer.
        const double away = std::abs(down) + std::abs(aside) / 2;
        const Rect box{wanted.x + aside, wanted.y + down, wanted.width, wanted.height};
        if (away >= least || box.y < m_plot.y || box.bottom() > m_plot.bottom() - kOffTheAxis || box.x < m_plot.x ||
            box.right() > std::max(m_plot.right(), wanted.right()))
            return;
        const double cost = away + (isOn(box.grown(kApart), m_taken) ? kOnAName : 0) + costOf(curve, box);
        if (cost < least) {
            least = cost;
            best = {aside, down};
        }
    };
    for (double down = 0; down < std::min(least, m_plot.height); down += kStep)
        for (double aside = 0; aside <= kMostAside; aside += kStepAside)
            for (const double y : {-down, down})
                for (const double x : {aside, -aside})
                    look(x, y);
    wished.baseline = wished.baseline + best;
    m_taken.push_back(boxOf(wished, width));
    return wished;
}

} // namespace whither::chart
