#include "core/scene/labels.h"

#include "core/scene/grid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <deque>
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
/// Room kept free around a label, pixels: on its sides so much that it is not read on into its neighbour.
constexpr base::Size kPadding{3, 1};
/// Distances of labels with a line to their disk, pixels.
constexpr std::array<double, 8> kLedGaps{14, 22, 32, 44, 60, 80, 100, kLongestLeader - kPadding.width};
constexpr int kRounds = 4;
/// So few labels fight for places until all have one.
constexpr std::size_t kFew = 60;
/// Labels that one may drive from their places at once, and what each of them costs it.
constexpr std::size_t kMostDriven = 3;
constexpr double kDriven = 60;

constexpr double kCrossingCost = 5;
constexpr double kMarkCost = 6;
constexpr double kCostPerPixelAway = 0.35;
constexpr double kNearerDiskCost = 8;
/// Of a line to the disk, for each dot that it runs over.
constexpr double kDotCost = 2;
/// Pixels of a disk's radius from which on no line to another runs over it.
constexpr double kLargeDisk = 4;
/// Of smaller letters, where there are some.
constexpr double kBriefCost = 14;
/// Of a line to the disk, where there are smaller letters too.
constexpr double kShortLedCost = 30;
/// What the place that a label had before is cheaper by: it takes more than one line that has come to cross it.
constexpr double kStayGain = 7;
/// More than any place beside the disk.
constexpr double kLedCost = 300;
constexpr double kCoveringCost = 600;
constexpr double kOverlaidCost = 1000;
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
    bool isBrief = false;
};

using Leader = SceneLabel::Leader;

