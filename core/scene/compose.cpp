#include "core/scene/attention.h"
#include "core/scene/edge_text.h"
#include "core/scene/edges.h"
#include "core/scene/labels.h"
#include "core/scene/legend.h"
#include "core/scene/lines.h"
#include "core/scene/node_text.h"
#include "core/scene/scene.h"
#include "core/scene/text.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace whither::scene {

using base::Point;

namespace {

/// A company of so many people is not left without a name for want of room.
const double kNotable = companyRadius({.now = 5, .ever = 5});

constexpr double kRounding = 1e-9;
/// Nor are those of so few that are selected.
constexpr std::size_t kFewSelected = 6;

/// Pixels that the disk of a person and of anything else has at least.
constexpr double kDust = 2;
constexpr double kStone = 3.2;
/// Pixels of a disk's radius at which its name comes, and at which it is there: of people and of anything else.
constexpr double kNameOfPerson[] = {2.8, 3.2};
constexpr double kNameOfOther[] = {3.6, 4.0};
/// How much of the finest level has come, at which the names of its small companies do: soon, for a name that has come
/// only in part cannot be read.
constexpr double kNameOfSmall[] = {0.45, 0.55};
/// Pixels of the line to an open end, likewise.
constexpr double kOpenEnd[] = {4, 8};
/// Bundles that show their number at most; the weaker of them faintly.
constexpr std::size_t kNumbered = 24;
constexpr std::size_t kNumberedFlows = 80;
/// Those that must be named, rather than not be, disks of less than this share.
constexpr double kMayCover = 0.75;
/// Pixels of a disk's radius up to which the name of one of few that are selected covers it rather than not be.
constexpr double kSelectedMayCover = 14;
/// So many of the foremost names may cover disks that are hardly larger than their own.
constexpr std::size_t kLandmarks = 60;
constexpr double kMayCoverAlike = 1.3;
/// Of so few disks each has a name, if there is any room for it.
constexpr std::size_t kFewDisks = 48;
/// Far off a name may cover disks of less than this share of its own one's radius.
constexpr double kCovers = 0.6;

double share(const double (&range)[2], double value) {
    return std::clamp((value - range[0]) / (range[1] - range[0]), 0.0, 1.0);
}

class Composer {
  public:
    Composer(const SceneInput& input, const LevelOfDetail& detail)
        : m_input(input), m_graph(input.graph), m_dataset(input.graph.dataset()), m_detail(detail),
          m_cut(detail.cutAt(input.zoom)), m_finest(m_cut.level - (m_cut.finer > 0 ? 1 : 0)), m_attention(input),
          m_text(input.graph, input.visible, input.measurer, input.wording), m_edgeText(input, m_text) {
        std::vector<std::string> keys;
        for (const auto& group : input.visible.groups)
            keys.push_back(group.key);
        m_hues = huesOf(keys);
    }

    Scene run() {
        m_scene.theme = m_input.theme;
        m_scene.zoom = m_input.zoom;
        m_scene.area = m_input.area;
        addNodes();
        addEdges();
        addOpenEnds();
        sortByAttention();
        addLabels();
        m_scene.legend = legendOf(m_scene, m_input);
        addLandmarks();
        addBounds();
        return std::move(m_scene);
    }

  private:
    /// A node as it is drawn.
    struct Drawn {
        Point centre;
        double radius = 0; ///< of the disk, enlarged
        double enlargement = 1;
        double presence = 1;
        LevelOfDetail::StandsFor standsFor;
        int degree = 0; ///< lines drawn
    };

