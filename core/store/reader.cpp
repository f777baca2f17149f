#include "core/store/reader.h"

#include "core/base/text.h"
#include "core/model/raw_tables.h"
#include "core/model/words.h"
#include "core/store/connection.h"
#include "core/store/table_reader.h"
#include "core/store/table_shapes.h"

#include <SQLiteCpp/Exception.h>

#include <algorithm>
#include <array>
#include <unordered_map>
#include <utility>
#include <vector>

namespace whither::store {

namespace {

using base::Error;
using base::ErrorCode;
using model::RawTable;

/// Tables that a claim can be about; their columns in `claim` have the same names.
constexpr std::array<std::pair<RawTable, std::string_view>, 6> kClaimSubjects{{{RawTable::people, "person"},
                                                                               {RawTable::companies, "company"},
                                                                               {RawTable::teams, "team"},
                                                                               {RawTable::moves, "move"},
                                                                               {RawTable::products, "product"},
                                                                               {RawTable::relations, "relation"}}};
/// Facts that a citation can bear out.
constexpr std::array<std::pair<RawTable, std::string_view>, 5> kCitedFacts{{{RawTable::moves, "move"},
                                                                            {RawTable::teamMembers, "team_member"},
                                                                            {RawTable::stays, "stay"},
                                                                            {RawTable::products, "product"},
                                                                            {RawTable::relations, "relation"}}};
constexpr std::array<std::pair<RawTable, std::string_view>, 2> kNamed{
    {{RawTable::people, "person"}, {RawTable::companies, "company"}}};

std::size_t at(RawTable table) {
    return static_cast<std::size_t>(table);
}

std::size_t rowNumber(std::optional<std::int64_t> id) {
    return id && *id > 0 ? static_cast<std::size_t>(*id) : 0;
}

/// Whether an item can stand in a list and be read from it again.
bool canBeInList(const std::string& item) {
    return item.find(';') == std::string::npos && item.find('\0') == std::string::npos && base::isUtf8(item);
}

/// How a report calls a row that it cannot find.
std::string dangling(const std::string& id) {
    return canBeInList(id) ? "#" + id : "#";
}

class Reader {
  public:
    Reader(Connection& connection, const std::filesystem::path& file) : m_connection(connection) {
        m_raw.origin = file.string();
        for (const Shape& shape : shapes())
            m_raw.files[at(shape.raw)] = shape.table;
    }

    base::Result<void> read() {
        BOOST_OUTCOME_TRY(readTitle());
        for (const Shape& shape : shapes()) {
            BOOST_OUTCOME_TRY(readKeys(shape));
        }
        for (const Shape& shape : shapes()) {
            BOOST_OUTCOME_TRY(readRows(shape));
        }
        BOOST_OUTCOME_TRY(readAliases());
        BOOST_OUTCOME_TRY(readCitations());
        return readEvidence();
    }

    [[nodiscard]] const model::RawTables& raw() const { return m_raw; }

  private:
    using Ids = std::unordered_map<std::int64_t, std::string>;
    using Positions = std::unordered_map<std::int64_t, std::size_t>;

    base::Result<void> readTitle() {
        constexpr std::array<WantedColumn, 3> columns{{{"id"}, {"title"}, {"title_zh"}}};
        BOOST_OUTCOME_TRY(table, TableReader::open(m_connection, "dataset", columns));
        for (bool isFirst = true; table && table->next(); isFirst = false) {
            if (leftOutAsTooLong("dataset", *table, columns))
                continue;
            if (!isFirst) {
                leaveOut("dataset", *table, ErrorCode::badValue, "title", table->text(1));
                continue;
            }
            m_raw.title = table->text(1);
            m_raw.titleZh = table->text(2);
        }
        return base::success();
    }

    /// First pass: what the ids of a table stand for, wherever in the file their rows are.
    base::Result<void> readKeys(const Shape& shape) {
        if (!shape.hasKey)
            return base::success();
        const std::array<WantedColumn, 2> columns{{{"id", true}, {"key", shape.cells.front().isNeeded}}};
        BOOST_OUTCOME_TRY(table, TableReader::open(m_connection, shape.table, columns));
        if (!table) {
            if (!shape.isNeeded)
                return base::success();
            Error error;
            error.code = ErrorCode::missingTable;
            error.file = m_raw.origin;
            error.value = shape.table;
            return error;
        }
        while (table->next()) {
            const auto id = table->integer(0);
            if (!id || table->tooLong())
                continue;
            std::string key = table->text(1);
            if (key.empty() && shape.cells.front().from == From::key)
                key = keyFromId(shape, *id);
            // A key that no row can have is none, or else it would spoil the lists that it is put into.
            if (!key.empty() && canBeInList(key))
                m_keys[at(shape.raw)].emplace(*id, std::move(key));
        }
        return base::success();
    }

