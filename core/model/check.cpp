#include "core/model/raw_tables.h"
#include "core/model/row_check.h"

#include "core/base/text.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <iterator>
#include <numeric>
#include <optional>
#include <tuple>
#include <type_traits>
#include <utility>

namespace whither::model {

namespace {

using base::Error;
using base::ErrorCode;

using People = KeyFinder<PersonIndex, Person>;
using Companies = KeyFinder<CompanyIndex, Company>;
using Sources = KeyFinder<SourceIndex, Source>;
using Teams = KeyFinder<TeamIndex, Team>;
using Moves = KeyFinder<MoveIndex, Move>;

/// Rows that a thread checks at a time, and such parts between two looks at whether a stop was asked for.
constexpr std::size_t kRowsPerPart = 1024;
constexpr std::size_t kPartsPerReport = 32;

class Checker {
  public:
    Checker(RawTables raw, const base::Watch& watch) : m_raw(std::move(raw)), m_watch(watch) {
        for (const RawRows& rows : m_raw.tables)
            m_rowCount += rows.size();
    }

    Checked run() {
        readTitle();
        readSources();
        m_sources.emplace(m_data.sources);
        readPeople();
        m_people.emplace(m_data.people);
        readCompanies();
        readTeams();
        m_teams.emplace(m_data.teams);
        readTeamMembers();
        readMoves();
        readStays();
        readProducts();
        readRelations();
        readClaims();
        readMoveCitations();
        auto& leftOut = m_checked.report.leftOut;
        leftOut.insert(leftOut.end(), m_raw.leftOut.begin(), m_raw.leftOut.end());
        return std::move(m_checked);
    }

  private:
    /// Places of the rows of a table in the order of their cells; of equal ones, of their numbers.
    [[nodiscard]] std::vector<std::uint32_t> inOrder(RawTable table) const {
        const RawRows& rows = m_raw[table];
        std::vector<std::uint32_t> order(rows.size());
        std::iota(order.begin(), order.end(), 0U);
        const auto isBefore = [&rows](std::uint32_t a, std::uint32_t b) {
            for (std::size_t i = 0; i < rows.columnCount(); ++i)
                if (const int apart = rows.cell(a, i).compare(rows.cell(b, i)); apart != 0)
                    return apart < 0;
            return rows.number(a) < rows.number(b);
        };
        // Files that the program wrote are sorted.
        if (!std::is_sorted(order.begin(), order.end(), isBefore))
            std::sort(order.begin(), order.end(), isBefore);
        return order;
    }

    /// Whether two rows tell of the same thing.
    [[nodiscard]] bool areSame(RawTable table, std::size_t a, std::size_t b) const {
        for (std::size_t i = 0; i < identityColumns(table); ++i)
            if (m_raw[table].cell(a, i) != m_raw[table].cell(b, i))
                return false;
        return true;
    }

