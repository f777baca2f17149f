#pragma once

#include <cstddef>
#include <vector>

namespace whither::layout {

/// Coordinates or forces of many points, one array an axis.
struct Plane {
    std::vector<float> x;
    std::vector<float> y;

    explicit Plane(std::size_t size = 0) : x(size), y(size) {}
    [[nodiscard]] std::size_t size() const { return x.size(); }
};

} // namespace whither::layout
