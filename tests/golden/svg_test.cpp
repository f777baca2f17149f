#include "core/scene/draw_list.h"
#include "core/scene/svg_writer.h"
#include "tests/support/paths.h"
#include "tests/support/small_story.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace whither {
namespace {

std::vector<std::string> linesOf(const std::string& text) {
    std::vector<std::string> lines;
    std::istringstream stream(text);
    for (std::string line; std::getline(stream, line);)
        lines.push_back(line);
    return lines;
}

/// The first line that differs, with both versions.
std::string firstDifference(const std::string& expected, const std::string& actual) {
    const auto a = linesOf(expected);
    const auto b = linesOf(actual);
    for (std::size_t i = 0; i < std::max(a.size(), b.size()); ++i) {
        const auto wanted = i < a.size() ? a[i] : "(end of file)";
        const auto found = i < b.size() ? b[i] : "(end of file)";
        if (wanted != found)
            return "line " + std::to_string(i + 1) + "\n  golden: " + wanted + "\n  now:    " + found;
    }
    return "only in line ends";
}

/// Compares with tests/golden/NAME.svg; writes it instead when WHITHER_UPDATE_GOLDEN is set.
void expectGolden(const std::string& name, const std::string& svg) {
    const auto path = tests::sourceDir() / "tests" / "golden" / (name + ".svg");
    if (std::getenv("WHITHER_UPDATE_GOLDEN") != nullptr) {
        std::ofstream(path, std::ios::binary) << svg;
        GTEST_SKIP() << "wrote " << path;
    }
    std::ifstream file(path, std::ios::binary);
    ASSERT_TRUE(file) << "no " << path;
    std::stringstream golden;
    golden << file.rdbuf();
    EXPECT_TRUE(golden.str() == svg) << path << " differs in " << firstDifference(golden.str(), svg)
                                     << "\nLook at both pictures; if the new one is right, run golden_tests again "
                                        "with WHITHER_UPDATE_GOLDEN=1.";
}

scene::PageSpec spec() {
    scene::PageSpec result;
    result.size = {1200, 800};
    result.title = "A small story";
    result.asOf = "as of 1 Jan 2025";
    result.counts = "7 people, 3 companies, 8 moves";
    result.sourceLine = "made up";
    return result;
}

TEST(GoldenSvg, SmallStoryInLight) {
    const auto picture = tests::smallPicture();
    expectGolden("small-story-light", scene::toSvg(scene::composePage(spec(), picture.input())));
}

TEST(GoldenSvg, SmallStoryInDark) {
    const auto picture = tests::smallPicture();
    auto input = picture.input();
    input.theme = scene::Theme::dark;
    expectGolden("small-story-dark", scene::toSvg(scene::composePage(spec(), input)));
}

TEST(GoldenSvg, SmallStoryWithASelectionAPinAndNoBackground) {
    const auto picture = tests::smallPicture();
    auto input = picture.input();
    input.selection = {{model::EntityKind::person, "ada"}, {model::EntityKind::move, "cy-1"}};
    input.pinned = {{model::EntityKind::person, "ada"}};
    auto request = spec();
    request.isTransparent = true;
    request.showsLegend = false;
    expectGolden("small-story-selection", scene::toSvg(scene::composePage(request, input)));
}

} // namespace
} // namespace whither
