#include "core/scene/curve.h"
#include "core/scene/labels.h"

#include "tests/support/label_overlaps.h"
#include "tests/support/sample_data.h"
#include "tests/support/small_story.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>

namespace whither {
namespace {

const scene::SceneNode& nodeOf(const scene::Scene& scene, graph::NodeIndex index) {
    return *std::find_if(scene.nodes.begin(), scene.nodes.end(),
                         [index](const scene::SceneNode& node) { return node.node == index; });
}

bool turnsLeft(base::Point a, base::Point b, base::Point c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x) > 0;
}

bool cross(const scene::SceneLabel::Leader& a, const scene::SceneLabel::Leader& b) {
    return turnsLeft(a.from, a.to, b.from) != turnsLeft(a.from, a.to, b.to) &&
           turnsLeft(b.from, b.to, a.from) != turnsLeft(b.from, b.to, a.to);
}

TEST(Labels, OfFewAllFindAPlaceInASmallWindowToo) {
    const auto picture = tests::laidOut(tests::llamaData());
    // What a window of 1280 x 720 leaves to the picture, and one of 1440 x 900 at a scale of 1.5.
    for (const auto size : {base::Size{631, 334}, base::Size{415, 230}}) {
        const auto scene = scene::composeToFit(picture.input(), size, 4);
        EXPECT_EQ(scene.labelsLeftOut, 0U) << size.width;
        for (const auto& node : scene.nodes)
            EXPECT_TRUE(std::any_of(scene.labels.begin(), scene.labels.end(),
                                    [&](const scene::SceneLabel& label) { return label.node == node.node; }))
                << node.name << " at " << size.width;
        EXPECT_TRUE(tests::labelOverlaps(scene).empty()) << tests::labelOverlaps(scene).front();
    }
}

TEST(Labels, OfFewEachIsNearestToItsOwnDiskOrHasALineToIt) {
    const auto picture = tests::laidOut(tests::llamaData());
    for (const auto size : {base::Size{631, 334}, base::Size{415, 230}, base::Size{833, 647}}) {
        const auto scene = scene::composeToFit(picture.input(), size, 4);
        for (const auto& label : scene.labels) {
            if (label.leader || label.isOverlaid)
                continue;
            const auto away = [&](const scene::SceneNode& node) {
                return distance(label.box, node.centre) - node.radius;
            };
            const double own = away(nodeOf(scene, label.node));
            for (const auto& node : scene.nodes)
                EXPECT_GE(away(node), own - 6 / scene.zoom) << label.name << " and " << node.name;
        }
    }
}

TEST(Labels, InACrowdOnesThatStandOffHaveALineToTheirDisk) {
    const auto picture = tests::laidOut(tests::aiTalentData());
    for (const auto size : {base::Size{415, 210}, base::Size{560, 420}, base::Size{791, 560}}) {
        const auto scene = scene::composeToFit(picture.input(), size, 4);
        for (const auto& label : scene.labels) {
            const auto away = [&](const scene::SceneNode& node) {
                return (distance(label.box, node.centre) - node.radius) * scene.zoom;
            };
            const double own = away(nodeOf(scene, label.node));
            if (label.leader || label.isOverlaid || own < 20)
                continue;
            for (const auto& node : scene.nodes)
                EXPECT_GE(away(node), own - 4) << label.name << " and " << node.name << " at " << size.width;
        }
    }
}

TEST(Labels, LinesToDisksAreShortAndCrossNeitherEachOtherNorANameNorALargeDisk) {
    for (const auto& data : {tests::aiTalentData(), tests::llamaData()}) {
        const auto picture = tests::laidOut(data);
        for (const auto size :
             {base::Size{300, 140}, base::Size{415, 230}, base::Size{560, 420}, base::Size{791, 560}}) {
            const auto scene = scene::composeToFit(picture.input(), size, 4);
            for (const auto& label : scene.labels) {
                if (!label.leader)
                    continue;
                const auto& line = *label.leader;
                EXPECT_LE(base::length(line.to - line.from) * scene.zoom, scene::kLongestLeader + 2) << label.name;
                for (const auto& other : scene.labels) {
                    if (&other == &label)
                        continue;
                    EXPECT_FALSE(scene::crosses(other.box, line.from, line.to)) << label.name << " " << other.name;
                    EXPECT_FALSE(other.leader && cross(line, *other.leader)) << label.name << " " << other.name;
                }
            }
        }
    }
}

TEST(Labels, TheLargestCompaniesAreNamedBesideTheirDisks) {
    const auto picture = tests::laidOut(tests::aiTalentData());
    for (const auto size : {base::Size{300, 140}, base::Size{791, 560}}) {
        const auto scene = scene::composeToFit(picture.input(), size, 4);
        std::vector<const scene::SceneNode*> largest;
        for (const auto& node : scene.nodes)
            if (node.kind == graph::NodeKind::company)
                largest.push_back(&node);
        std::sort(largest.begin(), largest.end(),
                  [](const auto* a, const auto* b) { return a->radius / a->enlargement > b->radius / b->enlargement; });
        const bool isTiny = size.width < 400; // there is room for one of the largest
        largest.resize(isTiny ? 3 : 6);
        const auto isNamed = [&scene](const scene::SceneNode* node) {
            return std::any_of(scene.labels.begin(), scene.labels.end(),
                               [node](const scene::SceneLabel& label) { return label.node == node->node; });
        };
        EXPECT_TRUE(std::any_of(largest.begin(), largest.end(), isNamed));
        if (isTiny)
            std::erase_if(largest, [&isNamed](const scene::SceneNode* node) { return !isNamed(node); });
        for (const auto* node : largest) {
            const auto label = std::find_if(scene.labels.begin(), scene.labels.end(),
                                            [&](const scene::SceneLabel& each) { return each.node == node->node; });
            ASSERT_NE(label, scene.labels.end()) << node->name << " at " << size.width;
            EXPECT_FALSE(label->isOverlaid) << node->name << " at " << size.width;
            EXPECT_LE((distance(label->box, node->centre) - node->radius) * scene.zoom, 60)
                << node->name << " at " << size.width;
        }
    }
}

} // namespace
} // namespace whither
