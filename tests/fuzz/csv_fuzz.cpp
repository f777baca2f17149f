// Bytes of three CSV files (people, companies, moves; a line "====" between them) to a checked data set.

#include "core/formats/csv_folder.h"

#include <cstdint>
#include <cstdlib>

namespace {

using namespace whither;

void require(bool holds) {
    if (!holds)
        std::abort();
}

/// What every reader of a data set relies on, whatever the input was.
void requireSound(const model::RawTables& raw, const model::Checked& checked) {
    const model::Dataset& data = checked.dataset;
    for (const model::Move& move : data.moves) {
        require(base::raw(move.person) < data.people.size());
        require(move.from || move.to);
        require(!move.from || base::raw(*move.from) < data.companies.size());
        require(!move.to || base::raw(*move.to) < data.companies.size());
    }
    for (const model::Company& company : data.companies) {
        std::size_t steps = 0;
        for (auto parent = company.parent; parent; parent = data.companies[*parent].parent)
            require(++steps <= data.companies.size());
    }
    for (std::size_t i = 1; i < data.people.size(); ++i)
        require(data.people.rows()[i - 1].key < data.people.rows()[i].key);
    require(checked.report.counts.size() == model::kRawTableCount);
    for (std::size_t i = 0; i < model::kRawTableCount; ++i) {
        const model::RowCount& count = checked.report.counts[i];
        require(count.in == count.out + count.leftOut);
        require(count.in >= raw.tables[i].size());
        require(count.leftOut == 0 || !checked.report.isClean());
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view rest(reinterpret_cast<const char*>(data), size);
    model::RawTables raw;
    for (const auto table : {model::RawTable::people, model::RawTable::companies, model::RawTable::moves}) {
        constexpr std::string_view kBetween = "====\n";
        const auto end = rest.find(kBetween);
        if (!formats::readCsvTable(raw, table, rest.substr(0, end)))
            require(raw[table].empty());
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + kBetween.size());
    }
    requireSound(raw, model::check(raw));
    return 0;
}
