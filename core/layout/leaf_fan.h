#pragma once

#include "core/base/geometry.h"
#include "core/layout/adjacency.h"

#include <cstdint>
#include <span>
#include <vector>

namespace whither::layout {

/// A connected graph without its leaves, the nodes of a single edge. A third to a half of all nodes of a talent graph
/// are people with one employer; their place is around it, whatever the rest looks like.
class LeafFan {
  public:
    /// Of two nodes that are tied to each other alone, the second counts as a leaf. `graph` must outlive this.
    explicit LeafFan(const Adjacency& graph);

    /// Nodes that are no leaves, ascending.
    [[nodiscard]] std::span<const std::uint32_t> core() const { return m_core; }
    [[nodiscard]] bool isLeaf(std::uint32_t node) const { return m_isLeaf[node] != 0; }

    /// Places the leaves around their only neighbour: between the lines that leave it, each wide gap taking the more,
    /// clockwise by index, in as many rings as keep them apart. `points`: those of the core are read, those of leaves
    /// written, by the threads of the current task arena.
    void spread(std::span<base::Point> points) const;

  private:
    void spread(std::span<const std::uint32_t> hubs, std::span<base::Point> points) const;

    const Adjacency& m_graph;
    std::vector<std::uint32_t> m_core;
    std::vector<char> m_isLeaf;
};

} // namespace whither::layout
