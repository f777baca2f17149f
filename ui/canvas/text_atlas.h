#pragma once

#include "core/scene/draw_list.h"
#include "ui/canvas/text_raster.h"

#include <QImage>
#include <QPoint>
#include <QRect>

#include <compare>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace whither::ui {

/// Where a line of text lies in an atlas; see TextRaster.
struct TextPlace {
    /// Ink: red tells where the letters are and green where their halo is. Colours: red and green are in `texels`, blue
    /// and alpha in as many rows below.
    enum class Content { ink, colours } content = Content::ink;
    int page = 0;
    QRect texels;
    int eighths = 0; ///< font size, in eighths of a pixel
    QPoint offset;   ///< of the top left corner from the left end of the baseline, pixels

    [[nodiscard]] double pixels() const { return eighths / 8.0; }
};

/// Rasters of lines of text, each made once for each size that it is shown at, on pages for a texture. Knows no OpenGL.
class TextAtlas {
  public:
    /// Of a page in texels; `kept` pages are filled before the least recently used lines give way.
    struct Room {
        int width = 4096;
        int height = 1024;
        int kept = 3;
        int most = 24; ///< never more pages, whatever one picture asks for
    };
    TextAtlas() : TextAtlas(Room{}) {}
    explicit TextAtlas(const Room& room) : m_room(room) {}

    /// Of lines that are not there yet at most so many are made for a picture; the others have no place before one of
    /// the next.
    void limitNew(std::size_t lines) { m_mostNew = lines; }
    /// What is asked for from now on is one picture and stays until the next begins.
    void beginPicture() {
        ++m_picture;
        m_firstOfPicture = m_linesRasterised;
        m_isUnfinished = false;
    }
    /// Some of this picture's lines have no place yet.
    [[nodiscard]] bool isUnfinished() const { return m_isUnfinished; }
    /// For text drawn `pixels` high. Empty: there is no room for it, or it has none yet. A line without ink has no
    /// texels.
    [[nodiscard]] std::optional<TextPlace> place(const scene::Text& text, double pixels);

    [[nodiscard]] const Room& room() const { return m_room; }
    [[nodiscard]] int pageCount() const { return static_cast<int>(m_pages.size()); }
    /// Red and green of each texel, row by row.
    [[nodiscard]] const std::uint8_t* texels(int page) const {
        return m_pages[static_cast<std::size_t>(page)].texels.data();
    }
    /// What has changed since this was last asked for.
    struct Change {
        int page = 0;
        QRect texels;
    };
    [[nodiscard]] std::vector<Change> takeChanges();
    /// All of it counts as changed: the texture is gone.
    void markAllChanged();

    [[nodiscard]] std::size_t linesRasterised() const { return m_linesRasterised; }

  private:
    struct Key {
        std::string text;
        int weight = 0;
        int eighths = 0;
        bool hasHalo = false;
        /// Only for a line with letters of a colour of their own.
        std::optional<std::pair<std::uint32_t, std::uint32_t>> colours;
        friend auto operator<=>(const Key&, const Key&) = default;
    };
    struct Line {
        TextPlace place;
        std::optional<std::size_t> shelf; ///< empty: it has no ink and takes no room
    };
    struct Shelf {
        int page = 0;
        int y = 0;
        int height = 0; ///< 0: it is gone, and its place in the list free
        int used = 0;   ///< of its width
        std::uint64_t lastUsed = 0;
        QRect changed;
        std::vector<Key> lines;
        [[nodiscard]] bool suits(int lineHeight) const {
            return height >= lineHeight && height <= lineHeight + lineHeight / 2;
        }
    };
    struct Page {
        std::vector<std::uint8_t> texels;
        int filled = 0; ///< with shelves, from the top
    };

    struct Source {
        const QImage& image; ///< null: all 0
        int channel;         ///< its first bit
    };
    /// Empty: no room.
    [[nodiscard]] std::optional<Line> add(const Key& key, const scene::Text& text);
    /// From that row of the place on.
    void write(const Source& red, const Source& green, const TextPlace& place, int row);
    /// One that has room for that many texels; empty: none has.
    [[nodiscard]] std::optional<std::size_t> shelfFor(QSize size);
    [[nodiscard]] std::optional<std::size_t> newShelf(int height);
    [[nodiscard]] std::optional<std::size_t> staleShelf(int height);
    void clearStalePages();
    void clear(Shelf& shelf);

    Room m_room;
    TextRasteriser m_rasteriser;
    std::map<Key, Line> m_lines;
    std::vector<Shelf> m_shelves;
    std::vector<Page> m_pages;
    std::uint64_t m_picture = 0;
    std::size_t m_linesRasterised = 0;
    std::size_t m_firstOfPicture = 0; ///< of those
    std::size_t m_mostNew = std::numeric_limits<std::size_t>::max();
    bool m_isUnfinished = false;
};

} // namespace whither::ui
