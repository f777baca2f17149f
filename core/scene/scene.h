#pragma once

#include "core/base/colour.h"
#include "core/base/geometry.h"
#include "core/graph/talent_graph.h"
#include "core/layout/force_layout.h"
#include "core/query/career.h"
#include "core/query/filter.h"
#include "core/scene/level_of_detail.h"
#include "core/scene/style.h"
#include "core/scene/text_measurer.h"
#include "core/scene/wording.h"

#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace whither::scene {

/// How a line is to be read; told by dashes and marks, never by colour alone.
enum class LineKind {
    left,      ///< dotted
    joined,    ///< solid, arrowhead at the company
    stayed,    ///< solid, no arrowhead
    evidence,  ///< listed in a team, member of: thin, in short and long strokes
    relation,  ///< dashed; arrowhead at the object
    structure, ///< makes, part of: thin, dashed
    bundle,    ///< several lines as one: solid, the wider the more
};

struct SceneNode {
    graph::NodeIndex node{};
    model::EntityId id;
    graph::NodeKind kind = graph::NodeKind::person;
    std::string name;        ///< untrusted text, as shown (elided by the label, whole here)
    std::string description; ///< for accessibility and <title>: name, employer or headcount
    base::Point centre;      ///< world units
    double radius = 0;       ///< world units
    base::Colour colour;     ///< a company's own, a person's employer's
    std::string badge;       ///< initials or headcount
    double badgeWidth = 0;   ///< of the badge at a font size of 1
    /// How many times as large as by itself: it may stand for others, and is never too small to see.
    double enlargement = 1;
    LevelOfDetail::StandsFor standsFor; ///< those that are not drawn by themselves at this zoom
    double presence = 1;                ///< 0 to 1: how much of it has come, as one zooms in
    /// Of a person in a comparison: marked at the foot of the disk, `differenceReach` world units around.
    std::optional<query::Difference> difference;
    double differenceReach = 0;
    /// What a click selects together: of a group of companies all of them; empty: the one that `id` names.
    std::vector<model::EntityId> selects{};
    bool isSelected = false;
    bool isFaded = false; ///< something else is selected and this is not near it
    bool isPinned = false;
};

/// What a click on a node selects.
[[nodiscard]] inline std::span<const model::EntityId> selectsOf(const SceneNode& node) {
    return node.selects.empty() ? std::span(&node.id, 1) : std::span<const model::EntityId>(node.selects);
}

struct SceneEdge {
    std::optional<graph::EdgeIndex> edge; ///< empty: a bundle, or one way of a flow
    graph::NodeIndex source{};
    graph::NodeIndex target{};
    model::EntityId id; ///< of the move, relation, ... behind it; of a bundle: its source
    std::string name;   ///< unique within the scene: "move:KEY/leaves", "move:KEY/joins", ...
    LineKind kind = LineKind::joined;
    std::string description;
    base::Point from;    ///< on the border of the source's disk (a company's halo included), world units
    base::Point control; ///< of the quadratic curve
    base::Point to;      ///< on the border of the target's disk
    base::Colour colour;
    std::uint32_t count = 1;   ///< of lines in a bundle
    bool hasDirection = false; ///< of a bundle: most of its moves go from source to target
    /// What a click selects together: of a flow its people and moves, of a departure all rows that tell it.
    std::vector<model::EntityId> selects;
    std::string badge;       ///< of a bundle: its count, where there is room for it
    double badgeWidth = 0;   ///< of the badge at a font size of 1
    double badgeAt = 0.5;    ///< where on the curve its middle is, 0 to 1
    double presence = 1;     ///< 0 to 1: how much of it has come, as one zooms in
    bool isDisputed = false; ///< drawn with a mark (an open diamond) in the middle
    bool isSelected = false;
    bool isFaded = false;
};

/// An unknown origin or destination: a short line from the person that ends in an open ring.
struct SceneOpenEnd {
    graph::NodeIndex person{};
    model::EntityId id; ///< of the move
    std::string name;   ///< unique within the scene: "move:KEY/open-end"
    std::string description;
    base::Point from;
    base::Point to; ///< centre of the ring
    base::Colour colour;
    double presence = 1; ///< 0 to 1
    bool isDestination = true;
    bool isDisputed = false;
    bool isSelected = false;
    bool isFaded = false;
};

struct SceneLabel {
    graph::NodeIndex node{};
    std::string name; ///< unique within the scene: "person:KEY/label"
    base::Rect box;   ///< world units, around all lines
    struct Line {
        std::string text; ///< elided, control characters replaced
        FontRole role = FontRole::personName;
        double size = 12;     ///< world units
        base::Point baseline; ///< left end
        double width = 0;     ///< world units
    };
    std::vector<Line> lines;
    enum class Align { left, middle, right } align = Align::left; ///< of the lines, the side that faces the disk
    double presence = 1;                                          ///< 0 to 1
    bool isFaded = false;
    bool isCrossed = false;  ///< lines run beneath it
    bool isOverlaid = false; ///< it stands on its own disk, for want of room elsewhere
    struct Leader {
        base::Point from; ///< on the border of the box
        base::Point to;   ///< on that of the disk
    };
    std::optional<Leader> leader; ///< where it stands far off its disk
    std::optional<int> place;     ///< which of the places beside a disk it has taken; empty: on the disk, or led to it
};

