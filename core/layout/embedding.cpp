#include "core/layout/embedding.h"

#include "core/layout/coarsening.h"
#include "core/layout/crossings.h"
#include "core/layout/descent.h"
#include "core/layout/leaf_fan.h"
#include "core/layout/plane.h"
#include "core/layout/random.h"
#include "core/layout/repulsion.h"
#include "core/layout/stress.h"

#include <tbb/task_arena.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

namespace whither::layout {

namespace {

using Points = std::vector<base::Point>;

constexpr std::size_t kCoarsest = 50; ///< nodes
constexpr int kFirstIterations = 50;  ///< of three runs on the coarsest level
constexpr double kFewIterations = 16; ///< on a level of kMany ends of edges or more
constexpr double kMostTimes = 6;      ///< more iterations on small levels
constexpr double kMany = 100'000;
constexpr float kScatter = 0.6F;        ///< of the mean distance of groups, in which their nodes are set free
constexpr std::size_t kThreaded = 5000; ///< nodes from which on a second thread pays

// Small graphs leave time for several starts, of which the best is kept.
constexpr double kStartNodes = 2500; ///< of all starts together
constexpr double kMostStarts = 8;
constexpr std::size_t kSmall = 2000;
constexpr std::size_t kFewEdges = 5000; ///< counting crossings is quadratic
constexpr std::size_t kStressed = 500;  ///< nodes up to which an overview ends by lowering its stress, of all pairs

constexpr std::size_t kJudged = 1500; ///< nodes of the largest level of which it is judged whether it lies flat
constexpr double kFlatStress = 0.06;
constexpr std::size_t kSources = 16;

struct Attractions {
    Attraction coarse = Attraction::cubed;
    Attraction finest = Attraction::threeQuarters;
};

/// Coarse levels are pulled more strongly: the overview comes from them, the neighbourhoods from the finest.
Attractions attractionsOf(Character character) {
    switch (character) {
    case Character::overview:
        return {Attraction::cubed, Attraction::cubed};
    case Character::balanced:
        break;
    case Character::clusters:
        return {Attraction::linear, Attraction::quarter};
    }
    return {Attraction::cubed, Attraction::threeQuarters};
}

/// Mean of ((plane / hops - s) / s)^2 over the pairs with some nodes, for the scale s that suits best (as in
/// LayoutMetrics::stress). `neighbours(i)` is a range, `at(i)` a point.
template <class Neighbours, class At> double stressOf(std::size_t size, const Neighbours& neighbours, const At& at) {
    std::vector<std::uint32_t> hops(size);
    std::vector<std::uint32_t> queue;
    double sum = 0;
    double squares = 0;
    double pairs = 0;
    const std::size_t sources = std::min(size, kSources);
    for (std::size_t s = 0; s < sources; ++s) {
        const auto source = static_cast<std::uint32_t>(s * size / sources);
        std::fill(hops.begin(), hops.end(), 0U);
        queue.assign(1, source);
        hops[source] = 1;
        for (std::size_t i = 0; i < queue.size(); ++i) {
            const std::uint32_t node = queue[i];
            for (const std::uint32_t other : neighbours(node)) {
                if (hops[other] == 0) {
                    hops[other] = hops[node] + 1;
                    queue.push_back(other);
                }
            }
            if (i == 0)
                continue;
            const double ratio = base::length(at(node) - at(source)) / (hops[node] - 1);
            sum += ratio;
            squares += ratio * ratio;
            ++pairs;
        }
    }
    return squares > 0 ? 1 - sum * sum / (squares * pairs) : 0;
}

/// One connected graph of two nodes or more, from its coarsest likeness to itself.
class Multilevel {
  public:
    Multilevel(const Adjacency& graph, const EmbeddingOptions& options)
        : m_graph(graph), m_fan(graph), m_character(options.character), m_watch(options.watch) {
        m_levels.push_back(finest());
        while (m_levels.back().size() > kCoarsest && !m_watch.isStopped()) {
            Coarsening next = coarsen(m_levels.back());
            if (next.graph.size() == m_levels.back().size())
                break;
            m_parents.push_back(std::move(next.parent));
            m_levels.push_back(std::move(next.graph));
        }
    }