    /// Calls take(made, place) for the rows of `table` that `make(RowCheck&)` accepts, each identity once, in the order
    /// of their cells. `make` is called by several threads at a time, for rows in any order.
    template <class Make, class Take> void sift(RawTable table, Make make, Take take, std::vector<Error>& problems) {
        using Made = std::invoke_result_t<Make, RowCheck&>;
        const std::vector<std::uint32_t> order = inOrder(table);
        std::optional<std::size_t> last; // that was taken
        const auto takeOnce = [&](Made&& made, std::size_t place) {
            if (last && areSame(table, *last, place)) {
                std::string key;
                for (std::size_t i = 0; i < identityColumns(table); ++i)
                    key.append(i == 0 ? "" : ", ").append(m_raw[table].cell(place, i));
                RowCheck(m_raw, table, place, problems).reject(ErrorCode::duplicateKey, columns(table).front(), key);
                return;
            }
            last = place;
            take(std::move(made), place);
        };
        struct Part {
            std::vector<std::pair<Made, std::size_t>> made; ///< and the places of their rows
            std::vector<Error> problems;
        };
        constexpr std::size_t kRows = kRowsPerPart * kPartsPerReport;
        std::array<Part, kPartsPerReport> parts;
        for (std::size_t begin = 0; begin < order.size(); begin += kRows) {
            if (m_watch.isStopped())
                return;
            m_watch.report(base::Stage::checking, static_cast<double>(m_doneCount) / static_cast<double>(m_rowCount));
            const std::size_t end = std::min(begin + kRows, order.size());
            m_doneCount += end - begin;
            tbb::parallel_for(std::size_t{0}, (end - begin + kRowsPerPart - 1) / kRowsPerPart, [&](std::size_t number) {
                Part& part = parts[number];
                const std::size_t first = begin + number * kRowsPerPart;
                for (std::size_t i = first; i < std::min(first + kRowsPerPart, end); ++i) {
                    RowCheck row(m_raw, table, order[i], part.problems);
                    auto made = make(row);
                    if (row.holds())
                        part.made.emplace_back(std::move(made), order[i]);
                }
            });
            for (Part& part : parts) {
                std::move(part.problems.begin(), part.problems.end(), std::back_inserter(problems));
                for (auto& [made, place] : part.made)
                    takeOnce(std::move(made), place);
                part.problems.clear();
                part.made.clear();
            }
        }
    }

    /// The same, reported; then the raw rows are given up.
    template <class Make, class Take> void keep(RawTable table, Make make, Take take) {
        std::vector<Error> problems;
        std::size_t out = 0;
        sift(
            table, make,
            [&](auto&& made, std::size_t place) {
                take(std::forward<decltype(made)>(made), place);
                ++out;
            },
            problems);
        report(table, std::move(problems), out);
    }

    /// The same into a table.
    template <class Index, class Row, class Make> void fill(base::Table<Index, Row>& into, RawTable table, Make make) {
        into.reserve(m_raw[table].size());
        keep(table, make, [&into](Row row, std::size_t /*place*/) { into.add(std::move(row)); });
    }

    /// Adds the problems of a table in the order of its rows, and its count.
    void report(RawTable table, std::vector<Error> problems, std::size_t out) {
        std::size_t in = m_raw[table].size();
        for (const auto& unreadable : m_raw.unreadable) {
            if (unreadable.table == table) {
                problems.push_back(unreadable.error);
                ++in;
            }
        }
        std::stable_sort(problems.begin(), problems.end(),
                         [](const Error& a, const Error& b) { return a.row < b.row; });
        auto& leftOut = m_checked.report.leftOut;
        leftOut.insert(leftOut.end(), problems.begin(), problems.end());
        m_checked.report.counts.push_back(
            {.table = std::string(name(table)), .in = in, .out = out, .merged = 0, .leftOut = in - out});
        m_raw[table] = RawRows(columns(table).size());
    }

    void readTitle() {
        for (const auto& [text, into, column] : {std::tuple{&m_raw.title, &m_data.title, "title"},
                                                 std::tuple{&m_raw.titleZh, &m_data.titleZh, "title_zh"}}) {
            const bool isText = base::isUtf8(*text);
            if (isText && text->size() <= kLongestCell && text->find('\0') == std::string::npos)
                *into = *text;
            else
                m_checked.report.leftOut.push_back({.code = isText ? ErrorCode::badValue : ErrorCode::badUtf8,
                                                    .file = m_raw.origin,
                                                    .row = 0,
                                                    .column = column,
                                                    .value = isText ? base::excerpt(*text) : std::string{},
                                                    .detail = {}});
        }
    }

    void readSources() {
        fill(m_data.sources, RawTable::sources, [](RowCheck& row) {
            return Source{.key = row.key(),
                          .url = row.text("url"),
                          .title = row.text("title"),
                          .publisher = row.text("publisher"),
                          .published = row.date("published"),
                          .language = row.text("language")};
        });
    }

