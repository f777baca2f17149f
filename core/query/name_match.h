#pragma once

#include "core/model/dataset.h"
#include "core/query/text_fold.h"

#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace whither::query {

/// One name of a list, and whose it is.
struct NameMatch {
    std::string name;                       ///< as the list writes it, without blanks around it
    std::vector<model::PersonIndex> people; ///< one: found; none: nobody is called that; several: cannot tell, by key

    friend bool operator==(const NameMatch&, const NameMatch&) = default;
};

/// Finds the people of a list of names that somebody pastes. Immutable; any thread may ask.
class NameMatcher {
  public:
    /// O(n) in the names of people.
    explicit NameMatcher(const model::Dataset& dataset);

    /// Every name of `list` in its order. Names stand on lines of their own or with commas, semicolons, tabs, " and "
    /// or " & " between them, also as Chinese writes these. A name is somebody's key, or else a name, Chinese name or
    /// alias in full, with what TextFold folds; or else one without the numbers and signs of a footnote behind it, or
    /// else with its words in another order. O(n) in the list.
    [[nodiscard]] std::vector<NameMatch> match(std::string_view list) const;

  private:
    using People = std::vector<model::PersonIndex>;
    using Names = std::unordered_map<std::string, People>;

    [[nodiscard]] const People* find(const std::string& name) const;

    TextFold m_fold;
    Names m_keys;
    Names m_names; ///< folded
    Names m_words; ///< folded, words sorted
};

} // namespace whither::query
