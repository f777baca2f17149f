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
    return find(Which::first, days, {begin, end}, 1, {0, m_leaves});
}

std::optional<std::size_t> OverlapIndex::last(Days days, std::size_t begin, std::size_t end) const {
    return find(Which::last, days, {begin, end}, 1, {0, m_leaves});
}

std::optional<std::size_t> OverlapIndex::find(Which which, Days days, Range wanted, std::size_t node,
                                              Range below) const {
    if (below.end <= wanted.begin || wanted.end <= below.begin || !meet(m_hulls[node], days))
        return {};
    if (node >= m_leaves)
        return below.begin;
    const std::size_t middle = (below.begin + below.end) / 2;
    const auto left = [&] { return find(which, days, wanted, 2 * node, {below.begin, middle}); };
    const auto right = [&] { return find(which, days, wanted, 2 * node + 1, {middle, below.end}); };
    const auto found = which == Which::first ? left() : right();
    if (found)
        return found;
    return which == Which::first ? right() : left();
}

} // namespace whither::query
