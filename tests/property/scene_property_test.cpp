#include "core/scene/scene.h"
#include "core/scene/svg_writer.h"
#include "core/scene/text.h"
#include "tests/support/label_overlaps.h"
#include "tests/support/small_story.h"

#include <gtest/gtest.h>
#include <pugixml.hpp>
#include <rapidcheck/gtest.h>

#include <cmath>

namespace whither {
namespace {

/// Anywhere on a plane, often in a heap.
rc::Gen<base::Point> anyPlace() {
    return rc::gen::map(
        rc::gen::tuple(rc::gen::inRange(-400, 400), rc::gen::inRange(-300, 300)), [](const std::tuple<int, int>& at) {
            return base::Point{static_cast<double>(std::get<0>(at)), static_cast<double>(std::get<1>(at))};
        });
}

RC_GTEST_PROP(SceneProperty, LabelsNeverOverlapWhereverTheNodesAre, ()) {
    auto picture = tests::smallPicture();
    for (std::uint32_t i = 0; i < picture.graph().nodeCount(); ++i)
        picture.positions[graph::NodeIndex{i}] = *anyPlace();
    auto input = picture.input();
    input.zoom = *rc::gen::elementOf(std::vector<double>{0.1, 0.5, 1, 2, 10});
    const auto scene = scene::compose(input);
    RC_ASSERT(tests::labelOverlaps(scene).empty());
    RC_ASSERT(scene.labels.size() + scene.labelsLeftOut == scene.nodes.size());
}

RC_GTEST_PROP(SceneProperty, EverythingIsFiniteWhereverTheNodesAre, ()) {
    auto picture = tests::smallPicture();
    // A few places only, so that nodes lie on one another.
    const auto places = *rc::gen::container<std::vector<base::Point>>(3, anyPlace());
    for (std::uint32_t i = 0; i < picture.graph().nodeCount(); ++i)
        picture.positions[graph::NodeIndex{i}] = *rc::gen::elementOf(places);
    const auto scene = scene::compose(picture.input());
    for (const auto& edge : scene.edges)
        for (const auto point : {edge.from, edge.control, edge.to})
            RC_ASSERT(std::isfinite(point.x) && std::isfinite(point.y));
    for (const auto& end : scene.openEnds)
        RC_ASSERT(std::isfinite(end.to.x) && std::isfinite(end.to.y));
    pugi::xml_document document;
    RC_ASSERT(document.load_string(scene::toSvg(scene::composePage({}, picture.input())).c_str()));
}

RC_GTEST_PROP(SceneProperty, AnyBytesBecomeALineThatXmlMayHold, (const std::string& bytes)) {
    const auto line = scene::cleanLine(bytes);
    RC_ASSERT(scene::cleanLine(line) == line);
    for (const char c : line)
        RC_ASSERT(static_cast<unsigned char>(c) >= 0x20);
    RC_ASSERT(!scene::initials(bytes).empty());
}

RC_GTEST_PROP(SceneProperty, DifferentNamesHaveDifferentIds, (const std::string& a, const std::string& b)) {
    RC_ASSERT((scene::svgId(a) == scene::svgId(b)) == (a == b));
}

} // namespace
} // namespace whither
