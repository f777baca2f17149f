#include "ui/canvas/graph_canvas.h"

#include "ui/canvas/canvas_accessibility.h"
#include "ui/feedback/error_text.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QElapsedTimer>
#include <QGestureEvent>
#include <QHelpEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QNativeGestureEvent>
#include <QPainter>
#include <QPinchGesture>
#include <QToolButton>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <set>
#include <utility>

namespace whither::ui {

namespace {

constexpr double kMinZoom = 0.02;
constexpr double kMaxZoom = 12;
constexpr double kZoomStep = 1.25;
constexpr double kMargin = 28;
/// Room at the bottom for legend and buttons.
constexpr double kFootHeight = 44;
constexpr int kPadding = 12;
/// How far beside a thin line it still counts as hit, in pixels.
constexpr double kTolerance = 6;
constexpr double kPanStep = 60;
/// A picture that takes longer to draw is shown moved and scaled while the camera moves.
constexpr qint64 kSlowMs = 12;
constexpr int kSharpenAfterMs = 90;

base::Point worldOf(QPointF at) {
    return {at.x(), at.y()};
}

} // namespace

GraphCanvas::GraphCanvas(QWidget* parent) : QWidget(parent), m_message(tr("Loading…")) {
    installCanvasAccessibility();
    setObjectName(QStringLiteral("graphCanvas"));
    setAccessibleName(tr("Graph"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    grabGesture(Qt::PinchGesture);

    m_zoomIn = addButton("zoomInButton", QStringLiteral("+"), tr("Zoom in"));
    connect(m_zoomIn, &QToolButton::clicked, this, &GraphCanvas::zoomIn);
    m_zoomOut = addButton("zoomOutButton", QStringLiteral("\u2212"), tr("Zoom out"));
    connect(m_zoomOut, &QToolButton::clicked, this, &GraphCanvas::zoomOut);
    m_fit = addButton("fitButton", tr("Fit", "button: show the whole graph"), tr("Show the whole graph"));
    connect(m_fit, &QToolButton::clicked, this, &GraphCanvas::fit);
    m_pause = addButton("pauseButton", {}, {});
    m_pause->setCheckable(true);
    m_everything = addButton("everythingButton", {}, {});

    m_sharpen.setSingleShot(true);
    m_sharpen.setInterval(kSharpenAfterMs);
    connect(&m_sharpen, &QTimer::timeout, this, [this] {
        m_isPictureStale = true;
        update();
    });
}

QToolButton* GraphCanvas::addButton(const char* name, const QString& text, const QString& what) {
    auto* button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setText(text);
    button->setAccessibleName(what);
    button->setToolTip(what);
    button->setAutoRaise(true);
    return button;
}

void GraphCanvas::addButtons(QAction* pause, QAction* everything) {
    const auto follow = [this, pause, everything] {
        m_pause->setEnabled(pause->isEnabled());
        m_pause->setChecked(pause->isChecked());
        m_pause->setText(pause->isChecked() ? tr("Paused", "button: the layout stands still")
                                            : tr("Pause", "button: keep every node where it is"));
        m_pause->setAccessibleName(pause->text().remove(QLatin1Char('&')));
        m_pause->setToolTip(pause->toolTip());
        m_everything->setEnabled(everything->isEnabled());
        m_everything->setText(QStringLiteral("\u2039 ") + everything->text().remove(QLatin1Char('&')));
        m_everything->setAccessibleName(everything->text().remove(QLatin1Char('&')));
        m_everything->setToolTip(everything->toolTip());
        placeButtons();
    };
    connect(pause, &QAction::changed, this, follow);
    connect(everything, &QAction::changed, this, follow);
    // The action checks the button, never the button itself.
    connect(m_pause, &QToolButton::clicked, pause, [this, pause] {
        m_pause->setChecked(pause->isChecked());
        pause->trigger();
    });
    connect(m_everything, &QToolButton::clicked, everything, &QAction::trigger);
    follow();
}

void GraphCanvas::setScene(scene::ScenePtr scene) {
    m_scene = std::move(scene);
    m_list = m_scene ? scene::draw(*m_scene) : scene::DrawList{};
    m_isPictureStale = true;
    m_hasAppeared = m_hasAppeared && m_scene;
    if (followsScene())
        fitCamera();
    placeButtons();
    Q_EMIT sceneChanged();
    update();
}

void GraphCanvas::setMessage(const QString& message) {
    m_message = message;
    if (!hasNodes()) {
        m_isPictureStale = true;
        update();
    }
}

void GraphCanvas::setCamera(const session::Camera& camera) {
    if (camera.isFitted) {
        m_camera.isFitted = true;
        refit();
        return;
    }
    const bool isZoomed = camera.zoom != m_camera.zoom;
    applyCamera(camera);
    if (isZoomed)
        Q_EMIT sceneWanted();
}

void GraphCanvas::setFurniture(Furniture furniture) {
    m_furniture = furniture;
    placeButtons();
    if (m_camera.isFitted)
        refit();
    update();
}

base::Rect GraphCanvas::visibleArea() const {
    const base::Point corner = toWorld({0, 0});
    return {corner.x, corner.y, width() / m_camera.zoom, height() / m_camera.zoom};
}

base::Point GraphCanvas::toWorld(QPointF at) const {
    return m_camera.centre + worldOf(at - QPointF(width() / 2.0, height() / 2.0)) * (1 / m_camera.zoom);
}

QPointF GraphCanvas::toWindow(base::Point at) const {
    const base::Point fromCentre = (at - m_camera.centre) * m_camera.zoom;
    return {fromCentre.x + width() / 2.0, fromCentre.y + height() / 2.0};
}

QRectF GraphCanvas::toWindow(const base::Rect& rect) const {
    return {toWindow(base::Point{rect.x, rect.y}), toWindow(base::Point{rect.right(), rect.bottom()})};
}

// Camera

void GraphCanvas::applyCamera(const session::Camera& camera) {
    if (camera == m_camera)
        return;
    m_camera = camera;
    if (m_renderMs > kSlowMs)
        m_sharpen.start();
    else
        m_isPictureStale = true;
    update();
}

scene::Legend GraphCanvas::legend() const {
    if (!hasNodes())
        return {};
    scene::Legend legend = scene::drawLegend(*m_scene, m_measurer, m_pause->x() - 2.0 * kPadding);
    // In a small window the picture needs the room more.
    constexpr double kShare = 0.25;
    return legend.size.height <= height() * kShare ? legend : scene::Legend();
}

bool GraphCanvas::followsScene() const {
    // The whole stays in view while it changes, but not under the hand that drags a node.
    return m_camera.isFitted && m_gesture != Gesture::draggingNode;
}

base::Size GraphCanvas::fitRoom() const {
    const double foot = m_furniture == Furniture::shown ? std::max(kFootHeight, legend().size.height + kPadding) : 0;
    return {std::max(1.0, width() - 2 * kMargin), std::max(1.0, height() - 2 * kMargin - foot)};
}

void GraphCanvas::fitCamera() {
    if (!hasNodes() || m_scene->bounds.isEmpty())
        return;
    const base::Rect& bounds = m_scene->bounds;
    const base::Size room = fitRoom();
    // At the zoom that it was composed for, if it fits; else (the window has shrunk) as near as it does.
    const double fitting = std::min(room.width / bounds.width, room.height / bounds.height);
    const double zoom = fitting < m_scene->zoom * 0.999 ? fitting : m_scene->zoom;
    session::Camera camera{bounds.centre(), std::max(zoom, kMinZoom), true};
    camera.centre.y += (height() - 2 * kMargin - room.height) / 2 / camera.zoom;
    applyCamera(camera);
}

void GraphCanvas::refit() {
    fitCamera();
    Q_EMIT sceneWanted();
}

void GraphCanvas::moveCamera(base::Point centre, double zoom) {
    const session::Camera camera{centre, std::clamp(zoom, kMinZoom, kMaxZoom), false};
    setCamera(camera);
    Q_EMIT actionRequested(session::MoveCamera{camera});
}

void GraphCanvas::pan(QPointF by) {
    moveCamera(m_camera.centre - worldOf(by) * (1 / m_camera.zoom), m_camera.zoom);
}

void GraphCanvas::zoomAt(QPointF at, double factor) {
    const double zoom = std::clamp(m_camera.zoom * factor, kMinZoom, kMaxZoom);
    const base::Point fixed = toWorld(at);
    moveCamera(fixed + (m_camera.centre - fixed) * (m_camera.zoom / zoom), zoom);
}

void GraphCanvas::zoomIn() {
    zoomAt(QRectF(rect()).center(), kZoomStep);
}

void GraphCanvas::zoomOut() {
    zoomAt(QRectF(rect()).center(), 1 / kZoomStep);
}

void GraphCanvas::fit() {
    m_camera.isFitted = true;
    refit();
    Q_EMIT actionRequested(session::FitAll{});
}

// Drawing

void GraphCanvas::renderPicture() {
    QElapsedTimer clock;
    clock.start();
    const QSize pixels = (QSizeF(size()) * devicePixelRatioF()).toSize();
    if (m_picture.size() != pixels || m_picture.devicePixelRatio() != devicePixelRatioF()) {
        m_picture = QPixmap(pixels);
        m_picture.setDevicePixelRatio(devicePixelRatioF());
    }
    const scene::Theme theme = m_scene ? m_scene->theme : scene::Theme::light;
    m_picture.fill(toQt(scene::coloursOf(theme).canvas));
    if (m_scene) {
        QPainter painter(&m_picture);
        painter.translate(toWindow(base::Point{0, 0}));
        painter.scale(m_camera.zoom, m_camera.zoom);
        m_painter.draw(painter, m_list);
    }
    m_pictureCamera = m_camera;
    m_isPictureStale = false;
    m_sharpen.stop();
    m_renderMs = clock.elapsed();
}

void GraphCanvas::paintEvent(QPaintEvent*) {
    if (m_isPictureStale || m_picture.isNull())
        renderPicture();
    if (m_scene && !std::exchange(m_hasAppeared, true))
        QMetaObject::invokeMethod(this, &GraphCanvas::appeared, Qt::QueuedConnection);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const scene::ThemeColours& colours = scene::coloursOf(m_scene ? m_scene->theme : scene::Theme::light);
    if (m_pictureCamera == m_camera) {
        painter.drawPixmap(0, 0, m_picture);
    } else {
        const double scale = m_camera.zoom / m_pictureCamera.zoom;
        const base::Point corner =
            m_pictureCamera.centre - base::Point{width() / 2.0, height() / 2.0} * (1 / m_pictureCamera.zoom);
        painter.fillRect(rect(), toQt(colours.canvas));
        painter.save();
        painter.translate(toWindow(corner));
        painter.scale(scale, scale);
        painter.drawPixmap(0, 0, m_picture);
        painter.restore();
    }
    if (!hasNodes()) {
        painter.setPen(toQt(colours.mutedText));
        painter.drawText(rect().adjusted(kPadding, kPadding, -kPadding, -kPadding), Qt::AlignCenter | Qt::TextWordWrap,
                         m_message);
        return;
    }
    if (m_furniture == Furniture::shown) {
        const scene::Legend shown = legend();
        const QPointF corner(kPadding + 4, height() - kPadding - shown.size.height);
        QColor veil = toQt(colours.canvas);
        veil.setAlpha(220);
        if (!shown.list.groups.empty())
            painter.fillRect(QRectF(corner, QSizeF(shown.size.width, shown.size.height)).adjusted(-6, -4, 6, 4), veil);
        painter.save();
        painter.translate(corner);
        m_painter.draw(painter, shown.list);
        painter.restore();
    }
    if (const auto* node = keyboardSceneNode(); node != nullptr && m_isRingShown) {
        const double radius = node->radius * m_camera.zoom + 6;
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(toQt(colours.text), 2, Qt::DotLine));
        painter.drawEllipse(toWindow(node->centre), radius, radius);
    }
}

void GraphCanvas::placeButtons() {
    int x = width() - kPadding;
    const bool isShown = m_furniture == Furniture::shown && hasNodes();
    for (QToolButton* button : {m_fit, m_zoomOut, m_zoomIn, m_pause}) {
        button->adjustSize();
        x -= button->width();
        button->move(x, height() - kPadding - button->height());
        button->setVisible(isShown && !button->text().isEmpty());
    }
    m_everything->adjustSize();
    m_everything->move(kPadding, kPadding);
    m_everything->setVisible(m_furniture == Furniture::shown && m_everything->isEnabled() &&
                             !m_everything->text().isEmpty());
}

void GraphCanvas::resizeEvent(QResizeEvent*) {
    m_isPictureStale = true;
    placeButtons();
    if (m_camera.isFitted)
        refit();
}

void GraphCanvas::changeEvent(QEvent* event) {
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        placeButtons();
    QWidget::changeEvent(event);
}

// Pointer

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
    return scene::pick(*m_scene, toWorld(at), kTolerance / m_camera.zoom);
}

bool GraphCanvas::hasSelection() const {
    const auto isSelected = [](const auto& thing) { return thing.isSelected; };
    return m_scene && (std::any_of(m_scene->nodes.begin(), m_scene->nodes.end(), isSelected) ||
                       std::any_of(m_scene->edges.begin(), m_scene->edges.end(), isSelected) ||
                       std::any_of(m_scene->openEnds.begin(), m_scene->openEnds.end(), isSelected));
}

void GraphCanvas::select(const model::EntityId& id, Qt::KeyboardModifiers modifiers) {
    const bool isAdding = (modifiers & (Qt::ShiftModifier | Qt::ControlModifier)) != 0;
    Q_EMIT actionRequested(
        session::Select{id, isAdding ? session::Select::Mode::toggle : session::Select::Mode::replace});
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

void GraphCanvas::mousePressEvent(QMouseEvent* event) {
    const bool isMiddle = event->button() == Qt::MiddleButton;
    if (m_gesture != Gesture::none || !(isMiddle || event->button() == Qt::LeftButton))
        return;
    m_button = event->button();
    m_gesture = isMiddle ? Gesture::panning : Gesture::pressed;
    m_pressedAt = event->position();
    m_lastAt = m_pressedAt;
    m_pressed = isMiddle ? std::nullopt : hitAt(m_pressedAt);
}

void GraphCanvas::mouseMoveEvent(QMouseEvent* event) {
    const QPointF at = event->position();
    if (m_gesture == Gesture::none) {
        if (hitAt(at))
            setCursor(Qt::PointingHandCursor);
        else
            unsetCursor();
        return;
    }
    if (m_gesture == Gesture::pressed) {
        if ((at - m_pressedAt).manhattanLength() < QApplication::startDragDistance())
            return;
        const auto* node = m_pressed && m_pressed->node ? nodeAt(m_pressed->id) : nullptr;
        setCursor(Qt::ClosedHandCursor);
        if (node != nullptr) {
            m_gesture = Gesture::draggingNode;
            m_grabOffset = node->centre - toWorld(m_pressedAt);
            Q_EMIT dragStarted(m_pressed->id, node->centre);
        } else {
            m_gesture = Gesture::panning;
        }
    }
    if (m_gesture == Gesture::draggingNode)
        Q_EMIT dragMoved(m_pressed->id, toWorld(at) + m_grabOffset);
    else
        pan(at - m_lastAt);
    m_lastAt = at;
}

void GraphCanvas::mouseReleaseEvent(QMouseEvent* event) {
    if (m_gesture == Gesture::none || event->button() != m_button)
        return;
    const Gesture gesture = std::exchange(m_gesture, Gesture::none);
    unsetCursor();
    if (gesture == Gesture::draggingNode) {
        const model::EntityId id = m_pressed->id;
        const base::Point at = toWorld(event->position()) + m_grabOffset;
        if (event->modifiers() & Qt::AltModifier)
            Q_EMIT actionRequested(session::Pin{id, at});
        Q_EMIT dragEnded(id, at);
        if (m_camera.isFitted)
            refit();
    } else if (gesture == Gesture::pressed && m_pressed) {
        if (m_pressed->node) {
            m_keyboardNode = m_pressed->id;
            m_isRingShown = false;
        }
        select(m_pressed->id, event->modifiers());
    } else if (gesture == Gesture::pressed && hasSelection() &&
               !(event->modifiers() & (Qt::ShiftModifier | Qt::ControlModifier))) {
        Q_EMIT actionRequested(session::ClearSelection{});
    }
}

void GraphCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    // Its first click has selected already.
    m_gesture = Gesture::none;
    if (const auto hit = hitAt(event->position()); event->button() == Qt::LeftButton && hit && hit->node)
        focusOn(hit->id);
}

void GraphCanvas::wheelEvent(QWheelEvent* event) {
    if (!hasNodes() || event->angleDelta().y() == 0)
        return;
    zoomAt(event->position(), std::pow(kZoomStep, event->angleDelta().y() / 120.0));
    event->accept();
}

bool GraphCanvas::pinch(const QGestureEvent& event) {
    const auto* gesture = static_cast<const QPinchGesture*>(event.gesture(Qt::PinchGesture));
    if (gesture == nullptr)
        return false;
    zoomAt(mapFromGlobal(gesture->centerPoint()), gesture->scaleFactor());
    return true;
}

QString GraphCanvas::toolTipOf(const scene::Hit& hit) const {
    const std::string* text = nullptr;
    for (const auto& node : m_scene->nodes)
        if (hit.node && node.node == *hit.node)
            text = &node.description;
    for (const auto& edge : m_scene->edges)
        if (hit.edge && edge.edge == *hit.edge)
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
        if (native->gestureType() == Qt::ZoomNativeGesture) {
            zoomAt(native->position(), 1 + native->value());
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

// Keyboard

const scene::SceneNode* GraphCanvas::keyboardSceneNode() const {
    return m_keyboardNode ? nodeAt(*m_keyboardNode) : nullptr;
}

void GraphCanvas::setKeyboardNode(const model::EntityId& id) {
    const auto* node = nodeAt(id);
    if (node == nullptr)
        return;
    m_keyboardNode = id;
    m_isRingShown = true;
    // It must be seen to be known.
    const QRectF inner = QRectF(rect()).adjusted(kMargin, kMargin, -kMargin, -kMargin);
    if (const QPointF at = toWindow(node->centre); !inner.contains(at)) {
        const QPointF to(std::clamp(at.x(), inner.left(), std::max(inner.left(), inner.right())),
                         std::clamp(at.y(), inner.top(), std::max(inner.top(), inner.bottom())));
        pan(to - at);
    }
    update();
    Q_EMIT keyboardNodeChanged(id);
}

void GraphCanvas::stepTo(Direction direction) {
    const auto* from = keyboardSceneNode();
    const scene::SceneNode* best = nullptr;
    double bestCost = 0;
    const base::Point start = from != nullptr ? from->centre : m_camera.centre;
    for (const scene::SceneNode& node : m_scene->nodes) {
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
        setKeyboardNode(best->id);
}

void GraphCanvas::stepBy(int nodes) {
    const auto count = static_cast<std::ptrdiff_t>(m_scene->nodes.size());
    std::ptrdiff_t at = nodes > 0 ? -1 : count;
    if (const auto* node = keyboardSceneNode())
        at = node - m_scene->nodes.data();
    at = (at + nodes + count) % count;
    setKeyboardNode(model::EntityId(m_scene->nodes[static_cast<std::size_t>(at)].id));
}

void GraphCanvas::stepAlongLines(const model::EntityId& id, int lines) {
    const auto* node = nodeAt(id);
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
    for (const auto& edge : m_scene->edges)
        if (edge.source == node->node || edge.target == node->node)
            meet(edge);
    for (const auto& end : m_scene->openEnds)
        if (end.person == node->node)
            meet(end);
    if (moves.empty())
        return;
    const std::vector<model::EntityId> order(moves.begin(), moves.end());
    const auto count = static_cast<std::ptrdiff_t>(order.size());
    std::ptrdiff_t at = lines > 0 ? -1 : count;
    if (current)
        at = std::find(order.begin(), order.end(), *current) - order.begin();
    select(order[static_cast<std::size_t>((at + lines + count) % count)], Qt::NoModifier);
}

void GraphCanvas::keyPressEvent(QKeyEvent* event) {
    if (!hasNodes()) {
        QWidget::keyPressEvent(event);
        return;
    }
    const bool isShifted = event->modifiers() & Qt::ShiftModifier;
    const auto* node = keyboardSceneNode();
    switch (event->key()) {
    case Qt::Key_Left:
        isShifted ? pan({kPanStep, 0}) : stepTo(Direction::left);
        return;
    case Qt::Key_Right:
        isShifted ? pan({-kPanStep, 0}) : stepTo(Direction::right);
        return;
    case Qt::Key_Up:
        isShifted ? pan({0, kPanStep}) : stepTo(Direction::up);
        return;
    case Qt::Key_Down:
        isShifted ? pan({0, -kPanStep}) : stepTo(Direction::down);
        return;
    case Qt::Key_PageDown:
        stepBy(1);
        return;
    case Qt::Key_PageUp:
        stepBy(-1);
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoomIn();
        return;
    case Qt::Key_Minus:
        zoomOut();
        return;
    case Qt::Key_0:
    case Qt::Key_Home:
        fit();
        return;
    case Qt::Key_Escape:
        Q_EMIT actionRequested(session::ClearSelection{});
        return;
    default:
        break;
    }
    if (node != nullptr) {
        // The action may bring another scene.
        const model::EntityId id = node->id;
        switch (event->key()) {
        case Qt::Key_Return:
        case Qt::Key_Enter:
        case Qt::Key_Space:
            select(id, event->modifiers());
            return;
        case Qt::Key_L:
            stepAlongLines(id, isShifted ? -1 : 1);
            return;
        case Qt::Key_P:
            togglePin(id);
            return;
        case Qt::Key_F:
            focusOn(id);
            return;
        default:
            break;
        }
    }
    QWidget::keyPressEvent(event);
}

void GraphCanvas::focusInEvent(QFocusEvent* event) {
    const bool isByKeyboard = event->reason() == Qt::TabFocusReason || event->reason() == Qt::BacktabFocusReason ||
                              event->reason() == Qt::ShortcutFocusReason;
    if (isByKeyboard && hasNodes()) {
        const auto* node = keyboardSceneNode();
        const auto selected = std::find_if(m_scene->nodes.begin(), m_scene->nodes.end(),
                                           [](const scene::SceneNode& each) { return each.isSelected; });
        if (node != nullptr)
            setKeyboardNode(model::EntityId(node->id));
        else if (selected != m_scene->nodes.end())
            setKeyboardNode(model::EntityId(selected->id));
        else
            stepTo(Direction::right);
    }
    QWidget::focusInEvent(event);
}

void GraphCanvas::focusOutEvent(QFocusEvent* event) {
    m_isRingShown = false;
    update();
    QWidget::focusOutEvent(event);
}

} // namespace whither::ui
