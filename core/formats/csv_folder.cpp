#include "core/formats/csv_folder.h"

#include "core/base/text.h"
#include "core/formats/csv_parser.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdio>
#include <memory>
#include <optional>
#include <span>
#include <system_error>

namespace whither::formats {

namespace fs = std::filesystem;
using base::Error;
using base::ErrorCode;
using base::Result;
using base::success;

namespace {

constexpr std::array<std::string_view, 2> kTitleColumns{"title", "title_zh"};

Error errorIn(const std::string& file, ErrorCode code, std::size_t line = 0, std::string_view column = {},
              std::string_view value = {}) {
    return {.code = code,
            .file = file,
            .row = line,
            .column = base::excerpt(column),
            .value = base::excerpt(value),
            .detail = {}};
}

Error fileError(const fs::path& path, const std::error_code& why) {
    Error error = errorIn(path.string(), ErrorCode::cannotRead);
    if (why == std::errc::no_such_file_or_directory)
        error.code = ErrorCode::notFound;
    else if (why == std::errc::permission_denied)
        error.code = ErrorCode::permissionDenied;
    else if (why)
        error.detail = why.message();
    return error;
}

/// All of a regular file; empty when there is none of that name.
Result<std::optional<std::string>> readIfThere(const fs::path& path) {
    std::error_code why;
    const fs::file_status status = fs::status(path, why);
    if (status.type() == fs::file_type::not_found)
        return std::optional<std::string>{};
    if (why)
        return fileError(path, why);
    // A pipe or a device could keep us waiting for ever.
    if (status.type() != fs::file_type::regular)
        return fileError(path, {});
    const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), std::fclose);
    if (!file)
        return fileError(path, {errno, std::generic_category()});
    std::string bytes;
    std::array<char, 65536> block{};
    while (const std::size_t got = std::fread(block.data(), 1, block.size(), file.get()))
        bytes.append(block.data(), got);
    if (std::ferror(file.get()) != 0)
        return fileError(path, {errno, std::generic_category()});
    return std::optional(std::move(bytes));
}

/// The rows of one file with their cells in the order of `columns`.
struct Rows {
    model::RawRows rows;
    std::vector<Error> unreadable;
};

Result<Rows> parseRows(const std::string& file, std::span<const std::string_view> columns, std::string_view bytes) {
    CsvText text = parseCsv(bytes);
    if (!text.badQuoting.empty() && (text.records.empty() || text.badQuoting.front() < text.records.front().line))
        return errorIn(file, ErrorCode::badQuoting, text.badQuoting.front());
    if (text.records.empty())
        return errorIn(file, ErrorCode::missingColumn, 1, columns.front());

    const CsvRecord& header = text.records.front();
    std::vector<std::optional<std::size_t>> places(columns.size()); // cell of a row that each column stands in
    for (std::size_t i = 0; i < header.cells.size(); ++i) {
        const auto column = std::find(columns.begin(), columns.end(), header.cells[i]);
        if (column == columns.end())
            return errorIn(file, ErrorCode::unknownColumn, header.line, header.cells[i]);
        auto& place = places[static_cast<std::size_t>(column - columns.begin())];
        if (place)
            return errorIn(file, ErrorCode::duplicateColumn, header.line, header.cells[i]);
        place = i;
    }
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (!places[i])
            return errorIn(file, ErrorCode::missingColumn, header.line, columns[i]);

    Rows result{model::RawRows(columns.size()), {}};
    for (const std::size_t line : text.badQuoting)
        result.unreadable.push_back(errorIn(file, ErrorCode::badQuoting, line));
    for (auto record = text.records.begin() + 1; record != text.records.end(); ++record) {
        if (record->cells.size() != columns.size()) {
            Error error =
                errorIn(file, ErrorCode::wrongCellCount, record->line, {}, std::to_string(record->cells.size()));
            error.detail = std::to_string(columns.size());
            result.unreadable.push_back(std::move(error));
            continue;
        }
        result.rows.begin(record->line);
        for (std::size_t i = 0; i < columns.size(); ++i)
            result.rows.column(i).add(record->cells[*places[i]]);
        record->cells = {}; // each row is there once
    }
    return result;
}

Result<void> readTitle(model::RawTables& into, const fs::path& path) {
    BOOST_OUTCOME_TRY(bytes, readIfThere(path));
    if (!bytes)
        return success();
    BOOST_OUTCOME_TRY(rows, parseRows(path.string(), kTitleColumns, *bytes));
    if (!rows.rows.empty()) {
        into.title = rows.rows.cell(0, 0);
        into.titleZh = rows.rows.cell(0, 1);
    }
    for (std::size_t i = 1; i < rows.rows.size(); ++i)
        into.leftOut.push_back(errorIn(path.string(), ErrorCode::badValue, rows.rows.number(i), kTitleColumns.front(),
                                       rows.rows.cell(i, 0)));
    into.leftOut.insert(into.leftOut.end(), rows.unreadable.begin(), rows.unreadable.end());
    return success();
}

} // namespace

Result<void> readCsvTable(model::RawTables& into, model::RawTable table, std::string_view bytes) {
    BOOST_OUTCOME_TRY(rows, parseRows(into.place(table), model::columns(table), bytes));
    into[table] = std::move(rows.rows);
    for (Error& error : rows.unreadable)
        into.unreadable.push_back({table, std::move(error)});
    return success();
}

Result<model::RawTables> readCsvFolder(const fs::path& folder) {
    std::error_code why;
    const fs::file_status status = fs::status(folder, why);
    if (status.type() == fs::file_type::not_found)
        return errorIn(folder.string(), ErrorCode::notFound);
    if (why)
        return fileError(folder, why);
    if (status.type() != fs::file_type::directory)
        return errorIn(folder.string(), ErrorCode::notADirectory);

    model::RawTables raw;
    raw.origin = folder.string();
    for (const model::RawTable table : model::kRawTables) {
        const fs::path path = folder / (std::string(model::name(table)) + ".csv");
        raw.files[static_cast<std::size_t>(table)] = path.string();
        BOOST_OUTCOME_TRY(bytes, readIfThere(path));
        const bool isNeeded = table == model::RawTable::people || table == model::RawTable::companies;
        if (bytes) {
            BOOST_OUTCOME_TRY(readCsvTable(raw, table, *bytes));
        } else if (isNeeded) {
            return errorIn(folder.string(), ErrorCode::missingTable, 0, {}, path.filename().string());
        }
    }
    BOOST_OUTCOME_TRY(readTitle(raw, folder / "dataset.csv"));
    return raw;
}

} // namespace whither::formats
