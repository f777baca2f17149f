#pragma once

#include "core/model/key_finder.h"
#include "core/model/raw_tables.h"
#include "core/model/words.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace whither::model {

/// Reads one row cell by cell and notes what is wrong with it. The row holds only if nothing was.
class RowCheck {
  public:
    /// The row at `place` of a table. `raw` and `problems` must outlive the check. Notes cells that are no text.
    RowCheck(const RawTables& raw, RawTable table, std::size_t place, std::vector<base::Error>& problems);

    [[nodiscard]] bool holds() const { return m_holds; }

    /// The cell as it is; may be empty.
    [[nodiscard]] std::string text(std::string_view column) const { return std::string(cell(column)); }
    [[nodiscard]] std::string required(std::string_view column) { return std::string(requiredCell(column)); }
    /// A key that others can refer to from a list: not empty and without ';'.
    [[nodiscard]] std::string key();
    [[nodiscard]] base::Date date(std::string_view column);
    /// A plain number that is finite and not negative; empty when the cell is.
    [[nodiscard]] std::optional<double> amount(std::string_view column);

    template <class Enum> [[nodiscard]] Enum word(std::string_view column, Enum whenBlank) {
        return cell(column).empty() ? whenBlank : requiredWord<Enum>(column);
    }
    template <class Enum> [[nodiscard]] Enum requiredWord(std::string_view column) {
        const std::string_view value = requiredCell(column);
        const auto found = fromWord<Enum>(value);
        if (!found && !value.empty()) {
            reject(base::ErrorCode::badValue, column, value);
            m_problems.back().detail = wordList(kWords<Enum>);
        }
        return found.value_or(Enum{});
    }

    template <class Index, class Row>
    [[nodiscard]] std::optional<Index> reference(std::string_view column, const KeyFinder<Index, Row>& to) {
        const std::string_view value = cell(column);
        if (value.empty())
            return {};
        const auto found = to.find(value);
        if (!found)
            reject(base::ErrorCode::unknownReference, column, value);
        return found;
    }
    template <class Index, class Row>
    [[nodiscard]] Index requiredReference(std::string_view column, const KeyFinder<Index, Row>& to) {
        return requiredCell(column).empty() ? Index{} : reference(column, to).value_or(Index{});
    }

    /// The sources of a list that are there; those that are not are noted, and the row holds all the same.
    [[nodiscard]] std::vector<SourceIndex> sources(std::string_view column, const KeyFinder<SourceIndex, Source>& to);
    [[nodiscard]] Citations citations(const KeyFinder<SourceIndex, Source>& to);

    /// Notes a problem with an excerpt of the value; the row no longer holds.
    void reject(base::ErrorCode code, std::string_view column, std::string_view value);

    /// As text() and required(), valid as long as the raw table.
    [[nodiscard]] std::string_view cell(std::string_view column) const {
        return m_rows.cell(m_place, columnIndex(m_table, column));
    }
    [[nodiscard]] std::string_view requiredCell(std::string_view column);

  private:
    void note(base::ErrorCode code, std::string_view column, std::string_view value);

    const RawTables& m_raw;
    RawTable m_table;
    const RawRows& m_rows;
    std::size_t m_place;
    std::vector<base::Error>& m_problems;
    bool m_holds = true;
};

} // namespace whither::model
