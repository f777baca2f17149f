#pragma once

#include "core/base/error.h"

#include <cstddef>
#include <string>
#include <vector>

namespace whither::model {

/// What a merge did with two rows that tell the same thing, or (renamed) with two that only share a key.
struct MergeNote {
    enum class Kind { sameKey, sameMove, disputedDate, sameSource, renamed };
    Kind kind = Kind::sameKey;
    std::string table;  ///< "moves", "people", ...
    std::string key;    ///< of the row that stays
    std::string other;  ///< of the row that was folded into it; renamed: its former key
    std::string detail; ///< what differed, as data ("2023-04 | 2023"); may be empty

    friend bool operator==(const MergeNote&, const MergeNote&) = default;
};

/// Rows of one table: in + added == out + merged + leftOut.
struct RowCount {
    std::string table;
    std::size_t in = 0;
    std::size_t out = 0;
    std::size_t merged = 0;
    std::size_t leftOut = 0;
    std::size_t added = 0; ///< claims that a merge made of what the folders tell differently

    friend bool operator==(const RowCount&, const RowCount&) = default;
};

/// What a reader left out and why, and what it merged; nothing is dropped that is not named here.
struct LoadReport {
    std::vector<base::Error> leftOut;
    std::vector<MergeNote> merged;
    std::vector<RowCount> counts;

    [[nodiscard]] bool isClean() const { return leftOut.empty(); }
};

} // namespace whither::model
