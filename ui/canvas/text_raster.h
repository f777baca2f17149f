#pragma once

#include "core/scene/draw_list.h"
#include "ui/canvas/picture_painter.h"

#include <QImage>
#include <QPoint>

#include <map>
#include <string>
#include <utility>

namespace whither::ui {

/// A line of text as an image of half-pixel columns: with these it can stand anywhere between two pixels and stay
/// sharp. Nothing reaches its border.
struct TextRaster {
    static constexpr int kColumns = 2; ///< of texels in a pixel
    /// ARGB32, premultiplied; null: no ink. Of text without colours of its own, alpha tells where the ink is and no
    /// more; otherwise (emoji) it is the whole line in its colours, halo included.
    QImage letters;
    QImage halo;   ///< of the same size; alpha tells where it is, letters included. Null: none
    QPoint offset; ///< of the top left corner from the left end of the baseline, pixels
};

/// Makes rasters of what PicturePainter draws. One instance belongs to one thread.
class TextRasteriser {
  public:
    /// Whether some of its letters come in colours of their own.
    [[nodiscard]] bool hasColours(const scene::Text& text);
    [[nodiscard]] TextRaster rasterise(const scene::Text& text, double pixels);
    /// Of the raster, about, in pixels.
    [[nodiscard]] static int width(const scene::Text& text, double pixels);

  private:
    [[nodiscard]] QImage draw(scene::Text text, const QRect& room, int columns);

    PicturePainter m_painter;
    std::map<std::pair<std::string, int>, bool> m_hasColours; ///< by text and weight
};

} // namespace whither::ui
