#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace whither::query {

/// A line of numbered things into which others are put, and of any two of which it is known which stands first.
/// Putting one in takes O(log n), amortised; comparing two O(1). After M. Bender and others, "Two simplified algorithms
/// for maintaining order in a list" (2002): each has a label, and where labels get too dense, a stretch gets new ones.
class OrderList {
  public:
    using Item = std::size_t;

    /// Items 0 to `inLine` - 1 stand in line; those up to `all` - 1 are to come.
    OrderList(std::size_t inLine, std::size_t all);

    /// `item` is not in line yet, `at` is.
    void putAfter(Item item, Item at) { putAfterNode(item + 1, at + 1); }
    void putFirst(Item item) { putAfterNode(item + 1, 0); }
    void putBefore(Item item, Item at) { putAfterNode(item + 1, m_nodes[at + 1].previous); }
    /// Both are in line.
    [[nodiscard]] bool isBefore(Item a, Item b) const { return m_nodes[a + 1].label < m_nodes[b + 1].label; }
    /// Those in line, in order.
    [[nodiscard]] std::vector<Item> items() const;

  private:
    /// Node 0 stands at both ends of the line; the label of its end is kLabels.
    struct Node {
        std::uint64_t label = 0;
        std::size_t previous = 0;
        std::size_t next = 0;
    };
    static constexpr unsigned kLabelBits = 62;
    static constexpr std::uint64_t kLabels = std::uint64_t{1} << kLabelBits;

    void putAfterNode(std::size_t node, std::size_t at);
    [[nodiscard]] std::uint64_t roomAfter(std::size_t node) const;
    void relabelAround(std::size_t node);

    std::vector<Node> m_nodes;
};

} // namespace whither::query
