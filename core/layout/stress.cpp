#include "core/layout/stress.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace whither::layout {

namespace {

constexpr std::size_t kAllPairsLimit = 800; ///< bodies of a component up to which every pair counts
constexpr std::size_t kPivots = 40;
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

std::vector<base::Point> StressModel::solve(Random& random) const {
    std::vector<base::Point> points(m_size);
    if (m_pairs.empty())
        return points;
    const auto [shortest, longest] = std::minmax_element(
        m_pairs.begin(), m_pairs.end(), [](const Pair& x, const Pair& y) { return x.distance < y.distance; });
    for (base::Point& point : points)
        point = {random.unit() * longest->distance, random.unit() * longest->distance};

    std::vector<Pair> pairs = m_pairs;
    const double lastStep = kFinalStep * shortest->distance * shortest->distance;
    for (double step = longest->distance * longest->distance; step > lastStep; step *= kCooling) {
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
    return points;
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
