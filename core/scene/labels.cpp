#include "core/scene/labels.h"

#include "core/scene/grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>
#include <set>

namespace whither::scene {

using base::Point;
using base::Rect;

namespace {

constexpr int kDirections = 16;
/// Distances from the disk, pixels. The far ones are looked at only when the near ones leave little choice.
constexpr std::array<double, 5> kGaps{3, 8, 16, 28, 44};
constexpr std::size_t kEnoughCandidates = 6;
/// Distances of labels with a line to their disk, pixels.
constexpr std::array<double, 10> kLedGaps{40, 60, 80, 105, 130, 160, 200, 250, 310, 380};
constexpr int kRounds = 4;
/// Room kept free around a label, pixels.
constexpr double kPadding = 1;

constexpr double kCrossingCost = 5;
constexpr double kMarkCost = 6;
constexpr double kCostPerPixelAway = 0.35;
constexpr double kNearerDiskCost = 8;
constexpr double kLeaderOverLabelCost = 40;
/// What the place that a label had before is cheaper by: it takes more than one line that has come to cross it.
constexpr double kStayGain = 7;
/// More than any place beside the disk.
constexpr double kOverlaidCost = 1000;
constexpr double kLedCost = 2000;
/// From this far off, pixels, a label is not put where another disk is nearer.
constexpr double kFar = 16;

struct Candidate {
    Rect box;
    double cost = 0;
    double direction = 0; ///< cosine: 1 to the right of the disk, -1 to the left
    bool isCrossed = false;
    bool isOverlaid = false; ///< on its own disk
    bool isLed = false;
    std::optional<int> place; ///< beside the disk: direction and gap as one number
};

/// 0 for the directions that read best.
double directionCost(LabelRequest::Side side, Point direction) {
    const double off = side == LabelRequest::Side::below ? 1 - direction.y // below, then sideways, above last
                                                         : 1 - std::abs(direction.x);
    // Right of the disk rather than left of it, below rather than above.
    return 3 * off + 0.3 * (1 - direction.x) + 0.2 * (1 - direction.y);
}

class Placer {
  public:
    Placer(const std::vector<LabelRequest>& requests, const LabelObstacles& obstacles, double pixel)
        : m_requests(requests), m_obstacles(obstacles), m_pixel(pixel), m_disks(makeGrid(obstacles.disks.size())),
          m_segments(makeGrid(obstacles.curves.size())), m_marks(makeGrid(obstacles.marks.size())),
          m_labels(makeGrid(requests.size())), m_candidates(requests.size()), m_chosen(requests.size()) {
        for (std::size_t i = 0; i < obstacles.disks.size(); ++i)
            m_disks.insert(static_cast<std::uint32_t>(i),
                           squareAround(obstacles.disks[i].centre, obstacles.disks[i].radius));
        for (std::size_t i = 0; i < obstacles.curves.size(); ++i)
            addCurve(i);
        for (std::size_t i = 0; i < obstacles.marks.size(); ++i)
            m_marks.insert(static_cast<std::uint32_t>(i), obstacles.marks[i]);
    }

    void run() {
        for (std::size_t i = 0; i < m_requests.size(); ++i) {
            findCandidates(i);
            const bool isBelow = m_requests[i].side == LabelRequest::Side::below;
            if (choose(i) || !(isBelow || m_requests[i].mayBeLed))
                continue;
            if (isBelow)
                findOverlaid(i);
            if (m_requests[i].mayBeLed)
                findLed(i);
            sortCandidates(i);
            if (choose(i) && m_candidates[i][*m_chosen[i]].isLed)
                keepClear(leaderOf(m_requests[i], boxOf(i)));
        }
        for (int round = 0; round < kRounds; ++round) {
            bool hasChanged = false;
            for (std::size_t i = 0; i < m_requests.size(); ++i)
                hasChanged = (m_chosen[i] ? improve(i) : choose(i) || push(i)) || hasChanged;
            if (!hasChanged || isCrowded())
                break;
        }
    }

