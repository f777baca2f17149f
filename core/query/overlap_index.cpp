#include "core/query/overlap_index.h"

#include <algorithm>
#include <bit>

namespace whither::query {

OverlapIndex::OverlapIndex(const std::vector<Days>& intervals)
    : m_size(intervals.size()), m_leaves(std::bit_ceil(std::max<std::size_t>(intervals.size(), 1))),
      m_hulls(2 * m_leaves) {
    for (std::size_t i = 0; i < intervals.size(); ++i)
        m_hulls[m_leaves + i] = {intervals[i].first, intervals[i].last};
    for (std::size_t node = m_leaves - 1; node > 0; --node)
        cover(node);
}

void OverlapIndex::cover(std::size_t node) {
    const Hull& left = m_hulls[2 * node];
    const Hull& right = m_hulls[2 * node + 1];
    m_hulls[node] = {std::min(left.first, right.first), std::max(left.last, right.last)};
}

void OverlapIndex::remove(std::size_t place) {
    std::size_t node = m_leaves + place;
    m_hulls[node] = {};
    while ((node /= 2) > 0)
        cover(node);
}

std::optional<std::size_t> OverlapIndex::first(Days days, std::size_t begin, std::size_t end) const {
    return firstBelow(1, 0, m_leaves, days, begin, end);
}

std::optional<std::size_t> OverlapIndex::firstBelow(std::size_t node, std::size_t nodeBegin, std::size_t nodeEnd,
                                                    Days days, std::size_t begin, std::size_t end) const {
    if (nodeEnd <= begin || end <= nodeBegin || !meet(m_hulls[node], days))
        return {};
    if (node >= m_leaves)
        return nodeBegin;
    const std::size_t middle = (nodeBegin + nodeEnd) / 2;
    if (const auto found = firstBelow(2 * node, nodeBegin, middle, days, begin, end))
        return found;
    return firstBelow(2 * node + 1, middle, nodeEnd, days, begin, end);
}

std::optional<std::size_t> OverlapIndex::last(Days days) const {
    // Depth first, right before left. A right child is odd.
    std::size_t node = 1;
    for (;;) {
        if (meet(m_hulls[node], days)) {
            if (node >= m_leaves)
                return node - m_leaves;
            node = 2 * node + 1;
            continue;
        }
        while (node % 2 == 0)
            node /= 2;
        if (node == 1)
            return {};
        --node;
    }
}

} // namespace whither::query
