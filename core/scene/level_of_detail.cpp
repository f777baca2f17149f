#include "core/scene/level_of_detail.h"

#include "core/scene/style.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>
#include <tbb/parallel_sort.h>
#include <tbb/task_arena.h>

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
/// Share of the graph's bounds that these disks cover at most.
constexpr double kMostOfRoom = 0.3;
/// Cells of the grid, in least distances of the level.
constexpr double kCellSize = 8;
/// At most one move for so many nodes is followed.
constexpr std::size_t kFollowedShare = 50;
/// Edges that a thread bundles at least at a time.
constexpr std::size_t kEdgesAtATime = 8192;
constexpr std::size_t kNodesAtATime = 8192;

double smooth(double share) {
    const double t = std::clamp(share, 0.0, 1.0);
    return t * t * (3 - 2 * t);
}

std::size_t cellOf(double offset, double size, std::size_t count) {
    const double cell = offset / size;
    return cell <= 0 ? 0 : static_cast<std::size_t>(std::min(cell, static_cast<double>(count - 1)));
}

/// Calls with each place below `count`, on several threads where these are many: no call may touch what another does.
template <class Call> void forAll(std::size_t count, const Call& call) {
    tbb::parallel_for(tbb::blocked_range<std::size_t>(0, count, kNodesAtATime), [&call](const auto& range) {
        for (auto i = range.begin(); i < range.end(); ++i)
            call(i);
    });
}

/// Parts of the world by which equally important nodes of a large graph are ordered, so that those who are near each
/// other in the plane are so in memory. Of a million, taking them needs a third less time.
class Blocks {
  public:
    static constexpr unsigned kBits = 27; ///< of a number

    Blocks(const Rect& world, std::size_t nodes) : m_world(world) {
        if (nodes < kScattered)
            return;
        m_columns = countFor(world.width);
        m_rows = countFor(world.height);
    }
    [[nodiscard]] std::uint64_t numberOf(Point at) const {
        return cellOf(at.y - m_world.y, m_world.height / static_cast<double>(m_rows), m_rows) * m_columns +
               cellOf(at.x - m_world.x, m_world.width / static_cast<double>(m_columns), m_columns);
    }

  private:
    static constexpr std::size_t kScattered = 20'000;
    static constexpr double kSide = 16 * kApart; ///< world units, at least
    static std::size_t countFor(double length) {
        constexpr double kMost = 1U << (kBits / 2);
        return static_cast<std::size_t>(std::clamp(length / kSide, 1.0, kMost));
    }

    Rect m_world;
    std::size_t m_columns = 1;
    std::size_t m_rows = 1;
};

/// Which of the disks that were claimed a point lies in. Nearly all disks are of the least radius and stand once in a
/// fine grid, so that what is searched stays small; the few wider ones stand in every cell of a coarse one that they
/// reach into.
class Claims {
  public:
    Claims(const Rect& area, double least, std::size_t most)
        : m_least(least), m_fine(area, least, most), m_coarse(area, 4 * least, most) {}

    /// Who claimed the place first; the `otherwise` when nobody did.
    [[nodiscard]] std::uint32_t claimantOf(Point at, std::uint32_t otherwise) const {
        std::uint32_t found = otherwise;
        const auto look = [&](std::uint32_t next) {
            for (; next != kEnd; next = m_claims[next].next)
                if (m_claims[next].covers(at))
                    found = std::min(found, m_claims[next].who);
            return false;
        };
        m_fine.anyWithin(at, m_least, [&](std::size_t cell) { return look(m_fine.head(cell)); });
        m_coarse.anyWithin(at, 0, [&](std::size_t cell) { return look(m_coarse.head(cell)); });
        return found;
    }
    /// Whether anybody claimed it, which takes half as long to know.
    [[nodiscard]] bool isClaimed(Point at) const {
        const auto look = [&](std::uint32_t next) {
            while (next != kEnd && !m_claims[next].covers(at))
                next = m_claims[next].next;
            return next != kEnd;
        };
        const auto lookCoarsely = [&](std::size_t cell) { return look(m_coarse.head(cell)); };
        const auto lookFinely = [&](std::size_t cell) { return look(m_fine.head(cell)); };
        return m_coarse.anyWithin(at, 0, lookCoarsely) || m_fine.anyWithin(at, 0, lookFinely) ||
               m_fine.anyWithin(at, m_least, lookFinely);
    }