    /// So many found no room that looking on would cost much and change little.
    [[nodiscard]] bool isCrowded() const {
        constexpr std::ptrdiff_t kMany = 40;
        return std::count(m_chosen.begin(), m_chosen.end(), std::nullopt) > kMany;
    }

    [[nodiscard]] std::vector<SceneLabel> result() const {
        std::vector<SceneLabel> labels;
        for (std::size_t i = 0; i < m_requests.size(); ++i)
            if (m_chosen[i])
                labels.push_back(label(m_requests[i], m_candidates[i][*m_chosen[i]]));
        for (const auto& led : labels)
            if (led.leader)
                for (auto& other : labels)
                    other.isCrossed = other.isCrossed || crosses(other.box, led.leader->from, led.leader->to);
        return labels;
    }

  private:
    struct Segment {
        Point a;
        Point b;
        std::size_t curve = 0;
    };

    [[nodiscard]] Grid makeGrid(std::size_t items) const {
        Rect area;
        for (const auto& disk : m_obstacles.disks)
            area = united(area, squareAround(disk.centre, std::max(disk.radius, m_pixel)));
        return {area, 40 * m_pixel, std::max(items, m_requests.size())};
    }

    static Rect boundsOf(const SceneLabel::Leader& leader) {
        const auto [left, right] = std::minmax(leader.from.x, leader.to.x);
        const auto [top, bottom] = std::minmax(leader.from.y, leader.to.y);
        return {left, top, right - left, bottom - top};
    }

    /// Labels that come later count a leader as one more line.
    void keepClear(const SceneLabel::Leader& leader) {
        m_segments.insert(static_cast<std::uint32_t>(m_pieces.size()), boundsOf(leader));
        m_pieces.push_back({leader.from, leader.to, m_obstacles.curves.size() + m_leaders++});
    }

    void addCurve(std::size_t curve) {
        const auto points = m_obstacles.curves[curve].flattened();
        constexpr std::size_t kStep = 4;
        for (std::size_t i = 0; i + kStep < points.size(); i += kStep) {
            const Point a = points[i];
            const Point b = points[i + kStep];
            const auto [left, right] = std::minmax(a.x, b.x);
            const auto [top, bottom] = std::minmax(a.y, b.y);
            m_segments.insert(static_cast<std::uint32_t>(m_pieces.size()), {left, top, right - left, bottom - top});
            m_pieces.push_back({a, b, curve});
        }
    }

    /// How many disks the box covers that it may cover; empty: it covers another.
    [[nodiscard]] std::optional<int> disksCovered(const Rect& box, double coversBelow) const {
        std::optional<int> covered = 0;
        m_disks.visit(box, [&](std::uint32_t i) {
            const auto& disk = m_obstacles.disks[i];
            if (distance(box, disk.centre) >= disk.radius)
                return true;
            if (disk.radius < coversBelow)
                ++*covered;
            else
                covered.reset();
            return covered.has_value();
        });
        return covered;
    }

    [[nodiscard]] bool isInFrame(const Rect& box) const {
        const Rect& frame = m_obstacles.frame;
        return frame.isEmpty() ||
               (box.x >= frame.x && box.y >= frame.y && box.right() <= frame.right() && box.bottom() <= frame.bottom());
    }

    /// Whether a box that is `gap` away from its own disk is nearer to another.
    [[nodiscard]] bool isNearerToAnother(const Rect& box, double gap) const {
        bool isNearer = false;
        m_disks.visit(box.grown(gap), [&](std::uint32_t i) {
            const auto& disk = m_obstacles.disks[i];
            isNearer = distance(box, disk.centre) - disk.radius < gap - m_pixel;
            return !isNearer;
        });
        return isNearer;
    }

