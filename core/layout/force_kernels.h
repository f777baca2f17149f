#pragma once

#include <cstddef>

namespace whither::layout {

// The two inner loops of the layout, compiled for each kind of processor; the best that this one has is chosen at run
// time. Every lane computes a number of its own, sums go in a fixed order and no operations are fused, so the results
// are the same to the last bit on all of them.

/// How the pull along an edge grows with its length.
enum class Attraction {
    cubed,         ///< length^3
    squared,       ///< length^2
    linear,        ///< length
    threeQuarters, ///< length^0.75
    quarter,       ///< length^0.25
};
[[nodiscard]] double exponentOf(Attraction attraction);

/// Multiplies each of `count` weights by pull / length, for the square of the length beside it.
void pull(Attraction attraction, const float* squares, float* weights, std::size_t count);

/// Points that repel() computes side by side.
inline constexpr std::size_t kLanes = 32;

/// What pushes: `count` points with masses.
struct Sources {
    const float* x = nullptr;
    const float* y = nullptr;
    const float* mass = nullptr;
    std::size_t count = 0;
};

/// Adds to (fx, fy) the repulsion, mass / distance, of the sources on each of kLanes points. `softening` > 0 is added
/// to squared distances, so a point does not push itself.
void repel(const Sources& sources, float softening, const float* x, const float* y, float* fx, float* fy);

} // namespace whither::layout
