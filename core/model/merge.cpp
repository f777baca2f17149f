#include "core/model/merge.h"

#include "core/base/text.h"
#include "core/model/move_pairs.h"
#include "core/model/words.h"

#include <boost/algorithm/searching/knuth_morris_pratt.hpp>

#include <algorithm>
#include <cctype>
#include <map>
#include <unordered_map>
#include <unordered_set>
#include <utility>

namespace whither::model {

namespace {

using base::Date;

/// How the cells of one column become one.
enum class Rule {
    first,      ///< the first stands, another value becomes a claim
    plain,      ///< the same, but the word for "nothing special" yields to any other
    name,       ///< the first stands, another one becomes an alias or joins the note
    list,       ///< united
    join,       ///< both, one after the other
    date,       ///< the finer, or a claim
    confidence, ///< the doubtful, else the surer
    position,   ///< a number, else the first
    parent,     ///< the first, unless filling it would close a cycle
};

Rule ruleOf(RawTable table, std::string_view column) {
    static const std::map<std::string_view, Rule> kRules{
        {"name", Rule::name},
        {"name_zh", Rule::name},
        {"aliases", Rule::list},
        {"sources", Rule::list},
        {"evidence_sources", Rule::list},
        {"note", Rule::join},
        {"evidence", Rule::join},
        {"date", Rule::date},
        {"published", Rule::date},
        {"founded", Rule::date},
        {"released", Rule::date},
        {"confidence", Rule::confidence},
        {"position", Rule::position},
        {"parent", Rule::parent},
        {"verdict", Rule::plain},
    };
    if (column == "title")
        return table == RawTable::moves ? Rule::join : Rule::first;
    if (column == "kind")
        return table == RawTable::companies || table == RawTable::products ? Rule::plain : Rule::first;
    const auto rule = kRules.find(column);
    return rule == kRules.end() ? Rule::first : rule->second;
}

std::optional<EntityKind> entityOf(RawTable table) {
    switch (table) {
    case RawTable::people:
        return EntityKind::person;
    case RawTable::companies:
        return EntityKind::company;
    case RawTable::teams:
        return EntityKind::team;
    case RawTable::moves:
        return EntityKind::move;
    case RawTable::products:
        return EntityKind::product;
    case RawTable::relations:
        return EntityKind::relation;
    default:
        return {};
    }
}

std::string& cell(RawTable table, RawRow& row, std::string_view column) {
    return row.cells[columnIndex(table, column)];
}
const std::string& cell(RawTable table, const RawRow& row, std::string_view column) {
    return row.cells[columnIndex(table, column)];
}

/// Cells come from a data set that was checked.
Date dateOf(const std::string& text) {
    return Date::parse(text).value();
}

std::string united(const std::string& a, const std::string& b) {
    return joinList(splitList(a + ';' + b));
}

bool holds(std::string_view text, std::string_view part) {
    const auto lower = [](std::string_view mixed) {
        std::string all(mixed);
        std::transform(all.begin(), all.end(), all.begin(),
                       [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
        return all;
    };
    if (part.empty() || part.size() > text.size())
        return part.empty();
    // Linear in both, whatever they repeat.
    const std::string wanted = lower(part);
    const std::string whole = lower(text);
    const boost::algorithm::knuth_morris_pratt<std::string::const_iterator> search(wanted.begin(), wanted.end());
    return search(whole.begin(), whole.end()).first != whole.end();
}

/// One after the other, unless one says it all.
std::string joined(const std::string& a, const std::string& b) {
    if (holds(a, b))
        return a;
    if (holds(b, a))
        return b;
    return a + "; " + b;
}

bool isNumber(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; });
}

/// Disputed, reported, confirmed: the higher is the surer.
int sureness(const std::string& confidence) {
    return -static_cast<int>(fromWord<Confidence>(confidence).value_or(Confidence::reported));
}

std::string agreed(const std::string& a, const std::string& b) {
    const std::string disputed(word(Confidence::disputed));
    if (a == disputed || b == disputed)
        return disputed;
    return sureness(b) > sureness(a) ? b : a;
}

/// Raw tables whose cells can be changed.
struct OpenTables {
    OpenTables() = default;
    explicit OpenTables(RawTables raw)
        : title(std::move(raw.title)), titleZh(std::move(raw.titleZh)), moveCitations(std::move(raw.moveCitations)) {
        for (const RawTable table : kRawTables)
            (*this)[table] = raw[table].rows();
    }

