#pragma once

#include "core/scene/draw_list.h"
#include "core/scene/scene.h"
#include "core/session/view_action.h"
#include "ui/canvas/canvas_keys.h"
#include "ui/canvas/canvas_options.h"
#include "ui/canvas/canvas_surface.h"
#include "ui/canvas/qt_text_measurer.h"

#include <QWidget>

#include <chrono>
#include <memory>
#include <optional>

class QAction;
class QGestureEvent;

namespace whither::ui {

class CameraFlight;
class CanvasButtons;
class CanvasOverlay;
class CanvasPointer;
class OverviewMap;
class StagedScenes;

/// Shows a scene and turns what the person does with it into actions; it decides nothing itself but where the camera
/// is, which the owner learns by MoveCamera. CanvasPointer and CanvasKeys say what hand and keys do.
class GraphCanvas : public QWidget {
    Q_OBJECT
  public:
    explicit GraphCanvas(QWidget* parent = nullptr, Renderer renderer = Renderer::painter,
                         Motion motion = Motion::reduced);
    ~GraphCanvas() override;

    /// Gives two commands a button in the picture: one that can be checked, beside the zoom, and one that is there only
    /// while it is enabled, at the top. They must outlive the canvas.
    void addButtons(QAction* pause, QAction* everything);

    /// `list` is of the scene; null: it is made here. Without a scene there is nothing yet, and the message is shown.
    void setScene(scene::ScenePtr scene, DrawListPtr list = {});
    /// The next scene is that of another day: it takes the place of this one in stages (see scene::between), unless
    /// less motion is asked for. scene() is the new one from the start.
    void stageNext(std::chrono::milliseconds time);
    /// What is seen is on its way to scene().
    [[nodiscard]] bool isChanging() const;
    [[nodiscard]] const scene::ScenePtr& scene() const { return m_scene; }
    /// Of the whole graph, though none may be in the part that is seen.
    [[nodiscard]] bool hasNodes() const { return m_scene && !m_scene->landmarks.empty(); }
    [[nodiscard]] scene::Theme theme() const { return m_scene ? m_scene->theme : m_emptyTheme; }
    /// What it looks like while it shows no scene.
    void setEmptyTheme(scene::Theme theme);
    /// What is said while there is no scene, or one without nodes. Plain text.
    void setMessage(const QString& message);
    [[nodiscard]] const QString& message() const { return m_message; }

    /// A fitted camera is worked out here from the scene.
    void setCamera(const session::Camera& camera);
    /// Where it is or is on its way to, fitted or not.
    [[nodiscard]] const session::Camera& camera() const { return m_camera; }
    /// Where it is at this moment.
    [[nodiscard]] const session::Camera& shownCamera() const { return m_shown; }
    /// The camera fits whatever scene comes: it should be composed to fit.
    [[nodiscard]] bool followsScene() const;
    /// Pixels that a fitted graph may fill, and how far a small one is brought close (see scene::composeToFit).
    [[nodiscard]] base::Size fitRoom() const;
    static constexpr double kMaxFittedZoom = 1.6;
    /// Brings a part of the world into the room of a fitted graph, and stays there: what the camera is then. Where it
    /// is in the window already, the camera stays as it is.
    session::Camera frame(const base::Rect& world);
    /// Part of the world that is in the window, or will be when the camera has arrived.
    [[nodiscard]] base::Rect visibleArea() const;
    /// That, and as much around it as a scene should have.
    [[nodiscard]] base::Rect sceneArea() const;

    [[nodiscard]] base::Point toWorld(QPointF at) const;
    [[nodiscard]] QPointF toWindow(base::Point at) const;
    [[nodiscard]] QRectF toWindow(const base::Rect& rect) const;

    /// Null: not in the scene.
    [[nodiscard]] const scene::SceneNode* nodeAt(const model::EntityId& id) const;
    [[nodiscard]] std::optional<scene::Hit> hitAt(QPointF at) const;
    [[nodiscard]] bool hasSelection() const;
    /// Node that the keyboard is at; only meaningful while it is in the scene.
    [[nodiscard]] const std::optional<model::EntityId>& keyboardNode() const { return m_keyboardNode; }
    [[nodiscard]] const scene::SceneNode* keyboardSceneNode() const;
    void setKeyboardNode(const model::EntityId& id);
    /// What rings are drawn around; null: nothing.
    [[nodiscard]] const scene::SceneNode* ringedNode() const;
    [[nodiscard]] const scene::SceneNode* hoveredNode() const;

