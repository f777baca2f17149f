#include "core/layout/separation.h"

#include "core/layout/box_grid.h"
#include "core/layout/overlap_removal.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>

namespace whither::layout {

namespace {

constexpr double kLabelGap = 4; ///< between a disk and its name

/// Box indices by left border, so that a sweep meets every overlapping pair.
template <class Left> std::vector<std::uint32_t> sweepOrder(std::size_t size, Left left) {
    std::vector<std::uint32_t> order(size);
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return left(a) < left(b); });
    return order;
}

/// Pushes two disks apart that are nearer to each other than `gap`. Returns by how much they were.
double pushApart(const SpringGraph& graph, std::uint32_t a, std::uint32_t b, double gap, std::span<base::Point> points,
                 std::span<const char> held) {
    const bool aHeld = !held.empty() && held[a] != 0;
    const bool bHeld = !held.empty() && held[b] != 0;
    if (aHeld && bHeld)
        return 0;
    const double wished = graph.disk(a).radius + graph.disk(b).radius + gap;
    base::Point apart = points[b] - points[a];
    const double squared = apart.x * apart.x + apart.y * apart.y;
    // A hair of slack, so that rounding does not keep two neighbours shoving each other.
    if (squared >= (wished - 1e-6) * (wished - 1e-6))
        return 0;
    const double distance = std::sqrt(squared);
    if (distance < 1e-9) {
        // Coincident: each pair parts in a direction of its own (a rational point of the circle).
        const double t = 0.1 + 0.37 * static_cast<double>((a * 7U + b * 13U) % 31U);
        apart = {(1 - t * t) / (1 + t * t), 2 * t / (1 + t * t)};
        const base::Point push = apart * wished;
        (bHeld ? points[a] : points[b]) = (bHeld ? points[b] - push : points[a] + push);
        return wished;
    }
    // The heavier disk gives way less.
    const double areaA = graph.disk(a).radius * graph.disk(a).radius;
    const double areaB = graph.disk(b).radius * graph.disk(b).radius;
    const double shareA = aHeld ? 0.0 : bHeld ? 1.0 : areaB / (areaA + areaB);
    const base::Point push = apart * ((wished - distance) / distance);
    points[a] = points[a] - push * shareA;
    points[b] = points[b] + push * (1 - shareA);
    return wished - distance;
}

/// The square around a disk and half the gap that it keeps.
base::Rect roomOf(const SpringGraph& graph, std::uint32_t body, base::Point at) {
    return base::squareAround(at, graph.disk(body).radius + kDiskGap / 2);
}
std::vector<base::Rect> roomOf(const SpringGraph& graph, std::span<const base::Point> points) {
    std::vector<base::Rect> room;
    room.reserve(points.size());
    for (std::uint32_t i = 0; i < points.size(); ++i)
        room.push_back(roomOf(graph, i, points[i]));
    return room;
}

} // namespace

Side outerSide(const SpringGraph& graph, std::uint32_t body, std::span<const base::Point> points) {
    if (graph.disk(body).labelPlace == LabelPlace::below)
        return Side::below;
    double left = 0;
    double right = 0;
    for (const SpringGraph::Link& link : graph.links(body)) {
        const base::Point way = points[link.to] - points[body];
        // The flatter a line leaves, the more it runs through a name on that side.
        const double flatness = way.x * way.x / (way.x * way.x + 9 * way.y * way.y + 1e-9);
        (way.x < 0 ? left : right) += flatness;
    }
    return left < right - 1e-9 ? Side::left : Side::right;
}

base::Rect labelBox(const SpringGraph::Disk& disk, Side side) {
    const base::Size size = disk.label;
    if (size.width <= 0 || size.height <= 0)
        return {};
    switch (side) {
    case Side::left:
        return {-disk.radius - kLabelGap - size.width, -size.height / 2, size.width, size.height};
    case Side::right:
        return {disk.radius + kLabelGap, -size.height / 2, size.width, size.height};
    case Side::below:
        break;
    }
    return {-size.width / 2, disk.radius + kLabelGap, size.width, size.height};
}

base::Rect footprint(const SpringGraph::Disk& disk, Side side) {
    return base::united(base::squareAround({}, disk.radius), labelBox(disk, side));
}

