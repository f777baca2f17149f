#include "core/layout/component_picture.h"

#include "core/layout/crossings.h"
#include "core/layout/embedding.h"
#include "core/layout/overlap_removal.h"
#include "core/layout/random.h"
#include "core/layout/refinement.h"
#include "core/layout/stress.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

namespace whither::layout {

namespace {

using Points = std::vector<base::Point>;

constexpr std::size_t kSmall = 60; ///< bodies
constexpr int kStarts = 24;
constexpr std::size_t kPolished = 4; ///< of the starts
/// Bodies up to which a picture is drawn by stress, which knows the springs' lengths and so the room for names, and
/// single ones are moved out of the way; larger ones are embedded as bare graphs.
constexpr std::size_t kStory = 800;
constexpr double kStoryWeight = 0.3;
/// Bodies of which names are small beside the whole, and get room only once.
constexpr std::size_t kMultitude = 20'000;
/// Of the time that a large picture takes, about; the rest goes into making room for disks and names.
constexpr double kEmbedded = 0.4;

/// A component's picture while it is being made; points in the component's order.
class Picture {
  public:
    Picture(const SpringGraph& graph, std::span<const std::uint32_t> component, Points& whole)
        : m_graph(graph), m_component(component), m_points(whole) {}

    void set(std::span<const base::Point> points) {
        for (std::size_t i = 0; i < m_component.size(); ++i)
            m_points[m_component[i]] = points[i];
    }
    [[nodiscard]] Points get() const {
        Points points;
        points.reserve(m_component.size());
        for (const std::uint32_t body : m_component)
            points.push_back(m_points[body]);
        return points;
    }

    void turn(double aspect);
    void stretch(double aspect);
    /// Moves disks and names from under each other; in a small picture as far as `rounds` get.
    void makeRoom(int rounds, const base::Watch& watch);
    [[nodiscard]] double crossings() const;

  private:
    /// With names, but of a multitude.
    [[nodiscard]] base::Rect bounds() const;
    [[nodiscard]] std::pair<std::uint32_t, std::uint32_t> hubs() const;