    [[nodiscard]] RawTables closed() const {
        RawTables raw;
        raw.title = title;
        raw.titleZh = titleZh;
        raw.moveCitations = moveCitations;
        for (const RawTable table : kRawTables)
            for (const RawRow& row : (*this)[table])
                raw[table].push_back(row);
        return raw;
    }

    [[nodiscard]] std::vector<RawRow>& operator[](RawTable table) { return tables[static_cast<std::size_t>(table)]; }
    [[nodiscard]] const std::vector<RawRow>& operator[](RawTable table) const {
        return tables[static_cast<std::size_t>(table)];
    }

    std::string title;
    std::string titleZh;
    std::array<std::vector<RawRow>, kRawTableCount> tables;
    std::vector<RawTables::RawCitation> moveCitations;
};

/// Grows by one part at a time. Rows are kept as cells with keys, so that nothing needs renumbering; RawRow::row is the
/// number of the part that a row came from.
class Merger {
  public:
    void add(const Part& part) {
        m_names.push_back(nameOf(part));
        m_other = OpenTables(rawOf(part.checked.dataset));
        for (const RawTable table : kRawTables) {
            auto& coming = m_coming[static_cast<std::size_t>(table)];
            coming.clear();
            for (RawRow& row : m_other[table]) {
                row.row = m_names.size() - 1;
                coming.insert(row.cells.front());
            }
        }
        addTitle(m_raw.title, m_other.title);
        addTitle(m_raw.titleZh, m_other.titleZh);
        addReport(part.checked.report);

        addSources();
        for (const RawTable table : {RawTable::people, RawTable::companies, RawTable::teams, RawTable::teamMembers})
            addRows(table);
        fillParents();
        addMoves();
        for (const RawTable table : {RawTable::stays, RawTable::products, RawTable::relations, RawTable::claims})
            addRows(table);
    }

    Checked finish() {
        for (const RawTable table : kRawTables)
            for (std::size_t i = 0; i < m_raw[table].size(); ++i)
                m_raw[table][i].row = i + 1;
        Checked merged = check(m_raw.closed());
        for (std::size_t i = 0; i < kRawTableCount; ++i) {
            m_report.counts[i].out = merged.report.counts[i].out;
            m_report.counts[i].leftOut += merged.report.counts[i].leftOut;
        }
        for (base::Error& error : merged.report.leftOut) {
            // The row stands in no file: its key tells which one it is.
            for (const RawTable table : kRawTables)
                if (error.row != 0 && error.file == name(table))
                    error.detail = base::excerpt(identity(table, m_raw[table][std::exchange(error.row, 0) - 1]));
            m_report.leftOut.push_back(std::move(error));
        }
        merged.report = std::move(m_report);
        return merged;
    }

  private:
    /// A part's name as it can stand in a key.
    [[nodiscard]] std::string nameOf(const Part& part) const {
        std::string name = base::isUtf8(part.name) ? part.name : std::string{};
        std::replace(name.begin(), name.end(), ';', '-');
        return name.empty() ? std::to_string(m_names.size() + 1) : name;
    }

    static void addTitle(std::string& title, const std::string& other) {
        if (!other.empty() && !holds(title, other))
            title += (title.empty() ? "" : " · ") + other;
    }