    enum class Levels {
        kept,    ///< for another picture
        dropped, ///< as soon as they have been used: half the memory
    };

    [[nodiscard]] Points draw(std::uint64_t seed, Levels levels) {
        Points points(m_graph.size());
        if (m_fan.core().size() > 1) {
            const Plane core = place(seed, levels);
            for (std::size_t i = 0; i < core.size(); ++i)
                points[m_fan.core()[i]] = {static_cast<double>(core.x[i]), static_cast<double>(core.y[i])};
        }
        m_fan.spread(points);
        return points;
    }

  private:
    /// The core with its leaves' mass.
    [[nodiscard]] LevelGraph finest() const {
        LevelGraph level;
        std::vector<std::uint32_t> placeOf(m_graph.size());
        const auto core = m_fan.core();
        for (std::uint32_t i = 0; i < core.size(); ++i)
            placeOf[core[i]] = i;
        level.mass.reserve(core.size());
        level.first.reserve(core.size() + 1);
        level.to.reserve(2 * m_graph.edgeCount());
        for (const std::uint32_t node : core) {
            float mass = 1;
            for (const std::uint32_t other : m_graph.neighbours(node)) {
                if (m_fan.isLeaf(other))
                    ++mass;
                else
                    level.to.push_back(placeOf[other]);
            }
            level.mass.push_back(mass);
            level.first.push_back(static_cast<std::uint32_t>(level.to.size()));
        }
        return level;
    }

    [[nodiscard]] Plane place(std::uint64_t seed, Levels levels) {
        Random random(seed);
        Attractions attractions = attractionsOf(m_character);
        Plane points(m_levels.back().size());
        for (std::size_t i = 0; i < points.size(); ++i) {
            points.x[i] = static_cast<float>(random.unit());
            points.y[i] = static_cast<float>(random.unit());
        }
        double work = 0;
        for (std::size_t level = 0; level < m_levels.size(); ++level)
            work += workOf(level);
        double done = 0;
        for (std::size_t level = m_levels.size(); level-- > 0;) {
            if (levels == Levels::dropped)
                m_watch.report(base::Stage::placing, done / work);
            done += workOf(level);
            const bool isCoarsest = level + 1 == m_levels.size();
            if (!isCoarsest)
                points = setFree(points, level, random);
            const Attraction attraction = level == 0 ? attractions.finest : attractions.coarse;
            if (isCoarsest)
                for (int run = 0; run < 3; ++run)
                    descend(attraction, kFirstIterations, level, points);
            else
                descend(attraction, iterations(level), level, points);
            // Where the distances of a graph can be told in the plane (meshes, roads), they are.
            const bool isJudge =
                m_levels[level].size() <= kJudged && (level == 0 || m_levels[level - 1].size() > kJudged);
            if (m_character == Character::balanced && isJudge && isFlat(m_levels[level], points)) {
                attractions = attractionsOf(Character::overview);
                if (level == 0)
                    descend(attractions.finest, iterations(0), 0, points);
            }
            if (levels == Levels::dropped)
                m_levels[level] = {};
        }
        return points;
    }

    [[nodiscard]] static bool isFlat(const LevelGraph& level, const Plane& points) {
        const auto neighbours = [&](std::uint32_t i) {
            return std::span(level.to).subspan(level.first[i], level.first[i + 1] - level.first[i]);
        };
        const auto at = [&](std::uint32_t i) {
            return base::Point{static_cast<double>(points.x[i]), static_cast<double>(points.y[i])};
        };
        return stressOf(level.size(), neighbours, at) < kFlatStress;
    }

    [[nodiscard]] int iterations(std::size_t level) const {
        const double times = std::pow(kMany / static_cast<double>(m_levels[level].to.size()), 0.3);
        return static_cast<int>(kFewIterations * std::clamp(times, 1.0, kMostTimes));
    }

    [[nodiscard]] double workOf(std::size_t level) const {
        return static_cast<double>(m_levels[level].size()) * iterations(level);
    }

