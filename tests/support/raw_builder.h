#pragma once

#include "core/model/raw_tables.h"

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace whither::tests {

/// Raw tables for a test, row by row; cells that are not given are blank, and rows are numbered from 2 as in a file.
class RawBuilder {
  public:
    using Cells = std::initializer_list<std::pair<std::string_view, std::string>>;

    RawBuilder& add(model::RawTable table, Cells cells);
    /// Each adds one row with the key as name.
    RawBuilder& person(const std::string& key);
    RawBuilder& company(const std::string& key, const std::string& parent = {});
    RawBuilder& source(const std::string& key, const std::string& url = {});
    /// "joined", "reported".
    RawBuilder& move(const std::string& key, const std::string& person, const std::string& from, const std::string& to,
                     const std::string& date = {}, const std::string& sources = {});

    /// The tables as they are now; what is set in them but rows, stays.
    [[nodiscard]] model::RawTables& raw();
    [[nodiscard]] model::RawTables raw() const { return RawBuilder(*this).raw(); }
    /// The rows so far, to be changed.
    [[nodiscard]] std::vector<model::RawRow>& rows(model::RawTable table) {
        return m_rows[static_cast<std::size_t>(table)];
    }

  private:
    std::array<std::vector<model::RawRow>, model::kRawTableCount> m_rows;
    model::RawTables m_raw;
};

} // namespace whither::tests
