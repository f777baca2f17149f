#pragma once

#include "core/base/date.h"
#include "core/model/dataset.h"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace whither::model {

/// What a move is recognised by. The views must outlive the line.
struct MoveLine {
    std::string_view key;
    std::string_view person;
    std::string_view from; ///< empty: unknown or none
    std::string_view to;
    MoveKind kind = MoveKind::joined;
    base::Date date;
};

/// Two lines, one of each side, that tell of one move.
struct MovePair {
    std::size_t first = 0;
    std::size_t second = 0;
    bool sameKey = false;
    bool datesAgree = true; ///< one day can be both

    friend bool operator==(const MovePair&, const MovePair&) = default;
};

/// Finds the moves that both sides tell; each line is in at most one pair. In the order of `second`.
///
/// First, the same key and person. Then, among lines with the same person and the same two ends: equal dates, then the
/// nearest dates that can be the same, dated lines before undated ones. Last, of what is left, the nearest dates that
/// contradict each other, but only of lines that no line of the other side agrees with and that do not tell of a
/// return: somebody may go the same way twice.
///
/// O(n log n), and O(n^2) in the lines of one person and one way whose dates differ: few, but for a file made to harm.
[[nodiscard]] std::vector<MovePair> pairMoves(std::span<const MoveLine> first, std::span<const MoveLine> second);

} // namespace whither::model