    void readPeople() {
        fill(m_data.people, RawTable::people, [](RowCheck& row) {
            return Person{.key = row.key(),
                          .name = row.required("name"),
                          .nameZh = row.text("name_zh"),
                          .aliases = splitList(row.text("aliases")),
                          .note = row.text("note"),
                          .wikidata = row.text("wikidata"),
                          .homepage = row.text("homepage")};
        });
    }

    void readCompanies() {
        std::vector<Error> problems;
        std::vector<WithParent> kept;
        std::vector<std::size_t> places; // of the raw rows
        sift(
            RawTable::companies,
            [](RowCheck& row) {
                return WithParent{{.key = row.key(),
                                   .name = row.required("name"),
                                   .nameZh = row.text("name_zh"),
                                   .aliases = splitList(row.text("aliases")),
                                   .kind = row.word("kind", CompanyKind::company),
                                   .parent = {},
                                   .founded = row.date("founded"),
                                   .country = row.text("country"),
                                   .city = row.text("city"),
                                   .website = row.text("website"),
                                   .note = row.text("note")},
                                  row.text("parent")};
            },
            [&](WithParent company, std::size_t place) {
                kept.push_back(std::move(company));
                places.push_back(place);
            },
            problems);
        const auto trouble = parentTrouble(kept);
        std::vector<std::string> parents;
        for (std::size_t i = 0; i < kept.size(); ++i) {
            auto& [company, parent] = kept[i];
            if (trouble[i]) {
                RowCheck(m_raw, RawTable::companies, places[i], problems)
                    .reject(*trouble[i], "parent", trouble[i] == ErrorCode::parentCycle ? company.key : parent);
                continue;
            }
            m_data.companies.add(std::move(company));
            parents.push_back(std::move(parent));
        }
        m_companies.emplace(m_data.companies);
        for (std::size_t i = 0; i < parents.size(); ++i)
            m_data.companies.rows()[i].parent = m_companies->find(parents[i]);
        report(RawTable::companies, std::move(problems), parents.size());
    }

    struct WithParent {
        Company company;
        std::string parent; ///< key; empty: none
    };

    /// For each company: parentCycle if its parents lead back to it, unknownReference if they lead to one that is not
    /// there or is left out, badValue if there are too many of them, else nothing. Each company is walked over once.
    static std::vector<std::optional<ErrorCode>> parentTrouble(const std::vector<WithParent>& companies) {
        constexpr std::size_t kNone = static_cast<std::size_t>(-1);
        const auto parentOf = [&companies](std::size_t i) {
            const std::string& key = companies[i].parent;
            const auto at = std::lower_bound(
                companies.begin(), companies.end(), key,
                [](const WithParent& kept, const std::string& wanted) { return kept.company.key < wanted; });
            return at == companies.end() || at->company.key != key ? kNone
                                                                   : static_cast<std::size_t>(at - companies.begin());
        };
        enum class State { fresh, onPath, known };
        std::vector<State> states(companies.size(), State::fresh);
        std::vector<std::optional<ErrorCode>> trouble(companies.size());
        std::vector<std::size_t> levels(companies.size(), 0); // of parents above
        std::vector<std::size_t> path;
        for (std::size_t start = 0; start < companies.size(); ++start) {
            path.clear();
            std::size_t at = start;
            while (at != kNone && states[at] == State::fresh) {
                states[at] = State::onPath;
                path.push_back(at);
                at = parentOf(at);
            }
            if (path.empty())
                continue;
            auto cycle = path.end();
            std::optional<ErrorCode> rest;
            if (at == kNone) {
                if (!companies[path.back()].parent.empty())
                    rest = ErrorCode::unknownReference;
            } else if (states[at] == State::onPath) {
                cycle = std::find(path.begin(), path.end(), at);
                rest = ErrorCode::unknownReference;
            } else if (trouble[at]) {
                rest = ErrorCode::unknownReference;
            }
            for (auto walked = path.begin(); walked != path.end(); ++walked) {
                states[*walked] = State::known;
                trouble[*walked] = walked < cycle ? rest : ErrorCode::parentCycle;
            }
            if (rest)
                continue;
            for (auto walked = path.rbegin(); walked != path.rend(); at = *walked++) {
                levels[*walked] = at == kNone ? 0 : levels[at] + 1;
                if (at != kNone && trouble[at])
                    trouble[*walked] = ErrorCode::unknownReference;
                else if (levels[*walked] > kMostParents)
                    trouble[*walked] = ErrorCode::badValue;
            }
        }
        return trouble;
    }

