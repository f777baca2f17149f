#include "core/layout/adjacency.h"

#include <algorithm>

namespace whither::layout {

Adjacency::Adjacency(std::size_t nodes, std::span<const Pair> edges) : m_first(nodes + 1, 0) {
    const auto isEdge = [nodes](const Pair& e) { return e.first != e.second && e.first < nodes && e.second < nodes; };
    for (const Pair& edge : edges) {
        if (isEdge(edge)) {
            ++m_first[edge.first + 1];
            ++m_first[edge.second + 1];
        }
    }
    for (std::size_t i = 0; i < nodes; ++i)
        m_first[i + 1] += m_first[i];
    m_to.resize(m_first[nodes]);
    std::vector<std::uint32_t> next(m_first.begin(), m_first.end() - 1);
    for (const Pair& edge : edges) {
        if (isEdge(edge)) {
            m_to[next[edge.first]++] = edge.second;
            m_to[next[edge.second]++] = edge.first;
        }
    }
    std::uint32_t kept = 0;
    for (std::size_t i = 0; i < nodes; ++i) {
        const auto begin = m_to.begin() + m_first[i];
        const auto end = m_to.begin() + next[i];
        std::sort(begin, end);
        const std::uint32_t start = kept;
        for (auto it = begin; it != end; ++it)
            if (kept == start || m_to[kept - 1] != *it)
                m_to[kept++] = *it;
        m_first[i] = start;
    }
    m_first[nodes] = kept;
    m_to.resize(kept);
}

} // namespace whither::layout