    void select(const model::EntityId& id, Qt::KeyboardModifiers modifiers);
    void select(const scene::Hit& hit, Qt::KeyboardModifiers modifiers);
    void focusOn(const model::EntityId& id);
    void togglePin(const model::EntityId& id);
    /// Pixels.
    void pan(QPointF by);
    void zoomAt(QPointF at, double factor);
    /// By the person: from now on the camera stays where it is put.
    void moveTo(base::Point centre, double zoom);
    /// Goes on panning as it was panned; pixels a second.
    void coast(QPointF speed);
    /// Ends a motion of the camera where it is.
    void stopMoving();
    void noteDragEnded();

    void setMotion(Motion motion) { m_motion = motion; }
    [[nodiscard]] Motion motion() const { return m_motion; }

    enum class Furniture { shown, hidden };
    /// Legend, buttons and overview map.
    void setFurniture(Furniture furniture);
    void showOverview(Furniture furniture);
    void placeFurniture();
    void placeLegend();
    void goToWanted();
    void flyTo(base::Rect area);
    [[nodiscard]] double margin() const;
    void updateOverlay();
    [[nodiscard]] const scene::Legend& legend() const { return m_legend; }
    [[nodiscard]] QRectF legendArea() const;
    /// What was looked up and is selected comes into view, near enough to be read: now, or with the next scene that has
    /// it.
    void goTo(const model::EntityId& id);
    [[nodiscard]] const CanvasPointer& pointer() const { return *m_pointer; }
    [[nodiscard]] const CanvasSurface& surface() const { return *m_surface; }
    /// Pixels around what lies on the picture.
    static constexpr int kPadding = 12;

    [[nodiscard]] QSize sizeHint() const override { return {840, 650}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 180}; }

  public Q_SLOTS:
    void zoomIn();
    void zoomOut();
    void fit();
    void zoomToSelection();
    /// All that is in the window.
    void selectShown();

  Q_SIGNALS:
    void actionRequested(const whither::session::ViewAction& action);
    /// The scene should be composed again: the camera has another zoom, sees other parts, or has another room to fit.
    void sceneWanted();
    /// A node follows the pointer; `at` is where its centre is to be, in world units.
    void dragStarted(const whither::model::EntityId& id, whither::base::Point at);
    void dragMoved(const whither::model::EntityId& id, whither::base::Point at);
    void dragEnded(const whither::model::EntityId& id, whither::base::Point at);
    void keyboardNodeChanged(const whither::model::EntityId& id);
    void sceneChanged();
    /// A moment between two scenes is to be seen (see stageNext()).
    void staged();
    /// A picture is on the screen, for the first time since there was no scene.
    void appeared();

  protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void mouseDoubleClickEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;

  private:
    /// What keys and buttons zoom at: the node with the keyboard's ring, else where the pointer rests, else the middle.
    [[nodiscard]] QPointF zoomCentre() const;
    /// Whether any node of it is in the window.
    [[nodiscard]] bool isInView(const scene::Scene& scene) const;
    enum class Way { jump, fly };

    [[nodiscard]] std::unique_ptr<CanvasSurface> makeSurface(Renderer renderer);
    void useSurface(std::unique_ptr<CanvasSurface> surface);
    [[nodiscard]] QString toolTipOf(const scene::Hit& hit) const;
    [[nodiscard]] double leastZoom() const;
    void applyCamera(const session::Camera& camera, Way way);
    void showCamera(const session::Camera& camera);
    void noteFrame();
    /// That shows these bounds in the middle of the room of a fitted graph.
    [[nodiscard]] session::Camera cameraOf(const base::Rect& bounds, double zoom) const;
    void fitCamera(Way way);
    void refit(Way way);
    void wantSceneIfNeeded();
    bool pinch(const QGestureEvent& event);
    void openMenu(const model::EntityId& id, QPoint globalAt);

    Motion m_motion;
    scene::ScenePtr m_scene;
    DrawListPtr m_list; ///< of the scene
    QString m_message;
    scene::Theme m_emptyTheme = scene::Theme::light;
    session::Camera m_camera;
    session::Camera m_shown;
    bool m_fliesNext = false; ///< to the scene that comes next
    bool m_hasAppeared = false;
    QtTextMeasurer m_measurer;
    scene::Legend m_legend;                  ///< as large as there is room for, or empty
    std::optional<model::EntityId> m_wanted; ///< to be gone to

    std::unique_ptr<CanvasSurface> m_surface;
    CanvasOverlay* m_overlay = nullptr;
    CanvasButtons* m_buttons = nullptr;
    OverviewMap* m_map = nullptr;
    CanvasPointer* m_pointer = nullptr;
    CanvasKeys m_keys{*this};
    CameraFlight* m_flight = nullptr;
    StagedScenes* m_stages = nullptr;

    std::optional<model::EntityId> m_keyboardNode;
    bool m_isPinching = false; ///< then the mouse, which the first finger is too, does nothing
    bool m_isRingShown = false;
    Furniture m_furniture = Furniture::shown;
};

} // namespace whither::ui
