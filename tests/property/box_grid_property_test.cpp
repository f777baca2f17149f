#include "core/layout/box_grid.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cstddef>
#include <set>
#include <utility>
#include <vector>

namespace whither::tests {
namespace {

using base::Rect;

/// Boxes of very different sizes, with far outliers.
std::vector<Rect> anyBoxes() {
    std::vector<Rect> boxes;
    const auto count = *rc::gen::inRange(0, 80);
    for (int i = 0; i < count; ++i) {
        const double far = *rc::gen::element(1.0, 1.0, 1.0, 1e4, 1e12);
        const double size = *rc::gen::element(0.0, 1e-3, 1.0, 1.0, 30.0);
        boxes.push_back({*rc::gen::inRange(-200, 200) * far, *rc::gen::inRange(-200, 200) * far,
                         *rc::gen::inRange(0, 60) * size, *rc::gen::inRange(0, 20) * size});
    }
    return boxes;
}

RC_GTEST_PROP(BoxGrid, MeetsEachOverlappingPairOnce, ()) {
    const std::vector<Rect> boxes = anyBoxes();
    std::set<std::pair<std::uint32_t, std::uint32_t>> met;
    layout::BoxGrid(boxes).forEachNearPair([&](std::uint32_t a, std::uint32_t b) {
        RC_ASSERT(a != b);
        RC_ASSERT(met.insert(std::minmax(a, b)).second);
        return true;
    });
    for (std::uint32_t a = 0; a < boxes.size(); ++a)
        for (std::uint32_t b = a + 1; b < boxes.size(); ++b)
            if (boxes[a].overlaps(boxes[b]))
                RC_ASSERT(met.count({a, b}) == 1U);
}

RC_GTEST_PROP(BoxGrid, FindsEachThatOverlapsAnAreaOnce, ()) {
    const std::vector<Rect> boxes = anyBoxes();
    const std::vector<Rect> areas = anyBoxes();
    const layout::BoxGrid grid(boxes);
    for (const Rect& area : areas) {
        std::set<std::uint32_t> met;
        RC_ASSERT(grid.forEachNear(area, [&](std::uint32_t box) {
            RC_ASSERT(met.insert(box).second);
            return true;
        }));
        for (std::uint32_t i = 0; i < boxes.size(); ++i)
            if (boxes[i].overlaps(area))
                RC_ASSERT(met.count(i) == 1U);
    }
}

RC_GTEST_PROP(BoxGrid, EndsWhenItIsToldTo, ()) {
    const std::vector<Rect> boxes(*rc::gen::inRange<std::size_t>(2, 20), Rect{0, 0, 10, 10});
    int visits = 0;
    RC_ASSERT(!layout::BoxGrid(boxes).forEachNearPair([&](std::uint32_t, std::uint32_t) {
        ++visits;
        return false;
    }));
    RC_ASSERT(visits == 1);
    RC_ASSERT(!layout::BoxGrid(boxes).forEachNear(boxes.front(), [&](std::uint32_t) {
        ++visits;
        return false;
    }));
    RC_ASSERT(visits == 2);
}

} // namespace
} // namespace whither::tests
