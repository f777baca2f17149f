#include "core/store/connection.h"

#include "core/store/schema.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>
#include <utility>

namespace whither::store {

namespace {

using base::Error;
using base::ErrorCode;

/// SQLite reports back after so many virtual machine instructions.
constexpr int kInstructionsPerReport = 4096;

/// First 100 bytes of every SQLite 3 file: https://www.sqlite.org/fileformat.html
constexpr std::size_t kHeaderSize = 100;
constexpr std::size_t kPageSizeAt = 16;
constexpr std::size_t kUserVersionAt = 60;
constexpr std::size_t kApplicationIdAt = 68;
constexpr std::string_view kMagic{"SQLite format 3\0", 16};

class Descriptor {
  public:
    explicit Descriptor(int fd) : m_fd(fd) {}
    ~Descriptor() {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return m_fd; }

  private:
    int m_fd;
};

Error failure(ErrorCode code, const std::filesystem::path& file, std::string value = {}) {
    Error error;
    error.code = code;
    error.file = file.string();
    error.value = std::move(value);
    return error;
}

Error systemError(int number, const std::filesystem::path& file) {
    switch (number) {
    case ENOENT:
    case ENOTDIR:
        return failure(ErrorCode::notFound, file);
    case EACCES:
    case EPERM:
        return failure(ErrorCode::permissionDenied, file);
    default:
        Error error = failure(ErrorCode::cannotRead, file);
        error.detail = std::system_category().message(number);
        return error;
    }
}

template <std::size_t kBytes> std::uint32_t bigEndian(const std::array<char, kHeaderSize>& header, std::size_t at) {
    std::uint32_t value = 0;
    for (std::size_t i = at; i < at + kBytes; ++i)
        value = (value << 8U) | static_cast<unsigned char>(header[i]);
    return value;
}

/// Empty when the first bytes are those of a Whither file that this version can read.
std::optional<Error> headerProblem(const std::filesystem::path& file) {
    // A fifo would block an opener for ever; with O_NONBLOCK it does not.
    const Descriptor descriptor(::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    if (descriptor.get() < 0)
        return errno == ENXIO ? failure(ErrorCode::notADatabase, file) : systemError(errno, file);
    struct stat status {};
    if (::fstat(descriptor.get(), &status) != 0)
        return systemError(errno, file);
    if (S_ISDIR(status.st_mode))
        return failure(ErrorCode::isDirectory, file);
    if (!S_ISREG(status.st_mode))
        return failure(ErrorCode::notADatabase, file);

    std::array<char, kHeaderSize> header{};
    std::size_t size = 0;
    while (size < header.size()) {
        const ssize_t count = ::read(descriptor.get(), header.data() + size, header.size() - size);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return systemError(errno, file);
        if (count == 0)
            break;
        size += static_cast<std::size_t>(count);
    }
    if (!std::string_view(header.data(), size).starts_with(kMagic))
        return failure(ErrorCode::notADatabase, file);
    if (size < header.size())
        return failure(ErrorCode::damagedDatabase, file);
    if (bigEndian<4>(header, kApplicationIdAt) != kApplicationId)
        return failure(ErrorCode::notOurDatabase, file);
    const std::uint32_t version = bigEndian<4>(header, kUserVersionAt);
    if (version > kFormatVersion)
        return failure(ErrorCode::newerVersion, file, std::to_string(version));
    // SQLite itself does not mind a last page that is cut off, as long as nothing of it is asked for.
    const std::uint32_t pageSize = bigEndian<2>(header, kPageSizeAt);
    const bool isCutOff = status.st_size % (pageSize > 1 ? pageSize : 65536) != 0;
    if (version < kFormatVersion || isCutOff)
        return failure(ErrorCode::damagedDatabase, file);
    return {};
}

/// Whether another program left changes beside the file that are not in it yet. An immutable connection would pass
/// over them in silence.
bool hasUnfinishedChanges(const std::filesystem::path& file) {
    std::error_code ignored;
    const auto beside = [&file](const char* ending) { return std::filesystem::path(file.string() + ending); };
    const auto log = std::filesystem::file_size(beside("-wal"), ignored);
    if (!ignored && log > 0)
        return true;
    // A journal whose first byte is 0 is a finished one that was kept: https://www.sqlite.org/lockingv3.html
    const Descriptor journal(::open(beside("-journal").c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    char first = 0;
    return journal.get() >= 0 && ::read(journal.get(), &first, 1) == 1 && first != 0;
}

/// As SQLite wants it in a "file:" URI: every byte but the plain ones as %HH. `file` is absolute.
std::string immutableUri(const std::filesystem::path& file) {
    constexpr std::string_view plain = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string uri = "file:";
    for (const char c : file.string()) {
        if (plain.find(c) != std::string_view::npos) {
            uri += c;
            continue;
        }
        const auto byte = static_cast<unsigned char>(c);
        uri += {'%', digits[byte >> 4U], digits[byte & 15U]};
    }
    return uri + "?mode=ro&immutable=1";
}

void harden(sqlite3* handle, WorkGuard& guard) {
    for (const auto& [option, value] :
         std::initializer_list<std::pair<int, int>>{{SQLITE_DBCONFIG_DEFENSIVE, 1},
                                                    {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
                                                    {SQLITE_DBCONFIG_ENABLE_VIEW, 0},
                                                    {SQLITE_DBCONFIG_ENABLE_TRIGGER, 0},
                                                    {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
                                                    {SQLITE_DBCONFIG_WRITABLE_SCHEMA, 0}})
        sqlite3_db_config(handle, option, value, nullptr);
    for (const auto& [limit, value] :
         std::initializer_list<std::pair<int, int>>{{SQLITE_LIMIT_LENGTH, 16 << 20},
                                                    {SQLITE_LIMIT_SQL_LENGTH, 1 << 20},
                                                    {SQLITE_LIMIT_COLUMN, 200},
                                                    {SQLITE_LIMIT_EXPR_DEPTH, 50},
                                                    {SQLITE_LIMIT_COMPOUND_SELECT, 5},
                                                    {SQLITE_LIMIT_VDBE_OP, 100'000},
                                                    {SQLITE_LIMIT_FUNCTION_ARG, 10},
                                                    {SQLITE_LIMIT_ATTACHED, 0},
                                                    {SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000},
                                                    {SQLITE_LIMIT_VARIABLE_NUMBER, 10},
                                                    {SQLITE_LIMIT_TRIGGER_DEPTH, 1},
                                                    {SQLITE_LIMIT_WORKER_THREADS, 0}})
        sqlite3_limit(handle, limit, value);
    sqlite3_progress_handler(
        handle, kInstructionsPerReport,
        [](void* context) {
            auto& spending = *static_cast<WorkGuard*>(context);
            spending.spend(kInstructionsPerReport);
            return spending.isStopped() || spending.isExhausted() ? 1 : 0;
        },
        &guard);
}

} // namespace

void WorkGuard::check() const {
    if (isExhausted())
        throw SQLite::Exception("too much work", SQLITE_INTERRUPT);
}

base::Error errorFrom(const SQLite::Exception& exception, const WorkGuard& guard, const std::filesystem::path& file) {
    Error error = failure(ErrorCode::damagedDatabase, file);
    if (guard.isStopped())
        error.code = ErrorCode::cancelled;
    else if (guard.isExhausted())
        error.code = ErrorCode::takesTooLong;
    else {
        error.detail = exception.what();
        const int code = exception.getErrorCode() & 0xFF;
        if (code == SQLITE_CANTOPEN || code == SQLITE_IOERR || code == SQLITE_PERM || code == SQLITE_NOMEM)
            error.code = ErrorCode::cannotRead;
    }
    return error;
}

base::Result<Connection> connect(const std::filesystem::path& file, const OpenOptions& options) {
    if (auto problem = headerProblem(file))
        return std::move(*problem);
    if (hasUnfinishedChanges(file))
        return failure(ErrorCode::unfinishedChanges, file);
    std::error_code error;
    const std::filesystem::path absolute = std::filesystem::absolute(file, error);
    if (error)
        return systemError(error.value(), file);
    auto guard = std::make_unique<WorkGuard>(options);
    try {
        // One thread at a time has a connection; SQLite need not lock at every cell.
        SQLite::Database database(immutableUri(absolute),
                                  SQLite::OPEN_READONLY | SQLite::OPEN_URI | SQLite::OPEN_NOMUTEX);
        harden(database.getHandle(), *guard);
        database.exec("PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY");
        return Connection{std::move(guard), std::move(database)};
    } catch (const SQLite::Exception& exception) {
        return errorFrom(exception, *guard, file);
    }
}

} // namespace whither::store
