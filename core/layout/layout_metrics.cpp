#include "core/layout/layout_metrics.h"

#include "core/layout/crossings.h"
#include "core/layout/random.h"
#include "core/layout/spring_graph.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>
#include <numeric>
#include <vector>

namespace whither::layout {

namespace {

using Pair = Adjacency::Pair;

/// How many samples are taken. Each may look at all that there is; so many looks are worth the time.
struct Effort {
    std::size_t looks = 0;
    std::size_t least = 0;
    std::size_t most = 0;

    std::size_t samples(std::size_t looksEach) const {
        return std::clamp(looks / std::max<std::size_t>(looksEach, 1), least, most);
    }
};
constexpr Effort kStressEffort{50'000'000, 50, 1'000};
constexpr Effort kNeighbourhoodEffort{500'000'000, 300, 1'000};
constexpr Effort kCrossingEffort{2'000'000'000, 1'000, 4'000};
constexpr std::size_t kOwnPairs = 4'000'000;
constexpr std::uint32_t kHubDegree = 8;

/// `count` of the numbers below `size` in ascending order, one by lot out of each of equal parts; all of them if there
/// are no more.
std::vector<std::uint32_t> sampled(std::size_t size, std::size_t count, Random& random) {
    std::vector<std::uint32_t> numbers(std::min(size, count));
    if (numbers.size() == size) {
        std::iota(numbers.begin(), numbers.end(), 0U);
        return numbers;
    }
    const double part = static_cast<double>(size) / static_cast<double>(count);
    for (std::size_t i = 0; i < count; ++i)
        numbers[i] = static_cast<std::uint32_t>((static_cast<double>(i) + random.unit()) * part);
    return numbers;
}

std::vector<Pair> edgesOf(const Adjacency& graph) {
    std::vector<Pair> edges;
    edges.reserve(graph.edgeCount());
    for (std::uint32_t a = 0; a < graph.size(); ++a)
        for (const std::uint32_t b : graph.neighbours(a))
            if (a < b)
                edges.emplace_back(a, b);
    return edges;
}

double stressOf(const Adjacency& graph, std::span<const base::Point> points, std::span<const std::uint32_t> sources) {
    // With q = plane / hops, the mean of (s*q - 1)^2 is least at s = sum(q) / sum(q^2).
    double sum = 0;
    double squares = 0;
    double pairs = 0;
    std::vector<std::uint32_t> hops(graph.size());
    std::vector<std::uint32_t> queue;
    queue.reserve(graph.size());
    for (const std::uint32_t source : sources) {
        // Edges on the shortest ways from the source, 0 where none is known (breadth-first search).
        std::fill(hops.begin(), hops.end(), 0U);
        queue.assign(1, source);
        for (std::size_t i = 0; i < queue.size(); ++i) {
            const std::uint32_t node = queue[i];
            for (const std::uint32_t next : graph.neighbours(node)) {
                if (next != source && hops[next] == 0) {
                    hops[next] = hops[node] + 1;
                    queue.push_back(next);
                }
            }
        }
        for (const std::uint32_t node : std::span(queue).subspan(1)) {
            const double quotient = base::length(points[source] - points[node]) / hops[node];
            sum += quotient;
            squares += quotient * quotient;
        }
        pairs += static_cast<double>(queue.size() - 1);
    }
    if (pairs == 0)
        return 0;
    return squares > 0 ? 1 - sum * sum / (squares * pairs) : 1;
}

double neighbourhoodOf(const Adjacency& graph, std::span<const base::Point> points,
                       std::span<const std::uint32_t> nodes) {
    double shares = 0;
    std::size_t count = 0;
    std::vector<std::uint32_t> seenBy(graph.size(), std::numeric_limits<std::uint32_t>::max());
    std::vector<std::uint32_t> near;
    std::vector<double> distances(graph.size()); // squared
    std::vector<double> ranked;
    for (const std::uint32_t node : nodes) {
        near.clear();
        seenBy[node] = node;
        const auto see = [&](std::uint32_t other) {
            if (seenBy[other] != node) {
                seenBy[other] = node;
                near.push_back(other);
            }
        };
        for (const std::uint32_t first : graph.neighbours(node))
            see(first);
        for (const std::uint32_t first : graph.neighbours(node))
            for (const std::uint32_t second : graph.neighbours(first))
                see(second);
        if (near.empty())
            continue;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const base::Point d = points[i] - points[node];
            distances[i] = d.x * d.x + d.y * d.y;
        }
        ranked = distances;
        ranked[node] = ranked.back(); // it is no neighbour of its own
        ranked.pop_back();
        const auto last = ranked.begin() + static_cast<std::ptrdiff_t>(near.size() - 1);
        std::nth_element(ranked.begin(), last, ranked.end());
        const double bound = *last;
        const auto placesInside = std::count_if(ranked.begin(), last, [bound](double d) { return d < bound; });
        const auto placesAtBound = static_cast<double>(near.size()) - static_cast<double>(placesInside);
        const auto allAtBound = static_cast<double>(std::count(ranked.begin(), ranked.end(), bound));
        double inside = 0;
        double atBound = 0;
        for (const std::uint32_t other : near) {
            inside += distances[other] < bound ? 1 : 0;
            atBound += distances[other] == bound ? 1 : 0;
        }
        shares += (inside + atBound * placesAtBound / allAtBound) / static_cast<double>(near.size());
        ++count;
    }
    return count == 0 ? 1 : shares / static_cast<double>(count);
}

std::optional<double> hubEvennessOf(const Adjacency& graph, std::span<const base::Point> points) {
    constexpr double kTurn = 2 * std::numbers::pi;
    double sum = 0;
    double ends = 0;
    std::vector<double> angles;
    for (std::uint32_t hub = 0; hub < graph.size(); ++hub) {
        if (graph.degree(hub) < kHubDegree)
            continue;
        angles.clear();
        for (const std::uint32_t other : graph.neighbours(hub)) {
            const base::Point d = points[other] - points[hub];
            angles.push_back(std::atan2(d.y, d.x));
        }
        std::sort(angles.begin(), angles.end());
        angles.push_back(angles.front() + kTurn);
        const double degree = graph.degree(hub);
        double off = 0;
        for (std::size_t i = 1; i < angles.size(); ++i)
            off += std::abs((angles[i] - angles[i - 1]) / kTurn - 1 / degree);
        sum += degree * (1 - off / (2 - 2 / degree));
        ends += degree;
    }
    return ends > 0 ? std::optional(sum / ends) : std::nullopt;
}

std::size_t overlapsOf(std::span<const base::Point> points, std::span<const double> radii) {
    std::vector<std::uint32_t> order(radii.size());
    std::iota(order.begin(), order.end(), 0U);
    const auto left = [&](std::uint32_t node) { return points[node].x - radii[node]; };
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return left(a) < left(b); });
    // Sweep from left to right: only disks that begin before this one ends can share an area with it.
    std::size_t overlaps = 0;
    for (std::size_t i = 0; i < order.size(); ++i) {
        const std::uint32_t a = order[i];
        const double right = points[a].x + radii[a];
        for (std::size_t j = i + 1; j < order.size() && left(order[j]) < right; ++j) {
            const std::uint32_t b = order[j];
            const double reach = radii[a] + radii[b];
            if (std::abs(points[a].y - points[b].y) < reach && base::length(points[a] - points[b]) < reach)
                ++overlaps;
        }
    }
    return overlaps;
}

double lengthDeviation(std::span<const Pair> edges, std::span<const base::Point> points) {
    double sum = 0;
    double squares = 0;
    for (const auto& [a, b] : edges) {
        const double length = base::length(points[a] - points[b]);
        sum += length;
        squares += length * length;
    }
    if (sum <= 0)
        return 0;
    const auto count = static_cast<double>(edges.size());
    const double mean = sum / count;
    return std::sqrt(std::max(0.0, squares / count - mean * mean)) / mean;
}

std::optional<double> ownRatioOf(std::span<const Pair> edges, std::span<const base::Point> points,
                                 std::span<const graph::NodeKind> kinds, Random& random) {
    std::vector<std::uint32_t> people;
    std::vector<std::uint32_t> companies;
    for (std::uint32_t node = 0; node < kinds.size(); ++node) {
        if (kinds[node] == graph::NodeKind::person)
            people.push_back(node);
        else if (kinds[node] == graph::NodeKind::company)
            companies.push_back(node);
    }
    const auto distance = [points](std::uint32_t a, std::uint32_t b) { return base::length(points[a] - points[b]); };
    double own = 0;
    std::size_t owns = 0;
    for (const auto& [a, b] : edges) {
        if ((kinds[a] == graph::NodeKind::person && kinds[b] == graph::NodeKind::company) ||
            (kinds[b] == graph::NodeKind::person && kinds[a] == graph::NodeKind::company)) {
            own += distance(a, b);
            ++owns;
        }
    }
    if (owns == 0)
        return std::nullopt;
    double any = 0;
    std::size_t anys = people.size() * companies.size();
    if (anys <= kOwnPairs) {
        for (const std::uint32_t person : people)
            for (const std::uint32_t company : companies)
                any += distance(person, company);
    } else {
        anys = kOwnPairs;
        for (std::size_t i = 0; i < anys; ++i)
            any += distance(people[random.below(static_cast<std::uint32_t>(people.size()))],
                            companies[random.below(static_cast<std::uint32_t>(companies.size()))]);
    }
    if (any <= 0)
        return std::nullopt;
    return own / static_cast<double>(owns) / (any / static_cast<double>(anys));
}

} // namespace

LayoutMetrics measure(const Adjacency& graph, std::span<const base::Point> points, const MeasureOptions& options) {
    const std::size_t size = graph.size();
    Random random(options.seed);
    const auto nodesFor = [&](const Effort& effort) {
        return sampled(size, size <= options.exactNodes ? size : effort.samples(size), random);
    };
    const std::vector<Pair> edges = edgesOf(graph);

    LayoutMetrics metrics;
    metrics.stress = stressOf(graph, points, nodesFor(kStressEffort));
    metrics.neighbourhood = neighbourhoodOf(graph, points, nodesFor(kNeighbourhoodEffort));
    const double crossings =
        edges.size() <= options.exactEdges
            ? static_cast<double>(countCrossings(edges, points))
            : estimateCrossings(edges, points, kCrossingEffort.samples(edges.size()), random.next());
    metrics.crossings = static_cast<std::size_t>(std::llround(crossings));
    metrics.crossingsPerEdge = edges.empty() ? 0 : crossings / static_cast<double>(edges.size());
    metrics.hubEvenness = hubEvennessOf(graph, points);
    metrics.nodeOverlaps = overlapsOf(points, options.radii);
    metrics.edgeLengthDeviation = lengthDeviation(edges, points);
    if (!options.kinds.empty())
        metrics.ownRatio = ownRatioOf(edges, points, options.kinds, random);
    return metrics;
}

LayoutMetrics measure(const LayoutInput& input, const Positions& positions) {
    constexpr std::uint32_t kNowhere = std::numeric_limits<std::uint32_t>::max();
    const SpringGraph graph(input);
    std::vector<base::Point> points;
    std::vector<double> radii;
    std::vector<std::uint32_t> placeOf(input.bodies.size(), kNowhere);
    for (std::size_t i = 0; i < input.bodies.size(); ++i) {
        const graph::NodeIndex node = input.bodies[i].node;
        if (base::raw(node) >= positions.size() || !positions[node])
            continue;
        placeOf[i] = static_cast<std::uint32_t>(points.size());
        points.push_back(*positions[node]);
        radii.push_back(graph.disk(i).radius);
    }
    std::vector<Pair> springs; // one that ends nowhere is no edge
    springs.reserve(input.springs.size());
    for (const Spring& spring : input.springs)
        if (spring.a < placeOf.size() && spring.b < placeOf.size())
            springs.emplace_back(placeOf[spring.a], placeOf[spring.b]);
    MeasureOptions options;
    options.radii = radii;
    return measure(Adjacency(points.size(), springs), points, options);
}

} // namespace whither::layout
