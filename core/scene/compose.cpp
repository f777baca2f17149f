#include "core/scene/edges.h"
#include "core/scene/labels.h"
#include "core/scene/node_text.h"
#include "core/scene/scene.h"
#include "core/scene/text.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <string_view>
#include <tuple>
#include <utility>

namespace whither::scene {

using base::Point;

namespace {

/// A company of so many people is not left without a name for want of room.
const double kNotable = companyRadius({.now = 5, .ever = 5});

constexpr auto kSeparator = " · ";

LineKind lineKind(graph::EdgeKind kind) {
    switch (kind) {
    case graph::EdgeKind::leaves:
        return LineKind::left;
    case graph::EdgeKind::joins:
        return LineKind::joined;
    case graph::EdgeKind::staysAt:
        return LineKind::stayed;
    case graph::EdgeKind::listedAt:
    case graph::EdgeKind::memberOf:
        return LineKind::evidence;
    case graph::EdgeKind::relatesTo:
        return LineKind::relation;
    case graph::EdgeKind::teamOf:
    case graph::EdgeKind::makes:
    case graph::EdgeKind::partOf:
        return LineKind::structure;
    }
    return LineKind::structure;
}

/// What an edge is called beside the thing behind it.
std::string_view role(graph::EdgeKind kind) {
    switch (kind) {
    case graph::EdgeKind::leaves:
        return "leaves";
    case graph::EdgeKind::joins:
        return "joins";
    case graph::EdgeKind::staysAt:
        return "stays-at";
    case graph::EdgeKind::listedAt:
        return "listed-at";
    case graph::EdgeKind::memberOf:
        return "member-of";
    case graph::EdgeKind::teamOf:
        return "team-of";
    case graph::EdgeKind::makes:
        return "makes";
    case graph::EdgeKind::relatesTo:
        return "relates-to";
    case graph::EdgeKind::partOf:
        return "part-of";
    }
    return {};
}

/// What the selection is about: itself, what it touches, and the other half of every move that it touches.
struct Attention {
    bool isDrawn = false; ///< anything shown is selected
    base::Table<graph::NodeIndex, char> near;
    base::Table<graph::EdgeIndex, char> nearEdge;
    std::set<model::MoveIndex> nearMoves;
};

class Composer {
  public:
    explicit Composer(const SceneInput& input)
        : m_input(input), m_graph(input.graph), m_dataset(input.graph.dataset()),
          m_text(input.graph, input.visible, input.measurer, input.wording) {}

    Scene run() {
        m_scene.theme = m_input.theme;
        m_scene.zoom = m_input.zoom;
        locate();
        attend();
        addNodes();
        addEdges();
        addOpenEnds();
        sortByAttention();
        addLabels();
        addLegend();
        addBounds();
        return std::move(m_scene);
    }

  private:
    [[nodiscard]] bool isSelected(const model::EntityId& id) const { return m_input.selection.contains(id); }
    [[nodiscard]] bool isPlaced(graph::NodeIndex node) const { return m_discs[node].has_value(); }
    [[nodiscard]] bool isDrawn(graph::EdgeIndex edge) const {
        return isPlaced(m_graph.edge(edge).source) && isPlaced(m_graph.edge(edge).target);
    }

    void locate() {
        m_discs.resize(m_graph.nodeCount());
        for (const auto node : m_input.visible.nodes) {
            if (base::raw(node) >= m_input.positions.size())
                continue;
            const auto& at = m_input.positions[node];
            if (!at || !std::isfinite(at->x) || !std::isfinite(at->y))
                continue;
            const bool hasHalo = m_graph.node(node).kind == graph::NodeKind::company;
            m_discs[node] = Disc{*at, radiusOf(m_graph, m_input.visible, node) + (hasHalo ? kMetrics.companyHalo : 0)};
        }
    }

