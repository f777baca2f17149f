#include "core/model/raw_tables.h"

#include <algorithm>
#include <set>

namespace whither::model {

namespace {

using std::string_view;

constexpr std::array kSources{string_view{"key"},       string_view{"url"},       string_view{"title"},
                              string_view{"publisher"}, string_view{"published"}, string_view{"language"}};
constexpr std::array kPeople{string_view{"key"},     string_view{"name"}, string_view{"name_zh"},
                             string_view{"aliases"}, string_view{"note"}, string_view{"wikidata"},
                             string_view{"homepage"}};
constexpr std::array kCompanies{string_view{"key"},     string_view{"name"},    string_view{"name_zh"},
                                string_view{"aliases"}, string_view{"kind"},    string_view{"parent"},
                                string_view{"founded"}, string_view{"country"}, string_view{"city"},
                                string_view{"website"}, string_view{"note"}};
constexpr std::array kTeams{string_view{"key"}, string_view{"company"}, string_view{"name"}, string_view{"note"}};
constexpr std::array kTeamMembers{string_view{"team"}, string_view{"person"}, string_view{"position"},
                                  string_view{"sources"}};
constexpr std::array kMoves{string_view{"key"},          string_view{"person"},     string_view{"kind"},
                            string_view{"from_company"}, string_view{"to_company"}, string_view{"date"},
                            string_view{"title"},        string_view{"note"},       string_view{"sources"},
                            string_view{"confidence"}};
constexpr std::array kStays{string_view{"person"}, string_view{"company"}, string_view{"as_of"},
                            string_view{"sources"}};
constexpr std::array kProducts{string_view{"key"},      string_view{"name"}, string_view{"maker"},  string_view{"kind"},
                               string_view{"released"}, string_view{"note"}, string_view{"sources"}};
constexpr std::array kRelations{string_view{"key"},       string_view{"subject"}, string_view{"kind"},
                                string_view{"object"},    string_view{"date"},    string_view{"amount"},
                                string_view{"currency"},  string_view{"note"},    string_view{"sources"},
                                string_view{"confidence"}};
constexpr std::array kClaims{
    string_view{"key"},     string_view{"about"},    string_view{"claim"},           string_view{"source"},
    string_view{"verdict"}, string_view{"evidence"}, string_view{"evidence_sources"}};

struct Shape {
    string_view name;
    std::span<const string_view> columns;
};

constexpr std::array<Shape, kRawTableCount> kShapes{{{"sources", kSources},
                                                     {"people", kPeople},
                                                     {"companies", kCompanies},
                                                     {"teams", kTeams},
                                                     {"team_members", kTeamMembers},
                                                     {"moves", kMoves},
                                                     {"stays", kStays},
                                                     {"products", kProducts},
                                                     {"relations", kRelations},
                                                     {"claims", kClaims}}};

} // namespace

string_view name(RawTable table) {
    return kShapes[static_cast<std::size_t>(table)].name;
}

std::span<const string_view> columns(RawTable table) {
    return kShapes[static_cast<std::size_t>(table)].columns;
}

std::size_t identityColumns(RawTable table) {
    switch (table) {
    case RawTable::teamMembers:
        return 2;
    case RawTable::stays:
        return 3;
    default:
        return 1;
    }
}

std::size_t columnIndex(RawTable table, string_view column) {
    const auto names = columns(table);
    return static_cast<std::size_t>(std::find(names.begin(), names.end(), column) - names.begin());
}

std::string joinList(const std::vector<std::string>& items) {
    std::string text;
    for (const std::string& item : items)
        text += (text.empty() ? "" : ";") + item;
    return text;
}

std::vector<std::string> splitList(string_view text) {
    constexpr string_view kBlanks = " \t";
    std::vector<std::string> items;
    std::set<string_view> seen;
    while (!text.empty()) {
        const auto end = text.find(';');
        string_view item = text.substr(0, end);
        text.remove_prefix(end == string_view::npos ? text.size() : end + 1);
        item.remove_prefix(std::min(item.find_first_not_of(kBlanks), item.size()));
        item = item.substr(0, item.find_last_not_of(kBlanks) + 1);
        // Most lists have one item.
        const bool isOnly = text.empty() && items.empty();
        if (!item.empty() && (isOnly || seen.insert(item).second))
            items.emplace_back(item);
    }
    return items;
}

RawRow RawRows::operator[](std::size_t place) const {
    RawRow row{.row = number(place), .cells = {}};
    row.cells.reserve(m_columns.size());
    for (const PackedTexts& column : m_columns)
        row.cells.emplace_back(column[place]);
    return row;
}

std::vector<RawRow> RawRows::rows() const {
    std::vector<RawRow> all;
    all.reserve(size());
    for (std::size_t place = 0; place < size(); ++place)
        all.push_back((*this)[place]);
    return all;
}

void RawRows::push_back(const RawRow& row) {
    begin(row.row);
    for (std::size_t i = 0; i < m_columns.size(); ++i)
        m_columns[i].add(i < row.cells.size() ? std::string_view(row.cells[i]) : std::string_view{});
}

RawTables::RawTables() {
    for (const RawTable table : kRawTables)
        (*this)[table] = RawRows(columns(table).size());
}

std::string RawTables::place(RawTable table) const {
    const std::string& file = files[static_cast<std::size_t>(table)];
    return file.empty() ? std::string(name(table)) : file;
}

} // namespace whither::model
