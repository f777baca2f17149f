#pragma once

#include "core/model/dataset.h"
#include "core/model/entity_id.h"

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace whither::query {

struct SearchHit {
    model::EntityId id;
    std::string matched; ///< the name, alias or Chinese name that matched, as the data writes it
    double score = 0;    ///< higher is better

    friend bool operator==(const SearchHit&, const SearchHit&) = default;
};

/// Finds people, companies, teams and products by name, alias and Chinese name. Folds case, accents and width, and
/// finds Chinese names by pinyin with and without spaces and by initials (see TextFold). Of a longer name, or text to
/// find, the first 1024 bytes count. Immutable; any thread may ask. Takes some 60 bytes a name.
class SearchIndex {
  public:
    /// `dataset` must not be null; the index shares it.
    explicit SearchIndex(model::DatasetPtr dataset);
    ~SearchIndex();
    SearchIndex(const SearchIndex&) = delete;
    SearchIndex& operator=(const SearchIndex&) = delete;

    /// Best first: whole name, start of name, start of a word, words in any order, inside a word; last of all, for
    /// several words, only the longest of them at the start of a word ("meta ai" finds Meta). Ties by number of moves
    /// (known people and big companies first), then by id. A name as it is written comes before one by its pinyin, and
    /// that before one by its initials. Empty text finds nothing. `limit` at least 1.
    [[nodiscard]] std::vector<SearchHit> find(std::string_view text, std::size_t limit) const;

  private:
    struct Data;
    std::unique_ptr<const Data> m_data;
};

} // namespace whither::query
