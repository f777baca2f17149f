#include "core/scene/transition.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <string_view>
#include <unordered_map>
#include <utility>

namespace whither::scene {

using base::Point;

namespace {

// Where the stages of removals and of moves end.
constexpr double kGone = 0.25;
constexpr double kMoved = 0.75;

Point mid(Point a, Point b, double share) {
    return a + (b - a) * share;
}

double eased(double share) {
    return share * share * (3 - 2 * share);
}

class Moment {
  public:
    Moment(const Scene& before, const Scene& after, double share)
        : m_before(before), m_after(after), m_left(1 - std::clamp(share / kGone, 0.0, 1.0)),
          m_moved(eased(std::clamp((share - kGone) / (kMoved - kGone), 0.0, 1.0))),
          m_come(std::clamp((share - kMoved) / (1 - kMoved), 0.0, 1.0)) {}

    Scene run() {
        Scene scene;
        scene.legend = m_after.legend;
        scene.landmarks = m_after.landmarks;
        scene.bounds = m_after.bounds;
        scene.graphBounds = m_after.graphBounds;
        scene.theme = m_after.theme;
        scene.zoom = m_after.zoom;
        scene.area = m_after.area;
        addNodes(scene.nodes);
        add(m_before.edges, m_after.edges, scene.edges);
        add(m_before.openEnds, m_after.openEnds, scene.openEnds);
        addLabels(scene.labels);
        return scene;
    }

  private:
    /// How far a node is at this moment from where it was, and from where it will be.
    struct Shift {
        Point before;
        Point after;
        bool isNew = false;
    };

    void addNodes(std::vector<SceneNode>& nodes) {
        std::unordered_map<graph::NodeIndex, const SceneNode*> old;
        old.reserve(m_before.nodes.size());
        for (const SceneNode& node : m_before.nodes)
            old.emplace(node.node, &node);
        std::vector<SceneNode> staying;
        for (const SceneNode& node : m_after.nodes) {
            const auto found = old.find(node.node);
            if (found == old.end()) {
                m_shifts.emplace(node.node, Shift{{}, {}, true});
                if (m_come > 0)
                    staying.push_back(thinned(node, m_come));
                continue;
            }
            const SceneNode& was = *found->second;
            SceneNode now = m_moved < 0.5 ? was : node;
            now.centre = mid(was.centre, node.centre, m_moved);
            now.radius = std::lerp(was.radius, node.radius, m_moved);
            now.enlargement = std::lerp(was.enlargement, node.enlargement, m_moved);
            now.presence = std::lerp(was.presence, node.presence, m_moved);
            now.differenceReach = std::lerp(was.differenceReach, node.differenceReach, m_moved);
            now.colour = mixed(was.colour, node.colour, m_moved);
            m_shifts.emplace(node.node, Shift{now.centre - was.centre, now.centre - node.centre, false});
            staying.push_back(std::move(now));
            old.erase(found);
        }
        for (const SceneNode& node : m_before.nodes)
            if (m_left > 0 && old.contains(node.node))
                nodes.push_back(thinned(node, m_left));
        nodes.insert(nodes.end(), std::make_move_iterator(staying.begin()), std::make_move_iterator(staying.end()));
    }

    template <class Thing> [[nodiscard]] static Thing thinned(const Thing& thing, double presence) {
        Thing thin = thing;
        thin.presence *= presence;
        return thin;
    }

    [[nodiscard]] Shift shiftOf(graph::NodeIndex node) const {
        const auto found = m_shifts.find(node);
        return found == m_shifts.end() ? Shift{} : found->second;
    }

    [[nodiscard]] SceneEdge moved(const SceneEdge& was, const SceneEdge& is) const {
        SceneEdge now = stayed(was, is);
        now.control = mid(was.control, is.control, m_moved);
        return now;
    }
    [[nodiscard]] SceneOpenEnd moved(const SceneOpenEnd& was, const SceneOpenEnd& is) const { return stayed(was, is); }

    /// Of any line in both pictures.
    template <class Line> [[nodiscard]] Line stayed(const Line& was, const Line& is) const {
        Line now = m_moved < 0.5 ? was : is;
        now.from = mid(was.from, is.from, m_moved);
        now.to = mid(was.to, is.to, m_moved);
        now.colour = mixed(was.colour, is.colour, m_moved);
        now.presence = std::lerp(was.presence, is.presence, m_moved);
        return now;
    }

