#include "tests/support/paths.h"

#include <cstdlib>
#include <stdexcept>

namespace whither::tests {

std::filesystem::path sourceDir() {
    return WHITHER_SOURCE_DIR;
}

TemporaryFolder::TemporaryFolder() {
    std::string pattern = (std::filesystem::temp_directory_path() / "whither-test-XXXXXX").string();
    if (mkdtemp(pattern.data()) == nullptr)
        throw std::runtime_error("no temporary folder");
    m_path = pattern;
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored;
    std::filesystem::remove_all(m_path, ignored);
}

} // namespace whither::tests
