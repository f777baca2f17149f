#include "core/scene/level_of_detail.h"

#include "core/scene/style.h"

#include <tbb/parallel_sort.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>
#include <tuple>
#include <utility>

namespace whither::scene {

using base::Point;
using base::Rect;

namespace {

/// World units between nodes that everything is drawn at: a layout without overlaps keeps disks of people a little
/// farther apart.
constexpr double kApart = 32;
/// Pixels between nodes that are drawn, for small graphs and for large ones, which would be a carpet else.
constexpr double kDense = 4;
constexpr double kSparse = 14;
constexpr double kSmallGraph = 1e3;
constexpr double kLargeGraph = 1e5;
/// With fewer nodes than this a level is not thinned out any more.
constexpr std::size_t kFew = 24;
constexpr std::size_t kMostLevels = 24;
/// From this share of a level's range of zooms (by its logarithm) on, the next finer one comes.
constexpr double kComing = 0.6;
/// Pixels that the disks of those who stand for others cover when all do, and pixels that one reaches at most.
constexpr double kCovered = 110'000;
constexpr double kMostReachOfOne = 1.6;
constexpr double kMostReach = 54;
/// Cells of the grid, in least distances of the level.
constexpr double kCellSize = 8;

double smooth(double share) {
    const double t = std::clamp(share, 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

std::size_t cellOf(double offset, double size, std::size_t count) {
    const double cell = std::floor(offset / size);
    return cell <= 0 ? 0 : static_cast<std::size_t>(std::min(cell, static_cast<double>(count - 1)));
}

/// Which of the disks that were claimed a point lies in.
class Claims {
  public:
    Claims(const Rect& area, double size, std::size_t most) {
        // A level of few nodes in a wide world needs no more cells than nodes.
        const double cells = 2.0 * static_cast<double>(most) + 16;
        m_size = std::max({size, std::sqrt(area.width * area.height / cells), area.width / cells, area.height / cells});
        m_area = area;
        m_columns = static_cast<std::size_t>(area.width / m_size) + 1;
        m_rows = static_cast<std::size_t>(area.height / m_size) + 1;
        m_head.assign(m_columns * m_rows, kEnd);
    }

    /// Who claimed the place first; the `otherwise` when nobody did.
    [[nodiscard]] std::uint32_t claimantOf(Point at, std::uint32_t otherwise) const {
        std::uint32_t found = otherwise;
        for (auto entry = m_head[column(at.x) + row(at.y) * m_columns]; entry != kEnd; entry = m_entries[entry].next) {
            const auto& claim = m_claims[m_entries[entry].claim];
            const Point away = at - claim.centre;
            if (away.x * away.x + away.y * away.y < claim.radius * claim.radius)
                found = std::min(found, claim.who);
        }
        return found;
    }

    void claim(std::uint32_t who, Point centre, double radius) {
        const auto index = static_cast<std::uint32_t>(m_claims.size());
        m_claims.push_back({centre, radius, who});
        for (auto y = row(centre.y - radius); y <= row(centre.y + radius); ++y)
            for (auto x = column(centre.x - radius); x <= column(centre.x + radius); ++x) {
                auto& head = m_head[x + y * m_columns];
                m_entries.push_back({index, head});
                head = static_cast<std::uint32_t>(m_entries.size() - 1);
            }
    }

  private:
    static constexpr std::uint32_t kEnd = ~std::uint32_t{0};
    struct Claim {
        Point centre;
        double radius = 0;
        std::uint32_t who = 0;
    };
    struct Entry {
        std::uint32_t claim = 0;
        std::uint32_t next = kEnd;
    };
    [[nodiscard]] std::size_t column(double x) const { return cellOf(x - m_area.x, m_size, m_columns); }
    [[nodiscard]] std::size_t row(double y) const { return cellOf(y - m_area.y, m_size, m_rows); }

    Rect m_area;
    double m_size = 1;
    std::size_t m_columns = 1;
    std::size_t m_rows = 1;
    std::vector<std::uint32_t> m_head;
    std::vector<Entry> m_entries;
    std::vector<Claim> m_claims;
};

} // namespace

LevelOfDetail::LevelOfDetail(const graph::TalentGraph& graph, const query::VisibleSet& visible,
                             const layout::Positions& positions) {
    rankNodes(graph, visible, positions);
    const auto count = static_cast<double>(m_nodes.size());
    const double size = std::log(std::max(count, 1.0) / kSmallGraph) / std::log(kLargeGraph / kSmallGraph);
    m_crowding = smooth(size);
    m_nearZoom = std::lerp(kDense, kSparse, m_crowding) / kApart;
    m_reachOfOne = std::min(kMostReachOfOne, std::sqrt(kCovered / (std::numbers::pi * std::max(count, 1.0))));
    findEmployers(graph, visible);
    thinOut();
    bundleEdges(graph, visible);
}

void LevelOfDetail::rankNodes(const graph::TalentGraph& graph, const query::VisibleSet& visible,
                              const layout::Positions& positions) {
    base::Table<graph::NodeIndex, std::uint32_t> degree;
    degree.assign(graph.nodeCount(), 0);
    for (const auto index : visible.edges) {
        ++degree[graph.edge(index).source];
        ++degree[graph.edge(index).target];
    }
    struct Ranked {
        std::uint64_t key = 0; ///< the smaller, the more important
        graph::NodeIndex node{};
        std::uint32_t headcount = 0;
    };
    std::vector<Ranked> ranked;
    ranked.reserve(visible.nodes.size());
    for (const auto node : visible.nodes) {
        if (base::raw(node) >= positions.size())
            continue;
        const auto& at = positions[node];
        if (!at || !std::isfinite(at->x) || !std::isfinite(at->y))
            continue;
        const auto& row = graph.node(node).row;
        std::uint32_t headcount = 0;
        std::uint64_t weight = degree[node];
        if (const auto* company = std::get_if<model::CompanyIndex>(&row)) {
            const auto& count = visible.headcount[*company];
            headcount = static_cast<std::uint32_t>(count.now);
            weight = (static_cast<std::uint64_t>(count.now) + static_cast<std::uint64_t>(count.ever)) << 1U;
        }
        const std::uint64_t kind = graph.node(node).kind == graph::NodeKind::company ? 0 : 1;
        constexpr std::uint64_t kMostWeight = (std::uint64_t{1} << 40U) - 1;
        ranked.push_back({(kind << 41U) | (kMostWeight - std::min(weight, kMostWeight)), node, headcount});
    }
    tbb::parallel_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
        return std::tuple(a.key, a.node) < std::tuple(b.key, b.node);
    });

