#pragma once

#include "core/scene/draw_list.h"
#include "ui/canvas/picture_painter.h"

#include <QWidget>

namespace whither::ui {

class GraphCanvas;

/// What stands over the picture and does not move with it: legend or message, the rings around the nodes that keyboard
/// and pointer are at, the name of the latter, and the line of a selection that is being drawn.
class CanvasOverlay : public QWidget {
    Q_OBJECT
  public:
    explicit CanvasOverlay(GraphCanvas& canvas);

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    void paintLegend(QPainter& painter);
    void paintRings(QPainter& painter);
    void paintOutline(QPainter& painter);

    GraphCanvas& m_canvas;
    PicturePainter m_pictures;
};

} // namespace whither::ui
