#include "core/model/row_check.h"

#include "core/base/text.h"

#include <algorithm>
#include <charconv>
#include <cmath>

namespace whither::model {

using base::ErrorCode;

namespace {

bool isTooLong(std::string_view column, std::string_view cell) {
    if (cell.size() <= kLongestCell)
        return false;
    if (column != "aliases" && column != "sources" && column != "evidence_sources")
        return true;
    // In a database each item of a list has a row of its own.
    const auto items = splitList(cell);
    return std::any_of(items.begin(), items.end(), [](const std::string& item) { return item.size() > kLongestCell; });
}

} // namespace

RowCheck::RowCheck(const RawTables& raw, RawTable table, std::size_t place, std::vector<base::Error>& problems)
    : m_raw(raw), m_table(table), m_rows(raw[table]), m_place(place), m_problems(problems) {
    const auto names = columns(table);
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::string_view text = m_rows.cell(place, i);
        if (text.empty())
            continue;
        const bool isText = base::isUtf8(text);
        if (isTooLong(names[i], text) || (isText && text.find('\0') != std::string_view::npos))
            reject(ErrorCode::badValue, names[i], text);
        else if (!isText)
            reject(ErrorCode::badUtf8, names[i], {});
    }
}

std::string_view RowCheck::requiredCell(std::string_view column) {
    const std::string_view text = cell(column);
    if (text.empty())
        reject(ErrorCode::missingValue, column, {});
    return text;
}

std::string RowCheck::key() {
    std::string key = required("key");
    if (key.find(';') != std::string::npos)
        reject(ErrorCode::badValue, "key", key);
    return key;
}

base::Date RowCheck::date(std::string_view column) {
    auto date = base::Date::parse(cell(column));
    if (date)
        return std::move(date).value();
    reject(ErrorCode::badDate, column, cell(column));
    return {};
}

std::optional<double> RowCheck::amount(std::string_view column) {
    const std::string_view value = cell(column);
    if (value.empty())
        return {};
    double number = 0;
    const auto [end, failure] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (failure != std::errc{} || end != value.data() + value.size() || !std::isfinite(number) || std::signbit(number))
        reject(ErrorCode::badValue, column, cell(column));
    return number;
}

std::vector<SourceIndex> RowCheck::sources(std::string_view column, const KeyFinder<SourceIndex, Source>& to) {
    std::vector<SourceIndex> found;
    if (cell(column).empty())
        return found;
    for (const std::string& key : splitList(cell(column))) {
        if (const auto source = to.find(key))
            found.push_back(*source);
        else
            note(ErrorCode::unknownReference, column, key);
    }
    return found;
}

Citations RowCheck::citations(const KeyFinder<SourceIndex, Source>& to) {
    Citations citations;
    for (const SourceIndex source : sources("sources", to))
        citations.push_back({.source = source, .stance = Stance::supports, .claimedDate = {}, .claimedTo = {}});
    return citations;
}

void RowCheck::reject(ErrorCode code, std::string_view column, std::string_view value) {
    m_holds = false;
    note(code, column, value);
}

void RowCheck::note(ErrorCode code, std::string_view column, std::string_view value) {
    m_problems.push_back({.code = code,
                          .file = m_raw.place(m_table),
                          .row = m_rows.number(m_place),
                          .column = std::string(column),
                          .value = base::excerpt(value),
                          .detail = {}});
}

} // namespace whither::model
