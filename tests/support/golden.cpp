#include "tests/support/golden.h"

#include "tests/support/paths.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace whither::tests {
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

} // namespace

void expectGolden(const std::string& name, const std::string& svg) {
    const auto path = sourceDir() / "tests" / "golden" / (name + ".svg");
    const char* const update = std::getenv("WHITHER_UPDATE_GOLDEN");
    if (update != nullptr && std::string_view(update) == "1") {
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

} // namespace whither::tests
