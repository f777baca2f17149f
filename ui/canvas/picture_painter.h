#pragma once

#include "core/scene/draw_list.h"

#include <QFont>
#include <QPointF>
#include <QStaticText>

#include <map>
#include <string>
#include <utility>

class QPainter;

namespace whither::ui {

/// Draws draw lists with QPainter: the window's canvas, PNG, PDF, paper and clipboard all come out of this. Keeps
/// the text that it has drawn before in shape. Text is plain text, whatever it holds. One instance belongs to one
/// thread.
class PicturePainter {
  public:
    /// In the painter's own units, under its transformation. Leaves the painter as it was.
    void draw(QPainter& painter, const scene::DrawList& list);
    /// Background and picture, in page pixels.
    void draw(QPainter& painter, const scene::Page& page);

  private:
    void drawDisk(QPainter& painter, const scene::Disk& disk);
    void drawCurve(QPainter& painter, const scene::Curve& curve);
    void drawPolygon(QPainter& painter, const scene::Polygon& polygon);
    void drawText(QPainter& painter, const scene::Text& text);

    /// A line of text, shaped once; kReferencePixels high.
    struct Prepared {
        QFont font;
        QStaticText glyphs;
        QPointF baseline; ///< its left end, from the top left corner
    };
    [[nodiscard]] Prepared& prepare(const scene::Text& text);

    std::map<std::pair<std::string, int>, Prepared> m_prepared; ///< by text and weight
};

[[nodiscard]] QColor toQt(base::Colour colour);

} // namespace whither::ui
