#pragma once

#include "core/model/dataset.h"

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace whither::model {

/// The words that files use for the values of an enum, in the enum's order.
template <class Enum> inline constexpr std::array<std::string_view, 0> kWords{};

template <>
inline constexpr std::array<std::string_view, 6> kWords<EntityKind>{"person", "company", "team",
                                                                    "move",   "product", "relation"};
template <>
inline constexpr std::array<std::string_view, 5> kWords<CompanyKind>{"company", "lab", "university", "nonprofit",
                                                                     "government"};
template <>
inline constexpr std::array<std::string_view, 8> kWords<MoveKind>{"joined",    "left",     "moved",    "founded",
                                                                  "cofounded", "returned", "acquired", "retired"};
template <> inline constexpr std::array<std::string_view, 3> kWords<Confidence>{"confirmed", "reported", "disputed"};
template <> inline constexpr std::array<std::string_view, 2> kWords<Stance>{"supports", "contradicts"};
template <> inline constexpr std::array<std::string_view, 3> kWords<ProductKind>{"model", "paper", "product"};
template <>
inline constexpr std::array<std::string_view, 6> kWords<RelationKind>{
    "invested_in", "supplies_compute_to", "acquired", "licensed_from", "partner_of", "competes_with"};
template <>
inline constexpr std::array<std::string_view, 3> kWords<Verdict>{"supported", "contradicted", "unconfirmed"};

/// "joined, left, moved": words as one text.
[[nodiscard]] inline std::string wordList(std::span<const std::string_view> words) {
    std::string list;
    for (const std::string_view word : words)
        list.append(list.empty() ? "" : ", ").append(word);
    return list;
}

template <class Enum> [[nodiscard]] constexpr std::string_view word(Enum value) {
    return kWords<Enum>[static_cast<std::size_t>(value)];
}

template <class Enum> [[nodiscard]] constexpr std::optional<Enum> fromWord(std::string_view text) {
    for (std::size_t i = 0; i < kWords<Enum>.size(); ++i)
        if (kWords<Enum>[i] == text)
            return static_cast<Enum>(i);
    return {};
}

} // namespace whither::model
