#pragma once

#include "core/base/progress.h"
#include "core/base/result.h"
#include "core/model/dataset.h"
#include "core/model/load_report.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>

namespace whither::store {

/// A data set that was read, and what had to be left out of it. `dataset` is never null.
struct Opened {
    model::DatasetPtr dataset;
    model::LoadReport report;
};

struct OpenOptions {
    /// Asked every few thousand steps; another thread may request the stop.
    std::stop_token stop;
    /// Most work a file may ask for before it is given up: one for each virtual machine instruction of SQLite and four
    /// for each byte of text. A million people with a move and three sources each need less than half of the default.
    std::uint64_t workLimit = 2'000'000'000;
    /// Told how far reading and checking have come; null: nobody wants to know. Outlives the opening.
    base::Progress* progress = nullptr;
};

/// Reads a Whither file, trusting nothing in it: views, triggers and virtual tables never run. Never writes, neither
/// the file nor anything beside it. Rows that break the data contract are left out and listed in the report, with the
/// table's name as the file and the row's id as the row. Tables other than person, company and move may be missing,
/// and so may columns that are not needed.
/// Errors: notFound, isDirectory, permissionDenied, cannotRead, unfinishedChanges, notADatabase, notOurDatabase,
/// newerVersion, damagedDatabase, missingTable, missingColumn, takesTooLong, cancelled. A file without people is no
/// error here. May block on the disk; any thread.
[[nodiscard]] base::Result<Opened> open(const std::filesystem::path& file, const OpenOptions& options = {});

} // namespace whither::store