    void addReport(const LoadReport& report) {
        m_report.leftOut.insert(m_report.leftOut.end(), report.leftOut.begin(), report.leftOut.end());
        if (m_report.counts.empty()) {
            m_report.counts = report.counts;
            return;
        }
        for (std::size_t i = 0; i < kRawTableCount; ++i) {
            m_report.counts[i].in += report.counts[i].in;
            m_report.counts[i].leftOut += report.counts[i].leftOut;
        }
    }

    RowCount& count(RawTable table) { return m_report.counts[static_cast<std::size_t>(table)]; }

    void noteMerge(MergeNote::Kind kind, RawTable table, std::string key, std::string other, std::string detail) {
        ++count(table).merged;
        m_report.merged.push_back(
            {kind, std::string(name(table)), std::move(key), std::move(other), std::move(detail)});
    }

    /// What tells rows of a table apart.
    static std::string identity(RawTable table, const RawRow& row) {
        std::string text = row.cells.front();
        for (std::size_t i = 1; i < identityColumns(table); ++i)
            text += ", " + row.cells[i];
        return text;
    }

    std::unordered_map<std::string, std::size_t>& places(RawTable table) {
        return m_places[static_cast<std::size_t>(table)];
    }

    void append(RawTable table, RawRow row) {
        places(table).emplace(identity(table, row), m_raw[table].size());
        m_raw[table].push_back(std::move(row));
    }

    /// "key@part", with a number where that is taken as well.
    std::string freeKey(RawTable table, const std::string& key, const std::string& part) {
        const std::string wanted = key + '@' + part;
        std::string found = wanted;
        for (int n = 2; places(table).contains(found) || m_coming[static_cast<std::size_t>(table)].contains(found); ++n)
            found = wanted + '-' + std::to_string(n);
        return found;
    }

    void rename(RawTable table, RawRow& row) {
        std::string key = freeKey(table, row.cells.front(), m_names[row.row]);
        m_report.merged.push_back({MergeNote::Kind::renamed, std::string(name(table)), key, row.cells.front(), {}});
        row.cells.front() = std::move(key);
    }

    /// Keeps what `loser` says otherwise as a claim about `row`, where claims can be about such a thing.
    void dispute(RawTable table, RawRow& row, std::string_view column, const RawRow& loser) {
        const auto entity = entityOf(table);
        if (!entity)
            return;
        const bool hasEvidence =
            table == RawTable::moves || table == RawTable::products || table == RawTable::relations;
        const auto sources = hasEvidence ? splitList(cell(table, loser, "sources")) : std::vector<std::string>{};
        const std::string& part = m_names[loser.row];
        const std::string key = row.cells.front();
        append(RawTable::claims, {.row = loser.row,
                                  .cells = {freeKey(RawTable::claims, key + '-' + std::string(column), part),
                                            EntityId{*entity, key}.text(),
                                            std::string(column) + ": " + cell(table, loser, column) + " (" + part + ')',
                                            sources.empty() ? std::string{} : sources.front(),
                                            std::string(word(Verdict::unconfirmed)),
                                            {},
                                            {}}});
        ++count(RawTable::claims).added;
        if ((table == RawTable::moves || table == RawTable::relations) && column != "kind")
            cell(table, row, "confidence") = word(Confidence::disputed);
    }