    [[nodiscard]] double lineCost(const Rect& box) {
        m_crossed.clear();
        m_segments.visit(box, [&](std::uint32_t i) {
            const auto& piece = m_pieces[i];
            if (crosses(box, piece.a, piece.b))
                m_crossed.push_back(piece.curve);
            return true;
        });
        std::sort(m_crossed.begin(), m_crossed.end());
        const auto lines = std::unique(m_crossed.begin(), m_crossed.end()) - m_crossed.begin();
        m_crossed.clear();
        m_marks.visit(box, [&](std::uint32_t i) {
            if (box.overlaps(m_obstacles.marks[i]))
                m_crossed.push_back(i);
            return true;
        });
        std::sort(m_crossed.begin(), m_crossed.end());
        const auto marks = std::unique(m_crossed.begin(), m_crossed.end()) - m_crossed.begin();
        return kCrossingCost * static_cast<double>(lines) + kMarkCost * static_cast<double>(marks);
    }

    /// Of a label with the room kept free around it, world units.
    [[nodiscard]] base::Size roomOf(std::size_t i) const {
        const auto size = sizeOf(m_requests[i].lines);
        return {(size.width + 2 * kPadding) * m_pixel, (size.height + 2 * kPadding) * m_pixel};
    }

    void findCandidates(std::size_t i) {
        const auto& request = m_requests[i];
        auto& candidates = m_candidates[i];
        for (std::size_t ring = 0; ring < kGaps.size(); ++ring) {
            const double gap = kGaps[ring];
            for (int turn = 0; turn < kDirections; ++turn) {
                const Point direction = directionOf(turn);
                const Rect box = boxAround(i, direction, gap);
                const auto covered = isInFrame(box) ? disksCovered(box, request.coversBelow) : std::nullopt;
                if (!covered)
                    continue;
                const bool isAmbiguous = isNearerToAnother(box, distance(box, request.centre) - request.radius);
                if (isAmbiguous && gap >= kFar)
                    continue;
                const double lines = lineCost(box) + kMarkCost * *covered;
                const int place = static_cast<int>(ring) * kDirections + turn;
                candidates.push_back({box,
                                      directionCost(request.side, direction) + kCostPerPixelAway * (gap - kGaps[0]) +
                                          lines + (isAmbiguous ? kNearerDiskCost : 0) -
                                          (request.before == place ? kStayGain : 0),
                                      direction.x, lines > 0, false, false, place});
            }
            const auto good = std::count_if(candidates.begin(), candidates.end(),
                                            [](const Candidate& c) { return c.cost < 2 * kCrossingCost; });
            if (static_cast<std::size_t>(good) >= kEnoughCandidates)
                break;
        }
        sortCandidates(i);
    }

    void sortCandidates(std::size_t i) {
        std::stable_sort(m_candidates[i].begin(), m_candidates[i].end(),
                         [](const Candidate& a, const Candidate& b) { return a.cost < b.cost; });
    }

    [[nodiscard]] static Point directionOf(int turn) {
        const double angle = 2 * std::numbers::pi * turn / kDirections;
        return {std::cos(angle), std::sin(angle)};
    }

    /// A label's box `gap` pixels off its disk. The point of the box that faces the disk slides along the box as the
    /// direction turns.
    [[nodiscard]] Rect boxAround(std::size_t i, Point direction, double gap) const {
        const auto& request = m_requests[i];
        const base::Size room = roomOf(i);
        const double halfWidth = room.width / 2;
        const double halfHeight = room.height / 2;
        const double reach = request.radius + gap * m_pixel;
        const double longest = std::max(std::abs(direction.x), std::abs(direction.y));
        const Point centre = request.centre + direction * reach +
                             Point{direction.x / longest * halfWidth, direction.y / longest * halfHeight};
        Rect box{centre.x - halfWidth, centre.y - halfHeight, 2 * halfWidth, 2 * halfHeight};
        const double lacking = reach - distance(box, request.centre);
        if (lacking > 0) {
            box.x += direction.x * lacking;
            box.y += direction.y * lacking;
        }
        return box;
    }

