#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <type_traits>
#include <utility>
#include <vector>

namespace whither::base {

/// Position of an index type in its table. The only way from an index to a number; there is no way back but the
/// explicit constructor of the enum.
template <class Index> [[nodiscard]] constexpr std::size_t raw(Index index) noexcept {
    return static_cast<std::size_t>(static_cast<std::underlying_type_t<Index>>(index));
}

/// A vector that only its own index type can address, so that a person's index never picks a company.
template <class Index, class T> class Table {
  public:
    [[nodiscard]] const T& operator[](Index index) const noexcept { return m_rows[raw(index)]; }
    [[nodiscard]] T& operator[](Index index) noexcept { return m_rows[raw(index)]; }
    [[nodiscard]] std::size_t size() const noexcept { return m_rows.size(); }
    [[nodiscard]] bool empty() const noexcept { return m_rows.empty(); }
    [[nodiscard]] std::span<const T> rows() const noexcept { return m_rows; }
    [[nodiscard]] std::span<T> rows() noexcept { return m_rows; }
    [[nodiscard]] auto begin() const noexcept { return m_rows.begin(); }
    [[nodiscard]] auto end() const noexcept { return m_rows.end(); }

    /// Index that the next row will get.
    [[nodiscard]] Index next() const noexcept {
        return static_cast<Index>(static_cast<std::underlying_type_t<Index>>(m_rows.size()));
    }
    /// Appends and returns the row's index.
    Index add(T row) {
        const Index index = next();
        m_rows.push_back(std::move(row));
        return index;
    }
    void reserve(std::size_t size) { m_rows.reserve(size); }
    void resize(std::size_t size) { m_rows.resize(size); }
    void assign(std::size_t size, const T& value) { m_rows.assign(size, value); }

    friend bool operator==(const Table&, const Table&) = default;

  private:
    std::vector<T> m_rows;
};

} // namespace whither::base
