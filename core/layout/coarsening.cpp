#include "core/layout/coarsening.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

namespace whither::layout {

namespace {

constexpr float kCap = 5; ///< mass of a group, in mean masses
constexpr std::uint32_t kNone = UINT32_MAX;

/// Nodes of few edges first: they have the least choice. Counting sort.
std::vector<std::uint32_t> byDegree(const LevelGraph& graph) {
    constexpr std::uint32_t kMany = 63;
    const auto rank = [&](std::size_t i) { return std::min(graph.first[i + 1] - graph.first[i], kMany); };
    std::vector<std::uint32_t> begin(kMany + 2, 0);
    for (std::size_t i = 0; i < graph.size(); ++i)
        ++begin[rank(i) + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    std::vector<std::uint32_t> order(graph.size());
    for (std::uint32_t i = 0; i < graph.size(); ++i)
        order[begin[rank(i)]++] = i;
    return order;
}

class Grouping {
  public:
    Grouping(const LevelGraph& graph, float cap) : m_graph(graph), m_group(graph.size(), kNone), m_cap(cap) {}

    std::vector<std::uint32_t> make(std::size_t& groups) {
        const std::vector<std::uint32_t> order = byDegree(m_graph);
        std::vector<std::pair<std::uint32_t, std::uint32_t>> lonely; // node, its dearest neighbour
        for (const std::uint32_t node : order)
            if (m_group[node] == kNone)
                join(node, lonely);
        std::vector<std::uint32_t> open(m_graph.size(), kNone);
        for (const auto& [node, dearest] : lonely) {
            if (m_group[node] != kNone) // somebody joined it meanwhile
                continue;
            std::uint32_t& group = open[dearest];
            if (group == kNone || m_mass[group] + m_graph.mass[node] > m_cap)
                group = begin(node);
            else
                add(node, group);
        }
        groups = m_mass.size();
        return std::move(m_group);
    }

  private:
    std::uint32_t begin(std::uint32_t node) {
        m_group[node] = static_cast<std::uint32_t>(m_mass.size());
        m_mass.push_back(m_graph.mass[node]);
        return m_group[node];
    }
    void add(std::uint32_t node, std::uint32_t group) {
        m_group[node] = group;
        m_mass[group] += m_graph.mass[node];
    }

    void join(std::uint32_t node, std::vector<std::pair<std::uint32_t, std::uint32_t>>& lonely) {
        std::uint32_t best = kNone;
        std::uint32_t dearest = kNone;
        float bestScore = 0;
        float dearestScore = 0;
        for (std::uint32_t e = m_graph.first[node]; e < m_graph.first[node + 1]; ++e) {
            const std::uint32_t other = m_graph.to[e];
            const std::uint32_t group = m_group[other];
            const float mass = group == kNone ? m_graph.mass[other] : m_mass[group];
            const auto degree = static_cast<float>(m_graph.first[other + 1] - m_graph.first[other]);
            const float score = m_graph.weightOf(e) / (m_graph.mass[other] + degree);
            if (score > dearestScore) {
                dearestScore = score;
                dearest = other;
            }
            const float joined = m_graph.weightOf(e) / mass;
            if (mass + m_graph.mass[node] <= m_cap && joined > bestScore) {
                bestScore = joined;
                best = other;
            }
        }
        if (best == kNone) {
            if (dearest == kNone)
                begin(node);
            else
                lonely.emplace_back(node, dearest);
            return;
        }
        add(node, m_group[best] == kNone ? begin(best) : m_group[best]);
    }

    const LevelGraph& m_graph;
    std::vector<std::uint32_t> m_group;
    std::vector<float> m_mass; ///< by group
    float m_cap;
};

} // namespace

Coarsening coarsen(const LevelGraph& graph) {
    Coarsening result;
    std::size_t groups = 0;
    // Where many are too heavy to be joined, the cap has to give way.
    auto cap = static_cast<float>(kCap * std::accumulate(graph.mass.begin(), graph.mass.end(), 0.0) /
                                  static_cast<double>(graph.size()));
    do {
        result.parent = Grouping(graph, cap).make(groups);
        cap *= 2;
    } while (5 * groups > 3 * graph.size() && graph.size() > 1 && std::isfinite(cap));

    // Members by group.
    std::vector<std::uint32_t> begin(groups + 1, 0);
    for (const std::uint32_t group : result.parent)
        ++begin[group + 1];
    std::partial_sum(begin.begin(), begin.end(), begin.begin());
    std::vector<std::uint32_t> members(graph.size());
    {
        std::vector<std::uint32_t> next(begin.begin(), begin.end() - 1);
        for (std::uint32_t i = 0; i < graph.size(); ++i)
            members[next[result.parent[i]]++] = i;
    }

    LevelGraph& coarse = result.graph;
    coarse.mass.assign(groups, 0);
    coarse.first.assign(groups + 1, 0);
    std::vector<std::uint32_t> slot(groups, kNone);
    for (std::uint32_t group = 0; group < groups; ++group) {
        const auto row = static_cast<std::uint32_t>(coarse.to.size());
        for (std::uint32_t m = begin[group]; m < begin[group + 1]; ++m) {
            const std::uint32_t node = members[m];
            coarse.mass[group] += graph.mass[node];
            for (std::uint32_t e = graph.first[node]; e < graph.first[node + 1]; ++e) {
                const std::uint32_t other = result.parent[graph.to[e]];
                if (other == group)
                    continue;
                if (slot[other] == kNone || slot[other] < row) {
                    slot[other] = static_cast<std::uint32_t>(coarse.to.size());
                    coarse.to.push_back(other);
                    coarse.weight.push_back(graph.weightOf(e));
                } else {
                    coarse.weight[slot[other]] += graph.weightOf(e);
                }
            }
        }
        coarse.first[group + 1] = static_cast<std::uint32_t>(coarse.to.size());
    }
    return result;
}

LevelGraph reordered(const LevelGraph& graph, std::span<const std::uint32_t> order) {
    LevelGraph result;
    result.first.assign(graph.size() + 1, 0);
    result.mass.resize(graph.size());
    result.to.resize(graph.to.size());
    result.weight.resize(graph.weight.size());
    std::vector<std::uint32_t> placeOf(graph.size());
    for (std::uint32_t i = 0; i < order.size(); ++i) {
        placeOf[order[i]] = i;
        result.mass[i] = graph.mass[order[i]];
        result.first[i + 1] = result.first[i] + graph.first[order[i] + 1] - graph.first[order[i]];
    }
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, order.size(), 4096),
                      [&](const tbb::blocked_range<std::size_t>& range) {
                          for (std::size_t i = range.begin(); i < range.end(); ++i) {
                              std::uint32_t at = result.first[i];
                              for (std::uint32_t e = graph.first[order[i]]; e < graph.first[order[i] + 1]; ++e) {
                                  result.to[at] = placeOf[graph.to[e]];
                                  if (!graph.weight.empty())
                                      result.weight[at] = graph.weight[e];
                                  ++at;
                              }
                          }
                      });
    return result;
}

} // namespace whither::layout
