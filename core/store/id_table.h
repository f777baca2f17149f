#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace whither::store {

/// Which place each id of a table stands for. Ids mostly come ascending and without gaps; any others work as well. Of
/// an id that comes twice the first place counts.
class IdTable {
  public:
    void add(std::int64_t id, std::size_t place) {
        m_isSorted = m_isSorted && (m_entries.empty() || m_entries.back().id <= id);
        m_entries.push_back({id, place});
    }
    /// To be called once all ids are there; find() needs it.
    void finish();
    [[nodiscard]] std::optional<std::size_t> find(std::int64_t id) const;

  private:
    struct Entry {
        std::int64_t id;
        std::size_t place;
    };
    std::vector<Entry> m_entries; ///< once finished ascending by id
    bool m_isSorted = true;
};

} // namespace whither::store
