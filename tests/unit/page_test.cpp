#include "core/scene/draw_list.h"

#include "core/scene/svg_writer.h"
#include "tests/support/small_story.h"

#include <gtest/gtest.h>
#include <pugixml.hpp>

#include <algorithm>
#include <cctype>
#include <clocale>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <map>
#include <set>

namespace whither {
namespace {

scene::PageSpec spec(double width, double height) {
    scene::PageSpec result;
    result.size = {width, height};
    result.title = "Who left Acme AI, and where they went from there";
    result.asOf = "as of 31 May 2025";
    result.counts = "7 people, 3 companies, 8 moves";
    result.sourceLine = "A small story: 0 sources";
    return result;
}

base::Rect boxOf(const scene::Text& text) {
    return {text.baseline.x, text.baseline.y - 0.97 * text.size, text.width, 1.21 * text.size};
}

/// Boxes of all text outside the graph.
std::vector<base::Rect> textAround(const scene::Page& page) {
    std::vector<base::Rect> boxes;
    for (const auto& group : page.list.groups)
        if (group.id.starts_with("page:"))
            for (const auto& primitive : group.primitives)
                if (const auto* text = std::get_if<scene::Text>(&primitive))
                    boxes.push_back(boxOf(*text));
    return boxes;
}

std::set<std::string> idsOf(const scene::Page& page) {
    std::set<std::string> ids;
    for (const auto& group : page.list.groups)
        ids.insert(group.id);
    return ids;
}

TEST(Page, PutsTitleLegendAndFootAroundTheGraphWithoutOverlap) {
    const auto picture = tests::smallPicture();
    for (const auto& [width, height] :
         {std::pair(1440.0, 900.0), std::pair(800.0, 600.0), std::pair(420.0, 800.0), std::pair(300.0, 300.0)}) {
        const auto request = spec(width, height);
        const auto input = picture.input();
        const auto scene = scene::compose(input);
        const auto page = scene::composePage(request, input);
        const auto room = scene::graphRoom(request, input.measurer, scene);
        const base::Rect paper{0, 0, width, height};
        auto boxes = textAround(page);
        ASSERT_GE(boxes.size(), 1U);
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            EXPECT_EQ(united(paper, boxes[i]), paper);
            EXPECT_FALSE(boxes[i].overlaps(room)) << width;
            for (std::size_t j = 0; j < i; ++j)
                EXPECT_FALSE(boxes[i].grown(-1e-6).overlaps(boxes[j])) << width << ' ' << i << ' ' << j;
        }
        EXPECT_GE(room.height, height / 2);
    }
}

TEST(Page, KeepsTheWholeGraphInItsRoom) {
    const auto picture = tests::smallPicture();
    for (const auto& size : {base::Size{1440, 900}, base::Size{500, 400}, base::Size{60, 60}}) {
        const auto request = spec(size.width, size.height);
        const auto page = scene::composePage(request, picture.input());
        const auto room =
            scene::graphRoom(request, picture.input().measurer, scene::compose(picture.input())).grown(1e-6);
        std::size_t disks = 0;
        for (const auto& group : page.list.groups)
            if (!group.id.starts_with("page:"))
                for (const auto& primitive : group.primitives)
                    if (const auto* disk = std::get_if<scene::Disk>(&primitive)) {
                        ++disks;
                        EXPECT_TRUE(room.contains(disk->centre - base::Point{disk->radius, disk->radius}));
                        EXPECT_TRUE(room.contains(disk->centre + base::Point{disk->radius, disk->radius}));
                    }
        EXPECT_GT(disks, 10U);
    }
}

TEST(Page, LeavesOutWhatIsSwitchedOff) {
    const auto picture = tests::smallPicture();
    auto request = spec(1440, 900);
    const auto all = idsOf(scene::composePage(request, picture.input()));
    for (const auto* id : {"page:title", "page:legend", "page:as-of", "page:counts", "page:sources"})
        EXPECT_TRUE(all.contains(id)) << id;
    request.title.clear();
    request.asOf.clear();
    request.counts.clear();
    request.sourceLine.clear();
    request.showsLegend = false;
    const auto page = scene::composePage(request, picture.input());
    for (const auto& id : idsOf(page))
        EXPECT_FALSE(id.starts_with("page:")) << id;
    EXPECT_TRUE(page.background);
    request.isTransparent = true;
    EXPECT_FALSE(scene::composePage(request, picture.input()).background);
}

TEST(Page, WrapsALongTitleAndElidesAnEndlessOne) {
    const auto picture = tests::smallPicture();
    auto request = spec(600, 600);
    const auto lines = [&] {
        std::vector<std::string> result;
        for (const auto& group : scene::composePage(request, picture.input()).list.groups)
            if (group.id == "page:title")
                for (const auto& primitive : group.primitives)
                    result.push_back(std::get<scene::Text>(primitive).text);
        return result;
    };
    request.title = "Who left the LLaMA paper’s author list between 2023 and 2025, and where";
    EXPECT_EQ(lines().size(), 2U);
    EXPECT_FALSE(lines().back().ends_with("…"));
    request.title = std::string(100000, 'x');
    EXPECT_EQ(lines().size(), 1U);
    EXPECT_TRUE(lines().back().ends_with("…"));
    for (int i = 0; i < 2000; ++i)
        request.title += " word";
    EXPECT_TRUE(lines().back().ends_with("…"));
}

TEST(Page, OfAPartShowsOnlyWhatFitsIntoIt) {
    const auto picture = tests::smallPicture();
    auto request = spec(800, 600);
    request.area = squareAround(*picture.positions[*picture.graph().find({model::EntityKind::person, "ada"})], 90);
    const auto page = scene::composePage(request, picture.input());
    const auto ids = idsOf(page);
    EXPECT_TRUE(ids.contains("person:ada"));
    EXPECT_FALSE(ids.contains("company:child"));
}

// The scene as SVG ---------------------------------------------------------------------------------------------------

pugi::xml_document parsed(const std::string& svg) {
    pugi::xml_document document;
    const auto result = document.load_string(svg.c_str(), pugi::parse_default | pugi::parse_ws_pcdata_single);
    EXPECT_TRUE(result) << result.description();
    return document;
}

TEST(Svg, HasAnIdAndATitleForEveryNodeEdgeAndOpenEnd) {
    const auto picture = tests::smallPicture();
    const auto scene = scene::compose(picture.input());
    const auto document = parsed(scene::toSvg(scene::composePage(spec(1440, 900), picture.input())));
    std::map<std::string, std::string> titles;
    std::set<std::string> ids;
    for (const auto& found : document.select_nodes("//*[@id]")) {
        EXPECT_TRUE(ids.insert(found.node().attribute("id").value()).second) << found.node().attribute("id").value();
        titles[found.node().attribute("id").value()] = found.node().child_value("title");
    }
    for (const auto& node : scene.nodes)
        EXPECT_EQ(titles[scene::svgId(node.id.text())], node.description);
    for (const auto& edge : scene.edges)
        EXPECT_EQ(titles[scene::svgId(edge.name)], edge.description);
    for (const auto& end : scene.openEnds)
        EXPECT_EQ(titles[scene::svgId(end.name)], end.description);
    EXPECT_STREQ(document.child("svg").child_value("title"), spec(1, 1).title.c_str());
    EXPECT_STREQ(document.child("svg").attribute("role").value(), "img");
}

TEST(Svg, HasTheGeometryOfTheScene) {
    const auto picture = tests::smallPicture();
    auto input = picture.input();
    const auto request = spec(1440, 900);
    const auto scene = scene::compose(input);
    const auto page = scene::compose(request, scene, input.measurer);
    const auto placement = scene::place(request, scene.bounds, input.measurer, scene);
    const auto document = parsed(scene::toSvg(page));
    for (const auto& node : scene.nodes) {
        if (node.kind != graph::NodeKind::person && node.kind != graph::NodeKind::company)
            continue;
        const auto query = "//g[@id='" + scene::svgId(node.id.text()) + "']/circle";
        const auto circles = document.select_nodes(query.c_str());
        ASSERT_FALSE(circles.empty()) << query;
        for (const auto& circle : circles) {
            EXPECT_NEAR(circle.node().attribute("cx").as_double(), node.centre.x * placement.zoom + placement.offset.x,
                        1e-3);
            EXPECT_NEAR(circle.node().attribute("cy").as_double(), node.centre.y * placement.zoom + placement.offset.y,
                        1e-3);
        }
    }
    for (const auto& edge : scene.edges) {
        const auto query = "//g[@id='" + scene::svgId(edge.name) + "']/path";
        const std::string path = document.select_node(query.c_str()).node().attribute("d").value();
        double x = 0;
        double y = 0;
        ASSERT_EQ(std::sscanf(path.c_str(), "M%lf %lf", &x, &y), 2) << path;
        EXPECT_NEAR(x, edge.from.x * placement.zoom + placement.offset.x, 1e-3);
        EXPECT_NEAR(y, edge.from.y * placement.zoom + placement.offset.y, 1e-3);
    }
}

TEST(Svg, ShowsNamesAsTextWhateverIsInThem) {
    const auto picture = tests::smallPicture();
    const auto svg = scene::toSvg(scene::composePage(spec(1440, 900), picture.input()));
    const auto document = parsed(svg);
    EXPECT_TRUE(document.select_nodes("//script").empty());
    EXPECT_EQ(document
                  .select_nodes("//*[not(self::svg or self::title or self::rect or self::g or self::circle or "
                                "self::path or self::polygon or self::text)]")
                  .size(),
              0U);
    EXPECT_EQ(svg.find("\u202E"), std::string::npos);
    for (const char c : svg)
        EXPECT_TRUE(static_cast<unsigned char>(c) >= 0x20 || c == '\n') << static_cast<int>(c);
    const auto label = document.select_node("//g[@id='company-bold.label']/text").node();
    EXPECT_STREQ(label.child_value(), "Bold & Sons <b>");
}

TEST(Svg, IsWellFormedForAnyTextInADrawList) {
    scene::Page page;
    page.size = {100, 100};
    page.title = "\x01 ]]> <!-- & \xFF \uFFFF";
    scene::Text text;
    text.text = "\x02</svg>\x0B\xC0\x80";
    page.list.groups.push_back({"odd id:\"<>&'/ü", "\x03", {text}});
    const auto document = parsed(scene::toSvg(page));
    EXPECT_STREQ(document.select_node("//text").node().child_value(), "\uFFFD</svg> \uFFFD\uFFFD");
}

TEST(Svg, IdsAreXmlNamesAndTellDifferentNamesApart) {
    EXPECT_EQ(scene::svgId("person:armand-joulin"), "person-armand-joulin");
    EXPECT_EQ(scene::svgId("move:key/leaves"), "move-key.leaves");
    const std::vector<std::string> names{
        "person:a", "person-a", "person.a", "person/a", "person_a",      "person:a:b", "person:a-b",   "a", "_61", "1a",
        "_31a",     ":a",       "-a",       "person:A", "person:\u00fc", "person:u",   "person:_c3_bc"};
    std::set<std::string> ids;
    for (const auto& name : names) {
        const auto id = scene::svgId(name);
        EXPECT_TRUE(ids.insert(id).second) << name;
        EXPECT_TRUE(std::isalpha(static_cast<unsigned char>(id[0])) != 0 || id[0] == '_') << id;
        for (const char c : id)
            EXPECT_TRUE(std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '-' || c == '.') << id;
    }
}

TEST(Svg, WritesNumbersShortAndTheSameInEveryLocale) {
    scene::Page page;
    page.size = {100.5, 100};
    page.list.groups.push_back({"",
                                "",
                                {scene::Disk{{-0.0001, 12.3456}, 7, base::Colour::rgb(0xff0000).withAlpha(51), {}},
                                 scene::Disk{{1e300, std::nan("")}, 1234567.5, {}, {}}}});
    const auto before = scene::toSvg(page);
    EXPECT_NE(before.find(R"(<circle cx="0" cy="12.346" r="7" fill="#ff0000" fill-opacity="0.2" />)"),
              std::string::npos)
        << before;
    EXPECT_NE(before.find(R"(width="100.5")"), std::string::npos);
    EXPECT_NE(before.find(R"(cx="1000000000" cy="0" r="1234567.5" fill="none")"), std::string::npos) << before;
    const std::string old = std::setlocale(LC_ALL, nullptr);
    for (const auto* locale : {"de_DE.UTF-8", "de_DE", "fr_FR.UTF-8", "C.UTF-8"})
        if (std::setlocale(LC_ALL, locale) != nullptr) {
            EXPECT_EQ(scene::toSvg(page), before) << locale;
        }
    std::setlocale(LC_ALL, old.c_str());
}

} // namespace
} // namespace whither
