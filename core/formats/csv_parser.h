#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace whither::formats {

/// A record of a CSV file.
struct CsvRecord {
    std::size_t line = 0; ///< physical line on which it starts, from 1
    std::vector<std::string> cells;
};

struct CsvText {
    std::vector<CsvRecord> records;
    /// Physical lines on which records start whose quotes are wrong, ascending.
    std::vector<std::size_t> badQuoting;
};

/// Splits bytes into records by RFC 4180: quotes are strict, a cell may hold commas, doubled quotes and line ends,
/// blanks count. Lines may end in CRLF, LF or CR; empty ones and a byte order mark are skipped. After a record whose
/// quotes are wrong it goes on at the next physical line, so that one open quote costs one record and not the rest of
/// the file. Time is linear in the bytes. Cells are not checked to be text.
[[nodiscard]] CsvText parseCsv(std::string_view bytes);

} // namespace whither::formats
