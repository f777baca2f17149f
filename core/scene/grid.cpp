#include "core/scene/grid.h"

#include <algorithm>
#include <cmath>

namespace whither::scene {

Grid::Grid(const base::Rect& area, double wishedCell, std::size_t items) : m_area(area) {
    const double width = std::max(area.width, 1.0);
    const double height = std::max(area.height, 1.0);
    const double most = 4.0 * static_cast<double>(items) + 16;
    // Two conditions: not more cells than that in all, nor in one row.
    m_cell = std::max({wishedCell, std::sqrt(width) * std::sqrt(height / most), width / most, height / most});
    m_columns = static_cast<std::size_t>(width / m_cell) + 1;
    m_rows = static_cast<std::size_t>(height / m_cell) + 1;
    m_cells.resize(m_columns * m_rows);
}

Grid::Range Grid::cells(const base::Rect& box) const {
    const auto clamped = [this](double distance, std::size_t count) {
        const double cell = std::floor(distance / m_cell);
        return cell <= 0 ? 0 : static_cast<std::size_t>(std::min(cell, static_cast<double>(count - 1)));
    };
    return {clamped(box.x - m_area.x, m_columns), clamped(box.right() - m_area.x, m_columns),
            clamped(box.y - m_area.y, m_rows), clamped(box.bottom() - m_area.y, m_rows)};
}

void Grid::insert(std::uint32_t item, const base::Rect& box) {
    const auto range = cells(box);
    for (std::size_t row = range.top; row <= range.bottom; ++row)
        for (std::size_t column = range.left; column <= range.right; ++column)
            m_cells[row * m_columns + column].push_back(item);
}

void Grid::remove(std::uint32_t item, const base::Rect& box) {
    const auto range = cells(box);
    for (std::size_t row = range.top; row <= range.bottom; ++row)
        for (std::size_t column = range.left; column <= range.right; ++column)
            std::erase(m_cells[row * m_columns + column], item);
}

} // namespace whither::scene
