#include "tests/support/label_overlaps.h"

namespace whither::tests {

std::vector<std::string> labelOverlaps(const scene::Scene& scene) {
    constexpr double kRounding = 1e-6;
    std::vector<std::string> found;
    for (std::size_t i = 0; i < scene.labels.size(); ++i) {
        const auto& label = scene.labels[i];
        for (std::size_t j = 0; j < i; ++j)
            if (label.box.grown(-kRounding).overlaps(scene.labels[j].box))
                found.push_back(label.name + " and " + scene.labels[j].name);
        for (const auto& node : scene.nodes)
            if (distance(label.box, node.centre) < node.radius - kRounding &&
                !(label.isOverlaid && label.node == node.node))
                found.push_back(label.name + " covers " + node.id.text());
    }
    return found;
}

} // namespace whither::tests
