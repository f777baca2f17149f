#include "core/scene/labels.h"

#include "core/scene/label_places.h"

#include <algorithm>
#include <deque>
#include <limits>
#include <optional>
#include <set>

namespace whither::scene {

using base::Rect;

namespace {

constexpr int kRounds = 4;
/// So few labels fight for places until all have one.
constexpr std::size_t kFew = 60;
/// Labels that one may drive from their places at once, and what each of them costs it.
constexpr std::size_t kMostDriven = 3;
constexpr double kDriven = 60;

using Leader = SceneLabel::Leader;

class Placer {
  public:
    Placer(const std::vector<LabelRequest>& requests, const LabelObstacles& obstacles, double pixel)
        : m_requests(requests), m_pixel(pixel), m_places(obstacles, requests.size(), pixel),
          m_labels(m_places.makeGrid(requests.size())), m_candidates(requests.size()), m_chosen(requests.size()) {}

    void run() {
        for (std::size_t i = 0; i < m_requests.size(); ++i) {
            const auto& request = m_requests[i];
            const bool isBelow = request.side == LabelRequest::Side::below;
            if (isBelow && request.radius / m_pixel > kNamedInside) {
                m_places.addOverlaid(request, m_candidates[i]);
                sortPlaces(i);
                if (choose(i))
                    continue;
            }
            m_places.addBeside(request, Words::all, m_candidates[i]);
            sortPlaces(i);
            if (choose(i) || !(isBelow || request.mayBeLed))
                continue;
            if (isBelow)
                m_places.addOverlaid(request, m_candidates[i]);
            if (request.mayBeLed && request.brief.empty())
                m_places.addLed(request, Words::all, m_candidates[i]);
            if (request.mayCoverBelow > request.coversBelow)
                m_places.addCovering(request, m_candidates[i]);
            sortPlaces(i);
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
            m_places.addBeside(request, Words::brief, m_candidates[i]);
            if (request.mayBeLed) {
                m_places.addLed(request, Words::all, m_candidates[i]);
                m_places.addLed(request, Words::brief, m_candidates[i]);
            }
            sortPlaces(i);
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
    void sortPlaces(std::size_t i) {
        std::stable_sort(m_candidates[i].begin(), m_candidates[i].end(),
                         [](const LabelPlace& a, const LabelPlace& b) { return a.cost < b.cost; });
    }

    [[nodiscard]] const Rect& boxOf(std::size_t label) const { return m_candidates[label][*m_chosen[label]].box; }

    /// Labels in the way of a place for `self`, by their boxes or the lines to their disks; at most `limit` of them.
    [[nodiscard]] std::vector<std::size_t> blockers(std::size_t self, const LabelPlace& place,
                                                    std::size_t limit) const {
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
    [[nodiscard]] bool clash(std::size_t a, const LabelPlace& placeOfA, std::size_t b,
                             const LabelPlace& placeOfB) const {
        if (placeOfA.box.overlaps(placeOfB.box))
            return true;
        const auto runsOver = [this](std::size_t label, const LabelPlace& place, const Rect& box) {
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
    bool relocate(std::size_t label, std::size_t other, const LabelPlace& needed, double mostLoss) {
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

    [[nodiscard]] SceneLabel label(const LabelRequest& request, const LabelPlace& place) const {
        SceneLabel result;
        result.node = request.node;
        result.name = request.name;
        const base::Size padding{kLabelPadding.width * m_pixel, kLabelPadding.height * m_pixel};
        result.box = {place.box.x + padding.width, place.box.y + padding.height, place.box.width - 2 * padding.width,
                      place.box.height - 2 * padding.height};
        result.presence = request.presence;
        result.place = place.place;
        result.isFaded = request.isFaded;
        result.isCrossed = place.isCrossed;
        result.isOverlaid = place.isOverlaid;
        if (place.isLed)
            result.leader = leaderOf(request, place.box);
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
    const double m_pixel;
    LabelPlaces m_places;
    Grid m_labels;
    std::vector<LabelPlaces::Found> m_candidates; ///< cheapest first
    std::vector<std::optional<std::size_t>> m_chosen;
    std::set<std::size_t> m_led; ///< labels that have taken a place with a line to their disk
};

} // namespace

std::vector<SceneLabel> placeLabels(const std::vector<LabelRequest>& requests, const LabelObstacles& obstacles,
                                    double pixel) {
    Placer placer(requests, obstacles, pixel);
    placer.run();
    return placer.result();
}

} // namespace whither::scene
