#include "core/query/name_match.h"

#include "core/base/text.h"

#include <algorithm>
#include <array>

namespace whither::query {

namespace {

using model::PersonIndex;

/// What is looked at of a name, bytes: as the search does.
constexpr std::size_t kLongestName = 1024;

constexpr std::array<std::string_view, 11> kBetween{"\n", "\r", "\t",    ",",   ";",   "，",
                                                    "、", "；", " and ", " & ", " 和 "};
/// What footnotes put behind a name and folding leaves.
constexpr std::array<std::string_view, 15> kFootnotes{" ", "0", "1", "2", "3", "4", "5", "6",
                                                      "7", "8", "9", "^", "+", "∗", "⋆"};

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlanks = " \v\f";
    const auto first = text.find_first_not_of(kBlanks);
    return first == std::string_view::npos ? std::string_view()
                                           : text.substr(first, text.find_last_not_of(kBlanks) + 1 - first);
}

std::vector<std::string_view> namesIn(std::string_view list) {
    std::vector<std::string_view> names;
    std::size_t begin = 0;
    for (std::size_t at = 0; at <= list.size();) {
        const auto rest = list.substr(at);
        const auto* end = std::find_if(kBetween.begin(), kBetween.end(),
                                       [rest](std::string_view between) { return rest.starts_with(between); });
        if (end == kBetween.end() && at < list.size()) {
            ++at;
            continue;
        }
        if (const auto name = trimmed(list.substr(begin, at - begin)); !name.empty())
            names.push_back(name);
        at += end == kBetween.end() ? 1 : end->size();
        begin = at;
    }
    return names;
}

std::string sortedWords(std::string_view folded) {
    std::vector<std::string_view> words;
    while (!folded.empty()) {
        const auto end = std::min(folded.find(' '), folded.size());
        words.push_back(folded.substr(0, end));
        folded.remove_prefix(std::min(end + 1, folded.size()));
    }
    std::sort(words.begin(), words.end());
    std::string text;
    for (const std::string_view word : words)
        text.append(word).append(" ");
    return text;
}

std::string withoutFootnote(std::string_view folded) {
    const auto isAtEnd = [&folded](std::string_view mark) { return folded.ends_with(mark); };
    const auto* mark = kFootnotes.begin();
    while ((mark = std::find_if(kFootnotes.begin(), kFootnotes.end(), isAtEnd)) != kFootnotes.end())
        folded.remove_suffix(mark->size());
    return std::string(folded);
}

} // namespace

NameMatcher::NameMatcher(const model::Dataset& dataset) {
    for (std::size_t i = 0; i < dataset.people.size(); ++i) {
        const auto index = static_cast<PersonIndex>(i);
        const model::Person& person = dataset.people[index];
        m_keys[person.key].push_back(index);
        std::vector<std::string_view> names{person.name, person.nameZh.str()};
        names.insert(names.end(), person.aliases.begin(), person.aliases.end());
        const auto add = [index](People& people) {
            if (people.empty() || people.back() != index)
                people.push_back(index);
        };
        for (const std::string_view name : names)
            if (const std::string folded = m_fold(base::beginning(name, kLongestName)); !folded.empty()) {
                add(m_names[folded]);
                add(m_words[sortedWords(folded)]);
            }
    }
}

std::vector<NameMatch> NameMatcher::match(std::string_view list) const {
    std::vector<NameMatch> matches;
    for (const std::string_view name : namesIn(list)) {
        const std::string folded = m_fold(base::beginning(name, kLongestName));
        const std::string bare = withoutFootnote(folded);
        if (bare.empty() && !m_names.contains(folded))
            continue; // a number or a sign between names
        NameMatch match{std::string(name), {}};
        if (const auto key = m_keys.find(match.name); key != m_keys.end())
            match.people = key->second;
        else if (const People* found = find(folded))
            match.people = *found;
        else if (const People* without = find(bare))
            match.people = *without;
        matches.push_back(std::move(match));
    }
    return matches;
}

const NameMatcher::People* NameMatcher::find(const std::string& name) const {
    if (const auto whole = m_names.find(name); whole != m_names.end())
        return &whole->second;
    const auto words = m_words.find(sortedWords(name));
    return words == m_words.end() ? nullptr : &words->second;
}

} // namespace whither::query
