#include "core/scene/scene.h"

#include <algorithm>
#include <optional>

namespace whither::scene {

Scene composeToFit(SceneInput input, base::Size room, double maxZoom) {
    constexpr double kSnug = 1.03;
    constexpr double kGraphShare = 0.75; ///< of the room, that names leave to the graph at least
    constexpr int kSteps = 6;
    const auto fitting = [room](const base::Rect& bounds) {
        return std::min(room.width / bounds.width, room.height / bounds.height);
    };
    std::size_t layouts = 0;
    const auto composed = [&] {
        Scene scene = compose(input);
        scene.labelLayouts = ++layouts;
        return scene;
    };
    const auto framed = [&](base::Point centre, double zoom) {
        const base::Size world{room.width / zoom, room.height / zoom};
        input.zoom = zoom;
        input.labelFrame = {centre.x - world.width / 2, centre.y - world.height / 2, world.width, world.height};
        return composed();
    };
    std::optional<LevelOfDetail> made;
    if (input.detail == nullptr)
        input.detail = &made.emplace(input.graph, input.visible, input.positions);
    // A graph of which not everything can be drawn at that size is so large that its names hardly reach out of it.
    const double whole = std::min(maxZoom, fitting(input.detail->bounds().grown(2 * kMetrics.companyMaxRadius)));
    if (input.detail->cutAt(whole).level > 0) {
        return framed(input.detail->bounds().centre(), whole);
    }
    input.zoom = std::min(input.zoom, maxZoom);
    Scene scene = composed();
    if (scene.nodes.empty())
        return scene;
    const double least = std::min(maxZoom, kGraphShare * fitting(scene.graphBounds));
    const double snug = input.zoom * kSnug;
    if (const double zoom = fitting(scene.bounds); zoom >= input.zoom) {
        if (std::min(zoom, maxZoom) <= snug)
            return scene;
    } else if (least >= input.zoom && least <= snug) {
        return framed(scene.graphBounds.centre(), input.zoom);
    }

    // The closer the zoom, the smaller the labels are in the world, so the fitting zoom is a fixed point: start from
    // the nearest and go down until everything fits.
    input.zoom = maxZoom;
    scene = composed();
    for (int step = 0; step < kSteps; ++step) {
        const double zoom = fitting(scene.bounds);
        if (zoom >= input.zoom)
            return scene;
        // A hair less than what just fits, so that the last step need not be repeated for rounding.
        input.zoom = zoom * 0.995;
        if (input.zoom <= least)
            break;
        scene = composed();
    }
    return framed(scene.graphBounds.centre(), std::max(input.zoom, least));
}

} // namespace whither::scene