    /// The nodes of a level around the place of their group.
    [[nodiscard]] Plane setFree(const Plane& groups, std::size_t level, Random& random) const {
        const auto [left, right] = std::minmax_element(groups.x.begin(), groups.x.end());
        const auto [top, bottom] = std::minmax_element(groups.y.begin(), groups.y.end());
        const float area = (*right - *left) * (*bottom - *top);
        const float scatter = kScatter * std::sqrt(area / static_cast<float>(groups.size()));
        const std::vector<std::uint32_t>& parents = m_parents[level];
        Plane points(parents.size());
        for (std::size_t i = 0; i < parents.size(); ++i) {
            points.x[i] = groups.x[parents[i]] + scatter * (static_cast<float>(random.unit()) - 0.5F);
            points.y[i] = groups.y[parents[i]] + scatter * (static_cast<float>(random.unit()) - 0.5F);
        }
        return points;
    }

    /// In an order in which neighbours in the plane are neighbours in memory.
    void descend(Attraction attraction, int iterations, std::size_t level, Plane& points) const {
        const std::vector<std::uint32_t> order = mortonOrder(points);
        const LevelGraph graph = reordered(m_levels[level], order);
        Plane sorted(points.size());
        for (std::size_t i = 0; i < order.size(); ++i) {
            sorted.x[i] = points.x[order[i]];
            sorted.y[i] = points.y[order[i]];
        }
        Descent(graph).run(attraction, iterations, sorted, m_watch);
        for (std::size_t i = 0; i < order.size(); ++i) {
            points.x[order[i]] = sorted.x[i];
            points.y[order[i]] = sorted.y[i];
        }
    }