    void attend() {
        m_attention.near.assign(m_graph.nodeCount(), 0);
        m_attention.nearEdge.assign(m_graph.edgeCount(), 0);
        if (m_input.selection.empty())
            return;
        for (const auto node : m_input.visible.nodes)
            if (isPlaced(node) && isSelected(m_graph.idOf(node))) {
                m_attention.near[node] = 1;
                m_attention.isDrawn = true;
            }
        const auto selectedNodes = m_attention.near;
        const bool isWay = isWaySelected();
        const auto take = [this](graph::EdgeIndex index) {
            const auto& edge = m_graph.edge(index);
            m_attention.nearEdge[index] = 1;
            m_attention.near[edge.source] = 1;
            m_attention.near[edge.target] = 1;
            if (const auto* move = std::get_if<model::MoveIndex>(&edge.row))
                m_attention.nearMoves.insert(*move);
        };
        for (const auto index : m_input.visible.edges) {
            if (!isDrawn(index))
                continue;
            const auto& edge = m_graph.edge(index);
            const bool isItself = isSelectedEdge(index);
            const int ends = selectedNodes[edge.source] + selectedNodes[edge.target];
            const bool isOnWay = ends == 2 && !std::holds_alternative<model::MoveIndex>(edge.row);
            if (isItself || (isWay ? isOnWay : ends > 0))
                take(index);
            m_attention.isDrawn = m_attention.isDrawn || isItself;
        }
        for (const auto index : m_input.visible.edges)
            if (const auto* move = std::get_if<model::MoveIndex>(&m_graph.edge(index).row);
                !isWay && move != nullptr && isDrawn(index) && m_attention.nearMoves.contains(*move))
                take(index);
        for (const auto& end : m_input.visible.openEnds)
            if (isPlaced(end.person) && isSelected(moveId(end.move))) {
                m_attention.isDrawn = true;
                m_attention.near[end.person] = 1;
            }
    }

    /// Moves that were selected together with nodes are the way between them: then nothing else stands out.
    [[nodiscard]] bool isWaySelected() const {
        const auto isNode = [](const model::EntityId& id) {
            return id.kind != model::EntityKind::move && id.kind != model::EntityKind::relation;
        };
        return std::any_of(m_input.selection.begin(), m_input.selection.end(), isNode) &&
               !std::all_of(m_input.selection.begin(), m_input.selection.end(), isNode);
    }

    /// Moves and relations are selected by themselves; other edges belong to nodes.
    [[nodiscard]] bool isSelectedEdge(graph::EdgeIndex index) const {
        const auto kind = m_graph.edge(index).kind;
        return (kind == graph::EdgeKind::leaves || kind == graph::EdgeKind::joins ||
                kind == graph::EdgeKind::relatesTo) &&
               isSelected(m_graph.idOf(index));
    }
    [[nodiscard]] model::EntityId moveId(model::MoveIndex move) const {
        return {model::EntityKind::move, m_dataset.moves[move].key};
    }
    [[nodiscard]] bool isFaded(graph::NodeIndex node) const {
        return m_attention.isDrawn && m_attention.near[node] == 0;
    }
    [[nodiscard]] base::Colour companyColour(std::optional<model::CompanyIndex> company) const {
        return m_input.palette.colour(company, m_input.theme);
    }

    [[nodiscard]] base::Colour colourOf(graph::NodeIndex node) const {
        const auto& row = m_graph.node(node).row;
        if (const auto* person = std::get_if<model::PersonIndex>(&row))
            return companyColour(m_input.visible.employer[*person]);
        if (const auto* company = std::get_if<model::CompanyIndex>(&row))
            return companyColour(*company);
        if (const auto* team = std::get_if<model::TeamIndex>(&row))
            return companyColour(m_dataset.teams[*team].company);
        return companyColour(m_dataset.products[std::get<model::ProductIndex>(row)].maker);
    }

    void addNodes() {
        for (const auto index : m_input.visible.nodes) {
            if (!isPlaced(index))
                continue;
            SceneNode node;
            node.node = index;
            node.id = m_graph.idOf(index);
            node.kind = m_graph.node(index).kind;
            node.name = m_text.name(index);
            node.description = m_text.description(index);
            node.centre = m_discs[index]->centre;
            node.radius = radiusOf(m_graph, m_input.visible, index);
            node.colour = colourOf(index);
            node.badge = m_text.badge(index);
            node.badgeWidth =
                m_input.measurer.width(node.badge, FontRole::badge, kMetrics.badgeFont) / kMetrics.badgeFont;
            node.isSelected = isSelected(node.id);
            node.isFaded = isFaded(index);
            node.isPinned = m_input.pinned.contains(node.id);
            m_scene.nodes.push_back(std::move(node));
        }
    }

