#include "ui/canvas/camera_flight.h"
#include "ui/canvas/canvas_pointer.h"
#include "ui/canvas/canvas_surface.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/canvas/overview_map.h"

#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

// What part of the world the canvas shows, and how it goes there.

namespace whither::ui {

namespace {

constexpr double kMinZoom = 0.02;
constexpr double kMaxZoom = 12;
constexpr double kZoomStep = 1.25;
/// Around a fitted picture, pixels; less in a small window.
constexpr double kMargin = 28;
constexpr double kLeastMargin = 8;
constexpr double kMarginShare = 0.05;
/// Room at the bottom for legend and buttons.
constexpr double kFootHeight = 44;
/// Of the window's width and height, on each side, that a scene has more than is seen.
constexpr double kSceneMargin = 0.25;

base::Point worldOf(QPointF at) {
    return {at.x(), at.y()};
}

base::Rect areaOf(const session::Camera& camera, QSize window) {
    const double width = window.width() / camera.zoom;
    const double height = window.height() / camera.zoom;
    return {camera.centre.x - width / 2, camera.centre.y - height / 2, width, height};
}

} // namespace

base::Rect GraphCanvas::visibleArea() const {
    return areaOf(m_camera, size());
}

base::Rect GraphCanvas::sceneArea() const {
    const base::Rect area = visibleArea();
    return {area.x - area.width * kSceneMargin, area.y - area.height * kSceneMargin,
            area.width * (1 + 2 * kSceneMargin), area.height * (1 + 2 * kSceneMargin)};
}

base::Point GraphCanvas::toWorld(QPointF at) const {
    return m_shown.centre + worldOf(at - QPointF(width() / 2.0, height() / 2.0)) * (1 / m_shown.zoom);
}

QPointF GraphCanvas::toWindow(base::Point at) const {
    const base::Point fromCentre = (at - m_shown.centre) * m_shown.zoom;
    return {fromCentre.x + width() / 2.0, fromCentre.y + height() / 2.0};
}

QRectF GraphCanvas::toWindow(const base::Rect& rect) const {
    return {toWindow(base::Point{rect.x, rect.y}), toWindow(base::Point{rect.right(), rect.bottom()})};
}

double GraphCanvas::leastZoom() const {
    // A huge graph may be smaller than that when it is seen whole.
    if (!m_scene || m_scene->graphBounds.isEmpty())
        return kMinZoom;
    const base::Rect& bounds = m_scene->graphBounds;
    return std::min(kMinZoom, 0.5 * std::min(width() / bounds.width, height() / bounds.height));
}

void GraphCanvas::showCamera(const session::Camera& camera) {
    m_shown = camera;
    m_surface->setCamera(m_shown, m_camera);
    m_map->showArea(areaOf(m_shown, size()));
    m_pointer->look();
    updateOverlay();
}

void GraphCanvas::applyCamera(const session::Camera& camera, Way way) {
    const bool isNew = !(camera == m_camera);
    m_camera = camera;
    if (way == Way::fly && m_motion == Motion::full && isVisible() && !(m_shown == m_camera)) {
        if (isNew || !m_flight->isFlying())
            m_flight->fly(m_shown, m_camera, width());
        m_surface->setCamera(m_shown, m_camera);
    } else {
        m_flight->stop();
        showCamera(m_camera);
    }
    wantSceneIfNeeded();
}

void GraphCanvas::wantSceneIfNeeded() {
    if (!m_scene || m_camera.isFitted)
        return;
    const bool isOtherZoom = std::abs(m_camera.zoom / m_scene->zoom - 1) > 1e-9;
    const bool isOutside = !m_scene->area.isEmpty() && !m_scene->area.contains(visibleArea());
    if (isOtherZoom || isOutside)
        Q_EMIT sceneWanted();
}

bool GraphCanvas::followsScene() const {
    // The whole stays in view while it changes, but not under the hand that drags a node.
    return m_camera.isFitted && !m_pointer->isDraggingNode();
}

double GraphCanvas::margin() const {
    return std::clamp(kMarginShare * std::min(width(), height()), kLeastMargin, kMargin);
}

base::Size GraphCanvas::fitRoom() const {
    const double foot = m_furniture == Furniture::shown ? std::max(kFootHeight, height() - legendArea().top()) : 0;
    return {std::max(1.0, width() - 2 * margin()), std::max(1.0, height() - 2 * margin() - foot)};
}

session::Camera GraphCanvas::cameraOf(const base::Rect& bounds, double zoom) const {
    session::Camera camera{bounds.centre(), std::max(zoom, leastZoom()), m_camera.isFitted};
    camera.centre.y += (height() - 2 * margin() - fitRoom().height) / 2 / camera.zoom;
    return camera;
}

session::Camera GraphCanvas::frame(const base::Rect& world) {
    const base::Size room = fitRoom();
    session::Camera camera = m_camera;
    const base::Rect seen = visibleArea();
    const double foot = (height() - 2 * margin() - room.height) / m_camera.zoom;
    if (!base::Rect{seen.x, seen.y, seen.width, seen.height - foot}.contains(world))
        camera = cameraOf(world, std::min({room.width / world.width, room.height / world.height, kMaxFittedZoom}));
    camera.isFitted = false;
    applyCamera(camera, Way::fly);
    Q_EMIT actionRequested(session::MoveCamera{camera});
    return camera;
}

void GraphCanvas::fitCamera(Way way) {
    if (!hasNodes() || m_scene->bounds.isEmpty())
        return;
    const base::Rect& bounds = m_scene->bounds;
    const base::Size room = fitRoom();
    // At the zoom that it was composed for, if it fits; else (the window has shrunk) as near as it does.
    const double fitting = std::min(room.width / bounds.width, room.height / bounds.height);
    const double zoom = fitting < m_scene->zoom * 0.999 ? fitting : m_scene->zoom;
    session::Camera camera = cameraOf(bounds, zoom);
    camera.isFitted = true;
    applyCamera(camera, way);
}

void GraphCanvas::refit(Way way) {
    fitCamera(way);
    Q_EMIT sceneWanted();
}

void GraphCanvas::moveTo(base::Point centre, double zoom) {
    m_wanted.reset();
    const session::Camera camera{centre, std::clamp(zoom, leastZoom(), kMaxZoom), false};
    applyCamera(camera, Way::jump);
    Q_EMIT actionRequested(session::MoveCamera{camera});
}

void GraphCanvas::stopMoving() {
    m_flight->stop();
    if (!(m_shown == m_camera) && !m_camera.isFitted)
        moveTo(m_shown.centre, m_shown.zoom);
    else
        showCamera(m_camera);
}

void GraphCanvas::coast(QPointF speed) {
    if (m_motion == Motion::full)
        m_flight->coast(speed);
}

void GraphCanvas::pan(QPointF by) {
    moveTo(m_camera.centre - worldOf(by) * (1 / m_camera.zoom), m_camera.zoom);
}

void GraphCanvas::zoomAt(QPointF at, double factor) {
    const double zoom = std::clamp(m_camera.zoom * factor, leastZoom(), kMaxZoom);
    const base::Point fixed = toWorld(at);
    moveTo(fixed + (m_camera.centre - fixed) * (m_camera.zoom / zoom), zoom);
}

QPointF GraphCanvas::zoomCentre() const {
    const QRectF window(rect());
    if (const auto* node = ringedNode())
        if (const QPointF at = toWindow(node->centre); window.contains(at))
            return at;
    // Over a button the pointer points at nothing in the picture.
    const auto& at = m_pointer->restsAt();
    return at && window.contains(*at) && childAt(at->toPoint()) == nullptr ? *at : window.center();
}

void GraphCanvas::zoomIn() {
    zoomAt(zoomCentre(), kZoomStep);
}

void GraphCanvas::zoomOut() {
    zoomAt(zoomCentre(), 1 / kZoomStep);
}

void GraphCanvas::fit() {
    m_wanted.reset();
    m_fliesNext = true;
    m_camera.isFitted = true;
    refit(Way::fly);
    Q_EMIT actionRequested(session::FitAll{});
}

void GraphCanvas::zoomToSelection() {
    base::Rect area;
    if (m_scene)
        for (const auto& node : m_scene->nodes)
            if (node.isSelected)
                area = united(area, base::squareAround(node.centre, node.radius));
    if (!area.isEmpty())
        flyTo(area);
}

void GraphCanvas::goTo(const model::EntityId& id) {
    m_wanted = id;
    goToWanted();
}

void GraphCanvas::goToWanted() {
    const auto* node = m_wanted ? nodeAt(*m_wanted) : nullptr;
    if (node == nullptr || !node->isSelected || !isVisible())
        return;
    m_wanted.reset();
    constexpr double kReadable = 8;
    if (node->radius * m_camera.zoom < kReadable || !visibleArea().contains(node->centre))
        flyTo(base::squareAround(node->centre, node->radius / node->enlargement));
}

void GraphCanvas::flyTo(base::Rect area) {
    // What it is tied to should be near by.
    constexpr double kAround = 120;
    area = area.grown(kAround);
    const double zoom = std::min({width() / area.width, height() / area.height, kMaxFittedZoom});
    const session::Camera camera{area.centre(), std::max(zoom, leastZoom()), false};
    applyCamera(camera, Way::fly);
    Q_EMIT actionRequested(session::MoveCamera{camera});
}

void GraphCanvas::selectShown() {
    session::SelectMany action;
    if (m_scene)
        for (const auto& node : m_scene->nodes)
            if (visibleArea().contains(node.centre))
                for (const auto& id : scene::selectsOf(node))
                    action.ids.push_back(id);
    Q_EMIT actionRequested(action);
}

void GraphCanvas::noteDragEnded() {
    if (m_camera.isFitted)
        refit(Way::jump);
}

void GraphCanvas::wheelEvent(QWheelEvent* event) {
    if (!hasNodes() || event->angleDelta().y() == 0)
        return;
    m_flight->stop();
    zoomAt(event->position(), std::pow(kZoomStep, event->angleDelta().y() / 120.0));
    event->accept();
}

} // namespace whither::ui
