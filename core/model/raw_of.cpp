#include "core/model/raw_tables.h"
#include "core/model/words.h"

#include <array>
#include <charconv>

namespace whither::model {

namespace {

std::string numberText(double number) {
    // Fixed: a plain number; the longest double needs 309 digits before the point and its shortest form 17 after zeros.
    std::array<char, 768> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), number, std::chars_format::fixed);
    return {text.data(), end.ptr};
}

class Writer {
  public:
    explicit Writer(const Dataset& dataset) : m_data(dataset) {}

    RawTables run() {
        m_raw.title = m_data.title;
        m_raw.titleZh = m_data.titleZh;
        for (const Source& source : m_data.sources)
            add(RawTable::sources,
                {source.key, source.url, source.title, source.publisher, source.published.iso(), source.language});
        for (const Person& person : m_data.people)
            add(RawTable::people, {person.key, person.name, person.nameZh, joinList(person.aliases), person.note,
                                   person.wikidata, person.homepage});
        for (const Company& company : m_data.companies)
            add(RawTable::companies, {company.key, company.name, company.nameZh, joinList(company.aliases),
                                      text(company.kind), key(company.parent), company.founded.iso(), company.country,
                                      company.city, company.website, company.note});
        for (const Team& team : m_data.teams) {
            add(RawTable::teams, {team.key, m_data.companies[team.company].key, team.name, team.note});
            for (const TeamMember& member : team.members)
                add(RawTable::teamMembers,
                    {team.key, m_data.people[member.person].key, member.position, plain(member.citations)});
        }
        for (const MoveIndex move : inRowOrder(m_data))
            addMove(m_data.moves[move]);
        for (const Stay& stay : m_data.stays)
            add(RawTable::stays, {m_data.people[stay.person].key, m_data.companies[stay.company].key, stay.asOf.iso(),
                                  plain(stay.citations)});
        for (const Product& product : m_data.products)
            add(RawTable::products, {product.key, product.name, key(product.maker), text(product.kind),
                                     product.released.iso(), product.note, plain(product.citations)});
        for (const Relation& relation : m_data.relations)
            add(RawTable::relations, {relation.key, m_data.companies[relation.subject].key, text(relation.kind),
                                      m_data.companies[relation.object].key, relation.date.iso(),
                                      relation.amount ? numberText(*relation.amount) : std::string{}, relation.currency,
                                      relation.note, plain(relation.citations), text(relation.confidence)});
        for (const Claim& claim : m_data.claims) {
            std::vector<std::string> evidence;
            for (const SourceIndex source : claim.evidenceSources)
                evidence.push_back(m_data.sources[source].key);
            add(RawTable::claims, {claim.key, claim.about.text(), claim.text,
                                   claim.source ? m_data.sources[*claim.source].key : std::string{},
                                   text(claim.verdict), claim.evidence, joinList(evidence)});
        }
        return std::move(m_raw);
    }

  private:
    void add(RawTable table, std::vector<std::string> cells) {
        auto& rows = m_raw[table];
        rows.push_back({.row = rows.size() + 1, .cells = std::move(cells)});
    }

    void addMove(const Move& move) {
        add(RawTable::moves, {move.key, m_data.people[move.person].key, text(move.kind), key(move.from), key(move.to),
                              move.date.iso(), move.title, move.note, plain(move.citations), text(move.confidence)});
        for (const Citation& citation : move.citations) {
            if (isPlain(citation))
                continue;
            m_raw.moveCitations.push_back({.row = m_raw.moveCitations.size() + 1,
                                           .move = move.key,
                                           .source = m_data.sources[citation.source].key,
                                           .stance = text(citation.stance),
                                           .claimedDate = citation.claimedDate.iso(),
                                           .claimedTo = key(citation.claimedTo)});
        }
    }

    template <class Enum> static std::string text(Enum value) { return std::string(word(value)); }

    [[nodiscard]] std::string key(std::optional<CompanyIndex> company) const {
        return company ? m_data.companies[*company].key : std::string{};
    }

    [[nodiscard]] std::string plain(const Citations& citations) const {
        std::vector<std::string> keys;
        for (const Citation& citation : citations)
            if (isPlain(citation))
                keys.push_back(m_data.sources[citation.source].key);
        return joinList(keys);
    }

    const Dataset& m_data;
    RawTables m_raw;
};

} // namespace

RawTables rawOf(const Dataset& dataset) {
    return Writer(dataset).run();
}

} // namespace whither::model
