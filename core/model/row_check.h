#pragma once

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
    /// `raw`, `row` and `problems` must outlive the check. Notes cells that are no text and a wrong number of them.
    RowCheck(const RawTables& raw, RawTable table, const RawRow& row, std::vector<base::Error>& problems);

    [[nodiscard]] bool holds() const { return m_holds; }

    /// The cell as it is; may be empty.
    [[nodiscard]] std::string text(std::string_view column) const;
    [[nodiscard]] std::string required(std::string_view column);
    /// A key that others can refer to from a list: not empty and without ';'.
    [[nodiscard]] std::string key();
    [[nodiscard]] base::Date date(std::string_view column);
    /// A plain number that is finite and not negative; empty when the cell is.
    [[nodiscard]] std::optional<double> amount(std::string_view column);

    template <class Enum> [[nodiscard]] Enum word(std::string_view column, Enum whenBlank) {
        return text(column).empty() ? whenBlank : requiredWord<Enum>(column);
    }
    template <class Enum> [[nodiscard]] Enum requiredWord(std::string_view column) {
        const std::string value = required(column);
        const auto found = fromWord<Enum>(value);
        if (!found && !value.empty())
            reject(base::ErrorCode::badValue, column, value);
        return found.value_or(Enum{});
    }

    template <class Index, class Row>
    [[nodiscard]] std::optional<Index> reference(std::string_view column, const base::Table<Index, Row>& to) {
        const std::string value = text(column);
        if (value.empty())
            return {};
        const auto found = find(to, value);
        if (!found)
            reject(base::ErrorCode::unknownReference, column, value);
        return found;
    }
    template <class Index, class Row>
    [[nodiscard]] Index requiredReference(std::string_view column, const base::Table<Index, Row>& to) {
        return required(column).empty() ? Index{} : reference(column, to).value_or(Index{});
    }

    /// The sources of a list that are there; those that are not are noted, and the row holds all the same.
    [[nodiscard]] std::vector<SourceIndex> sources(std::string_view column, const base::Table<SourceIndex, Source>& to);
    [[nodiscard]] Citations citations(const base::Table<SourceIndex, Source>& to);

    /// Notes a problem with an excerpt of the value; the row no longer holds.
    void reject(base::ErrorCode code, std::string_view column, std::string_view value);

  private:
    [[nodiscard]] std::string_view cell(std::string_view column) const;
    void note(base::ErrorCode code, std::string_view column, std::string_view value);

    const RawTables& m_raw;
    RawTable m_table;
    const RawRow& m_row;
    std::vector<base::Error>& m_problems;
    bool m_holds = true;
};

} // namespace whither::model
