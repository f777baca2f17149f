#pragma once

#include "core/base/result.h"
#include "core/store/reader.h"

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <filesystem>
#include <memory>

namespace SQLite {
class Exception;
}

namespace whither::store {

/// Counts what a file makes SQLite do and says when it is enough.
class WorkGuard {
  public:
    explicit WorkGuard(const OpenOptions& options) : m_stop(options.stop), m_limit(options.workLimit) {}

    void spend(std::uint64_t work) { m_spent += work; }
    /// Work so far.
    [[nodiscard]] std::uint64_t spent() const { return m_spent; }
    [[nodiscard]] bool isStopped() const { return m_stop.stop_requested(); }
    [[nodiscard]] bool isExhausted() const { return m_spent > m_limit; }
    /// Throws SQLite::Exception when it is.
    void check() const;

  private:
    std::stop_token m_stop;
    std::uint64_t m_limit;
    std::uint64_t m_spent = 0;
};

/// A connection to an untrusted file that can only be read: immutable, defensive, without views, triggers, extensions
/// and unsafe functions, under a work limit.
struct Connection {
    std::unique_ptr<WorkGuard> guard; ///< outlives the connection, whose progress handler points to it
    SQLite::Database database;
};

/// Looks at the file without SQLite first (kind, magic, application_id, user_version), then connects.
/// Errors: those of store::open but missingTable and missingColumn.
[[nodiscard]] base::Result<Connection> connect(const std::filesystem::path& file, const OpenOptions& options);

/// What a failure inside SQLite means. `file`: as in base::Error.
[[nodiscard]] base::Error errorFrom(const SQLite::Exception& exception, const WorkGuard& guard,
                                    const std::filesystem::path& file);

} // namespace whither::store
