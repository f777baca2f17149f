#include "core/layout/adjustment.h"

#include "core/layout/separation.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace whither::layout {

namespace {

using Points = std::vector<base::Point>;

constexpr std::size_t kTerms = 200'000; ///< that one round sums up for all bodies, about

constexpr int kChangedRounds = 12; ///< in which only changed bodies move
constexpr int kRounds = 6;         ///< in which all do
constexpr int kRoomRounds = 10;
constexpr double kLeastUnit = 1e-3; ///< length of an edge below which a picture is taken for a heap, world units
constexpr double kAnchor = 1.2;     ///< pull of an unchanged body's old place, against 1 of all its stress
/// Share of changed bodies from which on the others move as they may. Where fewer are changed they move less, so that
/// many small steps go as far as a few large ones.
constexpr double kLively = 0.01;
constexpr double kCalm = 0.0018;   ///< ways not worth going, of the picture's diagonal; longer ones are shorter by it
constexpr double kReach = 0.015;   ///< how far an unchanged body goes, of the picture's diagonal
constexpr double kTieReach = 0.05; ///< how far a body with a new tie goes

/// Edges from bodies to pivots on the shortest ways.
class Hops {
  public:
    explicit Hops(const SpringGraph& graph);

    [[nodiscard]] std::span<const std::uint32_t> pivots() const { return m_pivots; }
    /// To each pivot; 0: none, or itself.
    [[nodiscard]] std::span<const std::uint16_t> of(std::size_t body) const {
        return std::span(m_hops).subspan(body * m_pivots.size(), m_pivots.size());
    }

  private:
    /// Bodies in the order in which they are met from the pivot.
    std::span<const std::uint32_t> search(const SpringGraph& graph, std::size_t pivot);

    std::vector<std::uint32_t> m_pivots;
    std::vector<std::uint16_t> m_hops;
    std::vector<std::uint32_t> m_queue;
    std::vector<std::uint16_t> m_depth;
};

Hops::Hops(const SpringGraph& graph) : m_depth(graph.size()) {
    const std::size_t size = graph.size();
    const std::size_t count = std::min(size, kTerms / std::max<std::size_t>(size, 1) + 1);
    m_pivots.resize(count);
    m_hops.resize(size * count);
    m_queue.reserve(size);
    if (count == size) {
        for (std::uint32_t pivot = 0; pivot < count; ++pivot) {
            m_pivots[pivot] = pivot;
            search(graph, pivot);
        }
        return;
    }
    // Each pivot is the body farthest from those before it, of those that can be reached from the first one.
    std::uint32_t next = 0;
    for (std::uint32_t body = 0; body < size; ++body)
        if (graph.degree(body) > graph.degree(next))
            next = body;
    std::vector<std::uint16_t> nearest(size, std::numeric_limits<std::uint16_t>::max());
    for (std::size_t pivot = 0; pivot < count; ++pivot) {
        m_pivots[pivot] = next;
        nearest[next] = 0;
        for (const std::uint32_t body : search(graph, pivot)) {
            nearest[body] = std::min(nearest[body], m_depth[body]);
            if (nearest[body] > nearest[next])
                next = body;
        }
    }
}

std::span<const std::uint32_t> Hops::search(const SpringGraph& graph, std::size_t pivot) {
    constexpr std::uint16_t kMost = std::numeric_limits<std::uint16_t>::max() - 1;
    const std::uint32_t source = m_pivots[pivot];
    std::fill(m_depth.begin(), m_depth.end(), std::uint16_t{0});
    m_queue.assign(1, source);
    for (std::size_t i = 0; i < m_queue.size(); ++i) {
        const std::uint32_t body = m_queue[i];
        m_hops[body * m_pivots.size() + pivot] = m_depth[body];
        const auto depth = static_cast<std::uint16_t>(std::min(m_depth[body], kMost) + 1);
        for (const SpringGraph::Link& link : graph.links(body)) {
            if (m_depth[link.to] != 0 || link.to == source)
                continue;
            m_depth[link.to] = depth;
            m_queue.push_back(link.to);
        }
    }
    return m_queue;
}

double lengthOf(base::Point way) {
    return std::sqrt(way.x * way.x + way.y * way.y);
}

/// Length of an edge at which the picture as it stands has the least stress; 0 if there is none.
double unitOf(const Hops& hops, std::span<const base::Point> points) {
    double sum = 0;
    double squares = 0;
    for (std::size_t body = 0; body < points.size(); ++body) {
        const auto row = hops.of(body);
        for (std::size_t p = 0; p < row.size(); ++p) {
            if (row[p] == 0)
                continue;
            const double quotient = lengthOf(points[body] - points[hops.pivots()[p]]) / row[p];
            sum += quotient;
            squares += quotient * quotient;
        }
    }
    return sum > 0 ? squares / sum : 0;
}

/// Where the stress wants a body, and how strongly.
struct Wish {
    base::Point sum;
    double weight = 0;

