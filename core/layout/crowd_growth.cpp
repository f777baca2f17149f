#include "core/layout/crowd_growth.h"

#include <boost/polygon/voronoi_builder.hpp>
#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <tuple>
#include <utility>

namespace whither::layout {

namespace {

using Points = std::vector<base::Point>;
using Pair = std::pair<std::uint32_t, std::uint32_t>;

constexpr double kLeastDistance = 0.01; ///< from which coincident boxes grow apart, world units

// Threads share the work in parts whose size is fixed, so that nothing depends on how many threads there are.
constexpr std::size_t kStrip = 50'000;     ///< points that are triangulated by themselves
constexpr std::size_t kStripMargin = 3000; ///< points of the next strip that a strip takes in as well

base::Point meanOf(std::span<const base::Point> points) {
    base::Point mean;
    for (const base::Point& point : points)
        mean = mean + point * (1.0 / static_cast<double>(points.size()));
    return mean;
}

/// Points in whole numbers, as the triangulation wants them; those that fall together stand together, by index.
struct Sites {
    struct Site {
        std::int32_t x = 0;
        std::int32_t y = 0;
        std::uint32_t box = 0;
    };
    std::vector<Site> sites;
    double cell = 1; ///< world units

    explicit Sites(std::span<const base::Point> points) {
        base::Point least = points.front();
        base::Point most = least;
        for (const base::Point& point : points) {
            least = {std::min(least.x, point.x), std::min(least.y, point.y)};
            most = {std::max(most.x, point.x), std::max(most.y, point.y)};
        }
        cell = std::max({most.x - least.x, most.y - least.y, kLeastDistance}) / 0x1p30;
        sites.reserve(points.size());
        for (std::uint32_t i = 0; i < points.size(); ++i)
            sites.push_back({static_cast<std::int32_t>((points[i].x - least.x) / cell),
                             static_cast<std::int32_t>((points[i].y - least.y) / cell), i});
        tbb::parallel_sort(sites.begin(), sites.end(), [](const Site& a, const Site& b) {
            return std::tie(a.x, a.y, a.box) < std::tie(b.x, b.y, b.box);
        });
    }
    [[nodiscard]] bool isRepeated(std::size_t i) const {
        return i > 0 && sites[i].x == sites[i - 1].x && sites[i].y == sites[i - 1].y;
    }
};

/// What the builder of a Voronoi diagram writes into: of the diagram only whose cells touch, which takes a tenth of the
/// memory. Cells that touch in a point count.
class Touching {
  public:
    using Site = boost::polygon::detail::site_event<std::int32_t>;

    /// By the order in which the builder was given the sites.
    [[nodiscard]] std::vector<Pair>& pairs() { return m_pairs; }

    void _reserve(std::size_t sites) { m_pairs.reserve(3 * sites); }
    void _process_single_site(const Site& /*site*/) {}
    std::pair<void*, void*> _insert_new_edge(const Site& a, const Site& b) {
        m_pairs.emplace_back(static_cast<std::uint32_t>(a.initial_index()),
                             static_cast<std::uint32_t>(b.initial_index()));
        return {nullptr, nullptr};
    }
    template <class Circle>
    std::pair<void*, void*> _insert_new_edge(const Site& a, const Site& b, const Circle& /*where*/, void* /*first*/,
                                             void* /*second*/) {
        return _insert_new_edge(a, b);
    }
    void _build() {}

