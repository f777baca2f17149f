#include "core/layout/refinement.h"

#include "core/layout/crossings.h"

#include <algorithm>
#include <cmath>

namespace whither::layout {

namespace {

// Weights: a crossing is the worst thing short of covering something.
constexpr double kCrossing = 10;
constexpr double kLineThroughDisk = 12;
constexpr double kLineThroughName = 3;
constexpr double kOwnLineThroughName = 1.2;
constexpr double kOverlap = 15;
constexpr double kLength = 12;
constexpr double kAngle = 6;

constexpr double kClearance = 6; ///< that lines should keep from foreign disks, world units

base::Rect at(base::Rect box, base::Point point) {
    box.x += point.x;
    box.y += point.y;
    return box;
}

/// A point of the unit circle, evenly spread, without trigonometry.
base::Point direction(Random& random) {
    for (;;) {
        const base::Point p{2 * random.unit() - 1, 2 * random.unit() - 1};
        const double square = p.x * p.x + p.y * p.y;
        if (square > 0.01 && square <= 1)
            return p * (1 / std::sqrt(square));
    }
}

double distanceToSegment(base::Point p, base::Point a, base::Point b) {
    const base::Point way = b - a;
    const double square = way.x * way.x + way.y * way.y;
    const double t = square > 0 ? std::clamp(((p.x - a.x) * way.x + (p.y - a.y) * way.y) / square, 0.0, 1.0) : 0.0;
    const base::Point apart = p - (a + way * t);
    return std::sqrt(apart.x * apart.x + apart.y * apart.y);
}

bool isFar(base::Point p, base::Point a, base::Point b, double reach) {
    return p.x < std::min(a.x, b.x) - reach || p.x > std::max(a.x, b.x) + reach || p.y < std::min(a.y, b.y) - reach ||
           p.y > std::max(a.y, b.y) + reach;
}

/// 1 on the line through the disk's centre, 0 from its border and clearance on.
double throughDisk(base::Point centre, double radius, base::Point a, base::Point b) {
    const double reach = radius + kClearance;
    if (isFar(centre, a, b, reach))
        return 0;
    return std::max(0.0, 1 - distanceToSegment(centre, a, b) / reach);
}

} // namespace

Refinement::Refinement(const SpringGraph& graph, std::span<const std::uint32_t> component,
                       std::span<base::Point> points)
    : m_graph(graph), m_component(component), m_points(points) {
    for (const std::uint32_t body : component)
        for (const SpringGraph::Link& link : graph.links(body))
            if (link.to > body)
                m_edges.push_back(graph.edges()[link.edge]);
    m_names.resize(graph.size());
    m_footprints.resize(graph.size());
    for (const std::uint32_t body : component)
        updateName(body);
}

void Refinement::updateName(std::uint32_t body) {
    const SpringGraph::Disk& disk = m_graph.disk(body);
    const base::Rect name = labelBox(disk, outerSide(m_graph, body, m_points));
    m_names[body] = name.isEmpty() ? name : at(name, m_points[body]);
    m_footprints[body] = base::united(m_names[body], base::squareAround(m_points[body], disk.radius)).grown(3);
}

void Refinement::moveTo(std::uint32_t body, base::Point point) {
    m_points[body] = point;
    updateName(body);
    for (const SpringGraph::Link& link : m_graph.links(body))
        if (m_graph.disk(link.to).labelPlace == LabelPlace::beside)
            updateName(link.to); // it may change sides
}

/// What the line from `body` to `other` costs but for its length.
double Refinement::lineCost(std::uint32_t body, std::uint32_t other) const {
    const base::Point a = m_points[body];
    const base::Point b = m_points[other];
    double cost = 0;
    for (const SpringGraph::Edge& edge : m_edges)
        if (edge.a != body && edge.b != body && edge.a != other && edge.b != other &&
            segmentsCross(a, b, m_points[edge.a], m_points[edge.b]))
            cost += kCrossing;
    for (const std::uint32_t third : m_component) {
        if (third == body || third == other || isFar(m_points[third], a, b, 160))
            continue;
        const double through = throughDisk(m_points[third], m_graph.disk(third).radius, a, b);
        if (through > 0)
            cost += kLineThroughDisk * (0.3 + through);
        if (!m_names[third].isEmpty() && segmentMeets(a, b, m_names[third]))
            cost += kLineThroughName;
    }
    return cost;
}

/// How closely the line to `body` runs beside the other lines of `hub`.
double Refinement::angleCost(std::uint32_t hub, std::uint32_t body) const {
    const base::Point way = m_points[body] - m_points[hub];
    const double length = std::sqrt(way.x * way.x + way.y * way.y) + 1e-9;
    // Lines that share a circle evenly have this share of a turn each; nearer than it is crowded.
    const double crowd = std::min(1.0, 12.0 / static_cast<double>(m_graph.degree(hub)));
    double cost = 0;
    for (const SpringGraph::Link& link : m_graph.links(hub)) {
        if (link.to == body)
            continue;
        const base::Point other = m_points[link.to] - m_points[hub];
        const double otherLength = std::sqrt(other.x * other.x + other.y * other.y) + 1e-9;
        const double cosine = (way.x * other.x + way.y * other.y) / (length * otherLength);
        if (cosine > 0.8)
            cost += (cosine - 0.8) * (cosine - 0.8) * 25 * crowd;
    }
    return kAngle * cost;
}

double Refinement::costOf(std::uint32_t body) const {
    const base::Point centre = m_points[body];
    const SpringGraph::Disk& disk = m_graph.disk(body);
    double cost = 0;

    for (const SpringGraph::Link& link : m_graph.links(body)) {
        cost += lineCost(body, link.to);
        const base::Point way = m_points[link.to] - centre;
        const double misfit = std::sqrt(way.x * way.x + way.y * way.y) / m_graph.edges()[link.edge].length - 1;
        cost += kLength * misfit * misfit + angleCost(link.to, body);
        // Two lines of a body that fold back on each other.
        if (m_graph.degree(body) <= 8)
            cost += angleCost(body, link.to) / 2;
    }

    const base::Rect& name = m_names[body];
    const base::Rect& own = m_footprints[body];
    const double reach = std::max(own.right() - centre.x, centre.x - own.x) + 200;
    for (const SpringGraph::Edge& edge : m_edges) {
        const base::Point a = m_points[edge.a];
        const base::Point b = m_points[edge.b];
        const bool isOwn = edge.a == body || edge.b == body;
        if (!isOwn) {
            const double through = throughDisk(centre, disk.radius, a, b);
            if (through > 0)
                cost += kLineThroughDisk * (0.3 + through);
        }
        if (!name.isEmpty() && segmentMeets(a, b, name))
            cost += isOwn ? kOwnLineThroughName : kLineThroughName;
    }
    for (const std::uint32_t other : m_component) {
        const base::Point apart = m_points[other] - centre;
        if (other == body || std::abs(apart.x) > reach || std::abs(apart.y) > reach)
            continue;
        const base::Rect& box = m_footprints[other];
        const double byX = std::min(own.right(), box.right()) - std::max(own.x, box.x);
        const double byY = std::min(own.bottom(), box.bottom()) - std::max(own.y, box.y);
        if (byX > 0 && byY > 0)
            cost += kOverlap * (0.2 + byX * byY / std::min(own.width * own.height, box.width * box.height));
    }
    return cost;
}

double Refinement::cost() const {
    double sum = 0;
    for (const std::uint32_t body : m_component)
        sum += costOf(body);
    return sum / 2;
}

base::Point Refinement::ringPlace(std::uint32_t body, Random& random) const {
    const auto links = m_graph.links(body);
    const SpringGraph::Link link = links[random.below(static_cast<std::uint32_t>(links.size()))];
    const double length = m_graph.edges()[link.edge].length * (0.85 + 0.4 * random.unit());
    return m_points[link.to] + direction(random) * length;
}

void Refinement::improve(std::span<const std::uint32_t> bodies, Random& random, int rounds, int tries, double reach) {
    for (int round = 0; round < rounds; ++round) {
        const double radius = reach * static_cast<double>(rounds - round) / rounds;
        for (const std::uint32_t body : bodies) {
            if (m_graph.degree(body) == 0)
                continue;
            base::Point best = m_points[body];
            double least = costOf(body);
            for (int attempt = 0; attempt < tries && least > 0.5; ++attempt) {
                const base::Point nearby = best + direction(random) * (radius * random.unit());
                moveTo(body, attempt % 3 == 2 ? ringPlace(body, random) : nearby);
                const double cost = costOf(body);
                if (cost < least) {
                    least = cost;
                    best = m_points[body];
                }
            }
            moveTo(body, best);
        }
    }
}

} // namespace whither::layout
