#pragma once

#include "tests/bench/talent_graph.h"

namespace whither::bench {

// Connected graphs of other kinds than talent moves, of about as many nodes as wished. The same on every platform for
// the same seed.

/// Squares in as many rows as columns.
[[nodiscard]] MadeGraph makeGrid(std::size_t nodes);
/// A grid with one diagonal, drawn by lot, in each of its squares: triangles as in a finite element mesh.
[[nodiscard]] MadeGraph makeMesh(std::size_t nodes, std::uint64_t seed);
/// A grid that has lost a third of its lines, with up to three nodes along each that is left.
[[nodiscard]] MadeGraph makeRoads(std::size_t nodes, std::uint64_t seed);
/// Preferential attachment with three edges a node, which close a triangle in half of the cases (Holme and Kim,
/// "Growing scale-free networks with tunable clustering", 2002).
[[nodiscard]] MadeGraph makeSocial(std::size_t nodes, std::uint64_t seed);
/// Random recursive tree: each node hangs on one of those before it, all equally likely.
[[nodiscard]] MadeGraph makeTree(std::size_t nodes, std::uint64_t seed);

} // namespace whither::bench
