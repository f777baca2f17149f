#pragma once

#include "core/scene/scene.h"

#include <QPixmap>
#include <QWidget>

namespace whither::ui {

class GraphCanvas;

/// The whole graph, small, with the part that the window shows: there while that is not all. A click or a drag goes
/// there, and so do the arrow keys.
class OverviewMap : public QWidget {
    Q_OBJECT
  public:
    explicit OverviewMap(GraphCanvas& canvas);

    void setScene(const scene::ScenePtr& scene);
    void showArea(const base::Rect& area);
    enum class Wanted { no, yes };
    void setWanted(Wanted wanted);
    /// At the right, so many pixels above the bottom; negative: not there.
    void place(int above);

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    [[nodiscard]] double scale() const; ///< pixels per world unit
    [[nodiscard]] QRectF toMap(const base::Rect& rect) const;
    [[nodiscard]] base::Point toWorld(QPointF at) const;
    void draw();
    void update();

    GraphCanvas& m_canvas;
    scene::ScenePtr m_scene;
    base::Rect m_bounds; ///< of the graph
    base::Rect m_area;   ///< seen
    QPixmap m_picture;   ///< null: to be drawn
    Wanted m_wanted = Wanted::yes;
    int m_above = -1;
};

} // namespace whither::ui
