#pragma once

#include "core/base/result.h"
#include "core/model/dataset.h"

#include <filesystem>

namespace whither::store {

/// What to do with a file that is already there.
enum class Existing { keep, replace };

/// Writes the data set as a Whither file. The file appears whole or not at all: it is built under another name in the
/// same folder and renamed when it is complete and on the disk. The same data gives the same bytes. A symbolic link
/// is followed: what it points to is replaced.
/// Errors: notFound (no such folder), isDirectory, targetExists (only for Existing::keep), cannotWrite. May block on
/// the disk; any thread.
[[nodiscard]] base::Result<void> write(const model::Dataset& dataset, const std::filesystem::path& file,
                                       Existing existing);

} // namespace whither::store
