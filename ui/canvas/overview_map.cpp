#include "ui/canvas/overview_map.h"

#include "ui/canvas/graph_canvas.h"
#include "ui/canvas/picture_painter.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>

#include <algorithm>

namespace whither::ui {

namespace {

constexpr QSizeF kMost(176, 120);
constexpr int kEdge = 5;
constexpr double kPanStep = 60;

} // namespace

OverviewMap::OverviewMap(GraphCanvas& canvas) : QWidget(&canvas), m_canvas(canvas) {
    setObjectName(QStringLiteral("overviewMap"));
    setAccessibleName(tr("Overview: the part of the graph that the window shows"));
    setToolTip(tr("The whole graph; click to go there"));
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::ArrowCursor);
    hide();
}

void OverviewMap::setScene(const scene::ScenePtr& scene) {
    m_scene = scene;
    m_bounds = scene ? scene->graphBounds : base::Rect{};
    m_picture = {};
    update();
}

void OverviewMap::showArea(const base::Rect& area) {
    m_area = area;
    update();
}

void OverviewMap::setWanted(Wanted wanted) {
    m_wanted = wanted;
    update();
}

void OverviewMap::place(int above) {
    m_above = above;
    update();
}

void OverviewMap::update() {
    constexpr double kLeastShare = 3.5; // a small window has no room for it
    const bool isAll = m_bounds.isEmpty() || m_area.contains(m_bounds);
    const bool isSmall = m_canvas.width() < kMost.width() * kLeastShare;
    setVisible(m_wanted == Wanted::yes && m_above >= 0 && !isAll && !isSmall);
    if (!isVisible())
        return;
    const QSize size(static_cast<int>(m_bounds.width * scale()) + 2 * kEdge,
                     static_cast<int>(m_bounds.height * scale()) + 2 * kEdge);
    if (size != this->size()) {
        resize(size);
        m_picture = {};
    }
    move(m_canvas.width() - GraphCanvas::kPadding - width(), m_canvas.height() - m_above - height());
    QWidget::update();
}

double OverviewMap::scale() const {
    return std::min(kMost.width() / m_bounds.width, kMost.height() / m_bounds.height);
}

QRectF OverviewMap::toMap(const base::Rect& rect) const {
    return {kEdge + (rect.x - m_bounds.x) * scale(), kEdge + (rect.y - m_bounds.y) * scale(), rect.width * scale(),
            rect.height * scale()};
}

base::Point OverviewMap::toWorld(QPointF at) const {
    return {m_bounds.x + (at.x() - kEdge) / scale(), m_bounds.y + (at.y() - kEdge) / scale()};
}

void OverviewMap::draw() {
    const double ratio = devicePixelRatioF();
    m_picture = QPixmap((QSizeF(size()) * ratio).toSize());
    m_picture.setDevicePixelRatio(ratio);
    m_picture.fill(Qt::transparent);
    QPainter painter(&m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    for (const auto& mark : m_scene->landmarks) {
        constexpr double kLeast = 1;
        painter.setBrush(toQt(mark.colour));
        const double radius = std::max(kLeast, mark.radius * scale());
        painter.drawEllipse(toMap(base::squareAround(mark.centre, 0)).center(), radius, radius);
    }
}

void OverviewMap::paintEvent(QPaintEvent*) {
    if (!m_scene)
        return;
    if (m_picture.isNull())
        draw();
    const scene::ThemeColours& colours = scene::coloursOf(m_scene->theme);
    QPainter painter(this);
    painter.setPen(QPen(toQt(hasFocus() ? colours.selection : colours.line), 1));
    painter.setBrush(toQt(colours.panel));
    painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    painter.drawPixmap(0, 0, m_picture);
    // Seen from near, the part would be too small to be found.
    constexpr double kLeast = 6;
    QRectF seen = toMap(m_area);
    if (seen.width() < kLeast || seen.height() < kLeast) {
        const QPointF middle = seen.center();
        seen.setSize(seen.size().expandedTo({kLeast, kLeast}));
        seen.moveCenter(middle);
    }
    QColor veil = toQt(colours.selection);
    veil.setAlpha(30);
    painter.setPen(QPen(toQt(colours.selection), 1.5));
    painter.setBrush(veil);
    painter.drawRect(seen.intersected(QRectF(rect()).adjusted(1, 1, -1, -1)));
}

void OverviewMap::mousePressEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton)
        m_canvas.moveTo(toWorld(event->position()), m_canvas.camera().zoom);
}

void OverviewMap::mouseMoveEvent(QMouseEvent* event) {
    mousePressEvent(event);
}

void OverviewMap::wheelEvent(QWheelEvent* event) {
    event->accept(); // the picture below is not meant
}

void OverviewMap::keyPressEvent(QKeyEvent* event) {
    switch (event->key()) {
    case Qt::Key_Left:
        return m_canvas.pan({kPanStep, 0});
    case Qt::Key_Right:
        return m_canvas.pan({-kPanStep, 0});
    case Qt::Key_Up:
        return m_canvas.pan({0, kPanStep});
    case Qt::Key_Down:
        return m_canvas.pan({0, -kPanStep});
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace whither::ui
