#pragma once

#include <cstddef>
#include <string>

namespace whither::base {

/// Why something could not be done. Every code has one sentence for people, in ui/feedback/error_text.cpp; a test
/// walks them all.
enum class ErrorCode {
    // the file as a whole
    notFound,
    isDirectory,
    notADirectory,
    permissionDenied,
    cannotRead,
    cannotWrite,
    targetExists,
    unknownFormat,
    notADatabase,
    notOurDatabase,
    newerVersion,
    damagedDatabase,
    unfinishedChanges,
    takesTooLong,
    cancelled,
    // a table as a whole
    missingTable,
    missingColumn,
    unknownColumn,
    duplicateColumn,
    // one row
    wrongCellCount,
    badQuoting,
    badUtf8,
    missingValue,
    badValue,
    badDate,
    unknownReference,
    duplicateKey,
    parentCycle,
    neitherEnd,
    // a request
    pictureTooLarge,
    unknownEntity,
    emptyData,
};

inline constexpr ErrorCode kLastErrorCode = ErrorCode::emptyData;

/// What happened and where. Row and column are there when the trouble has a place.
struct Error {
    ErrorCode code = ErrorCode::cannotRead;
    std::string file;    ///< path as the person gave it, or the table's name inside a database
    std::size_t row = 0; ///< physical line in a CSV file, `id` in a database; 0: the file as a whole
    std::string column;  ///< empty: the row as a whole
    std::string value;   ///< the offending text, or the key that was looked for; untrusted
    std::string detail;  ///< what a library said, or what would be right, untranslated; may be empty

    friend bool operator==(const Error&, const Error&) = default;
};

} // namespace whither::base
