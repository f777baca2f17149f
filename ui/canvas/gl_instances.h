#pragma once

#include "core/base/colour.h"
#include "core/scene/draw_list.h"

#include <array>
#include <cstdint>
#include <vector>

namespace whither::ui {

class TextAtlas;

/// How the shaders read an instance.
enum class GlKind : std::uint8_t { disk, curve, polygon, ink, colours };

/// Corners that a polygon may have.
inline constexpr std::size_t kMaxCorners = 6;

/// One primitive as the vertex shader reads it. Lengths are world units.
struct GlInstance {
    /// x and y of: a disk's centre; a curve's ends and control; a polygon's corners; a text's left top, right bottom
    /// and baseline. All that moves between two pictures of one structure.
    std::array<float, 2 * kMaxCorners> points{};
    /// A curve's dashes (a pattern of more than four lengths is cut off); where a text lies in the atlas.
    std::array<float, 4> detail{};
    float radius = 0; ///< of a disk
    float strokeWidth = 0;
    base::Colour fill{0, 0, 0, 0}; ///< a text's colour
    base::Colour stroke{0, 0, 0, 0};
    base::Colour halo{0, 0, 0, 0};
    GlKind kind = GlKind::disk;
    std::uint8_t corners = 0;
    std::uint8_t hasRoundCaps = 0;
    std::uint8_t page = 0; ///< of the atlas

    friend bool operator==(const GlInstance&, const GlInstance&) = default;
};
static_assert(sizeof(GlInstance) == 88, "uploaded as it is; no padding");

/// The instances of one DrawGroup.
struct GlGroup {
    std::uint64_t name = 0; ///< the same for the same id drawn by the same kinds of primitives
    std::uint32_t first = 0;
    std::uint32_t count = 0;

    friend bool operator==(const GlGroup&, const GlGroup&) = default;
};

struct GlInstances {
    std::vector<GlInstance> all; ///< back to front
    std::vector<GlGroup> groups; ///< equal for lists of the same things in the same order
    double bend = 0;             ///< how far the most bent curve is off a straight line, world units
    std::size_t leftOut = 0;     ///< polygons of more corners than kMaxCorners, and text that the atlas had no room for
};

/// The list as instances. Text is put into the atlas at the size that it has at `devicePixelsPerUnit`.
[[nodiscard]] GlInstances instancesOf(const scene::DrawList& list, TextAtlas& atlas, double devicePixelsPerUnit);

} // namespace whither::ui
