#include "ui/canvas/text_atlas.h"

#include "ui/canvas/fonts.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace whither::ui {

namespace {

constexpr base::Colour kBlack{0, 0, 0, 255};
constexpr base::Colour kNothing{0, 0, 0, 0};

/// Heights of shelves are multiples of this, so that lines of nearly one height share them.
constexpr int kHeightStep = 4;
/// Larger text is magnified.
constexpr int kMostEighths = 8 * kReferencePixels;
/// Around the ink, so that no line has its neighbour's at its border, pixels.
constexpr double kMargin = 1.5;

constexpr QRgb kAnyBits = 0xffffffff;

enum Channel { alpha = 24, red = 16, green = 8, blue = 0 };

std::uint32_t bits(base::Colour colour) {
    return qRgba(colour.red, colour.green, colour.blue, colour.alpha);
}

/// In pixels around the left end of the baseline, halo and margin included.
QRect roomOf(const scene::Text& text, double pixels) {
    const QRectF ink = QFontMetricsF(pictureFont(text.role)).tightBoundingRect(QString::fromStdString(text.text));
    const double scale = pixels / kReferencePixels;
    const double margin = kMargin + (text.halo ? scene::kHaloWidth / 2 * pixels : 0);
    return QRectF(ink.topLeft() * scale, ink.size() * scale).adjusted(-margin, -margin, margin, margin).toAlignedRect();
}

/// Whether any texel of the image has any of those bits.
bool has(QRgb bits, const QImage& image) {
    for (int y = 0; y < image.height(); ++y) {
        const auto* row = reinterpret_cast<const QRgb*>(image.constScanLine(y));
        if (std::any_of(row, row + image.width(), [&](QRgb texel) { return (texel & bits) != 0; }))
            return true;
    }
    return false;
}

/// Whether anything reaches its border.
bool isCutOff(const QImage& image) {
    const QRect all = image.rect();
    return has(kAnyBits, image.copy(0, 0, all.width(), 1)) ||
           has(kAnyBits, image.copy(0, all.bottom(), all.width(), 1)) ||
           has(kAnyBits, image.copy(0, 0, 1, all.height())) ||
           has(kAnyBits, image.copy(all.right(), 0, 1, all.height()));
}

} // namespace

std::optional<TextPlace> TextAtlas::place(const scene::Text& text, double pixels) {
    Key key{text.text,
            pictureFont(text.role).weight(),
            std::clamp(static_cast<int>(std::lround(pixels * 8)), 8, kMostEighths),
            text.halo.has_value(),
            {}};
    auto found = find(key, text);
    if (found && !(*found)->second.shelf && (*found)->second.place.content == TextPlace::Content::colours) {
        key.colours = {bits(text.colour), bits(text.halo.value_or(kNothing))};
        found = find(key, text);
    }
    return found ? std::optional((*found)->second.place) : std::nullopt;
}

std::optional<TextAtlas::Found> TextAtlas::find(const Key& key, const scene::Text& text) {
    Found found = m_lines.find(key);
    if (found == m_lines.end()) {
        const auto made = rasterise(key, text);
        if (!made)
            return {};
        found = m_lines.emplace(key, *made).first;
        if (made->shelf)
            m_shelves[*made->shelf].lines.push_back(key);
    }
    if (found->second.shelf)
        m_shelves[*found->second.shelf].lastUsed = m_picture;
    return found;
}

std::optional<TextAtlas::Line> TextAtlas::rasterise(const Key& key, const scene::Text& text) {
    Line line;
    line.place.eighths = key.eighths;
    QRect pixels = roomOf(text, line.place.pixels());
    if (kColumns * pixels.width() > m_room.width) {
        // A line longer than a page is magnified.
        line.place.eighths = std::max(1, key.eighths * m_room.width / (kColumns * pixels.width()) - 1);
        pixels = roomOf(text, line.place.pixels());
    }
    scene::Text drawn = text;
    drawn.baseline = {};
    drawn.size = line.place.pixels();
    if (!key.colours) {
        drawn.colour = kBlack;
        if (key.hasHalo)
            drawn.halo = kBlack;
    }
    QImage letters = draw(drawn, pixels);
    if (isCutOff(letters)) {
        // Fonts are not always right about where their marks reach.
        const int more = static_cast<int>(std::ceil(drawn.size));
        pixels.adjust(-more, -more, more, more);
        letters = draw(drawn, pixels);
    }
    if (!has(kAnyBits, letters))
        return line;
    QImage halo;
    if (key.colours) {
        line.place.content = TextPlace::Content::colours;
    } else if (has(RGB_MASK, letters)) {
        line.place.content = TextPlace::Content::colours;
        return line;
    } else if (key.hasHalo) {
        drawn.colour = kNothing;
        halo = draw(drawn, pixels);
        drawn.colour = kBlack;
        drawn.halo.reset();
        letters = draw(drawn, pixels);
    }
    line.place.texels.setSize(letters.size());
    line.place.offset = pixels.topLeft();
    line.shelf = shelfFor({letters.width(), letters.height() * (key.colours ? 2 : 1)});
    if (!line.shelf)
        return {};
    Shelf& shelf = m_shelves[*line.shelf];
    line.place.page = shelf.page;
    line.place.texels.moveTo(shelf.used, shelf.y);
    shelf.used += letters.width();
    if (key.colours) {
        write(letters, red, letters, green, line.place, 0);
        write(letters, blue, letters, alpha, line.place, letters.height());
    } else {
        write(letters, alpha, halo, alpha, line.place, 0);
    }
    shelf.changed |= QRect(line.place.texels.topLeft(), QSize(letters.width(), shelf.height));
    ++m_linesRasterised;
    return line;
}

