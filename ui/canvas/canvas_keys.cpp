#include "ui/canvas/canvas_keys.h"

#include "ui/canvas/graph_canvas.h"

#include <QKeyEvent>

#include <algorithm>
#include <cmath>
#include <optional>
#include <set>
#include <vector>

namespace whither::ui {

namespace {

constexpr double kPanStep = 60;

} // namespace

bool CanvasKeys::press(const QKeyEvent& event) {
    // With these a key is a command of the window, or none; but Ctrl adds to the selection.
    const bool isCommand = (event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) != 0;
    const bool selects = event.key() == Qt::Key_Space || event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter;
    if (!m_canvas.hasNodes() || (isCommand && !selects))
        return false;
    if (move(event))
        return true;
    // The action may bring another scene.
    const auto* node = m_canvas.keyboardSceneNode();
    return node != nullptr && actOn(model::EntityId(node->id), event);
}

bool CanvasKeys::move(const QKeyEvent& event) {
    const bool isShifted = (event.modifiers() & Qt::ShiftModifier) != 0;
    const auto arrow = [&](Direction direction, QPointF by) { isShifted ? m_canvas.pan(by) : stepTo(direction); };
    switch (event.key()) {
    case Qt::Key_Left:
        arrow(Direction::left, {kPanStep, 0});
        return true;
    case Qt::Key_Right:
        arrow(Direction::right, {-kPanStep, 0});
        return true;
    case Qt::Key_Up:
        arrow(Direction::up, {0, kPanStep});
        return true;
    case Qt::Key_Down:
        arrow(Direction::down, {0, -kPanStep});
        return true;
    case Qt::Key_PageDown:
        stepBy(1);
        return true;
    case Qt::Key_PageUp:
        stepBy(-1);
        return true;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_canvas.zoomIn();
        return true;
    case Qt::Key_Minus:
        m_canvas.zoomOut();
        return true;
    case Qt::Key_0:
    case Qt::Key_Home:
        m_canvas.fit();
        return true;
    case Qt::Key_Z:
        m_canvas.zoomToSelection();
        return true;
    case Qt::Key_Escape:
        Q_EMIT m_canvas.actionRequested(session::ClearSelection{});
        return true;
    default:
        return false;
    }
}

bool CanvasKeys::actOn(const model::EntityId& id, const QKeyEvent& event) {
    const bool isShifted = (event.modifiers() & Qt::ShiftModifier) != 0;
    switch (event.key()) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space: // of a node with the keyboard's ring; otherwise the window has it
        m_canvas.select(id, event.modifiers());
        return true;
    case Qt::Key_L:
        stepAlongLines(id, isShifted ? -1 : 1);
        return true;
    case Qt::Key_P:
        m_canvas.togglePin(id);
        return true;
    case Qt::Key_F:
        m_canvas.focusOn(id);
        return true;
    default:
        return false;
    }
}

void CanvasKeys::enter() {
    if (!m_canvas.hasNodes())
        return;
    const auto& nodes = m_canvas.scene()->nodes;
    const auto selected =
        std::find_if(nodes.begin(), nodes.end(), [](const scene::SceneNode& each) { return each.isSelected; });
    if (const auto* node = m_canvas.keyboardSceneNode())
        m_canvas.setKeyboardNode(model::EntityId(node->id));
    else if (selected != nodes.end())
        m_canvas.setKeyboardNode(model::EntityId(selected->id));
    else
        stepTo(Direction::right);
}

void CanvasKeys::stepTo(Direction direction) {
    const auto* from = m_canvas.keyboardSceneNode();
    const scene::SceneNode* best = nullptr;
    double bestCost = 0;
    const base::Point start = from != nullptr ? from->centre : m_canvas.camera().centre;
    for (const scene::SceneNode& node : m_canvas.scene()->nodes) {
        const base::Point way = node.centre - start;
        const bool isHorizontal = direction == Direction::left || direction == Direction::right;
        const bool isBackward = direction == Direction::left || direction == Direction::up;
        const double along = (isHorizontal ? way.x : way.y) * (isBackward ? -1 : 1);
        const double across = std::abs(isHorizontal ? way.y : way.x);
        if (&node == from || (from != nullptr && along <= 0))
            continue;
        // Without a start every node is a candidate and the nearest to the middle is meant.
        const double cost = from != nullptr ? along + 2 * across : length(way);
        if (best == nullptr || cost < bestCost) {
            best = &node;
            bestCost = cost;
        }
    }
    if (best != nullptr)
        m_canvas.setKeyboardNode(model::EntityId(best->id));
}

void CanvasKeys::stepBy(int nodes) {
    const auto& all = m_canvas.scene()->nodes;
    const auto count = static_cast<std::ptrdiff_t>(all.size());
    std::ptrdiff_t at = nodes > 0 ? -1 : count;
    if (const auto* node = m_canvas.keyboardSceneNode())
        at = node - all.data();
    at = (at + nodes + count) % count;
    m_canvas.setKeyboardNode(model::EntityId(all[static_cast<std::size_t>(at)].id));
}

void CanvasKeys::stepAlongLines(const model::EntityId& id, int lines) {
    const auto* node = m_canvas.nodeAt(id);
    if (node == nullptr)
        return;
    std::set<model::EntityId> moves;
    std::optional<model::EntityId> current;
    const auto meet = [&](const auto& line) {
        if (line.id.kind != model::EntityKind::move && line.id.kind != model::EntityKind::relation)
            return;
        moves.insert(line.id);
        if (line.isSelected)
            current = line.id;
    };
    for (const auto& edge : m_canvas.scene()->edges)
        if (edge.source == node->node || edge.target == node->node)
            meet(edge);
    for (const auto& end : m_canvas.scene()->openEnds)
        if (end.person == node->node)
            meet(end);
    if (moves.empty())
        return;
    const std::vector<model::EntityId> order(moves.begin(), moves.end());
    const auto count = static_cast<std::ptrdiff_t>(order.size());
    std::ptrdiff_t at = lines > 0 ? -1 : count;
    if (current)
        at = std::find(order.begin(), order.end(), *current) - order.begin();
    m_canvas.select(order[static_cast<std::size_t>((at + lines + count) % count)], Qt::NoModifier);
}

} // namespace whither::ui
