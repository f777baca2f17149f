#include "core/layout/line_solver.h"

#include <tbb/parallel_sort.h>

#include <numeric>
#include <tuple>
#include <utility>

namespace whither::layout {

namespace {

constexpr double kSlack = 1e-9; ///< by which a constraint may be violated, for rounding

}

LineSolver::LineSolver(std::span<const double> wished, std::span<const double> weights)
    : m_rankOf(wished.size()), m_blockOf(wished.size()), m_offsets(wished.size(), 0), m_blocks(wished.size()),
      m_next(wished.size()) {
    std::vector<std::uint32_t> order(wished.size());
    std::iota(order.begin(), order.end(), 0U);
    tbb::parallel_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return std::tie(wished[a], a) < std::tie(wished[b], b);
    });
    std::iota(m_blockOf.begin(), m_blockOf.end(), 0U);
    std::iota(m_next.begin(), m_next.end(), 0U);
    for (std::uint32_t rank = 0; rank < order.size(); ++rank) {
        m_rankOf[order[rank]] = rank;
        m_blocks[rank] = {wished[order[rank]], weights[order[rank]], 1, rank, kNone};
    }
}

std::vector<std::uint32_t> LineSolver::sortConstraints() {
    std::vector<std::uint32_t> first(m_blocks.size() + 1, 0);
    for (const Given& given : m_given)
        ++first[given.right + 1];
    std::partial_sum(first.begin(), first.end(), first.begin());
    m_constraints.resize(m_given.size());
    std::vector<std::uint32_t> next(first.begin(), first.end() - 1);
    for (const auto& [left, right, gap] : m_given) {
        Constraint& constraint = m_constraints[next[right]++];
        constraint.left = left;
        constraint.right = right;
        constraint.gap = gap;
    }
    m_given = {};
    return first;
}

std::vector<double> LineSolver::solve() {
    const std::vector<std::uint32_t> first = sortConstraints();
    for (std::uint32_t i = 0; i < m_blocks.size(); ++i) {
        // What a merge leaves within its block is never asked again: most of a crowd's constraints, and dear in a heap.
        const std::uint32_t worst = mostViolatedAmong(first[i], first[i + 1]);
        std::uint32_t block = worst == kNone ? i : merge(worst);
        for (std::uint32_t c = first[i]; c < first[i + 1]; ++c) {
            if (m_blockOf[m_constraints[c].left] == block)
                continue;
            m_constraints[c].key = shortfall(c);
            m_blocks[block].heap = meld(m_blocks[block].heap, c);
        }
        for (std::uint32_t c = mostViolated(block); c != kNone; c = mostViolated(block))
            block = merge(c);
    }
    std::vector<double> places(m_rankOf.size());
    for (std::uint32_t i = 0; i < places.size(); ++i)
        places[i] = placeOf(m_rankOf[i]);
    return places;
}

void LineSolver::shiftKeys(std::uint32_t heap, double by) {
    if (heap == kNone)
        return;
    m_constraints[heap].key += by;
    m_constraints[heap].later += by;
}

void LineSolver::passOn(Constraint& constraint) {
    for (const std::uint32_t heap : constraint.below)
        shiftKeys(heap, constraint.later);
    constraint.later = 0;
}

std::uint32_t LineSolver::meld(std::uint32_t a, std::uint32_t b) {
    if (a == kNone || b == kNone)
        return a == kNone ? b : a;
    if (m_constraints[a].key < m_constraints[b].key || (m_constraints[a].key == m_constraints[b].key && b < a))
        std::swap(a, b);
    Constraint& top = m_constraints[a];
    passOn(top);
    top.below[1] = meld(top.below[1], b); // no deeper than the logarithm of the heap
    if (rankOf(top.below[0]) < rankOf(top.below[1]))
        std::swap(top.below[0], top.below[1]);
    top.rank = rankOf(top.below[1]) + 1;
    return a;
}

std::uint32_t LineSolver::withoutTop(std::uint32_t heap) {
    Constraint& top = m_constraints[heap];
    passOn(top);
    const std::uint32_t rest = meld(top.below[0], top.below[1]);
    top.below[0] = top.below[1] = kNone;
    top.rank = 1;
    return rest;
}

std::uint32_t LineSolver::mostViolatedAmong(std::uint32_t begin, std::uint32_t end) const {
    std::uint32_t worst = kNone;
    double most = kSlack;
    for (std::uint32_t c = begin; c < end; ++c) {
        const double violation = shortfall(c) - m_blocks[m_blockOf[m_constraints[c].right]].place;
        if (violation > most) {
            worst = c;
            most = violation;
        }
    }
    return worst;
}

std::uint32_t LineSolver::mostViolated(std::uint32_t block) {
    std::uint32_t& heap = m_blocks[block].heap;
    while (heap != kNone) {
        const std::uint32_t c = heap;
        if (m_blockOf[m_constraints[c].left] == block) {
            heap = withoutTop(heap);
            continue;
        }
        // What stands left of the newcomer has only ever moved to the left: no key is too small, some are too large.
        const double key = shortfall(c);
        if (key < m_constraints[c].key - kSlack) {
            heap = withoutTop(heap);
            m_constraints[c].key = key;
            heap = meld(heap, c);
            continue;
        }
        return key - m_blocks[block].place > kSlack ? c : kNone;
    }
    return kNone;
}

std::uint32_t LineSolver::merge(std::uint32_t constraint) {
    const auto& [left, right, gap] =
        std::tie(m_constraints[constraint].left, m_constraints[constraint].right, m_constraints[constraint].gap);
    std::uint32_t into = m_blockOf[left];
    std::uint32_t from = m_blockOf[right];
    double shift = m_offsets[left] + gap - m_offsets[right]; // of what is `from` to be in terms of `into`
    if (m_blocks[into].count < m_blocks[from].count) {
        std::swap(into, from);
        shift = -shift;
    }
    Block& block = m_blocks[into];
    Block& other = m_blocks[from];
    std::uint32_t member = other.member;
    do {
        m_blockOf[member] = into;
        m_offsets[member] += shift;
        member = m_next[member];
    } while (member != other.member);
    std::swap(m_next[block.member], m_next[other.member]); // makes one ring of two
    block.count += other.count;
    const double weight = block.weight + other.weight;
    block.place += (other.place - shift - block.place) * (other.weight / weight);
    block.weight = weight;
    shiftKeys(other.heap, -shift);
    block.heap = meld(block.heap, other.heap);
    other = {};
    return into;
}

} // namespace whither::layout
