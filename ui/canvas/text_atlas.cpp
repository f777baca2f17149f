#include "ui/canvas/text_atlas.h"

#include "ui/canvas/fonts.h"

#include <QImage>

#include <algorithm>
#include <cmath>
#include <utility>

namespace whither::ui {

namespace {

/// Heights of shelves are multiples of this, so that lines of nearly one height share them.
constexpr int kHeightStep = 4;
/// Larger text is magnified, smaller text made smaller.
constexpr int kMostEighths = 8 * kReferencePixels;
constexpr int kLeastEighths = 8;
/// From 64 pixels on QPainter misplaces coloured letters.
constexpr int kMostColouredEighths = 8 * 60;

/// Where a channel is in a QRgb.
enum Channel { blue = 0, green = 8, red = 16, alpha = 24 };

std::uint32_t bits(base::Colour colour) {
    return qRgba(colour.red, colour.green, colour.blue, colour.alpha);
}

} // namespace

std::optional<TextPlace> TextAtlas::place(const scene::Text& text, double pixels) {
    Key key;
    key.text = text.text;
    key.weight = pictureFont(text.role).weight();
    key.eighths = std::clamp(static_cast<int>(std::lround(pixels * 8)), kLeastEighths, kMostEighths);
    key.hasHalo = text.halo.has_value();
    if (m_rasteriser.hasColours(text)) {
        key.colours = {bits(text.colour), bits(text.halo.value_or(base::Colour{0, 0, 0, 0}))};
        key.eighths = std::min(key.eighths, kMostColouredEighths);
    }

    auto found = m_lines.find(key);
    if (found == m_lines.end()) {
        if (m_linesRasterised - m_firstOfPicture >= m_mostNew) {
            m_isUnfinished = true;
            return {};
        }
        const auto made = add(key, text);
        if (!made)
            return {};
        found = m_lines.emplace(key, *made).first;
        if (made->shelf)
            m_shelves[*made->shelf].lines.push_back(key);
    }
    const Line& line = found->second;
    if (line.shelf)
        m_shelves[*line.shelf].lastUsed = m_picture;
    return line.place;
}

std::optional<TextAtlas::Line> TextAtlas::add(const Key& key, const scene::Text& text) {
    Line line;
    TextPlace& place = line.place;
    place.eighths = key.eighths;
    const int width = TextRaster::kColumns * TextRasteriser::width(text, place.pixels());
    if (width > m_room.width) // it is magnified
        place.eighths = std::max(1, key.eighths * m_room.width / width - 1);
    const TextRaster raster = m_rasteriser.rasterise(text, place.pixels());
    if (raster.letters.isNull())
        return line;
    const QSize size = raster.letters.size();
    line.shelf = shelfFor({size.width(), key.colours ? 2 * size.height() : size.height()});
    if (!line.shelf)
        return {};
    Shelf& shelf = m_shelves[*line.shelf];
    place.content = key.colours ? TextPlace::Content::colours : TextPlace::Content::ink;
    place.page = shelf.page;
    place.texels = {QPoint(shelf.used, shelf.y), size};
    place.offset = raster.offset;
    if (key.colours) {
        write({raster.letters, red}, {raster.letters, green}, place, 0);
        write({raster.letters, blue}, {raster.letters, alpha}, place, size.height());
    } else {
        write({raster.letters, alpha}, {raster.halo, alpha}, place, 0);
    }
    shelf.used += size.width();
    shelf.changed |= QRect(place.texels.topLeft(), QSize(size.width(), shelf.height));
    ++m_linesRasterised;
    return line;
}

void TextAtlas::write(const Source& red, const Source& green, const TextPlace& place, int row) {
    auto& page = m_pages[static_cast<std::size_t>(place.page)].texels;
    const int width = place.texels.width();
    for (int y = 0; y < place.texels.height(); ++y) {
        const auto* reds = reinterpret_cast<const QRgb*>(red.image.constScanLine(y));
        const auto* greens =
            green.image.isNull() ? nullptr : reinterpret_cast<const QRgb*>(green.image.constScanLine(y));
        const int start = (place.texels.y() + row + y) * m_room.width + place.texels.x();
        auto* texel = page.data() + 2 * static_cast<std::ptrdiff_t>(start);
        for (int x = 0; x < width; ++x) {
            *texel++ = static_cast<std::uint8_t>(reds[x] >> red.channel);
            *texel++ = greens ? static_cast<std::uint8_t>(greens[x] >> green.channel) : std::uint8_t{0};
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