    /// `radius` is at least the least one.
    void claim(std::uint32_t who, Point centre, double radius) {
        const bool isWide = radius > m_least;
        Cells& cells = isWide ? m_coarse : m_fine;
        cells.anyWithin(centre, isWide ? radius : 0, [&](std::size_t cell) {
            m_claims.push_back({centre, radius, who, cells.head(cell)});
            cells.head(cell) = static_cast<std::uint32_t>(m_claims.size() - 1);
            return false;
        });
    }

  private:
    static constexpr std::uint32_t kEnd = ~std::uint32_t{0};
    struct Claim {
        Point centre;
        double radius = 0;
        std::uint32_t who = 0;
        std::uint32_t next = kEnd; ///< in the cell
        [[nodiscard]] bool covers(Point at) const {
            const Point away = at - centre;
            return away.x * away.x + away.y * away.y < radius * radius;
        }
    };
    /// Heads of lists of claims.
    class Cells {
      public:
        Cells(const Rect& area, double size, std::size_t most) : m_area(area) {
            // A level of few nodes in a wide world needs no more cells than nodes.
            const double cells = 2.0 * static_cast<double>(most) + 16;
            m_size =
                std::max({size, std::sqrt(area.width * area.height / cells), area.width / cells, area.height / cells});
            m_columns = static_cast<std::size_t>(area.width / m_size) + 1;
            m_rows = static_cast<std::size_t>(area.height / m_size) + 1;
            m_head.assign(m_columns * m_rows, kEnd);
        }

        /// Asks with the number of each cell that a square around a point reaches into, until the answer is true.
        template <class Ask> bool anyWithin(Point centre, double radius, Ask ask) const {
            for (auto y = row(centre.y - radius), bottom = row(centre.y + radius); y <= bottom; ++y)
                for (auto x = column(centre.x - radius), right = column(centre.x + radius); x <= right; ++x)
                    if (ask(x + y * m_columns))
                        return true;
            return false;
        }
        [[nodiscard]] std::uint32_t& head(std::size_t cell) { return m_head[cell]; }
        [[nodiscard]] std::uint32_t head(std::size_t cell) const { return m_head[cell]; }

      private:
        [[nodiscard]] std::size_t column(double x) const { return cellOf(x - m_area.x, m_size, m_columns); }
        [[nodiscard]] std::size_t row(double y) const { return cellOf(y - m_area.y, m_size, m_rows); }

        Rect m_area;
        double m_size = 1;
        std::size_t m_columns = 1;
        std::size_t m_rows = 1;
        std::vector<std::uint32_t> m_head;
    };

    double m_least;
    Cells m_fine;
    Cells m_coarse;
    std::vector<Claim> m_claims;
};

} // namespace

LevelOfDetail::LevelOfDetail(const graph::TalentGraph& graph, const query::VisibleSet& visible,
                             const layout::Positions& positions)
    : m_graph(graph), m_visible(visible) {
    rankNodes(positions);
    const auto count = static_cast<double>(m_nodes.size());
    const double size = std::log(std::max(count, 1.0) / kSmallGraph) / std::log(kLargeGraph / kSmallGraph);
    m_crowding = smooth(size);
    m_nearZoom = std::lerp(kDense, kSparse, m_crowding) / kApart;
    m_reachOfOne = std::min(kMostReachOfOne, std::sqrt(kCovered / (std::numbers::pi * std::max(count, 1.0))));
    findEmployers();
    thinOut();
    m_looked = std::make_unique<Looked>();
    m_looked->cells.resize(m_levels.size());
    m_looked->bundles.resize(m_levels.size());
}

