#include "core/store/table_reader.h"

#include "core/model/raw_tables.h"

#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

namespace whither::store {

namespace {

using base::Error;
using base::ErrorCode;

/// Memory is dearer than time: each byte that is read counts as so many instructions.
constexpr std::uint64_t kWorkPerByte = 4;

Error failure(ErrorCode code, std::string_view table, std::string_view column = {}) {
    Error error;
    error.code = code;
    error.file = table;
    error.column = column;
    return error;
}

/// SQLite compares names of tables and columns this way.
std::string lowerAscii(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return text;
}

enum class Presence { absent, plainTable, somethingElse };

Presence presenceOf(const SQLite::Database& database, std::string_view table) {
    SQLite::Statement statement(
        database, "SELECT type = 'table' AND rootpage > 0 FROM main.sqlite_schema WHERE name = ? COLLATE NOCASE "
                  "AND type IN ('table', 'view')");
    statement.bind(1, std::string(table));
    if (!statement.executeStep())
        return Presence::absent;
    return statement.getColumn(0).getInt() != 0 ? Presence::plainTable : Presence::somethingElse;
}

} // namespace

base::Result<std::optional<TableReader>> TableReader::open(Connection& connection, std::string_view table,
                                                           std::span<const WantedColumn> columns) {
    switch (presenceOf(connection.database, table)) {
    case Presence::absent:
        return std::optional<TableReader>{};
    case Presence::somethingElse:
        return failure(ErrorCode::notOurDatabase, table);
    case Presence::plainTable:
        break;
    }

    std::map<std::string, bool> isPlain;
    SQLite::Statement info(connection.database, "PRAGMA main.table_xinfo(\"" + std::string(table) + "\")");
    constexpr int name = 1;
    constexpr int hidden = 6; // not 0: computed
    while (info.executeStep())
        isPlain.emplace(lowerAscii(info.getColumn(name).getText()), info.getColumn(hidden).getInt() == 0);

    std::string query = "SELECT ";
    for (const WantedColumn& column : columns) {
        const auto found = isPlain.find(std::string(column.name));
        if (found == isPlain.end() && column.isNeeded)
            return failure(ErrorCode::missingColumn, table, column.name);
        if (found != isPlain.end() && !found->second)
            return failure(ErrorCode::notOurDatabase, table, column.name);
        query += found == isPlain.end() ? "NULL" : '"' + std::string(column.name) + '"';
        query += &column == &columns.back() ? " " : ", ";
    }
    // An index of a hostile file may say something else than its table.
    query += "FROM main.\"" + std::string(table) + "\" NOT INDEXED";
    return std::optional<TableReader>(TableReader(connection, query, columns.size()));
}

TableReader::TableReader(Connection& connection, const std::string& query, std::size_t columnCount)
    : m_guard(connection.guard.get()), m_statement(connection.database, query), m_cells(columnCount) {}

bool TableReader::next() {
    if (!m_statement.executeStep())
        return false;
    std::uint64_t bytes = 0;
    m_tooLong.reset();
    for (std::size_t i = m_columns.size(); i < m_cells.size(); ++i)
        m_columns.push_back(m_statement.getColumn(static_cast<int>(i)));
    for (std::size_t i = 0; i < m_cells.size(); ++i) {
        Cell& cell = m_cells[i];
        cell.type = m_columns[i].getType();
        cell.text = {};
        // Asked for its text, SQLite would turn a number into one.
        if (cell.type != SQLITE_TEXT && cell.type != SQLITE_BLOB)
            continue;
        // First the size, for which SQLite writes it as UTF-8 if it must.
        const auto size = static_cast<std::size_t>(m_columns[i].getBytes());
        cell.text = {static_cast<const char*>(m_columns[i].getBlob()), size};
        bytes += size;
        if (size > model::kLongestCell && !m_tooLong)
            m_tooLong = i;
    }
    m_guard->spend(bytes * kWorkPerByte);
    m_guard->check();
    return true;
}

std::string_view TableReader::view(std::size_t column) {
    const Cell& cell = m_cells[column];
    if (cell.type == SQLITE_INTEGER) {
        m_number = std::to_string(m_columns[column].getInt64());
        return m_number;
    }
    if (cell.type == SQLITE_FLOAT) {
        // SQLite writes 15 digits, which loses the last bits.
        std::array<char, 400> buffer{};
        const auto [end, failed] = std::to_chars(buffer.data(), buffer.data() + buffer.size(),
                                                 m_columns[column].getDouble(), std::chars_format::fixed);
        m_number.assign(buffer.data(), failed == std::errc{} ? end : buffer.data());
        return m_number;
    }
    return cell.text;
}

std::optional<std::int64_t> TableReader::integer(std::size_t column) const {
    return m_cells[column].type == SQLITE_INTEGER ? std::optional(m_columns[column].getInt64()) : std::nullopt;
}

bool TableReader::isNull(std::size_t column) const {
    return m_cells[column].type == SQLITE_NULL;
}

} // namespace whither::store