    void readTeams() {
        fill(m_data.teams, RawTable::teams, [this](RowCheck& row) {
            return Team{.key = row.key(),
                        .company = row.requiredReference("company", *m_companies),
                        .name = row.required("name"),
                        .note = row.text("note"),
                        .members = {}};
        });
    }

    void readTeamMembers() {
        keep(
            RawTable::teamMembers,
            [this](RowCheck& row) {
                return std::pair{row.requiredReference("team", *m_teams),
                                 TeamMember{.person = row.requiredReference("person", *m_people),
                                            .position = row.text("position"),
                                            .citations = row.citations(*m_sources)}};
            },
            [this](std::pair<TeamIndex, TeamMember> made, std::size_t /*place*/) {
                m_data.teams[made.first].members.push_back(std::move(made.second));
            });
    }

    void readMoves() {
        m_data.moves.reserve(m_raw[RawTable::moves].size());
        std::vector<std::size_t> numbers; // of the rows
        keep(
            RawTable::moves, [this](RowCheck& row) { return moveOf(row); },
            [&](Move move, std::size_t place) {
                numbers.push_back(m_raw[RawTable::moves].number(place));
                m_data.moves.add(std::move(move));
            });
        setPlaces(numbers);
    }

    Move moveOf(RowCheck& row) const {
        Move move{.key = row.key(),
                  .person = row.requiredReference("person", *m_people),
                  .place = 0,
                  .kind = row.requiredWord<MoveKind>("kind"),
                  .from = row.reference("from_company", *m_companies),
                  .to = row.reference("to_company", *m_companies),
                  .date = row.date("date"),
                  .title = row.text("title"),
                  .note = row.text("note"),
                  .confidence = row.word("confidence", Confidence::reported),
                  .citations = row.citations(*m_sources)};
        if (row.cell("from_company").empty() && row.cell("to_company").empty())
            row.reject(ErrorCode::neitherEnd, {}, {});
        return move;
    }

    /// Of each person's moves, by the numbers of their rows.
    void setPlaces(const std::vector<std::size_t>& numbers) {
        const auto moves = m_data.moves.rows();
        std::vector<std::uint32_t> order(moves.size());
        std::iota(order.begin(), order.end(), 0U);
        std::stable_sort(order.begin(), order.end(),
                         [&numbers](std::uint32_t a, std::uint32_t b) { return numbers[a] < numbers[b]; });
        base::Table<PersonIndex, std::uint32_t> counts;
        counts.assign(m_data.people.size(), 0);
        for (const std::uint32_t move : order)
            moves[move].place = counts[moves[move].person]++;
    }

    void readStays() {
        fill(m_data.stays, RawTable::stays, [this](RowCheck& row) {
            Stay stay{.person = row.requiredReference("person", *m_people),
                      .company = row.requiredReference("company", *m_companies),
                      .asOf = row.date("as_of"),
                      .citations = row.citations(*m_sources)};
            if (row.cell("as_of").empty())
                row.reject(ErrorCode::missingValue, "as_of", {});
            return stay;
        });
    }

