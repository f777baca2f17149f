#pragma once

#include "core/base/date.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace whither::query {

/// Both included.
struct Days {
    base::Day first;
    base::Day last;

    friend bool operator==(const Days&, const Days&) = default;
};

/// Intervals of days in a fixed order, asked for the first or the last of them that meets another interval. Where
/// `first` or `last` ascends with the place, as in a story told in order, an answer takes O(log n); intervals laid out
/// to mislead can make it O(n).
class OverlapIndex {
  public:
    explicit OverlapIndex(const std::vector<Days>& intervals);

    /// The least place in [begin, end) whose interval begins by `days.last` and ends on `days.first` or later. (With
    /// the two the other way round: that holds both.)
    [[nodiscard]] std::optional<std::size_t> first(Days days, std::size_t begin, std::size_t end) const;
    [[nodiscard]] std::optional<std::size_t> first(Days days) const { return first(days, 0, m_size); }
    /// The greatest such place.
    [[nodiscard]] std::optional<std::size_t> last(Days days, std::size_t begin, std::size_t end) const;
    [[nodiscard]] std::optional<std::size_t> last(Days days) const { return last(days, 0, m_size); }
    /// The interval at `place` meets nothing any more. O(log n).
    void remove(std::size_t place);

  private:
    /// Of the intervals below a node of a complete binary tree; that of a leaf is the interval itself.
    struct Hull {
        base::Day first = base::kLastDay + std::chrono::days{1};
        base::Day last = base::kFirstDay - std::chrono::days{1};
    };
    static bool meet(const Hull& hull, Days days) { return hull.first <= days.last && days.first <= hull.last; }
    void cover(std::size_t node);
    enum class Which { first, last };
    /// Leaves of the tree, or places.
    struct Range {
        std::size_t begin;
        std::size_t end;
    };
    [[nodiscard]] std::optional<std::size_t> find(Which which, Days days, Range wanted, std::size_t node,
                                                  Range below) const;

    std::size_t m_size;
    std::size_t m_leaves;      ///< a power of two
    std::vector<Hull> m_hulls; ///< the children of i are 2i and 2i + 1; leaves stand last
};

} // namespace whither::query
