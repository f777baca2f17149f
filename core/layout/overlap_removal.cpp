#include "core/layout/overlap_removal.h"

#include "core/layout/box_grid.h"
#include "core/layout/line_solver.h"
#include "core/layout/plane.h"
#include "core/layout/repulsion.h"

#include <boost/polygon/voronoi_builder.hpp>
#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <set>
#include <tuple>
#include <utility>
#include <vector>

namespace whither::layout {

namespace {

using Points = std::vector<base::Point>;
using Pair = std::pair<std::uint32_t, std::uint32_t>;

constexpr std::uint32_t kCrowd = 4;        ///< others that overlap a box, from which it stands in a crowd
constexpr double kCrowdedShare = 0.1;      ///< of all boxes, from which the tree is grown once more
constexpr int kGrowths = 4;                ///< at most
constexpr double kLeastDistance = 0.01;    ///< from which coincident boxes grow apart, world units
constexpr std::size_t kScattered = 20'000; ///< boxes from which on they are sorted so that near ones are near in memory
constexpr double kTiny = 1e-9;             ///< distance that counts as none, so that factors stay finite, world units

// Threads share the work in parts whose size is fixed, so that nothing depends on how many threads there are.
constexpr std::size_t kStrip = 50'000;        ///< points that are triangulated by themselves
constexpr std::size_t kStripMargin = 3000;    ///< points of the next strip that a strip takes in as well
constexpr std::size_t kEventsAtOnce = 50'000; ///< of a sweep

base::Point meanOf(std::span<const base::Point> points) {
    base::Point mean;
    for (const base::Point& point : points)
        mean = mean + point * (1.0 / static_cast<double>(points.size()));
    return mean;
}

/// Boxes that move with their points.
struct Boxes {
    Points points;
    std::vector<base::Point> offsets; ///< of the boxes' centres from the points
    std::vector<base::Size> sizes;    ///< not negative

    /// `order`: indices of all places.
    Boxes(std::span<const base::Point> places, std::span<const base::Rect> boxes,
          std::span<const std::uint32_t> order) {
        points.reserve(order.size());
        offsets.reserve(order.size());
        sizes.reserve(order.size());
        for (const std::uint32_t i : order) {
            points.push_back(places[i]);
            offsets.push_back(boxes[i].centre());
            sizes.push_back({std::max(boxes[i].width, 0.0), std::max(boxes[i].height, 0.0)});
        }
    }

    [[nodiscard]] std::size_t count() const { return points.size(); }
    [[nodiscard]] base::Point centre(std::uint32_t i) const { return points[i] + offsets[i]; }