    m_rank.assign(graph.nodeCount(), kNone);
    m_nodes.reserve(ranked.size());
    m_centres.reserve(ranked.size());
    for (const auto& [key, node, headcount] : ranked) {
        m_rank[node] = static_cast<Rank>(m_nodes.size());
        m_nodes.push_back(node);
        m_centres.push_back(*positions[node]);
        m_headcount.push_back(headcount);
        m_isPerson.push_back(graph.node(node).kind == graph::NodeKind::person ? 1 : 0);
    }
    if (m_centres.empty())
        return;
    const auto [left, right] = std::minmax_element(m_centres.begin(), m_centres.end(),
                                                   [](const Point& a, const Point& b) { return a.x < b.x; });
    const auto [top, bottom] = std::minmax_element(m_centres.begin(), m_centres.end(),
                                                   [](const Point& a, const Point& b) { return a.y < b.y; });
    m_bounds = {left->x, top->y, right->x - left->x, bottom->y - top->y};
}

void LevelOfDetail::findEmployers(const graph::TalentGraph& graph, const query::VisibleSet& visible) {
    m_parent.assign(m_nodes.size(), kNone);
    for (Rank rank = 0; rank < m_nodes.size(); ++rank) {
        const auto* person = std::get_if<model::PersonIndex>(&graph.node(m_nodes[rank]).row);
        if (person == nullptr || !visible.employer[*person])
            continue;
        m_parent[rank] = m_rank[graph.nodeOf(*visible.employer[*person])];
    }
}

void LevelOfDetail::thinOut() {
    m_level.assign(m_nodes.size(), 0);
    m_levels.emplace_back();
    m_levels[0].taken.resize(m_nodes.size());
    std::iota(m_levels[0].taken.begin(), m_levels[0].taken.end(), Rank{0});
    sortIntoCells(m_levels[0], kApart * kCellSize);
    while (m_levels.back().taken.size() > kFew && m_levels.size() < kMostLevels) {
        const auto number = m_levels.size();
        Level level;
        level.taken = take(m_levels.back(), number);
        count(m_levels.back(), level, number);
        sortIntoCells(level, kApart * kCellSize * std::exp2(static_cast<double>(number)));
        m_levels.push_back(std::move(level));
    }
}

std::vector<LevelOfDetail::Rank> LevelOfDetail::take(const Level& finer, std::size_t level) {
    const double least = kApart * std::exp2(static_cast<double>(level));
    const double pixel = std::exp2(static_cast<double>(level)) / m_nearZoom; // world units at the farthest zoom
    Claims claims(m_bounds, least, finer.taken.size());
    std::vector<Rank> taken;
    for (std::size_t i = 0; i < finer.taken.size(); ++i) {
        const Rank rank = finer.taken[i];
        const Rank claimant = claims.claimantOf(m_centres[rank], kNone);
        if (claimant != kNone) {
            if (m_parent[rank] == kNone)
                m_parent[rank] = claimant;
            continue;
        }
        taken.push_back(rank);
        m_level[rank] = static_cast<std::uint8_t>(level);
        // About as many as it will stand for once it has taken in those around it.
        const std::uint32_t now = finer.standsFor.empty() ? 0 : finer.standsFor[i].all();
        const double soon = std::min<double>(std::max(m_headcount[rank], now), std::max(16.0, 4.0 * now));
        const double disk = m_isPerson[rank] != 0 ? 0 : reach(soon) * pixel;
        claims.claim(rank, m_centres[rank], std::max(least, disk));
    }
    return taken;
}

LevelOfDetail::Rank LevelOfDetail::representativeOf(Rank rank, std::size_t level) const {
    while (m_level[rank] < level)
        rank = m_parent[rank];
    return rank;
}

void LevelOfDetail::count(const Level& finer, Level& level, std::size_t number) const {
    level.standsFor.resize(level.taken.size());
    std::size_t next = 0;
    for (std::size_t i = 0; i < finer.taken.size(); ++i) {
        const Rank rank = finer.taken[i];
        StandsFor carried = finer.standsFor.empty() ? StandsFor() : finer.standsFor[i];
        std::size_t at = next;
        if (next < level.taken.size() && level.taken[next] == rank) {
            ++next;
        } else {
            (m_isPerson[rank] != 0 ? carried.people : carried.others) += 1;
            const Rank by = representativeOf(rank, number);
            at = static_cast<std::size_t>(std::lower_bound(level.taken.begin(), level.taken.end(), by) -
                                          level.taken.begin());
        }
        level.standsFor[at].people += carried.people;
        level.standsFor[at].others += carried.others;
    }
}

void LevelOfDetail::sortIntoCells(Level& level, double size) const {
    Cells& cells = level.cells;
    const double most = static_cast<double>(level.taken.size()) + 16;
    cells.size = std::max(
        {size, m_bounds.width / most, m_bounds.height / most, std::sqrt(m_bounds.width * m_bounds.height / most)});
    cells.columns = static_cast<std::size_t>(m_bounds.width / cells.size) + 1;
    cells.rows = static_cast<std::size_t>(m_bounds.height / cells.size) + 1;
    const auto cellOfRank = [&](Rank rank) {
        return cellOf(m_centres[rank].x - m_bounds.x, cells.size, cells.columns) +
               cells.columns * cellOf(m_centres[rank].y - m_bounds.y, cells.size, cells.rows);
    };
    cells.first.assign(cells.columns * cells.rows + 1, 0);
    for (const Rank rank : level.taken)
        ++cells.first[cellOfRank(rank) + 1];
    std::partial_sum(cells.first.begin(), cells.first.end(), cells.first.begin());
    std::vector<std::uint32_t> next(cells.first.begin(), cells.first.end() - 1);
    cells.ranks.resize(level.taken.size());
    for (const Rank rank : level.taken)
        cells.ranks[next[cellOfRank(rank)]++] = rank;
}

void LevelOfDetail::merge(std::vector<RankedBundle>& bundles) {
    tbb::parallel_sort(bundles.begin(), bundles.end(), [](const RankedBundle& x, const RankedBundle& y) {
        return std::pair(x.a, x.b) < std::pair(y.a, y.b);
    });
    std::size_t kept = 0;
    for (const auto& bundle : bundles) {
        if (kept > 0 && bundles[kept - 1].a == bundle.a && bundles[kept - 1].b == bundle.b) {
            bundles[kept - 1].forth += bundle.forth;
            bundles[kept - 1].back += bundle.back;
            bundles[kept - 1].ties += bundle.ties;
        } else {
            bundles[kept++] = bundle;
        }
    }
    bundles.resize(kept);
    bundles.shrink_to_fit();
}

void LevelOfDetail::bundleEdges(const graph::TalentGraph& graph, const query::VisibleSet& visible) {
    const auto add = [](std::vector<RankedBundle>& into, Rank a, Rank b, RankedBundle counts) {
        if (a == b)
            return;
        if (a > b) {
            std::swap(a, b);
            std::swap(counts.forth, counts.back);
        }
        into.push_back({a, b, counts.forth, counts.back, counts.ties});
    };
    for (std::size_t number = 1; number < m_levels.size(); ++number) {
        auto& bundles = m_levels[number].bundles;
        if (number > 1) {
            for (const auto& finer : m_levels[number - 1].bundles)
                add(bundles, representativeOf(finer.a, number), representativeOf(finer.b, number), finer);
        } else {
            for (const auto index : visible.edges) {
                const auto& edge = graph.edge(index);
                if (!contains(edge.source) || !contains(edge.target))
                    continue;
                const Rank a = representativeOf(m_rank[edge.source], 1);
                const Rank b = representativeOf(m_rank[edge.target], 1);
                // Somebody who is stood for by the present employer has moved there from a company that was left; of
                // one that was joined earlier, or by somebody without an employer, no more can be said than that there
                // is a tie.
                bool isMove = edge.kind == graph::EdgeKind::leaves || edge.kind == graph::EdgeKind::joins;
                const auto person = edge.kind == graph::EdgeKind::leaves ? edge.target : edge.source;
                if (isMove && m_level[m_rank[person]] == 0) {
                    const auto* row = std::get_if<model::PersonIndex>(&graph.node(person).row);
                    isMove = edge.kind == graph::EdgeKind::leaves && row != nullptr && visible.employer[*row];
                }
                add(bundles, a, b, isMove ? RankedBundle{0, 0, 1, 0, 0} : RankedBundle{0, 0, 0, 0, 1});
            }
            for (const auto& flow : visible.flows)
                if (contains(flow.a) && contains(flow.b))
                    add(bundles, representativeOf(m_rank[flow.a], 1), representativeOf(m_rank[flow.b], 1),
                        RankedBundle{0, 0, static_cast<std::uint32_t>(flow.there.size()),
                                     static_cast<std::uint32_t>(flow.back.size()), 0});
        }
        merge(bundles);
    }
    for (auto& level : m_levels) {
        level.byB.resize(level.bundles.size());
        std::iota(level.byB.begin(), level.byB.end(), 0U);
        tbb::parallel_sort(level.byB.begin(), level.byB.end(), [&level](std::uint32_t x, std::uint32_t y) {
            return std::pair(level.bundles[x].b, x) < std::pair(level.bundles[y].b, y);
        });
    }
}

LevelOfDetail::Cut LevelOfDetail::cutAt(double zoom) const {
    if (m_levels.size() < 2 || zoom >= m_nearZoom)
        return {};
    // Level k is for zooms from nearZoom / 2^k, where its nodes are closest on screen, to twice that.
    const double down = std::log2(m_nearZoom / zoom);
    const auto level = static_cast<std::size_t>(std::min(std::ceil(down), static_cast<double>(m_levels.size() - 1)));
    const double share = std::clamp(static_cast<double>(level) - down, 0.0, 1.0);
    return {level, smooth((share - kComing) / (1 - kComing))};
}

double LevelOfDetail::reach(double count) const {
    return std::min(kMostReach, m_reachOfOne * std::sqrt(count));
}

graph::NodeIndex LevelOfDetail::representative(graph::NodeIndex node, std::size_t level) const {
    return m_nodes[representativeOf(m_rank[node], level)];
}

LevelOfDetail::StandsFor LevelOfDetail::standsFor(graph::NodeIndex node, std::size_t level) const {
    if (level == 0)
        return {};
    const auto& taken = m_levels[level].taken;
    const auto found = std::lower_bound(taken.begin(), taken.end(), m_rank[node]);
    return m_levels[level].standsFor[static_cast<std::size_t>(found - taken.begin())];
}

std::vector<graph::NodeIndex> LevelOfDetail::nodesIn(const Rect& area, std::size_t level) const {
    const auto& cells = m_levels[level].cells;
    std::vector<Rank> found;
    if (area.isEmpty()) {
        found = m_levels[level].taken;
    } else if (!m_nodes.empty()) {
        const auto right = cellOf(area.right() - m_bounds.x, cells.size, cells.columns);
        const auto bottom = cellOf(area.bottom() - m_bounds.y, cells.size, cells.rows);
        for (auto y = cellOf(area.y - m_bounds.y, cells.size, cells.rows); y <= bottom; ++y)
            for (auto x = cellOf(area.x - m_bounds.x, cells.size, cells.columns); x <= right; ++x) {
                const auto cell = x + y * cells.columns;
                for (auto i = cells.first[cell]; i < cells.first[cell + 1]; ++i)
                    if (area.contains(m_centres[cells.ranks[i]]))
                        found.push_back(cells.ranks[i]);
            }
        std::sort(found.begin(), found.end());
    }
    std::vector<graph::NodeIndex> nodes;
    nodes.reserve(found.size());
    for (const Rank rank : found)
        nodes.push_back(m_nodes[rank]);
    return nodes;
}

std::vector<LevelOfDetail::Bundle> LevelOfDetail::bundlesAt(std::span<const graph::NodeIndex> nodes,
                                                            std::size_t level) const {
    const auto& all = m_levels[level].bundles;
    const auto& byB = m_levels[level].byB;
    std::vector<std::uint32_t> found;
    for (const auto node : nodes) {
        const Rank rank = m_rank[node];
        const auto begin = std::lower_bound(all.begin(), all.end(), rank,
                                            [](const RankedBundle& x, Rank value) { return x.a < value; });
        for (auto bundle = begin; bundle != all.end() && bundle->a == rank; ++bundle)
            found.push_back(static_cast<std::uint32_t>(bundle - all.begin()));
        auto index = std::lower_bound(byB.begin(), byB.end(), rank,
                                      [&all](std::uint32_t x, Rank value) { return all[x].b < value; });
        for (; index != byB.end() && all[*index].b == rank; ++index)
            found.push_back(*index);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    std::vector<Bundle> bundles;
    bundles.reserve(found.size());
    for (const auto index : found) {
        const auto& bundle = all[index];
        bundles.push_back({m_nodes[bundle.a], m_nodes[bundle.b], bundle.forth, bundle.back, bundle.ties});
    }
    return bundles;
}

} // namespace whither::scene