    void readProducts() {
        fill(m_data.products, RawTable::products, [this](RowCheck& row) {
            return Product{.key = row.key(),
                           .name = row.required("name"),
                           .maker = row.reference("maker", *m_companies),
                           .kind = row.word("kind", ProductKind::product),
                           .released = row.date("released"),
                           .note = row.text("note"),
                           .citations = row.citations(*m_sources)};
        });
    }

    void readRelations() {
        fill(m_data.relations, RawTable::relations, [this](RowCheck& row) {
            return Relation{.key = row.key(),
                            .subject = row.requiredReference("subject", *m_companies),
                            .kind = row.requiredWord<RelationKind>("kind"),
                            .object = row.requiredReference("object", *m_companies),
                            .date = row.date("date"),
                            .amount = row.amount("amount"),
                            .currency = row.text("currency"),
                            .note = row.text("note"),
                            .confidence = row.word("confidence", Confidence::reported),
                            .citations = row.citations(*m_sources)};
        });
    }

    void readClaims() {
        const auto make = [this](RowCheck& row) {
            Claim claim{.key = row.key(),
                        .about = {},
                        .text = row.required("claim"),
                        .source = {},
                        .verdict = row.word("verdict", Verdict::unconfirmed),
                        .evidence = row.text("evidence"),
                        .evidenceSources = row.sources("evidence_sources", *m_sources)};
            if (const auto source = row.sources("source", *m_sources); !source.empty())
                claim.source = source.front();
            const std::string about = row.required("about");
            if (auto entity = EntityId::parse(about); entity && contains(m_data, *entity))
                claim.about = std::move(*entity);
            else if (!about.empty())
                row.reject(entity ? ErrorCode::unknownReference : ErrorCode::badValue, "about", about);
            return claim;
        };
        keep(RawTable::claims, make,
             [this](Claim claim, std::size_t /*place*/) { m_data.claims.push_back(std::move(claim)); });
    }

    void readMoveCitations() {
        if (m_raw.moveCitations.empty())
            return normaliseCitations();
        const Moves moves(m_data.moves);
        for (const auto& raw : m_raw.moveCitations) {
            const auto note = [&](ErrorCode code, std::string column, const std::string& value) {
                m_checked.report.leftOut.push_back({.code = code,
                                                    .file = "citation",
                                                    .row = raw.row,
                                                    .column = std::move(column),
                                                    .value = base::excerpt(value),
                                                    .detail = {}});
            };
            const auto move = moves.find(raw.move);
            const auto source = m_sources->find(raw.source);
            const auto stance = fromWord<Stance>(raw.stance);
            const auto date = base::Date::parse(raw.claimedDate);
            const auto to = m_companies->find(raw.claimedTo);
            if (!move)
                note(ErrorCode::unknownReference, "move", raw.move);
            else if (!source)
                note(ErrorCode::unknownReference, "source", raw.source);
            else if (!stance)
                note(ErrorCode::badValue, "stance", raw.stance);
            else if (!date)
                note(ErrorCode::badDate, "claimed_date", raw.claimedDate);
            else if (!to && !raw.claimedTo.empty())
                note(ErrorCode::unknownReference, "claimed_to", raw.claimedTo);
            else
                m_data.moves[*move].citations.push_back(
                    {.source = *source, .stance = *stance, .claimedDate = date.value(), .claimedTo = to});
        }
        normaliseCitations();
    }

    void normaliseCitations() {
        for (Move& move : m_data.moves.rows())
            normalise(move.citations);
    }

    RawTables m_raw;
    const base::Watch& m_watch;
    std::size_t m_rowCount = 0;
    std::size_t m_doneCount = 0;
    Checked m_checked;
    Dataset& m_data = m_checked.dataset;
    // Of the tables that others refer to, once these are complete.
    std::optional<Sources> m_sources;
    std::optional<People> m_people;
    std::optional<Companies> m_companies;
    std::optional<Teams> m_teams;
};

} // namespace

Checked check(RawTables raw, const base::Watch& watch) {
    return Checker(std::move(raw), watch).run();
}

} // namespace whither::model
