#include "core/layout/layout_metrics.h"

#include "core/layout/crossings.h"
#include "core/layout/spring_graph.h"

#include <cmath>
#include <cstdint>
#include <vector>

namespace whither::layout {

namespace {

/// Edges on the shortest ways from `source`, by body; 0 for itself and where there is none (breadth-first search).
std::vector<std::uint32_t> hopsFrom(const SpringGraph& graph, std::uint32_t source) {
    std::vector<std::uint32_t> hops(graph.size(), 0);
    std::vector<std::uint32_t> queue{source};
    for (std::size_t i = 0; i < queue.size(); ++i) {
        for (const SpringGraph::Link& link : graph.links(queue[i])) {
            if (link.to != source && hops[link.to] == 0) {
                hops[link.to] = hops[queue[i]] + 1;
                queue.push_back(link.to);
            }
        }
    }
    return hops;
}

double stressOf(const SpringGraph& graph, const std::vector<base::Point>& points) {
    // With q = plane / hops, the mean of (s*q - 1)^2 is least at s = sum(q) / sum(q^2).
    double sum = 0;
    double squares = 0;
    double pairs = 0;
    for (std::uint32_t a = 0; a < graph.size(); ++a) {
        const std::vector<std::uint32_t> hops = hopsFrom(graph, a);
        for (std::uint32_t b = a + 1; b < graph.size(); ++b) {
            if (hops[b] == 0)
                continue;
            const double quotient = base::length(points[a] - points[b]) / hops[b];
            sum += quotient;
            squares += quotient * quotient;
            ++pairs;
        }
    }
    if (pairs == 0)
        return 0;
    return squares > 0 ? 1 - sum * sum / (squares * pairs) : 1;
}

double lengthDeviation(const SpringGraph& graph, const std::vector<base::Point>& points) {
    double sum = 0;
    double squares = 0;
    for (const SpringGraph::Edge& edge : graph.edges()) {
        const double length = base::length(points[edge.a] - points[edge.b]);
        sum += length;
        squares += length * length;
    }
    const auto count = static_cast<double>(graph.edges().size());
    if (sum <= 0)
        return 0;
    const double mean = sum / count;
    return std::sqrt(std::max(0.0, squares / count - mean * mean)) / mean;
}

} // namespace

LayoutMetrics measure(const LayoutInput& input, const Positions& positions) {
    LayoutInput placed;
    std::vector<base::Point> points;
    std::vector<std::uint32_t> placeOf(input.bodies.size(), UINT32_MAX);
    for (std::size_t i = 0; i < input.bodies.size(); ++i) {
        const graph::NodeIndex node = input.bodies[i].node;
        if (base::raw(node) >= positions.size() || !positions[node])
            continue;
        placeOf[i] = static_cast<std::uint32_t>(points.size());
        placed.bodies.push_back(input.bodies[i]);
        points.push_back(*positions[node]);
    }
    for (const Spring& spring : input.springs)
        if (spring.a < placeOf.size() && spring.b < placeOf.size())
            placed.springs.push_back({placeOf[spring.a], placeOf[spring.b], spring.length, spring.strength});
    const SpringGraph graph(placed);

    LayoutMetrics metrics;
    metrics.stress = stressOf(graph, points);
    metrics.crossings = countCrossings(graph.edges(), points);
    for (std::size_t a = 0; a < graph.size(); ++a)
        for (std::size_t b = a + 1; b < graph.size(); ++b)
            if (base::length(points[a] - points[b]) < graph.disk(a).radius + graph.disk(b).radius)
                ++metrics.nodeOverlaps;
    metrics.edgeLengthDeviation = lengthDeviation(graph, points);
    return metrics;
}

} // namespace whither::layout
