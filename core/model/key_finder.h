#pragma once

#include "core/base/ids.h"

#include <bit>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace whither::model {

/// Finds the row of a table by its key in one or two looks, where a search in the sorted table takes twenty. A hash
/// table of places with linear probing, at most half full.
template <class Index, class Row> class KeyFinder {
  public:
    /// `table` must outlive the finder, and its rows keep their keys and places.
    explicit KeyFinder(const base::Table<Index, Row>& table)
        : m_table(&table), m_slots(std::bit_ceil(2 * table.size() + 1), kFree) {
        for (std::size_t i = 0; i < table.size(); ++i) {
            std::size_t slot = firstSlot(table.rows()[i].key);
            while (m_slots[slot] != kFree)
                slot = (slot + 1) & (m_slots.size() - 1);
            m_slots[slot] = static_cast<std::uint32_t>(i);
        }
    }

    [[nodiscard]] std::optional<Index> find(std::string_view key) const {
        for (std::size_t slot = firstSlot(key); m_slots[slot] != kFree; slot = (slot + 1) & (m_slots.size() - 1))
            if (m_table->rows()[m_slots[slot]].key == key)
                return static_cast<Index>(m_slots[slot]);
        return {};
    }

  private:
    static constexpr std::uint32_t kFree = std::numeric_limits<std::uint32_t>::max();

    [[nodiscard]] std::size_t firstSlot(std::string_view key) const {
        return std::hash<std::string_view>{}(key) & (m_slots.size() - 1);
    }

    const base::Table<Index, Row>* m_table;
    std::vector<std::uint32_t> m_slots;
};

} // namespace whither::model