    /// Makes one row of two. Returns what differed, as data.
    std::string mergeCells(RawTable table, RawRow& row, const RawRow& other) {
        std::string detail;
        const auto names = columns(table);
        for (std::size_t i = 1; i < names.size(); ++i) {
            std::string& mine = row.cells[i];
            const std::string& theirs = other.cells[i];
            if (theirs.empty() || mine == theirs)
                continue;
            const Rule rule = ruleOf(table, names[i]);
            if (mine.empty() && rule != Rule::parent) {
                mine = theirs;
                continue;
            }
            if (rule == Rule::list) {
                mine = united(mine, theirs);
                continue;
            }
            if (!mine.empty())
                detail += (detail.empty() ? "" : "; ") + std::string(names[i]) + ": " + base::excerpt(mine) + " | " +
                          base::excerpt(theirs);
            switch (rule) {
            case Rule::list:
            case Rule::first:
                dispute(table, row, names[i], other);
                break;
            case Rule::plain:
                if (isPlainWord(mine))
                    mine = theirs;
                else if (!isPlainWord(theirs))
                    dispute(table, row, names[i], other);
                break;
            case Rule::name:
                keepName(table, row, mine, theirs);
                break;
            case Rule::join: {
                std::string both = joined(mine, theirs);
                if (both.size() <= kLongestCell)
                    mine = std::move(both);
                else
                    dispute(table, row, names[i], other);
                break;
            }
            case Rule::date: {
                const Date ours = dateOf(mine);
                const Date others = dateOf(theirs);
                if (canBeSame(ours, others))
                    mine = finer(ours, others).iso();
                else
                    dispute(table, row, names[i], other);
                break;
            }
            case Rule::confidence:
                mine = agreed(mine, theirs);
                break;
            case Rule::position:
                if (!isNumber(mine) && isNumber(theirs))
                    mine = theirs;
                break;
            case Rule::parent:
                m_parents.emplace_back(row.cells.front(), other);
                break;
            }
        }
        return detail;
    }

    static bool isPlainWord(std::string_view text) {
        return text == word(CompanyKind::company) || text == word(ProductKind::product) ||
               text == word(Verdict::unconfirmed);
    }

    static void keepName(RawTable table, RawRow& row, const std::string& mine, const std::string& theirs) {
        const auto names = columns(table);
        if (std::find(names.begin(), names.end(), "aliases") != names.end()) {
            std::string& aliases = cell(table, row, "aliases");
            aliases = united(aliases, theirs);
        } else if (!holds(mine, theirs)) {
            std::string& note = cell(table, row, "note");
            note = note.empty() ? theirs : joined(note, theirs);
        }
    }

    /// Whether both rows can be the same page.
    static bool isSameSource(const RawRow& a, const RawRow& b) {
        const std::string& urlA = cell(RawTable::sources, a, "url");
        const std::string& urlB = cell(RawTable::sources, b, "url");
        if (!urlA.empty() && !urlB.empty())
            return urlA == urlB;
        return std::equal(a.cells.begin() + 2, a.cells.end(), b.cells.begin() + 2);
    }

    void addSources() {
        std::unordered_map<std::string, std::size_t> byUrl;
        const std::size_t before = m_raw[RawTable::sources].size();
        for (std::size_t i = 0; i < before; ++i)
            if (const std::string& url = cell(RawTable::sources, m_raw[RawTable::sources][i], "url"); !url.empty())
                byUrl.emplace(url, i);

        std::unordered_map<std::string, std::string> keys;
        for (RawRow& row : m_other[RawTable::sources]) {
            const std::string key = row.cells.front();
            const auto sameKey = places(RawTable::sources).find(key);
            const bool isTaken = sameKey != places(RawTable::sources).end();
            const auto sameUrl = byUrl.find(cell(RawTable::sources, row, "url"));
            std::optional<std::size_t> same;
            if (isTaken && isSameSource(m_raw[RawTable::sources][sameKey->second], row))
                same = sameKey->second;
            else if (sameUrl != byUrl.end())
                same = sameUrl->second;
            if (same) {
                RawRow& into = m_raw[RawTable::sources][*same];
                std::string detail = mergeCells(RawTable::sources, into, row);
                keys[key] = into.cells.front();
                noteMerge(key == into.cells.front() ? MergeNote::Kind::sameKey : MergeNote::Kind::sameSource,
                          RawTable::sources, into.cells.front(), key, std::move(detail));
                continue;
            }
            if (isTaken)
                rename(RawTable::sources, row);
            keys[key] = row.cells.front();
            append(RawTable::sources, std::move(row));
        }
        citeBy(keys);
    }