void LevelOfDetail::rankNodes(const layout::Positions& positions) {
    base::Table<graph::NodeIndex, std::uint32_t> degree;
    degree.assign(m_graph.nodeCount(), 0);
    for (const auto index : m_visible.edges) {
        ++degree[m_graph.edge(index).source];
        ++degree[m_graph.edge(index).target];
    }
    for (const auto node : m_visible.nodes) {
        const auto at = base::raw(node) < positions.size() ? positions[node] : std::nullopt;
        if (!at || !std::isfinite(at->x) || !std::isfinite(at->y))
            continue;
        m_nodes.push_back(node);
        m_centres.push_back(*at);
    }
    findBounds();
    const Blocks blocks(m_bounds, m_nodes.size());

    struct Ranked {
        std::uint64_t key = 0; ///< the smaller, the more important
        graph::NodeIndex node{};
        std::uint32_t headcount = 0;
    };
    std::vector<Ranked> ranked(m_nodes.size());
    forAll(m_nodes.size(), [&](std::size_t i) {
        const auto node = m_nodes[i];
        const auto& row = m_graph.node(node).row;
        std::uint32_t headcount = 0;
        std::uint64_t weight = degree[node];
        if (const auto* company = std::get_if<model::CompanyIndex>(&row)) {
            const auto& count = m_visible.countAt(*company);
            headcount = static_cast<std::uint32_t>(count.now);
            weight = (static_cast<std::uint64_t>(count.now) + static_cast<std::uint64_t>(count.ever)) << 1U;
        }
        const std::uint64_t kind = m_graph.node(node).kind == graph::NodeKind::company ? 0 : 1;
        constexpr std::uint64_t kMostWeight = (std::uint64_t{1} << 36U) - 1;
        ranked[i] = {(kind << 63U) | ((kMostWeight - std::min(weight, kMostWeight)) << Blocks::kBits) |
                         blocks.numberOf(m_centres[i]),
                     node, headcount};
    });
    tbb::parallel_sort(ranked.begin(), ranked.end(), [](const Ranked& a, const Ranked& b) {
        return std::tuple(a.key, a.node) < std::tuple(b.key, b.node);
    });

    m_rank.assign(m_graph.nodeCount(), kNone);
    m_headcount.resize(ranked.size());
    m_isPerson.resize(ranked.size());
    forAll(ranked.size(), [&](std::size_t rank) {
        const auto node = ranked[rank].node;
        m_rank[node] = static_cast<Rank>(rank);
        m_nodes[rank] = node;
        m_centres[rank] = *positions[node];
        m_headcount[rank] = ranked[rank].headcount;
        m_isPerson[rank] = m_graph.node(node).kind == graph::NodeKind::person ? 1 : 0;
    });
}

void LevelOfDetail::findBounds() {
    if (m_centres.empty())
        return;
    const auto [left, right] = std::minmax_element(m_centres.begin(), m_centres.end(),
                                                   [](const Point& a, const Point& b) { return a.x < b.x; });
    const auto [top, bottom] = std::minmax_element(m_centres.begin(), m_centres.end(),
                                                   [](const Point& a, const Point& b) { return a.y < b.y; });
    m_bounds = {left->x, top->y, right->x - left->x, bottom->y - top->y};
}

bool LevelOfDetail::follow(const layout::Positions& positions) {
    std::vector<std::pair<Rank, Point>> moved;
    for (Rank rank = 0; rank < m_nodes.size(); ++rank) {
        const auto node = m_nodes[rank];
        const auto at = base::raw(node) < positions.size() ? positions[node] : std::nullopt;
        if (at == m_centres[rank])
            continue;
        if (!at || !std::isfinite(at->x) || !std::isfinite(at->y) ||
            (m_followed + moved.size() + 1) * kFollowedShare > m_nodes.size())
            return false;
        moved.emplace_back(rank, *at);
    }
    m_followed += moved.size();
    for (const auto& [rank, at] : moved)
        m_centres[rank] = at;
    if (!moved.empty()) {
        findBounds();
        for (auto& cells : m_looked->cells)
            cells.reset();
    }
    return true;
}

