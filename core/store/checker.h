#pragma once

#include "core/base/error.h"
#include "core/base/result.h"
#include "core/store/reader.h"

#include <filesystem>
#include <vector>

namespace whither::store {

/// Everything that is wrong with a Whither file: the rows that open() leaves out, what SQLite's integrity check finds,
/// and ids that refer to nothing (unless open() already named the row). Empty for a sound file. emptyData when it holds
/// no people.
/// Errors: those of open(), when the file cannot be read at all.
[[nodiscard]] base::Result<std::vector<base::Error>> problemsOf(const std::filesystem::path& file,
                                                                const OpenOptions& options = {});

} // namespace whither::store
