#include "core/layout/packing.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

namespace whither::layout {

namespace {

constexpr double kFinestCell = 24; ///< world units
constexpr double kMargin = 18;     ///< kept free around each rectangle
constexpr double kMostCells = 2e4; ///< that all shapes together cover, about
constexpr double kMostColumns = 1000;

struct Cell {
    std::int32_t row = 0;
    std::int32_t column = 0;
    friend auto operator<=>(const Cell&, const Cell&) = default;
};

base::Rect boundsOf(const std::vector<base::Rect>& shape) {
    base::Rect bounds;
    for (const base::Rect& part : shape)
        bounds = base::united(bounds, part);
    return bounds;
}

/// So coarse that the search stays short, whatever the sizes.
double cellSize(std::span<const std::vector<base::Rect>> shapes) {
    double area = 0;
    double extent = 0;
    for (const std::vector<base::Rect>& shape : shapes) {
        for (const base::Rect& part : shape)
            area += part.width * part.height;
        const base::Rect bounds = boundsOf(shape);
        extent = std::max({extent, bounds.width, bounds.height});
    }
    return std::max({kFinestCell, std::sqrt(area / kMostCells), extent / kMostColumns});
}

std::int32_t cellOf(double coordinate, double size) {
    return static_cast<std::int32_t>(std::floor(std::clamp(coordinate / size, -1e8, 1e8)));
}

std::vector<Cell> cellsOf(const std::vector<base::Rect>& shape, double size) {
    std::vector<Cell> cells;
    for (const base::Rect& part : shape) {
        const base::Rect rect = part.grown(kMargin / 2);
        const std::int32_t bottom = cellOf(rect.bottom(), size);
        const std::int32_t right = cellOf(rect.right(), size);
        for (std::int32_t row = cellOf(rect.y, size); row <= bottom; ++row)
            for (std::int32_t column = cellOf(rect.x, size); column <= right; ++column)
                cells.push_back({row, column});
    }
    std::sort(cells.begin(), cells.end());
    cells.erase(std::unique(cells.begin(), cells.end()), cells.end());
    return cells;
}

/// Cells of a rectangle that grows by doubling, so that looking one up is an array access.
class Occupancy {
  public:
    [[nodiscard]] bool isTaken(Cell cell) const {
        return cell.row >= m_top && cell.row < m_top + m_height && cell.column >= m_left &&
               cell.column < m_left + m_width && m_taken[place(cell)] != 0;
    }
    void take(const std::vector<Cell>& cells) {
        if (cells.empty())
            return;
        std::int32_t left = cells.front().column;
        std::int32_t right = left;
        for (const Cell cell : cells) {
            left = std::min(left, cell.column);
            right = std::max(right, cell.column);
        }
        cover(cells.front().row, cells.back().row, left, right);
        for (const Cell cell : cells)
            m_taken[place(cell)] = 1;
    }

  private:
    [[nodiscard]] std::size_t place(Cell cell) const {
        return static_cast<std::size_t>(cell.row - m_top) * static_cast<std::size_t>(m_width) +
               static_cast<std::size_t>(cell.column - m_left);
    }
    void cover(std::int32_t top, std::int32_t bottom, std::int32_t left, std::int32_t right) {
        if (m_width > 0 && top >= m_top && bottom < m_top + m_height && left >= m_left && right < m_left + m_width)
            return;
        Occupancy larger;
        const std::int32_t spareRows = m_height / 2;
        const std::int32_t spareColumns = m_width / 2;
        larger.m_top = (m_width > 0 ? std::min(top, m_top) : top) - spareRows;
        larger.m_left = (m_width > 0 ? std::min(left, m_left) : left) - spareColumns;
        larger.m_height =
            (m_width > 0 ? std::max(bottom + 1, m_top + m_height) : bottom + 1) + spareRows - larger.m_top;
        larger.m_width =
            (m_width > 0 ? std::max(right + 1, m_left + m_width) : right + 1) + spareColumns - larger.m_left;
        larger.m_taken.assign(static_cast<std::size_t>(larger.m_height) * static_cast<std::size_t>(larger.m_width), 0);
        for (std::int32_t row = m_top; row < m_top + m_height; ++row)
            for (std::int32_t column = m_left; column < m_left + m_width; ++column)
                larger.m_taken[larger.place({row, column})] = m_taken[place({row, column})];
        *this = std::move(larger);
    }

    std::int32_t m_top = 0;
    std::int32_t m_left = 0;
    std::int32_t m_height = 0;
    std::int32_t m_width = 0;
    std::vector<char> m_taken;
};

} // namespace

std::vector<base::Point> pack(std::span<const std::vector<base::Rect>> shapes, double aspect) {
    std::vector<base::Point> shifts(shapes.size());
    if (shapes.empty())
        return shifts;
    const double size = cellSize(shapes);
    Occupancy occupancy;
    occupancy.take(cellsOf(shapes[0], size));
    const base::Point middle = boundsOf(shapes[0]).centre();

    std::vector<Cell> previous;
    std::int32_t previousRing = 0;
    for (std::size_t s = 1; s < shapes.size(); ++s) {
        const std::vector<Cell> cells = cellsOf(shapes[s], size);
        const base::Point own = boundsOf(shapes[s]).centre();
        const Cell origin{cellOf(middle.y - own.y, size), cellOf(middle.x - own.x, size)};
        const auto fits = [&](Cell shift) {
            return std::none_of(cells.begin(), cells.end(), [&](Cell cell) {
                return occupancy.isTaken({cell.row + shift.row, cell.column + shift.column});
            });
        };
        // Rings of the wished aspect around the middle. A shape like the one before it fits nowhere that one did not.
        std::int32_t ring = cells == previous ? previousRing : 0;
        Cell shift;
        for (bool found = false; !found; ++ring) {
            const auto halfWidth = static_cast<std::int32_t>(std::lround(static_cast<double>(ring) * aspect));
            const auto tryAt = [&](std::int32_t row, std::int32_t column) {
                if (found || !fits({origin.row + row, origin.column + column}))
                    return;
                found = true;
                shift = {origin.row + row, origin.column + column};
            };
            for (std::int32_t column = 0; column <= halfWidth && !found; ++column) {
                tryAt(ring, column);
                tryAt(ring, -column);
                tryAt(-ring, column);
                tryAt(-ring, -column);
            }
            const auto before = static_cast<std::int32_t>(std::lround(static_cast<double>(ring - 1) * aspect));
            for (std::int32_t row = 0; row <= ring && !found; ++row) {
                for (std::int32_t column = std::max(before + 1, 0); column <= halfWidth; ++column) {
                    tryAt(row, column);
                    tryAt(row, -column);
                    tryAt(-row, column);
                    tryAt(-row, -column);
                }
            }
        }
        previousRing = ring - 1;
        previous = cells;
        std::vector<Cell> taken = cells;
        for (Cell& cell : taken)
            cell = {cell.row + shift.row, cell.column + shift.column};
        occupancy.take(taken);
        shifts[s] = {static_cast<double>(shift.column) * size, static_cast<double>(shift.row) * size};
    }
    return shifts;
}

} // namespace whither::layout