struct LegendItem {
    enum class Mark {
        left,
        joined,
        stayed,
        evidence,
        disputed,
        openEnd,
        relation,
        structure,
        bundle,
        team,
        product,
        otherCompanies,
        arrived, ///< of comparisons, as the next three
        hasLeft,
        hasMoved,
        hasStayed,
        knownOnce,
        text
    };
    Mark mark = Mark::text;
    base::Colour colour;
    std::string text;
};

/// The picture of a graph in world units, as flat lists in drawing order: edges, nodes, labels. Everything that shows
/// it (window, PNG, SVG, PDF, print, accessibility, tests) reads this and nothing else. Within edges and nodes the
/// faded come first and the selected last.
struct Scene {
    std::vector<SceneEdge> edges;
    std::vector<SceneOpenEnd> openEnds;
    std::vector<SceneNode> nodes;
    std::vector<SceneLabel> labels;
    std::vector<LegendItem> legend;
    /// A few hundred nodes of the whole graph, whatever is drawn of it, for an overview.
    struct Landmark {
        base::Point centre;
        double radius = 0; ///< world units
        base::Colour colour;
    };
    std::vector<Landmark> landmarks; ///< the most important last
    base::Rect bounds;               ///< of all that is drawn, and of the whole graph
    base::Rect graphBounds;          ///< of all but the labels
    Theme theme = Theme::light;
    double zoom = 1;               ///< pixels per world unit that it was composed for
    base::Rect area;               ///< what lies outside may be missing; empty: nothing is
    std::size_t labelsLeftOut = 0; ///< for want of room, or on disks too small to have a name
    std::size_t linesLeftOut = 0;  ///< so many that they would hide each other: the weakest and longest
    std::size_t labelLayouts = 1;  ///< how often names were placed to make it: a fitting zoom is searched for
};
using ScenePtr = std::shared_ptr<const Scene>;

/// All that a scene depends on. Nothing is owned; it must live as long as the call.
struct SceneInput {
    const graph::TalentGraph& graph;
    const query::Careers& careers; ///< of the graph's data
    const query::VisibleSet& visible;
    const query::Filter& filter;
    const layout::Positions& positions;
    const Palette& palette;
    const TextMeasurer& measurer;
    const Wording& wording;
    Theme theme = Theme::light;
    /// Labels stay within this part of the world; empty: anywhere.
    base::Rect labelFrame{};
    /// Pixels per world unit: names keep their size on screen, so the closer, the more of them find room. > 0.
    double zoom = 1;
    std::set<model::EntityId> selection; ///< nodes and moves
    std::set<model::EntityId> pinned;
    /// Of the same visible set, and of much the same positions; null: made for this call.
    const LevelOfDetail* detail = nullptr;
    /// What is composed; lines may reach out of it. Empty: everything.
    base::Rect area{};
    /// Labels keep the places that they have there, if they can. Null: none to keep.
    const Scene* before = nullptr;
};

/// Far off, only the nodes that LevelOfDetail takes there are drawn, larger for those that they stand for, and lines
/// between them are bundled. Of more lines than a picture can show, the weakest and longest fade out. What comes and
/// goes with the zoom does so gradually. Takes time for what is drawn, not for the graph, when `detail` is given.
/// What is selected is drawn however far off.
///
/// Shown nodes without a position are left out (the layout has not placed them yet), and their edges.
/// Labels: none overlaps another, or a node that is not its own, but smaller ones if it must not be missing; on its own
/// it stands only where there is no room elsewhere, and the node's badge gives way. A label without room is left out,
/// selected ones and companies first in line; O(n log n) by a grid.
[[nodiscard]] Scene compose(const SceneInput& input);
/// Composed for the zoom (at most `maxZoom`) at which the whole picture, labels included, just fits into `room` pixels.
/// Names do not shrink with the room: where they would take more than a quarter of it, the picture stays as large as
/// that leaves it, and names are put inside or left out. What input says of the zoom is only a guess: when it fits all
/// but snugly, it is kept.
[[nodiscard]] Scene composeToFit(SceneInput input, base::Size room, double maxZoom);

/// Nodes up to which layoutInput() knows exactly how wide names are. Shaping more of them would take longer than all
/// the rest; they are taken to be as wide as their letters.
inline constexpr std::size_t kShapedForLayout = 20'000;
/// What the layout needs to know about what is visible: radii and label sizes as compose() draws them at zoom 1; of
/// more than kShapedForLayout nodes about. `watch`: told of 0 to 1 of placing; where a stop was asked for, what comes
/// back is of no use.
[[nodiscard]] layout::LayoutInput layoutInput(const graph::TalentGraph& graph, const query::VisibleSet& visible,
                                              const TextMeasurer& measurer, const Wording& wording,
                                              const base::Watch& watch = {});

/// What is at a point: a node, else the node whose label is there, else the nearest edge or open end. `tolerance` in
/// world units around thin things. Empty: nothing there.
struct Hit {
    model::EntityId id;
    std::optional<graph::NodeIndex> node; ///< empty: an edge or open end
    std::optional<graph::EdgeIndex> edge;
    std::optional<model::EntityId> other;   ///< of a bundle: the other end, `id` being the one
    std::string line{};                     ///< SceneEdge::name of an edge
    std::vector<model::EntityId> selects{}; ///< SceneEdge::selects; if there are any, these are meant
};
[[nodiscard]] std::optional<Hit> pick(const Scene& scene, base::Point at, double tolerance);

} // namespace whither::scene