    /// Gives the sources that the coming part cites their keys in the result.
    void citeBy(const std::unordered_map<std::string, std::string>& keys) {
        for (const RawTable table : kRawTables) {
            for (const std::string_view column : {"sources", "source", "evidence_sources"}) {
                const std::size_t at = columnIndex(table, column);
                if (at == columns(table).size())
                    continue;
                for (RawRow& row : m_other[table]) {
                    auto cited = splitList(row.cells[at]);
                    for (std::string& source : cited)
                        source = keys.at(source);
                    row.cells[at] = joinList(splitList(joinList(cited)));
                }
            }
        }
        for (auto& citation : m_other.moveCitations)
            citation.source = keys.at(citation.source);
    }

    void addRows(RawTable table) {
        for (RawRow& row : m_other[table]) {
            const std::string key = identity(table, row);
            const auto same = places(table).find(key);
            if (same == places(table).end()) {
                append(table, std::move(row));
            } else if (RawRow& into = m_raw[table][same->second];
                       table == RawTable::claims && !isSameClaim(into, row)) {
                rename(table, row);
                append(table, std::move(row));
            } else {
                noteMerge(MergeNote::Kind::sameKey, table, key, key, mergeCells(table, into, row));
            }
        }
    }

    static bool isSameClaim(const RawRow& a, const RawRow& b) {
        const auto agree = [&](std::string_view column, std::string_view blank) {
            const std::string& x = cell(RawTable::claims, a, column);
            const std::string& y = cell(RawTable::claims, b, column);
            return x == y || x == blank || y == blank;
        };
        return cell(RawTable::claims, a, "about") == cell(RawTable::claims, b, "about") &&
               cell(RawTable::claims, a, "claim") == cell(RawTable::claims, b, "claim") && agree("source", {}) &&
               agree("verdict", word(Verdict::unconfirmed));
    }

    /// Sets the parents that only the coming part knows, unless that closes a cycle; then, and where both name one, it
    /// becomes a claim.
    void fillParents() {
        for (const auto& [key, other] : std::exchange(m_parents, {})) {
            RawRow& company = m_raw[RawTable::companies][places(RawTable::companies).at(key)];
            std::string& parent = cell(RawTable::companies, company, "parent");
            const std::string& wanted = cell(RawTable::companies, other, "parent");
            std::string above = wanted;
            while (!above.empty() && above != key)
                above = cell(RawTable::companies, m_raw[RawTable::companies][places(RawTable::companies).at(above)],
                             "parent");
            if (parent.empty() && above.empty())
                parent = wanted;
            else
                dispute(RawTable::companies, company, "parent", other);
        }
    }

    static std::vector<MoveLine> linesOf(const std::vector<RawRow>& moves) {
        std::vector<MoveLine> lines;
        lines.reserve(moves.size());
        for (const RawRow& row : moves)
            lines.push_back({.key = row.cells.front(),
                             .person = cell(RawTable::moves, row, "person"),
                             .from = cell(RawTable::moves, row, "from_company"),
                             .to = cell(RawTable::moves, row, "to_company"),
                             .kind = fromWord<MoveKind>(cell(RawTable::moves, row, "kind")).value(),
                             .date = dateOf(cell(RawTable::moves, row, "date"))});
        return lines;
    }

