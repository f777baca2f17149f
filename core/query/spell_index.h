#pragma once

#include "core/query/career.h"
#include "core/query/overlap_index.h"

#include <cstddef>
#include <optional>
#include <vector>

namespace whither::query {

/// Finds, among spells in a fixed order, the one that covers a date. Answers with its place in that order.
class SpellIndex {
  public:
    /// Looks at the spells only while it is made. O(n).
    explicit SpellIndex(const std::vector<const Spell*>& spells);

    /// The first spell that was on during all of the date, as base::overlap() has it for its span.
    [[nodiscard]] std::optional<std::size_t> surely(const base::Date& date) const;
    /// The last that may have been on during the date. One that ended on a day that nobody gives is over once the next
    /// counts.
    [[nodiscard]] std::optional<std::size_t> possibly(const base::Date& date) const;

  private:
    OverlapIndex m_sure;
    OverlapIndex m_possible;
};

} // namespace whither::query
