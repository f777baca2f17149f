#include "core/store/row_reader.h"

#include "core/base/text.h"

#include <algorithm>
#include <unordered_set>

namespace whither::store {

namespace {

using base::Error;
using base::ErrorCode;
using model::RawTable;

/// Rows between two reports of how far it is, a power of two.
constexpr std::uint64_t kRowsPerReport = 4096;
/// What reading a whole file costs, about, in the measure of OpenOptions::workLimit.
constexpr double kWorkPerByteOfFile = 3;

/// Tells the first row with an id from others.
class SeenIds {
  public:
    bool isNew(std::int64_t id) {
        // SQLite keeps an INTEGER PRIMARY KEY ascending; only a file made otherwise needs the set.
        if (m_others.empty() && (m_ascending.empty() || id > m_ascending.back())) {
            m_ascending.push_back(id);
            return true;
        }
        return !std::binary_search(m_ascending.begin(), m_ascending.end(), id) && m_others.insert(id).second;
    }

  private:
    std::vector<std::int64_t> m_ascending; ///< as far as they were
    std::unordered_set<std::int64_t> m_others;
};

/// The table whose rows a cell refers to, if it does.
std::optional<RawTable> referredTo(From from) {
    switch (from) {
    case From::source:
        return RawTable::sources;
    case From::person:
        return RawTable::people;
    case From::company:
        return RawTable::companies;
    case From::team:
        return RawTable::teams;
    case From::column:
    case From::key:
    case From::list:
    case From::subject:
        break;
    }
    return {};
}

std::vector<WantedColumn> columnsOf(const Shape& shape) {
    std::vector<WantedColumn> columns{{"id", true}};
    for (const Cell& cell : shape.cells) {
        if (cell.from == From::subject)
            for (const auto& [table, column] : kClaimSubjects)
                columns.push_back({column});
        else if (cell.from != From::list)
            columns.push_back({cell.column, cell.isNeeded});
    }
    return columns;
}

void addReference(TableReader& table, std::size_t column, References& references) {
    const auto id = table.integer(column);
    const bool isOdd = !table.isNull(column) && (!id || *id == References::kNone);
    if (isOdd)
        references.odd.emplace(references.ids.size(), table.text(column));
    references.ids.push_back(isOdd || !id ? References::kNone : *id);
}

/// Empty when not exactly one column is set.
std::optional<Subject> subjectOf(TableReader& table, std::size_t first) {
    std::optional<Subject> subject;
    for (std::size_t i = 0; i < kClaimSubjects.size(); ++i) {
        if (table.isNull(first + i))
            continue;
        if (subject)
            return {};
        const auto id = table.integer(first + i);
        subject = {i, id, id ? std::string() : table.text(first + i)};
    }
    return subject;
}

void addCells(const Shape& shape, TableReader& table, std::int64_t id, model::RawRows& raw, Rows& rows) {
    std::size_t column = 1; // after the id
    auto references = rows.references.begin();
    for (std::size_t i = 0; i < shape.cells.size(); ++i) {
        switch (shape.cells[i].from) {
        case From::column:
            raw.column(i).add(table.view(column++));
            break;
        case From::key: {
            const std::string_view key = table.view(column++);
            raw.column(i).add(key.empty() ? std::string(shape.table) + '-' + std::to_string(id) : key);
            break;
        }
        case From::source:
        case From::person:
        case From::company:
        case From::team:
            addReference(table, column++, *references++);
            break;
        case From::list: // has a table of its own
            break;
        case From::subject:
            rows.subjects.push_back(subjectOf(table, column));
            column += kClaimSubjects.size();
            break;
        }
    }
}

} // namespace

std::size_t rowNumber(std::optional<std::int64_t> id) {
    return id && *id > 0 ? static_cast<std::size_t>(*id) : 0;
}

bool RowReader::next(TableReader& table) {
    if (m_rowsRead++ % kRowsPerReport == 0) {
        const std::uint64_t own = m_connection.guard->spent();
        const std::uint64_t all = m_spent += own - std::exchange(m_told, own);
        m_watch.report(base::Stage::reading, static_cast<double>(all) / (kWorkPerByteOfFile * m_fileSize));
    }
    return table.next();
}

base::Result<void> RowReader::read(const Shape& shape, const std::string& origin, model::RawRows& raw, Rows& rows) {
    const std::vector<WantedColumn> columns = columnsOf(shape);
    BOOST_OUTCOME_TRY(table, TableReader::open(m_connection, shape.table, columns));
    if (!table) {
        if (!shape.isNeeded)
            return base::success();
        Error error;
        error.code = ErrorCode::missingTable;
        error.file = origin;
        error.value = shape.table;
        return error;
    }
    for (std::size_t i = 0; i < shape.cells.size(); ++i)
        if (const auto to = referredTo(shape.cells[i].from))
            rows.references.push_back({i, *to, {}, {}});
    SeenIds seen;
    while (next(*table)) {
        const auto id = table->integer(0);
        const auto column = table->tooLong();
        if (!column && id && seen.isNew(*id)) {
            rows.places.add(*id, raw.size());
            raw.begin(rowNumber(id));
            addCells(shape, *table, *id, raw, rows);
            continue;
        }
        Error error;
        error.file = shape.table;
        error.row = rowNumber(id);
        error.code = !column && id ? ErrorCode::duplicateKey : ErrorCode::badValue;
        error.column = columns[column.value_or(0)].name;
        error.value = base::excerpt(table->text(column.value_or(0)));
        rows.unreadable.push_back({shape.raw, std::move(error)});
    }
    rows.places.finish();
    return base::success();
}

} // namespace whither::store
