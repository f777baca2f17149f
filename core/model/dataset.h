#pragma once

#include "core/base/date.h"
#include "core/base/ids.h"
#include "core/model/entity_id.h"
#include "core/model/rare_text.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace whither::model {

enum class SourceIndex : std::uint32_t {};
enum class PersonIndex : std::uint32_t {};
enum class CompanyIndex : std::uint32_t {};
enum class TeamIndex : std::uint32_t {};
enum class MoveIndex : std::uint32_t {};
enum class StayIndex : std::uint32_t {};
enum class ProductIndex : std::uint32_t {};
enum class RelationIndex : std::uint32_t {};

// The words that files use for these stand in words.h, in the same order.
enum class CompanyKind : std::uint8_t { company, lab, university, nonprofit, government };
enum class MoveKind : std::uint8_t { joined, left, moved, founded, cofounded, returned, acquired, retired };
enum class Confidence : std::uint8_t { confirmed, reported, disputed };
enum class Stance : std::uint8_t { supports, contradicts };
enum class ProductKind : std::uint8_t { model, paper, product };
enum class RelationKind : std::uint8_t {
    investedIn,
    suppliesComputeTo,
    acquired,
    licensedFrom,
    partnerOf,
    competesWith
};
enum class Verdict : std::uint8_t { supported, contradicted, unconfirmed };

// All text below is UTF-8 from outside: valid, but untrusted. It may be long, hold markup or control characters, and
// is shown as plain text only. Empty text and an undated Date mean "not known".

/// A page or document that bears something out.
struct Source {
    std::string key;
    std::string url; ///< untrusted: opened only if http or https
    std::string title;
    std::string publisher;
    base::Date published;
    std::string language; ///< ISO 639-1

    friend bool operator==(const Source&, const Source&) = default;
};

/// One source's word on one fact, with what this source says where it differs.
struct Citation {
    SourceIndex source{};
    Stance stance = Stance::supports;
    base::Date claimedDate;                ///< undated: it claims no other date than the row's
    std::optional<CompanyIndex> claimedTo; ///< it claims another destination

    friend bool operator==(const Citation&, const Citation&) = default;
};
/// Plain support first, in the order it was given; then whatever differs, by source, stance and claim. None twice.
using Citations = std::vector<Citation>;
/// Support that claims nothing else than the row says.
[[nodiscard]] bool isPlain(const Citation& citation);
/// Brings citations into that order.
void normalise(Citations& citations);

struct Person {
    std::string key;
    std::string name;
    RareText nameZh;
    std::vector<std::string> aliases;
    RareText note;
    RareText wikidata;
    RareText homepage;

    friend bool operator==(const Person&, const Person&) = default;
};

struct Company {
    std::string key;
    std::string name;
    std::string nameZh;
    std::vector<std::string> aliases;
    CompanyKind kind = CompanyKind::company;
    std::optional<CompanyIndex> parent; ///< never in a cycle
    base::Date founded;
    std::string country; ///< ISO 3166-1 alpha-2
    std::string city;
    std::string website;
    std::string note;

    friend bool operator==(const Company&, const Company&) = default;
};

struct TeamMember {
    PersonIndex person{};
    std::string position; ///< printed author order, or a role
    Citations citations;

    friend bool operator==(const TeamMember&, const TeamMember&) = default;
};

struct Team {
    std::string key;
    CompanyIndex company{};
    std::string name;
    std::string note;
    std::vector<TeamMember> members; ///< each person at most once

    friend bool operator==(const Team&, const Team&) = default;
};

/// One dated, sourced claim that a person changed position.
struct Move {
    std::string key; ///< never empty: a database row without one gets "move-<id>"
    PersonIndex person{};
    std::uint32_t place = 0; ///< among the person's moves in the order of their rows, from 0
    MoveKind kind = MoveKind::joined;
    std::optional<CompanyIndex> from; ///< at least one of from and to is there
    std::optional<CompanyIndex> to;
    base::Date date;
    std::string title; ///< role at the destination
    RareText note;
    Confidence confidence = Confidence::reported;
    Citations citations;

    friend bool operator==(const Move&, const Move&) = default;
};

/// Somebody was (still) there on that date.
struct Stay {
    PersonIndex person{};
    CompanyIndex company{};
    base::Date asOf;
    Citations citations;

    friend bool operator==(const Stay&, const Stay&) = default;
};

struct Product {
    std::string key;
    std::string name;
    std::optional<CompanyIndex> maker;
    ProductKind kind = ProductKind::product;
    base::Date released;
    std::string note;
    Citations citations;

    friend bool operator==(const Product&, const Product&) = default;
};

/// Something between two companies, mostly money.
struct Relation {
    std::string key;
    CompanyIndex subject{};
    RelationKind kind = RelationKind::partnerOf;
    CompanyIndex object{};
    base::Date date;
    std::optional<double> amount; ///< in `currency`, not negative
    std::string currency;         ///< ISO 4217
    std::string note;
    Confidence confidence = Confidence::reported;
    Citations citations;

    friend bool operator==(const Relation&, const Relation&) = default;
};

/// A statement about an entity, who makes it, and what the evidence says.
struct Claim {
    std::string key;
    EntityId about; ///< exists in the data set
    std::string text;
    std::optional<SourceIndex> source;
    Verdict verdict = Verdict::unconfirmed;
    std::string evidence;
    std::vector<SourceIndex> evidenceSources;

    friend bool operator==(const Claim&, const Claim&) = default;
};

/// All that is known, checked: every index is valid, keys are unique within a table, and each table but `stays` (no
/// key: by person, company, date) is sorted by key, so that the order of rows in a file means nothing, but for
/// Move::place.
/// Immutable once shared; safe to read from any thread.
struct Dataset {
    std::string title;   ///< what the file says it is about; may be empty
    std::string titleZh; ///< the same in Chinese; may be empty
    base::Table<SourceIndex, Source> sources;
    base::Table<PersonIndex, Person> people;
    base::Table<CompanyIndex, Company> companies;
    base::Table<TeamIndex, Team> teams;
    base::Table<MoveIndex, Move> moves;
    base::Table<StayIndex, Stay> stays;
    base::Table<ProductIndex, Product> products;
    base::Table<RelationIndex, Relation> relations;
    std::vector<Claim> claims;

    friend bool operator==(const Dataset&, const Dataset&) = default;
};

/// Index of the row with that key in a table sorted by key.
template <class Index, class Row>
[[nodiscard]] std::optional<Index> find(const base::Table<Index, Row>& table, std::string_view key) {
    const auto rows = table.rows();
    const auto at = std::lower_bound(rows.begin(), rows.end(), key,
                                     [](const Row& row, std::string_view wanted) { return row.key < wanted; });
    if (at == rows.end() || at->key != key)
        return {};
    return static_cast<Index>(at - rows.begin());
}

/// All moves such that each person's stand by Move::place, and otherwise by key: the order for rows that are to keep
/// it. O(n log n).
[[nodiscard]] std::vector<MoveIndex> inRowOrder(const Dataset& dataset);

/// Whether the data set holds that entity.
[[nodiscard]] bool contains(const Dataset& dataset, const EntityId& entity);

using DatasetPtr = std::shared_ptr<const Dataset>;

} // namespace whither::model