void separateBoxes(std::span<base::Point> points, std::span<const base::Rect> boxes, int rounds) {
    for (int round = 0; round < rounds; ++round) {
        const auto left = [&](std::uint32_t i) { return points[i].x + boxes[i].x; };
        const std::vector<std::uint32_t> order = sweepOrder(points.size(), left);
        bool anyOverlap = false;
        for (std::size_t i = 0; i < order.size(); ++i) {
            const std::uint32_t a = order[i];
            for (std::size_t j = i + 1; j < order.size(); ++j) {
                const std::uint32_t b = order[j];
                const double right = left(a) + boxes[a].width;
                if (left(b) >= right)
                    break;
                const double byX = std::min(right, left(b) + boxes[b].width) - std::max(left(a), left(b));
                const double topA = points[a].y + boxes[a].y;
                const double topB = points[b].y + boxes[b].y;
                const double byY = std::min(topA + boxes[a].height, topB + boxes[b].height) - std::max(topA, topB);
                if (byX <= 0 || byY <= 0)
                    continue;
                anyOverlap = true;
                if (byY <= byX) {
                    const bool aAbove = 2 * topA + boxes[a].height < 2 * topB + boxes[b].height ||
                                        (2 * topA + boxes[a].height == 2 * topB + boxes[b].height && a < b);
                    const double shift = (aAbove ? -0.5 : 0.5) * (byY + 0.01);
                    points[a].y += shift;
                    points[b].y -= shift;
                } else {
                    const bool aLeft = 2 * left(a) + boxes[a].width <= 2 * left(b) + boxes[b].width;
                    const double shift = (aLeft ? -0.5 : 0.5) * (byX + 0.01);
                    points[a].x += shift;
                    points[b].x -= shift;
                }
            }
        }
        if (!anyOverlap)
            return;
    }
}

double separateDisks(const SpringGraph& graph, std::span<base::Point> points, std::span<const char> held) {
    double worst = 0;
    BoxGrid(roomOf(graph, points)).forEachNearPair([&](std::uint32_t a, std::uint32_t b) {
        worst = std::max(worst, pushApart(graph, a, b, kDiskGap, points, held));
        return true;
    });
    return worst;
}

SettledDisks::SettledDisks(const SpringGraph& graph, std::span<const base::Point> places)
    : m_places(std::make_unique<const BoxGrid>(roomOf(graph, places))) {}

SettledDisks::~SettledDisks() = default;

double SettledDisks::separate(const SpringGraph& graph, std::span<base::Point> points, std::span<const char> held,
                              std::vector<std::uint32_t>& moving, std::span<char> isMoving) const {
    double worst = 0;
    std::vector<base::Rect> room;
    room.reserve(moving.size());
    for (const std::uint32_t body : moving)
        room.push_back(roomOf(graph, body, points[body]));
    BoxGrid(room).forEachNearPair([&](std::uint32_t a, std::uint32_t b) {
        worst = std::max(worst, pushApart(graph, moving[a], moving[b], kDiskGap, points, held));
        return true;
    });
    const std::size_t count = moving.size();
    for (std::size_t i = 0; i < count; ++i) {
        const std::uint32_t body = moving[i];
        m_places->forEachNear(roomOf(graph, body, points[body]), [&](std::uint32_t other) {
            if (isMoving[other] != 0)
                return true;
            // Some stand closer than the gap at rest; half of it keeps one who moves from waking a whole crowd.
            const double overlap = pushApart(graph, body, other, kDiskGap / 2, points, held);
            worst = std::max(worst, overlap);
            if (overlap > 0 && (held.empty() || held[other] == 0)) {
                isMoving[other] = 1;
                moving.push_back(other);
            }
            return true;
        });
    }
    return worst;
}

void separateFully(const SpringGraph& graph, std::span<base::Point> points, std::span<const char> held) {
    constexpr double kSpread = 1.05;
    const bool anyHeld = std::any_of(held.begin(), held.end(), [](char isHeld) { return isHeld != 0; });
    const int rounds = anyHeld ? 200 : 50;
    // Pushing settles any crowd that has room around it; a crowd without is given room. What is held must stay, so
    // around it the whole picture is spread.
    for (int spread = 0; spread < 400; ++spread) {
        for (int round = 0; round < rounds; ++round)
            if (separateDisks(graph, points, held) < kDiskGap / 2)
                return;
        if (!anyHeld) {
            const std::vector<base::Point> origins(points.size());
            removeOverlaps(points, roomOf(graph, origins));
            return;
        }
        base::Point centre;
        for (const base::Point& point : points)
            centre = centre + point * (1.0 / static_cast<double>(points.size()));
        for (std::size_t i = 0; i < points.size(); ++i)
            if (held[i] == 0)
                points[i] = centre + (points[i] - centre) * kSpread;
    }
}

} // namespace whither::layout