    /// Least distances of two centres along the axes, one of which must be kept.
    [[nodiscard]] base::Size reach(std::uint32_t a, std::uint32_t b) const {
        return {(sizes[a].width + sizes[b].width) / 2, (sizes[a].height + sizes[b].height) / 2};
    }
    /// How far boxes reach into each other along the axes; where one is negative, it is the gap between them.
    [[nodiscard]] base::Size depth(std::uint32_t a, std::uint32_t b) const {
        const base::Point way = centre(b) - centre(a);
        const base::Size least = reach(a, b);
        return {least.width - std::abs(way.x), least.height - std::abs(way.y)};
    }
    [[nodiscard]] bool overlap(std::uint32_t a, std::uint32_t b) const {
        const base::Size by = depth(a, b);
        return by.width > kOverlapTolerance && by.height > kOverlapTolerance;
    }
    /// Factor by which the points of overlapping boxes must go apart until these touch.
    [[nodiscard]] double growth(std::uint32_t a, std::uint32_t b) const {
        const base::Point way = points[b] - points[a];
        const base::Point offset = offsets[b] - offsets[a];
        const base::Size least = reach(a, b);
        const auto alone = [](double distance, double ahead, double wished) {
            return (wished - (distance < 0 ? -ahead : ahead)) / std::max(std::abs(distance), kTiny);
        };
        return std::max(1.0, std::min(alone(way.x, offset.x, least.width), alone(way.y, offset.y, least.height)));
    }
    [[nodiscard]] double gap(std::uint32_t a, std::uint32_t b) const {
        const base::Size by = depth(a, b);
        return base::length({std::max(-by.width, 0.0), std::max(-by.height, 0.0)});
    }
};

/// An order in which neighbours in the plane are neighbours in memory, where that pays.
std::vector<std::uint32_t> orderOf(std::span<const base::Point> points) {
    if (points.size() < kScattered) {
        std::vector<std::uint32_t> order(points.size());
        std::iota(order.begin(), order.end(), 0U);
        return order;
    }
    Plane plane(points.size());
    for (std::size_t i = 0; i < points.size(); ++i) {
        plane.x[i] = static_cast<float>(points[i].x);
        plane.y[i] = static_cast<float>(points[i].y);
    }
    return mortonOrder(plane);
}

/// Whether two boxes share more than a border; also when one is in the midst of the other, however small it is.
bool overlap(const base::Rect& a, const base::Rect& b) {
    return a.right() - b.x > kOverlapTolerance && b.right() - a.x > kOverlapTolerance &&
           a.bottom() - b.y > kOverlapTolerance && b.bottom() - a.y > kOverlapTolerance;
}

/// How many others overlap each box, at most kCrowd: so a box in a crowd looks at few of it.
std::vector<std::uint32_t> countOverlaps(const Boxes& boxes) {
    std::vector<base::Rect> rects;
    rects.reserve(boxes.count());
    for (std::uint32_t i = 0; i < boxes.count(); ++i) {
        const base::Size size = boxes.sizes[i];
        const base::Point centre = boxes.centre(i);
        rects.push_back({centre.x - size.width / 2, centre.y - size.height / 2, size.width, size.height});
    }
    const BoxGrid grid(rects);
    std::vector<std::uint32_t> counts(boxes.count(), 0);
    tbb::parallel_for(std::uint32_t{0}, static_cast<std::uint32_t>(boxes.count()), [&](std::uint32_t box) {
        std::uint32_t count = 0;
        grid.forEachNear(rects[box], [&](std::uint32_t other) {
            count += other != box && overlap(rects[box], rects[other]) ? 1 : 0;
            return count < kCrowd;
        });
        counts[box] = count;
    });
    return counts;
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

/// Puts coincident points on a little sunflower, each in a direction of its own in which to grow.
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

/// Grows the edges of a minimum spanning tree of the triangulation until their boxes touch, where one of the two stands
/// in a crowd. `overlaps`: of each box with others.
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

enum class Axis { x, y };

double along(Axis axis, base::Point point) {
    return axis == Axis::x ? point.x : point.y;
}
double along(Axis axis, base::Size size) {
    return axis == Axis::x ? size.width : size.height;
}
Axis across(Axis axis) {
    return axis == Axis::x ? Axis::y : Axis::x;
}

/// How thoroughly boxes are separated along an axis.
enum class Thoroughness {
    easy, ///< only those that overlap along it no more than across it
    full, ///< until none overlap
};

/// A sweep across an axis, which finds who stands next to whom along it.
class Sweep {
  public:
    /// `wished`: the boxes' centres along the axis.
    Sweep(Axis axis, const Boxes& boxes, std::span<const double> wished, Thoroughness thoroughness)
        : m_axis(axis), m_boxes(boxes), m_wished(wished), m_isFull(thoroughness == Thoroughness::full) {
        const auto size = static_cast<std::uint32_t>(boxes.count());
        std::vector<Event> events;
        events.reserve(2 * std::size_t{size});
        for (std::uint32_t i = 0; i < size; ++i) {
            const double middle = along(across(axis), boxes.centre(i));
            const double half = std::max(along(across(axis), boxes.sizes[i]) - kOverlapTolerance, 0.0) / 2;
            events.push_back({middle - half, {i, false}});
            events.push_back({middle + half, {i, true}});
        }
        tbb::parallel_sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
            return std::tuple(a.at, a.turn.closes, a.turn.box) < std::tuple(b.at, b.turn.closes, b.turn.box);
        });
        m_turns.reserve(events.size());
        for (const Event& event : events)
            m_turns.push_back(event.turn);
    }

    /// Who must stay left of whom, in the order in which the sweep finds it.
    [[nodiscard]] std::vector<std::vector<Pair>> constraints() const {
        const std::size_t parts = (m_turns.size() + kEventsAtOnce - 1) / kEventsAtOnce;
        // Each part of the sweep begins with what stands open there.
        std::vector<std::vector<std::uint32_t>> openAt(parts);
        std::vector<std::uint32_t> partOf(m_boxes.count());
        for (std::size_t i = 0; i < m_turns.size(); ++i) {
            const Turn turn = m_turns[i];
            const auto part = static_cast<std::uint32_t>(i / kEventsAtOnce);
            if (!turn.closes) {
                partOf[turn.box] = part;
                continue;
            }
            for (std::uint32_t later = partOf[turn.box] + 1; later <= part; ++later)
                openAt[later].push_back(turn.box);
        }
        partOf = {};
        std::vector<std::vector<Pair>> found(parts);
        tbb::parallel_for(std::size_t{0}, parts, [&](std::size_t part) {
            found[part] = sweep(part * kEventsAtOnce, std::min((part + 1) * kEventsAtOnce, m_turns.size()),
                                std::exchange(openAt[part], {}));
        });
        return found;
    }

  private:
    struct Turn {
        std::uint32_t box = 0;
        bool closes = false;
    };
    struct Event {
        double at = 0; ///< across the axis
        Turn turn;
    };

