#include "core/query/search_index.h"

#include "core/base/text.h"

#include "core/query/text_fold.h"

#include <algorithm>
#include <array>
#include <memory>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace whither::query {

namespace {

/// How well a text answers a query; the better the greater.
enum class Match { none, longestWord, inside, anyOrder, wordStart, start, whole };

/// What is looked at of a name, bytes. Names are shorter; folding takes time that is quadratic in a text.
constexpr std::size_t kLongestName = 1024;

/// What a hit loses when it is not for the name as it is written. Less than one step of Match.
constexpr double kPinyinLoss = 0.25;
constexpr double kInitialsLoss = 0.5;

std::vector<std::string_view> split(std::string_view folded) {
    std::vector<std::string_view> words;
    while (!folded.empty()) {
        const auto end = folded.find(' ');
        words.push_back(folded.substr(0, end));
        folded.remove_prefix(end == std::string_view::npos ? folded.size() : end + 1);
    }
    return words;
}

std::string without(std::string text, char unwanted) {
    text.erase(std::remove(text.begin(), text.end(), unwanted), text.end());
    return text;
}

/// Text to look for, prepared once for all names.
struct Query {
    std::string folded;
    std::vector<std::string_view> words; ///< longest first, so that a short one does not take a long one's place
    std::string joined;                  ///< without blanks

    explicit Query(std::string text) : folded(std::move(text)), words(split(folded)), joined(without(folded, ' ')) {
        std::stable_sort(words.begin(), words.end(), [](auto a, auto b) { return a.size() > b.size(); });
    }
    Query(const Query&) = delete;
    Query& operator=(const Query&) = delete;
};

/// Whether each of the query's words begins another word of the name.
bool matchesInAnyOrder(std::string_view folded, const Query& query) {
    std::vector<std::string_view> left = split(folded);
    return std::all_of(query.words.begin(), query.words.end(), [&left](std::string_view wanted) {
        const auto found = std::find_if(left.begin(), left.end(),
                                        [wanted](std::string_view word) { return word.starts_with(wanted); });
        if (found == left.end())
            return false;
        left.erase(found);
        return true;
    });
}

/// Whether each of the query's longest words begins a word of the name.
bool matchesLongestWords(std::string_view folded, const Query& query) {
    const std::vector<std::string_view> words = split(folded);
    return std::all_of(query.words.begin(), query.words.end(), [&](std::string_view wanted) {
        return wanted.size() < query.words.front().size() ||
               std::any_of(words.begin(), words.end(),
                           [wanted](std::string_view word) { return word.starts_with(wanted); });
    });
}

Match matchName(std::string_view folded, const Query& query) {
    const auto first = folded.find(query.folded);
    if (first == 0)
        return folded.size() == query.folded.size() ? Match::whole : Match::start;
    for (auto at = first; at != std::string_view::npos; at = folded.find(query.folded, at + 1))
        if (folded[at - 1] == ' ')
            return Match::wordStart;
    if (query.words.size() > 1 && matchesInAnyOrder(folded, query))
        return Match::anyOrder;
    if (first != std::string_view::npos)
        return Match::inside;
    return query.words.size() > 1 && matchesLongestWords(folded, query) ? Match::longestWord : Match::none;
}

/// A name read out in pinyin.
struct Pinyin {
    std::string joined;             ///< "guge"
    std::vector<std::size_t> heads; ///< where in `joined` a syllable or word begins
    std::string initials;           ///< "gg"

    explicit Pinyin(std::string_view folded) {
        for (const std::string_view word : split(folded)) {
            heads.push_back(joined.size());
            joined += word;
            initials += word.front();
        }
    }
};

Match matchPinyin(const Pinyin& pinyin, const Query& query) {
    for (const std::size_t head : pinyin.heads) {
        if (!std::string_view(pinyin.joined).substr(head).starts_with(query.joined))
            continue;
        if (head > 0)
            return Match::wordStart;
        return pinyin.joined.size() == query.joined.size() ? Match::whole : Match::start;
    }
    return Match::none;
}

Match matchInitials(const Pinyin& pinyin, const Query& query) {
    if (!pinyin.initials.starts_with(query.joined))
        return Match::none;
    return pinyin.initials.size() == query.joined.size() ? Match::whole : Match::start;
}

double score(Match match, double loss) {
    return match == Match::none ? 0 : static_cast<double>(match) - loss;
}

struct Name {
    std::string written;
    std::string folded;
    std::shared_ptr<const Pinyin> pinyin; ///< null: there is nothing to read out
};

double score(const Name& name, const Query& query) {
    double best = score(matchName(name.folded, query), 0);
    if (name.pinyin)
        best = std::max({best, score(matchPinyin(*name.pinyin, query), kPinyinLoss),
                         score(matchInitials(*name.pinyin, query), kInitialsLoss)});
    return best;
}

struct Entry {
    model::EntityId id;
    std::size_t moves = 0;
    std::vector<Name> names;
};

} // namespace

