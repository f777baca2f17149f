#include "ui/canvas/graph_canvas.h"

#include "ui/canvas/camera_flight.h"
#include "ui/canvas/canvas_accessibility.h"
#include "ui/canvas/canvas_buttons.h"
#include "ui/canvas/canvas_overlay.h"
#include "ui/canvas/canvas_pointer.h"
#include "ui/canvas/gl_surface.h"
#include "ui/canvas/overview_map.h"
#include "ui/canvas/painter_surface.h"
#include "ui/canvas/staged_scenes.h"
#include "ui/feedback/error_text.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGestureEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPinchGesture>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <utility>

namespace whither::ui {

namespace {

/// How far beside a thin line it still counts as hit, in pixels.
constexpr double kTolerance = 6;

bool isAdding(Qt::KeyboardModifiers modifiers) {
    return (modifiers & (Qt::ShiftModifier | Qt::ControlModifier)) != 0;
}

/// What of the legend there is room for. In a small window the picture needs the room more: first than the last
/// explanations, then than all of it.
scene::Legend legendWithin(const scene::Scene& scene, const scene::TextMeasurer& measurer, base::Size room) {
    scene::Scene told;
    told.theme = scene.theme;
    for (told.legend = scene.legend; !told.legend.empty(); told.legend.pop_back()) {
        scene::Legend legend = scene::drawLegend(told, measurer, room.width);
        if (legend.size.height <= room.height)
            return legend;
        if (told.legend.back().mark != scene::LegendItem::Mark::text)
            break;
    }
    return {};
}

} // namespace

GraphCanvas::GraphCanvas(QWidget* parent, Renderer renderer, Motion motion)
    : QWidget(parent), m_motion(motion), m_message(tr("Loading…")) {
    installCanvasAccessibility();
    setObjectName(QStringLiteral("graphCanvas"));
    setAccessibleName(tr("Graph"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    grabGesture(Qt::PinchGesture);
    useSurface(makeSurface(renderer));
    m_overlay = new CanvasOverlay(*this);
    m_buttons = new CanvasButtons(*this);
    m_map = new OverviewMap(*this);
    m_pointer = new CanvasPointer(*this);
    m_stages = new StagedScenes(this);
    connect(m_stages, &StagedScenes::shown, this, [this](const scene::ScenePtr& seen, const DrawListPtr& drawn) {
        m_surface->showScene(seen, drawn, theme());
        if (seen != m_scene)
            Q_EMIT staged();
    });
    m_flight = new CameraFlight(this);
    connect(m_flight, &CameraFlight::moved, this, &GraphCanvas::showCamera);
    connect(m_flight, &CameraFlight::panned, this, [this](QPointF by) {
        moveTo(m_camera.centre - base::Point{by.x(), by.y()} * (1 / m_camera.zoom), m_camera.zoom);
    });
}

GraphCanvas::~GraphCanvas() = default;

std::unique_ptr<CanvasSurface> GraphCanvas::makeSurface(Renderer renderer) {
    // On the processor, QPainter is the faster of the two.
    const auto least = renderer == Renderer::openGl ? OpenGlSupport::Kind::software : OpenGlSupport::Kind::hardware;
    const bool isWorthAsking = renderer == Renderer::openGl || (renderer == Renderer::automatic && hasGraphicsCard());
    if (!isWorthAsking || probeOpenGl().kind < least) {
        if (renderer == Renderer::openGl)
            qWarning("There is no OpenGL 3.3 here; QPainter draws the picture");
        return std::make_unique<PainterSurface>(this);
    }
    auto surface = std::make_unique<GlSurface>(this, m_motion);
    connect(
        surface.get(), &GlSurface::failed, this,
        [this](const QString& why) {
            qWarning("OpenGL fails (%s); QPainter draws the picture", qPrintable(why));
            useSurface(std::make_unique<PainterSurface>(this));
        },
        Qt::QueuedConnection);
    return surface;
}

void GraphCanvas::useSurface(std::unique_ptr<CanvasSurface> surface) {
    m_surface = std::move(surface);
    m_surface->setListener([this] { noteFrame(); });
    m_surface->showScene(m_scene, m_list, theme());
    m_surface->setCamera(m_shown, m_camera);
    QWidget& widget = m_surface->widget();
    widget.setGeometry(rect());
    widget.lower();
    widget.show();
}

void GraphCanvas::addButtons(QAction* pause, QAction* everything) {
    m_buttons->follow(pause, everything);
}

bool GraphCanvas::isInView(const scene::Scene& scene) const {
    const base::Rect area = visibleArea();
    return std::any_of(scene.nodes.begin(), scene.nodes.end(),
                       [&area](const scene::SceneNode& node) { return area.contains(node.centre); });
}

void GraphCanvas::setScene(scene::ScenePtr scene, DrawListPtr list) {
    const bool hasLostView = m_scene && scene && !scene->graphBounds.isEmpty() && !followsScene() &&
                             !m_pointer->isDraggingNode() && isInView(*m_scene) && !isInView(*scene);
    m_scene = std::move(scene);
    m_list = m_scene && !list ? std::make_shared<const scene::DrawList>(scene::draw(*m_scene)) : std::move(list);
    m_hasAppeared = m_hasAppeared && m_scene;
    m_stages->setScene(m_scene, m_list);
    m_map->setScene(m_scene);
    placeFurniture();
    if (followsScene())
        fitCamera(std::exchange(m_fliesNext, false) || m_flight->isFlying() ? Way::fly : Way::jump);
    else if (hasLostView) // another filter has left nothing where one was looking
        QMetaObject::invokeMethod(this, &GraphCanvas::fit, Qt::QueuedConnection);
    if (m_wanted) // later, since going wants another scene, and whoever brings this one is not done yet
        QMetaObject::invokeMethod(this, &GraphCanvas::goToWanted, Qt::QueuedConnection);
    m_pointer->look();
    Q_EMIT sceneChanged();
    update();
}

void GraphCanvas::stageNext(std::chrono::milliseconds time) {
    if (m_motion == Motion::full)
        m_stages->stageNext(time);
}

bool GraphCanvas::isChanging() const {
    return m_stages->isRunning();
}

void GraphCanvas::setEmptyTheme(scene::Theme theme) {
    m_emptyTheme = theme;
    if (m_scene)
        return;
    m_surface->showScene(nullptr, nullptr, theme);
    updateOverlay();
}

void GraphCanvas::setMessage(const QString& message) {
    m_message = message;
    updateOverlay();
}

void GraphCanvas::setCamera(const session::Camera& camera) {
    if (camera.isFitted) {
        m_fliesNext = hasNodes();
        m_camera.isFitted = true;
        refit(Way::fly);
        return;
    }
    // What it is on its way to already is told again by the store.
    if (!(camera == m_camera))
        applyCamera(camera, Way::jump);
}

void GraphCanvas::setFurniture(Furniture furniture) {
    m_furniture = furniture;
    placeFurniture();
    if (m_camera.isFitted)
        refit(Way::jump);
}

void GraphCanvas::showOverview(Furniture furniture) {
    m_map->setWanted(furniture == Furniture::shown ? OverviewMap::Wanted::yes : OverviewMap::Wanted::no);
    placeFurniture();
}

void GraphCanvas::updateOverlay() {
    m_overlay->update();
}

// Drawing

void GraphCanvas::noteFrame() {
    if (m_scene && m_surface->isExact() && !std::exchange(m_hasAppeared, true))
        QMetaObject::invokeMethod(this, &GraphCanvas::appeared, Qt::QueuedConnection);
}

QRectF GraphCanvas::legendArea() const {
    return {QPointF(kPadding + 4, height() - kPadding - m_legend.size.height),
            QSizeF(m_legend.size.width, m_legend.size.height)};
}

void GraphCanvas::placeLegend() {
    m_legend = {};
    if (m_furniture != Furniture::shown || !hasNodes())
        return;
    constexpr double kShare = 0.25;
    m_legend = legendWithin(*m_scene, m_measurer, {m_buttons->left() - 2.0 * kPadding, height() * kShare});
}

void GraphCanvas::placeFurniture() {
    const bool isShown = m_furniture == Furniture::shown;
    m_surface->widget().setGeometry(rect());
    m_overlay->setGeometry(rect());
    m_buttons->place(isShown ? CanvasButtons::Shown::all : CanvasButtons::Shown::none);
    placeLegend();
    m_map->place(isShown && hasNodes() ? m_buttons->height() + 2 * kPadding : -1);
    updateOverlay();
}

void GraphCanvas::resizeEvent(QResizeEvent*) {
    placeFurniture();
    if (m_camera.isFitted) {
        refit(Way::jump);
    } else {
        showCamera(m_shown);
        wantSceneIfNeeded();
    }
}

void GraphCanvas::changeEvent(QEvent* event) {
    if ((event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) && m_buttons != nullptr)
        placeFurniture();
    QWidget::changeEvent(event);
}

// Nodes

const scene::SceneNode* GraphCanvas::nodeAt(const model::EntityId& id) const {
    if (!m_scene)
        return nullptr;
    const auto found = std::find_if(m_scene->nodes.begin(), m_scene->nodes.end(),
                                    [&id](const scene::SceneNode& node) { return node.id == id; });
    return found == m_scene->nodes.end() ? nullptr : &*found;
}

std::optional<scene::Hit> GraphCanvas::hitAt(QPointF at) const {
    if (!m_scene)
        return {};
    return scene::pick(*m_scene, toWorld(at), kTolerance / m_shown.zoom);
}

const scene::SceneNode* GraphCanvas::hoveredNode() const {
    return m_pointer->hovered() ? nodeAt(*m_pointer->hovered()) : nullptr;
}

const scene::SceneNode* GraphCanvas::keyboardSceneNode() const {
    return m_keyboardNode ? nodeAt(*m_keyboardNode) : nullptr;
}

const scene::SceneNode* GraphCanvas::ringedNode() const {
    return m_isRingShown ? keyboardSceneNode() : nullptr;
}

bool GraphCanvas::hasSelection() const {
    const auto isSelected = [](const auto& thing) { return thing.isSelected; };
    return m_scene && (std::any_of(m_scene->nodes.begin(), m_scene->nodes.end(), isSelected) ||
                       std::any_of(m_scene->edges.begin(), m_scene->edges.end(), isSelected) ||
                       std::any_of(m_scene->openEnds.begin(), m_scene->openEnds.end(), isSelected));
}

void GraphCanvas::select(const model::EntityId& id, Qt::KeyboardModifiers modifiers) {
    m_wanted.reset();
    if (const auto* node = nodeAt(id); node != nullptr && !node->selects.empty()) {
        const auto mode = isAdding(modifiers) ? session::SelectMany::Mode::add : session::SelectMany::Mode::replace;
        Q_EMIT actionRequested(session::SelectMany{node->selects, mode});
        return;
    }
    Q_EMIT actionRequested(
        session::Select{id, isAdding(modifiers) ? session::Select::Mode::toggle : session::Select::Mode::replace});
}

void GraphCanvas::select(const scene::Hit& hit, Qt::KeyboardModifiers modifiers) {
    if (hit.node) {
        m_keyboardNode = hit.id;
        m_isRingShown = false;
    }
    const auto mode = isAdding(modifiers) ? session::SelectMany::Mode::add : session::SelectMany::Mode::replace;
    if (!hit.selects.empty())
        Q_EMIT actionRequested(session::SelectMany{hit.selects, mode});
    else if (hit.other)
        Q_EMIT actionRequested(session::SelectMany{{hit.id, *hit.other}, mode});
    else
        select(hit.id, modifiers);
}

void GraphCanvas::focusOn(const model::EntityId& id) {
    Q_EMIT actionRequested(session::SetFocus{query::Filter::Focus{id, 1}});
    fit();
}

void GraphCanvas::togglePin(const model::EntityId& id) {
    if (const auto* node = nodeAt(id); node != nullptr && node->isPinned)
        Q_EMIT actionRequested(session::Unpin{id});
    else if (node != nullptr)
        Q_EMIT actionRequested(session::Pin{id, node->centre});
}

void GraphCanvas::setKeyboardNode(const model::EntityId& id) {
    const auto* node = nodeAt(id);
    if (node == nullptr)
        return;
    m_keyboardNode = id;
    m_isRingShown = true;
    // It must be seen to be known.
    const QRectF inner = QRectF(rect()).adjusted(margin(), margin(), -margin(), -margin());
    if (const QPointF at = toWindow(node->centre); !inner.contains(at)) {
        const QPointF to(std::clamp(at.x(), inner.left(), std::max(inner.left(), inner.right())),
                         std::clamp(at.y(), inner.top(), std::max(inner.top(), inner.bottom())));
        pan(to - at);
    }
    updateOverlay();
    Q_EMIT keyboardNodeChanged(id);
}

// Events

void GraphCanvas::mousePressEvent(QMouseEvent* event) {
    if (!m_isPinching)
        m_pointer->press(*event);
}

void GraphCanvas::mouseMoveEvent(QMouseEvent* event) {
    if (!m_isPinching)
        m_pointer->move(*event);
}

void GraphCanvas::mouseReleaseEvent(QMouseEvent* event) {
    if (!m_isPinching)
        m_pointer->release(*event);
}

void GraphCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    m_pointer->doubleClick(*event);
}

void GraphCanvas::leaveEvent(QEvent* event) {
    m_pointer->leave();
    QWidget::leaveEvent(event);
}

void GraphCanvas::hideEvent(QHideEvent* event) {
    m_pointer->leave(); // nothing else says so where a chart takes the picture's place
    QWidget::hideEvent(event);
}

bool GraphCanvas::pinch(const QGestureEvent& event) {
    const auto* gesture = static_cast<const QPinchGesture*>(event.gesture(Qt::PinchGesture));
    if (gesture == nullptr)
        return false;
    // The first finger is a mouse as well, and is none from now on.
    m_pointer->giveUp();
    m_isPinching = gesture->state() == Qt::GestureStarted || gesture->state() == Qt::GestureUpdated;
    if (!hasNodes())
        return true;
    m_flight->stop();
    // The picture sticks to the fingers: it goes along with them as well.
    if (gesture->state() != Qt::GestureStarted)
        pan(gesture->centerPoint() - gesture->lastCenterPoint());
    zoomAt(mapFromGlobal(gesture->centerPoint()), gesture->scaleFactor());
    return true;
}

QString GraphCanvas::toolTipOf(const scene::Hit& hit) const {
    const std::string* text = nullptr;
    for (const auto& node : m_scene->nodes)
        if (hit.node && node.node == *hit.node)
            text = &node.description;
    for (const auto& edge : m_scene->edges)
        if (!hit.line.empty() && edge.name == hit.line)
            text = &edge.description;
    for (const auto& end : m_scene->openEnds)
        if (!hit.node && !hit.edge && end.id == hit.id)
            text = &end.description;
    // A tool tip that looks like markup is shown as markup; this one is made of names from the file.
    return text == nullptr ? QString() : Qt::convertFromPlainText(oneLine(*text, 300), Qt::WhiteSpaceNormal);
}

bool GraphCanvas::event(QEvent* event) {
    switch (event->type()) {
    case QEvent::ToolTip: {
        const auto* help = static_cast<QHelpEvent*>(event);
        if (const auto hit = hitAt(help->pos()))
            QToolTip::showText(help->globalPos(), toolTipOf(*hit), this,
                               QRect(help->pos(), QSize(1, 1)).adjusted(-6, -6, 6, 6));
        else
            QToolTip::hideText();
        return true;
    }
    case QEvent::Gesture:
        if (pinch(*static_cast<QGestureEvent*>(event)))
            return true;
        break;
    case QEvent::NativeGesture: {
        const auto* native = static_cast<QNativeGestureEvent*>(event);
        if (native->gestureType() == Qt::ZoomNativeGesture && hasNodes()) {
            m_flight->stop();
            zoomAt(native->position(), std::max(0.1, 1 + native->value()));
            return true;
        }
        break;
    }
    default:
        break;
    }
    return QWidget::event(event);
}

void GraphCanvas::openMenu(const model::EntityId& id, QPoint globalAt) {
    const auto* node = nodeAt(id);
    if (node == nullptr)
        return;
    auto* menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->setObjectName(QStringLiteral("nodeMenu"));
    menu->setAccessibleName(tr("What to do with it"));
    const auto add = [menu, this](const char* name, const QString& text, auto what) {
        QAction* action = menu->addAction(text);
        action->setObjectName(QLatin1String(name));
        connect(action, &QAction::triggered, this, what);
    };
    add("selectNode", tr("Select"), [this, id] { select(id, Qt::NoModifier); });
    add("focusNode", tr("Show only its neighbourhood"), [this, id] { focusOn(id); });
    add("pinNode", node->isPinned ? tr("Release") : tr("Pin here"), [this, id] { togglePin(id); });
    add("copyName", tr("Copy name"),
        [name = QString::fromStdString(node->name)] { QGuiApplication::clipboard()->setText(name); });
    menu->popup(globalAt);
}

void GraphCanvas::contextMenuEvent(QContextMenuEvent* event) {
    if (event->reason() == QContextMenuEvent::Keyboard) {
        if (const auto* node = keyboardSceneNode())
            openMenu(node->id, mapToGlobal(toWindow(node->centre).toPoint()));
    } else if (const auto hit = hitAt(event->pos()); hit && hit->node) {
        openMenu(hit->id, event->globalPos());
    }
}

void GraphCanvas::keyPressEvent(QKeyEvent* event) {
    if (!m_keys.press(*event))
        QWidget::keyPressEvent(event);
}

void GraphCanvas::focusInEvent(QFocusEvent* event) {
    if (event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
        event->reason() == Qt::ShortcutFocusReason)
        m_keys.enter();
    QWidget::focusInEvent(event);
}

void GraphCanvas::focusOutEvent(QFocusEvent* event) {
    m_isRingShown = false;
    updateOverlay();
    QWidget::focusOutEvent(event);
}

} // namespace whither::ui
