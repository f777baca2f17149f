#include "ui/canvas/picture_painter.h"

#include "ui/canvas/fonts.h"

#include <QPaintEngine>
#include <QPainter>
#include <QPainterPath>
#include <QTextLayout>

#include <array>
#include <numbers>

namespace whither::ui {

namespace {

/// Bounds the memory that names take over a long session.
constexpr std::size_t kRemembered = 20'000;

/// Eight ways out from the letters: drawn there in the halo's colour, they leave a rim. Stroking their outlines leaves
/// the same and takes ten times as long.
constexpr double kRim = scene::kHaloWidth * kReferencePixels / 2;
constexpr double kRimAslant = kRim * std::numbers::sqrt2 / 2;
constexpr std::array<QPointF, 8> kHaloShifts{{{kRim, 0},
                                              {-kRim, 0},
                                              {0, kRim},
                                              {0, -kRim},
                                              {kRimAslant, kRimAslant},
                                              {kRimAslant, -kRimAslant},
                                              {-kRimAslant, kRimAslant},
                                              {-kRimAslant, -kRimAslant}}};

QPointF toPoint(base::Point point) {
    return {point.x, point.y};
}

QPen pen(const scene::Stroke& stroke) {
    QPen pen(toQt(stroke.colour), stroke.width, Qt::SolidLine, stroke.roundCaps ? Qt::RoundCap : Qt::FlatCap,
             Qt::RoundJoin);
    if (!stroke.dashes.empty() && stroke.width > 0) {
        // Qt counts dashes in widths of the line.
        QList<qreal> pattern;
        for (const double dash : stroke.dashes)
            pattern.push_back(dash / stroke.width);
        pen.setDashPattern(pattern);
    }
    return pen;
}

void setStyle(QPainter& painter, const std::optional<base::Colour>& fill, const std::optional<scene::Stroke>& stroke) {
    painter.setBrush(fill ? QBrush(toQt(*fill)) : QBrush(Qt::NoBrush));
    painter.setPen(stroke ? pen(*stroke) : QPen(Qt::NoPen));
}

} // namespace

QColor toQt(base::Colour colour) {
    return {colour.red, colour.green, colour.blue, colour.alpha};
}

void PicturePainter::drawDisk(QPainter& painter, const scene::Disk& disk) {
    setStyle(painter, disk.fill, disk.stroke);
    painter.drawEllipse(toPoint(disk.centre), disk.radius, disk.radius);
}

void PicturePainter::drawCurve(QPainter& painter, const scene::Curve& curve) {
    QPainterPath path(toPoint(curve.from));
    path.quadTo(toPoint(curve.control), toPoint(curve.to));
    painter.strokePath(path, pen(curve.stroke));
}

void PicturePainter::drawPolygon(QPainter& painter, const scene::Polygon& polygon) {
    setStyle(painter, polygon.fill, polygon.stroke);
    QPolygonF points;
    for (const base::Point point : polygon.points)
        points << toPoint(point);
    painter.drawPolygon(points);
}

PicturePainter::Prepared& PicturePainter::prepare(const scene::Text& text) {
    const QFont font = pictureFont(text.role);
    if (m_prepared.size() >= kRemembered)
        m_prepared.clear();
    auto [entry, isNew] = m_prepared.try_emplace({text.text, font.weight()});
    if (isNew) {
        Prepared& made = entry->second;
        made.font = font;
        made.glyphs.setTextFormat(Qt::PlainText);
        made.glyphs.setText(QString::fromStdString(text.text));
        made.glyphs.prepare({}, font);
        // Letters of another font (Chinese ones) make the line higher than this font is.
        QTextLayout layout(made.glyphs.text(), font);
        layout.beginLayout();
        QTextLine line = layout.createLine();
        line.setNumColumns(static_cast<int>(layout.text().size()));
        made.baseline = {0, line.ascent()};
        layout.endLayout();
    }
    return entry->second;
}

void PicturePainter::drawText(QPainter& painter, const scene::Text& text) {
    if (text.text.empty() || text.size <= 0)
        return;
    Prepared& prepared = prepare(text);
    const double scale = text.size / kReferencePixels;
    painter.save();
    painter.translate(toPoint(text.baseline));
    painter.scale(scale, scale);
    painter.setFont(prepared.font);
    if (painter.paintEngine()->type() == QPaintEngine::Raster) {
        const auto put = [&](QPointF shift) { painter.drawStaticText(shift - prepared.baseline, prepared.glyphs); };
        if (text.halo) {
            painter.setPen(toQt(*text.halo));
            for (const QPointF& shift : kHaloShifts)
                put(shift);
        }
        painter.setPen(toQt(text.colour));
        put({});
    } else {
        // Vectors: letters stay letters, so that they can be searched and copied, and the halo is one shape.
        const QString line = QString::fromStdString(text.text);
        if (text.halo) {
            QPainterPath outline;
            outline.addText(0, 0, prepared.font, line);
            painter.strokePath(outline, QPen(toQt(*text.halo), scene::kHaloWidth * kReferencePixels, Qt::SolidLine,
                                             Qt::RoundCap, Qt::RoundJoin));
        }
        painter.setPen(toQt(text.colour));
        painter.drawText(QPointF(0, 0), line);
    }
    painter.restore();
}

void PicturePainter::draw(QPainter& painter, const scene::DrawList& list) {
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    for (const scene::DrawGroup& group : list.groups)
        for (const scene::Primitive& primitive : group.primitives) {
            if (const auto* disk = std::get_if<scene::Disk>(&primitive))
                drawDisk(painter, *disk);
            else if (const auto* curve = std::get_if<scene::Curve>(&primitive))
                drawCurve(painter, *curve);
            else if (const auto* polygon = std::get_if<scene::Polygon>(&primitive))
                drawPolygon(painter, *polygon);
            else if (const auto* text = std::get_if<scene::Text>(&primitive))
                drawText(painter, *text);
        }
    painter.restore();
}

void PicturePainter::draw(QPainter& painter, const scene::Page& page) {
    if (page.background)
        painter.fillRect(QRectF(0, 0, page.size.width, page.size.height), toQt(*page.background));
    draw(painter, page.list);
}

} // namespace whither::ui
