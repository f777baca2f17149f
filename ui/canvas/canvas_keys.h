#pragma once

#include "core/model/entity_id.h"

class QKeyEvent;

namespace whither::ui {

class GraphCanvas;

/// What the keys do while the canvas has the focus: arrows go to the nearest node that way, Page Up and Page Down
/// through all of them; Enter or Space selects; L and Shift+L select its moves one after the other; Shift+arrow pans;
/// + and - zoom; 0 or Home fits; Z shows the selection; P pins; F shows the neighbourhood; Menu opens the menu; Esc
/// clears.
class CanvasKeys {
  public:
    explicit CanvasKeys(GraphCanvas& canvas) : m_canvas(canvas) {}

    /// False: the key means nothing here.
    [[nodiscard]] bool press(const QKeyEvent& event);
    /// Puts the keyboard on a node: the one where it was, a selected one, or the one nearest to the middle.
    void enter();

  private:
    enum class Direction { left, right, up, down };
    [[nodiscard]] bool move(const QKeyEvent& event);
    [[nodiscard]] bool actOn(const model::EntityId& id, const QKeyEvent& event);
    void stepTo(Direction direction);
    void stepBy(int nodes);
    void stepAlongLines(const model::EntityId& node, int lines);

    GraphCanvas& m_canvas;
};

} // namespace whither::ui
