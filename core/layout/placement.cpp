#include "core/layout/placement.h"

#include "core/layout/component_picture.h"
#include "core/layout/packing.h"
#include "core/layout/random.h"
#include "core/layout/refinement.h"
#include "core/layout/separation.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace whither::layout {

namespace {

using Points = std::vector<base::Point>;
using Bodies = std::vector<std::uint32_t>;

/// Bodies beyond which a newcomer's place is searched for only among those nearby, if there are few newcomers, else
/// taken as it comes.
constexpr std::size_t kSearched = 500;
constexpr std::size_t kFew = 32;

LayoutOptions sane(const LayoutOptions& options) {
    LayoutOptions wished = options;
    wished.aspect = std::isfinite(options.aspect) ? std::clamp(options.aspect, 0.2, 5.0) : LayoutOptions().aspect;
    return wished;
}

base::Rect boundsOf(std::span<const base::Rect> shape) {
    base::Rect bounds;
    for (const base::Rect& rect : shape)
        bounds = base::united(bounds, rect);
    return bounds;
}

/// Packs components that are drawn in coordinates of their own around `fixed` (may be empty), large ones first.
void packComponents(const SpringGraph& graph, std::span<const Bodies> components, const Bodies& fixed, double aspect,
                    Points& points) {
    if (components.size() + (fixed.empty() ? 0 : 1) < 2)
        return;
    struct Item {
        const Bodies* bodies = nullptr;
        std::vector<base::Rect> shape;
        double area = 0;
    };
    std::vector<Item> items;
    for (const Bodies& component : components) {
        std::vector<base::Rect> shape = outline(graph, component, points);
        const base::Rect bounds = boundsOf(shape);
        items.push_back({&component, std::move(shape), bounds.width * bounds.height});
    }
    std::stable_sort(items.begin(), items.end(), [](const Item& a, const Item& b) { return a.area > b.area; });
    if (!fixed.empty())
        items.insert(items.begin(), {&fixed, outline(graph, fixed, points), 0});

    std::vector<std::vector<base::Rect>> shapes;
    for (Item& item : items)
        shapes.push_back(std::move(item.shape));
    const Points shifts = pack(shapes, aspect);
    for (std::size_t i = 0; i < items.size(); ++i)
        for (const std::uint32_t body : *items[i].bodies)
            points[body] = points[body] + shifts[i];
}

/// A first place for a body next to those of its neighbours that have one.
base::Point firstGuess(const SpringGraph& graph, std::uint32_t body, const Points& points,
                       const std::vector<char>& placed, Random& random) {
    base::Point mean;
    double count = 0;
    SpringGraph::Link last;
    for (const SpringGraph::Link& link : graph.links(body)) {
        if (!placed[link.to])
            continue;
        mean = mean + points[link.to];
        ++count;
        last = link;
    }
    mean = mean * (1 / count);
    const base::Point jitter{random.unit() - 0.5, random.unit() - 0.5};
    if (count > 1)
        return mean + jitter * 20;
    // One neighbour: on its far side from the others that it has.
    base::Point others;
    for (const SpringGraph::Link& link : graph.links(last.to))
        if (placed[link.to])
            others = others + (mean - points[link.to]);
    const double length = base::length(others + jitter) + 1e-9;
    return mean + (others + jitter) * (graph.edges()[last.edge].length / length);
}

Bodies near(const Bodies& bodies, const Points& points, base::Point place) {
    constexpr double kNear = 200; ///< world units
    Bodies found;
    for (const std::uint32_t body : bodies)
        if (std::abs(points[body].x - place.x) < kNear && std::abs(points[body].y - place.y) < kNear)
            found.push_back(body);
    return found;
}

} // namespace

std::vector<base::Point> place(const SpringGraph& graph, const LayoutOptions& options) {
    const LayoutOptions wished = sane(options);
    Points points(graph.size());
    const std::vector<Bodies> components = graph.components();
    for (const Bodies& component : components)
        drawComponent(graph, component, wished, points);
    if (wished.watch.isStopped())
        return points;
    packComponents(graph, components, {}, wished.aspect, points);
    separateFully(graph, points, {});

    base::Rect bounds;
    for (std::uint32_t body = 0; body < graph.size(); ++body) {
        base::Rect box = footprint(graph.disk(body), outerSide(graph, body, points));
        box.x += points[body].x;
        box.y += points[body].y;
        bounds = base::united(bounds, box);
    }
    for (base::Point& point : points)
        point = point - bounds.centre();
    return points;
}

std::vector<base::Point> extend(const SpringGraph& graph, const LayoutOptions& options,
                                std::span<const std::optional<base::Point>> known, std::vector<Change> changes) {
    const LayoutOptions wished = sane(options);
    Points points(graph.size());
    std::vector<char> placed(graph.size(), 0);
    const bool isAdjusted = graph.size() <= kMostAdjusted; // else only who is tied to others moves, to these
    Bodies reached;                                        // breadth-first from the bodies that have a place
    for (std::uint32_t body = 0; body < graph.size(); ++body) {
        if (!known[body] || (!isAdjusted && changes[body] == Change::itself))
            continue;
        points[body] = *known[body];
        placed[body] = 1;
        reached.push_back(body);
    }
    Random random(wished.seed);
    Bodies newcomers;
    for (std::size_t i = 0; i < reached.size(); ++i) {
        for (const SpringGraph::Link& link : graph.links(reached[i])) {
            if (placed[link.to])
                continue;
            points[link.to] = firstGuess(graph, link.to, points, placed, random);
            placed[link.to] = 1;
            reached.push_back(link.to);
            newcomers.push_back(link.to);
        }
    }
    const bool isLarge = reached.size() > kSearched;
    if (!isLarge)
        Refinement(graph, reached, points).improve(newcomers, random, 2, 24, 60);

    std::vector<Bodies> islands;
    for (Bodies& component : graph.components()) {
        if (placed[component.front()])
            continue;
        drawComponent(graph, component, wished, points);
        islands.push_back(std::move(component));
    }
    if (!islands.empty())
        packComponents(graph, islands, reached, wished.aspect, points);
    // Islands have just been drawn as they should be.
    for (const Bodies& island : islands)
        for (const std::uint32_t body : island)
            changes[body] = Change::none;
    if (isAdjusted && std::any_of(changes.begin(), changes.end(), [](Change change) { return change != Change::none; }))
        adjust(graph, points, changes);
    if (isLarge && newcomers.size() <= kFew)
        for (const std::uint32_t newcomer : newcomers)
            Refinement(graph, near(reached, points, points[newcomer]), points)
                .improve({&newcomer, 1}, random, 2, 12, 60);
    separateFully(graph, points, {});
    return points;
}

} // namespace whither::layout
