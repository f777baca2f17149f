#include "core/query/order_list.h"

namespace whither::query {

OrderList::OrderList(std::size_t inLine, std::size_t all) : m_nodes(all + 1) {
    const std::uint64_t step = kLabels / (inLine + 1);
    for (std::size_t node = 0; node <= inLine; ++node)
        m_nodes[node] = {step * node, node == 0 ? inLine : node - 1, node == inLine ? 0 : node + 1};
}

std::uint64_t OrderList::roomAfter(std::size_t node) const {
    const std::size_t next = m_nodes[node].next;
    return (next == 0 ? kLabels : m_nodes[next].label) - m_nodes[node].label;
}

void OrderList::putAfterNode(std::size_t node, std::size_t at) {
    if (roomAfter(at) < 2)
        relabelAround(at);
    const std::size_t next = m_nodes[at].next;
    m_nodes[node] = {m_nodes[at].label + roomAfter(at) / 2, at, next};
    m_nodes[at].next = node;
    m_nodes[next].previous = node;
}

void OrderList::relabelAround(std::size_t node) {
    // Wider and wider stretches of labels around the node, until one is thin enough to be spread out evenly.
    constexpr double kGrowth = 1.4; // more than 1: wide stretches get thinner; less than 2: they still hold many
    double room = 1;
    std::size_t first = node;
    std::size_t last = node;
    std::size_t count = 1;
    for (unsigned bits = 1; bits <= kLabelBits; ++bits) {
        room *= kGrowth;
        const std::uint64_t size = std::uint64_t{1} << bits;
        const std::uint64_t begin = m_nodes[node].label & ~(size - 1);
        for (; first != 0 && m_nodes[m_nodes[first].previous].label >= begin; ++count)
            first = m_nodes[first].previous;
        for (; m_nodes[last].next != 0 && m_nodes[m_nodes[last].next].label - begin < size; ++count)
            last = m_nodes[last].next;
        if (static_cast<double>(count) > room || size / count < 2)
            continue;
        const std::uint64_t step = size / count;
        std::uint64_t label = begin;
        for (std::size_t left = count; left > 0; --left, first = m_nodes[first].next, label += step)
            m_nodes[first].label = label;
        return;
    }
}

std::vector<OrderList::Item> OrderList::items() const {
    std::vector<Item> all;
    for (std::size_t node = m_nodes[0].next; node != 0; node = m_nodes[node].next)
        all.push_back(node - 1);
    return all;
}

} // namespace whither::query
