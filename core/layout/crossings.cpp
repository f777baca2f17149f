#include "core/layout/crossings.h"

#include "core/layout/random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace whither::layout {

namespace {

/// > 0, < 0 or 0: `c` lies on the one side, the other side, or on the line through `a` and `b`.
double side(base::Point a, base::Point b, base::Point c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

bool oppose(double u, double v) {
    return (u > 0 && v < 0) || (u < 0 && v > 0);
}

/// An edge as it lies in the plane.
struct Segment {
    base::Point left;
    base::Point right;
    std::uint32_t a = 0; ///< the nodes at its ends
    std::uint32_t b = 0;
};

Segment segmentOf(const Adjacency::Pair& edge, std::span<const base::Point> points) {
    const base::Point a = points[edge.first];
    const base::Point b = points[edge.second];
    return {a.x <= b.x ? a : b, a.x <= b.x ? b : a, edge.first, edge.second};
}

/// Whether they cross and have no end in common.
bool cross(const Segment& s, const Segment& t) {
    return s.a != t.a && s.a != t.b && s.b != t.a && s.b != t.b && segmentsCross(s.left, s.right, t.left, t.right);
}

/// Finds the edges near a line: grids one over the other, each of twice the cell of the one below. An edge lies in the
/// finest grid whose cell is no smaller than its bounding box, at the cell of that box's top left corner, so that it
/// reaches into the next cell at most.
class SegmentGrids {
  public:
    SegmentGrids(std::span<const Adjacency::Pair> edges, std::span<const base::Point> points) {
        if (edges.empty())
            return;
        base::Point low = points[edges.front().first];
        base::Point high = low;
        m_entries.reserve(edges.size());
        for (const Adjacency::Pair& edge : edges) {
            const Segment segment = segmentOf(edge, points);
            m_entries.push_back({0, segment});
            low = {std::min(low.x, segment.left.x), std::min({low.y, segment.left.y, segment.right.y})};
            high = {std::max(high.x, segment.right.x), std::max({high.y, segment.left.y, segment.right.y})};
        }
        m_origin = low;
        m_extent = std::max(high.x - low.x, high.y - low.y);
        while (m_top < kMostGrids - 1 && (std::size_t{1} << (2 * m_top + 2)) <= edges.size())
            ++m_top;
        for (Entry& entry : m_entries)
            entry.cell = cellOf(entry.segment);
        std::sort(m_entries.begin(), m_entries.end(), [](const Entry& e, const Entry& f) { return e.cell < f.cell; });
        for (std::size_t grid = 0; grid <= m_top + 1; ++grid)
            m_begins[grid] = firstFrom(0, m_entries.size(), key(grid, 0, 0));
    }

    [[nodiscard]] std::size_t size() const { return m_entries.size(); }
    /// In the order of their place: near edges are often near in it.
    [[nodiscard]] const Segment& segment(std::size_t i) const { return m_entries[i].segment; }

    [[nodiscard]] std::size_t crossingsOf(const Segment& s) const {
        std::size_t crossings = 0;
        for (std::size_t grid = 0; grid <= m_top; ++grid)
            if (m_begins[grid] != m_begins[grid + 1])
                crossings += crossingsWithin(grid, s);
        return crossings;
    }

  private:
    static constexpr std::size_t kMostGrids = 14; ///< rows of the finest one: 2^13, which 20 bits hold

    struct Entry {
        std::uint64_t cell = 0;
        Segment segment;
    };

    static std::uint64_t key(std::uint64_t grid, std::uint64_t row, std::uint64_t column) {
        return grid << 40U | row << 20U | column;
    }

    double cellSize(std::size_t grid) const { return m_extent / static_cast<double>(std::size_t{1} << (m_top - grid)); }

    std::uint64_t cellOf(const Segment& s) const {
        const double y = std::min(s.left.y, s.right.y);
        const double size = std::max(s.right.x - s.left.x, std::max(s.left.y, s.right.y) - y);
        std::size_t grid = 0;
        while (grid < m_top && cellSize(grid) < size)
            ++grid;
        if (m_extent <= 0)
            return key(grid, 0, 0);
        return key(grid, static_cast<std::uint64_t>((y - m_origin.y) / cellSize(grid)),
                   static_cast<std::uint64_t>((s.left.x - m_origin.x) / cellSize(grid)));
    }

    std::size_t firstFrom(std::size_t begin, std::size_t end, std::uint64_t cell) const {
        const auto at = [this](std::size_t i) { return m_entries.begin() + static_cast<std::ptrdiff_t>(i); };
        const auto found = std::lower_bound(at(begin), at(end), cell,
                                            [](const Entry& e, std::uint64_t wished) { return e.cell < wished; });
        return static_cast<std::size_t>(found - m_entries.begin());
    }

    std::size_t crossingsWithin(std::size_t grid, const Segment& s) const {
        const double cell = cellSize(grid);
        if (cell <= 0)
            return 0;
        // Rounding must not lose an edge that only just reaches into a cell.
        const double slack = m_extent * 1e-12;
        const auto index = [cell](double offset) {
            return static_cast<std::uint64_t>(std::max(0.0, std::floor(offset / cell)));
        };
        const double top = std::min(s.left.y, s.right.y) - m_origin.y;
        const double bottom = std::max(s.left.y, s.right.y) - m_origin.y;
        const double slope = s.left.y == s.right.y ? 0 : (s.right.x - s.left.x) / (s.right.y - s.left.y);
        std::size_t crossings = 0;
        std::size_t begin = m_begins[grid];
        const std::size_t end = m_begins[grid + 1];
        for (std::uint64_t row = index(top - slack - cell); row <= index(bottom + slack); ++row) {
            // Edges of this row reach over two rows. The part of the line within them:
            const double y1 = std::max(top, static_cast<double>(row) * cell - slack);
            const double y2 = std::min(bottom, static_cast<double>(row + 2) * cell + slack);
            double x1 = s.left.x - m_origin.x;
            double x2 = s.right.x - m_origin.x;
            if (slope != 0) {
                const double atY1 = x1 + (y1 + m_origin.y - s.left.y) * slope;
                const double atY2 = x1 + (y2 + m_origin.y - s.left.y) * slope;
                x1 = std::min(atY1, atY2);
                x2 = std::max(atY1, atY2);
            }
            begin = firstFrom(begin, end, key(grid, row, index(x1 - slack - cell)));
            const std::uint64_t last = key(grid, row, index(x2 + slack));
            for (std::size_t i = begin; i < end && m_entries[i].cell <= last; ++i)
                crossings += cross(s, m_entries[i].segment) ? 1U : 0U;
        }
        return crossings;
    }

    std::vector<Entry> m_entries; ///< by cell
    std::array<std::size_t, kMostGrids + 1> m_begins{};
    base::Point m_origin;
    double m_extent = 0;   ///< side of the square around all
    std::size_t m_top = 0; ///< the grid of one cell, and a row more for what begins at its end
};

} // namespace

bool segmentsCross(base::Point a, base::Point b, base::Point c, base::Point d) {
    if (std::max(a.x, b.x) < std::min(c.x, d.x) || std::max(c.x, d.x) < std::min(a.x, b.x) ||
        std::max(a.y, b.y) < std::min(c.y, d.y) || std::max(c.y, d.y) < std::min(a.y, b.y))
        return false;
    return oppose(side(a, b, c), side(a, b, d)) && oppose(side(c, d, a), side(c, d, b));
}

bool segmentMeets(base::Point a, base::Point b, const base::Rect& rect) {
    if (std::max(a.x, b.x) <= rect.x || std::min(a.x, b.x) >= rect.right() || std::max(a.y, b.y) <= rect.y ||
        std::min(a.y, b.y) >= rect.bottom())
        return false;
    // The bounding boxes meet, so the segment misses only if all corners are on one side of its line.
    const double s1 = side(a, b, {rect.x, rect.y});
    const double s2 = side(a, b, {rect.right(), rect.y});
    const double s3 = side(a, b, {rect.x, rect.bottom()});
    const double s4 = side(a, b, {rect.right(), rect.bottom()});
    return std::min({s1, s2, s3, s4}) < 0 && std::max({s1, s2, s3, s4}) > 0;
}

std::size_t countCrossings(std::span<const Adjacency::Pair> edges, std::span<const base::Point> points) {
    std::vector<Segment> segments;
    segments.reserve(edges.size());
    for (const Adjacency::Pair& edge : edges)
        segments.push_back(segmentOf(edge, points));
    // Sweep from left to right: only segments that begin before this one ends can meet it.
    std::sort(segments.begin(), segments.end(), [](const Segment& s, const Segment& t) { return s.left.x < t.left.x; });
    std::size_t crossings = 0;
    for (std::size_t i = 0; i < segments.size(); ++i)
        for (std::size_t j = i + 1; j < segments.size() && segments[j].left.x <= segments[i].right.x; ++j)
            crossings += cross(segments[i], segments[j]) ? 1U : 0U;
    return crossings;
}

std::size_t countCrossings(std::span<const SpringGraph::Edge> edges, std::span<const base::Point> points) {
    std::vector<Adjacency::Pair> pairs;
    pairs.reserve(edges.size());
    for (const SpringGraph::Edge& edge : edges)
        pairs.emplace_back(edge.a, edge.b);
    return countCrossings(pairs, points);
}

double estimateCrossings(std::span<const Adjacency::Pair> edges, std::span<const base::Point> points,
                         std::size_t samples, std::uint64_t seed) {
    const SegmentGrids grids(edges, points);
    const auto lengthOf = [](const Segment& s) { return base::length(s.right - s.left); };
    double lengths = 0;
    for (std::size_t i = 0; i < grids.size(); ++i)
        lengths += lengthOf(grids.segment(i));
    if (lengths <= 0 || samples == 0)
        return 0;
    // An edge is drawn in proportion to its length and the mean length, at equal steps along the sum of these weights,
    // and counts for as many as its weight makes it stand for (Horvitz and Thompson, "A generalization of sampling
    // without replacement from a finite universe", 1952).
    const double mean = lengths / static_cast<double>(grids.size());
    const double step = 2 * lengths / static_cast<double>(samples);
    double next = Random(seed).unit() * step;
    double sum = 0;
    double crossings = 0;
    for (std::size_t i = 0; i < grids.size(); ++i) {
        const double weight = lengthOf(grids.segment(i)) + mean;
        sum += weight;
        int draws = 0;
        for (; next < sum; next += step)
            ++draws;
        if (draws > 0)
            crossings += draws * static_cast<double>(grids.crossingsOf(grids.segment(i))) * step / weight;
    }
    return crossings / 2;
}

} // namespace whither::layout
