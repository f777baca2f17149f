#pragma once

#include "core/scene/draw_list.h"
#include "core/scene/scene.h"
#include "core/session/view_action.h"
#include "ui/canvas/picture_painter.h"
#include "ui/canvas/qt_text_measurer.h"

#include <QPixmap>
#include <QTimer>
#include <QWidget>

#include <optional>

class QGestureEvent;
class QAction;
class QToolButton;

namespace whither::ui {

/// Shows a scene and turns what the person does with it into actions; it decides nothing itself but where the camera
/// is, which the owner learns by MoveCamera. Pictures are kept while nothing but the pointer moves.
///
/// Keys: arrows go to the nearest node that way, Page Up and Page Down through all of them; Enter or Space selects;
/// L and Shift+L select its moves one after the other; Shift+arrow pans; + and - zoom; 0 or Home fits; P pins; F shows
/// the neighbourhood; Menu opens the menu; Esc clears.
class GraphCanvas : public QWidget {
    Q_OBJECT
  public:
    explicit GraphCanvas(QWidget* parent = nullptr);

    /// Gives two commands a button in the picture: one that can be checked, beside the zoom, and one that is there only
    /// while it is enabled, at the top. They must outlive the canvas.
    void addButtons(QAction* pause, QAction* everything);

    /// Empty: nothing there yet; the message is shown.
    void setScene(scene::ScenePtr scene);
    [[nodiscard]] const scene::ScenePtr& scene() const { return m_scene; }
    /// What is said while there is no scene, or one without nodes. Plain text.
    void setMessage(const QString& message);
    /// A fitted camera is worked out here from the scene.
    void setCamera(const session::Camera& camera);
    /// As it is in the window now, fitted or not.
    [[nodiscard]] const session::Camera& camera() const { return m_camera; }
    /// The camera fits whatever scene comes: it should be composed to fit.
    [[nodiscard]] bool followsScene() const;
    /// Pixels that a fitted graph may fill, and how far a small one is brought close (see scene::composeToFit).
    [[nodiscard]] base::Size fitRoom() const;
    static constexpr double kMaxFittedZoom = 1.6;
    /// Part of the world in the window.
    [[nodiscard]] base::Rect visibleArea() const;

    [[nodiscard]] base::Point toWorld(QPointF at) const;
    [[nodiscard]] QPointF toWindow(base::Point at) const;
    [[nodiscard]] QRectF toWindow(const base::Rect& rect) const;

    /// Node that the keyboard is at; only meaningful while it is in the scene.
    [[nodiscard]] const std::optional<model::EntityId>& keyboardNode() const { return m_keyboardNode; }
    void setKeyboardNode(const model::EntityId& id);

    enum class Furniture { shown, hidden };
    /// Legend and zoom buttons.
    void setFurniture(Furniture furniture);

    [[nodiscard]] QSize sizeHint() const override { return {840, 650}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 180}; }

  public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void fit();

  Q_SIGNALS:
    void actionRequested(const whither::session::ViewAction& action);
    /// The scene should be composed again: the camera has another zoom, or another room to fit.
    void sceneWanted();
    /// A node follows the pointer; `at` is where its centre is to be, in world units.
    void dragStarted(const whither::model::EntityId& id, whither::base::Point at);
    void dragMoved(const whither::model::EntityId& id, whither::base::Point at);
    void dragEnded(const whither::model::EntityId& id, whither::base::Point at);
    void keyboardNodeChanged(const whither::model::EntityId& id);
    void sceneChanged();
    /// Something has been painted, for the first time since there was no scene.
    void appeared();

  protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

  private:
    enum class Gesture { none, pressed, panning, draggingNode };
    enum class Direction { left, right, up, down };

    [[nodiscard]] bool hasNodes() const { return m_scene && !m_scene->nodes.empty(); }
    [[nodiscard]] const scene::SceneNode* nodeAt(const model::EntityId& id) const;
    [[nodiscard]] const scene::SceneNode* keyboardSceneNode() const;
    [[nodiscard]] std::optional<scene::Hit> hitAt(QPointF at) const;
    [[nodiscard]] QString toolTipOf(const scene::Hit& hit) const;
    [[nodiscard]] bool hasSelection() const;

    void applyCamera(const session::Camera& camera);
    void fitCamera();
    void refit();
    /// By the person: from now on the camera stays where it is put.
    void moveCamera(base::Point centre, double zoom);
    void pan(QPointF by);
    void zoomAt(QPointF at, double factor);
    bool pinch(const QGestureEvent& event);
    void select(const model::EntityId& id, Qt::KeyboardModifiers modifiers);
    void focusOn(const model::EntityId& id);
    void togglePin(const model::EntityId& id);
    void stepTo(Direction direction);
    void stepBy(int nodes);
    void stepAlongLines(const model::EntityId& node, int lines);
    void openMenu(const model::EntityId& id, QPoint globalAt);
    [[nodiscard]] QToolButton* addButton(const char* name, const QString& text, const QString& what);
    void placeButtons();
    /// As large as there is room for, or empty.
    [[nodiscard]] scene::Legend legend() const;
    void renderPicture();

    scene::ScenePtr m_scene;
    scene::DrawList m_list;
    QString m_message;
    session::Camera m_camera;
    PicturePainter m_painter;
    QtTextMeasurer m_measurer;

    QPixmap m_picture; ///< of the scene alone, at the device's resolution
    session::Camera m_pictureCamera;
    bool m_isPictureStale = true; ///< it must be drawn again before it is shown
    bool m_hasAppeared = false;
    qint64 m_renderMs = 0; ///< what the last drawing took
    QTimer m_sharpen;

    Gesture m_gesture = Gesture::none;
    Qt::MouseButton m_button = Qt::NoButton; ///< that the gesture began with and ends with
    std::optional<scene::Hit> m_pressed;
    QPointF m_pressedAt;
    QPointF m_lastAt;
    base::Point m_grabOffset; ///< from the pointer to the node's centre, world units

    std::optional<model::EntityId> m_keyboardNode;
    bool m_isRingShown = false;
    QToolButton* m_zoomIn = nullptr;
    QToolButton* m_zoomOut = nullptr;
    QToolButton* m_fit = nullptr;
    QToolButton* m_pause = nullptr;
    QToolButton* m_everything = nullptr;
    Furniture m_furniture = Furniture::shown;
};

} // namespace whither::ui