    [[nodiscard]] base::Colour edgeColour(const graph::Edge& edge) const {
        switch (edge.kind) {
        case graph::EdgeKind::leaves:
            return colourOf(edge.source);
        case graph::EdgeKind::joins:
        case graph::EdgeKind::staysAt:
        case graph::EdgeKind::listedAt:
        case graph::EdgeKind::memberOf:
            return colourOf(edge.target);
        case graph::EdgeKind::teamOf:
        case graph::EdgeKind::makes:
        case graph::EdgeKind::relatesTo:
        case graph::EdgeKind::partOf:
            return coloursOf(m_input.theme).mutedText;
        }
        return coloursOf(m_input.theme).mutedText;
    }

    [[nodiscard]] std::string describe(const graph::Edge& edge) const {
        const auto joined = [this](graph::NodeIndex first, Wording::Term term, graph::NodeIndex second) {
            return m_text.name(first) + kSeparator + m_input.wording.term(term) + kSeparator + m_text.name(second);
        };
        const auto member = [&] {
            return m_input.wording.member(m_dataset, std::get<model::PersonIndex>(m_graph.node(edge.source).row),
                                          std::get<model::TeamIndex>(edge.row));
        };
        switch (edge.kind) {
        case graph::EdgeKind::leaves:
        case graph::EdgeKind::joins:
            return m_input.wording.move(m_dataset, std::get<model::MoveIndex>(edge.row));
        case graph::EdgeKind::staysAt:
            return m_input.wording.stay(m_dataset, m_dataset.stays[std::get<model::StayIndex>(edge.row)]);
        case graph::EdgeKind::listedAt:
        case graph::EdgeKind::memberOf:
            return member();
        case graph::EdgeKind::relatesTo:
            return m_input.wording.relation(m_dataset, std::get<model::RelationIndex>(edge.row));
        case graph::EdgeKind::makes:
            return joined(edge.target, Wording::Term::madeBy, edge.source);
        case graph::EdgeKind::teamOf:
        case graph::EdgeKind::partOf:
            return joined(edge.source, Wording::Term::partOf, edge.target);
        }
        return {};
    }

    [[nodiscard]] bool isDisputed(const graph::Edge& edge) const {
        if (const auto* move = std::get_if<model::MoveIndex>(&edge.row))
            return m_dataset.moves[*move].confidence == model::Confidence::disputed;
        if (const auto* relation = std::get_if<model::RelationIndex>(&edge.row))
            return m_dataset.relations[*relation].confidence == model::Confidence::disputed;
        return false;
    }

    /// "move:KEY/joins"; the far end is added where one thing has several such edges.
    [[nodiscard]] std::string edgeName(graph::EdgeIndex index) {
        const auto& edge = m_graph.edge(index);
        auto name = m_graph.idOf(index).text() + '/' + std::string(role(edge.kind));
        if (edge.kind != graph::EdgeKind::leaves && edge.kind != graph::EdgeKind::joins &&
            edge.kind != graph::EdgeKind::relatesTo)
            name += '/' + m_graph.idOf(edge.source).text() + '/' + m_graph.idOf(edge.target).text();
        const int count = ++m_edgeNames[name];
        return count == 1 ? name : name + '/' + std::to_string(count);
    }

    void addEdges() {
        std::vector<Connection> connections;
        for (const auto index : m_input.visible.edges) {
            if (!isDrawn(index))
                continue;
            const auto& row = m_graph.edge(index);
            SceneEdge edge;
            edge.edge = index;
            edge.source = row.source;
            edge.target = row.target;
            edge.id = m_graph.idOf(index);
            edge.name = edgeName(index);
            edge.kind = lineKind(row.kind);
            edge.description = cleanLine(describe(row));
            edge.colour = edgeColour(row);
            edge.isDisputed = isDisputed(row);
            edge.isSelected = isSelectedEdge(index);
            edge.isFaded = m_attention.isDrawn && m_attention.nearEdge[index] == 0;
            m_scene.edges.push_back(std::move(edge));
            connections.push_back({row.source, row.target});
        }
        const auto curves = lead(connections, m_discs);
        for (std::size_t i = 0; i < curves.size(); ++i) {
            auto& edge = m_scene.edges[i];
            edge.from = curves[i].from;
            edge.control = curves[i].control;
            edge.to = curves[i].to;
        }
    }