    /// A line that is new: between two that were there before it grows with their move.
    [[nodiscard]] SceneEdge grown(const SceneEdge& edge) const {
        const Shift source = shiftOf(edge.source);
        const Shift target = shiftOf(edge.target);
        if (source.isNew || target.isNew)
            return thinned(edge, m_come);
        SceneEdge now = thinned(edge, std::min(1.0, m_moved * 2));
        now.from = edge.from + source.after;
        now.to = edge.to + target.after;
        now.control = edge.control + (source.after + target.after) * 0.5;
        return now;
    }
    [[nodiscard]] SceneOpenEnd grown(const SceneOpenEnd& end) const { return thinned(end, m_come); }

    template <class Line>
    void add(const std::vector<Line>& before, const std::vector<Line>& after, std::vector<Line>& lines) {
        std::unordered_map<std::string_view, const Line*> old;
        old.reserve(before.size());
        for (const Line& line : before)
            old.emplace(line.name, &line);
        std::vector<Line> there;
        for (const Line& line : after) {
            const auto found = old.find(line.name);
            if (found != old.end()) {
                there.push_back(moved(*found->second, line));
                old.erase(found);
            } else if (Line now = grown(line); now.presence > 0) {
                there.push_back(std::move(now));
            }
        }
        for (const Line& line : before)
            if (m_left > 0 && old.contains(line.name))
                lines.push_back(thinned(line, m_left));
        lines.insert(lines.end(), std::make_move_iterator(there.begin()), std::make_move_iterator(there.end()));
    }

    [[nodiscard]] static bool saysTheSame(const SceneLabel& a, const SceneLabel& b) {
        return std::equal(
            a.lines.begin(), a.lines.end(), b.lines.begin(), b.lines.end(),
            [](const SceneLabel::Line& x, const SceneLabel::Line& y) { return x.text == y.text && x.role == y.role; });
    }

    [[nodiscard]] static SceneLabel shifted(const SceneLabel& label, Point by, double presence) {
        SceneLabel now = thinned(label, presence);
        now.box.x += by.x;
        now.box.y += by.y;
        for (SceneLabel::Line& line : now.lines)
            line.baseline = line.baseline + by;
        if (now.leader) {
            now.leader->from = now.leader->from + by;
            now.leader->to = now.leader->to + by;
        }
        return now;
    }

    void addLabels(std::vector<SceneLabel>& labels) const {
        std::unordered_map<graph::NodeIndex, const SceneLabel*> old;
        old.reserve(m_before.labels.size());
        for (const SceneLabel& label : m_before.labels)
            old.emplace(label.node, &label);
        std::vector<SceneLabel> there;
        for (const SceneLabel& label : m_after.labels) {
            const auto found = old.find(label.node);
            if (found == old.end()) {
                if (m_come > 0)
                    there.push_back(thinned(label, m_come));
                continue;
            }
            const SceneLabel& was = *found->second;
            const Shift shift = shiftOf(label.node);
            if (saysTheSame(was, label)) {
                const Point way{(label.box.x - was.box.x) * (m_moved - 1), (label.box.y - was.box.y) * (m_moved - 1)};
                there.push_back(shifted(label, way, 1));
            } else {
                if (m_moved < 1)
                    there.push_back(shifted(was, shift.before, 1 - m_moved));
                if (m_moved > 0)
                    there.push_back(shifted(label, shift.after, m_moved));
            }
            old.erase(found);
        }
        for (const SceneLabel& label : m_before.labels)
            if (m_left > 0 && old.contains(label.node))
                labels.push_back(thinned(label, m_left));
        labels.insert(labels.end(), std::make_move_iterator(there.begin()), std::make_move_iterator(there.end()));
    }

    const Scene& m_before;
    const Scene& m_after;
    const double m_left;  ///< presence of what is no more
    const double m_moved; ///< share of the way
    const double m_come;  ///< presence of what is new
    std::unordered_map<graph::NodeIndex, Shift> m_shifts;
};

} // namespace

Scene between(const Scene& before, const Scene& after, double share) {
    return Moment(before, after, share).run();
}

} // namespace whither::scene
