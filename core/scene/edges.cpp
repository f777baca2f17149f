#include "core/scene/edges.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <tuple>
#include <utility>

namespace whither::scene {

using base::Point;

namespace {

/// Deviation of a single curve from the straight line, per length; and the least and greatest distance between
/// neighbours of a fan, world units.
constexpr double kBend = 0.05;
constexpr double kFanShare = 0.1;
constexpr double kFanMin = 12;
constexpr double kFanMax = 30;

Quadratic loop(const Disc& disc, std::size_t rank) {
    // Loops stand around the upper half, 50 degrees apart.
    constexpr double kOpening = 0.45;
    const double middle = -std::numbers::pi / 2 + static_cast<double>(rank) * 50 * std::numbers::pi / 180;
    const auto towards = [middle](double turn) { return Point{std::cos(middle + turn), std::sin(middle + turn)}; };
    return {disc.centre + towards(-kOpening) * disc.radius, disc.centre + towards(0) * (3 * disc.radius + 24),
            disc.centre + towards(kOpening) * disc.radius};
}

/// `offset`: how far the middle strays to the right of the way from a to b.
Quadratic curve(const Disc& a, const Disc& b, double offset) {
    const Point straight = b.centre - a.centre;
    const Point along = unit(straight);
    const Point right{-along.y, along.x};
    const Point control = (a.centre + b.centre) * 0.5 + right * (2 * offset);
    if (length(straight) <= a.radius + b.radius) {
        // No room between the borders: what is left of the line joins the centres.
        return {a.centre, control, b.centre};
    }
    return {a.centre + unit(control - a.centre, along) * a.radius, control,
            b.centre + unit(control - b.centre, along * -1) * b.radius};
}

} // namespace

std::vector<Quadratic> lead(const std::vector<Connection>& connections) {
    const auto endsOf = [&connections](std::size_t i) {
        return std::minmax(connections[i].source, connections[i].target);
    };
    std::vector<std::size_t> order(connections.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::sort(order.begin(), order.end(),
              [&](std::size_t x, std::size_t y) { return std::tuple(endsOf(x), x) < std::tuple(endsOf(y), y); });

    std::vector<Quadratic> curves(connections.size());
    for (std::size_t begin = 0, end = 0; begin < order.size(); begin = end) {
        const auto ends = endsOf(order[begin]);
        while (end < order.size() && endsOf(order[end]) == ends)
            ++end;
        const auto& one = connections[order[begin]];
        const double distance = length(one.to.centre - one.from.centre);
        const double gap = std::clamp(kFanShare * distance, kFanMin, kFanMax);
        for (std::size_t rank = 0; rank < end - begin; ++rank) {
            const auto& connection = connections[order[begin + rank]];
            if (connection.source == connection.target) {
                curves[order[begin + rank]] = loop(connection.from, rank);
                continue;
            }
            // Offsets are to the right of first -> second, whichever way the connection runs.
            double offset = (static_cast<double>(rank) - (static_cast<double>(end - begin) - 1) / 2) * gap;
            if (end - begin == 1)
                offset = kBend * distance * (connection.source == ends.first ? 1 : -1);
            curves[order[begin + rank]] =
                curve(connection.from, connection.to, connection.source == ends.first ? offset : -offset);
        }
    }
    return curves;
}

double freeDirection(const std::vector<double>& angles) {
    constexpr double kTurn = 2 * std::numbers::pi;
    // Round a disk with so many lines nobody can tell them apart, and looking for room for each would take too long.
    constexpr std::size_t kMany = 360;
    if (angles.size() >= kMany)
        return kTurn * std::fmod(static_cast<double>(angles.size()) * std::numbers::phi, 1);
    if (angles.empty())
        return 0;
    std::vector<double> taken = angles;
    for (double& angle : taken)
        angle -= kTurn * std::floor(angle / kTurn);
    std::sort(taken.begin(), taken.end());
    double widest = 0;
    double direction = 0;
    for (std::size_t i = 0; i < taken.size(); ++i) {
        const double next = i + 1 < taken.size() ? taken[i + 1] : taken.front() + kTurn;
        if (next - taken[i] > widest + 1e-9) {
            widest = next - taken[i];
            direction = (taken[i] + next) / 2;
        }
    }
    return direction;
}

} // namespace whither::scene
