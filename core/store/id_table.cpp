#include "core/store/id_table.h"

#include <algorithm>

namespace whither::store {

void IdTable::finish() {
    if (!m_isSorted)
        std::stable_sort(m_entries.begin(), m_entries.end(),
                         [](const Entry& a, const Entry& b) { return a.id < b.id; });
    m_isSorted = true;
}

std::optional<std::size_t> IdTable::find(std::int64_t id) const {
    if (m_entries.empty() || id < m_entries.front().id || id > m_entries.back().id)
        return {};
    // Where ids have no gaps and none comes twice, this is it.
    const auto guess = static_cast<std::uint64_t>(id) - static_cast<std::uint64_t>(m_entries.front().id);
    if (guess < m_entries.size() && m_entries[guess].id == id && (guess == 0 || m_entries[guess - 1].id != id))
        return m_entries[guess].place;
    const auto found = std::lower_bound(m_entries.begin(), m_entries.end(), id,
                                        [](const Entry& entry, std::int64_t wanted) { return entry.id < wanted; });
    return found != m_entries.end() && found->id == id ? std::optional{found->place} : std::nullopt;
}

} // namespace whither::store
