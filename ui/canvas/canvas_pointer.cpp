#include "ui/canvas/canvas_pointer.h"

#include "ui/canvas/graph_canvas.h"

#include <QApplication>
#include <QMouseEvent>

#include <cmath>
#include <utility>

namespace whither::ui {

namespace {

constexpr Qt::KeyboardModifiers kAdding = Qt::ShiftModifier | Qt::ControlModifier;
/// Milliseconds over which the speed of the hand is taken.
constexpr qint64 kMoments = 80;
/// Pixels a second, below which a pan ends where it is.
constexpr double kCoasting = 250;

} // namespace

CanvasPointer::CanvasPointer(GraphCanvas& canvas) : QObject(&canvas), m_canvas(canvas) {}

void CanvasPointer::press(const QMouseEvent& event) {
    const bool isMiddle = event.button() == Qt::MiddleButton;
    if (m_gesture != Gesture::none || !(isMiddle || event.button() == Qt::LeftButton))
        return;
    m_canvas.stopMoving();
    m_button = event.button();
    m_modifiers = event.modifiers();
    m_gesture = isMiddle ? Gesture::panning : Gesture::pressed;
    m_pressedAt = event.position();
    m_lastAt = m_pressedAt;
    m_moments.clear();
    m_pressed = isMiddle ? std::nullopt : m_canvas.hitAt(m_pressedAt);
}

void CanvasPointer::hover(QPointF at) {
    m_restsAt = at;
    const auto hit = m_canvas.hitAt(at);
    if (hit)
        m_canvas.setCursor(Qt::PointingHandCursor);
    else
        m_canvas.unsetCursor();
    const auto node = hit && hit->node ? std::optional(hit->id) : std::nullopt;
    if (node == m_hovered)
        return;
    m_hovered = node;
    m_canvas.updateOverlay();
}

void CanvasPointer::leave() {
    m_restsAt.reset();
    if (!m_hovered)
        return;
    m_hovered.reset();
    m_canvas.updateOverlay();
}

void CanvasPointer::look() {
    if (m_restsAt && m_gesture == Gesture::none)
        hover(*m_restsAt);
}

void CanvasPointer::giveUp() {
    const Gesture gesture = std::exchange(m_gesture, Gesture::none);
    if (gesture == Gesture::none)
        return;
    m_canvas.unsetCursor();
    m_line.clear();
    if (gesture == Gesture::draggingNode) {
        Q_EMIT m_canvas.dragEnded(m_pressed->id, m_canvas.toWorld(m_lastAt) + m_grabOffset);
        m_canvas.noteDragEnded();
    }
    m_canvas.updateOverlay();
}

void CanvasPointer::begin() {
    const auto* node = m_pressed && m_pressed->node ? m_canvas.nodeAt(m_pressed->id) : nullptr;
    leave();
    if ((m_modifiers & kAdding) != 0) {
        // On a node, too: in a crowd there is hardly any ground to begin on.
        m_canvas.setCursor(Qt::CrossCursor);
        m_gesture = (m_modifiers & Qt::ShiftModifier) != 0 ? Gesture::rectangle : Gesture::lasso;
        m_line = {m_pressedAt};
    } else if (node != nullptr) {
        m_canvas.setCursor(Qt::ClosedHandCursor);
        m_gesture = Gesture::draggingNode;
        m_grabOffset = node->centre - m_canvas.toWorld(m_pressedAt);
        Q_EMIT m_canvas.dragStarted(m_pressed->id, node->centre);
    } else {
        m_canvas.setCursor(Qt::ClosedHandCursor);
        m_gesture = Gesture::panning;
    }
}

void CanvasPointer::pan(const QMouseEvent& event) {
    m_moments.push_back({static_cast<qint64>(event.timestamp()), event.position()});
    while (m_moments.size() > 2 && m_moments.back().time - m_moments.front().time > kMoments)
        m_moments.pop_front();
    m_canvas.pan(event.position() - m_lastAt);
}

void CanvasPointer::move(const QMouseEvent& event) {
    const QPointF at = event.position();
    if (m_gesture == Gesture::none)
        return hover(at);
    if (m_gesture == Gesture::pressed) {
        if ((at - m_pressedAt).manhattanLength() < QApplication::startDragDistance())
            return;
        begin();
    }
    switch (m_gesture) {
    case Gesture::draggingNode:
        Q_EMIT m_canvas.dragMoved(m_pressed->id, m_canvas.toWorld(at) + m_grabOffset);
        break;
    case Gesture::rectangle:
    case Gesture::lasso:
        m_line.push_back(at);
        m_canvas.updateOverlay();
        break;
    default:
        pan(event);
        break;
    }
    m_lastAt = at;
}

QPointF CanvasPointer::speed(qint64 now) const {
    if (m_moments.size() < 2 || now - m_moments.back().time > kMoments)
        return {};
    const auto time = m_moments.back().time - m_moments.front().time;
    return time <= 0 ? QPointF() : (m_moments.back().at - m_moments.front().at) * (1000.0 / static_cast<double>(time));
}

void CanvasPointer::release(const QMouseEvent& event) {
    if (m_gesture == Gesture::none || event.button() != m_button)
        return;
    const QPolygonF drawn = outline();
    const Gesture gesture = std::exchange(m_gesture, Gesture::none);
    m_canvas.unsetCursor();
    const bool isAdding = (event.modifiers() & kAdding) != 0;
    switch (gesture) {
    case Gesture::draggingNode: {
        const model::EntityId id = m_pressed->id;
        const base::Point at = m_canvas.toWorld(event.position()) + m_grabOffset;
        if ((event.modifiers() & Qt::AltModifier) != 0)
            Q_EMIT m_canvas.actionRequested(session::Pin{id, at});
        Q_EMIT m_canvas.dragEnded(id, at);
        m_canvas.noteDragEnded();
        break;
    }
    case Gesture::panning:
        if (const QPointF speed = this->speed(static_cast<qint64>(event.timestamp()));
            std::hypot(speed.x(), speed.y()) > kCoasting)
            m_canvas.coast(speed);
        break;
    case Gesture::rectangle:
    case Gesture::lasso:
        m_line.clear();
        selectOutlined(drawn);
        m_canvas.updateOverlay();
        break;
    case Gesture::pressed:
        if (m_pressed)
            m_canvas.select(*m_pressed, event.modifiers());
        else if (!isAdding && m_canvas.hasSelection())
            Q_EMIT m_canvas.actionRequested(session::ClearSelection{});
        break;
    case Gesture::none:
        break;
    }
}

void CanvasPointer::doubleClick(const QMouseEvent& event) {
    // Its first click has selected already.
    m_gesture = Gesture::none;
    if (const auto hit = m_canvas.hitAt(event.position()); event.button() == Qt::LeftButton && hit && hit->node)
        m_canvas.focusOn(hit->id);
}

QPolygonF CanvasPointer::outline() const {
    if (m_line.size() < 2)
        return {};
    if (m_gesture == Gesture::rectangle)
        return QRectF(m_line.front(), m_line.back()).normalized();
    return QPolygonF(QList<QPointF>(m_line.begin(), m_line.end()));
}

void CanvasPointer::selectOutlined(const QPolygonF& outline) {
    // Added to what is drawn as selected: what is selected and not drawn would be counted without being seen.
    session::SelectMany action;
    action.mode = session::SelectMany::Mode::replace;
    bool hasNew = false;
    for (const auto& node : m_canvas.scene()->nodes) {
        const bool isInside = outline.containsPoint(m_canvas.toWindow(node.centre), Qt::OddEvenFill);
        hasNew = hasNew || isInside;
        if (isInside || node.isSelected)
            for (const auto& id : scene::selectsOf(node))
                action.ids.push_back(id);
    }
    for (const auto& edge : m_canvas.scene()->edges)
        if (edge.edge && edge.isSelected)
            action.ids.push_back(edge.id);
    for (const auto& end : m_canvas.scene()->openEnds)
        if (end.isSelected)
            action.ids.push_back(end.id);
    if (hasNew)
        Q_EMIT m_canvas.actionRequested(action);
}

} // namespace whither::ui
