#pragma once

#include "core/base/geometry.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace whither::scene {

/// Which of many rectangles may touch a place: items by number in a grid of equal cells over `area`. What lies outside
/// counts for the nearest cell. The number of cells is bounded by the number of items expected.
class Grid {
  public:
    Grid(const base::Rect& area, double wishedCell, std::size_t items);

    void insert(std::uint32_t item, const base::Rect& box);
    void remove(std::uint32_t item, const base::Rect& box);
    /// Calls visit(item) for everything in the cells that `box` touches until it returns false; an item may come more
    /// than once.
    template <class Visit> void visit(const base::Rect& box, Visit visit) const {
        const auto range = cells(box);
        for (std::size_t row = range.top; row <= range.bottom; ++row)
            for (std::size_t column = range.left; column <= range.right; ++column)
                for (const auto item : m_cells[row * m_columns + column])
                    if (!visit(item))
                        return;
    }

  private:
    struct Range {
        std::size_t left = 0;
        std::size_t right = 0;
        std::size_t top = 0;
        std::size_t bottom = 0;
    };
    [[nodiscard]] Range cells(const base::Rect& box) const;

    base::Rect m_area;
    double m_cell = 1;
    std::size_t m_columns = 1;
    std::size_t m_rows = 1;
    std::vector<std::vector<std::uint32_t>> m_cells;
};

} // namespace whither::scene