    void addOpenEnds() {
        if (m_input.visible.openEnds.empty())
            return;
        base::Table<graph::NodeIndex, std::vector<double>> taken;
        taken.resize(m_graph.nodeCount());
        for (const auto& edge : m_scene.edges) {
            const auto& row = m_graph.edge(edge.edge);
            for (const auto& [node, border] : {std::pair(row.source, edge.from), std::pair(row.target, edge.to)}) {
                const Point away = border - m_discs[node]->centre;
                taken[node].push_back(std::atan2(away.y, away.x));
            }
        }
        for (const auto& open : m_input.visible.openEnds) {
            if (!isPlaced(open.person))
                continue;
            const auto& disc = *m_discs[open.person];
            const auto& move = m_dataset.moves[open.move];
            const double angle = freeDirection(taken[open.person]);
            taken[open.person].push_back(angle);
            const Point direction{std::cos(angle), std::sin(angle)};
            SceneOpenEnd end;
            end.person = open.person;
            end.id = moveId(open.move);
            end.name = end.id.text() + "/open-end";
            end.description = cleanLine(m_input.wording.move(m_dataset, open.move));
            end.from = disc.centre + direction * disc.radius;
            end.to = disc.centre + direction * (disc.radius + kMetrics.openEndLength);
            end.colour = companyColour(open.isDestination ? move.from : move.to);
            end.isDestination = open.isDestination;
            end.isDisputed = move.confidence == model::Confidence::disputed;
            end.isSelected = isSelected(end.id);
            end.isFaded = isFaded(open.person);
            m_scene.openEnds.push_back(std::move(end));
        }
    }

    void sortByAttention() {
        const auto rank = [](const auto& thing) { return thing.isSelected ? 2 : thing.isFaded ? 0 : 1; };
        const auto byRank = [&](const auto& a, const auto& b) { return rank(a) < rank(b); };
        std::stable_sort(m_scene.edges.begin(), m_scene.edges.end(), byRank);
        std::stable_sort(m_scene.openEnds.begin(), m_scene.openEnds.end(), byRank);
        std::stable_sort(m_scene.nodes.begin(), m_scene.nodes.end(), byRank);
    }

    /// Selected first, then what is near the selection, companies by size, people by number of edges, then by index
    /// (that is, by key).
    [[nodiscard]] std::vector<const SceneNode*> inLineForLabels() const {
        base::Table<graph::NodeIndex, int> degree;
        degree.assign(m_graph.nodeCount(), 0);
        for (const auto& edge : m_scene.edges) {
            ++degree[m_graph.edge(edge.edge).source];
            ++degree[m_graph.edge(edge.edge).target];
        }
        std::vector<const SceneNode*> line;
        for (const auto& node : m_scene.nodes)
            line.push_back(&node);
        const auto order = [&](const SceneNode& node) {
            const bool isCompany = node.kind == graph::NodeKind::company;
            return std::tuple(!node.isSelected, node.isFaded, !isCompany, -(isCompany ? node.radius : 0),
                              -degree[node.node], node.node);
        };
        std::sort(line.begin(), line.end(),
                  [&](const SceneNode* a, const SceneNode* b) { return order(*a) < order(*b); });
        return line;
    }

    /// Of all that is drawn for a node.
    [[nodiscard]] double reachOf(const SceneNode& node) const {
        return m_discs[node.node]->radius + (node.isSelected ? kMetrics.selectionHalo * lineScale(m_input.zoom) : 0);
    }

    /// Of the ring of an open end, its line included.
    [[nodiscard]] double ringReach() const { return (kMetrics.openEndRadius + 1) * lineScale(m_input.zoom); }

