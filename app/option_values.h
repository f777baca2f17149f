#pragma once

#include "core/base/date.h"
#include "core/base/geometry.h"
#include "core/layout/layout_input.h"
#include "core/model/dataset.h"
#include "core/query/flow_table.h"

#include <CLI/CLI.hpp>

#include <charconv>
#include <optional>
#include <sstream>
#include <string>

namespace whither::app {

/// The day that --as-of means: the last one of the day, month or year that is named. Empty: `text` is no such date.
[[nodiscard]] std::optional<base::Day> parseAsOf(const std::string& text);

/// The same, but no later than the month in which the data ends: of what comes after, nothing is known, so a later day
/// is taken as the last that anything is known of, and that is said on stderr. `option`: its name.
[[nodiscard]] std::optional<base::Day> asOfIn(const model::Dataset& dataset, const char* option,
                                              const std::string& text);

/// The day that --from means: the first one of the day, month or year that is named. Empty: `text` is no such date.
[[nodiscard]] std::optional<base::Day> parseFrom(const std::string& text);

/// From when staying counts: from joining, or from a day.
struct TimeZero {
    std::optional<base::Day> day; ///< empty: from joining
    std::string product;          ///< key of the one whose release that is; empty: it is no release
};
/// What --zero means: "joining", the first day of a date, or the key of a product. Empty: it is none of these, or a
/// product of which no day of release is known.
[[nodiscard]] std::optional<TimeZero> parseZero(const model::Dataset& dataset, const std::string& text);

/// "1440x900", in whole numbers.
[[nodiscard]] std::optional<base::Size> parseSize(const std::string& text);

/// All of `text` as one decimal number. CLI11 by itself also takes octal and hexadecimal ones, a minus in front of an
/// unsigned one, and "nan".
template <typename Number> [[nodiscard]] std::optional<Number> parseNumber(const std::string& text) {
    Number number{};
    const char* const end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, number);
    return error == std::errc() && stop == end ? std::optional(number) : std::nullopt;
}

// For CLI::Option::check(): what is wrong with the text; empty when nothing is.

/// A file, a folder or a key.
[[nodiscard]] std::string problemOfName(const std::string& text);
[[nodiscard]] std::string problemOfDay(const std::string& text);

/// The first keys of some rows, for who wrote one that there is not: "a, b, c, …".
template <class Rows> [[nodiscard]] std::string someKeys(const Rows& rows) {
    constexpr std::size_t kMost = 5;
    std::string keys;
    std::size_t count = 0;
    for (const auto& row : rows) {
        keys += count == 0 ? "" : ", ";
        if (count++ == kMost)
            return keys + "…";
        keys += row.key;
    }
    return keys;
}

/// --character, which takes "overview", "balanced" or "clusters".
void addCharacter(CLI::App& command, layout::Character& character);

/// --group, which takes "company", "parent", "country" or "kind". Empty: it was not given.
CLI::Option* addGrouping(CLI::App& command, std::optional<query::FlowGrouping>& grouping, const std::string& help);
/// As --group takes it.
[[nodiscard]] const char* word(query::FlowGrouping grouping);

/// An option that takes one number from `least` to `most`.
template <typename Number>
CLI::Option* addNumber(CLI::App& command, const std::string& name, Number& value, Number least, Number most,
                       const std::string& help) {
    const auto take = [&value, name, least, most](const std::string& text) {
        const auto number = parseNumber<Number>(text);
        // In this order, because NaN is neither less nor more.
        if (!number || !(*number >= least && *number <= most)) {
            std::ostringstream problem;
            problem << '\'' << text << "' is no number from " << least << " to " << most;
            throw CLI::ValidationError(name, problem.str());
        }
        value = *number;
    };
    return command.add_option_function<std::string>(name, take, help)->type_name("NUMBER");
}

} // namespace whither::app
