#include "core/layout/embedding.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <cmath>
#include <cstdint>
#include <vector>

using namespace whither;
using layout::Adjacency;
using layout::Character;

RC_GTEST_PROP(Embedding, OfAnyPairsIsFiniteAndTheSameAgain, ()) {
    const auto nodes = *rc::gen::inRange<std::uint32_t>(0, 300);
    // Ends beyond the nodes, self-loops and repetitions among them.
    const auto edges = *rc::gen::container<std::vector<Adjacency::Pair>>(
        rc::gen::pair(rc::gen::inRange<std::uint32_t>(0, nodes + 3), rc::gen::inRange<std::uint32_t>(0, nodes + 3)));
    const Adjacency graph(nodes, edges);
    const layout::EmbeddingOptions options{
        .seed = *rc::gen::arbitrary<std::uint64_t>(),
        .character = *rc::gen::element(Character::overview, Character::balanced, Character::clusters),
        .threads = *rc::gen::inRange<unsigned>(0, 4)};
    const auto points = layout::embed(graph, options);
    RC_ASSERT(points.size() == nodes);
    for (const base::Point point : points)
        RC_ASSERT(std::isfinite(point.x) && std::isfinite(point.y));
    RC_ASSERT(layout::embed(graph, options) == points);
    // No two nodes stand in one place: somebody would be hidden.
    for (std::size_t a = 0; a < points.size(); ++a)
        for (std::size_t b = a + 1; b < points.size(); ++b)
            RC_ASSERT(points[a] != points[b]);
}
