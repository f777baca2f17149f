#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/model/raw_tables.h"
#include "core/store/connection.h"
#include "core/store/id_table.h"
#include "core/store/table_reader.h"
#include "core/store/table_shapes.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

namespace whither::store {

/// Tables that a claim can be about; their columns in `claim` have the same names.
inline constexpr std::array<std::pair<model::RawTable, std::string_view>, 6> kClaimSubjects{
    {{model::RawTable::people, "person"},
     {model::RawTable::companies, "company"},
     {model::RawTable::teams, "team"},
     {model::RawTable::moves, "move"},
     {model::RawTable::products, "product"},
     {model::RawTable::relations, "relation"}}};

/// The ids of other rows in one column, which become their keys once all tables are read.
struct References {
    static constexpr std::int64_t kNone = std::numeric_limits<std::int64_t>::min();

    std::size_t cell = 0; ///< whose texts they become
    model::RawTable to = model::RawTable::sources;
    std::vector<std::int64_t> ids;                    ///< by row; kNone: NULL, or in `odd`
    std::unordered_map<std::size_t, std::string> odd; ///< by row: what is no id
};

/// What a claim is about.
struct Subject {
    std::size_t choice = 0; ///< of kClaimSubjects
    std::optional<std::int64_t> id;
    std::string odd; ///< what is no id
};

/// The rows of one table. Cells that refer to other rows are not there yet.
struct Rows {
    IdTable places; ///< in the raw table
    std::vector<References> references;
    std::vector<std::optional<Subject>> subjects; ///< of claims, by row; empty: not exactly one is set
    std::vector<model::RawTables::Unreadable> unreadable;
};

/// For reports; 0: there is no such number.
[[nodiscard]] std::size_t rowNumber(std::optional<std::int64_t> id);

/// Reads the rows of tables through one connection, on one thread at a time; several may read different tables of a
/// file side by side.
class RowReader {
  public:
    /// `spent`: the sum of what all connections to the file have been asked for. All must outlive it. `fileSize`:
    /// bytes.
    RowReader(Connection& connection, double fileSize, std::atomic<std::uint64_t>& spent, const base::Watch& watch)
        : m_connection(connection), m_fileSize(fileSize), m_spent(spent), m_watch(watch) {}

    /// Reads a table into `raw` and `rows`, both empty before. A table that is not needed may be missing. Errors:
    /// missingTable, with `origin` as the file, and those of TableReader::open; throws as TableReader does.
    [[nodiscard]] base::Result<void> read(const Shape& shape, const std::string& origin, model::RawRows& raw,
                                          Rows& rows);

    /// Moves to the next row, and tells now and then how far the file has been read.
    [[nodiscard]] bool next(TableReader& table);

  private:
    Connection& m_connection;
    double m_fileSize;
    std::atomic<std::uint64_t>& m_spent;
    const base::Watch& m_watch;
    std::uint64_t m_told = 0; ///< of this connection's work, to m_spent
    std::uint64_t m_rowsRead = 0;
};

} // namespace whither::store
