#include "core/chart/sankey_order.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <map>
#include <numeric>
#include <utility>

namespace whither::chart {

namespace {

constexpr int kMaxSweeps = 24;
/// Orders that a fresh picture is improved from; the best result counts. One of a picture higher than any window takes
/// long enough.
constexpr std::uint32_t kStarts = 8;
constexpr std::size_t kTallColumn = 60;

/// What it costs to have one node of a column above another, while the neighbouring columns stay as they are.
using Costs = std::vector<std::vector<double>>;

class Order {
  public:
    explicit Order(const SankeyProblem& problem) : m_problem(problem), m_ends(problem.nodes.size()) {
        for (std::size_t i = 0; i < problem.nodes.size(); ++i) {
            const std::size_t column = problem.nodes[i].column;
            m_columns.resize(std::max(m_columns.size(), column + 1));
            m_columns[column].push_back(i);
        }
        for (const SankeyLink& link : problem.links) {
            m_ends[link.from].push_back({link.to, link.weight});
            m_ends[link.to].push_back({link.from, link.weight});
        }
        for (auto& column : m_columns)
            std::stable_sort(column.begin(), column.end(),
                             [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
        place();
    }

    [[nodiscard]] const SankeyColumns& columns() const { return m_columns; }

    void set(SankeyColumns columns) {
        m_columns = std::move(columns);
        place();
    }

    [[nodiscard]] bool isKnownTo(const SankeyOrder& before) const {
        return std::any_of(m_problem.nodes.begin(), m_problem.nodes.end(), [&](const SankeyNode& node) {
            return node.column < before.size() && std::find(before[node.column].begin(), before[node.column].end(),
                                                            node.name) != before[node.column].end();
        });
    }

    /// Puts the nodes that `before` knows into its order, and each of the others where it crosses least.
    void follow(const SankeyOrder& before) {
        std::vector<std::vector<std::size_t>> fresh(m_columns.size());
        for (std::size_t c = 0; c < m_columns.size(); ++c) {
            std::map<std::uint64_t, std::size_t> wasAt;
            if (c < before.size())
                for (std::size_t i = 0; i < before[c].size(); ++i)
                    wasAt.emplace(before[c][i], i);
            auto& column = m_columns[c];
            const auto isKnown = [&](std::size_t node) { return wasAt.contains(m_problem.nodes[node].name); };
            const auto firstFresh = std::stable_partition(column.begin(), column.end(), isKnown);
            fresh[c].assign(firstFresh, column.end());
            column.erase(firstFresh, column.end());
            std::stable_sort(column.begin(), column.end(), [&](std::size_t a, std::size_t b) {
                return std::pair{rank(a), wasAt.at(m_problem.nodes[a].name)} <
                       std::pair{rank(b), wasAt.at(m_problem.nodes[b].name)};
            });
        }
        place();
        for (std::size_t c = 0; c < m_columns.size(); ++c)
            for (const std::size_t node : fresh[c])
                insert(c, node);
    }

    /// Another order, the same for the same `start`; 0 leaves it as it is.
    void shuffle(std::uint32_t start) {
        std::uint32_t state = start;
        for (auto& column : m_columns) {
            for (std::size_t i = column.size(); start > 0 && i > 1; --i) {
                state = state * 1664525U + 1013904223U; // Numerical Recipes' generator
                std::swap(column[i - 1], column[(state >> 16U) % i]);
            }
            std::stable_sort(column.begin(), column.end(),
                             [&](std::size_t a, std::size_t b) { return rank(a) < rank(b); });
        }
        place();
    }

    void improve() {
        double best = crossings();
        auto bestColumns = m_columns;
        for (int sweep = 0; sweep < kMaxSweeps && best > 0; ++sweep) {
            const bool isDown = sweep % 2 == 0;
            for (std::size_t i = 0; i < m_columns.size(); ++i) {
                const std::size_t c = isDown ? i : m_columns.size() - 1 - i;
                if (sweep < 2 && i > 0)
                    sortByBarycentre(c, isDown ? c - 1 : c + 1);
                improve(c);
            }
            const double now = crossings();
            if (now < best) {
                best = now;
                bestColumns = m_columns;
            } else if (sweep > 2) {
                break;
            }
        }
        set(std::move(bestColumns));
    }

    /// Ribbons that begin above and end below, counted with a tree of partial sums over the places of their ends (P. M.
    /// Fenwick, Software: Practice and Experience 24, 1994).
    [[nodiscard]] double crossings() const {
        double sum = 0;
        for (std::size_t c = 0; c + 1 < m_columns.size(); ++c) {
            std::vector<double> tree(m_columns[c + 1].size() + 1);
            double all = 0;
            for (const std::size_t node : m_columns[c]) {
                const auto eachToTheRight = [&](auto visit) {
                    for (const End& end : m_ends[node])
                        if (m_problem.nodes[end.node].column > c)
                            visit(m_at[end.node] + 1, end.weight);
                };
                eachToTheRight([&](std::size_t place, double weight) {
                    double notBelow = 0;
                    for (; place > 0; place &= place - 1)
                        notBelow += tree[place];
                    sum += weight * (all - notBelow);
                });
                eachToTheRight([&](std::size_t place, double weight) {
                    all += weight;
                    for (; place < tree.size(); place += place & (~place + 1))
                        tree[place] += weight;
                });
            }
        }
        return sum;
    }

  private:
    struct End {
        std::size_t node;
        double weight;
    };

    [[nodiscard]] std::uint32_t rank(std::size_t node) const { return m_problem.nodes[node].rank; }

    void place() {
        m_at.assign(m_problem.nodes.size(), 0);
        for (const auto& column : m_columns)
            for (std::size_t i = 0; i < column.size(); ++i)
                m_at[column[i]] = i;
    }

    /// Crossings between the ribbons of two nodes of a column, `upper` being above `lower`.
    [[nodiscard]] double cost(std::size_t upper, std::size_t lower) const {
        double sum = 0;
        for (const End& a : m_ends[upper])
            for (const End& b : m_ends[lower])
                if (m_problem.nodes[a.node].column == m_problem.nodes[b.node].column && m_at[a.node] > m_at[b.node])
                    sum += a.weight * b.weight;
        return sum;
    }

    void insert(std::size_t c, std::size_t node) {
        auto& column = m_columns[c];
        double here = 0; // on top of all
        for (const std::size_t other : column)
            here += cost(node, other);
        double least = std::numeric_limits<double>::infinity();
        std::size_t at = 0;
        for (std::size_t i = 0; i <= column.size(); ++i) {
            const bool isAllowed =
                (i == 0 || rank(column[i - 1]) <= rank(node)) && (i == column.size() || rank(node) <= rank(column[i]));
            if (isAllowed && here < least) {
                least = here;
                at = i;
            }
            if (i < column.size())
                here += cost(column[i], node) - cost(node, column[i]);
        }
        column.insert(column.begin() + static_cast<std::ptrdiff_t>(at), node);
        place();
    }

    void sortByBarycentre(std::size_t c, std::size_t by) {
        std::vector<double> barycentre(m_problem.nodes.size());
        for (const std::size_t node : m_columns[c]) {
            double sum = 0;
            double weight = 0;
            for (const End& end : m_ends[node])
                if (m_problem.nodes[end.node].column == by) {
                    sum += end.weight * static_cast<double>(m_at[end.node]);
                    weight += end.weight;
                }
            barycentre[node] = weight > 0 ? sum / weight : static_cast<double>(m_at[node]);
        }
        std::stable_sort(m_columns[c].begin(), m_columns[c].end(), [&](std::size_t a, std::size_t b) {
            return std::pair{rank(a), barycentre[a]} < std::pair{rank(b), barycentre[b]};
        });
        place();
    }

    /// cost() of every two of the uppermost nodes of a column. O(free * their links).
    [[nodiscard]] Costs costsOf(std::size_t c, std::size_t free) const {
        const auto& column = m_columns[c];
        const auto isToTheRight = [&](const End& end) { return m_problem.nodes[end.node].column > c ? 1U : 0U; };
        Costs costs(free, std::vector<double>(free));
        for (std::size_t lower = 0; lower < free; ++lower) {
            // For each place in the columns beside: what of `lower` ends above it.
            std::array<std::vector<double>, 2> above;
            if (c > 0)
                above[0].resize(m_columns[c - 1].size() + 1);
            if (c + 1 < m_columns.size())
                above[1].resize(m_columns[c + 1].size() + 1);
            for (const End& end : m_ends[column[lower]])
                above[isToTheRight(end)][m_at[end.node] + 1] += end.weight;
            for (auto& sums : above)
                std::partial_sum(sums.begin(), sums.end(), sums.begin());
            for (std::size_t upper = 0; upper < free; ++upper)
                for (const End& end : m_ends[column[upper]])
                    costs[upper][lower] += upper == lower ? 0 : end.weight * above[isToTheRight(end)][m_at[end.node]];
        }
        return costs;
    }

    /// Orders one column while its neighbours stay.
    void improve(std::size_t c) {
        auto& column = m_columns[c];
        const auto free = static_cast<std::size_t>(
            std::count_if(column.begin(), column.end(), [&](std::size_t node) { return rank(node) == 0; }));
        const Costs costs = costsOf(c, free);
        const auto order = free <= kExactColumn ? best(costs) : exchanged(costs);
        const auto old = column;
        for (std::size_t i = 0; i < free; ++i)
            column[i] = old[order[i]];
        place();
    }

    /// Neighbours are exchanged while that lessens the crossings.
    static std::vector<std::size_t> exchanged(const Costs& costs) {
        std::vector<std::size_t> order(costs.size());
        std::iota(order.begin(), order.end(), 0);
        for (bool isBetter = true; isBetter;) {
            isBetter = false;
            for (std::size_t i = 1; i < order.size(); ++i)
                if (costs[order[i]][order[i - 1]] < costs[order[i - 1]][order[i]]) {
                    std::swap(order[i - 1], order[i]);
                    isBetter = true;
                }
        }
        return order;
    }

    /// The least order there is, by dynamic programming over the sets that can stand on top (Held and Karp); of equal
    /// ones the one nearest to the order that is.
    static std::vector<std::size_t> best(const Costs& costs) {
        const std::size_t n = costs.size();
        const std::size_t sets = std::size_t{1} << n;
        std::vector<double> least(sets, std::numeric_limits<double>::infinity());
        std::vector<std::size_t> lowest(sets);
        least[0] = 0;
        for (std::size_t set = 1; set < sets; ++set)
            for (std::size_t i = n; i > 0; --i) { // the last first: it is kept when others are no better
                const std::size_t node = i - 1;
                if ((set >> node & 1U) == 0)
                    continue;
                const std::size_t above = set ^ (std::size_t{1} << node);
                double sum = least[above];
                for (std::size_t other = 0; other < n; ++other)
                    if ((above >> other & 1U) != 0)
                        sum += costs[other][node];
                if (sum < least[set]) {
                    least[set] = sum;
                    lowest[set] = node;
                }
            }
        std::vector<std::size_t> order(n);
        for (std::size_t set = sets - 1, i = n; i > 0; --i) {
            order[i - 1] = lowest[set];
            set ^= std::size_t{1} << lowest[set];
        }
        return order;
    }

    const SankeyProblem& m_problem;
    std::vector<std::vector<End>> m_ends; ///< of each node
    SankeyColumns m_columns;
    std::vector<std::size_t> m_at; ///< of each node, its place in its column
};

} // namespace

SankeyColumns orderOf(const SankeyProblem& problem) {
    Order order(problem);
    if (problem.before != nullptr && order.isKnownTo(*problem.before)) {
        order.follow(*problem.before);
    } else {
        auto best = order.columns();
        double least = order.crossings();
        const bool isTall =
            std::any_of(best.begin(), best.end(), [](const auto& column) { return column.size() > kTallColumn; });
        for (std::uint32_t start = 0; start < (isTall ? 1 : kStarts) && least > 0; ++start) {
            order.set(Order(problem).columns());
            order.shuffle(start);
            order.improve();
            if (const double now = order.crossings(); now < least) {
                least = now;
                best = order.columns();
            }
        }
        order.set(std::move(best));
    }
    // Until it would be kept as the order before, too.
    while (true) {
        const auto kept = order.columns();
        const double before = order.crossings();
        order.improve();
        if (order.crossings() >= before || order.crossings() > before * (1 - kClearly))
            return kept;
    }
}

double weightedCrossings(const SankeyProblem& problem, const SankeyOrder& order) {
    Order it(problem);
    it.follow(order);
    return it.crossings();
}

} // namespace whither::chart
