#pragma once

#include "core/base/geometry.h"
#include "core/layout/overlap_removal.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace whither::layout {

/// Boxes that move with their points.
struct Boxes {
    static constexpr double kTiny = 1e-9; ///< distance that counts as none, so that factors stay finite, world units

    std::vector<base::Point> points;
    std::vector<base::Point> offsets; ///< of the boxes' centres from the points
    std::vector<base::Size> sizes;    ///< not negative

    /// `order`: indices of all places.
    Boxes(std::span<const base::Point> places, std::span<const base::Rect> boxes,
          std::span<const std::uint32_t> order) {
        points.reserve(order.size());
        offsets.reserve(order.size());
        sizes.reserve(order.size());
        for (const std::uint32_t i : order) {
            points.push_back(places[i]);
            offsets.push_back(boxes[i].centre());
            sizes.push_back({std::max(boxes[i].width, 0.0), std::max(boxes[i].height, 0.0)});
        }
    }

    [[nodiscard]] std::size_t count() const { return points.size(); }
    [[nodiscard]] base::Point centre(std::uint32_t i) const { return points[i] + offsets[i]; }

    /// Least distances of two centres along the axes, one of which must be kept.
    [[nodiscard]] base::Size reach(std::uint32_t a, std::uint32_t b) const {
        return {(sizes[a].width + sizes[b].width) / 2, (sizes[a].height + sizes[b].height) / 2};
    }
    /// How far boxes reach into each other along the axes; where one is negative, it is the gap between them.
    [[nodiscard]] base::Size depth(std::uint32_t a, std::uint32_t b) const {
        const base::Point way = centre(b) - centre(a);
        const base::Size least = reach(a, b);
        return {least.width - std::abs(way.x), least.height - std::abs(way.y)};
    }
    [[nodiscard]] bool overlap(std::uint32_t a, std::uint32_t b) const {
        const base::Size by = depth(a, b);
        return by.width > kOverlapTolerance && by.height > kOverlapTolerance;
    }
    /// Factor by which the points of overlapping boxes must go apart until these touch.
    [[nodiscard]] double growth(std::uint32_t a, std::uint32_t b) const {
        const base::Point way = points[b] - points[a];
        const base::Point offset = offsets[b] - offsets[a];
        const base::Size least = reach(a, b);
        const auto alone = [](double distance, double ahead, double wished) {
            return (wished - (distance < 0 ? -ahead : ahead)) / std::max(std::abs(distance), kTiny);
        };
        return std::max(1.0, std::min(alone(way.x, offset.x, least.width), alone(way.y, offset.y, least.height)));
    }
    [[nodiscard]] double gap(std::uint32_t a, std::uint32_t b) const {
        const base::Size by = depth(a, b);
        return base::length({std::max(-by.width, 0.0), std::max(-by.height, 0.0)});
    }
};

} // namespace whither::layout
