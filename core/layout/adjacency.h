#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <utility>
#include <vector>

namespace whither::layout {

/// Who is tied to whom and nothing else, as compressed sparse rows: 4 bytes a node and 8 an edge. No self-loops, no
/// edge twice, neighbours ascending.
class Adjacency {
  public:
    using Pair = std::pair<std::uint32_t, std::uint32_t>;

    Adjacency() : m_first{0} {}
    /// Pairs in any direction and order; self-loops, repetitions and ends that are not < `nodes` are left out.
    Adjacency(std::size_t nodes, std::span<const Pair> edges);
    /// Rows as they are: `first` has one entry more than there are nodes, `to` holds each edge at both its ends and is
    /// ascending within a row.
    Adjacency(std::vector<std::uint32_t> first, std::vector<std::uint32_t> to)
        : m_first(std::move(first)), m_to(std::move(to)) {}

    [[nodiscard]] std::size_t size() const { return m_first.size() - 1; }
    [[nodiscard]] std::size_t edgeCount() const { return m_to.size() / 2; }
    [[nodiscard]] std::uint32_t degree(std::size_t node) const { return m_first[node + 1] - m_first[node]; }
    [[nodiscard]] std::span<const std::uint32_t> neighbours(std::size_t node) const {
        return std::span(m_to).subspan(m_first[node], degree(node));
    }

  private:
    std::vector<std::uint32_t> m_first;
    std::vector<std::uint32_t> m_to;
};

} // namespace whither::layout