QImage TextAtlas::draw(const scene::Text& text, const QRect& pixels) {
    QImage image(kColumns * pixels.width(), pixels.height(), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.scale(kColumns, 1);
    painter.translate(-pixels.topLeft());
    scene::DrawList list;
    list.groups.push_back({{}, {}, {text}});
    m_painter.draw(painter, list);
    return image;
}

void TextAtlas::write(const QImage& first, int firstChannel, const QImage& second, int secondChannel,
                      const TextPlace& place, int row) {
    auto& page = m_pages[static_cast<std::size_t>(place.page)].texels;
    for (int y = 0; y < first.height(); ++y) {
        const auto* from = reinterpret_cast<const QRgb*>(first.constScanLine(y));
        const auto* beside = second.isNull() ? nullptr : reinterpret_cast<const QRgb*>(second.constScanLine(y));
        const auto start =
            static_cast<std::size_t>(2 * ((place.texels.y() + row + y) * m_room.width + place.texels.x()));
        for (int x = 0; x < first.width(); ++x) {
            const auto at = start + 2 * static_cast<std::size_t>(x);
            page[at] = static_cast<std::uint8_t>(from[x] >> firstChannel);
            page[at + 1] = beside ? static_cast<std::uint8_t>(beside[x] >> secondChannel) : std::uint8_t{0};
        }
    }
}

std::optional<std::size_t> TextAtlas::shelfFor(QSize size) {
    const int height = (size.height() + kHeightStep - 1) / kHeightStep * kHeightStep;
    if (height > m_room.height || size.width() > m_room.width)
        return {};
    for (std::size_t i = 0; i < m_shelves.size(); ++i)
        if (m_shelves[i].suits(height) && m_shelves[i].used + size.width() <= m_room.width)
            return i;
    if (const auto shelf = newShelf(height))
        return shelf;
    if (pageCount() >= m_room.kept) {
        if (const auto shelf = staleShelf(height))
            return shelf;
        clearStalePages();
        if (const auto shelf = newShelf(height))
            return shelf;
    }
    if (pageCount() >= m_room.most)
        return {};
    m_pages.push_back({std::vector<std::uint8_t>(static_cast<std::size_t>(2 * m_room.width * m_room.height)), 0});
    return newShelf(height);
}

std::optional<std::size_t> TextAtlas::newShelf(int height) {
    const auto page = std::find_if(m_pages.begin(), m_pages.end(),
                                   [&](const Page& each) { return each.filled + height <= m_room.height; });
    if (page == m_pages.end())
        return {};
    auto shelf = std::find_if(m_shelves.begin(), m_shelves.end(), [](const Shelf& each) { return each.height == 0; });
    if (shelf == m_shelves.end())
        shelf = m_shelves.emplace(shelf);
    shelf->page = static_cast<int>(page - m_pages.begin());
    shelf->y = std::exchange(page->filled, page->filled + height);
    shelf->height = height;
    return static_cast<std::size_t>(shelf - m_shelves.begin());
}

std::optional<std::size_t> TextAtlas::staleShelf(int height) {
    std::optional<std::size_t> oldest;
    for (std::size_t i = 0; i < m_shelves.size(); ++i) {
        const Shelf& shelf = m_shelves[i];
        if (shelf.lastUsed < m_picture && shelf.suits(height) &&
            (!oldest || shelf.lastUsed < m_shelves[*oldest].lastUsed))
            oldest = i;
    }
    if (oldest)
        clear(m_shelves[*oldest]);
    return oldest;
}

void TextAtlas::clearStalePages() {
    for (int page = 0; page < pageCount(); ++page) {
        const auto isHere = [&](const Shelf& shelf) { return shelf.page == page && shelf.height > 0; };
        if (std::any_of(m_shelves.begin(), m_shelves.end(),
                        [&](const Shelf& shelf) { return isHere(shelf) && shelf.lastUsed == m_picture; }))
            continue;
        for (Shelf& shelf : m_shelves)
            if (isHere(shelf)) {
                clear(shelf);
                shelf.height = 0;
            }
        m_pages[static_cast<std::size_t>(page)].filled = 0;
    }
}

void TextAtlas::clear(Shelf& shelf) {
    for (const Key& key : shelf.lines)
        m_lines.erase(key);
    shelf.lines.clear();
    shelf.used = 0;
    shelf.changed = QRect(0, shelf.y, m_room.width, shelf.height);
    auto& page = m_pages[static_cast<std::size_t>(shelf.page)].texels;
    const auto from = page.begin() + 2 * static_cast<std::ptrdiff_t>(m_room.width) * shelf.y;
    std::fill(from, from + 2 * static_cast<std::ptrdiff_t>(m_room.width) * shelf.height, std::uint8_t{0});
}

std::vector<TextAtlas::Change> TextAtlas::takeChanges() {
    std::vector<Change> changes;
    for (Shelf& shelf : m_shelves)
        if (!shelf.changed.isEmpty())
            changes.push_back({shelf.page, std::exchange(shelf.changed, QRect())});
    return changes;
}

void TextAtlas::markAllChanged() {
    for (Shelf& shelf : m_shelves)
        if (shelf.used > 0)
            shelf.changed = QRect(0, shelf.y, shelf.used, shelf.height);
}

} // namespace whither::ui
