#include "core/layout/overlap_removal.h"

#include "core/layout/box_grid.h"
#include "core/layout/crowd_growth.h"
#include "core/layout/line_solver.h"
#include "core/layout/plane.h"
#include "core/layout/repulsion.h"

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

using Pair = std::pair<std::uint32_t, std::uint32_t>;

constexpr double kCrowdedShare = 0.1;      ///< of all boxes, from which the tree is grown once more
constexpr int kGrowths = 4;                ///< at most
constexpr std::size_t kScattered = 20'000; ///< boxes from which on they are sorted so that near ones are near in memory

// Threads share the work in parts whose size is fixed, so that nothing depends on how many threads there are.
constexpr std::size_t kEventsAtOnce = 50'000; ///< of a sweep

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
