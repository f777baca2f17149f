#include "core/model/raw_tables.h"
#include "core/model/row_check.h"

#include "core/base/text.h"

#include <algorithm>
#include <tuple>

namespace whither::model {

namespace {

using base::Error;
using base::ErrorCode;

/// A row whose cells hold, not yet placed.
template <class Row> struct Kept {
    Row row;
    const RawRow* raw = nullptr;
};

/// Leading cells that name a row: two rows with the same ones tell of the same thing.
std::size_t identityOf(RawTable table) {
    switch (table) {
    case RawTable::teamMembers:
        return 2;
    case RawTable::stays:
        return 3;
    default:
        return 1;
    }
}

class Checker {
  public:
    explicit Checker(const RawTables& raw) : m_raw(raw) {}

    Checked run() {
        readTitle();
        readSources();
        readPeople();
        readCompanies();
        readTeams();
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
    /// The rows of `table` that `make(RowCheck&)` accepts, each identity once, in the order of their cells.
    template <class Make> auto sift(RawTable table, Make make, std::vector<Error>& problems) {
        using Row = decltype(make(std::declval<RowCheck&>()));
        std::vector<const RawRow*> order;
        order.reserve(m_raw[table].size());
        for (const RawRow& row : m_raw[table])
            order.push_back(&row);
        std::sort(order.begin(), order.end(), [](const RawRow* a, const RawRow* b) {
            return a->cells != b->cells ? a->cells < b->cells : a->row < b->row;
        });

        std::vector<Kept<Row>> kept;
        const auto identity = static_cast<std::ptrdiff_t>(identityOf(table));
        for (const RawRow* raw : order) {
            RowCheck row(m_raw, table, *raw, problems);
            Row made = make(row);
            if (!row.holds())
                continue;
            const auto begin = raw->cells.begin();
            if (!kept.empty() && std::equal(begin, begin + identity, kept.back().raw->cells.begin())) {
                std::string key = *begin;
                for (auto cell = begin + 1; cell != begin + identity; ++cell)
                    key += ", " + *cell;
                row.reject(ErrorCode::duplicateKey, columns(table).front(), key);
                continue;
            }
            kept.push_back({std::move(made), raw});
        }
        return kept;
    }

    /// The same, reported.
    template <class Make> auto keep(RawTable table, Make make) {
        std::vector<Error> problems;
        auto kept = sift(table, make, problems);
        report(table, std::move(problems), kept.size());
        return kept;
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
    }

    template <class Index, class Row> static void fill(base::Table<Index, Row>& table, std::vector<Kept<Row>> rows) {
        for (Kept<Row>& kept : rows)
            table.add(std::move(kept.row));
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
        fill(m_data.sources, keep(RawTable::sources, [](RowCheck& row) {
                 return Source{.key = row.key(),
                               .url = row.text("url"),
                               .title = row.text("title"),
                               .publisher = row.text("publisher"),
                               .published = row.date("published"),
                               .language = row.text("language")};
             }));
    }

    void readPeople() {
        fill(m_data.people, keep(RawTable::people, [](RowCheck& row) {
                 return Person{.key = row.key(),
                               .name = row.required("name"),
                               .nameZh = row.text("name_zh"),
                               .aliases = splitList(row.text("aliases")),
                               .note = row.text("note"),
                               .wikidata = row.text("wikidata"),
                               .homepage = row.text("homepage")};
             }));
    }

    void readCompanies() {
        std::vector<Error> problems;
        auto kept = sift(
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
            problems);
        const auto trouble = parentTrouble(kept);
        std::vector<std::string> parents;
        for (std::size_t i = 0; i < kept.size(); ++i) {
            const auto& [company, parent] = kept[i].row;
            if (trouble[i]) {
                RowCheck(m_raw, RawTable::companies, *kept[i].raw, problems)
                    .reject(*trouble[i], "parent", trouble[i] == ErrorCode::parentCycle ? company.key : parent);
                continue;
            }
            m_data.companies.add(company);
            parents.push_back(parent);
        }
        for (std::size_t i = 0; i < parents.size(); ++i)
            m_data.companies.rows()[i].parent = find(m_data.companies, parents[i]);
        report(RawTable::companies, std::move(problems), parents.size());
    }

    struct WithParent {
        Company company;
        std::string parent; ///< key; empty: none
    };

    /// For each company: parentCycle if its parents lead back to it, unknownReference if they lead to one that is not
    /// there or is left out, badValue if there are too many of them, else nothing. Each company is walked over once.
    static std::vector<std::optional<ErrorCode>> parentTrouble(const std::vector<Kept<WithParent>>& companies) {
        constexpr std::size_t kNone = static_cast<std::size_t>(-1);
        const auto parentOf = [&companies](std::size_t i) {
            const std::string& key = companies[i].row.parent;
            const auto at = std::lower_bound(
                companies.begin(), companies.end(), key,
                [](const Kept<WithParent>& kept, const std::string& wanted) { return kept.row.company.key < wanted; });
            return at == companies.end() || at->row.company.key != key
                       ? kNone
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
                if (!companies[path.back()].row.parent.empty())
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
        fill(m_data.teams, keep(RawTable::teams, [this](RowCheck& row) {
                 return Team{.key = row.key(),
                             .company = row.requiredReference("company", m_data.companies),
                             .name = row.required("name"),
                             .note = row.text("note"),
                             .members = {}};
             }));
    }

    void readTeamMembers() {
        auto kept = keep(RawTable::teamMembers, [this](RowCheck& row) {
            return std::pair{row.requiredReference("team", m_data.teams),
                             TeamMember{.person = row.requiredReference("person", m_data.people),
                                        .position = row.text("position"),
                                        .citations = row.citations(m_data.sources)}};
        });
        for (auto& member : kept)
            m_data.teams[member.row.first].members.push_back(std::move(member.row.second));
    }

    void readMoves() {
        fill(m_data.moves, keep(RawTable::moves, [this](RowCheck& row) {
                 Move move{.key = row.key(),
                           .person = row.requiredReference("person", m_data.people),
                           .kind = row.requiredWord<MoveKind>("kind"),
                           .from = row.reference("from_company", m_data.companies),
                           .to = row.reference("to_company", m_data.companies),
                           .date = row.date("date"),
                           .title = row.text("title"),
                           .note = row.text("note"),
                           .confidence = row.word("confidence", Confidence::reported),
                           .citations = row.citations(m_data.sources)};
                 if (row.text("from_company").empty() && row.text("to_company").empty())
                     row.reject(ErrorCode::neitherEnd, {}, {});
                 return move;
             }));
    }

    void readStays() {
        fill(m_data.stays, keep(RawTable::stays, [this](RowCheck& row) {
                 Stay stay{.person = row.requiredReference("person", m_data.people),
                           .company = row.requiredReference("company", m_data.companies),
                           .asOf = row.date("as_of"),
                           .citations = row.citations(m_data.sources)};
                 if (row.text("as_of").empty())
                     row.reject(ErrorCode::missingValue, "as_of", {});
                 return stay;
             }));
    }

    void readProducts() {
        fill(m_data.products, keep(RawTable::products, [this](RowCheck& row) {
                 return Product{.key = row.key(),
                                .name = row.required("name"),
                                .maker = row.reference("maker", m_data.companies),
                                .kind = row.word("kind", ProductKind::product),
                                .released = row.date("released"),
                                .note = row.text("note"),
                                .citations = row.citations(m_data.sources)};
             }));
    }

    void readRelations() {
        fill(m_data.relations, keep(RawTable::relations, [this](RowCheck& row) {
                 return Relation{.key = row.key(),
                                 .subject = row.requiredReference("subject", m_data.companies),
                                 .kind = row.requiredWord<RelationKind>("kind"),
                                 .object = row.requiredReference("object", m_data.companies),
                                 .date = row.date("date"),
                                 .amount = row.amount("amount"),
                                 .currency = row.text("currency"),
                                 .note = row.text("note"),
                                 .confidence = row.word("confidence", Confidence::reported),
                                 .citations = row.citations(m_data.sources)};
             }));
    }

    void readClaims() {
        auto kept = keep(RawTable::claims, [this](RowCheck& row) {
            Claim claim{.key = row.key(),
                        .about = {},
                        .text = row.required("claim"),
                        .source = {},
                        .verdict = row.word("verdict", Verdict::unconfirmed),
                        .evidence = row.text("evidence"),
                        .evidenceSources = row.sources("evidence_sources", m_data.sources)};
            if (const auto source = row.sources("source", m_data.sources); !source.empty())
                claim.source = source.front();
            const std::string about = row.required("about");
            if (auto entity = EntityId::parse(about); entity && contains(m_data, *entity))
                claim.about = std::move(*entity);
            else if (!about.empty())
                row.reject(entity ? ErrorCode::unknownReference : ErrorCode::badValue, "about", about);
            return claim;
        });
        for (auto& claim : kept)
            m_data.claims.push_back(std::move(claim.row));
    }

    void readMoveCitations() {
        for (const auto& raw : m_raw.moveCitations) {
            const auto note = [&](ErrorCode code, std::string column, const std::string& value) {
                m_checked.report.leftOut.push_back({.code = code,
                                                    .file = "citation",
                                                    .row = raw.row,
                                                    .column = std::move(column),
                                                    .value = base::excerpt(value),
                                                    .detail = {}});
            };
            const auto move = find(m_data.moves, raw.move);
            const auto source = find(m_data.sources, raw.source);
            const auto stance = fromWord<Stance>(raw.stance);
            const auto date = base::Date::parse(raw.claimedDate);
            const auto to = find(m_data.companies, raw.claimedTo);
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
        for (Move& move : m_data.moves.rows())
            normalise(move.citations);
    }

    const RawTables& m_raw;
    Checked m_checked;
    Dataset& m_data = m_checked.dataset;
};

} // namespace

Checked check(const RawTables& raw) {
    return Checker(raw).run();
}

} // namespace whither::model
