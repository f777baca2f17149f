#include "ui/canvas/text_raster.h"

#include "ui/canvas/fonts.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace whither::ui {

namespace {

constexpr base::Colour kBlack{0, 0, 0, 255};
constexpr base::Colour kNothing{0, 0, 0, 0};
constexpr QRgb kAnyBits = 0xffffffff;

/// Bounds the memory that names take over a long session.
constexpr std::size_t kRemembered = 20'000;
/// Around the ink.
constexpr double kMargin = 1.5;

/// In pixels around the left end of the baseline, halo and margin included.
QRect roomOf(const scene::Text& text, double pixels) {
    const QRectF ink = QFontMetricsF(pictureFont(text.role)).tightBoundingRect(QString::fromStdString(text.text));
    const double scale = pixels / kReferencePixels;
    const double margin = kMargin + (text.halo ? scene::kHaloWidth / 2 * pixels : 0);
    return QRectF(ink.topLeft() * scale, ink.size() * scale).adjusted(-margin, -margin, margin, margin).toAlignedRect();
}

/// Whether any texel there has any of those bits.
bool has(QRgb bits, const QImage& image, const QRect& where) {
    for (int y = where.top(); y <= where.bottom(); ++y) {
        const auto* row = reinterpret_cast<const QRgb*>(image.constScanLine(y)) + where.left();
        if (std::any_of(row, row + where.width(), [&](QRgb texel) { return (texel & bits) != 0; }))
            return true;
    }
    return false;
}

bool isCutOff(const QImage& image) {
    const QRect all = image.rect();
    const QRect inner = all.adjusted(1, 1, -1, -1);
    return has(kAnyBits, image, {all.topLeft(), QPoint(all.right(), 0)}) ||
           has(kAnyBits, image, {all.topLeft(), QPoint(0, all.bottom())}) ||
           has(kAnyBits, image, {QPoint(0, inner.bottom() + 1), all.bottomRight()}) ||
           has(kAnyBits, image, {QPoint(inner.right() + 1, 0), all.bottomRight()});
}

} // namespace

bool TextRasteriser::hasColours(const scene::Text& text) {
    // No letter below U+2000, whose first byte this is, has any.
    constexpr char kFirstByte = '\xE2';
    const auto mayHave = [](char byte) {
        return static_cast<unsigned char>(byte) >= static_cast<unsigned char>(kFirstByte);
    };
    if (std::none_of(text.text.begin(), text.text.end(), mayHave))
        return false;
    if (m_hasColours.size() >= kRemembered)
        m_hasColours.clear();
    const auto [entry, isNew] = m_hasColours.try_emplace({text.text, pictureFont(text.role).weight()});
    if (isNew) {
        constexpr double kSize = 24;
        scene::Text drawn = text;
        drawn.size = kSize;
        drawn.colour = kBlack;
        drawn.halo.reset();
        const QImage image = draw(drawn, roomOf(drawn, kSize), 1);
        entry->second = has(RGB_MASK, image, image.rect());
    }
    return entry->second;
}

TextRaster TextRasteriser::rasterise(const scene::Text& text, double pixels) {
    const bool isColoured = hasColours(text);
    scene::Text drawn = text;
    drawn.size = pixels;
    if (!isColoured) {
        drawn.colour = text.halo ? kNothing : kBlack;
        if (text.halo)
            drawn.halo = kBlack;
    }
    // QPainter misplaces coloured letters that are scaled more in one direction than in the other.
    const int columns = isColoured ? 1 : TextRaster::kColumns;
    QRect room = roomOf(drawn, pixels);
    QImage image = draw(drawn, room, columns);
    // Fonts are not always right about where their letters reach.
    for (int tries = 0; tries < 3 && isCutOff(image); ++tries) {
        const int more = static_cast<int>(std::ceil(pixels));
        room.adjust(-more, -more, more, more);
        image = draw(drawn, room, columns);
    }
    if (!has(kAnyBits, image, image.rect()))
        return {};
    if (isColoured)
        return {image.scaled(TextRaster::kColumns * image.width(), image.height()), {}, room.topLeft()};
    if (!text.halo)
        return {image, {}, room.topLeft()};
    drawn.colour = kBlack;
    drawn.halo.reset();
    return {draw(drawn, room, columns), image, room.topLeft()};
}

int TextRasteriser::width(const scene::Text& text, double pixels) {
    return roomOf(text, pixels).width();
}

QImage TextRasteriser::draw(scene::Text text, const QRect& room, int columns) {
    text.baseline = {};
    QImage image(columns * room.width(), room.height(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.scale(columns, 1);
    painter.translate(-room.topLeft());
    scene::DrawList list;
    list.groups.push_back({{}, {}, {std::move(text)}});
    m_painter.draw(painter, list);
    return image;
}

} // namespace whither::ui
