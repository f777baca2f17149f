#pragma once

#include "core/base/result.h"
#include "core/model/raw_tables.h"

#include <filesystem>
#include <string_view>

namespace whither::formats {

/// Reads a folder of CSV files, one for each table and named after it ("people.csv"), and "dataset.csv" (one row:
/// title, title_zh). people.csv and companies.csv must be there; a table without a file is empty. The first record of a
/// file names its columns, in any order; all of them must be there and no other. Rows that cannot be split into as many
/// cells are in RawTables::unreadable; those of dataset.csv, and its rows after the first, in RawTables::leftOut.
/// Errors: notFound, notADirectory, permissionDenied, cannotRead, missingTable, missingColumn, unknownColumn,
/// duplicateColumn.
[[nodiscard]] base::Result<model::RawTables> readCsvFolder(const std::filesystem::path& folder);

/// Reads the bytes of one file into its table.
/// Errors: missingColumn, unknownColumn, duplicateColumn, badQuoting (of the first record).
[[nodiscard]] base::Result<void> readCsvTable(model::RawTables& into, model::RawTable table, std::string_view bytes);

} // namespace whither::formats