    base::Result<void> readRows(const Shape& shape) {
        std::vector<WantedColumn> columns{{"id", true}};
        for (const Cell& cell : shape.cells) {
            if (cell.from == From::subject)
                for (const auto& [table, column] : kClaimSubjects)
                    columns.push_back({column});
            else if (cell.from != From::list)
                columns.push_back({cell.column, cell.isNeeded});
        }
        BOOST_OUTCOME_TRY(table, TableReader::open(m_connection, shape.table, columns));
        if (!table)
            return base::success();
        while (table->next()) {
            const auto id = table->integer(0);
            Error error;
            error.file = shape.table;
            error.row = rowNumber(id);
            if (const auto column = table->tooLong()) {
                error.code = ErrorCode::badValue;
                error.column = columns[*column].name;
                error.value = base::excerpt(table->text(*column));
                m_raw.unreadable.push_back({shape.raw, std::move(error)});
                continue;
            }
            if (!id || !m_positions[at(shape.raw)].emplace(*id, m_raw[shape.raw].size()).second) {
                error.code = id ? ErrorCode::duplicateKey : ErrorCode::badValue;
                error.column = "id";
                error.value = base::excerpt(table->text(0));
                m_raw.unreadable.push_back({shape.raw, std::move(error)});
                continue;
            }
            m_raw[shape.raw].push_back({rowNumber(id), cellsOf(shape, *table, *id)});
        }
        return base::success();
    }

    std::vector<std::string> cellsOf(const Shape& shape, TableReader& table, std::int64_t id) {
        std::vector<std::string> cells;
        cells.reserve(shape.cells.size());
        std::size_t column = 1; // after the id
        for (const Cell& cell : shape.cells) {
            switch (cell.from) {
            case From::column:
                cells.push_back(table.text(column++));
                break;
            case From::key:
                cells.push_back(table.text(column++));
                if (cells.back().empty())
                    cells.back() = keyFromId(shape, id);
                break;
            case From::source:
                cells.push_back(reference(table, column++, RawTable::sources));
                break;
            case From::person:
                cells.push_back(reference(table, column++, RawTable::people));
                break;
            case From::company:
                cells.push_back(reference(table, column++, RawTable::companies));
                break;
            case From::team:
                cells.push_back(reference(table, column++, RawTable::teams));
                break;
            case From::list:
                cells.emplace_back();
                break;
            case From::subject:
                cells.push_back(subjectOf(table, column));
                column += kClaimSubjects.size();
                break;
            }
        }
        return cells;
    }

    /// Key of the row that a cell refers to; a name that no row has when there is none; "" for NULL.
    std::string reference(TableReader& table, std::size_t column, RawTable to) const {
        if (table.isNull(column))
            return {};
        const auto id = table.integer(column);
        if (!id)
            return dangling(table.text(column));
        const auto found = m_keys[at(to)].find(*id);
        return found == m_keys[at(to)].end() ? dangling(std::to_string(*id)) : found->second;
    }

    /// "person:key" of what a claim is about; "" when not exactly one column is set.
    std::string subjectOf(TableReader& table, std::size_t first) const {
        std::string about;
        for (std::size_t i = 0; i < kClaimSubjects.size(); ++i) {
            if (table.isNull(first + i))
                continue;
            if (!about.empty())
                return {};
            about = std::string(kClaimSubjects[i].second) + ':' + reference(table, first + i, kClaimSubjects[i].first);
        }
        return about;
    }

    base::Result<void> readAliases() {
        constexpr std::array<WantedColumn, 4> columns{{{"id"}, {"name", true}, {"person"}, {"company"}}};
        BOOST_OUTCOME_TRY(table, TableReader::open(m_connection, "alias", columns));
        while (table && table->next()) {
            if (leftOutAsTooLong("alias", *table, columns))
                continue;
            const std::string name = table->text(1);
            const auto subject = onlyOne(*table, "alias", 2, kNamed);
            if (!subject)
                continue;
            if (name.empty())
                leaveOut("alias", *table, ErrorCode::missingValue, "name", {});
            else if (!base::isUtf8(name))
                leaveOut("alias", *table, ErrorCode::badUtf8, "name", {});
            else if (!canBeInList(name))
                leaveOut("alias", *table, ErrorCode::badValue, "name", name);
            else
                append(*subject, "aliases", name);
        }
        return base::success();
    }

    base::Result<void> readCitations() {
        constexpr std::array<WantedColumn, 10> columns{{{"id"},
                                                        {"source", true},
                                                        {"stance"},
                                                        {"claimed_date"},
                                                        {"claimed_to"},
                                                        {"move"},
                                                        {"team_member"},
                                                        {"stay"},
                                                        {"product"},
                                                        {"relation"}}};
        BOOST_OUTCOME_TRY(table, TableReader::open(m_connection, "citation", columns));
        while (table && table->next()) {
            if (leftOutAsTooLong("citation", *table, columns))
                continue;
            const auto fact = onlyOne(*table, "citation", 5, kCitedFacts);
            if (!fact)
                continue;
            const std::string source = reference(*table, 1, RawTable::sources);
            const std::string stance = table->isNull(2) ? std::string(word(model::Stance::supports)) : table->text(2);
            const bool isPlain = stance == word(model::Stance::supports) && table->isNull(3) && table->isNull(4);
            if (source.empty())
                leaveOut("citation", *table, ErrorCode::missingValue, "source", {});
            else if (isPlain)
                append(*fact, "sources", source);
            else if (fact->table == RawTable::moves)
                m_raw.moveCitations.push_back({.row = rowNumber(table->integer(0)),
                                               .move = m_raw[fact->table][fact->position].cells.front(),
                                               .source = source,
                                               .stance = stance,
                                               .claimedDate = table->text(3),
                                               .claimedTo = reference(*table, 4, RawTable::companies)});
            else
                leaveOut("citation", *table, ErrorCode::badValue, "stance", stance);
        }
        return base::success();
    }

