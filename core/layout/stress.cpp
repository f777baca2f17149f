#include "core/layout/stress.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace whither::layout {

namespace {

constexpr std::size_t kAllPairsLimit = 800; ///< bodies of a component up to which every pair counts
constexpr std::size_t kPivots = 40;
constexpr std::uint32_t kUnreached = UINT32_MAX;
constexpr double kBundleStep = 60;  ///< between neighbours in a bundle, world units
constexpr double kCooling = 0.75;   ///< step size from one round to the next
constexpr double kFinalStep = 0.05; ///< share of the closest pair's misfit that the last round corrects

} // namespace

StressModel::StressModel(const SpringGraph& graph, std::span<const std::uint32_t> component)
    : m_size(component.size()) {
    std::vector<std::uint32_t> placeOf(graph.size(), 0);
    for (std::uint32_t i = 0; i < m_size; ++i)
        placeOf[component[i]] = i;

    std::vector<double> distances;
    if (m_size <= kAllPairsLimit) {
        m_pairs.reserve(m_size * (m_size - 1) / 2);
        for (std::uint32_t a = 0; a + 1 < m_size; ++a) {
            graph.distancesFrom(component[a], distances);
            for (std::uint32_t b = a + 1; b < m_size; ++b) {
                double distance = distances[component[b]];
                // The members of a bundle stand in a row; a third of its length is their mean distance.
                if (graph.areBundled(component[a], component[b]))
                    distance =
                        std::min(distance, kBundleStep * static_cast<double>(graph.bundleSize(component[a]) + 1) / 3);
                m_pairs.push_back({a, b, distance});
            }
        }
        return;
    }

    for (const SpringGraph::Edge& edge : graph.edges()) {
        const std::uint32_t a = placeOf[edge.a];
        if (component[a] == edge.a)
            m_pairs.push_back({a, placeOf[edge.b], edge.length});
    }
    // Each pivot is the body farthest from those before it.
    std::vector<double> nearest(m_size, std::numeric_limits<double>::infinity());
    std::uint32_t pivot = 0;
    for (std::size_t p = 0; p < kPivots; ++p) {
        graph.distancesFrom(component[pivot], distances);
        std::uint32_t next = 0;
        for (std::uint32_t i = 0; i < m_size; ++i) {
            const double distance = distances[component[i]];
            if (i != pivot)
                m_pairs.push_back({pivot, i, distance});
            nearest[i] = std::min(nearest[i], distance);
            if (nearest[i] > nearest[next])
                next = i;
        }
        pivot = next;
    }
}

StressModel::StressModel(const Adjacency& graph) : m_size(graph.size()) {
    std::vector<std::uint32_t> hops(m_size);
    std::vector<std::uint32_t> queue;
    const auto search = [&](std::uint32_t source) {
        std::fill(hops.begin(), hops.end(), kUnreached);
        hops[source] = 0;
        queue.assign(1, source);
        for (std::size_t i = 0; i < queue.size(); ++i) {
            for (const std::uint32_t other : graph.neighbours(queue[i])) {
                if (hops[other] == kUnreached) {
                    hops[other] = hops[queue[i]] + 1;
                    queue.push_back(other);
                }
            }
        }
    };
    m_pairs.reserve(m_size * (m_size - 1) / 2);
    for (std::uint32_t a = 0; a < m_size; ++a) {
        search(a);
        for (std::uint32_t b = a + 1; b < m_size; ++b)
            m_pairs.push_back({a, b, static_cast<double>(hops[b])});
    }
}

std::vector<base::Point> StressModel::solve(Random& random) const {
    std::vector<base::Point> points(m_size);
    if (m_pairs.empty())
        return points;
    const double longest = std::max_element(m_pairs.begin(), m_pairs.end(), [](const Pair& x, const Pair& y) {
                               return x.distance < y.distance;
                           })->distance;
    for (base::Point& point : points)
        point = {random.unit() * longest, random.unit() * longest};
    descend(points, random, longest * longest);
    return points;
}

void StressModel::improve(std::span<base::Point> points, Random& random) const {
    double product = 0;
    double squares = 0;
    double shortest = std::numeric_limits<double>::infinity();
    for (const Pair& pair : m_pairs) {
        const double ratio = base::length(points[pair.a] - points[pair.b]) / pair.distance;
        product += ratio;
        squares += ratio * ratio;
        shortest = std::min(shortest, pair.distance);
    }
    if (squares <= 0)
        return;
    for (base::Point& point : points)
        point = point * (product / squares);
    descend(points, random, shortest * shortest);
}

void StressModel::descend(std::span<base::Point> points, Random& random, double firstStep) const {
    double shortest = std::numeric_limits<double>::infinity();
    for (const Pair& pair : m_pairs)
        shortest = std::min(shortest, pair.distance);
    std::vector<Pair> pairs = m_pairs;
    const double lastStep = kFinalStep * shortest * shortest;
    for (double step = firstStep; step > lastStep; step *= kCooling) {
        for (auto i = static_cast<std::uint32_t>(pairs.size() - 1); i > 0; --i)
            std::swap(pairs[i], pairs[random.below(i + 1)]);
        for (const Pair& pair : pairs) {
            base::Point& a = points[pair.a];
            base::Point& b = points[pair.b];
            base::Point apart = a - b;
            double distance = std::sqrt(apart.x * apart.x + apart.y * apart.y);
            if (distance < 1e-9) {
                apart = {random.unit() - 0.5, random.unit() - 0.5};
                distance = std::sqrt(apart.x * apart.x + apart.y * apart.y) + 1e-9;
            }
            const double share = std::min(1.0, step / (pair.distance * pair.distance));
            const base::Point shift = apart * (share * (pair.distance - distance) / (2 * distance));
            a = a + shift;
            b = b - shift;
        }
    }
}

double StressModel::stress(std::span<const base::Point> points) const {
    double sum = 0;
    for (const Pair& pair : m_pairs) {
        const base::Point apart = points[pair.a] - points[pair.b];
        const double misfit = std::sqrt(apart.x * apart.x + apart.y * apart.y) / pair.distance - 1;
        sum += misfit * misfit;
    }
    return m_pairs.empty() ? 0 : sum / static_cast<double>(m_pairs.size());
}

} // namespace whither::layout
