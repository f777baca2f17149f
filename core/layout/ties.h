#pragma once

#include "core/graph/talent_graph.h"
#include "core/layout/adjacency.h"
#include "core/layout/spring_graph.h"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace whither::layout {

/// Who is tied to whom in a picture: what is kept of it for the next one, 8 bytes a body and a tie, an eighth of what
/// the picture was made from. Immutable.
class Ties {
  public:
    /// `nodes`: those of the graph's bodies, ascending.
    Ties(std::span<const graph::NodeIndex> nodes, const SpringGraph& graph);

    [[nodiscard]] std::span<const graph::NodeIndex> nodes() const { return m_nodes; }
    /// Places in nodes(). O(log n) in the neighbours of `a`.
    [[nodiscard]] bool areTied(std::size_t a, std::size_t b) const;

  private:
    std::vector<graph::NodeIndex> m_nodes;
    Adjacency m_ties;
};
using TiesPtr = std::shared_ptr<const Ties>;

} // namespace whither::layout