    base::Result<void> readEvidence() {
        constexpr std::array<WantedColumn, 3> columns{{{"id"}, {"source", true}, {"claim", true}}};
        constexpr std::array<std::pair<RawTable, std::string_view>, 1> claims{{{RawTable::claims, "claim"}}};
        BOOST_OUTCOME_TRY(table, TableReader::open(m_connection, "claim_evidence", columns));
        while (table && table->next()) {
            if (leftOutAsTooLong("claim_evidence", *table, columns))
                continue;
            const auto claim = onlyOne(*table, "claim_evidence", 2, claims);
            if (!claim)
                continue;
            const std::string source = reference(*table, 1, RawTable::sources);
            if (source.empty())
                leaveOut("claim_evidence", *table, ErrorCode::missingValue, "source", {});
            else
                append(*claim, "evidence_sources", source);
        }
        return base::success();
    }

    /// A row that was read.
    struct Place {
        RawTable table = RawTable::sources;
        std::size_t position = 0;
    };

    /// The row that the one set column of several refers to; otherwise the row at hand is left out.
    template <std::size_t count>
    std::optional<Place> onlyOne(TableReader& table, std::string_view name, std::size_t first,
                                 const std::array<std::pair<RawTable, std::string_view>, count>& choices) {
        std::optional<std::size_t> choice;
        for (std::size_t i = 0; i < count; ++i) {
            if (table.isNull(first + i))
                continue;
            if (choice) {
                leaveOut(name, table, ErrorCode::badValue, choices[i].second, table.text(first + i));
                return {};
            }
            choice = i;
        }
        if (!choice) {
            leaveOut(name, table, ErrorCode::missingValue, choices.front().second, {});
            return {};
        }
        const RawTable to = choices[*choice].first;
        const auto id = table.integer(first + *choice);
        const auto found = id ? m_positions[at(to)].find(*id) : m_positions[at(to)].end();
        if (found == m_positions[at(to)].end()) {
            leaveOut(name, table, ErrorCode::unknownReference, choices[*choice].second,
                     dangling(table.text(first + *choice)));
            return {};
        }
        return Place{to, found->second};
    }

    bool leftOutAsTooLong(std::string_view name, TableReader& table, std::span<const WantedColumn> columns) {
        const auto column = table.tooLong();
        if (column)
            leaveOut(name, table, ErrorCode::badValue, columns[*column].name, table.text(*column));
        return column.has_value();
    }

    void leaveOut(std::string_view name, TableReader& table, ErrorCode code, std::string_view column,
                  std::string_view value) {
        Error error;
        error.code = code;
        error.file = name;
        error.row = rowNumber(table.integer(0));
        error.column = column;
        error.value = base::excerpt(value);
        m_raw.leftOut.push_back(std::move(error));
    }

    /// Adds to the list in a cell of a row.
    void append(Place place, std::string_view column, const std::string& item) {
        const auto columns = model::columns(place.table);
        const auto cell = std::find(columns.begin(), columns.end(), column) - columns.begin();
        std::string& list = m_raw[place.table][place.position].cells[static_cast<std::size_t>(cell)];
        list += (list.empty() ? "" : ";") + item;
    }

    static std::string keyFromId(const Shape& shape, std::int64_t id) {
        return std::string(shape.table) + '-' + std::to_string(id);
    }

    Connection& m_connection;
    model::RawTables m_raw;
    std::array<Ids, model::kRawTableCount> m_keys;
    std::array<Positions, model::kRawTableCount> m_positions;
};

} // namespace

base::Result<Opened> open(const std::filesystem::path& file, const OpenOptions& options) {
    BOOST_OUTCOME_TRY(connection, connect(file, options));
    Reader reader(connection, file);
    try {
        if (auto done = reader.read(); !done) {
            Error error = std::move(done).error();
            // A table's name alone does not tell a person which file it is in.
            error.detail = error.file == file.string() ? std::string() : error.file;
            error.file = file.string();
            return error;
        }
    } catch (const SQLite::Exception& exception) {
        return errorFrom(exception, *connection.guard, file);
    }
    if (options.stop.stop_requested()) {
        Error error;
        error.code = ErrorCode::cancelled;
        error.file = file.string();
        return error;
    }
    model::Checked checked = model::check(reader.raw());
    return Opened{std::make_shared<const model::Dataset>(std::move(checked.dataset)), std::move(checked.report)};
}

} // namespace whither::store
