#pragma once

#include "core/model/raw_tables.h"

#include <array>
#include <string_view>
#include <vector>

namespace whither::store {

/// Where a cell of the checked form comes from.
enum class From {
    column,  ///< the column of that name, as text
    key,     ///< likewise; a blank one is made from the id
    source,  ///< an id in that table, turned into its key
    person,  ///< likewise
    company, ///< likewise
    team,    ///< likewise
    list,    ///< rows of another table, collected
    subject, ///< the one id that is set of several columns
};

struct Cell {
    std::string_view column;
    From from = From::column;
    bool isNeeded = false;
};

/// How a table of the database becomes one of the checked form; cells as in model::columns.
struct Shape {
    model::RawTable raw = model::RawTable::sources;
    std::string_view table;
    bool isNeeded = false;
    std::vector<Cell> cells;
};

/// One for each table of the checked form, in the order of model::RawTable.
[[nodiscard]] const std::array<Shape, model::kRawTableCount>& shapes();

} // namespace whither::store