    void scale(double by) {
        sum = sum * by;
        weight *= by;
    }
    void add(base::Point from, base::Point to, double distance) {
        const base::Point way = from - to;
        const double length = lengthOf(way) + 1e-9;
        const double pull = 1 / (distance * distance);
        sum = sum + to * pull + way * (1 / (distance * length));
        weight += pull;
    }
};

double diagonalOf(std::span<const base::Point> points) {
    base::Point low = points.front();
    base::Point high = low;
    for (const base::Point& point : points) {
        low = {std::min(low.x, point.x), std::min(low.y, point.y)};
        high = {std::max(high.x, point.x), std::max(high.y, point.y)};
    }
    return lengthOf(high - low);
}

/// The picture while it is being adjusted.
class Adjustment {
  public:
    Adjustment(const SpringGraph& graph, std::span<base::Point> points, std::span<const Change> changes)
        : m_graph(graph), m_points(points), m_changes(changes), m_before(points.begin(), points.end()),
          m_diagonal(diagonalOf(points)), m_hops(graph), m_isSparse(m_hops.pivots().size() < points.size()),
          m_unit(unitOf(m_hops, points)) {
        const auto changed = std::count_if(changes.begin(), changes.end(), [](Change c) { return c != Change::none; });
        const double share = static_cast<double>(changed) / static_cast<double>(points.size());
        m_pull = std::min(1.0, share / kLively) / kAnchor;
    }

    void relieve();
    void makeRoom();

  private:
    [[nodiscard]] bool isChanged(std::size_t body) const { return m_changes[body] != Change::none; }
    /// Takes back what a body went too far.
    void limit(std::size_t body);
    void moveChanged(std::size_t body);
    void moveUnchanged(std::size_t body);
    [[nodiscard]] Wish wishOf(std::size_t body) const;

    const SpringGraph& m_graph;
    std::span<base::Point> m_points;
    std::span<const Change> m_changes;
    Points m_before;
    double m_diagonal;
    Hops m_hops;
    bool m_isSparse;   ///< pivots are a part of the bodies
    double m_unit;     ///< wished length of an edge
    double m_pull = 0; ///< of the stress on unchanged bodies, against 1 of their old places
};

Wish Adjustment::wishOf(std::size_t body) const {
    Wish wish;
    const auto row = m_hops.of(body);
    for (std::size_t p = 0; p < row.size(); ++p)
        if (row[p] != 0)
            wish.add(m_points[body], m_points[m_hops.pivots()[p]], row[p] * m_unit);
    // Each pivot stands for some bodies.
    wish.scale(static_cast<double>(m_points.size()) / static_cast<double>(row.size()));
    if (m_isSparse)
        for (const SpringGraph::Link& link : m_graph.links(body))
            wish.add(m_points[body], m_points[link.to], m_unit);
    return wish;
}

void Adjustment::limit(std::size_t body) {
    if (m_changes[body] == Change::itself)
        return;
    const double reach = (isChanged(body) ? kTieReach : kReach) * m_diagonal;
    const base::Point way = m_points[body] - m_before[body];
    const double length = lengthOf(way);
    if (length > reach)
        m_points[body] = m_before[body] + way * (reach / length);
}

void Adjustment::moveChanged(std::size_t body) {
    const Wish wish = wishOf(body);
    if (wish.weight > 0)
        m_points[body] = wish.sum * (1 / wish.weight);
    limit(body);
}

void Adjustment::moveUnchanged(std::size_t body) {
    const Wish wish = wishOf(body);
    if (wish.weight <= 0)
        return;
    const base::Point best = wish.sum * (1 / wish.weight);
    const base::Point way = (best - m_before[body]) * (m_pull / (m_pull + 1));
    const double length = lengthOf(way);
    const double calm = kCalm * m_diagonal;
    m_points[body] = m_before[body];
    if (length > calm)
        m_points[body] = m_before[body] + way * ((length - calm) / length);
    limit(body);
}

/// Bodies to where the stress wants them.
void Adjustment::relieve() {
    if (!(m_unit > kLeastUnit))
        return; // no body is tied to another, or all stand at one place
    for (int round = 0; round < kChangedRounds + kRounds; ++round)
        for (std::size_t body = 0; body < m_points.size(); ++body)
            if (isChanged(body))
                moveChanged(body);
            else if (round >= kChangedRounds)
                moveUnchanged(body);
}

/// Names from each other.
void Adjustment::makeRoom() {
    std::vector<base::Rect> boxes;
    boxes.reserve(m_points.size());
    for (std::uint32_t body = 0; body < m_points.size(); ++body)
        boxes.push_back(footprint(m_graph.disk(body), outerSide(m_graph, body, m_points)).grown(kDiskGap / 2));
    separateBoxes(m_points, boxes, kRoomRounds);
    for (std::size_t body = 0; body < m_points.size(); ++body)
        limit(body);
}

} // namespace

void adjust(const SpringGraph& graph, std::span<base::Point> points, std::span<const Change> changes) {
    if (points.empty())
        return;
    Adjustment adjustment(graph, points, changes);
    adjustment.relieve();
    adjustment.makeRoom();
}

} // namespace whither::layout