    [[nodiscard]] std::vector<Pair> sweep(std::size_t begin, std::size_t end,
                                          std::span<const std::uint32_t> openBefore) const {
        constexpr int kNeighbours = 16; ///< looked at on either side of a box where boxes are left for the other axis
        using Open = std::set<std::pair<double, std::uint32_t>>;
        Open open; // what is open stands side by side along the axis
        for (const std::uint32_t box : openBefore)
            open.emplace(m_wished[box], box);
        std::vector<Pair> pairs;
        // Whether the search for neighbours ends at the pair.
        const auto meet = [&](std::uint32_t a, std::uint32_t b) {
            const base::Size depth = m_boxes.depth(a, b);
            if (along(m_axis, depth) <= along(across(m_axis), depth))
                pairs.emplace_back(a, b);
            return along(m_axis, depth) <= 0;
        };
        for (std::size_t e = begin; e < end; ++e) {
            const auto [box, closes] = m_turns[e];
            const auto at = closes ? open.find({m_wished[box], box}) : open.emplace(m_wished[box], box).first;
            const auto after = std::next(at);
            if (closes) {
                // Who stood between two before, or comes between them later, is in turn kept apart from both.
                if (m_isFull && at != open.begin())
                    pairs.emplace_back(std::prev(at)->second, box);
                if (m_isFull && after != open.end())
                    pairs.emplace_back(box, after->second);
                open.erase(at);
            } else if (!m_isFull) {
                auto before = at;
                for (int i = 0; i < kNeighbours && before != open.begin(); ++i)
                    if (meet((--before)->second, box))
                        break;
                auto next = after;
                for (int i = 0; i < kNeighbours && next != open.end(); ++i, ++next)
                    if (meet(box, next->second))
                        break;
            }
        }
        return pairs;
    }

    Axis m_axis;
    const Boxes& m_boxes;
    std::span<const double> m_wished;
    bool m_isFull;
    std::vector<Turn> m_turns; ///< in order
};

/// Moves boxes along an axis.
void separateAlong(Axis axis, Boxes& boxes, Thoroughness thoroughness) {
    const auto size = static_cast<std::uint32_t>(boxes.count());
    std::vector<double> wished;
    std::vector<double> weights;
    wished.reserve(size);
    weights.reserve(size);
    for (std::uint32_t i = 0; i < size; ++i) {
        wished.push_back(along(axis, boxes.centre(i)));
        // The larger box gives way less.
        weights.push_back(std::max(boxes.sizes[i].width * boxes.sizes[i].height, 1.0));
    }
    std::vector<std::vector<Pair>> constraints = Sweep(axis, boxes, wished, thoroughness).constraints();
    LineSolver solver(wished, weights);
    weights = {};
    std::size_t count = 0;
    for (const std::vector<Pair>& part : constraints)
        count += part.size();
    solver.reserve(count);
    for (std::vector<Pair>& part : constraints) {
        for (const auto& [a, b] : part)
            solver.constrain(a, b, along(axis, boxes.reach(a, b)));
        part = {};
    }
    const std::vector<double> places = solver.solve();
    for (std::uint32_t i = 0; i < size; ++i)
        if (places[i] != wished[i]) // else it stays to the last bit
            (axis == Axis::x ? boxes.points[i].x : boxes.points[i].y) = places[i] - along(axis, boxes.offsets[i]);
}

} // namespace

void removeOverlaps(std::span<base::Point> points, std::span<const base::Rect> boxes, const base::Watch& watch) {
    if (watch.isStopped())
        return;
    const std::vector<std::uint32_t> order = orderOf(points);
    Boxes moved(points, boxes, order);
    std::vector<std::uint32_t> overlaps = countOverlaps(moved);
    if (std::count(overlaps.begin(), overlaps.end(), 0U) == static_cast<std::ptrdiff_t>(overlaps.size()))
        return;
    const auto crowded = [&] {
        return std::count_if(overlaps.begin(), overlaps.end(), [](std::uint32_t count) { return count >= kCrowd; });
    };
    // Shares of the time, about.
    constexpr double kCounting = 0.1;
    constexpr double kGrowing = 0.5;
    watch.report(base::Stage::placing, kCounting);
    if (crowded() > 0) {
        spreadCoincident(moved.points);
        const double many = kCrowdedShare * static_cast<double>(moved.count());
        for (int i = 0; i < kGrowths && (i == 0 || static_cast<double>(crowded()) > many) && !watch.isStopped(); ++i) {
            growTree(moved, overlaps);
            overlaps = countOverlaps(moved);
        }
    }
    overlaps = {};
    watch.report(base::Stage::placing, kGrowing);
    if (!watch.isStopped())
        separateAlong(Axis::x, moved, Thoroughness::easy);
    watch.report(base::Stage::placing, (1 + kGrowing) / 2);
    if (!watch.isStopped())
        separateAlong(Axis::y, moved, Thoroughness::full);
    for (std::size_t i = 0; i < order.size(); ++i)
        points[order[i]] = moved.points[i];
}

} // namespace whither::layout
