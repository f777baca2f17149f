#pragma once

#include "core/base/geometry.h"
#include "core/base/progress.h"
#include "core/graph/talent_graph.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace whither::layout {

/// Where every node of a graph is, in world units; nodes never placed have no value.
using Positions = base::Table<graph::NodeIndex, std::optional<base::Point>>;
using PositionsPtr = std::shared_ptr<const Positions>;

/// On which side of its disk a body's name stands.
enum class LabelPlace {
    beside, ///< left or right, as there is room
    below,
};

/// A node as the layout sees it.
struct Body {
    graph::NodeIndex node{};
    double radius = 1; ///< of the disk, world units, > 0
    base::Size label;  ///< room its label needs, world units; may be empty
    LabelPlace labelPlace = LabelPlace::beside;
    bool operator==(const Body&) const = default;
};

/// An undirected pull between bodies; parallel edges may be given more than once.
struct Spring {
    std::uint32_t a = 0; ///< index into LayoutInput::bodies
    std::uint32_t b = 0;
    double length = 1; ///< wished distance between the disks' borders, world units
    double strength = 1;
};

/// Bodies and springs of what is visible; radii and label sizes as scene::Style draws them at zoom 1. Values outside
/// their range are taken as the nearest within it, springs without two different bodies are ignored.
struct LayoutInput {
    std::vector<Body> bodies; ///< ascending by node
    std::vector<Spring> springs;
};
using LayoutInputPtr = std::shared_ptr<const LayoutInput>;

/// What a picture should be good at; a person turns this knob between the first and the last. No picture is the best
/// at all of it.
enum class Character {
    overview, ///< distances in the plane tell distances in the graph
    balanced,
    clusters, ///< groups stand apart and few lines cross
};

struct LayoutOptions {
    std::uint64_t seed = 1;
    Character character = Character::balanced;
    /// Width over height that the picture should have; the first placement is turned and stretched to it.
    double aspect = 1.3;
    /// What becomes of the places that bodies had before: kept, or left for those of a fresh picture.
    enum class Known { kept, left } known = Known::kept;
    /// Heeded and told while a large fresh picture is made; once a stop was asked for, what comes back is finite but of
    /// no use.
    base::Watch watch{};
};

} // namespace whither::layout
