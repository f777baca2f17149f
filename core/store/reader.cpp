#include "core/store/reader.h"

#include "core/base/text.h"
#include "core/model/raw_tables.h"
#include "core/model/words.h"
#include "core/store/connection.h"
#include "core/store/id_table.h"
#include "core/store/table_reader.h"
#include "core/store/table_shapes.h"

#include <SQLiteCpp/Exception.h>

#include <algorithm>
#include <array>
#include <unordered_set>
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

/// Rows between two reports of how far it is, a power of two.
constexpr std::uint64_t kRowsPerReport = 4096;
/// What reading a whole file costs, about, in the measure of OpenOptions::workLimit.
constexpr double kWorkPerByteOfFile = 3;

std::size_t at(RawTable table) {
    return static_cast<std::size_t>(table);
}

std::size_t rowNumber(std::optional<std::int64_t> id) {
    return id && *id > 0 ? static_cast<std::size_t>(*id) : 0;
}

/// Whether an item can stand in a list and be read from it again.
bool canBeInList(std::string_view item) {
    return item.find(';') == std::string_view::npos && item.find('\0') == std::string_view::npos && base::isUtf8(item);
}

/// How a report calls a row that it cannot find.
std::string dangling(const std::string& id) {
    return canBeInList(id) ? "#" + id : "#";
}

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

class Reader {
  public:
    Reader(Connection& connection, const std::filesystem::path& file, const base::Watch& watch)
        : m_connection(connection), m_watch(watch) {
        m_raw.origin = file.string();
        std::error_code ignored;
        m_fileSize = static_cast<double>(std::max<std::uintmax_t>(std::filesystem::file_size(file, ignored), 1));
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
        BOOST_OUTCOME_TRY(readEvidence());
        writeLists();
        return base::success();
    }

    [[nodiscard]] model::RawTables takeRaw() { return std::move(m_raw); }

  private:
    /// What the ids of a table stand for.
    struct Keys {
        IdTable places; ///< in texts
        model::PackedTexts texts;
    };
    /// Items of the list cells of a table, in the order in which they came.
    struct Lists {
        struct Item {
            std::size_t row = 0;  ///< place in the raw table
            std::size_t item = 0; ///< place in `items`
        };
        std::vector<Item> all;
        model::PackedTexts items;
    };