/// On which side of the line from `a` to `b`.
double sideOf(Point a, Point b, Point p) {
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

bool crossEachOther(const Leader& a, const Leader& b) {
    return sideOf(a.from, a.to, b.from) * sideOf(a.from, a.to, b.to) <= 0 &&
           sideOf(b.from, b.to, a.from) * sideOf(b.from, b.to, a.to) <= 0;
}

double distance(const Leader& line, Point p) {
    const Point along = line.to - line.from;
    const Point off = p - line.from;
    const double square = along.x * along.x + along.y * along.y;
    const double at = square > 0 ? std::clamp((off.x * along.x + off.y * along.y) / square, 0.0, 1.0) : 0;
    return length(off - along * at);
}

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

    enum class Words { all, brief };

    void run() {
        for (std::size_t i = 0; i < m_requests.size(); ++i) {
            const auto& request = m_requests[i];
            findCandidates(i, Words::all);
            const bool isBelow = request.side == LabelRequest::Side::below;
            if (choose(i) || !(isBelow || request.mayBeLed))
                continue;
            if (isBelow)
                findOverlaid(i);
            if (request.mayBeLed && request.brief.empty())
                findLed(i, Words::all);
            if (request.mayCoverBelow > request.coversBelow)
                findCovering(i);
            sortCandidates(i);
            choose(i);
        }
        for (int round = 0; round < kRounds; ++round) {
            bool hasChanged = false;
            for (std::size_t i = 0; i < m_requests.size(); ++i)
                hasChanged = (m_chosen[i] ? improve(i) : choose(i) || push(i)) || hasChanged;
            if (!hasChanged || isCrowded())
                break;
        }
        if (m_requests.size() <= kFew)
            placeAll();
    }

    /// In brief, and with a line to the disk.
    void addLesserPlaces() {
        for (std::size_t i = 0; i < m_requests.size(); ++i) {
            const auto& request = m_requests[i];
            if (request.brief.empty())
                continue;
            std::optional<Rect> taken;
            if (m_chosen[i]) {
                taken = boxOf(i);
                giveUp(i);
            }
            findCandidates(i, Words::brief);
            if (request.mayBeLed) {
                findLed(i, Words::all);
                findLed(i, Words::brief);
            }
            sortCandidates(i);
            for (std::size_t candidate = 0; taken && !m_chosen[i]; ++candidate)
                if (m_candidates[i][candidate].box == *taken)
                    take(i, candidate);
        }
    }

    /// Of few labels those that are left out take places from others, which look for new ones, until all have one: the
    /// places that are fought for grow dearer, lest the same two drive each other out for ever. What it came to is kept
    /// if more labels have a place.
    void placeAll() {
        constexpr int kFights = 150;
        constexpr double kFoughtFor = 12;
        const auto left = [this] { return std::count(m_chosen.begin(), m_chosen.end(), std::nullopt); };
        if (left() == 0)
            return;
        addLesserPlaces();
        auto fewest = left();
        auto best = m_chosen;
        std::vector<std::vector<double>> fought(m_requests.size()); // by candidate: what it has grown dearer by
        for (std::size_t i = 0; i < m_requests.size(); ++i)
            fought[i].assign(m_candidates[i].size(), 0);
        std::deque<std::size_t> homeless;
        for (std::size_t i = 0; i < m_requests.size(); ++i)
            if (!m_chosen[i] && !m_candidates[i].empty())
                homeless.push_back(i);
        for (int fight = 0; fight < kFights && !homeless.empty(); ++fight) {
            const std::size_t i = homeless.front();
            homeless.pop_front();
            std::optional<std::size_t> cheapest;
            std::vector<std::size_t> inTheWay;
            double least = std::numeric_limits<double>::infinity();
            for (std::size_t candidate = 0; candidate < m_candidates[i].size(); ++candidate) {
                const auto& place = m_candidates[i][candidate];
                if (place.cost >= least)
                    break;
                auto others = blockers(i, place, kMostDriven + 1);
                if (others.size() > kMostDriven)
                    continue;
                const double cost = place.cost + fought[i][candidate] + kDriven * static_cast<double>(others.size());
                if (cost >= least)
                    continue;
                least = cost;
                cheapest = candidate;
                inTheWay = std::move(others);
            }
            if (!cheapest)
                continue;
            for (const auto other : inTheWay) {
                giveUp(other);
                homeless.push_back(other);
            }
            take(i, *cheapest);
            fought[i][*cheapest] += kFoughtFor;
            if (const auto now = left(); now < fewest) {
                fewest = now;
                best = m_chosen;
            }
        }
        for (std::size_t i = 0; i < m_requests.size(); ++i)
            if (m_chosen[i])
                giveUp(i);
        for (std::size_t i = 0; i < m_requests.size(); ++i)
            if (best[i])
                take(i, *best[i]);
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

    static Rect boundsOf(const Leader& leader) {
        const auto [left, right] = std::minmax(leader.from.x, leader.to.x);
        const auto [top, bottom] = std::minmax(leader.from.y, leader.to.y);
        return {left, top, right - left, bottom - top};
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

    /// Whether a box `gap` pixels off is nearer to another disk than to its own. Dots that it may cover have no name
    /// that it could be taken for while it is near.
    [[nodiscard]] bool isNearerToAnother(const Rect& box, const LabelRequest& request, double gap) const {
        const double least = gap < kFar ? request.coversBelow : 0;
        const double own = distance(box, request.centre) - request.radius;
        bool isNearer = false;
        m_disks.visit(box.grown(own), [&](std::uint32_t i) {
            const auto& disk = m_obstacles.disks[i];
            isNearer = disk.radius >= least && disk.node != request.node &&
                       distance(box, disk.centre) - disk.radius < own - m_pixel;
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
    [[nodiscard]] base::Size roomOf(std::size_t i, Words words) const {
        const auto size = sizeOf(words == Words::brief ? m_requests[i].brief : m_requests[i].lines);
        return {(size.width + 2 * kPadding.width) * m_pixel, (size.height + 2 * kPadding.height) * m_pixel};
    }

    void findCandidates(std::size_t i, Words words) {
        const auto& request = m_requests[i];
        auto& candidates = m_candidates[i];
        const bool isBrief = words == Words::brief;
        for (std::size_t ring = 0; ring < kGaps.size(); ++ring) {
            const double gap = kGaps[ring];
            for (int turn = 0; turn < kDirections; ++turn) {
                const Point direction = directionOf(turn);
                const Rect box = boxAround(i, direction, gap, words);
                const auto covered = isInFrame(box) ? disksCovered(box, request.coversBelow) : std::nullopt;
                if (!covered)
                    continue;
                const bool isAmbiguous = isNearerToAnother(box, request, gap);
                if (isAmbiguous && (request.isNearest || gap >= kFar))
                    continue;
                const double lines = lineCost(box) + kMarkCost * *covered;
                const int place = (static_cast<int>(ring) * kDirections + turn) * 2 + (isBrief ? 1 : 0);
                candidates.push_back({box,
                                      directionCost(request.side, direction) + kCostPerPixelAway * (gap - kGaps[0]) +
                                          lines + (isAmbiguous ? kNearerDiskCost : 0) + (isBrief ? kBriefCost : 0) -
                                          (request.before == place ? kStayGain : 0),
                                      direction.x, lines > 0, false, false, place, isBrief});
            }
            const auto good = std::count_if(candidates.begin(), candidates.end(),
                                            [](const Candidate& c) { return c.cost < 2 * kCrossingCost; });
            if (static_cast<std::size_t>(good) >= kEnoughCandidates)
                break;
        }
        sortCandidates(i);
    }

    /// Places beside the disk, or a little off with a line to it, that would be free but for disks hardly smaller,
    /// which it then covers.
    void findCovering(std::size_t i) {
        const auto& request = m_requests[i];
        for (const double gap : kGaps)
            for (int turn = 0; turn < kDirections; ++turn) {
                const Point direction = directionOf(turn);
                const Rect box = boxAround(i, direction, gap, Words::all);
                const auto covered = isInFrame(box) ? disksCovered(box, request.mayCoverBelow) : std::nullopt;
                const bool isLed = gap >= kFar;
                const auto over = isLed ? leaderCost(request, leaderOf(request, box)) : 0;
                if (!covered || !over)
                    continue;
                const double cost = kCoveringCost + directionCost(request.side, direction) + kCostPerPixelAway * gap +
                                    lineCost(box) + kMarkCost * *covered + *over;
                m_candidates[i].push_back({box, cost, direction.x, true, false, isLed, {}, false});
            }
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
    [[nodiscard]] Rect boxAround(std::size_t i, Point direction, double gap, Words words) const {
        const auto& request = m_requests[i];
        const base::Size room = roomOf(i, words);
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

    /// What a line to its disk costs for the disks that it runs over; empty: it hides behind a large one.
    [[nodiscard]] std::optional<double> leaderCost(const LabelRequest& request, const Leader& leader) {
        m_crossed.clear();
        bool isFree = true;
        m_disks.visit(boundsOf(leader).grown(m_pixel), [&](std::uint32_t i) {
            const auto& disk = m_obstacles.disks[i];
            if (disk.node == request.node || distance(leader, disk.centre) >= disk.radius + m_pixel)
                return true;
            isFree = disk.radius < kLargeDisk * m_pixel;
            m_crossed.push_back(i);
            return isFree;
        });
        if (!isFree)
            return {};
        std::sort(m_crossed.begin(), m_crossed.end());
        return kDotCost * static_cast<double>(std::unique(m_crossed.begin(), m_crossed.end()) - m_crossed.begin());
    }

    /// Places a little off, the nearer the better.
    void findLed(std::size_t i, Words words) {
        const auto& request = m_requests[i];
        const double base = request.brief.empty() ? kLedCost : kShortLedCost;
        const bool isBrief = words == Words::brief;
        for (const double gap : kLedGaps)
            for (int turn = 0; turn < kDirections; ++turn) {
                const Point direction = directionOf(turn);
                const Rect box = boxAround(i, direction, gap, words);
                const auto covered = isInFrame(box) ? disksCovered(box, request.coversBelow) : std::nullopt;
                if (!covered)
                    continue;
                const auto over = leaderCost(request, leaderOf(request, box));
                if (!over)
                    continue;
                const double cost = base + kCostPerPixelAway * gap + lineCost(box) + kMarkCost * *covered + *over +
                                    (isBrief ? kBriefCost : 0);
                m_candidates[i].push_back({box, cost, direction.x, true, false, true, {}, isBrief});
            }
    }

    /// Places on the label's own disk, the nearer to its middle the better.
    void findOverlaid(std::size_t i) {
        const base::Size size = roomOf(i, Words::all);
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
                    m_candidates[i].push_back(
                        {box, kOverlaidCost + length(shift) / m_pixel, 0, true, true, false, {}, false});
            }
    }

    [[nodiscard]] const Rect& boxOf(std::size_t label) const { return m_candidates[label][*m_chosen[label]].box; }

    /// Labels in the way of a place for `self`, by their boxes or the lines to their disks; at most `limit` of them.
    [[nodiscard]] std::vector<std::size_t> blockers(std::size_t self, const Candidate& place, std::size_t limit) const {
        std::vector<std::size_t> found;
        const auto add = [&](std::size_t other) {
            if (std::find(found.begin(), found.end(), other) == found.end())
                found.push_back(other);
            return found.size() < limit;
        };
        m_labels.visit(place.box, [&](std::uint32_t other) {
            return other == self || !place.box.overlaps(boxOf(other)) || add(other);
        });
        for (const auto other : m_led)
            if (found.size() < limit && other != self) {
                const auto line = leaderOf(m_requests[other], boxOf(other));
                if (crosses(place.box, line.from, line.to) ||
                    (place.isLed && crossEachOther(line, leaderOf(m_requests[self], place.box))))
                    add(other);
            }
        if (place.isLed && found.size() < limit) {
            const auto line = leaderOf(m_requests[self], place.box);
            m_labels.visit(boundsOf(line).grown(m_pixel), [&](std::uint32_t other) {
                return other == self || !crosses(boxOf(other), line.from, line.to) || add(other);
            });
        }
        return found;
    }

    /// Whether two places of different labels exclude each other.
    [[nodiscard]] bool clash(std::size_t a, const Candidate& placeOfA, std::size_t b, const Candidate& placeOfB) const {
        if (placeOfA.box.overlaps(placeOfB.box))
            return true;
        const auto runsOver = [this](std::size_t label, const Candidate& place, const Rect& box) {
            if (!place.isLed)
                return false;
            const auto line = leaderOf(m_requests[label], place.box);
            return crosses(box, line.from, line.to);
        };
        return runsOver(a, placeOfA, placeOfB.box) || runsOver(b, placeOfB, placeOfA.box) ||
               (placeOfA.isLed && placeOfB.isLed &&
                crossEachOther(leaderOf(m_requests[a], placeOfA.box), leaderOf(m_requests[b], placeOfB.box)));
    }

    [[nodiscard]] std::optional<std::size_t> bestFree(std::size_t i) const {
        for (std::size_t candidate = 0; candidate < m_candidates[i].size(); ++candidate)
            if (blockers(i, m_candidates[i][candidate], 1).empty())
                return candidate;
        return {};
    }

    void take(std::size_t i, std::size_t candidate) {
        m_chosen[i] = candidate;
        m_labels.insert(static_cast<std::uint32_t>(i), boxOf(i));
        if (m_candidates[i][candidate].isLed)
            m_led.insert(i);
    }
    void giveUp(std::size_t i) {
        m_led.erase(i);
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
            const auto& place = m_candidates[i][candidate];
            const auto inTheWay = blockers(i, place, 2);
            if (inTheWay.size() > 1)
                continue;
            giveUp(i);
            if (inTheWay.empty() || relocate(inTheWay[0], i, place, gain)) {
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
            const auto& place = m_candidates[i][candidate];
            const auto inTheWay = blockers(i, place, 2);
            if (inTheWay.size() == 1 && relocate(inTheWay[0], i, place, std::numeric_limits<double>::infinity())) {
                take(i, candidate);
                return true;
            }
        }
        return false;
    }

    /// Moves a placed label out of the way of `needed`, a place for `other`, if that costs less than `mostLoss`.
    bool relocate(std::size_t label, std::size_t other, const Candidate& needed, double mostLoss) {
        const auto old = *m_chosen[label];
        for (std::size_t candidate = 0; candidate < m_candidates[label].size(); ++candidate) {
            const auto& place = m_candidates[label][candidate];
            if (place.cost - m_candidates[label][old].cost >= mostLoss)
                break;
            if (clash(label, place, other, needed) || !blockers(label, place, 1).empty())
                continue;
            giveUp(label);
            take(label, candidate);
            return true;
        }
        return false;
    }

    /// From the border of the box to that of the disk, along the shortest way.
    [[nodiscard]] static Leader leaderOf(const LabelRequest& request, const Rect& box) {
        const Point from{std::clamp(request.centre.x, box.x, box.right()),
                         std::clamp(request.centre.y, box.y, box.bottom())};
        const Point way = request.centre - from;
        return {from, request.centre - way * (request.radius / length(way))};
    }

    [[nodiscard]] SceneLabel label(const LabelRequest& request, const Candidate& place) const {
        SceneLabel result;
        result.node = request.node;
        result.name = request.name;
        const base::Size padding{kPadding.width * m_pixel, kPadding.height * m_pixel};
        result.box = {place.box.x + padding.width, place.box.y + padding.height, place.box.width - 2 * padding.width,
                      place.box.height - 2 * padding.height};
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
        for (const auto& line : place.isBrief ? request.brief : request.lines) {
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
    std::vector<std::vector<Candidate>> m_candidates; ///< cheapest first
    std::vector<std::optional<std::size_t>> m_chosen;
    std::set<std::size_t> m_led; ///< labels that have taken a place with a line to their disk
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
