// The bytes of a Whither file, through the reader and the check.

#include "core/store/checker.h"
#include "core/store/reader.h"

#include <unistd.h>

#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

namespace {

using namespace whither;

void require(bool holds) {
    if (!holds)
        std::abort();
}

/// One file for the whole process, overwritten for each input. SQLite wants a name, so it cannot be anonymous memory.
class TemporaryFile {
  public:
    TemporaryFile()
        : m_name((std::filesystem::temp_directory_path() / "whither-fuzz-XXXXXX").string()),
          m_descriptor(::mkstemp(m_name.data())) {
        require(m_descriptor >= 0);
    }
    ~TemporaryFile() {
        ::close(m_descriptor);
        ::unlink(m_name.c_str());
    }
    TemporaryFile(const TemporaryFile&) = delete;
    TemporaryFile& operator=(const TemporaryFile&) = delete;

    void overwrite(std::string_view bytes) const {
        require(::ftruncate(m_descriptor, 0) == 0 && ::lseek(m_descriptor, 0, SEEK_SET) == 0);
        while (!bytes.empty()) {
            const ssize_t count = ::write(m_descriptor, bytes.data(), bytes.size());
            require(count > 0);
            bytes.remove_prefix(static_cast<std::size_t>(count));
        }
    }
    [[nodiscard]] const std::string& name() const { return m_name; }

  private:
    std::string m_name;
    int m_descriptor;
};

/// What every reader of a data set relies on, whatever the file was.
void requireSound(const store::Opened& opened) {
    const model::Dataset& data = *opened.dataset;
    for (const model::Move& move : data.moves) {
        require(base::raw(move.person) < data.people.size());
        require(move.from || move.to);
        require(!move.from || base::raw(*move.from) < data.companies.size());
        require(!move.to || base::raw(*move.to) < data.companies.size());
        for (const model::Citation& citation : move.citations)
            require(base::raw(citation.source) < data.sources.size());
    }
    for (const model::RowCount& count : opened.report.counts) {
        require(count.in == count.out + count.leftOut);
        require(count.leftOut == 0 || !opened.report.isClean());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    static const TemporaryFile file;
    file.overwrite({reinterpret_cast<const char*>(data), size});
    store::OpenOptions options;
    options.workLimit = 20'000'000;
    const auto opened = store::open(file.name(), options);
    if (opened)
        requireSound(opened.value());
    else
        // The file is there and can be read; anything else is said of its bytes.
        require(opened.error().code != base::ErrorCode::cannotRead && opened.error().code != base::ErrorCode::notFound);
    const auto problems = store::problemsOf(file.name(), options);
    // Each row that is left out is a problem that the check names.
    require(!opened || !problems || problems.value().size() >= opened.value().report.leftOut.size());
    return 0;
}
