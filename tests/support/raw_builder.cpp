#include "tests/support/raw_builder.h"

namespace whither::tests {

using model::RawTable;

RawBuilder& RawBuilder::add(RawTable table, Cells cells) {
    auto& all = rows(table);
    model::RawRow row{.row = all.size() + 2, .cells = std::vector<std::string>(columns(table).size())};
    for (const auto& [column, value] : cells)
        row.cells.at(columnIndex(table, column)) = value;
    all.push_back(std::move(row));
    return *this;
}

model::RawTables& RawBuilder::raw() {
    for (const RawTable table : model::kRawTables) {
        m_raw[table] = model::RawRows(columns(table).size());
        for (const model::RawRow& row : rows(table))
            m_raw[table].push_back(row);
    }
    return m_raw;
}

RawBuilder& RawBuilder::person(const std::string& key) {
    return add(RawTable::people, {{"key", key}, {"name", key}});
}

RawBuilder& RawBuilder::company(const std::string& key, const std::string& parent) {
    return add(RawTable::companies, {{"key", key}, {"name", key}, {"parent", parent}});
}

RawBuilder& RawBuilder::source(const std::string& key, const std::string& url) {
    return add(RawTable::sources, {{"key", key}, {"url", url}, {"title", key}});
}

RawBuilder& RawBuilder::move(const std::string& key, const std::string& person, const std::string& from,
                             const std::string& to, const std::string& date, const std::string& sources) {
    return add(RawTable::moves, {{"key", key},
                                 {"person", person},
                                 {"kind", "joined"},
                                 {"from_company", from},
                                 {"to_company", to},
                                 {"date", date},
                                 {"sources", sources}});
}

} // namespace whither::tests
