#include "core/layout/descent.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>

namespace whither::layout {

namespace {

constexpr float kStep = 0.7F;
constexpr float kMomentum = 0.7F;
constexpr float kLongestStep = 0.5F; ///< of the root mean square length of a node's edges
/// Share of the repulsion that gravity takes back from the picture as a whole. The more, the fewer stragglers and the
/// lower the stress, until at 1 the picture collapses.
constexpr double kGravity = 0.6;
constexpr std::size_t kBlock = 512; ///< nodes that one thread takes at a time

using Spot = Descent::Spot;

/// The edges of a few nodes, side by side.
struct Rows {
    std::vector<float> dx;
    std::vector<float> dy;
    std::vector<float> square;
    std::vector<float> strength;

    /// Reads the rows of the nodes [begin, end); strengths are per length.
    void read(const LevelGraph& graph, std::span<const Spot> spots, Attraction attraction, std::size_t begin,
              std::size_t end) {
        const std::uint32_t first = graph.first[begin];
        const std::size_t count = graph.first[end] - first;
        if (count > square.size()) {
            dx.resize(count);
            dy.resize(count);
            square.resize(count);
            strength.resize(count);
        }
        std::size_t entry = 0;
        for (std::size_t i = begin; i < end; ++i) {
            const Spot own = spots[i];
            for (std::uint32_t e = graph.first[i]; e < graph.first[i + 1]; ++e, ++entry) {
                const Spot other = spots[graph.to[e]];
                dx[entry] = other.x - own.x;
                dy[entry] = other.y - own.y;
            }
        }
        for (std::size_t e = 0; e < count; ++e) {
            square[e] = dx[e] * dx[e] + dy[e] * dy[e];
            strength[e] = graph.weightOf(first + e);
        }
        pull(attraction, square.data(), strength.data(), count);
    }
};

} // namespace

Descent::Descent(const LevelGraph& graph)
    : m_graph(graph), m_forces(graph.size()), m_velocity(graph.size()), m_moved(graph.size()), m_spots(graph.size()) {
    double mass = 0;
    double squares = 0;
    for (const float each : graph.mass) {
        mass += static_cast<double>(each);
        squares += static_cast<double>(each) * static_cast<double>(each);
    }
    m_pairs = (mass * mass - squares) / 2;
}

void Descent::run(Attraction attraction, int iterations, Plane& points, const base::Watch& watch) {
    rescale(attraction, points);
    std::fill(m_velocity.x.begin(), m_velocity.x.end(), 0.0F);
    std::fill(m_velocity.y.begin(), m_velocity.y.end(), 0.0F);
    for (int i = 0; i < iterations && !watch.isStopped(); ++i)
        step(attraction, points);
}

/// With the sum S of strength * length^2 over the edges and the sum P of the products of masses over the pairs, the
/// energy of a picture scaled by s is least where s^(a + 1) * S = (1 - gravity) * P.
void Descent::rescale(Attraction attraction, Plane& points) {
    gather(points);
    Rows rows;
    double pull = 0;
    for (std::size_t begin = 0; begin < m_graph.size(); begin += kBlock) {
        const std::size_t end = std::min(begin + kBlock, m_graph.size());
        rows.read(m_graph, m_spots, attraction, begin, end);
        float block = 0;
        const std::size_t count = m_graph.first[end] - m_graph.first[begin];
        for (std::size_t e = 0; e < count; ++e)
            block += rows.strength[e] * rows.square[e];
        pull += static_cast<double>(block) / 2;
    }
    const double push = (1 - kGravity) * m_pairs;
    const auto scale = static_cast<float>(std::pow(push / pull, 1 / (exponentOf(attraction) + 1)));
    if (!std::isfinite(scale) || scale <= 0)
        return;
    for (std::size_t i = 0; i < points.size(); ++i) {
        points.x[i] *= scale;
        points.y[i] *= scale;
    }
}

void Descent::gather(const Plane& points) {
    for (std::size_t i = 0; i < points.size(); ++i)
        m_spots[i] = {points.x[i], points.y[i]};
}

Descent::Centre Descent::centreOf(const Plane& points) const {
    double mass = 0;
    double x = 0;
    double y = 0;
    double squares = 0;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const auto weight = static_cast<double>(m_graph.mass[i]);
        const auto px = static_cast<double>(points.x[i]);
        const auto py = static_cast<double>(points.y[i]);
        mass += weight;
        x += weight * px;
        y += weight * py;
        squares += weight * (px * px + py * py);
    }
    x /= mass;
    y /= mass;
    const double spread = squares / mass - x * x - y * y;
    return {static_cast<float>(x), static_cast<float>(y),
            spread > 0 ? static_cast<float>(kGravity * m_pairs / (mass * spread)) : 0.0F};
}

void Descent::step(Attraction attraction, Plane& points) {
    gather(points);
    m_repulsion.forces(points, m_graph.mass, m_forces);
    const Centre centre = centreOf(points);
    // Where the pull grows faster than the length, the energy of an edge is bent more along it than across; the mean.
    const auto bend = static_cast<float>(std::max(1.0, (exponentOf(attraction) + 1) / 2));
    const auto move = [&](const tbb::blocked_range<std::size_t>& range) {
        Rows rows;
        for (std::size_t begin = range.begin(); begin < range.end(); begin += kBlock) {
            const std::size_t end = std::min(begin + kBlock, range.end());
            rows.read(m_graph, m_spots, attraction, begin, end);
            std::size_t entry = 0;
            for (std::size_t i = begin; i < end; ++i) {
                float x = 0;
                float y = 0;
                float stiffness = 0;
                float squares = 0;
                const std::size_t degree = m_graph.first[i + 1] - m_graph.first[i];
                for (const std::size_t last = entry + degree; entry < last; ++entry) {
                    x += rows.strength[entry] * rows.dx[entry];
                    y += rows.strength[entry] * rows.dy[entry];
                    stiffness += rows.strength[entry];
                    squares += rows.square[entry];
                }
                const float mass = m_graph.mass[i];
                x += mass * (m_forces.x[i] + centre.pull * (centre.x - points.x[i]));
                y += mass * (m_forces.y[i] + centre.pull * (centre.y - points.y[i]));
                const float step = kStep / (bend * stiffness + mass * centre.pull + 1e-20F);
                float vx = kMomentum * m_velocity.x[i] + step * x;
                float vy = kMomentum * m_velocity.y[i] + step * y;
                const float longest = kLongestStep * std::sqrt(squares / static_cast<float>(degree));
                const float length = std::sqrt(vx * vx + vy * vy);
                if (length > longest) {
                    vx *= longest / length;
                    vy *= longest / length;
                }
                m_velocity.x[i] = vx;
                m_velocity.y[i] = vy;
                m_moved.x[i] = points.x[i] + vx;
                m_moved.y[i] = points.y[i] + vy;
            }
        }
    };
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, points.size(), 2 * kBlock), move);
    std::swap(points, m_moved);
}

} // namespace whither::layout
