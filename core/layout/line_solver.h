#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <span>
#include <vector>

namespace whither::layout {

/// Places on a line, as near to the wished ones as constraints "right stands at least `gap` after left" let them, by
/// weighted squares: the satisfying pass of the solver of Dwyer, Marriott and Stuckey, "Fast node overlap removal"
/// (2005). Things that push each other are one block, which stands where the mean of its members' wishes is.
class LineSolver {
  public:
    /// One weight, > 0, for each wished place.
    LineSolver(std::span<const double> wished, std::span<const double> weights);

    /// Room for as many constraints, so that their list is not copied while it grows.
    void reserve(std::size_t constraints) { m_given.reserve(constraints); }
    /// Left must come before right by wished place, then index.
    void constrain(std::uint32_t left, std::uint32_t right, double gap) {
        m_given.push_back({m_rankOf[left], m_rankOf[right], gap});
    }
    /// Once, after all constraints. O(n log n) in the constraints.
    [[nodiscard]] std::vector<double> solve();

  private:
    static constexpr std::uint32_t kNone = std::numeric_limits<std::uint32_t>::max();
    // Things are numbered by rank, from left to right as they are wished, since they are solved in that order and only
    // push those nearby: what is needed together lies together.
    struct Given {
        std::uint32_t left = 0;
        std::uint32_t right = 0;
        double gap = 0;
    };
    struct Constraint {
        std::uint32_t left = 0;
        std::uint32_t right = 0;
        double gap = 0;
        // In the leftist heap of the block of `right`:
        double key = 0;   ///< shortfall() when it was last looked at
        double later = 0; ///< what the keys below have still to change by
        std::uint32_t rank = 1;
        std::uint32_t below[2] = {kNone, kNone};
    };
    struct Block {
        double place = 0;
        double weight = 0;
        std::uint32_t count = 0;    ///< of its members
        std::uint32_t member = 0;   ///< one of them
        std::uint32_t heap = kNone; ///< constraints that end in it, the most violated on top
    };

    [[nodiscard]] double placeOf(std::uint32_t i) const { return m_blocks[m_blockOf[i]].place + m_offsets[i]; }
    /// By how much a constraint is violated if the block of its right end stood at 0: the same for all times while that
    /// block moves.
    [[nodiscard]] double shortfall(std::uint32_t c) const {
        const Constraint& constraint = m_constraints[c];
        return placeOf(constraint.left) + constraint.gap - m_offsets[constraint.right];
    }
    [[nodiscard]] std::uint32_t rankOf(std::uint32_t heap) const {
        return heap == kNone ? 0 : m_constraints[heap].rank;
    }
    /// Sorts what was given by right end. Returns where those of each thing begin; one entry more than there are
    /// things.
    [[nodiscard]] std::vector<std::uint32_t> sortConstraints();
    void shiftKeys(std::uint32_t heap, double by);
    void passOn(Constraint& constraint);
    /// A leftist heap (Crane, "Linear lists and priority queues as balanced binary trees", 1972) of two.
    std::uint32_t meld(std::uint32_t a, std::uint32_t b);
    std::uint32_t withoutTop(std::uint32_t heap);

    /// The most violated of some constraints; kNone: there is none.
    [[nodiscard]] std::uint32_t mostViolatedAmong(std::uint32_t begin, std::uint32_t end) const;
    /// The most violated constraint that ends in a block and begins in another; kNone: there is none.
    std::uint32_t mostViolated(std::uint32_t block);
    /// Makes one block of the two that a constraint ties; returns it.
    std::uint32_t merge(std::uint32_t constraint);

    std::vector<std::uint32_t> m_rankOf; ///< by index
    std::vector<Given> m_given;
    std::vector<std::uint32_t> m_blockOf;
    std::vector<double> m_offsets; ///< from the block's place
    std::vector<Block> m_blocks;
    std::vector<std::uint32_t> m_next;     ///< the member of the same block after each one, in a ring
    std::vector<Constraint> m_constraints; ///< by right end, then as they were given
};

} // namespace whither::layout