void LevelOfDetail::findEmployers() {
    m_parent.assign(m_nodes.size(), kNone);
    forAll(m_nodes.size(), [this](std::size_t rank) {
        const auto* person = std::get_if<model::PersonIndex>(&m_graph.node(m_nodes[rank]).row);
        if (person != nullptr && m_visible.employer[*person])
            m_parent[rank] = m_rank[m_graph.nodeOf(*m_visible.employer[*person])];
    });
}

void LevelOfDetail::thinOut() {
    m_level.assign(m_nodes.size(), 0);
    m_levels.emplace_back();
    m_levels[0].taken.resize(m_nodes.size());
    std::iota(m_levels[0].taken.begin(), m_levels[0].taken.end(), Rank{0});
    std::vector<Rank> place(m_nodes.size());
    while (m_levels.back().taken.size() > kFew && m_levels.size() < kMostLevels) {
        const auto number = m_levels.size();
        Level level;
        level.taken = take(m_levels.back(), number);
        count(m_levels.back(), level, number, place);
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
        const bool isStoodFor = m_parent[rank] != kNone; // by the employer, whoever is in the way
        if (!isStoodFor)
            m_parent[rank] = claims.claimantOf(m_centres[rank], kNone);
        if (isStoodFor ? claims.isClaimed(m_centres[rank]) : m_parent[rank] != kNone)
            continue;
        taken.push_back(rank);
        m_level[rank] = static_cast<std::uint8_t>(level);
        // About as many as it will stand for once it has taken in those around it.
        const std::uint32_t now = finer.standsFor.empty() ? 0 : finer.standsFor[i].all();
        const double soon = std::min<double>(std::max(m_headcount[rank], now), std::max(16.0, 4.0 * now));
        const double disk = m_isPerson[rank] != 0 ? 0 : largestReach(soon) * pixel;
        claims.claim(rank, m_centres[rank], std::max(least, disk));
    }
    return taken;
}

LevelOfDetail::Rank LevelOfDetail::representativeOf(Rank rank, std::size_t level) const {
    while (m_level[rank] < level)
        rank = m_parent[rank];
    return rank;
}

void LevelOfDetail::count(const Level& finer, Level& level, std::size_t number, std::vector<Rank>& place) const {
    level.standsFor.resize(level.taken.size());
    for (std::size_t i = 0; i < level.taken.size(); ++i)
        place[level.taken[i]] = static_cast<Rank>(i);
    for (std::size_t i = 0; i < finer.taken.size(); ++i) {
        const Rank rank = finer.taken[i];
        StandsFor carried = finer.standsFor.empty() ? StandsFor() : finer.standsFor[i];
        if (m_level[rank] < number)
            (m_isPerson[rank] != 0 ? carried.people : carried.others) += 1;
        auto& by = level.standsFor[place[representativeOf(rank, number)]];
        by.people += carried.people;
        by.others += carried.others;
    }
}

const LevelOfDetail::Cells& LevelOfDetail::cellsOf(std::size_t level) const {
    const std::scoped_lock lock(m_looked->mutex);
    auto& cells = m_looked->cells[level];
    if (!cells)
        cells = std::make_unique<const Cells>(sortIntoCells(level));
    return *cells;
}