    [[nodiscard]] LabelObstacles obstacles() const {
        LabelObstacles result;
        for (const auto& node : m_scene.nodes)
            result.disks.push_back({node.node, node.centre, reachOf(node)});
        for (const auto& edge : m_scene.edges) {
            const Quadratic curve{edge.from, edge.control, edge.to};
            result.curves.push_back(curve);
            if (edge.isDisputed)
                result.marks.push_back(squareAround(curve.middle(), kMetrics.disputedReach * lineScale(m_input.zoom)));
        }
        result.frame = m_input.labelFrame;
        for (const auto& end : m_scene.openEnds) {
            result.curves.push_back({end.from, (end.from + end.to) * 0.5, end.to});
            result.marks.push_back(squareAround(end.to, ringReach()));
        }
        return result;
    }

    void addLabels() {
        std::vector<LabelRequest> requests;
        for (const auto* node : inLineForLabels()) {
            auto lines =
                m_text.label(node->node, node->isSelected ? NodeText::Weight::selected : NodeText::Weight::plain);
            if (lines.empty())
                continue;
            const bool isPerson = node->kind == graph::NodeKind::person;
            requests.push_back({node->node, node->id.text() + "/label", node->centre, reachOf(*node),
                                isPerson ? LabelRequest::Side::beside : LabelRequest::Side::below, std::move(lines),
                                node->isFaded, node->radius >= kNotable});
        }
        m_scene.labels = placeLabels(requests, obstacles(), 1 / m_input.zoom);
        std::set<graph::NodeIndex> covered;
        for (const auto& label : m_scene.labels)
            if (label.isOverlaid)
                covered.insert(label.node);
        for (auto& node : m_scene.nodes)
            if (covered.contains(node.node))
                node.badge.clear();
        m_scene.labelsLeftOut = requests.size() - m_scene.labels.size();
    }

    void addLegend() {
        const auto word = [this](Wording::Term term) { return m_input.wording.term(term); };
        const auto& colours = coloursOf(m_input.theme);
        const auto add = [this](LegendItem::Mark mark, base::Colour colour, const std::string& text) {
            m_scene.legend.push_back({mark, colour, cleanLine(text)});
        };
        const auto addLine = [&](LegendItem::Mark mark, LineKind kind, Wording::Term term) {
            if (const auto colour = commonColour(kind))
                add(mark, *colour, word(term));
        };
        addLine(LegendItem::Mark::left, LineKind::left, Wording::Term::left);
        addLine(LegendItem::Mark::joined, LineKind::joined, Wording::Term::joined);
        addLine(LegendItem::Mark::stayed, LineKind::stayed, Wording::Term::stayed);
        addLine(LegendItem::Mark::evidence, LineKind::evidence, Wording::Term::listed);
        addLine(LegendItem::Mark::structure, LineKind::structure, Wording::Term::partOf);
        addLine(LegendItem::Mark::relation, LineKind::relation, Wording::Term::funding);
        const auto isDisputedThing = [](const auto& thing) { return thing.isDisputed; };
        if (std::any_of(m_scene.edges.begin(), m_scene.edges.end(), isDisputedThing) ||
            std::any_of(m_scene.openEnds.begin(), m_scene.openEnds.end(), isDisputedThing))
            add(LegendItem::Mark::disputed, colours.disputed, word(Wording::Term::disputed));
        if (!m_scene.openEnds.empty())
            add(LegendItem::Mark::openEnd, colours.mutedText, word(Wording::Term::unknownEnd));
        const bool hasPeople = hasKind(graph::NodeKind::person);
        const bool hasCompanies = hasKind(graph::NodeKind::company);
        if (hasKind(graph::NodeKind::team))
            add(LegendItem::Mark::team, colours.mutedText, word(Wording::Term::team));
        if (hasKind(graph::NodeKind::product))
            add(LegendItem::Mark::product, colours.mutedText, word(Wording::Term::product));
        if (hasShared())
            add(LegendItem::Mark::otherCompanies, colours.otherCompany, word(Wording::Term::otherCompanies));
        if (hasPeople && hasCompanies) {
            add(LegendItem::Mark::text, colours.mutedText, word(Wording::Term::colourIsEmployer));
            add(LegendItem::Mark::text, colours.mutedText, word(Wording::Term::sizeIsPeople));
        }
    }

