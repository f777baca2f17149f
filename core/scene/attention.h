#pragma once

#include "core/scene/scene.h"

#include <unordered_set>

namespace whither::scene {

/// What the selection is about: itself, what it touches, the other half of every move that it touches, and the
/// departures that led people to a company that is selected, if other rows tell them than the arrival. Moves that
/// were selected together with nodes are the way between them: then nothing else stands out.
/// Takes time for what the selection touches alone.
class Attention {
  public:
    explicit Attention(const SceneInput& input);

    /// Anything shown is selected: what is not near it fades.
    [[nodiscard]] bool isDrawn() const { return m_isDrawn; }
    [[nodiscard]] bool isNear(graph::NodeIndex node) const { return m_nodes.contains(node); }
    [[nodiscard]] bool isNear(graph::EdgeIndex edge) const { return m_edges.contains(edge); }
    /// Of one way of a flow in the visible set.
    [[nodiscard]] bool isNear(const query::VisibleSet::Steps& steps) const { return m_nearFlows.contains(&steps); }
    /// All its steps are selected: their moves or, when no move is, their people.
    [[nodiscard]] bool isSelected(const query::VisibleSet::Steps& steps) const {
        return m_selectedFlows.contains(&steps);
    }
    [[nodiscard]] const std::unordered_set<graph::NodeIndex>& nodes() const { return m_nodes; }
    [[nodiscard]] const std::unordered_set<graph::EdgeIndex>& edges() const { return m_edges; }
    /// Selected nodes that are shown and placed.
    [[nodiscard]] const std::unordered_set<graph::NodeIndex>& selected() const { return m_selected; }
    /// These, and what selected people and moves are tied to: drawn by themselves
    /// however far off.
    [[nodiscard]] const std::unordered_set<graph::NodeIndex>& foremost() const { return m_foremost; }

    [[nodiscard]] bool isSelected(const model::EntityId& id) const { return m_input.selection.contains(id); }
    /// Itself or, of a group of companies, one of them.
    [[nodiscard]] bool isSelected(graph::NodeIndex node) const { return m_selected.contains(node); }
    /// Moves and relations are selected by themselves; other edges belong to nodes.
    [[nodiscard]] bool isSelected(graph::EdgeIndex edge) const;

  private:
    /// The node that it is drawn as; empty: it has none.
    [[nodiscard]] std::optional<graph::NodeIndex> nodeOf(const model::EntityId& id) const;
    [[nodiscard]] bool isPlaced(graph::NodeIndex node) const;
    [[nodiscard]] bool isDrawnEdge(graph::EdgeIndex edge) const;
    void take(graph::EdgeIndex edge);
    void takeSelectedNodes();
    void takeSelectedLines();
    void takeFlows();
    void takeDeparturesThatLedHere();

    const SceneInput& m_input;
    bool m_isDrawn = false;
    bool m_isWay = false;
    std::unordered_set<graph::NodeIndex> m_selected; ///< shown and placed
    std::unordered_set<graph::NodeIndex> m_nodes;
    std::unordered_set<graph::EdgeIndex> m_edges;
    std::unordered_set<graph::NodeIndex> m_foremost;
    std::unordered_set<const query::VisibleSet::Steps*> m_nearFlows;
    std::unordered_set<const query::VisibleSet::Steps*> m_selectedFlows;
};

} // namespace whither::scene
