#pragma once

#include "core/layout/layout_input.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace whither::layout {

/// A LayoutInput made safe and simple: every number finite and in range, parallel springs one edge, no self-loops,
/// neighbours at hand. Immutable after construction.
class SpringGraph {
  public:
    struct Disk {
        double radius = 1;
        base::Size label;
        LabelPlace labelPlace = LabelPlace::beside;
    };
    struct Edge {
        std::uint32_t a = 0; ///< < b
        std::uint32_t b = 0;
        double length = 1;   ///< wished, centre to centre
        double strength = 1; ///< of all parallel springs together
    };
    struct Link {
        std::uint32_t to = 0;
        std::uint32_t edge = 0;
    };

    explicit SpringGraph(const LayoutInput& input);
    /// One connected component (ascending) of a graph, its bodies in that order.
    SpringGraph(const SpringGraph& whole, std::span<const std::uint32_t> component);

    [[nodiscard]] std::size_t size() const { return m_disks.size(); }
    [[nodiscard]] const Disk& disk(std::size_t body) const { return m_disks[body]; }
    [[nodiscard]] std::span<const Edge> edges() const { return m_edges; } ///< ascending by (a, b)
    [[nodiscard]] std::span<const Link> links(std::size_t body) const {   ///< ascending by `to`
        return std::span(m_links).subspan(m_first[body], m_first[body + 1] - m_first[body]);
    }
    [[nodiscard]] std::size_t degree(std::size_t body) const { return m_first[body + 1] - m_first[body]; }

    /// Whether both bodies tie the same two others and nothing else: a bundle of two or more.
    [[nodiscard]] bool areBundled(std::size_t a, std::size_t b) const {
        return m_bundle[a] != 0 && m_bundle[a] == m_bundle[b];
    }
    /// Number of bodies in the bundle of a bundled body.
    [[nodiscard]] std::size_t bundleSize(std::size_t body) const { return m_bundleSizes[m_bundle[body]]; }

    /// Connected components, each ascending, ordered by first body.
    [[nodiscard]] std::vector<std::vector<std::uint32_t>> components() const;
    /// Lengths of the shortest ways from `source` along wished edge lengths (Dijkstra); infinite where there is none.
    void distancesFrom(std::uint32_t source, std::vector<double>& distances) const;

  private:
    void indexLinks();
    void findBundles();

    std::vector<Disk> m_disks;
    std::vector<Edge> m_edges;
    std::vector<std::size_t> m_first;
    std::vector<Link> m_links;
    std::vector<std::uint32_t> m_bundle; ///< by body; 0: in none
    std::vector<std::size_t> m_bundleSizes{0};
};

} // namespace whither::layout
