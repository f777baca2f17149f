#include "core/layout/box_grid.h"

#include <algorithm>

namespace whither::layout {

namespace {

constexpr std::size_t kLevels = 64;
constexpr std::int64_t kLeastSide = 4; ///< cells; with fewer, a cell's neighbours would be each other
constexpr std::int64_t kMostSide = std::int64_t{1} << 24; ///< cells

/// The least power of two that is not below `cells`, at least kLeastSide.
std::int64_t sideFor(double cells) {
    std::int64_t side = kLeastSide;
    while (static_cast<double>(side) < cells && side < kMostSide)
        side *= 2;
    return side;
}

} // namespace

BoxGrid::BoxGrid(std::span<const base::Rect> boxes) {
    base::Size mean;
    for (const base::Rect& box : boxes) {
        mean.width += box.width / static_cast<double>(boxes.size());
        mean.height += box.height / static_cast<double>(boxes.size());
    }
    mean = {std::max(mean.width, 1e-9), std::max(mean.height, 1e-9)};

    std::vector<std::vector<std::uint32_t>> filed(kLevels);
    for (std::uint32_t i = 0; i < boxes.size(); ++i) {
        std::size_t level = 0;
        for (double scale = 1; level + 1 < kLevels; scale *= 2, ++level)
            if (boxes[i].width <= mean.width * scale && boxes[i].height <= mean.height * scale)
                break;
        filed[level].push_back(i);
    }
    double scale = 1;
    for (const std::vector<std::uint32_t>& ofLevel : filed) {
        if (!ofLevel.empty())
            m_levels.push_back(fileEntries(boxes, ofLevel, {mean.width * scale, mean.height * scale}));
        scale *= 2;
    }
}

BoxGrid::Level BoxGrid::fileEntries(std::span<const base::Rect> boxes, std::span<const std::uint32_t> filed,
                                    base::Size cell) {
    Level level;
    level.cell = cell;
    base::Point least = boxes[filed.front()].centre();
    base::Point most = least;
    for (const std::uint32_t box : filed) {
        const base::Point centre = boxes[box].centre();
        least = {std::min(least.x, centre.x), std::min(least.y, centre.y)};
        most = {std::max(most.x, centre.x), std::max(most.y, centre.y)};
    }
    std::int64_t columns = sideFor((most.x - least.x) / cell.width + 2);
    std::int64_t rows = sideFor((most.y - least.y) / cell.height + 2);
    while (columns > kLeastSide || rows > kLeastSide) {
        if (columns * rows <= 4 * static_cast<std::int64_t>(filed.size()))
            break;
        (columns >= rows ? columns : rows) /= 2;
    }
    level.columns = static_cast<std::size_t>(columns);
    level.columnMask = columns - 1;
    level.rowMask = rows - 1;

    // Counting sort by cell.
    level.first.assign(static_cast<std::size_t>(columns * rows) + 1, 0);
    std::vector<std::uint32_t> cellOf(filed.size());
    for (std::size_t i = 0; i < filed.size(); ++i) {
        cellOf[i] = static_cast<std::uint32_t>(level.indexOf(level.cellAt(boxes[filed[i]].centre())));
        ++level.first[cellOf[i] + 1];
    }
    for (std::size_t i = 1; i < level.first.size(); ++i)
        level.first[i] += level.first[i - 1];
    std::vector<std::uint32_t> next(level.first.begin(), level.first.end() - 1);
    level.entries.resize(filed.size());
    for (std::size_t i = 0; i < filed.size(); ++i)
        level.entries[next[cellOf[i]]++] = {boxes[filed[i]].centre(), filed[i]};
    return level;
}

} // namespace whither::layout
