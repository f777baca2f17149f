#include "core/query/search_index.h"

#include "core/base/text.h"
#include "core/model/packed_texts.h"
#include "core/query/text_fold.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <variant>

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
    std::uint32_t place = 0;   ///< in namesOf() its entity
    std::uint32_t reading = 0; ///< in Data::readings; kUnread: there is nothing to read out
};
constexpr std::uint32_t kUnread = std::numeric_limits<std::uint32_t>::max();

struct Entry {
    std::variant<model::PersonIndex, model::CompanyIndex, model::TeamIndex, model::ProductIndex> row;
    std::uint32_t moves = 0;
    std::size_t endOfNames = 0; ///< its names begin where those of the entry before it end
};

double score(std::string_view folded, const Pinyin* pinyin, const Query& query) {
    const double best = score(matchName(folded, query), 0);
    if (pinyin == nullptr)
        return best;
    return std::max(
        {best, score(matchPinyin(*pinyin, query), kPinyinLoss), score(matchInitials(*pinyin, query), kInitialsLoss)});
}

/// All names of a row, its own first.
template <class Row> std::vector<std::string_view> namesOf(const Row& row) {
    if constexpr (requires { row.aliases; }) {
        std::vector<std::string_view> names{row.name, static_cast<const std::string&>(row.nameZh)};
        names.insert(names.end(), row.aliases.begin(), row.aliases.end());
        return names;
    } else {
        return {row.name};
    }
}

/// What `visit` returns of an entry's kind and row.
template <class Visit> auto visitRow(const model::Dataset& dataset, const Entry& entry, const Visit& visit) {
    using model::EntityKind;
    const auto of = [&dataset, &visit](auto index) {
        if constexpr (std::is_same_v<decltype(index), model::PersonIndex>)
            return visit(EntityKind::person, dataset.people[index]);
        else if constexpr (std::is_same_v<decltype(index), model::CompanyIndex>)
            return visit(EntityKind::company, dataset.companies[index]);
        else if constexpr (std::is_same_v<decltype(index), model::TeamIndex>)
            return visit(EntityKind::team, dataset.teams[index]);
        else
            return visit(EntityKind::product, dataset.products[index]);
    };
    return std::visit(of, entry.row);
}

} // namespace

struct SearchIndex::Data {
    model::DatasetPtr dataset;
    TextFold fold;
    std::vector<Entry> entries; ///< by id
    std::vector<Name> names;    ///< of one entry after the other
    model::PackedTexts folded;  ///< by name
    std::vector<Pinyin> readings;
};

namespace {

/// Folds names for entries. Chinese ones take ICU fifty times as long as others and repeat, so each is read once.
class Filler {
  public:
    Filler(const TextFold& fold, std::vector<Name>& names, model::PackedTexts& folded, std::vector<Pinyin>& readings)
        : m_fold(fold), m_names(names), m_folded(folded), m_readings(readings) {}

    void add(const std::vector<std::string_view>& names, TextFold::Reading reading) {
        for (std::uint32_t place = 0; place < names.size(); ++place) {
            const Read read = this->read(std::string(base::beginning(names[place], kLongestName)), reading);
            if (read.folded.empty())
                continue;
            m_names.push_back({place, read.reading});
            m_folded.add(read.folded);
        }
    }

  private:
    struct Read {
        std::string folded;
        std::uint32_t reading = kUnread; ///< place in m_readings
    };
    Read read(std::string text, TextFold::Reading reading) {
        auto& known = m_chinese[reading == TextFold::Reading::personName ? 1 : 0];
        if (const auto found = known.find(text); found != known.end())
            return found->second;
        Read read{m_fold(text)};
        if (const auto pinyin = read.folded.empty() ? std::nullopt : m_fold.pinyin(text, reading)) {
            read.reading = static_cast<std::uint32_t>(m_readings.size());
            m_readings.emplace_back(*pinyin);
            known.emplace(std::move(text), read);
        }
        return read;
    }

    const TextFold& m_fold;
    std::vector<Name>& m_names;
    model::PackedTexts& m_folded;
    std::vector<Pinyin>& m_readings;
    std::array<std::unordered_map<std::string, Read>, 2> m_chinese; ///< by reading
};

} // namespace

SearchIndex::SearchIndex(model::DatasetPtr shared) {
    const model::Dataset& dataset = *shared;
    auto data = std::make_unique<Data>();
    data->dataset = std::move(shared);
    const auto addEntries = [&data]<class Index, class Row>(const base::Table<Index, Row>& table) {
        for (std::size_t i = 0; i < table.size(); ++i)
            data->entries.push_back({static_cast<Index>(i)});
    };
    data->entries.reserve(dataset.people.size() + dataset.companies.size() + dataset.teams.size() +
                          dataset.products.size());
    addEntries(dataset.people);
    addEntries(dataset.companies);
    addEntries(dataset.teams);
    addEntries(dataset.products);

    const auto count = [&](model::CompanyIndex company) {
        ++data->entries[dataset.people.size() + base::raw(company)].moves;
    };
    for (const model::Move& move : dataset.moves) {
        ++data->entries[base::raw(move.person)].moves;
        if (move.from)
            count(*move.from);
        if (move.to && move.to != move.from)
            count(*move.to);
    }

    data->names.reserve(data->entries.size());
    Filler filler(data->fold, data->names, data->folded, data->readings);
    for (Entry& entry : data->entries) {
        visitRow(dataset, entry, [&filler](model::EntityKind kind, const auto& row) {
            filler.add(namesOf(row),
                       kind == model::EntityKind::person ? TextFold::Reading::personName : TextFold::Reading::common);
        });
        entry.endOfNames = data->names.size();
    }
    data->names.shrink_to_fit();
    data->folded.shrink();
    m_data = std::move(data);
}

SearchIndex::~SearchIndex() = default;

std::vector<SearchHit> SearchIndex::find(std::string_view text, std::size_t limit) const {
    const Query query(m_data->fold(base::beginning(text, kLongestName)));
    if (query.folded.empty())
        return {};

    struct Found {
        std::size_t entry = 0;
        std::size_t name = 0;
        double score = 0;
    };
    std::vector<Found> found;
    std::size_t name = 0;
    for (std::size_t entry = 0; entry < m_data->entries.size(); ++entry) {
        Found best{entry};
        for (; name < m_data->entries[entry].endOfNames; ++name) {
            const std::uint32_t reading = m_data->names[name].reading;
            const double value =
                score(m_data->folded[name], reading == kUnread ? nullptr : &m_data->readings[reading], query);
            if (value > best.score)
                best = {entry, name, value};
        }
        if (best.score > 0)
            found.push_back(best);
    }

    const auto end = found.begin() + static_cast<std::ptrdiff_t>(std::min(limit, found.size()));
    const auto movesOf = [this](const Found& hit) { return m_data->entries[hit.entry].moves; };
    std::partial_sort(found.begin(), end, found.end(), [&movesOf](const Found& a, const Found& b) {
        return std::tuple(b.score, movesOf(b), a.entry) < std::tuple(a.score, movesOf(a), b.entry);
    });
    std::vector<SearchHit> hits;
    for (auto hit = found.begin(); hit != end; ++hit)
        hits.push_back(visitRow(
            *m_data->dataset, m_data->entries[hit->entry],
            [this, hit](model::EntityKind kind, const auto& row) -> SearchHit {
                return {{kind, row.key}, std::string(namesOf(row)[m_data->names[hit->name].place]), hit->score};
            }));
    return hits;
}

} // namespace whither::query
