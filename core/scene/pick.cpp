#include "core/scene/curve.h"
#include "core/scene/scene.h"

#include <limits>

namespace whither::scene {

using base::Point;

namespace {

const SceneNode* nodeAt(const Scene& scene, Point at, double tolerance) {
    const SceneNode* best = nullptr;
    double nearest = tolerance;
    // Backwards: of two disks over one another the upper one is meant.
    for (auto node = scene.nodes.rbegin(); node != scene.nodes.rend(); ++node) {
        const double away = std::max(0.0, length(at - node->centre) - node->radius);
        if (away < nearest || (best == nullptr && away <= nearest)) {
            nearest = away;
            best = &*node;
        }
    }
    return best;
}

const SceneNode* nodeOf(const Scene& scene, graph::NodeIndex index) {
    for (const auto& node : scene.nodes)
        if (node.node == index)
            return &node;
    return nullptr;
}

} // namespace

std::optional<Hit> pick(const Scene& scene, Point at, double tolerance) {
    // Small as it is on screen, a disk is easier to hit than a line: half the tolerance suffices, and leaves the
    // lines that end there within reach.
    if (const auto* node = nodeAt(scene, at, tolerance / 2))
        return Hit{node->id, node->node, {}, {}};
    for (const auto& label : scene.labels)
        if (label.box.contains(at))
            if (const auto* node = nodeOf(scene, label.node))
                return Hit{node->id, node->node, {}, {}};

    std::optional<Hit> best;
    double nearest = std::nextafter(tolerance, std::numeric_limits<double>::infinity());
    for (const auto& edge : scene.edges) {
        const Quadratic curve{edge.from, edge.control, edge.to};
        if (!boundsOf(curve).grown(nearest).contains(at))
            continue;
        const double away = distance(curve, at);
        if (away < nearest) {
            nearest = away;
            best = Hit{edge.id, {}, edge.edge, {}, edge.name, edge.selects};
            if (const auto* target = edge.edge ? nullptr : nodeOf(scene, edge.target))
                best->other = target->id;
        }
    }
    for (const auto& end : scene.openEnds) {
        const double away = distanceToSegment(at, end.from, end.to);
        if (away < nearest) {
            nearest = away;
            best = Hit{end.id, {}, {}, {}};
        }
    }
    return best;
}

} // namespace whither::scene