    void addMoves() {
        std::vector<RawRow>& others = m_other[RawTable::moves];
        const auto pairs = pairMoves(linesOf(m_raw[RawTable::moves]), linesOf(others));
        std::unordered_map<std::string, std::string> keys;
        auto next = pairs.begin();
        for (std::size_t i = 0; i < others.size(); ++i) {
            const std::string key = others[i].cells.front();
            if (next != pairs.end() && next->second == i) {
                RawRow& into = m_raw[RawTable::moves][next->first];
                std::string detail = mergeMove(into, others[i], next->datesAgree);
                noteMerge(!next->datesAgree ? MergeNote::Kind::disputedDate
                          : next->sameKey   ? MergeNote::Kind::sameKey
                                            : MergeNote::Kind::sameMove,
                          RawTable::moves, into.cells.front(), key, std::move(detail));
                keys[key] = into.cells.front();
                ++next;
                continue;
            }
            if (places(RawTable::moves).contains(key))
                rename(RawTable::moves, others[i]);
            keys[key] = others[i].cells.front();
            append(RawTable::moves, std::move(others[i]));
        }
        for (auto& citation : m_other.moveCitations) {
            citation.move = keys.at(citation.move);
            m_raw.moveCitations.push_back(std::move(citation));
        }
        for (RawRow& row : m_other[RawTable::claims]) {
            std::string& about = cell(RawTable::claims, row, "about");
            if (const auto entity = EntityId::parse(about); entity && entity->kind == EntityKind::move)
                about = EntityId{EntityKind::move, keys.at(entity->key)}.text();
        }
    }

    std::string mergeMove(RawRow& move, RawRow other, bool datesAgree) {
        constexpr RawTable kTable = RawTable::moves;
        std::string detail;
        std::string& to = cell(kTable, move, "to_company");
        std::string& otherTo = cell(kTable, other, "to_company");
        std::string& date = cell(kTable, move, "date");
        std::string& otherDate = cell(kTable, other, "date");
        const int lead = sureness(cell(kTable, move, "confidence")) - sureness(cell(kTable, other, "confidence"));
        const bool endsAgree = to.empty() || otherTo.empty() || to == otherTo;
        if (!endsAgree) {
            detail = "to_company: " + to + " | " + otherTo;
            dispute(kTable, move, "to_company", other);
        }
        bool isFirstBetter = true;
        if (!datesAgree) {
            detail += (detail.empty() ? "date: " : "; date: ") + date + " | " + otherDate;
            const Date mine = dateOf(date);
            isFirstBetter = lead > 0 || (lead == 0 && finer(mine, dateOf(otherDate)) == mine);
            const RawRow loser = isFirstBetter ? other : move;
            dispute(kTable, move, "date", loser);
        }
        contradict(move, other, isFirstBetter && !datesAgree ? otherDate : std::string{},
                   endsAgree ? std::string{} : otherTo);
        if (!isFirstBetter) {
            contradict(move, move, date, {});
            date = otherDate;
        }
        // What is settled must not be looked at again.
        otherDate = datesAgree ? otherDate : date;
        otherTo = endsAgree ? otherTo : to;
        const std::string rest = mergeCells(kTable, move, other);
        return detail.empty() || rest.empty() ? detail + rest : detail + "; " + rest;
    }

    /// Turns the sources of `side` against `move`, unless they claim nothing else.
    void contradict(const RawRow& move, RawRow& side, const std::string& claimedDate, const std::string& claimedTo) {
        if (claimedDate.empty() && claimedTo.empty())
            return;
        std::string& sources = cell(RawTable::moves, side, "sources");
        for (std::string& source : splitList(sources))
            m_raw.moveCitations.push_back({.row = 0,
                                           .move = move.cells.front(),
                                           .source = std::move(source),
                                           .stance = std::string(word(Stance::contradicts)),
                                           .claimedDate = claimedDate,
                                           .claimedTo = claimedTo});
        sources.clear();
    }

    OpenTables m_raw;
    LoadReport m_report;
    std::vector<std::string> m_names;
    /// Rows of m_raw by identity.
    std::array<std::unordered_map<std::string, std::size_t>, kRawTableCount> m_places;

    // The part that is being added.
    OpenTables m_other;
    std::array<std::unordered_set<std::string>, kRawTableCount> m_coming; ///< its keys
    std::vector<std::pair<std::string, RawRow>> m_parents; ///< companies, and the row that names a parent
};

} // namespace

Checked merge(std::vector<Part> parts) {
    if (parts.size() == 1)
        return std::move(parts.front().checked);
    Merger merger;
    for (const Part& part : parts)
        merger.add(part);
    return merger.finish();
}

} // namespace whither::model
