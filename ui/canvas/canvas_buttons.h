#pragma once

#include <QObject>

class QAction;
class QToolButton;

namespace whither::ui {

class GraphCanvas;

/// The buttons that lie on the picture: zoom and pause at the bottom right, in a column where the picture is narrow,
/// and the way out of a neighbourhood at the top left.
class CanvasButtons : public QObject {
    Q_OBJECT
  public:
    explicit CanvasButtons(GraphCanvas& canvas);

    /// One that can be checked, and one that is there only while it is enabled. They must outlive the canvas.
    void follow(QAction* pause, QAction* everything);
    enum class Shown { none, all };
    void place(Shown shown);
    /// Left end of those at the bottom, and how high they stand, pixels; as last placed.
    [[nodiscard]] int left() const { return m_left; }
    [[nodiscard]] int height() const { return m_height; }

  private:
    [[nodiscard]] QToolButton* add(const char* name, const QString& text, const QString& what);
    void update(const QAction* pause, const QAction* everything);

    GraphCanvas& m_canvas;
    QToolButton* m_zoomIn = nullptr;
    QToolButton* m_zoomOut = nullptr;
    QToolButton* m_fit = nullptr;
    QToolButton* m_pause = nullptr;
    QToolButton* m_everything = nullptr;
    int m_left = 0;
    int m_height = 0;
};

} // namespace whither::ui
