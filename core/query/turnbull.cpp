#include "core/query/turnbull.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <tuple>

namespace whither::query {

namespace {

/// People who may have left in the stretches from `begin` to `end`, both included.
struct Group {
    std::size_t begin = 0;
    std::size_t end = 0;
    double weight = 0;
};

struct Problem {
    std::vector<TurnbullFit::Mass> masses; ///< the only stretches that can have a share, without shares
    std::vector<Group> groups;
    double size = 0;
};

/// Shares can only lie where an interval begins and directly after it one ends.
Problem problemOf(std::span<const LeavingInterval> intervals) {
    enum class End { closedLeft, right, openLeft }; // in the order in which they stand at one time
    struct Token {
        double at;
        End end;
        std::size_t owner;
    };
    std::vector<Token> tokens;
    tokens.reserve(2 * intervals.size());
    for (std::size_t i = 0; i < intervals.size(); ++i) {
        const bool isOpen = std::isinf(intervals[i].last);
        tokens.push_back({intervals[i].first, isOpen ? End::openLeft : End::closedLeft, i});
        tokens.push_back({intervals[i].last, End::right, i});
    }
    std::sort(tokens.begin(), tokens.end(),
              [](const Token& a, const Token& b) { return std::tie(a.at, a.end) < std::tie(b.at, b.end); });

    Problem problem;
    problem.size = static_cast<double>(intervals.size());
    std::vector<Group> groups(intervals.size());
    for (std::size_t i = 0; i < tokens.size(); ++i) {
        if (tokens[i].end != End::right) {
            groups[tokens[i].owner].begin = problem.masses.size();
            continue;
        }
        if (tokens[i - 1].end != End::right)
            problem.masses.push_back({tokens[i - 1].at, tokens[i].at, 0, tokens[i - 1].end == End::openLeft});
        groups[tokens[i].owner].end = problem.masses.size() - 1;
    }
    std::sort(groups.begin(), groups.end(),
              [](const Group& a, const Group& b) { return std::tie(a.begin, a.end) < std::tie(b.begin, b.end); });
    for (const Group& group : groups) {
        if (problem.groups.empty() || problem.groups.back().begin != group.begin ||
            problem.groups.back().end != group.end)
            problem.groups.push_back({group.begin, group.end, 0});
        ++problem.groups.back().weight;
    }
    return problem;
}

class Solver {
  public:
    explicit Solver(const Problem& problem)
        : m_problem(problem), m_count(problem.masses.size()), m_shares(m_count, 1 / static_cast<double>(m_count)),
          m_sums(m_count + 1), m_pull(m_count + 1) {
        sumUp();
    }

    void run(std::size_t mostSteps) {
        constexpr double kSmallStep = 1e-12;
        constexpr double kSmallGap = 1e-10;
        while (m_steps < mostSteps) {
            ++m_steps;
            if (selfConsistentStep() <= kSmallStep && m_gap <= kSmallGap)
                return;
            convexMinorantStep();
        }
    }

    [[nodiscard]] const std::vector<double>& shares() const { return m_shares; }
    [[nodiscard]] double gap() const { return m_gap; }
    [[nodiscard]] std::size_t steps() const { return m_steps; }

  private:
    void sumUp() {
        for (std::size_t j = 0; j < m_count; ++j)
            m_sums[j + 1] = m_sums[j] + m_shares[j];
    }

    [[nodiscard]] double shareOf(const Group& group) const {
        // A single stretch as it is: the difference of two sums would lose digits of a small share.
        return group.begin == group.end ? m_shares[group.begin] : m_sums[group.end + 1] - m_sums[group.begin];
    }

    /// Turnbull's: every person is spread over their stretches in proportion to the shares. Gives what it changed.
    double selfConsistentStep() {
        std::fill(m_pull.begin(), m_pull.end(), 0);
        for (const Group& group : m_problem.groups) {
            const double pull = group.weight / shareOf(group);
            m_pull[group.begin] += pull;
            m_pull[group.end + 1] -= pull;
        }
        double change = 0;
        double pull = 0;
        double total = 0;
        m_gap = 0;
        for (std::size_t j = 0; j < m_count; ++j) {
            pull += m_pull[j];
            const double factor = std::max(pull / m_problem.size, 0.0);
            m_gap = std::max(m_gap, factor - 1);
            change += std::abs(m_shares[j] * (factor - 1));
            m_shares[j] *= factor;
            total += m_shares[j];
        }
        for (double& share : m_shares)
            share /= total;
        sumUp();
        return change;
    }