    const Adjacency& m_graph;
    LeafFan m_fan;
    Character m_character;
    const base::Watch& m_watch;
    std::vector<LevelGraph> m_levels;                  ///< finest first
    std::vector<std::vector<std::uint32_t>> m_parents; ///< by level: place of each node's group in the next
};

/// How far a picture is from what its character asks; less is better.
double disorder(const Adjacency& graph, const Points& points, Character character) {
    const auto stress = [&] {
        return stressOf(
            graph.size(), [&](std::uint32_t i) { return graph.neighbours(i); },
            [&](std::uint32_t i) { return points[i]; });
    };
    if (character == Character::overview)
        return stress();
    std::vector<Adjacency::Pair> edges;
    for (std::uint32_t i = 0; i < graph.size(); ++i)
        for (const std::uint32_t other : graph.neighbours(i))
            if (other > i)
                edges.emplace_back(i, other);
    const auto crossings = static_cast<double>(countCrossings(edges, points) + 1);
    return character == Character::clusters ? crossings : crossings * stress();
}

Points drawConnected(const Adjacency& graph, const EmbeddingOptions& options) {
    Multilevel levels(graph, options);
    const std::size_t size = graph.size();
    if (size > kSmall || graph.edgeCount() > kFewEdges)
        return levels.draw(options.seed, Multilevel::Levels::dropped);
    std::optional<StressModel> stress;
    if (options.character == Character::overview && size <= kStressed)
        stress.emplace(graph);
    // Improving takes time that is quadratic in the nodes.
    const double startNodes = stress ? kStartNodes / 4 : kStartNodes;
    const int starts = static_cast<int>(std::clamp(startNodes / static_cast<double>(size), 1.0, kMostStarts));
    Random random(options.seed);
    Points best;
    double least = std::numeric_limits<double>::infinity();
    for (int start = 0; start < starts; ++start) {
        Points points = levels.draw(random.next(), Multilevel::Levels::kept);
        if (stress)
            stress->improve(points, random);
        const double cost = disorder(graph, points, options.character);
        if (cost < least || best.empty()) {
            least = cost;
            best = std::move(points);
        }
    }
    return best;
}

/// So large that edges have length 1 in the mean, around the origin.
void normalise(const Adjacency& graph, Points& points) {
    double length = 0;
    base::Point middle;
    for (std::uint32_t i = 0; i < graph.size(); ++i) {
        middle = middle + points[i];
        for (const std::uint32_t other : graph.neighbours(i))
            if (other > i)
                length += base::length(points[i] - points[other]);
    }
    const double scale = length > 0 ? static_cast<double>(graph.edgeCount()) / length : 1;
    middle = middle * (1 / static_cast<double>(graph.size()));
    for (base::Point& point : points)
        point = (point - middle) * scale;
}

using Nodes = std::vector<std::uint32_t>;

std::vector<Nodes> componentsOf(const Adjacency& graph) {
    std::vector<Nodes> components;
    std::vector<char> seen(graph.size(), 0);
    for (std::uint32_t first = 0; first < graph.size(); ++first) {
        if (seen[first] != 0)
            continue;
        seen[first] = 1;
        Nodes nodes{first};
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            for (const std::uint32_t other : graph.neighbours(nodes[i])) {
                if (seen[other] == 0) {
                    seen[other] = 1;
                    nodes.push_back(other);
                }
            }
        }
        std::sort(nodes.begin(), nodes.end());
        components.push_back(std::move(nodes));
    }
    return components;
}

Adjacency partOf(const Adjacency& graph, const Nodes& nodes, std::vector<std::uint32_t>& placeOf) {
    for (std::uint32_t i = 0; i < nodes.size(); ++i)
        placeOf[nodes[i]] = i;
    std::vector<std::uint32_t> first{0};
    std::vector<std::uint32_t> to;
    first.reserve(nodes.size() + 1);
    for (const std::uint32_t node : nodes) {
        for (const std::uint32_t other : graph.neighbours(node))
            to.push_back(placeOf[other]); // ascending, since `nodes` are
        first.push_back(static_cast<std::uint32_t>(to.size()));
    }
    return {std::move(first), std::move(to)};
}

base::Rect boundsOf(const Points& points) {
    base::Rect bounds;
    for (const base::Point& point : points)
        bounds = base::united(bounds, base::squareAround(point, 0.5));
    return bounds;
}

/// Components in rows, the largest first, in about a square.
void packInRows(std::vector<Points>& parts) {
    std::vector<base::Rect> bounds;
    std::vector<std::uint32_t> order;
    double area = 0;
    double width = 0;
    for (std::uint32_t i = 0; i < parts.size(); ++i) {
        bounds.push_back(boundsOf(parts[i]));
        order.push_back(i);
        area += bounds[i].width * bounds[i].height;
        width = std::max(width, bounds[i].width);
    }
    width = std::max(width, std::sqrt(area));
    std::stable_sort(order.begin(), order.end(),
                     [&](std::uint32_t a, std::uint32_t b) { return bounds[a].height > bounds[b].height; });
    base::Point at;
    double height = 0;
    for (const std::uint32_t i : order) {
        if (at.x > 0 && at.x + bounds[i].width > width * (1 + 1e-9)) {
            at = {0, at.y + height};
            height = 0;
        }
        const base::Point shift = at - base::Point{bounds[i].x, bounds[i].y};
        for (base::Point& point : parts[i])
            point = point + shift;
        at.x += bounds[i].width;
        height = std::max(height, bounds[i].height);
    }
}

Points embedAll(const Adjacency& graph, const EmbeddingOptions& options) {
    const std::vector<Nodes> components = componentsOf(graph);
    if (components.size() == 1 && graph.size() > 1) {
        Points points = drawConnected(graph, options);
        normalise(graph, points);
        return points;
    }
    std::vector<std::uint32_t> placeOf(graph.size());
    std::vector<Points> parts;
    for (const Nodes& nodes : components) {
        if (nodes.size() == 1) {
            parts.emplace_back(1);
            continue;
        }
        const Adjacency part = partOf(graph, nodes, placeOf);
        parts.push_back(drawConnected(part, options));
        normalise(part, parts.back());
    }
    packInRows(parts);
    Points points(graph.size());
    for (std::size_t c = 0; c < components.size(); ++c)
        for (std::size_t i = 0; i < components[c].size(); ++i)
            points[components[c][i]] = parts[c][i];
    return points;
}

} // namespace

std::vector<base::Point> embed(const Adjacency& graph, const EmbeddingOptions& options) {
    const bool isSmall = graph.size() < kThreaded;
    tbb::task_arena arena(isSmall ? 1 : static_cast<int>(std::clamp(options.threads, 1U, 64U)));
    return arena.execute([&] { return embedAll(graph, options); });
}

} // namespace whither::layout
