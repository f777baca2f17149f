#include "core/store/reader.h"

#include "core/base/text.h"
#include "core/model/raw_tables.h"
#include "core/model/words.h"
#include "core/store/connection.h"
#include "core/store/row_reader.h"
#include "core/store/table_reader.h"
#include "core/store/table_shapes.h"

#include <SQLiteCpp/Exception.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_invoke.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <iterator>
#include <utility>
#include <vector>

namespace whither::store {

namespace {

using base::Error;
using base::ErrorCode;
using model::RawTable;

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

/// Whether an item can stand in a list and be read from it again.
bool canBeInList(std::string_view item) {
    return item.find(';') == std::string_view::npos && item.find('\0') == std::string_view::npos && base::isUtf8(item);
}

/// How a report calls a row that it cannot find.
std::string dangling(const std::string& id) {
    return canBeInList(id) ? "#" + id : "#";
}

class Reader {
  public:
    /// Both connections are to `file`; all must outlive it.
    Reader(Connection& connection, Connection& ofMoves, const std::filesystem::path& file, const base::Watch& watch)
        : m_connection(connection), m_ofMoves(ofMoves), m_fileSize(sizeOf(file)), m_watch(watch),
          m_reader(connection, m_fileSize, m_spent, watch) {
        m_raw.origin = file.string();
        for (const Shape& shape : shapes())
            m_raw.files[at(shape.raw)] = shape.table;
    }

    base::Result<void> read() {
        BOOST_OUTCOME_TRY(readTitle());
        BOOST_OUTCOME_TRY(readTables());
        resolveReferences();
        BOOST_OUTCOME_TRY(readAliases());
        BOOST_OUTCOME_TRY(readCitations());
        BOOST_OUTCOME_TRY(readEvidence());
        writeLists();
        return base::success();
    }

    [[nodiscard]] model::RawTables takeRaw() { return std::move(m_raw); }

  private:
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

    static double sizeOf(const std::filesystem::path& file) {
        std::error_code ignored;
        return static_cast<double>(std::max<std::uintmax_t>(std::filesystem::file_size(file, ignored), 1));
    }

    /// Moves, as many as all else together, are read beside the other tables.
    base::Result<void> readTables() {
        RowReader ofMoves(m_ofMoves, m_fileSize, m_spent, m_watch);
        std::optional<Error> failedMoves;
        std::optional<Error> failed;
        const auto read = [this](RowReader& reader, const Shape& shape, std::optional<Error>& failure) {
            auto done = reader.read(shape, m_raw.origin, m_raw[shape.raw], m_rows[at(shape.raw)]);
            if (!done)
                failure = std::move(done).error();
        };
        const auto readOthers = [&] {
            for (const Shape& shape : shapes())
                if (shape.raw != RawTable::moves && !failed)
                    read(m_reader, shape, failed);
        };
        try {
            tbb::parallel_invoke([&] { read(ofMoves, shapes()[at(RawTable::moves)], failedMoves); }, readOthers);
        } catch (const SQLite::Exception&) {
            m_connection.guard->spend(m_ofMoves.guard->spent());
            throw;
        }
        if (failed || failedMoves)
            return failed ? *std::move(failed) : *std::move(failedMoves);
        m_connection.guard->spend(m_ofMoves.guard->spent());
        m_connection.guard->check();
        for (Rows& rows : m_rows)
            std::move(rows.unreadable.begin(), rows.unreadable.end(), std::back_inserter(m_raw.unreadable));
        return base::success();
    }

    /// Turns the ids that cells hold into keys.
    void resolveReferences() {
        std::vector<std::pair<RawTable, References*>> columns;
        for (const RawTable table : model::kRawTables)
            for (References& references : m_rows[at(table)].references)
                columns.emplace_back(table, &references);
        tbb::parallel_for(std::size_t{0}, columns.size(), [&](std::size_t i) {
            const auto& [table, references] = columns[i];
            model::PackedTexts& cells = m_raw[table].column(references->cell);
            for (std::size_t row = 0; row < references->ids.size(); ++row) {
                const std::int64_t id = references->ids[row];
                if (id != References::kNone)
                    addKey(references->to, id, cells);
                else if (const auto odd = references->odd.find(row); odd != references->odd.end())
                    cells.add(dangling(odd->second));
                else
                    cells.end();
            }
            *references = {};
        });
        constexpr std::size_t about = 1; // place of the cell
        for (const auto& subject : m_rows[at(RawTable::claims)].subjects) {
            model::PackedTexts& cells = m_raw[RawTable::claims].column(about);
            if (!subject) {
                cells.end();
                continue;
            }
            const auto& [table, word] = kClaimSubjects[subject->choice];
            cells.extend(word);
            cells.extend(":");
            if (subject->id)
                addKey(table, *subject->id, cells);
            else
                cells.add(dangling(subject->odd));
        }
    }

    void addKey(RawTable to, std::int64_t id, model::PackedTexts& cells) const {
        if (const auto key = keyOf(to, id))
            cells.add(*key);
        else
            cells.add(dangling(std::to_string(id)));
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

    /// Empty: no row has that id, or none that another can refer to. Valid until more rows are read.
    [[nodiscard]] std::optional<std::string_view> keyOf(RawTable to, std::int64_t id) const {
        const auto found = m_rows[at(to)].places.find(id);
        if (!found)
            return {};
        const std::string_view key = m_raw[to].cell(*found, 0);
        // A key that no row can have would spoil the lists that it is put into.
        return !key.empty() && canBeInList(key) ? std::optional(key) : std::nullopt;
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
        const auto found = id ? m_rows[at(to)].places.find(*id) : std::nullopt;
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

    bool next(TableReader& table) { return m_reader.next(table); }

    Connection& m_connection;
    Connection& m_ofMoves;
    double m_fileSize; ///< bytes
    const base::Watch& m_watch;
    std::atomic<std::uint64_t> m_spent = 0;
    RowReader m_reader; ///< of all but the moves
    model::RawTables m_raw;
    std::array<Rows, model::kRawTableCount> m_rows;
    std::array<Lists, model::kRawTableCount> m_lists;
    std::string m_dangling; ///< what reference() returned last, where it is no key
};

} // namespace

namespace {

/// All rows of a file, unchecked. What is needed to read them is gone when they come back.
base::Result<model::RawTables> readAll(const std::filesystem::path& file, const OpenOptions& options,
                                       const base::Watch& watch) {
    BOOST_OUTCOME_TRY(connection, connect(file, options));
    BOOST_OUTCOME_TRY(ofMoves, connect(file, options));
    Reader reader(connection, ofMoves, file, watch);
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
