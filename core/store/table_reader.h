#pragma once

#include "core/base/result.h"
#include "core/store/connection.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace whither::store {

/// A column as a reader wants it.
struct WantedColumn {
    std::string_view name;
    bool isNeeded = false; ///< the table is of no use without it; otherwise its absence reads as NULL
};

/// Goes through the rows of one plain table of an untrusted database, in the order in which they are stored. Throws
/// SQLite::Exception when the database is damaged or the work limit is reached.
class TableReader {
  public:
    /// Empty when there is no such table. Errors, with the table's name as file: notOurDatabase when the name belongs
    /// to a view, a virtual table, or one with a computed column; missingColumn.
    [[nodiscard]] static base::Result<std::optional<TableReader>> open(Connection& connection, std::string_view table,
                                                                       std::span<const WantedColumn> columns);

    /// Moves to the next row, first to the first; false after the last.
    [[nodiscard]] bool next();

    /// The row's `column`-th wanted cell. A NULL is "", a number is written out; bytes of a BLOB are taken as they are.
    [[nodiscard]] std::string text(std::size_t column) { return std::string(view(column)); }
    /// The same, valid until the next call and the next row.
    [[nodiscard]] std::string_view view(std::size_t column);
    /// Empty unless the cell holds a whole number.
    [[nodiscard]] std::optional<std::int64_t> integer(std::size_t column) const;
    [[nodiscard]] bool isNull(std::size_t column) const;
    /// Wanted cell of this row that is longer than model::kLongestCell; empty when none is.
    [[nodiscard]] std::optional<std::size_t> tooLong() const { return m_tooLong; }

  private:
    TableReader(Connection& connection, const std::string& query, std::size_t columnCount);

    /// A wanted cell of the row at hand. Each is asked for once, for SQLite looks at its own state every time.
    struct Cell {
        int type = 0;          ///< SQLITE_NULL, ...
        std::string_view text; ///< where it is text or a blob
    };

    WorkGuard* m_guard;
    SQLite::Statement m_statement;
    std::vector<SQLite::Column> m_columns; ///< of whatever row is at hand; made with the first
    std::vector<Cell> m_cells;
    std::optional<std::size_t> m_tooLong; ///< of the row at hand
    std::string m_number;                 ///< the last one that was written out
};

} // namespace whither::store
