#include "core/scene/label_places.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace whither::scene {

using base::Point;
using base::Rect;

namespace {

constexpr int kDirections = 16;
/// Distances from the disk, pixels. The far ones are looked at only when the near ones leave little choice.
constexpr std::array<double, 5> kGaps{3, 8, 16, 28, 44};
constexpr std::size_t kEnoughLabelPlaces = 6;
/// Distances of labels with a line to their disk, pixels.
constexpr std::array<double, 8> kLedGaps{14, 22, 32, 44, 60, 80, 100, kLongestLeader - kLabelPadding.width};

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

using Leader = SceneLabel::Leader;

/// On which side of the line from `a` to `b`.
double sideOf(Point a, Point b, Point p) {
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
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

} // namespace

Leader leaderOf(const LabelRequest& request, const Rect& box) {
    const Point from{std::clamp(request.centre.x, box.x, box.right()),
                     std::clamp(request.centre.y, box.y, box.bottom())};
    const Point way = request.centre - from;
    return {from, request.centre - way * (request.radius / length(way))};
}

Rect boundsOf(const Leader& leader) {
    const auto [left, right] = std::minmax(leader.from.x, leader.to.x);
    const auto [top, bottom] = std::minmax(leader.from.y, leader.to.y);
    return {left, top, right - left, bottom - top};
}

bool crossEachOther(const Leader& a, const Leader& b) {
    return sideOf(a.from, a.to, b.from) * sideOf(a.from, a.to, b.to) <= 0 &&
           sideOf(b.from, b.to, a.from) * sideOf(b.from, b.to, a.to) <= 0;
}

LabelPlaces::LabelPlaces(const LabelObstacles& obstacles, std::size_t labels, double pixel)
    : m_obstacles(obstacles), m_count(labels), m_pixel(pixel), m_disks(makeGrid(obstacles.disks.size())),
      m_segments(makeGrid(obstacles.curves.size())), m_marks(makeGrid(obstacles.marks.size())) {
    for (std::size_t i = 0; i < obstacles.disks.size(); ++i)
        m_disks.insert(static_cast<std::uint32_t>(i),
                       squareAround(obstacles.disks[i].centre, obstacles.disks[i].radius));
    for (std::size_t i = 0; i < obstacles.curves.size(); ++i)
        addCurve(i);
    for (std::size_t i = 0; i < obstacles.marks.size(); ++i)
        m_marks.insert(static_cast<std::uint32_t>(i), obstacles.marks[i]);
}

Grid LabelPlaces::makeGrid(std::size_t items) const {
    Rect area;
    for (const auto& disk : m_obstacles.disks)
        area = united(area, squareAround(disk.centre, std::max(disk.radius, m_pixel)));
    return {area, 40 * m_pixel, std::max(items, m_count)};
}

void LabelPlaces::addCurve(std::size_t curve) {
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

std::optional<int> LabelPlaces::disksCovered(const Rect& box, double coversBelow) const {
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

bool LabelPlaces::isInFrame(const Rect& box) const {
    const Rect& frame = m_obstacles.frame;
    return frame.isEmpty() ||
           (box.x >= frame.x && box.y >= frame.y && box.right() <= frame.right() && box.bottom() <= frame.bottom());
}

bool LabelPlaces::isNearerToAnother(const Rect& box, const LabelRequest& request, double gap) const {
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

double LabelPlaces::lineCost(const Rect& box) {
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

base::Size LabelPlaces::roomOf(const LabelRequest& request, Words words) const {
    const auto size = sizeOf(words == Words::brief ? request.brief : request.lines);
    return {(size.width + 2 * kLabelPadding.width) * m_pixel, (size.height + 2 * kLabelPadding.height) * m_pixel};
}

Point LabelPlaces::directionOf(int turn) {
    const double angle = 2 * std::numbers::pi * turn / kDirections;
    return {std::cos(angle), std::sin(angle)};
}

Rect LabelPlaces::boxAround(const LabelRequest& request, Point direction, double gap, Words words) const {
    const base::Size room = roomOf(request, words);
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

std::optional<double> LabelPlaces::leaderCost(const LabelRequest& request, const Leader& leader) {
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

void LabelPlaces::addBeside(const LabelRequest& request, Words words, Found& found) {
    const bool isBrief = words == Words::brief;
    for (std::size_t ring = 0; ring < kGaps.size(); ++ring) {
        const double gap = kGaps[ring];
        for (int turn = 0; turn < kDirections; ++turn) {
            const Point direction = directionOf(turn);
            const Rect box = boxAround(request, direction, gap, words);
            const auto covered = isInFrame(box) ? disksCovered(box, request.coversBelow) : std::nullopt;
            if (!covered)
                continue;
            const bool isAmbiguous = isNearerToAnother(box, request, gap);
            if (isAmbiguous && (request.isNearest || gap >= kFar))
                continue;
            const double lines = lineCost(box) + kMarkCost * *covered;
            const int place = (static_cast<int>(ring) * kDirections + turn) * 2 + (isBrief ? 1 : 0);
            found.push_back({box,
                             directionCost(request.side, direction) + kCostPerPixelAway * (gap - kGaps[0]) + lines +
                                 (isAmbiguous ? kNearerDiskCost : 0) + (isBrief ? kBriefCost : 0) -
                                 (request.before == place ? kStayGain : 0),
                             direction.x, lines > 0, false, false, place, isBrief});
        }
        const auto good = std::count_if(found.begin(), found.end(),
                                        [](const LabelPlace& each) { return each.cost < 2 * kCrossingCost; });
        if (static_cast<std::size_t>(good) >= kEnoughLabelPlaces)
            break;
    }
}

void LabelPlaces::addLed(const LabelRequest& request, Words words, Found& found) {
    const double base = request.brief.empty() ? kLedCost : kShortLedCost;
    const bool isBrief = words == Words::brief;
    for (const double gap : kLedGaps)
        for (int turn = 0; turn < kDirections; ++turn) {
            const Point direction = directionOf(turn);
            const Rect box = boxAround(request, direction, gap, words);
            const auto covered = isInFrame(box) ? disksCovered(box, request.coversBelow) : std::nullopt;
            if (!covered)
                continue;
            const auto over = leaderCost(request, leaderOf(request, box));
            if (!over)
                continue;
            const double cost = base + kCostPerPixelAway * gap + lineCost(box) + kMarkCost * *covered + *over +
                                (isBrief ? kBriefCost : 0);
            found.push_back({box, cost, direction.x, true, false, true, {}, isBrief});
        }
}

void LabelPlaces::addCovering(const LabelRequest& request, Found& found) {
    for (const double gap : kGaps)
        for (int turn = 0; turn < kDirections; ++turn) {
            const Point direction = directionOf(turn);
            const Rect box = boxAround(request, direction, gap, Words::all);
            const auto covered = isInFrame(box) ? disksCovered(box, request.mayCoverBelow) : std::nullopt;
            const bool isLed = gap >= kFar;
            const auto over = isLed ? leaderCost(request, leaderOf(request, box)) : 0;
            if (!covered || !over)
                continue;
            const double cost = kCoveringCost + directionCost(request.side, direction) + kCostPerPixelAway * gap +
                                lineCost(box) + kMarkCost * *covered + *over;
            found.push_back({box, cost, direction.x, true, false, isLed, {}, false});
        }
}

void LabelPlaces::addOverlaid(const LabelRequest& request, Found& found) const {
    const base::Size size = roomOf(request, Words::all);
    constexpr double kStep = 0.25;
    constexpr int kSteps = 3;
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
            // A large one keeps the number in its middle.
            const bool coversMiddle = std::abs(shift.y) < size.height;
            if (isFree && !(coversMiddle && request.radius / m_pixel > kNamedInside))
                found.push_back({box, kOverlaidCost + length(shift) / m_pixel, 0, true, true, false, {}, false});
        }
}

} // namespace whither::scene
