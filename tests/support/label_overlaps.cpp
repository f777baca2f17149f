#include "tests/support/label_overlaps.h"

#include <algorithm>

namespace whither::tests {

std::vector<std::string> labelOverlaps(const scene::Scene& scene) {
    constexpr double kRounding = 1e-6;
    std::vector<std::string> found;
    // A dot has no name itself; and of many disks a large one's name may cover smaller ones rather than be missing.
    constexpr std::size_t kFew = 48;
    const auto mayCover = [&scene](graph::NodeIndex named, const scene::SceneNode& node) {
        const auto own = std::find_if(scene.nodes.begin(), scene.nodes.end(),
                                      [named](const scene::SceneNode& each) { return each.node == named; });
        const bool isDot = node.kind == graph::NodeKind::person && node.radius * scene.zoom < 2.8;
        return own->kind == graph::NodeKind::company &&
               (isDot || (scene.nodes.size() > kFew && node.radius < 0.75 * own->radius));
    };
    for (std::size_t i = 0; i < scene.labels.size(); ++i) {
        const auto& label = scene.labels[i];
        for (std::size_t j = 0; j < i; ++j)
            if (label.box.grown(-kRounding).overlaps(scene.labels[j].box))
                found.push_back(label.name + " and " + scene.labels[j].name);
        for (const auto& node : scene.nodes)
            if (distance(label.box, node.centre) < node.radius - kRounding &&
                !(label.isOverlaid && label.node == node.node) && !mayCover(label.node, node))
                found.push_back(label.name + " covers " + node.id.text());
    }
    return found;
}

} // namespace whither::tests
