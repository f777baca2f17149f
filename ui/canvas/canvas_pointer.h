#pragma once

#include "core/scene/scene.h"

#include <QObject>
#include <QPointF>
#include <QPolygonF>

#include <deque>
#include <optional>

class QMouseEvent;

namespace whither::ui {

class GraphCanvas;

/// What a hand does with the pointer on the picture: a click selects, dragging a node moves it, dragging the ground
/// pans, with Shift it draws a rectangle and with Ctrl a free line around what is to be selected.
class CanvasPointer : public QObject {
    Q_OBJECT
  public:
    explicit CanvasPointer(GraphCanvas& canvas);

    void press(const QMouseEvent& event);
    void move(const QMouseEvent& event);
    void release(const QMouseEvent& event);
    void doubleClick(const QMouseEvent& event);
    void leave();
    /// What is under the resting pointer may be something else now: another scene or camera has come.
    void look();
    /// Another gesture has begun: this one ends where it is, and selects nothing.
    void giveUp();

    [[nodiscard]] bool isDraggingNode() const { return m_gesture == Gesture::draggingNode; }
    /// Node that the pointer rests on.
    [[nodiscard]] const std::optional<model::EntityId>& hovered() const { return m_hovered; }
    /// Of a pointer over the picture that holds nothing, in the window.
    [[nodiscard]] const std::optional<QPointF>& restsAt() const { return m_restsAt; }
    /// Of a selection that is being drawn, in the window; empty: none is.
    [[nodiscard]] QPolygonF outline() const;

  private:
    enum class Gesture { none, pressed, panning, draggingNode, rectangle, lasso };

    void hover(QPointF at);
    void begin();
    void pan(const QMouseEvent& event);
    void selectOutlined(const QPolygonF& outline);
    /// Pixels a second over the last moments.
    [[nodiscard]] QPointF speed(qint64 now) const;

    GraphCanvas& m_canvas;
    Gesture m_gesture = Gesture::none;
    Qt::MouseButton m_button = Qt::NoButton; ///< that the gesture began with and ends with
    Qt::KeyboardModifiers m_modifiers;       ///< that it began with
    std::optional<scene::Hit> m_pressed;
    QPointF m_pressedAt;
    QPointF m_lastAt;
    base::Point m_grabOffset; ///< from the pointer to the node's centre, world units
    std::vector<QPointF> m_line;
    struct Moment {
        qint64 time = 0; ///< milliseconds
        QPointF at;
    };
    std::deque<Moment> m_moments; ///< while panning
    std::optional<model::EntityId> m_hovered;
    std::optional<QPointF> m_restsAt;
};

} // namespace whither::ui
