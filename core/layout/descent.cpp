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
constexpr std::size_t kBlock = 512;  ///< nodes that one thread takes at a time

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
    : m_graph(graph), m_forces(graph.size()), m_velocity(graph.size()), m_moved(graph.size()), m_spots(graph.size()) {}

void Descent::run(Attraction attraction, int iterations, Plane& points) {
    rescale(attraction, points);
    std::fill(m_velocity.x.begin(), m_velocity.x.end(), 0.0F);
    std::fill(m_velocity.y.begin(), m_velocity.y.end(), 0.0F);
    for (int i = 0; i < iterations; ++i)
        step(attraction, points);
}

/// With the sum S of strength * length^2 over the edges and the sum P of the products of masses over the pairs, the
/// energy of a picture scaled by s is least where s^(a + 1) * S = P.
void Descent::rescale(Attraction attraction, Plane& points) {
    gather(points);
    Rows rows;
    double pull = 0;
    double mass = 0;
    double squares = 0;
    for (std::size_t begin = 0; begin < m_graph.size(); begin += kBlock) {
        const std::size_t end = std::min(begin + kBlock, m_graph.size());
        rows.read(m_graph, m_spots, attraction, begin, end);
        float block = 0;
        const std::size_t count = m_graph.first[end] - m_graph.first[begin];
        for (std::size_t e = 0; e < count; ++e)
            block += rows.strength[e] * rows.square[e];
        pull += static_cast<double>(block) / 2;
        for (std::size_t i = begin; i < end; ++i) {
            mass += static_cast<double>(m_graph.mass[i]);
            squares += static_cast<double>(m_graph.mass[i]) * static_cast<double>(m_graph.mass[i]);
        }
    }
    const double push = (mass * mass - squares) / 2;
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

void Descent::step(Attraction attraction, Plane& points) {
    gather(points);
    m_repulsion.forces(points, m_graph.mass, m_forces);
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
                const float step = kStep / (bend * stiffness + 1e-20F);
                float vx = kMomentum * m_velocity.x[i] + step * (x + m_graph.mass[i] * m_forces.x[i]);
                float vy = kMomentum * m_velocity.y[i] + step * (y + m_graph.mass[i] * m_forces.y[i]);
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