    [[nodiscard]] bool hasKind(graph::NodeKind kind) const {
        return std::any_of(m_scene.nodes.begin(), m_scene.nodes.end(),
                           [kind](const SceneNode& node) { return node.kind == kind; });
    }
    [[nodiscard]] bool hasShared() const {
        return std::any_of(m_scene.nodes.begin(), m_scene.nodes.end(), [this](const SceneNode& node) {
            return node.kind == graph::NodeKind::company &&
                   !m_input.palette.isDistinct(std::get<model::CompanyIndex>(m_graph.node(node.node).row));
        });
    }

    /// The colour that most lines of a kind have; ties go to the one met first. Empty without such a line.
    [[nodiscard]] std::optional<base::Colour> commonColour(LineKind kind) const {
        std::vector<std::pair<base::Colour, int>> counts;
        for (const auto& edge : m_scene.edges) {
            if (edge.kind != kind)
                continue;
            const auto known = std::find_if(counts.begin(), counts.end(),
                                            [&](const auto& entry) { return entry.first == edge.colour; });
            if (known == counts.end())
                counts.emplace_back(edge.colour, 1);
            else
                ++known->second;
        }
        const auto most = std::max_element(counts.begin(), counts.end(),
                                           [](const auto& a, const auto& b) { return a.second < b.second; });
        return most == counts.end() ? std::nullopt : std::optional(most->first);
    }

    void addBounds() {
        auto& bounds = m_scene.graphBounds;
        for (const auto& node : m_scene.nodes)
            bounds = united(bounds, squareAround(node.centre, reachOf(node) + 2));
        for (const auto& edge : m_scene.edges)
            bounds = united(bounds, boundsOf({edge.from, edge.control, edge.to}));
        for (const auto& end : m_scene.openEnds)
            bounds = united(bounds, squareAround(end.to, ringReach()));
        m_scene.bounds = bounds;
        for (const auto& label : m_scene.labels)
            m_scene.bounds = united(m_scene.bounds, label.box);
    }

    const SceneInput& m_input;
    const graph::TalentGraph& m_graph;
    const model::Dataset& m_dataset;
    const NodeText m_text;
    base::Table<graph::NodeIndex, std::optional<Disc>> m_discs;
    Attention m_attention;
    std::map<std::string, int> m_edgeNames;
    Scene m_scene;
};

} // namespace

Scene compose(const SceneInput& input) {
    return Composer(input).run();
}

Scene composeToFit(SceneInput input, base::Size room, double maxZoom) {
    constexpr double kSnug = 1.03;
    constexpr double kGraphShare = 0.75; ///< of the room, that names leave to the graph at least
    constexpr int kSteps = 6;
    const auto fitting = [room](const base::Rect& bounds) {
        return std::min(room.width / bounds.width, room.height / bounds.height);
    };
    const auto framed = [&](const Scene& scene, double zoom) {
        const base::Point centre = scene.graphBounds.centre();
        const base::Size world{room.width / zoom, room.height / zoom};
        input.zoom = zoom;
        input.labelFrame = {centre.x - world.width / 2, centre.y - world.height / 2, world.width, world.height};
        return compose(input);
    };
    input.zoom = std::min(input.zoom, maxZoom);
    Scene scene = compose(input);
    if (scene.nodes.empty())
        return scene;
    const double least = std::min(maxZoom, kGraphShare * fitting(scene.graphBounds));
    const double snug = input.zoom * kSnug;
    if (const double zoom = fitting(scene.bounds); zoom >= input.zoom) {
        if (std::min(zoom, maxZoom) <= snug)
            return scene;
    } else if (least >= input.zoom && least <= snug) {
        return framed(scene, input.zoom);
    }

    // The closer the zoom, the smaller the labels are in the world, so the fitting zoom is a fixed point: start from
    // the nearest and go down until everything fits.
    input.zoom = maxZoom;
    scene = compose(input);
    for (int step = 0; step < kSteps; ++step) {
        const double zoom = fitting(scene.bounds);
        if (zoom >= input.zoom)
            return scene;
        // A hair less than what just fits, so that the last step need not be repeated for rounding.
        input.zoom = zoom * 0.995;
        if (input.zoom <= least)
            break;
        scene = compose(input);
    }
    return framed(scene, std::max(input.zoom, least));
}

} // namespace whither::scene