LevelOfDetail::Cells LevelOfDetail::sortIntoCells(std::size_t level) const {
    const auto& taken = m_levels[level].taken;
    Cells cells;
    const double most = static_cast<double>(taken.size()) + 16;
    cells.size = std::max({kApart * kCellSize * std::exp2(static_cast<double>(level)), m_bounds.width / most,
                           m_bounds.height / most, std::sqrt(m_bounds.width * m_bounds.height / most)});
    cells.columns = static_cast<std::size_t>(m_bounds.width / cells.size) + 1;
    cells.rows = static_cast<std::size_t>(m_bounds.height / cells.size) + 1;
    const auto cellOfRank = [&](Rank rank) {
        return cellOf(m_centres[rank].x - m_bounds.x, cells.size, cells.columns) +
               cells.columns * cellOf(m_centres[rank].y - m_bounds.y, cells.size, cells.rows);
    };
    cells.first.assign(cells.columns * cells.rows + 1, 0);
    for (const Rank rank : taken)
        ++cells.first[cellOfRank(rank) + 1];
    std::partial_sum(cells.first.begin(), cells.first.end(), cells.first.begin());
    std::vector<std::uint32_t> next(cells.first.begin(), cells.first.end() - 1);
    cells.ranks.resize(taken.size());
    for (const Rank rank : taken)
        cells.ranks[next[cellOfRank(rank)]++] = rank;
    return cells;
}

const LevelOfDetail::Bundles& LevelOfDetail::bundlesOf(std::size_t level) const {
    const std::scoped_lock lock(m_looked->mutex);
    auto& bundles = m_looked->bundles[level];
    if (!bundles) // isolated, so that the thread does not take up work meanwhile that waits for just this
        tbb::this_task_arena::isolate(
            [&] { bundles = std::make_unique<const Bundles>(bundle(level, m_looked->bundles[level - 1].get())); });
    return *bundles;
}

LevelOfDetail::Bundles LevelOfDetail::bundle(std::size_t level, const Bundles* finer) const {
    Bundles bundles;
    auto& all = bundles.byA;
    std::vector<Rank> by(m_nodes.size()); // who stands for each
    for (Rank rank = 0; rank < by.size(); ++rank)
        by[rank] = m_level[rank] < level ? by[m_parent[rank]] : rank;
    const auto add = [&by](RankedBundle line, std::vector<RankedBundle>& lines) {
        line.a = by[line.a];
        line.b = by[line.b];
        if (line.a == line.b)
            return;
        if (line.a > line.b) {
            std::swap(line.a, line.b);
            std::swap(line.forth, line.back);
        }
        lines.push_back(line);
    };
    if (finer != nullptr)
        for (const RankedBundle& line : finer->byA)
            add(line, all);
    else
        all = linesOfEdges(add);
    sortAndMerge(all);
    bundles.byB.resize(all.size());
    std::iota(bundles.byB.begin(), bundles.byB.end(), 0U);
    sortByRank(bundles.byB, [&all](std::uint32_t index) { return all[index].b; });
    return bundles;
}

/// `add` decides what to add of each edge and flow: of far levels so little that there is never room for all.
template <class Add> std::vector<LevelOfDetail::RankedBundle> LevelOfDetail::linesOfEdges(const Add& add) const {
    const auto lineOf = [this](const graph::Edge& edge) -> RankedBundle {
        if (!contains(edge.source) || !contains(edge.target))
            return {};
        // Somebody who is stood for by the present employer has moved there from a company that was left; of one that
        // was joined earlier, or by somebody without an employer, no more can be said than that there is a tie.
        bool isMove = edge.kind == graph::EdgeKind::leaves || edge.kind == graph::EdgeKind::joins;
        const auto person = edge.kind == graph::EdgeKind::leaves ? edge.target : edge.source;
        if (isMove && m_level[m_rank[person]] == 0) {
            const auto* row = std::get_if<model::PersonIndex>(&m_graph.node(person).row);
            isMove = edge.kind == graph::EdgeKind::leaves && row != nullptr && m_visible.employer[*row];
        }
        return {m_rank[edge.source], m_rank[edge.target], isMove ? 1U : 0U, 0, isMove ? 0U : 1U};
    };
    const std::span<const graph::EdgeIndex> edges = m_visible.edges;
    std::vector<std::vector<RankedBundle>> parts((edges.size() + kEdgesAtATime - 1) / kEdgesAtATime);
    tbb::parallel_for(std::size_t{0}, parts.size(), [&](std::size_t part) {
        const std::size_t from = part * kEdgesAtATime;
        for (const auto edge : edges.subspan(from, std::min(kEdgesAtATime, edges.size() - from)))
            add(lineOf(m_graph.edge(edge)), parts[part]);
    });
    std::vector<RankedBundle> lines;
    lines.reserve(std::accumulate(parts.begin(), parts.end(), m_visible.flows.size(),
                                  [](std::size_t sum, const auto& part) { return sum + part.size(); }));
    for (auto& part : parts) {
        lines.insert(lines.end(), part.begin(), part.end());
        part = {};
    }
    for (const auto& flow : m_visible.flows)
        if (contains(flow.a) && contains(flow.b))
            add({m_rank[flow.a], m_rank[flow.b], static_cast<std::uint32_t>(flow.there.size()),
                 static_cast<std::uint32_t>(flow.back.size()), 0},
                lines);
    return lines;
}