    /// Places far off, the nearer the better.
    void findLed(std::size_t i) {
        for (const double gap : kLedGaps)
            for (int turn = 0; turn < kDirections; ++turn) {
                const Point direction = directionOf(turn);
                const Rect box = boxAround(i, direction, gap);
                if (!isInFrame(box) || !disksCovered(box, 0))
                    continue;
                const auto leader = leaderOf(m_requests[i], box);
                std::set<std::uint32_t> inTheWay;
                m_labels.visit(boundsOf(leader), [&](std::uint32_t other) {
                    if (crosses(boxOf(other), leader.from, leader.to))
                        inTheWay.insert(other);
                    return true;
                });
                const double cost = kLedCost + kCostPerPixelAway * gap + lineCost(box) +
                                    kLeaderOverLabelCost * static_cast<double>(inTheWay.size());
                m_candidates[i].push_back({box, cost, direction.x, true, false, true, {}});
            }
    }

    /// Places on the label's own disk, the nearer to its middle the better.
    void findOverlaid(std::size_t i) {
        const base::Size size = roomOf(i);
        constexpr double kStep = 0.25;
        constexpr int kSteps = 3;
        const auto& request = m_requests[i];
        for (int down = -kSteps; down <= kSteps; ++down)
            for (int across = -kSteps; across <= kSteps; ++across) {
                const Point shift{across * kStep * request.radius, down * kStep * request.radius};
                const Point centre = request.centre + shift;
                const Rect box{centre.x - size.width / 2, centre.y - size.height / 2, size.width, size.height};
                bool isFree = isInFrame(box);
                m_disks.visit(box, [&](std::uint32_t other) {
                    const auto& disk = m_obstacles.disks[other];
                    isFree = isFree && (disk.node == request.node || distance(box, disk.centre) >= disk.radius);
                    return isFree;
                });
                if (isFree)
                    m_candidates[i].push_back({box, kOverlaidCost + length(shift) / m_pixel, 0, true, true, false, {}});
            }
    }

    [[nodiscard]] const Rect& boxOf(std::size_t label) const { return m_candidates[label][*m_chosen[label]].box; }

    /// Labels in the way of `box`, but for `self`; at most `limit` of them.
    [[nodiscard]] std::vector<std::size_t> blockers(const Rect& box, std::size_t self, std::size_t limit) const {
        std::vector<std::size_t> found;
        m_labels.visit(box, [&](std::uint32_t other) {
            if (other != self && box.overlaps(boxOf(other)) &&
                std::find(found.begin(), found.end(), other) == found.end())
                found.push_back(other);
            return found.size() < limit;
        });
        return found;
    }

    [[nodiscard]] std::optional<std::size_t> bestFree(std::size_t i) const {
        for (std::size_t candidate = 0; candidate < m_candidates[i].size(); ++candidate)
            if (blockers(m_candidates[i][candidate].box, i, 1).empty())
                return candidate;
        return {};
    }

    void take(std::size_t i, std::size_t candidate) {
        m_chosen[i] = candidate;
        m_labels.insert(static_cast<std::uint32_t>(i), boxOf(i));
    }
    void giveUp(std::size_t i) {
        m_labels.remove(static_cast<std::uint32_t>(i), boxOf(i));
        m_chosen[i].reset();
    }

    bool choose(std::size_t i) {
        const auto free = bestFree(i);
        if (free)
            take(i, *free);
        return free.has_value();
    }

