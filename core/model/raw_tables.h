#pragma once

#include "core/base/progress.h"
#include "core/model/dataset.h"
#include "core/model/load_report.h"
#include "core/model/packed_texts.h"

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace whither::model {

/// The tables of the human-editable form, in the order in which they must be resolved.
enum class RawTable { sources, people, companies, teams, teamMembers, moves, stays, products, relations, claims };
inline constexpr std::size_t kRawTableCount = 10;
inline constexpr std::array<RawTable, kRawTableCount> kRawTables{
    RawTable::sources, RawTable::people, RawTable::companies, RawTable::teams,     RawTable::teamMembers,
    RawTable::moves,   RawTable::stays,  RawTable::products,  RawTable::relations, RawTable::claims};

/// "sources", "people", "team_members", ...: the name of the CSV file without its ending.
[[nodiscard]] std::string_view name(RawTable table);
/// Column names in their file order.
[[nodiscard]] std::span<const std::string_view> columns(RawTable table);

/// How many of a row's first columns name it, as a key does: two rows with the same ones tell of the same thing.
[[nodiscard]] std::size_t identityColumns(RawTable table);

/// Longest text in bytes that a cell may hold, or one item of a list; a row with a longer one is left out.
inline constexpr std::size_t kLongestCell = std::size_t{1} << 20U;
/// Most levels of parents above a company. Far more than there are; walking up them never takes long.
inline constexpr std::size_t kMostParents = 64;

/// A row as it came, unchecked: one cell per column of columns(table), lists joined by ';'.
struct RawRow {
    std::size_t row = 0; ///< line in the file or `id` in the database: for reports, and for Move::place
    std::vector<std::string> cells;
};

/// Many such rows of one table, packed column by column.
class RawRows {
  public:
    explicit RawRows(std::size_t columnCount = 0) : m_columns(columnCount) {}

    [[nodiscard]] std::size_t size() const { return m_numbers.size(); }
    [[nodiscard]] bool empty() const { return m_numbers.empty(); }
    [[nodiscard]] std::size_t columnCount() const { return m_columns.size(); }
    /// RawRow::row of the row at `place`.
    [[nodiscard]] std::size_t number(std::size_t place) const { return m_numbers[place]; }
    /// Valid until a row is added.
    [[nodiscard]] std::string_view cell(std::size_t place, std::size_t column) const {
        return m_columns[column][place];
    }
    /// A copy of the row at `place`.
    [[nodiscard]] RawRow operator[](std::size_t place) const;
    /// Copies of all.
    [[nodiscard]] std::vector<RawRow> rows() const;

    /// Cells that are missing are blank, and those beyond the last column are dropped.
    void push_back(const RawRow& row);
    /// Begins a row; then each of column() gets one text.
    void begin(std::size_t number) { m_numbers.push_back(number); }
    [[nodiscard]] PackedTexts& column(std::size_t column) { return m_columns[column]; }

  private:
    std::vector<std::size_t> m_numbers;
    std::vector<PackedTexts> m_columns;
};

/// One folder or one database, unchecked. CSV and SQLite both read into this, so that one set of rules checks both.
struct RawTables {
    /// Without rows.
    RawTables();

    std::string origin; ///< folder or database path, for reports
    std::string title;
    std::string titleZh;
    std::array<RawRows, kRawTableCount> tables;
    /// What reports call each table: the path of its CSV file. Where empty, the table's name.
    std::array<std::string, kRawTableCount> files;

    /// A row that could not even be split into cells; it counts as one row in and one left out.
    struct Unreadable {
        RawTable table = RawTable::sources;
        base::Error error;
    };
    std::vector<Unreadable> unreadable;

    /// What else the reader could not take, for the report: rows that stand in none of the tables.
    std::vector<base::Error> leftOut;

    /// Evidence beyond the CSV form: a source's differing word on a move (database only).
    struct RawCitation {
        std::size_t row = 0;
        std::string move;   ///< key
        std::string source; ///< key
        std::string stance;
        std::string claimedDate;
        std::string claimedTo; ///< company key
    };
    std::vector<RawCitation> moveCitations;

    [[nodiscard]] RawRows& operator[](RawTable table) { return tables[static_cast<std::size_t>(table)]; }
    [[nodiscard]] const RawRows& operator[](RawTable table) const { return tables[static_cast<std::size_t>(table)]; }
    /// What reports call the table.
    [[nodiscard]] std::string place(RawTable table) const;
};

/// The list form of some texts: joined by ';'.
[[nodiscard]] std::string joinList(const std::vector<std::string>& items);
/// Cells of `text` between ';', blanks around them cut off, empty ones skipped, each once, in their order.
[[nodiscard]] std::vector<std::string> splitList(std::string_view text);
/// The place of a column in columns(table). The table must have it.
[[nodiscard]] std::size_t columnIndex(RawTable table, std::string_view column);

/// The rows that check() turns into an equal data set. Rows are numbered from 1, moves in the order of their rows. (An
/// alias that holds ';' comes back as two: lists have no escape.)
[[nodiscard]] RawTables rawOf(const Dataset& dataset);

/// A checked data set and what had to be left out of it.
struct Checked {
    Dataset dataset;
    LoadReport report;
};

/// Resolves keys, checks every rule of the data contract, and sorts. Never fails: a row that breaks a rule is left out
/// and named in the report with its file, row, column and value (once per problem), and so is, in turn, what referred
/// to it. `report.counts` has one entry per table, in the order of RawTable.
///
/// Text must be UTF-8 without NUL and no longer than kLongestCell.
///
/// Needed: keys; the name of a person, company, team or product; person and company of a move (one end at least) and a
/// stay; the day of a stay; kind of a move or relation; both companies of a relation; what a claim is about and says.
/// A blank confidence is `reported`, a blank verdict `unconfirmed`, a blank kind of a company or product the plain one.
/// A source that is not in the data costs only the citation: it is named in the report, but the row stays. Of several
/// rows with one key (stays: person, company and day; team members: team and person) the first in the order of their
/// cells stays. All companies of a cycle of parents are left out, and those with more than
/// kMostParents above them.
///
/// Each table of `raw` is given up as soon as it has been checked. `watch`: where a stop was asked for, what comes back
/// is of no use.
[[nodiscard]] Checked check(RawTables raw, const base::Watch& watch = {});

} // namespace whither::model
