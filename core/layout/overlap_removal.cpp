#include "core/layout/overlap_removal.h"

#include "core/layout/box_grid.h"
#include "core/layout/plane.h"
#include "core/layout/repulsion.h"

#include <boost/polygon/voronoi_builder.hpp>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
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
constexpr std::size_t kCounted = 64;       ///< overlaps per box, beyond which all are taken for one crowd
constexpr double kLeastDistance = 0.01;    ///< from which coincident boxes grow apart, world units
constexpr std::size_t kScattered = 20'000; ///< boxes from which on they are sorted so that near ones are near in memory
constexpr double kTiny = 1e-9;             ///< distance that counts as none, so that factors stay finite, world units

/// Unlike base::length() the same to the last bit wherever it is computed.
double norm(base::Point way) {
    return std::sqrt(way.x * way.x + way.y * way.y);
}

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
        return norm({std::max(-by.width, 0.0), std::max(-by.height, 0.0)});
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

/// How many others overlap each box; kCrowd for all when there are so many overlaps that counting them would take long.
std::vector<std::uint32_t> countOverlaps(const Boxes& boxes) {
    std::vector<base::Rect> rects;
    rects.reserve(boxes.count());
    for (std::uint32_t i = 0; i < boxes.count(); ++i) {
        const base::Size size = boxes.sizes[i];
        const base::Point centre = boxes.centre(i);
        rects.push_back({centre.x - size.width / 2, centre.y - size.height / 2, size.width, size.height});
    }
    std::vector<std::uint32_t> counts(boxes.count(), 0);
    std::size_t left = kCounted * boxes.count();
    const bool all = BoxGrid(rects).forEachNearPair([&](std::uint32_t a, std::uint32_t b) {
        if (boxes.overlap(a, b)) {
            ++counts[a];
            ++counts[b];
            --left;
        }
        return left > 0;
    });
    if (!all)
        std::fill(counts.begin(), counts.end(), kCrowd);
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
        std::sort(sites.begin(), sites.end(),
                  [](const Site& a, const Site& b) { return std::tie(a.x, a.y, a.box) < std::tie(b.x, b.y, b.box); });
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

/// Edges of the Delaunay triangulation; boxes in one place are a chain.
std::vector<Pair> proximityOf(const Points& points) {
    const Sites sites(points);
    std::vector<Pair> pairs;
    std::vector<std::uint32_t> boxOf;
    boxOf.reserve(points.size());
    boost::polygon::voronoi_builder<std::int32_t> builder;
    for (std::size_t i = 0; i < sites.sites.size(); ++i) {
        const Sites::Site& site = sites.sites[i];
        if (sites.isRepeated(i)) {
            pairs.emplace_back(std::minmax(sites.sites[i - 1].box, site.box));
            continue;
        }
        builder.insert_point(site.x, site.y);
        boxOf.push_back(site.box);
    }
    Touching touching;
    builder.construct(&touching);
    for (const auto& [a, b] : touching.pairs())
        pairs.emplace_back(std::minmax(boxOf[a], boxOf[b]));
    return pairs;
}

/// A minimum spanning tree (Kruskal), as the neighbours of each box.
class Tree {
  public:
    /// `edges` with their costs, connected.
    Tree(std::size_t size, std::vector<std::pair<double, Pair>> edges) : m_first(size + 2, 0) {
        std::sort(edges.begin(), edges.end());
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
    const std::vector<Pair> near = proximityOf(boxes.points);
    std::vector<std::pair<double, Pair>> edges;
    edges.reserve(near.size());
    for (const Pair& pair : near) {
        const auto [a, b] = pair;
        // What overlaps most for its size is first to be put right.
        edges.emplace_back(boxes.overlap(a, b) ? 1 / boxes.growth(a, b) - 1 : boxes.gap(a, b), pair);
    }
    const Tree tree(size, std::move(edges));

    // From the middle, so that growth goes all ways.
    const base::Point middle = meanOf(boxes.points);
    std::uint32_t root = 0;
    for (std::uint32_t i = 1; i < size; ++i)
        if (norm(boxes.points[i] - middle) < norm(boxes.points[root] - middle))
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

/// Places on a line, as near to the wished ones as constraints "right stands at least `gap` after left" let them, by
/// weighted squares: the satisfying pass of Dwyer, Marriott and Stuckey's solver. Things that push each other are one
/// block, which stands where the mean of its members' wishes is.
class LineSolver {
  public:
    LineSolver(std::vector<double> wished, std::vector<double> weights)
        : m_wished(std::move(wished)), m_weights(std::move(weights)), m_blockOf(m_wished.size()),
          m_offsets(m_wished.size(), 0), m_blocks(m_wished.size()), m_next(m_wished.size()),
          m_incoming(m_wished.size()) {
        std::iota(m_blockOf.begin(), m_blockOf.end(), 0U);
        std::iota(m_next.begin(), m_next.end(), 0U);
        for (std::uint32_t i = 0; i < m_wished.size(); ++i)
            m_blocks[i] = {m_wished[i], m_weights[i], 1, i, kNone};
    }

    /// Room for as many constraints, so that their list is not copied while it grows.
    void reserve(std::size_t constraints) { m_constraints.reserve(constraints); }
    /// Left must come before right in order().
    void constrain(std::uint32_t left, std::uint32_t right, double gap) {
        const auto index = static_cast<std::uint32_t>(m_constraints.size());
        m_constraints.push_back({left, right, gap});
        Incoming& incoming = m_incoming[right];
        (incoming.last == kNone ? incoming.first : m_constraints[incoming.last].next) = index;
        incoming.last = index;
    }
    /// By wished place, then index.
    [[nodiscard]] static std::vector<std::uint32_t> order(std::span<const double> wished) {
        std::vector<std::uint32_t> order(wished.size());
        std::iota(order.begin(), order.end(), 0U);
        std::stable_sort(order.begin(), order.end(),
                         [&](std::uint32_t a, std::uint32_t b) { return wished[a] < wished[b]; });
        return order;
    }
    [[nodiscard]] std::vector<double> solve() {
        for (const std::uint32_t i : order(m_wished)) {
            Block& own = m_blocks[i];
            for (std::uint32_t c = m_incoming[i].first; c != kNone; c = m_constraints[c].next) {
                m_constraints[c].key = shortfall(c);
                own.heap = meld(own.heap, c);
            }
            std::uint32_t block = i;
            for (std::uint32_t c = mostViolated(block); c != kNone; c = mostViolated(block))
                block = merge(c);
        }
        std::vector<double> places(m_wished.size());
        for (std::uint32_t i = 0; i < places.size(); ++i)
            places[i] = placeOf(i);
        return places;
    }

  private:
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
    struct Constraint {
        std::uint32_t left = 0;
        std::uint32_t right = 0;
        double gap = 0;
        std::uint32_t next = kNone; ///< that ends in the same thing
        // In the leftist heap of the block of `right`:
        double key = 0;   ///< shortfall() when it was last looked at
        double later = 0; ///< what the keys below have still to change by
        std::uint32_t rank = 1;
        std::uint32_t below[2] = {kNone, kNone};
    };
    struct Block {
        double place = 0;
        double weight = 0;
        std::uint32_t count = 0;    ///< of its members
        std::uint32_t member = 0;   ///< one of them
        std::uint32_t heap = kNone; ///< constraints that end in it, the most violated on top
    };

    /// Constraints that end in one thing, as they were given.
    struct Incoming {
        std::uint32_t first = kNone;
        std::uint32_t last = kNone;
    };

    [[nodiscard]] double placeOf(std::uint32_t i) const { return m_blocks[m_blockOf[i]].place + m_offsets[i]; }
    /// By how much a constraint is violated if the block of its right end stood at 0: the same for all times while that
    /// block moves.
    [[nodiscard]] double shortfall(std::uint32_t c) const {
        const Constraint& constraint = m_constraints[c];
        return placeOf(constraint.left) + constraint.gap - m_offsets[constraint.right];
    }

    void shiftKeys(std::uint32_t heap, double by) {
        if (heap == kNone)
            return;
        m_constraints[heap].key += by;
        m_constraints[heap].later += by;
    }
    void passOn(Constraint& constraint) {
        for (const std::uint32_t heap : constraint.below)
            shiftKeys(heap, constraint.later);
        constraint.later = 0;
    }
    /// A leftist heap (Crane, "Linear lists and priority queues as balanced binary trees", 1972) of two.
    std::uint32_t meld(std::uint32_t a, std::uint32_t b) {
        if (a == kNone || b == kNone)
            return a == kNone ? b : a;
        if (m_constraints[a].key < m_constraints[b].key || (m_constraints[a].key == m_constraints[b].key && b < a))
            std::swap(a, b);
        Constraint& top = m_constraints[a];
        passOn(top);
        top.below[1] = meld(top.below[1], b); // no deeper than the logarithm of the heap
        if (rankOf(top.below[0]) < rankOf(top.below[1]))
            std::swap(top.below[0], top.below[1]);
        top.rank = rankOf(top.below[1]) + 1;
        return a;
    }
    [[nodiscard]] std::uint32_t rankOf(std::uint32_t heap) const {
        return heap == kNone ? 0 : m_constraints[heap].rank;
    }
    std::uint32_t withoutTop(std::uint32_t heap) {
        Constraint& top = m_constraints[heap];
        passOn(top);
        const std::uint32_t rest = meld(top.below[0], top.below[1]);
        top.below[0] = top.below[1] = kNone;
        top.rank = 1;
        return rest;
    }

    /// The most violated constraint that ends in a block and begins in another; kNone: there is none.
    std::uint32_t mostViolated(std::uint32_t block);
    /// Makes one block of the two that a constraint ties; returns it.
    std::uint32_t merge(std::uint32_t constraint);

    std::vector<double> m_wished;
    std::vector<double> m_weights;
    std::vector<std::uint32_t> m_blockOf;
    std::vector<double> m_offsets; ///< from the block's place
    std::vector<Block> m_blocks;
    std::vector<std::uint32_t> m_next; ///< the member of the same block after each one, in a ring
    std::vector<Incoming> m_incoming;
    std::vector<Constraint> m_constraints;
};

std::uint32_t LineSolver::mostViolated(std::uint32_t block) {
    constexpr double kSlack = 1e-9; // rounding
    std::uint32_t& heap = m_blocks[block].heap;
    while (heap != kNone) {
        const std::uint32_t c = heap;
        if (m_blockOf[m_constraints[c].left] == block) {
            heap = withoutTop(heap);
            continue;
        }
        // What stands left of the newcomer has only ever moved to the left: no key is too small, some are too large.
        const double key = shortfall(c);
        if (key < m_constraints[c].key - kSlack) {
            heap = withoutTop(heap);
            m_constraints[c].key = key;
            heap = meld(heap, c);
            continue;
        }
        return key - m_blocks[block].place > kSlack ? c : kNone;
    }
    return kNone;
}

std::uint32_t LineSolver::merge(std::uint32_t constraint) {
    const auto& [left, right, gap] =
        std::tie(m_constraints[constraint].left, m_constraints[constraint].right, m_constraints[constraint].gap);
    std::uint32_t into = m_blockOf[left];
    std::uint32_t from = m_blockOf[right];
    double shift = m_offsets[left] + gap - m_offsets[right]; // of what is `from` to be in terms of `into`
    if (m_blocks[into].count < m_blocks[from].count) {
        std::swap(into, from);
        shift = -shift;
    }
    Block& block = m_blocks[into];
    Block& other = m_blocks[from];
    std::uint32_t member = other.member;
    do {
        m_blockOf[member] = into;
        m_offsets[member] += shift;
        member = m_next[member];
    } while (member != other.member);
    std::swap(m_next[block.member], m_next[other.member]); // makes one ring of two
    block.count += other.count;
    const double weight = block.weight + other.weight;
    block.place += (other.place - shift - block.place) * (other.weight / weight);
    block.weight = weight;
    shiftKeys(other.heap, -shift);
    block.heap = meld(block.heap, other.heap);
    other = {};
    return into;
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

/// Moves boxes along an axis. `thorough`: until none overlap; else only those that overlap along it no more than
/// across it.
void separateAlong(Axis axis, Boxes& boxes, bool thorough) {
    constexpr int kNeighbours = 16; ///< looked at on either side of a box where boxes are left for the other axis
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
    LineSolver solver(wished, std::move(weights));
    solver.reserve(3 * std::size_t{size}); // all that a thorough sweep makes: two as a box opens, one as it closes

    // Sweep across the axis; what is open stands side by side along it.
    struct Event {
        double at = 0;
        bool closes = false;
        std::uint32_t box = 0;
    };
    std::vector<Event> events;
    events.reserve(2 * std::size_t{size});
    for (std::uint32_t i = 0; i < size; ++i) {
        const double middle = along(across(axis), boxes.centre(i));
        const double half = std::max(along(across(axis), boxes.sizes[i]) - kOverlapTolerance, 0.0) / 2;
        events.push_back({middle - half, false, i});
        events.push_back({middle + half, true, i});
    }
    std::sort(events.begin(), events.end(), [](const Event& a, const Event& b) {
        return std::tie(a.at, a.closes, a.box) < std::tie(b.at, b.closes, b.box);
    });
    std::set<std::pair<double, std::uint32_t>> open;
    using Place = std::set<std::pair<double, std::uint32_t>>::iterator;
    std::vector<Place> placeOf(size);
    const auto constrain = [&](std::uint32_t a, std::uint32_t b) {
        solver.constrain(a, b, along(axis, boxes.reach(a, b)));
    };
    // Whether the search for neighbours ends at the pair.
    const auto meet = [&](std::uint32_t a, std::uint32_t b) {
        const base::Size depth = boxes.depth(a, b);
        if (thorough || along(axis, depth) <= along(across(axis), depth))
            constrain(a, b);
        return thorough || along(axis, depth) <= 0;
    };
    for (const Event& event : events) {
        if (!event.closes) {
            placeOf[event.box] = open.emplace(wished[event.box], event.box).first;
            Place before = placeOf[event.box];
            for (int i = 0; i < kNeighbours && before != open.begin(); ++i)
                if (meet((--before)->second, event.box))
                    break;
            Place after = std::next(placeOf[event.box]);
            for (int i = 0; i < kNeighbours && after != open.end(); ++i, ++after)
                if (meet(event.box, after->second))
                    break;
            continue;
        }
        const Place after = open.erase(placeOf[event.box]);
        if (thorough && after != open.begin() && after != open.end())
            constrain(std::prev(after)->second, after->second);
    }

    events = std::vector<Event>(); // the room is needed now
    const std::vector<double> places = solver.solve();
    for (std::uint32_t i = 0; i < size; ++i)
        if (places[i] != wished[i]) // else it stays to the last bit
            (axis == Axis::x ? boxes.points[i].x : boxes.points[i].y) = places[i] - along(axis, boxes.offsets[i]);
}

} // namespace

void removeOverlaps(std::span<base::Point> points, std::span<const base::Rect> boxes) {
    const std::vector<std::uint32_t> order = orderOf(points);
    Boxes moved(points, boxes, order);
    std::vector<std::uint32_t> overlaps = countOverlaps(moved);
    if (std::count(overlaps.begin(), overlaps.end(), 0U) == static_cast<std::ptrdiff_t>(overlaps.size()))
        return;
    const auto crowded = [&] {
        return std::count_if(overlaps.begin(), overlaps.end(), [](std::uint32_t count) { return count >= kCrowd; });
    };
    if (crowded() > 0) {
        spreadCoincident(moved.points);
        const double many = kCrowdedShare * static_cast<double>(moved.count());
        for (int i = 0; i < kGrowths && (i == 0 || static_cast<double>(crowded()) > many); ++i) {
            growTree(moved, overlaps);
            overlaps = countOverlaps(moved);
        }
    }
    separateAlong(Axis::x, moved, false);
    separateAlong(Axis::y, moved, true);
    for (std::size_t i = 0; i < order.size(); ++i)
        points[order[i]] = moved.points[i];
}

} // namespace whither::layout