    [[nodiscard]] double logLikelihood() const {
        double sum = 0;
        for (const Group& group : m_problem.groups) {
            const double share = shareOf(group);
            if (share <= 0)
                return -std::numeric_limits<double>::infinity();
            sum += group.weight * std::log(share);
        }
        return sum;
    }

    /// A Newton step of the sums with only the diagonal of the second derivatives, kept ascending by isotonic
    /// regression (the convex minorant), and shortened until the likelihood grows.
    void convexMinorantStep() {
        if (m_count < 2)
            return;
        const std::size_t inner = m_count - 1; // sums 1 to inner are free
        std::vector<double> slope(inner + 2);
        std::vector<double> bend(inner + 2);
        for (const Group& group : m_problem.groups) {
            const double share = shareOf(group);
            const double first = group.weight / share;
            slope[group.end + 1] += first;
            bend[group.end + 1] += first / share;
            slope[group.begin] -= first;
            bend[group.begin] += first / share;
        }
        struct Block {
            double value;
            double weight;
            std::size_t count;
        };
        std::vector<Block> blocks;
        for (std::size_t k = 1; k <= inner; ++k) {
            blocks.push_back({m_sums[k] + slope[k] / bend[k], bend[k], 1});
            while (blocks.size() > 1 && blocks[blocks.size() - 2].value >= blocks.back().value) {
                const Block last = blocks.back();
                blocks.pop_back();
                Block& merged = blocks.back();
                const double weight = merged.weight + last.weight;
                merged.value = (merged.value * merged.weight + last.value * last.weight) / weight;
                merged.weight = weight;
                merged.count += last.count;
            }
        }
        std::vector<double> target;
        target.reserve(m_count);
        double before = 0;
        for (const Block& block : blocks) {
            const double value = std::clamp(block.value, 0.0, 1.0);
            target.push_back(value - before);
            target.insert(target.end(), block.count - 1, 0);
            before = value;
        }
        target.push_back(1 - before);

        const std::vector<double> shares = m_shares;
        const double likelihood = logLikelihood();
        constexpr int kHalvings = 12;
        double reach = 1;
        for (int i = 0; i < kHalvings; ++i, reach /= 2) {
            for (std::size_t j = 0; j < m_count; ++j)
                m_shares[j] = (1 - reach) * shares[j] + reach * target[j];
            sumUp();
            if (logLikelihood() > likelihood)
                return;
        }
        m_shares = shares;
        sumUp();
    }

    const Problem& m_problem;
    std::size_t m_count;
    std::vector<double> m_shares;
    std::vector<double> m_sums; ///< of the shares before each stretch
    std::vector<double> m_pull;
    double m_gap = 0;
    std::size_t m_steps = 0;
};

} // namespace

TurnbullFit::Range TurnbullFit::survivalAt(double time) const {
    Range range{1, 1};
    for (const Mass& mass : masses) {
        if (mass.from > time || (mass.isAfterFrom && mass.from == time))
            break;
        range.lower -= mass.share;
        if (mass.to <= time)
            range.upper = range.lower;
    }
    return range;
}

TurnbullFit turnbull(std::span<const LeavingInterval> intervals, std::size_t mostSteps) {
    TurnbullFit fit;
    fit.size = intervals.size();
    if (intervals.empty())
        return fit;
    const Problem problem = problemOf(intervals);
    Solver solver(problem);
    solver.run(mostSteps);
    fit.gap = solver.gap();
    fit.steps = solver.steps();
    constexpr double kNoShare = 1e-12;
    for (std::size_t j = 0; j < problem.masses.size(); ++j)
        if (solver.shares()[j] > kNoShare) {
            fit.masses.push_back(problem.masses[j]);
            fit.masses.back().share = solver.shares()[j];
        }
    return fit;
}

} // namespace whither::query
