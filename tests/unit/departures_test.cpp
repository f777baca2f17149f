#include "core/scene/scene.h"

#include "tests/support/sample_data.h"
#include "tests/support/small_story.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <utility>

namespace whither {
namespace {

const scene::SceneNode& nodeOf(const scene::Scene& scene, const std::string& id) {
    const auto found = std::find_if(scene.nodes.begin(), scene.nodes.end(),
                                    [&](const scene::SceneNode& node) { return node.id.text() == id; });
    if (found == scene.nodes.end())
        throw std::runtime_error(id);
    return *found;
}

std::vector<const scene::SceneEdge*> departures(const scene::Scene& scene, const std::string& company,
                                                const std::string& person) {
    const auto from = nodeOf(scene, company).node;
    const auto who = nodeOf(scene, person).node;
    std::vector<const scene::SceneEdge*> found;
    for (const auto& edge : scene.edges)
        if (edge.kind == scene::LineKind::left && edge.source == from && edge.target == who)
            found.push_back(&edge);
    return found;
}

TEST(Departures, AreOneLineEachHoweverManyRowsTellThem) {
    query::Filter filter;
    filter.layers.insert(query::Layer::earlierJobs);
    const auto picture = tests::laidOut(tests::aiTalentData(), filter);
    auto input = picture.input();
    input.zoom = 3;
    const auto scene = scene::compose(input);
    for (const auto& [company, person] :
         {std::pair("company:anthropic", "person:john-schulman"), std::pair("company:adept", "person:ashish-vaswani"),
          std::pair("company:adept", "person:niki-parmar")}) {
        const auto lines = departures(scene, company, person);
        ASSERT_EQ(lines.size(), 1U) << person;
        const auto& line = *lines.front();
        ASSERT_EQ(line.selects.size(), 2U) << "a click selects both rows";
        EXPECT_EQ(line.selects.front(), line.id);
        EXPECT_NE(line.description.find('\n'), std::string::npos) << "both are told";
        input.selection = {line.selects.back()};
        const auto selected = scene::compose(input);
        EXPECT_TRUE(departures(selected, company, person).front()->isSelected) << "by either row";
        input.selection = {};
    }
}

TEST(Departures, ThatLedToASelectedCompanyStandOut) {
    const auto picture = tests::laidOut(tests::llamaData());
    auto input = picture.input();
    input.selection = {{model::EntityKind::company, "mistral-ai"}};
    const auto scene = scene::compose(input);
    int lit = 0;
    for (const auto& edge : scene.edges)
        if (edge.kind == scene::LineKind::left && !edge.isFaded)
            ++lit;
    EXPECT_EQ(lit, 5) << "all five that went there";
    for (const auto* person : {"person:guillaume-lample", "person:timothee-lacroix"})
        for (const auto* line : departures(scene, "company:meta", person))
            EXPECT_FALSE(line->isFaded) << person;
    EXPECT_FALSE(nodeOf(scene, "company:meta").isFaded);
    EXPECT_TRUE(nodeOf(scene, "company:cohere").isFaded);
}

} // namespace
} // namespace whither