  private:
    std::vector<Pair> m_pairs;
};

/// Edges of the Delaunay triangulation of some sites; boxes in one place are a chain.
std::vector<Pair> triangulate(const Sites& sites, std::size_t begin, std::size_t end) {
    std::vector<Pair> pairs;
    std::vector<std::uint32_t> boxOf;
    boxOf.reserve(end - begin);
    boost::polygon::voronoi_builder<std::int32_t> builder;
    for (std::size_t i = begin; i < end; ++i) {
        const Sites::Site& site = sites.sites[i];
        if (i > begin && sites.isRepeated(i)) {
            pairs.emplace_back(std::minmax(sites.sites[i - 1].box, site.box));
            continue;
        }
        builder.insert_point(site.x, site.y);
        boxOf.push_back(site.box);
    }
    Touching touching;
    builder.construct(&touching);
    pairs.reserve(pairs.size() + touching.pairs().size());
    for (const auto& [a, b] : touching.pairs())
        pairs.emplace_back(std::minmax(boxOf[a], boxOf[b]));
    return pairs;
}

/// Edges of the Delaunay triangulation. Of very many boxes each strip from top to bottom has its own, and so has what
/// it shares with the next one; so some edges come twice, and where two strips meet a few differ from those of the
/// whole.
std::vector<Pair> proximityOf(const Points& points) {
    const Sites sites(points);
    const std::size_t count = sites.sites.size();
    std::vector<std::vector<Pair>> strips(std::max<std::size_t>(count / kStrip, 1));
    tbb::parallel_for(std::size_t{0}, strips.size(), [&](std::size_t strip) {
        const std::size_t begin = strip * count / strips.size();
        const std::size_t end = (strip + 1) * count / strips.size();
        strips[strip] = triangulate(sites, begin, std::min(end + (strips.size() > 1 ? kStripMargin : 0), count));
    });
    std::vector<Pair> pairs = std::move(strips.front());
    for (std::size_t strip = 1; strip < strips.size(); ++strip) {
        pairs.insert(pairs.end(), strips[strip].begin(), strips[strip].end());
        strips[strip] = {};
    }
    return pairs;
}

/// A minimum spanning tree (Kruskal), as the neighbours of each box.
class Tree {
  public:
    /// `edges` with their costs, connected.
    Tree(std::size_t size, std::vector<std::pair<double, Pair>> edges) : m_first(size + 2, 0) {
        tbb::parallel_sort(edges.begin(), edges.end());
        std::vector<std::uint32_t> leader(size);
        std::iota(leader.begin(), leader.end(), 0U);
        const auto find = [&](std::uint32_t i) {
            while (leader[i] != i)
                i = leader[i] = leader[leader[i]];
            return i;
        };
        std::vector<Pair> kept;
        kept.reserve(size);
        for (const auto& [cost, edge] : edges) {
            const std::uint32_t a = find(edge.first);
            const std::uint32_t b = find(edge.second);
            if (a == b)
                continue;
            leader[std::max(a, b)] = std::min(a, b);
            kept.push_back(edge);
            ++m_first[edge.first + 2];
            ++m_first[edge.second + 2];
        }
        std::partial_sum(m_first.begin(), m_first.end(), m_first.begin());
        m_to.resize(2 * kept.size());
        for (const auto& [a, b] : kept) {
            m_to[m_first[a + 1]++] = b;
            m_to[m_first[b + 1]++] = a;
        }
    }
    [[nodiscard]] std::span<const std::uint32_t> neighbours(std::uint32_t box) const {
        return std::span(m_to).subspan(m_first[box], m_first[box + 1] - m_first[box]);
    }

  private:
    std::vector<std::uint32_t> m_first;
    std::vector<std::uint32_t> m_to;
};

} // namespace

void spreadCoincident(Points& points) {
    // The golden angle. Written out, because the library's sine may differ in the last bit between processors.
    constexpr double kCos = -0.7373688780783197;
    constexpr double kSin = 0.6754902942615238;
    const Sites sites(points);
    const double step = std::max(kLeastDistance, 16 * sites.cell);
    base::Point way{1, 0};
    double rank = 0;
    for (std::size_t i = 0; i < sites.sites.size(); ++i) {
        if (!sites.isRepeated(i)) {
            rank = 0;
            way = {1, 0};
            continue;
        }
        ++rank;
        way = {kCos * way.x - kSin * way.y, kSin * way.x + kCos * way.y};
        base::Point& point = points[sites.sites[i].box];
        point = point + way * (step * std::sqrt(rank));
    }
}

void growTree(Boxes& boxes, std::span<const std::uint32_t> overlaps) {
    const auto size = static_cast<std::uint32_t>(boxes.count());
    std::vector<Pair> near = proximityOf(boxes.points);
    std::vector<std::pair<double, Pair>> edges(near.size());
    tbb::parallel_for(std::size_t{0}, near.size(), [&](std::size_t i) {
        const auto [a, b] = near[i];
        // What overlaps most for its size is first to be put right.
        edges[i] = {boxes.overlap(a, b) ? 1 / boxes.growth(a, b) - 1 : boxes.gap(a, b), near[i]};
    });
    near = {};
    const Tree tree(size, std::move(edges));

    // From the middle, so that growth goes all ways.
    const base::Point middle = meanOf(boxes.points);
    std::uint32_t root = 0;
    for (std::uint32_t i = 1; i < size; ++i)
        if (base::length(boxes.points[i] - middle) < base::length(boxes.points[root] - middle))
            root = i;
    Points grown(size);
    grown[root] = middle;
    std::vector<Pair> queue{{root, root}}; // box and where the tree reached it from
    queue.reserve(size);
    for (std::size_t i = 0; i < queue.size(); ++i) {
        const auto [box, from] = queue[i];
        for (const std::uint32_t next : tree.neighbours(box)) {
            if (next == from)
                continue;
            const bool isCrowd = std::max(overlaps[box], overlaps[next]) >= kCrowd;
            const double factor = isCrowd && boxes.overlap(box, next) ? boxes.growth(box, next) : 1;
            grown[next] = grown[box] + (boxes.points[next] - boxes.points[box]) * factor;
            queue.emplace_back(next, box);
        }
    }
    boxes.points = std::move(grown);
}

} // namespace whither::layout