struct SearchIndex::Data {
    TextFold fold;
    std::vector<Entry> entries;
};

namespace {

/// Folds names for entries. Chinese ones take ICU fifty times as long as others and repeat, so each is read once.
class Filler {
  public:
    Filler(const TextFold& fold, std::vector<Entry>& entries) : m_fold(fold), m_entries(entries) {}

    void add(model::EntityId id, std::size_t moves, std::vector<std::string> names) {
        const auto reading =
            id.kind == model::EntityKind::person ? TextFold::Reading::personName : TextFold::Reading::common;
        Entry entry{std::move(id), moves, {}};
        for (std::string& written : names) {
            Name name = read(std::string(base::beginning(written, kLongestName)), reading);
            if (name.folded.empty())
                continue;
            name.written = std::move(written);
            entry.names.push_back(std::move(name));
        }
        m_entries.push_back(std::move(entry));
    }

  private:
    Name read(std::string text, TextFold::Reading reading) {
        auto& known = m_chinese[reading == TextFold::Reading::personName ? 1 : 0];
        if (const auto found = known.find(text); found != known.end())
            return found->second;
        Name name{{}, m_fold(text), nullptr};
        if (const auto pinyin = name.folded.empty() ? std::nullopt : m_fold.pinyin(text, reading)) {
            name.pinyin = std::make_shared<const Pinyin>(*pinyin);
            known.emplace(std::move(text), name);
        }
        return name;
    }

    const TextFold& m_fold;
    std::vector<Entry>& m_entries;
    std::array<std::unordered_map<std::string, Name>, 2> m_chinese; ///< by reading
};

} // namespace

SearchIndex::SearchIndex(const model::Dataset& dataset) {
    using model::EntityKind;
    base::Table<model::PersonIndex, std::size_t> movesOfPerson;
    base::Table<model::CompanyIndex, std::size_t> movesOfCompany;
    movesOfPerson.assign(dataset.people.size(), 0);
    movesOfCompany.assign(dataset.companies.size(), 0);
    for (const model::Move& move : dataset.moves) {
        ++movesOfPerson[move.person];
        if (move.from)
            ++movesOfCompany[*move.from];
        if (move.to && move.to != move.from)
            ++movesOfCompany[*move.to];
    }

    const auto names = [](const auto& entity) {
        std::vector<std::string> all{entity.name, entity.nameZh};
        all.insert(all.end(), entity.aliases.begin(), entity.aliases.end());
        return all;
    };
    auto data = std::make_unique<Data>();
    Filler filler(data->fold, data->entries);
    for (std::size_t i = 0; i < dataset.people.size(); ++i) {
        const model::Person& person = dataset.people.rows()[i];
        filler.add({EntityKind::person, person.key}, movesOfPerson.rows()[i], names(person));
    }
    for (std::size_t i = 0; i < dataset.companies.size(); ++i) {
        const model::Company& company = dataset.companies.rows()[i];
        filler.add({EntityKind::company, company.key}, movesOfCompany.rows()[i], names(company));
    }
    for (const model::Team& team : dataset.teams)
        filler.add({EntityKind::team, team.key}, 0, {team.name});
    for (const model::Product& product : dataset.products)
        filler.add({EntityKind::product, product.key}, 0, {product.name});
    m_data = std::move(data);
}

SearchIndex::~SearchIndex() = default;

std::vector<SearchHit> SearchIndex::find(std::string_view text, std::size_t limit) const {
    const Query query(m_data->fold(base::beginning(text, kLongestName)));
    if (query.folded.empty())
        return {};

    struct Found {
        const Entry* entry;
        const Name* name;
        double score;
    };
    std::vector<Found> found;
    for (const Entry& entry : m_data->entries) {
        Found best{&entry, nullptr, 0};
        for (const Name& name : entry.names)
            if (const double value = score(name, query); value > best.score)
                best = {&entry, &name, value};
        if (best.name != nullptr)
            found.push_back(best);
    }

    const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(limit, found.size()));
    std::partial_sort(found.begin(), end, found.end(), [](const Found& a, const Found& b) {
        return std::tie(b.score, b.entry->moves, a.entry->id) < std::tie(a.score, a.entry->moves, b.entry->id);
    });
    std::vector<SearchHit> hits;
    for (auto hit = found.begin(); hit != end; ++hit)
        hits.push_back({hit->entry->id, hit->name->written, hit->score});
    return hits;
}

} // namespace whither::query