    [[nodiscard]] bool isFaded(graph::NodeIndex node) const {
        return m_attention.isDrawn() && !m_attention.isNear(node) && !m_near.contains(node);
    }
    [[nodiscard]] base::Colour companyColour(std::optional<model::CompanyIndex> company) const {
        const auto* group = company ? m_input.visible.drawnIn(*company) : nullptr;
        if (group == nullptr)
            return m_input.palette.colour(company, m_input.theme);
        if (m_input.visible.grouping == query::FlowGrouping::parent)
            return m_input.palette.colour(*company, group->companies, m_input.theme);
        const auto hue = m_hues[static_cast<std::size_t>(group - m_input.visible.groups.data())];
        return hue ? Palette::hue(*hue, m_input.theme) : coloursOf(m_input.theme).otherCompany;
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

    /// Where and how large a node is drawn, whether or not it is in the area.
    Drawn& drawn(graph::NodeIndex node) {
        const auto [entry, isNew] = m_drawn.try_emplace(node);
        Drawn& drawn = entry->second;
        if (!isNew)
            return drawn;
        drawn.centre = *m_input.positions[node];
        const double radius = radiusOf(m_graph, m_input.visible, node);
        const bool isTaken = m_detail.levelOf(node) >= m_cut.level;
        drawn.presence = isTaken || m_attention.foremost().contains(node) ? 1 : m_cut.finer;
        double count = 0;
        if (m_detail.levelOf(node) >= m_finest) {
            const auto finer = m_detail.standsFor(node, m_finest);
            const auto coarser = isTaken ? m_detail.standsFor(node, m_cut.level) : finer;
            count = std::lerp(coarser.all(), finer.all(), m_cut.finer);
            drawn.standsFor = m_cut.finer < 0.5 ? coarser : finer;
        }
        const double least = m_graph.node(node).kind == graph::NodeKind::person ? kDust : kStone;
        drawn.radius = std::max({radius, least / m_input.zoom, m_detail.reach(count, m_input.zoom) / m_input.zoom});
        drawn.enlargement = drawn.radius / radius;
        return drawn;
    }

    /// As lines see it.
    [[nodiscard]] Disc discOf(graph::NodeIndex node) {
        const Drawn& disc = drawn(node);
        const bool hasHalo = m_graph.node(node).kind == graph::NodeKind::company;
        return {disc.centre, disc.radius + (hasHalo ? kMetrics.companyHalo * disc.enlargement : 0)};
    }

    void addNodes() {
        auto nodes = m_detail.nodesIn(m_input.area, m_finest);
        for (const auto node : m_attention.foremost())
            if (m_detail.contains(node))
                nodes.push_back(node);
        std::sort(nodes.begin(), nodes.end());
        nodes.erase(std::unique(nodes.begin(), nodes.end()), nodes.end());
        if (m_finest > 0)
            for (const auto node : m_attention.nodes())
                if (m_detail.contains(node))
                    m_near.insert(m_detail.representative(node, m_finest));
        m_scene.nodes.reserve(nodes.size());
        for (const auto index : nodes)
            addNode(index);
        m_nodes = std::move(nodes);
    }

    void addNode(graph::NodeIndex index) {
        const Drawn& disc = drawn(index);
        SceneNode node;
        node.node = index;
        node.id = m_graph.idOf(index);
        node.kind = m_graph.node(index).kind;
        node.name = m_text.name(index);
        node.description = m_text.description(index);
        if (disc.standsFor.all() > 0)
            node.description +=
                kSeparator + cleanLine(m_input.wording.standsFor(disc.standsFor.people, disc.standsFor.others));
        node.centre = disc.centre;
        node.radius = disc.radius;
        node.enlargement = disc.enlargement;
        node.standsFor = disc.standsFor;
        node.presence = disc.presence;
        node.colour = colourOf(index);
        if (disc.radius * m_input.zoom >= kSmallestBadge) {
            node.badge = m_text.badge(index, m_input.zoom);
            node.badgeWidth =
                m_input.measurer.width(node.badge, FontRole::badge, kMetrics.badgeFont) / kMetrics.badgeFont;
        }
        if (const auto* person = std::get_if<model::PersonIndex>(&m_graph.node(index).row);
            person != nullptr && m_input.visible.comparison)
            mark(node, m_input.visible.comparison->find(*person));
        node.isSelected = m_attention.isSelected(node.id);
        if (const auto* company = std::get_if<model::CompanyIndex>(&m_graph.node(index).row))
            if (const auto* group = m_input.visible.drawnIn(*company)) {
                node.isSelected = m_attention.isSelected(index);
                for (const auto one : group->companies)
                    node.selects.push_back(m_graph.idOf(m_graph.nodeOf(one)));
            }
        node.isFaded = isFaded(index);
        node.isPinned = m_input.pinned.contains(node.id);
        m_scene.nodes.push_back(std::move(node));
    }

    /// One that stands for others has no mark, which would be taken for theirs; nor has a mere dot.
    void mark(SceneNode& node, const query::Compared* compared) const {
        if (compared == nullptr)
            return;
        node.description += kSeparator + cleanLine(m_input.wording.compared(m_dataset, *compared));
        if (node.standsFor.all() > 0 || node.radius / node.enlargement * m_input.zoom < kSmallestMarked)
            return;
        node.difference = compared->difference;
        node.differenceReach =
            std::max(kMetrics.differenceReach * node.radius, kMetrics.differenceLeast / m_input.zoom);
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

    [[nodiscard]] bool isDisputed(const graph::Edge& edge) const {
        if (const auto* move = std::get_if<model::MoveIndex>(&edge.row))
            return m_dataset.moves[*move].confidence == model::Confidence::disputed;
        if (const auto* relation = std::get_if<model::RelationIndex>(&edge.row))
            return m_dataset.relations[*relation].confidence == model::Confidence::disputed;
        return false;
    }

    [[nodiscard]] bool isDeparture(const Line& line) const {
        return !line.bundle && m_graph.edge(line.edge).kind == graph::EdgeKind::leaves;
    }

    /// Of a departure. The line may end elsewhere, at what stands for the person.
    [[nodiscard]] model::PersonIndex personOf(const Line& line) const {
        return m_dataset.moves[std::get<model::MoveIndex>(m_graph.edge(line.edge).row)].person;
    }

    /// Leaves one line of those that tell one departure, the first of them, which then stands for the other rows too.
    void joinDepartures(std::vector<Line>& lines) {
        std::map<std::pair<model::PersonIndex, graph::NodeIndex>, std::vector<std::size_t>> alike;
        for (std::size_t i = 0; i < lines.size(); ++i)
            if (isDeparture(lines[i]))
                alike[{personOf(lines[i]), m_graph.edge(lines[i].edge).source}].push_back(i);
        std::set<std::size_t> told;
        for (const auto& [ends, places] : alike) {
            if (places.size() < 2)
                continue;
            const auto career = m_input.careers[ends.first];
            for (const auto& spell : career.spells) {
                std::optional<std::size_t> first;
                for (const auto place : places) {
                    const auto move = std::get<model::MoveIndex>(m_graph.edge(lines[place].edge).row);
                    if (std::find(spell.departures.begin(), spell.departures.end(), move) == spell.departures.end())
                        continue;
                    if (!first) {
                        first = place;
                        continue;
                    }
                    told.insert(place);
                    m_alsoTells[lines[*first].edge].push_back(lines[place].edge);
                }
            }
        }
        std::size_t place = 0;
        std::erase_if(lines, [&](const Line&) { return told.contains(place++); });
    }

    void addEdges() {
        auto lines = chooseLines({m_input, m_detail, m_cut, m_finest, m_attention, m_nodes,
                                  [this](graph::NodeIndex node) { return discOf(node).centre; }},
                                 m_scene.linesLeftOut);
        joinDepartures(lines);
        std::vector<Connection> connections;
        connections.reserve(lines.size());
        m_scene.edges.reserve(lines.size());
        for (const auto& line : lines) {
            m_scene.edges.push_back(line.bundle ? bundleOf(line) : edgeOf(line));
            ++drawn(line.source).degree;
            ++drawn(line.target).degree;
            connections.push_back({line.source, line.target, discOf(line.source), discOf(line.target)});
        }
        const auto curves = lead(connections);
        for (std::size_t i = 0; i < curves.size(); ++i) {
            auto& edge = m_scene.edges[i];
            edge.from = curves[i].from;
            edge.control = curves[i].control;
            edge.to = curves[i].to;
        }
        numberBundles();
    }

    [[nodiscard]] SceneEdge edgeOf(const Line& line) {
        const auto& row = m_graph.edge(line.edge);
        SceneEdge edge;
        edge.edge = line.edge;
        edge.source = line.source;
        edge.target = line.target;
        edge.id = m_graph.idOf(line.edge);
        edge.name = m_edgeText.name(line.edge);
        edge.kind = lineKind(row.kind);
        edge.description = m_edgeText.description(line.edge);
        edge.colour = edgeColour(row);
        edge.presence = line.presence;
        edge.isDisputed = isDisputed(row);
        edge.isSelected = m_attention.isSelected(line.edge);
        edge.isFaded = m_attention.isDrawn() && !m_attention.isNear(line.edge);
        if (const auto others = m_alsoTells.find(line.edge); others != m_alsoTells.end()) {
            edge.selects = {edge.id};
            for (const auto other : others->second) {
                edge.selects.push_back(m_graph.idOf(other));
                edge.description += "\n" + m_edgeText.description(other);
                edge.isDisputed = edge.isDisputed || isDisputed(m_graph.edge(other));
                edge.isSelected = edge.isSelected || m_attention.isSelected(other);
                edge.isFaded = edge.isFaded && !m_attention.isNear(other);
            }
        }
        return edge;
    }

    [[nodiscard]] SceneEdge bundleOf(const Line& line) {
        SceneEdge edge;
        edge.source = line.source;
        edge.target = line.target;
        edge.id = m_graph.idOf(line.source);
        edge.kind = LineKind::bundle;
        edge.colour = colourOf(line.target);
        edge.count = line.count();
        edge.presence = line.presence;
        if (line.steps != nullptr) {
            edge.name = m_edgeText.nameOfFlow(*line.bundle);
            edge.description = m_edgeText.descriptionOfFlow(*line.bundle);
            edge.hasDirection = true;
            edge.selects = idsOf(*line.steps);
            m_back.emplace(std::pair(edge.source, edge.target), line.bundle->back);
            edge.isSelected = m_attention.isSelected(*line.steps);
        } else {
            edge.name = m_edgeText.name(*line.bundle);
            edge.description = m_edgeText.description(*line.bundle);
            edge.hasDirection = line.bundle->forth != line.bundle->back;
        }
        edge.isFaded = m_attention.isDrawn() && !line.isNear;
        return edge;
    }

    /// People and moves, each once.
    [[nodiscard]] std::vector<model::EntityId> idsOf(const query::VisibleSet::Steps& steps) const {
        std::set<model::PersonIndex> people;
        std::set<model::MoveIndex> moves;
        for (const auto& step : steps) {
            people.insert(step.person);
            for (const auto& move : {step.departure, step.arrival})
                if (move)
                    moves.insert(*move);
        }
        std::vector<model::EntityId> ids;
        for (const auto person : people)
            ids.push_back({model::EntityKind::person, m_dataset.people[person].key});
        for (const auto move : moves)
            ids.push_back({model::EntityKind::move, m_dataset.moves[move].key});
        return ids;
    }

    void numberBundles() {
        std::vector<SceneEdge*> bundles;
        for (auto& edge : m_scene.edges)
            if (!edge.edge && (edge.count > 1 || !edge.selects.empty()))
                bundles.push_back(&edge);
        const auto most = std::min(bundles.size(), m_input.visible.flows.empty() ? kNumbered : kNumberedFlows);
        std::partial_sort(bundles.begin(), bundles.begin() + static_cast<std::ptrdiff_t>(most), bundles.end(),
                          [](const SceneEdge* a, const SceneEdge* b) {
                              return std::tuple(a->isFaded, b->count, a->source, a->target) <
                                     std::tuple(b->isFaded, a->count, b->source, b->target);
                          });
        std::vector<base::Rect> taken;
        for (std::size_t i = 0; i < most; ++i) {
            SceneEdge& edge = *bundles[i];
            edge.badge = cleanLine(textOf(edge));
            edge.badgeWidth =
                m_input.measurer.width(edge.badge, FontRole::badge, kMetrics.badgeFont) / kMetrics.badgeFont;
            if (!edge.selects.empty())
                placeBadge(edge, taken);
        }
    }

    /// Of a flow with the net, which is told on the stronger of its two ways.
    [[nodiscard]] std::string textOf(const SceneEdge& edge) const {
        const auto back = m_back.find({edge.source, edge.target});
        if (!edge.selects.empty() && back != m_back.end())
            return m_input.wording.flowCount(edge.count, back->second);
        return m_input.wording.headcount(static_cast<int>(edge.count), static_cast<int>(edge.count));
    }

    /// World units around a number on a line.
    [[nodiscard]] base::Rect badgeBox(const SceneEdge& edge, Point middle) const {
        const double height = (edge.selects.empty() ? kMetrics.detailFont : kFlowFont) / m_input.zoom;
        const double width = std::max(edge.badgeWidth, 1.0) * height;
        return {middle.x - width / 2, middle.y - height / 2, width, height};
    }

    /// As near to the middle as is clear of disks and of the numbers before; where nothing is, there is no number.
    void placeBadge(SceneEdge& edge, std::vector<base::Rect>& taken) const {
        const Quadratic curve{edge.from, edge.control, edge.to};
        for (const double at : {0.5, 0.42, 0.58, 0.34, 0.66, 0.26, 0.74}) {
            const base::Rect box = badgeBox(edge, curve.at(at)).grown(1 / m_input.zoom);
            if (std::any_of(m_scene.nodes.begin(), m_scene.nodes.end(),
                            [&](const SceneNode& node) { return distance(box, node.centre) < node.radius; }) ||
                std::any_of(taken.begin(), taken.end(), [&](const base::Rect& other) { return box.overlaps(other); }))
                continue;
            edge.badgeAt = at;
            taken.push_back(box);
            return;
        }
        edge.badge.clear();
    }

    void addOpenEnds() {
        const double presence = share(kOpenEnd, kMetrics.openEndLength * m_input.zoom);
        if (m_input.visible.openEnds.empty() || presence <= 0)
            return;
        std::unordered_map<graph::NodeIndex, std::vector<double>> taken;
        for (const auto& open : m_input.visible.openEnds)
            if (std::binary_search(m_nodes.begin(), m_nodes.end(), open.person))
                taken.try_emplace(open.person);
        for (const auto& edge : m_scene.edges)
            for (const auto& [node, border] : {std::pair(edge.source, edge.from), std::pair(edge.target, edge.to)})
                if (const auto at = taken.find(node); at != taken.end()) {
                    const Point away = border - drawn(node).centre;
                    at->second.push_back(std::atan2(away.y, away.x));
                }
        for (const auto& open : m_input.visible.openEnds) {
            const auto angles = taken.find(open.person);
            if (angles == taken.end())
                continue;
            const Drawn& disc = drawn(open.person);
            const auto& move = m_dataset.moves[open.move];
            const double angle = freeDirection(angles->second);
            angles->second.push_back(angle);
            const Point direction{std::cos(angle), std::sin(angle)};
            SceneOpenEnd end;
            end.person = open.person;
            end.id = {model::EntityKind::move, move.key};
            end.name = end.id.text() + "/open-end";
            end.description = cleanLine(m_input.wording.move(m_dataset, open.move));
            end.from = disc.centre + direction * disc.radius;
            end.to = disc.centre + direction * (disc.radius + kMetrics.openEndLength);
            end.colour = companyColour(open.isDestination ? move.from : move.to);
            end.presence = presence * disc.presence;
            end.isDestination = open.isDestination;
            end.isDisputed = move.confidence == model::Confidence::disputed;
            end.isSelected = m_attention.isSelected(end.id);
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

    /// By its people: far off every disk is drawn as large as that of five.
    [[nodiscard]] bool mustBeNamed(const SceneNode& node) const {
        return node.kind == graph::NodeKind::company && node.radius / node.enlargement >= kNotable - kRounding &&
               (m_cut.level == 0 || m_detail.crowding() == 0);
    }

    /// 0 to 1: whether the node is large enough on screen to have a name.
    [[nodiscard]] double namePresence(const SceneNode& node) const {
        if (node.isSelected || mustBeNamed(node))
            return 1;
        const double pixels = node.radius * m_input.zoom;
        if (node.kind == graph::NodeKind::person)
            return share(kNameOfPerson, pixels) * node.presence;
        // Where everything is drawn, small companies are told by name as far as there is room.
        const double all = m_cut.level == 0 ? 1 : m_cut.level == 1 ? m_cut.finer : 0;
        return std::lerp(share(kNameOfOther, pixels) * node.presence, 1, share(kNameOfSmall, all));
    }

    /// Selected first, then what is near the selection, companies by size, people by number of edges, then by index
    /// (that is, by key). Those that were named before stay so rather than give way to others that are hardly more.
    [[nodiscard]] std::vector<const SceneNode*> inLineForLabels() {
        std::unordered_map<graph::NodeIndex, char> hadName;
        if (m_input.before != nullptr)
            for (const auto& label : m_input.before->labels)
                hadName.emplace(label.node, 0);
        constexpr int kStay = 2;
        constexpr double kStaysLarge = 1.25;
        std::vector<std::pair<std::tuple<bool, bool, bool, double, int, graph::NodeIndex>, const SceneNode*>> line;
        for (const auto& node : m_scene.nodes) {
            if (namePresence(node) <= 0)
                continue;
            const bool isCompany = node.kind == graph::NodeKind::company;
            const bool isNamed = hadName.contains(node.node);
            const int degree = drawn(node.node).degree + (isNamed ? kStay : 0);
            const double size = isCompany ? node.radius * (isNamed ? kStaysLarge : 1) : 0;
            line.emplace_back(std::tuple(!node.isSelected, node.isFaded, !isCompany, -size, -degree, node.node), &node);
        }
        std::sort(line.begin(), line.end());
        std::vector<const SceneNode*> nodes;
        nodes.reserve(line.size());
        for (const auto& [order, node] : line)
            nodes.push_back(node);
        return nodes;
    }

    /// Of all that is drawn for a node.
    [[nodiscard]] double reachOf(const SceneNode& node) {
        return discOf(node.node).radius + (node.isSelected ? kMetrics.selectionHalo * lineScale(m_input.zoom) : 0);
    }

    /// Of the ring of an open end, its line included.
    [[nodiscard]] double ringReach() const { return (kMetrics.openEndRadius + 1) * lineScale(m_input.zoom); }

    [[nodiscard]] LabelObstacles obstacles() {
        LabelObstacles result;
        for (const auto& node : m_scene.nodes) {
            result.disks.push_back({node.node, node.centre, reachOf(node)});
            if (node.difference)
                result.marks.push_back(squareAround(node.centre + Point{0, node.radius}, node.differenceReach * 1.3));
        }
        for (const auto& edge : m_scene.edges) {
            const Quadratic curve{edge.from, edge.control, edge.to};
            result.curves.push_back(curve);
            if (edge.isDisputed)
                result.marks.push_back(squareAround(curve.middle(), kMetrics.disputedReach * lineScale(m_input.zoom)));
            if (!edge.badge.empty())
                result.marks.push_back(badgeBox(edge, curve.at(edge.badgeAt)));
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
        std::size_t nameless = 0;
        const bool isOfFew = m_scene.nodes.size() <= kFewDisks && m_cut.level == 0;
        std::unordered_map<graph::NodeIndex, int> places;
        if (m_input.before != nullptr)
            for (const auto& label : m_input.before->labels)
                if (label.place)
                    places.emplace(label.node, *label.place);
        for (const auto* node : inLineForLabels()) {
            auto lines = m_text.label(
                node->node, node->isSelected ? NodeText::Weight::selected : NodeText::Weight::plain, node->standsFor);
            if (lines.empty()) {
                ++nameless;
                continue;
            }
            const bool isPerson = node->kind == graph::NodeKind::person;
            LabelRequest request;
            request.node = node->node;
            request.name = node->id.text() + "/label";
            request.centre = node->centre;
            request.radius = reachOf(*node);
            request.side = isPerson ? LabelRequest::Side::beside : LabelRequest::Side::below;
            request.lines = std::move(lines);
            request.presence = namePresence(*node);
            request.isFaded = node->isFaded;
            // Among thousands of disks the names of the large ones would find no room else.
            request.coversBelow = m_cut.level == 0 ? 0 : kCovers * std::cbrt(m_detail.crowding()) * node->radius;
            const bool isAlone = node->isSelected && m_input.selection.size() <= kFewSelected;
            request.mayBeLed = isAlone || mustBeNamed(*node) || isOfFew;
            // Rather beside its disk and over some of the dots around it, which have no name, than somewhere else.
            if (isAlone || mustBeNamed(*node)) {
                request.coversBelow = std::max(request.coversBelow, kNameOfPerson[0] / m_input.zoom);
                const double dots = isAlone ? kSelectedMayCover : kNameOfPerson[1];
                request.mayCoverBelow = std::max(kMayCover * node->radius, dots / m_input.zoom);
            }
            // Where all disks are much alike, some are named all the same, to tell where one is.
            if (m_cut.level > 0 && m_detail.crowding() > 0 && requests.size() < kLandmarks)
                request.mayCoverBelow = std::max(request.mayCoverBelow, kMayCoverAlike * node->radius);
            if (isOfFew) {
                request.brief = m_text.brief(request.lines);
                request.isNearest = true;
            }
            if (const auto place = places.find(node->node); place != places.end())
                request.before = place->second;
            requests.push_back(std::move(request));
        }
        m_scene.labels = placeLabels(requests, obstacles(), 1 / m_input.zoom);
        std::set<graph::NodeIndex> covered;
        for (const auto& label : m_scene.labels)
            if (label.isOverlaid &&
                label.box.overlaps(base::squareAround(drawn(label.node).centre, kMetrics.badgeFont / m_input.zoom)))
                covered.insert(label.node);
        for (auto& node : m_scene.nodes)
            if (covered.contains(node.node))
                node.badge.clear();
        m_scene.labelsLeftOut = m_scene.nodes.size() - nameless - m_scene.labels.size();
    }

    void addLandmarks() {
        constexpr std::size_t kMost = 500;
        std::size_t level = 0;
        while (level + 1 < m_detail.levelCount() && m_detail.takenAt(level) > kMost)
            ++level;
        for (const auto node : m_detail.nodesIn({}, level))
            m_scene.landmarks.push_back(
                {*m_input.positions[node], radiusOf(m_graph, m_input.visible, node), colourOf(node)});
        std::reverse(m_scene.landmarks.begin(), m_scene.landmarks.end());
    }

    void addBounds() {
        auto& bounds = m_scene.graphBounds;
        if (!m_input.area.isEmpty())
            bounds = m_detail.bounds().grown(kMetrics.companyMaxRadius);
        for (const auto& node : m_scene.nodes)
            bounds = united(bounds, squareAround(node.centre, reachOf(node) + 2 + node.differenceReach));
        for (const auto& edge : m_scene.edges)
            bounds = united(bounds, boundsOf({edge.from, edge.control, edge.to}));
        for (const auto& end : m_scene.openEnds)
            bounds = united(bounds, squareAround(end.to, ringReach()));
        m_scene.bounds = bounds;
        for (const auto& label : m_scene.labels)
            m_scene.bounds = united(m_scene.bounds, label.box);
    }

    static constexpr auto kSeparator = " · ";
    /// Pixels that a person's disk would have, were it drawn as small as it is, to have a mark.
    static constexpr double kSmallestMarked = 1.2;
    /// Pixels of a disk in which a badge could be read.
    static constexpr double kSmallestBadge = 3;

    const SceneInput& m_input;
    const graph::TalentGraph& m_graph;
    const model::Dataset& m_dataset;
    const LevelOfDetail& m_detail;
    const LevelOfDetail::Cut m_cut;
    const std::size_t m_finest; ///< level of all that is drawn, what is only coming included
    const Attention m_attention;
    std::vector<std::optional<std::size_t>> m_hues; ///< of groups of companies
    std::unordered_set<graph::NodeIndex> m_near;    ///< those that stand for what is near the selection
    const NodeText m_text;
    EdgeText m_edgeText;
    std::unordered_map<graph::NodeIndex, Drawn> m_drawn;
    std::vector<graph::NodeIndex> m_nodes;                                           ///< drawn in the area, ascending
    std::unordered_map<graph::EdgeIndex, std::vector<graph::EdgeIndex>> m_alsoTells; ///< the same departure
    /// Of each flow, by its ends: what goes the other way.
    std::map<std::pair<graph::NodeIndex, graph::NodeIndex>, std::uint32_t> m_back;
    Scene m_scene;
};

} // namespace

Scene compose(const SceneInput& input) {
    if (input.detail != nullptr)
        return Composer(input, *input.detail).run();
    return Composer(input, LevelOfDetail(input.graph, input.visible, input.positions)).run();
}

} // namespace whither::scene
