#pragma once

#include "core/base/geometry.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace whither::layout {

/// Finds the pairs among many rectangles that may share an area, whatever their sizes: a pile of uniform grids, the
/// cells of each twice as wide and high as those of the one below. A rectangle is filed by its centre in the lowest
/// grid whose cells are not smaller than it, so that all that overlap it are filed in cells next to its own, there and
/// above.
///
/// Linear in the rectangles unless many lie upon each other. The rectangles must be finite, their sizes not negative.
class BoxGrid {
  public:
    explicit BoxGrid(std::span<const base::Rect> boxes);

    /// Calls visit(a, b) with the indices of each overlapping pair once, and of some pairs that only stand close. The
    /// order depends on the rectangles alone. Ends early, and returns false, when `visit` returns false.
    template <class Visit> bool forEachNearPair(Visit visit) const {
        for (std::size_t l = 0; l < m_levels.size(); ++l)
            if (!visitCells(l, 0, m_levels[l].first.size() - 1, visit))
                return false;
        return true;
    }
    /// Calls visit(index) for each rectangle that overlaps `area`, and for some that only stand close. Ends early, and
    /// returns false, when `visit` returns false.
    template <class Visit> bool forEachNear(const base::Rect& area, Visit visit) const {
        const auto visitPair = [&visit](std::uint32_t /*a*/, std::uint32_t box) { return visit(box); };
        for (const Level& level : m_levels) {
            const base::Point half{level.cell.width / 2, level.cell.height / 2};
            const Cell first = level.cellAt(base::Point{area.x, area.y} - half);
            const Cell last = level.cellAt(base::Point{area.right(), area.bottom()} + half);
            const std::int64_t columns = std::min(last.column - first.column, level.columnMask) + 1;
            const std::int64_t rows = std::min(last.row - first.row, level.rowMask) + 1;
            for (std::int64_t row = first.row; row < first.row + rows; ++row)
                if (!visitRow(level, first.column, columns, row, 0, visitPair))
                    return false;
        }
        return true;
    }

  private:
    struct Cell {
        std::int64_t column = 0;
        std::int64_t row = 0;
    };
    struct Entry {
        base::Point centre;
        std::uint32_t box = 0;
    };
    /// Of the cell at a position in cells.
    static std::int64_t numberOf(double position) {
        constexpr double kFarthest = 1e15; // beyond, all share one
        return static_cast<std::int64_t>(std::floor(std::clamp(position, -kFarthest, kFarthest)));
    }
    /// A grid that is wound around itself like a torus, so that far outliers cost no room; those that meet only because
    /// of it are told apart by who asks.
    struct Level {
        base::Size cell;
        std::int64_t columnMask = 0; ///< columns - 1, a power of two less one
        std::int64_t rowMask = 0;
        std::size_t columns = 1;
        std::vector<std::uint32_t> first; ///< by cell, where its entries begin
        std::vector<Entry> entries;

        [[nodiscard]] Cell cellAt(base::Point point) const {
            return {numberOf(point.x / cell.width), numberOf(point.y / cell.height)};
        }
        [[nodiscard]] std::size_t indexOf(Cell at) const {
            return static_cast<std::size_t>(at.row & rowMask) * columns +
                   static_cast<std::size_t>(at.column & columnMask);
        }
    };

    /// Of the boxes, those `filed` there.
    static Level fileEntries(std::span<const base::Rect> boxes, std::span<const std::uint32_t> filed, base::Size cell);

    /// Pairs of those filed in some cells of a level with each other, with those in cells after theirs and with those
    /// above.
    template <class Visit> bool visitCells(std::size_t l, std::size_t begin, std::size_t end, Visit& visit) const {
        const Level& level = m_levels[l];
        for (std::size_t cell = begin; cell < end; ++cell) {
            for (std::uint32_t i = level.first[cell]; i < level.first[cell + 1]; ++i) {
                const Entry& a = level.entries[i];
                for (std::uint32_t j = i + 1; j < level.first[cell + 1]; ++j)
                    if (!visit(a.box, level.entries[j].box))
                        return false;
                const Cell at = level.cellAt(a.centre);
                // The other half of the cells around has met this one, or will.
                if (!visitRow(level, at.column + 1, 1, at.row, a.box, visit) ||
                    !visitRow(level, at.column - 1, 3, at.row + 1, a.box, visit))
                    return false;
                for (std::size_t above = l + 1; above < m_levels.size(); ++above) {
                    const Cell there = m_levels[above].cellAt(a.centre);
                    for (std::int64_t row = there.row - 1; row <= there.row + 1; ++row)
                        if (!visitRow(m_levels[above], there.column - 1, 3, row, a.box, visit))
                            return false;
                }
            }
        }
        return true;
    }
    /// Pairs of a box and those filed in `count` cells of a row.
    template <class Visit>
    static bool visitRow(const Level& level, std::int64_t column, std::int64_t count, std::int64_t row, std::uint32_t a,
                         Visit& visit) {
        const std::int64_t begin = column & level.columnMask;
        const std::int64_t beyond =
            begin + count - (level.columnMask + 1); // cells that the row goes on with at its start
        const std::size_t cell = level.indexOf({begin, row});
        const auto length = static_cast<std::size_t>(beyond > 0 ? count - beyond : count);
        for (std::uint32_t i = level.first[cell]; i < level.first[cell + length]; ++i)
            if (!visit(a, level.entries[i].box))
                return false;
        return beyond <= 0 || visitRow(level, 0, beyond, row, a, visit);
    }

    std::vector<Level> m_levels; ///< smallest cells first, none of them empty
};

} // namespace whither::layout