    base::Result<void> readTitle() {
        constexpr std::array<WantedColumn, 3> columns{{{"id"}, {"title"}, {"title_zh"}}};
        BOOST_OUTCOME_TRY(table, TableReader::open(m_connection, "dataset", columns));
        for (bool isFirst = true; table && next(*table); isFirst = false) {
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

    /// First pass over a table whose rows refer to others of it, wherever these stand: what its ids stand for.
    base::Result<void> readKeys(const Shape& shape) {
        if (!shape.refersToItself)
            return base::success();
        const std::array<WantedColumn, 2> columns{{{"id", true}, {"key", shape.cells.front().isNeeded}}};
        BOOST_OUTCOME_TRY(table, TableReader::open(m_connection, shape.table, columns));
        if (!table)
            return base::success();
        Keys& keys = m_keys[at(shape.raw)];
        while (next(*table)) {
            const auto id = table->integer(0);
            if (!id || table->tooLong())
                continue;
            std::string key = table->text(1);
            if (key.empty() && shape.cells.front().from == From::key)
                key = keyFromId(shape, *id);
            // A key that no row can have is none, or else it would spoil the lists that it is put into.
            if (!key.empty() && canBeInList(key)) {
                keys.places.add(*id, keys.texts.size());
                keys.texts.add(key);
            }
        }
        keys.places.finish();
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
        if (!table) {
            if (!shape.isNeeded)
                return base::success();
            Error error;
            error.code = ErrorCode::missingTable;
            error.file = m_raw.origin;
            error.value = shape.table;
            return error;
        }
        model::RawRows& rows = m_raw[shape.raw];
        IdTable& places = m_places[at(shape.raw)];
        SeenIds seen;
        while (next(*table)) {
            const auto id = table->integer(0);
            const auto column = table->tooLong();
            if (!column && id && seen.isNew(*id)) {
                places.add(*id, rows.size());
                rows.begin(rowNumber(id));
                addCells(shape, *table, *id, rows);
                continue;
            }
            Error error;
            error.file = shape.table;
            error.row = rowNumber(id);
            if (column) {
                error.code = ErrorCode::badValue;
                error.column = columns[*column].name;
                error.value = base::excerpt(table->text(*column));
                m_raw.unreadable.push_back({shape.raw, std::move(error)});
                continue;
            }
            error.code = id ? ErrorCode::duplicateKey : ErrorCode::badValue;
            error.column = "id";
            error.value = base::excerpt(table->text(0));
            m_raw.unreadable.push_back({shape.raw, std::move(error)});
        }
        places.finish();
        return base::success();
    }

    void addCells(const Shape& shape, TableReader& table, std::int64_t id, model::RawRows& rows) {
        std::size_t column = 1; // after the id
        for (std::size_t i = 0; i < shape.cells.size(); ++i) {
            model::PackedTexts& cells = rows.column(i);
            switch (shape.cells[i].from) {
            case From::column:
                cells.add(table.view(column++));
                break;
            case From::key: {
                const std::string_view key = table.view(column++);
                cells.add(key.empty() ? std::string_view(keyFromId(shape, id)) : key);
                break;
            }
            case From::source:
                cells.add(reference(table, column++, RawTable::sources));
                break;
            case From::person:
                cells.add(reference(table, column++, RawTable::people));
                break;
            case From::company:
                cells.add(reference(table, column++, RawTable::companies));
                break;
            case From::team:
                cells.add(reference(table, column++, RawTable::teams));
                break;
            case From::list: // at the end, by writeLists()
                break;
            case From::subject:
                cells.add(subjectOf(table, column));
                column += kClaimSubjects.size();
                break;
            }
        }
    }

    /// Key of the row that a cell refers to; a name that no row has when there is none; "" for NULL. Valid until the
    /// next call.
    std::string_view reference(TableReader& table, std::size_t column, RawTable to) {
        if (table.isNull(column))
            return {};
        const auto id = table.integer(column);
        if (const auto key = id ? keyOf(to, *id) : std::nullopt)
            return *key;
        m_dangling = dangling(id ? std::to_string(*id) : table.text(column));
        return m_dangling;
    }

    /// Valid until more rows or keys are read.
    [[nodiscard]] std::optional<std::string_view> keyOf(RawTable to, std::int64_t id) const {
        if (shapes()[at(to)].refersToItself) {
            const auto found = m_keys[at(to)].places.find(id);
            return found ? std::optional(m_keys[at(to)].texts[*found]) : std::nullopt;
        }
        // Nothing refers to tables that come later.
        const auto found = m_places[at(to)].find(id);
        if (!found || !canBeInList(m_raw[to].cell(*found, 0)))
            return {};
        return m_raw[to].cell(*found, 0);
    }

    /// "person:key" of what a claim is about; "" when not exactly one column is set.
    std::string subjectOf(TableReader& table, std::size_t first) {
        std::string about;
        for (std::size_t i = 0; i < kClaimSubjects.size(); ++i) {
            if (table.isNull(first + i))
                continue;
            if (!about.empty())
                return {};
            about = std::string(kClaimSubjects[i].second) + ':';
            about += reference(table, first + i, kClaimSubjects[i].first);
        }
        return about;
    }

    base::Result<void> readAliases() {
        constexpr std::array<WantedColumn, 4> columns{{{"id"}, {"name", true}, {"person"}, {"company"}}};
        BOOST_OUTCOME_TRY(table, TableReader::open(m_connection, "alias", columns));
        while (table && next(*table)) {
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
                append(*subject, name);
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
        while (table && next(*table)) {
            if (leftOutAsTooLong("citation", *table, columns))
                continue;
            const auto fact = onlyOne(*table, "citation", 5, kCitedFacts);
            if (!fact)
                continue;
            const std::string source(reference(*table, 1, RawTable::sources));
            const std::string stance = table->isNull(2) ? std::string(word(model::Stance::supports)) : table->text(2);
            const bool isPlain = stance == word(model::Stance::supports) && table->isNull(3) && table->isNull(4);
            if (source.empty())
                leaveOut("citation", *table, ErrorCode::missingValue, "source", {});
            else if (isPlain)
                append(*fact, source);
            else if (fact->table == RawTable::moves)
                m_raw.moveCitations.push_back({.row = rowNumber(table->integer(0)),
                                               .move = std::string(m_raw[fact->table].cell(fact->position, 0)),
                                               .source = source,
                                               .stance = stance,
                                               .claimedDate = table->text(3),
                                               .claimedTo = std::string(reference(*table, 4, RawTable::companies))});
            else
                leaveOut("citation", *table, ErrorCode::badValue, "stance", stance);
        }
        return base::success();
    }

    base::Result<void> readEvidence() {
        constexpr std::array<WantedColumn, 3> columns{{{"id"}, {"source", true}, {"claim", true}}};
        constexpr std::array<std::pair<RawTable, std::string_view>, 1> claims{{{RawTable::claims, "claim"}}};
        BOOST_OUTCOME_TRY(table, TableReader::open(m_connection, "claim_evidence", columns));
        while (table && next(*table)) {
            if (leftOutAsTooLong("claim_evidence", *table, columns))
                continue;
            const auto claim = onlyOne(*table, "claim_evidence", 2, claims);
            if (!claim)
                continue;
            const std::string source(reference(*table, 1, RawTable::sources));
            if (source.empty())
                leaveOut("claim_evidence", *table, ErrorCode::missingValue, "source", {});
            else
                append(*claim, source);
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
        const auto found = id ? m_places[at(to)].find(*id) : std::nullopt;
        if (!found) {
            leaveOut(name, table, ErrorCode::unknownReference, choices[*choice].second,
                     dangling(table.text(first + *choice)));
            return {};
        }
        return Place{to, *found};
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

    /// Adds to the list cell of a row; no table has two.
    void append(Place place, std::string_view item) {
        Lists& lists = m_lists[at(place.table)];
        lists.all.push_back({place.position, lists.items.size()});
        lists.items.add(item);
    }

    void writeLists() {
        for (const Shape& shape : shapes()) {
            const auto cell = std::find_if(shape.cells.begin(), shape.cells.end(),
                                           [](const Cell& one) { return one.from == From::list; });
            if (cell == shape.cells.end())
                continue;
            Lists lists = std::exchange(m_lists[at(shape.raw)], {});
            std::stable_sort(lists.all.begin(), lists.all.end(),
                             [](const auto& a, const auto& b) { return a.row < b.row; });
            model::RawRows& rows = m_raw[shape.raw];
            model::PackedTexts& column = rows.column(static_cast<std::size_t>(cell - shape.cells.begin()));
            auto next = lists.all.begin();
            for (std::size_t row = 0; row < rows.size(); ++row) {
                for (bool isFirst = true; next != lists.all.end() && next->row == row; ++next, isFirst = false) {
                    column.extend(isFirst ? "" : ";");
                    column.extend(lists.items[next->item]);
                }
                column.end();
            }
        }
    }

    /// Moves to the next row, and tells now and then how far the file has been read.
    bool next(TableReader& table) {
        if (m_rowsRead++ % kRowsPerReport == 0)
            m_watch.report(base::Stage::reading,
                           static_cast<double>(m_connection.guard->spent()) / (kWorkPerByteOfFile * m_fileSize));
        return table.next();
    }

    static std::string keyFromId(const Shape& shape, std::int64_t id) {
        return std::string(shape.table) + '-' + std::to_string(id);
    }

    Connection& m_connection;
    model::RawTables m_raw;
    std::array<Keys, model::kRawTableCount> m_keys;
    std::array<IdTable, model::kRawTableCount> m_places; ///< in the raw tables
    std::array<Lists, model::kRawTableCount> m_lists;
    std::string m_dangling; ///< what reference() returned last, where it is no key
    const base::Watch& m_watch;
    std::uint64_t m_rowsRead = 0;
    double m_fileSize = 1; ///< bytes
};

} // namespace

namespace {

/// All rows of a file, unchecked. What is needed to read them is gone when they come back.
base::Result<model::RawTables> readAll(const std::filesystem::path& file, const OpenOptions& options,
                                       const base::Watch& watch) {
    BOOST_OUTCOME_TRY(connection, connect(file, options));
    Reader reader(connection, file, watch);
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
    return reader.takeRaw();
}

} // namespace

base::Result<Opened> open(const std::filesystem::path& file, const OpenOptions& options) {
    const base::Watch watch{options.stop, options.progress};
    BOOST_OUTCOME_TRY(raw, readAll(file, options, watch));
    model::Checked checked = model::check(std::move(raw), watch);
    if (watch.isStopped()) {
        Error error;
        error.code = ErrorCode::cancelled;
        error.file = file.string();
        return error;
    }
    return Opened{std::make_shared<const model::Dataset>(std::move(checked.dataset)), std::move(checked.report)};
}

} // namespace whither::store
