#include "tests/support/story.h"

#include "tests/support/raw_builder.h"

#include <algorithm>
#include <map>
#include <set>
#include <sstream>
#include <stdexcept>
#include <vector>

namespace whither::tests {

namespace {

using model::RawTable;
using Words = std::vector<std::string>;

Words wordsOf(const std::string& text) {
    std::istringstream in(text);
    Words words;
    for (std::string word; in >> word;)
        words.push_back(word);
    return words;
}

std::vector<std::string> split(const std::string& text, char mark) {
    std::istringstream in(text);
    std::vector<std::string> parts;
    for (std::string part; std::getline(in, part, mark);)
        parts.push_back(part);
    return parts;
}

class Teller {
  public:
    void tell(const std::string& line) {
        const auto colon = line.find(':');
        const Words head = wordsOf(line.substr(0, colon));
        const std::string rest = colon == std::string::npos ? std::string{} : line.substr(colon + 1);
        if (head.empty())
            return;
        if (head[0] == "company" && head.size() > 1)
            tellCompany(head);
        else if (head[0] == "team" && head.size() > 3)
            tellTeam(head, rest);
        else if (head[0] == "product" && head.size() > 1)
            m_raw.add(RawTable::products, {{"key", head[1]},
                                           {"name", head[1]},
                                           {"kind", "model"},
                                           {"maker", head.size() > 3 ? companyNamed(head[3]) : std::string{}},
                                           {"released", head.size() > 4 ? head[4] : std::string{}}});
        else if (head[0] == "relation" && head.size() > 3)
            tellRelation(head);
        else if (head.size() == 1 && colon != std::string::npos)
            tellPerson(head[0], rest);
        else
            throw std::invalid_argument("story: " + line);
    }

    model::DatasetPtr finish() {
        for (const std::string& key : m_companies) {
            m_raw.add(RawTable::companies,
                      {{"key", key}, {"name", key}, {"parent", m_parents[key]}, {"founded", m_founded[key]}});
        }
        model::Checked checked = model::check(m_raw.raw());
        if (!checked.report.isClean())
            throw std::invalid_argument("story: row left out of " + checked.report.leftOut.front().file + ": " +
                                        checked.report.leftOut.front().value);
        return std::make_shared<const model::Dataset>(std::move(checked.dataset));
    }

  private:
    std::string companyNamed(const std::string& key) {
        m_companies.insert(key);
        return key;
    }

    void tellCompany(const Words& head) {
        companyNamed(head[1]);
        for (std::size_t i = 2; i + 1 < head.size(); i += 2)
            (head[i] == "founded" ? m_founded[head[1]] : m_parents[head[1]]) =
                head[i] == "founded" ? head[i + 1] : companyNamed(head[i + 1]);
    }

    void tellPerson(const std::string& key, const std::string& clauses) {
        m_raw.person(key);
        int number = 0;
        for (const std::string& clause : split(clauses, ';')) {
            Words words = wordsOf(clause);
            if (words.empty())
                continue;
            if (words.size() < 2)
                throw std::invalid_argument("story: " + clause);
            const bool isDisputed = words.back() == "disputed";
            if (isDisputed)
                words.pop_back();
            const std::string date = words.size() > 2 ? words[2] : std::string{};
            if (words[0] == "stay") {
                m_raw.add(RawTable::stays, {{"person", key}, {"company", companyNamed(words[1])}, {"as_of", date}});
                continue;
            }
            const auto arrow = words[1].find("->");
            const bool isExit = words[0] == "left" || words[0] == "retired";
            std::string from = arrow == std::string::npos ? (isExit ? words[1] : "") : words[1].substr(0, arrow);
            std::string to = arrow == std::string::npos ? (isExit ? "" : words[1]) : words[1].substr(arrow + 2);
            for (const std::string& end : {from, to})
                if (!end.empty())
                    m_companies.insert(end);
            m_raw.add(RawTable::moves, {{"key", key + "-" + std::to_string(++number)},
                                        {"person", key},
                                        {"kind", words[0]},
                                        {"from_company", from},
                                        {"to_company", to},
                                        {"date", date},
                                        {"confidence", isDisputed ? "disputed" : "confirmed"}});
        }
    }

    void tellTeam(const Words& head, const std::string& members) {
        const std::string source = "source-of-" + head[1];
        m_raw.add(RawTable::sources,
                  {{"key", source}, {"title", source}, {"published", head.size() > 4 ? head[4] : std::string{}}});
        m_raw.add(RawTable::teams, {{"key", head[1]}, {"company", companyNamed(head[3])}, {"name", head[1]}});
        int position = 0;
        for (const std::string& member : split(members, ','))
            m_raw.add(RawTable::teamMembers, {{"team", head[1]},
                                              {"person", wordsOf(member).at(0)},
                                              {"position", std::to_string(++position)},
                                              {"sources", source}});
    }

    void tellRelation(const Words& head) {
        m_raw.add(RawTable::relations, {{"key", "relation-" + std::to_string(++m_relations)},
                                        {"subject", companyNamed(head[1])},
                                        {"kind", head[2]},
                                        {"object", companyNamed(head[3])},
                                        {"date", head.size() > 4 ? head[4] : std::string{}},
                                        {"confidence", head.back() == "disputed" ? "disputed" : "confirmed"}});
    }

    RawBuilder m_raw;
    std::set<std::string> m_companies;
    std::map<std::string, std::string> m_parents; ///< by company
    std::map<std::string, std::string> m_founded;
    int m_relations = 0;
};

template <class Index, class Row> Index byKey(const base::Table<Index, Row>& table, std::string_view key) {
    const auto rows = table.rows();
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const Row& row) { return row.key == key; });
    if (found == rows.end())
        throw std::out_of_range("no such key: " + std::string(key));
    return static_cast<Index>(found - rows.begin());
}

} // namespace

model::DatasetPtr story(std::string_view text) {
    Teller teller;
    for (const std::string& line : split(std::string(text), '\n'))
        teller.tell(line);
    return teller.finish();
}

base::Date date(std::string_view text) {
    return base::Date::parse(text).value();
}

base::Day day(std::string_view text) {
    return date(text).firstDay();
}

model::PersonIndex person(const model::Dataset& dataset, std::string_view key) {
    return byKey(dataset.people, key);
}

model::CompanyIndex company(const model::Dataset& dataset, std::string_view key) {
    return byKey(dataset.companies, key);
}

model::TeamIndex team(const model::Dataset& dataset, std::string_view key) {
    return byKey(dataset.teams, key);
}

model::MoveIndex move(const model::Dataset& dataset, std::string_view key) {
    return byKey(dataset.moves, key);
}

std::string keyOf(const model::Dataset& dataset, std::optional<model::CompanyIndex> company) {
    return company ? dataset.companies[*company].key : "?";
}

} // namespace whither::tests