    /// To a cheaper place, if one has become free, or if the one label that holds it loses less by going elsewhere.
    bool improve(std::size_t i) {
        const auto old = *m_chosen[i];
        for (std::size_t candidate = 0; candidate < old; ++candidate) {
            const auto gain = m_candidates[i][old].cost - m_candidates[i][candidate].cost;
            if (gain <= 0)
                break;
            const auto inTheWay = blockers(m_candidates[i][candidate].box, i, 2);
            if (inTheWay.size() > 1)
                continue;
            giveUp(i);
            if (inTheWay.empty() || relocate(inTheWay[0], m_candidates[i][candidate].box, gain)) {
                take(i, candidate);
                return true;
            }
            take(i, old);
        }
        return false;
    }

    /// Makes room by sending the one label in the way elsewhere.
    bool push(std::size_t i) {
        for (std::size_t candidate = 0; candidate < m_candidates[i].size(); ++candidate) {
            const auto& box = m_candidates[i][candidate].box;
            const auto inTheWay = blockers(box, i, 2);
            if (inTheWay.size() == 1 && relocate(inTheWay[0], box, std::numeric_limits<double>::infinity())) {
                take(i, candidate);
                return true;
            }
        }
        return false;
    }

    /// Moves a placed label off `needed`, if that costs less than `mostLoss`.
    bool relocate(std::size_t label, const Rect& needed, double mostLoss) {
        const auto old = *m_chosen[label];
        for (std::size_t candidate = 0; candidate < m_candidates[label].size(); ++candidate) {
            const auto& place = m_candidates[label][candidate];
            if (place.cost - m_candidates[label][old].cost >= mostLoss)
                break;
            if (place.box.overlaps(needed) || !blockers(place.box, label, 1).empty())
                continue;
            giveUp(label);
            take(label, candidate);
            return true;
        }
        return false;
    }

    /// From the border of the box to that of the disk, along the shortest way.
    [[nodiscard]] static SceneLabel::Leader leaderOf(const LabelRequest& request, const Rect& box) {
        const Point from{std::clamp(request.centre.x, box.x, box.right()),
                         std::clamp(request.centre.y, box.y, box.bottom())};
        const Point way = request.centre - from;
        return {from, request.centre - way * (request.radius / length(way))};
    }

    [[nodiscard]] SceneLabel label(const LabelRequest& request, const Candidate& place) const {
        SceneLabel result;
        result.node = request.node;
        result.name = request.name;
        result.box = place.box.grown(-kPadding * m_pixel);
        result.presence = request.presence;
        result.place = place.place;
        result.isFaded = request.isFaded;
        result.isCrossed = place.isCrossed;
        result.isOverlaid = place.isOverlaid;
        if (place.isLed)
            result.leader = leaderOf(request, result.box);
        using Align = SceneLabel::Align;
        result.align = place.direction > 0.3 ? Align::left : place.direction < -0.3 ? Align::right : Align::middle;
        const double share = static_cast<double>(result.align) / 2;
        double y = result.box.y;
        for (const auto& line : request.lines) {
            const double width = line.width * m_pixel;
            result.lines.push_back({line.text,
                                    line.role,
                                    line.size * m_pixel,
                                    {result.box.x + (result.box.width - width) * share, y + line.ascent * m_pixel},
                                    width});
            y += line.height * m_pixel;
        }
        return result;
    }

    const std::vector<LabelRequest>& m_requests;
    const LabelObstacles& m_obstacles;
    const double m_pixel;
    Grid m_disks;
    Grid m_segments;
    Grid m_marks;
    Grid m_labels;
    std::vector<Segment> m_pieces;
    std::size_t m_leaders = 0;                        ///< among them
    std::vector<std::vector<Candidate>> m_candidates; ///< cheapest first
    std::vector<std::optional<std::size_t>> m_chosen;
    std::vector<std::size_t> m_crossed;
};

} // namespace

std::vector<SceneLabel> placeLabels(const std::vector<LabelRequest>& requests, const LabelObstacles& obstacles,
                                    double pixel) {
    Placer placer(requests, obstacles, pixel);
    placer.run();
    return placer.result();
}

} // namespace whither::scene
