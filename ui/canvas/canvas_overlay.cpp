#include "ui/canvas/canvas_overlay.h"

#include "ui/canvas/canvas_pointer.h"
#include "ui/canvas/graph_canvas.h"
#include "ui/feedback/error_text.h"

#include <QPainter>

#include <algorithm>

namespace whither::ui {

CanvasOverlay::CanvasOverlay(GraphCanvas& canvas) : QWidget(&canvas), m_canvas(canvas) {
    setObjectName(QStringLiteral("canvasOverlay"));
    setAccessibleName(tr("Legend"));
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setAttribute(Qt::WA_NoSystemBackground);
}

void CanvasOverlay::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (!m_canvas.hasNodes()) {
        const int padding = GraphCanvas::kPadding;
        painter.setPen(toQt(scene::coloursOf(m_canvas.theme()).mutedText));
        painter.drawText(rect().adjusted(padding, padding, -padding, -padding), Qt::AlignCenter | Qt::TextWordWrap,
                         m_canvas.message());
        return;
    }
    paintRings(painter);
    paintLegend(painter);
    paintOutline(painter);
}

void CanvasOverlay::paintLegend(QPainter& painter) {
    const scene::Legend& legend = m_canvas.legend();
    if (legend.list.groups.empty())
        return;
    const QRectF area = m_canvas.legendArea();
    const scene::ThemeColours& colours = scene::coloursOf(m_canvas.theme());
    // A ground of its own: lines beneath it would be read with it. A fitted picture leaves it room.
    painter.setPen(m_canvas.camera().isFitted ? QPen(Qt::NoPen) : QPen(toQt(colours.line), 1));
    painter.setBrush(toQt(colours.canvas));
    painter.drawRoundedRect(area.adjusted(-7.5, -5.5, 7.5, 5.5), 5, 5);
    painter.save();
    painter.translate(area.topLeft());
    m_pictures.draw(painter, legend.list);
    painter.restore();
}

void CanvasOverlay::paintRings(QPainter& painter) {
    const scene::ThemeColours& colours = scene::coloursOf(m_canvas.theme());
    const auto ring = [&](const scene::SceneNode& node, Qt::PenStyle style) {
        const double radius = node.radius * m_canvas.shownCamera().zoom + (style == Qt::DotLine ? 6 : 3);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(toQt(colours.text), 2, style));
        painter.drawEllipse(m_canvas.toWindow(node.centre), radius, radius);
        return radius;
    };
    if (const auto* node = m_canvas.hoveredNode()) {
        const double radius = ring(*node, Qt::SolidLine);
        // What has no room for its name in the picture has it under the pointer.
        const auto& labels = m_canvas.scene()->labels;
        const bool isNamed = std::any_of(labels.begin(), labels.end(), [node](const scene::SceneLabel& label) {
            return label.node == node->node && label.presence > 0.5;
        });
        if (!isNamed) {
            const QString name = oneLine(node->name);
            QRectF box = QRectF(painter.fontMetrics().boundingRect(name)).adjusted(-5, -3, 5, 3);
            box.moveTopLeft(m_canvas.toWindow(node->centre) + QPointF(radius + 4, -box.height() / 2));
            if (box.right() > width())
                box.moveRight(m_canvas.toWindow(node->centre).x() - radius - 4);
            painter.setPen(QPen(toQt(colours.line), 1));
            painter.setBrush(toQt(colours.panel));
            painter.drawRoundedRect(box, 3, 3);
            painter.setPen(toQt(colours.text));
            painter.drawText(box, Qt::AlignCenter, name);
        }
    }
    if (const auto* node = m_canvas.ringedNode())
        ring(*node, Qt::DotLine);
}

void CanvasOverlay::paintOutline(QPainter& painter) {
    const QPolygonF outline = m_canvas.pointer().outline();
    if (outline.isEmpty())
        return;
    const QColor colour = toQt(scene::coloursOf(m_canvas.theme()).selection);
    QColor fill = colour;
    fill.setAlpha(36);
    painter.setPen(QPen(colour, 1.5, Qt::DashLine));
    painter.setBrush(fill);
    painter.drawPolygon(outline);
}

} // namespace whither::ui