    const SpringGraph& m_graph;
    std::span<const std::uint32_t> m_component;
    Points& m_points;
};

base::Rect Picture::bounds() const {
    base::Rect rect;
    if (m_component.size() > kMultitude) {
        base::Point least = m_points[m_component.front()];
        base::Point most = least;
        for (const std::uint32_t body : m_component) {
            const base::Point p = m_points[body];
            least = {std::min(least.x, p.x), std::min(least.y, p.y)};
            most = {std::max(most.x, p.x), std::max(most.y, p.y)};
        }
        return {least.x, least.y, most.x - least.x, most.y - least.y};
    }
    for (const std::uint32_t body : m_component) {
        base::Rect box = footprint(m_graph.disk(body), outerSide(m_graph, body, m_points));
        box.x += m_points[body].x;
        box.y += m_points[body].y;
        rect = base::united(rect, box);
    }
    return rect;
}

void Picture::turn(double aspect) {
    // 10 degrees. Written out, because the library's sine may differ in the last bit between processors.
    constexpr double kCos = 0.984807753012208;
    constexpr double kSin = 0.17364817766693036;
    constexpr int kSteps = 36;

    const auto [hub, second] = hubs();
    Points best;
    double leastCost = std::numeric_limits<double>::infinity();
    for (int step = 0; step < kSteps; ++step) {
        const base::Rect box = bounds();
        // Stories are told from left to right: from the body that most is tied to, towards the next one.
        const base::Point way = m_points[second] - m_points[hub];
        const double leaning = 1 - way.x / (base::length(way) + 1e-9);
        const double cost = std::max(box.width / aspect, box.height) *
                            (1 + (m_component.size() <= kSmall ? kStoryWeight : kStoryWeight / 3) * leaning);
        if (cost < leastCost) {
            leastCost = cost;
            best = get();
        }
        for (const std::uint32_t body : m_component) {
            const base::Point p = m_points[body];
            m_points[body] = {kCos * p.x - kSin * p.y, kSin * p.x + kCos * p.y};
        }
    }
    set(best);
}

std::pair<std::uint32_t, std::uint32_t> Picture::hubs() const {
    std::uint32_t first = m_component.front();
    std::uint32_t second = m_component.back();
    for (const std::uint32_t body : m_component)
        if (m_graph.degree(body) > m_graph.degree(first))
            first = body;
    if (second == first)
        second = m_component.front();
    for (const std::uint32_t body : m_component)
        if (body != first && m_graph.degree(body) > m_graph.degree(second))
            second = body;
    return {first, second};
}

double Picture::crossings() const {
    std::vector<SpringGraph::Edge> edges;
    for (const std::uint32_t body : m_component)
        for (const SpringGraph::Link& link : m_graph.links(body))
            if (link.to > body)
                edges.push_back(m_graph.edges()[link.edge]);
    return static_cast<double>(countCrossings(edges, m_points));
}

void Picture::stretch(double aspect) {
    const base::Rect box = bounds();
    const double factor = std::sqrt(std::clamp(aspect * box.height / box.width, 0.8, 1.6));
    for (const std::uint32_t body : m_component)
        m_points[body] = {m_points[body].x * factor, m_points[body].y / factor};
}

void Picture::makeRoom(int rounds, const base::Watch& watch) {
    Points points = get();
    std::vector<base::Rect> boxes(m_component.size());
    tbb::parallel_for(std::size_t{0}, boxes.size(), [&](std::size_t i) {
        const std::uint32_t body = m_component[i];
        boxes[i] = footprint(m_graph.disk(body), outerSide(m_graph, body, m_points)).grown(kDiskGap / 2);
    });
    if (m_component.size() <= kSmall)
        separateBoxes(points, boxes, rounds);
    else
        removeOverlaps(points, boxes, watch);
    set(points);
}

/// The embedding of a component as a bare graph, so large that its edges have the springs' lengths in the mean.
Points embedded(const SpringGraph& graph, std::span<const std::uint32_t> component, std::uint64_t seed,
                Character character, const base::Watch& watch) {
    std::vector<std::uint32_t> placeOf(graph.size(), 0);
    for (std::uint32_t i = 0; i < component.size(); ++i)
        placeOf[component[i]] = i;
    std::vector<std::uint32_t> first{0};
    std::vector<std::uint32_t> to;
    double length = 0;
    for (const std::uint32_t body : component) {
        for (const SpringGraph::Link& link : graph.links(body)) {
            to.push_back(placeOf[link.to]);
            length += graph.edges()[link.edge].length;
        }
        first.push_back(static_cast<std::uint32_t>(to.size()));
    }
    const double scale = to.empty() ? 1 : length / static_cast<double>(to.size());
    Points points = embed({std::move(first), std::move(to)}, {.seed = seed, .character = character, .watch = watch});
    for (base::Point& point : points)
        point = point * scale;
    return points;
}

/// Bodies that can be moved without dragging a crowd along.
std::vector<std::uint32_t> lightBodies(const SpringGraph& graph, std::span<const std::uint32_t> component) {
    std::vector<std::uint32_t> bodies;
    for (const std::uint32_t body : component)
        if (graph.degree(body) <= 4)
            bodies.push_back(body);
    return bodies;
}

} // namespace

std::vector<base::Rect> outline(const SpringGraph& graph, std::span<const std::uint32_t> component,
                                std::span<const base::Point> points) {
    constexpr double kStride = 30;       ///< between the squares that stand for a line, at least
    constexpr double kMostSquares = 5e4; ///< for all lines, about
    double length = 0;
    for (const std::uint32_t body : component)
        for (const SpringGraph::Link& link : graph.links(body))
            length += base::length(points[link.to] - points[body]) / 2;
    const double stride = std::max(kStride, length / kMostSquares);
    std::vector<base::Rect> rects;
    for (const std::uint32_t body : component) {
        base::Rect box = footprint(graph.disk(body), outerSide(graph, body, points));
        box.x += points[body].x;
        box.y += points[body].y;
        rects.push_back(box);
        for (const SpringGraph::Link& link : graph.links(body)) {
            if (link.to < body)
                continue;
            const base::Point way = points[link.to] - points[body];
            const auto squares = static_cast<int>(base::length(way) / stride);
            for (int s = 1; s <= squares; ++s)
                rects.push_back(base::squareAround(points[body] + way * (s / (squares + 1.0)), 1));
        }
    }
    return rects;
}

void drawComponent(const SpringGraph& graph, std::span<const std::uint32_t> component, const LayoutOptions& options,
                   std::vector<base::Point>& points) {
    if (component.size() == 1) {
        points[component.front()] = {};
        return;
    }
    if (component.size() < graph.size() / 2 || (component.size() < graph.size() && component.size() <= kMultitude)) {
        // As a graph of its own, so that many small components take no more time than one large one; but a large one
        // beside which there is little else would only be there twice.
        const SpringGraph part(graph, component);
        std::vector<std::uint32_t> all(component.size());
        std::iota(all.begin(), all.end(), 0U);
        std::vector<base::Point> drawn(component.size());
        drawComponent(part, all, options, drawn);
        for (std::size_t i = 0; i < component.size(); ++i)
            points[component[i]] = drawn[i];
        return;
    }
    Random random(options.seed * 0x2545f4914f6cdd1dULL);
    Picture picture(graph, component, points);
    // Small components are cheap enough to try several starts and to polish each body.
    const bool isSmall = component.size() <= kSmall;
    std::optional<Refinement> refinement;
    if (component.size() <= kStory)
        refinement.emplace(graph, component, points);
    std::vector<std::pair<double, Points>> drafts;
    // Lengths that leave room for names tell no distances, so an overview knows them only where names matter most.
    const bool isEmbedded = component.size() > kStory || options.character == Character::clusters ||
                            (options.character == Character::overview && !isSmall);
    if (isEmbedded) {
        for (int start = 0; start < (isSmall ? static_cast<int>(kPolished) : 1); ++start)
            drafts.emplace_back(
                start, embedded(graph, component, random.next(), options.character, options.watch.part(0, kEmbedded)));
    } else {
        const StressModel model(graph, component);
        for (int start = 0; start < (isSmall ? kStarts : 1); ++start) {
            Points solved = model.solve(random);
            picture.set(solved);
            // There is a choice among small ones only, and counting is quadratic in the edges.
            const double crossings = isSmall && options.character != Character::overview ? picture.crossings() : 0;
            drafts.emplace_back(crossings + 10 * model.stress(solved), std::move(solved));
        }
    }
    std::stable_sort(drafts.begin(), drafts.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
    drafts.resize(std::min<std::size_t>(drafts.size(), kPolished));

    Points best;
    double leastCost = std::numeric_limits<double>::infinity();
    for (const auto& [disorder, draft] : drafts) {
        if (options.watch.isStopped())
            break;
        picture.set(draft);
        picture.turn(options.aspect);
        picture.stretch(options.aspect);
        picture.makeRoom(isSmall ? 20 : 60, options.watch.part(kEmbedded, 1));
        if (isSmall)
            refinement->improve(component, random, 12, 6, 80);
        else if (component.size() <= kStory && options.character != Character::overview)
            refinement->improve(lightBodies(graph, component), random, 2, 9, 120);
        if (component.size() <= kMultitude)
            picture.makeRoom(isSmall ? 10 : 40, {});
        const double cost = drafts.size() > 1 ? refinement->cost() : 0;
        if (cost < leastCost) {
            leastCost = cost;
            best = picture.get();
        }
    }
    picture.set(best.empty() ? drafts.front().second : best);
}

} // namespace whither::layout
