#pragma once

#include <filesystem>

namespace whither::tests {

/// Root of the source tree; the data folders and the golden files are below it.
[[nodiscard]] std::filesystem::path sourceDir();
/// A fresh empty folder for the running test, removed when the object goes.
class TemporaryFolder {
  public:
    TemporaryFolder();
    ~TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

  private:
    std::filesystem::path m_path;
};

} // namespace whither::tests