/// Stable, in O(values + nodes).
template <class T, class Key> void LevelOfDetail::sortByRank(std::vector<T>& values, Key key) const {
    std::vector<std::uint32_t> next(m_nodes.size() + 1, 0);
    for (const T& value : values)
        ++next[key(value) + 1];
    std::partial_sum(next.begin(), next.end(), next.begin());
    std::vector<T> sorted(values.size());
    for (const T& value : values)
        sorted[next[key(value)]++] = value;
    values = std::move(sorted);
}

void LevelOfDetail::sortAndMerge(std::vector<RankedBundle>& bundles) const {
    sortByRank(bundles, [](const RankedBundle& bundle) { return bundle.b; });
    sortByRank(bundles, [](const RankedBundle& bundle) { return bundle.a; });
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

LevelOfDetail::Cut LevelOfDetail::cutAt(double zoom) const {
    if (m_levels.size() < 2 || zoom >= m_nearZoom)
        return {};
    // Level k is for zooms from nearZoom / 2^k, where its nodes are closest on screen, to twice that.
    const double down = std::log2(m_nearZoom / zoom);
    const auto level = static_cast<std::size_t>(std::min(std::ceil(down), static_cast<double>(m_levels.size() - 1)));
    const double share = std::clamp(static_cast<double>(level) - down, 0.0, 1.0);
    return {level, smooth((share - kComing) / (1 - kComing))};
}

double LevelOfDetail::largestReach(double count) const {
    return std::min(kMostReach, m_reachOfOne * std::sqrt(count));
}

double LevelOfDetail::reach(double count, double zoom) const {
    const double room = kMostOfRoom * m_bounds.width * m_bounds.height * zoom * zoom;
    const double share = std::sqrt(std::min(1.0, room / kCovered));
    // Of few nodes the disks have room all the same.
    return largestReach(count) * std::lerp(1, share, std::min(1.0, 2 * m_crowding));
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
    std::vector<Rank> found;
    if (area.isEmpty()) {
        found = m_levels[level].taken;
    } else if (!m_nodes.empty()) {
        const auto& cells = cellsOf(level);
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
    const Bundles& bundles = bundlesOf(level);
    const auto& all = bundles.byA;
    const auto& byB = bundles.byB;
    std::vector<Bundle> meeting;
    const auto add = [this, &meeting](const RankedBundle& bundle) {
        meeting.push_back({m_nodes[bundle.a], m_nodes[bundle.b], bundle.forth, bundle.back, bundle.ties});
    };
    if (nodes.size() == m_levels[level].taken.size()) {
        meeting.reserve(all.size());
        std::for_each(all.begin(), all.end(), add);
        return meeting;
    }
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
    meeting.reserve(found.size());
    for (const auto index : found)
        add(all[index]);
    return meeting;
}

} // namespace whither::scene
