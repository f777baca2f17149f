#include "app/option_values.h"

#include "core/query/cohort.h"
#include "core/query/filter.h"
#include "core/session/view_action.h"

#include <algorithm>
#include <iostream>
#include <iterator>
#include <utility>
#include <vector>

namespace whither::app {

namespace {

constexpr std::pair<const char*, layout::Character> kCharacters[] = {
    {"overview", layout::Character::overview},
    {"balanced", layout::Character::balanced},
    {"clusters", layout::Character::clusters},
};

/// In the order of the enum.
constexpr const char* kGroupings[] = {"company", "parent", "country", "kind"};

} // namespace

std::optional<base::Day> parseAsOf(const std::string& text) {
    const auto date = base::Date::parse(text);
    if (!date || !date.value().calendar())
        return {};
    return date.value().lastDay();
}

std::optional<base::Day> asOfIn(const model::Dataset& dataset, const char* option, const std::string& text) {
    const auto day = parseAsOf(text);
    const auto last = query::lastKnownDay(dataset);
    if (!day || !last)
        return day;
    if (*day <= query::lastDayToShow(*last))
        return day;
    std::cerr << option << ' ' << text << ": nothing is known after " << base::Date(*last).iso()
              << ", so that day is taken\n";
    return last;
}

std::optional<base::Day> parseFrom(const std::string& text) {
    const auto date = base::Date::parse(text);
    if (!date || !date.value().calendar())
        return {};
    return date.value().firstDay();
}

std::optional<TimeZero> parseZero(const model::Dataset& dataset, const std::string& text) {
    if (text == "joining")
        return TimeZero{};
    if (const auto day = parseFrom(text))
        return TimeZero{day, {}};
    const auto product = model::find<model::ProductIndex>(dataset.products, text);
    if (const auto day = product ? query::zeroOf(dataset.products[*product]) : std::nullopt)
        return TimeZero{day, text};
    return {};
}

std::optional<base::Size> parseSize(const std::string& text) {
    const std::size_t cross = text.find('x');
    if (cross == std::string::npos)
        return {};
    const auto width = parseNumber<unsigned>(text.substr(0, cross));
    const auto height = parseNumber<unsigned>(text.substr(cross + 1));
    return width && height ? std::optional(base::Size{static_cast<double>(*width), static_cast<double>(*height)})
                           : std::nullopt;
}

std::string problemOfName(const std::string& text) {
    return text.empty() ? "the name is empty" : "";
}

std::string problemOfDay(const std::string& text) {
    return parseAsOf(text) ? "" : "no date: write 2025, 2025-05 or 2025-05-31";
}

CLI::Option* addGrouping(CLI::App& command, std::optional<query::FlowGrouping>& grouping, const std::string& help) {
    const auto take = [&grouping](const std::string& text) {
        const auto* const found = std::find(std::begin(kGroupings), std::end(kGroupings), text);
        grouping = static_cast<query::FlowGrouping>(found - std::begin(kGroupings));
    };
    return command.add_option_function<std::string>("--group", take, help)
        ->check(CLI::IsMember(std::vector<std::string>(std::begin(kGroupings), std::end(kGroupings))));
}

const char* word(query::FlowGrouping grouping) {
    return kGroupings[static_cast<std::size_t>(grouping)];
}

void addCharacter(CLI::App& command, layout::Character& character) {
    const auto take = [&character](const std::string& text) {
        const auto* const found = std::find_if(std::begin(kCharacters), std::end(kCharacters),
                                               [&text](const auto& known) { return known.first == text; });
        if (found == std::end(kCharacters))
            throw CLI::ValidationError("--character",
                                       "'" + text + "' is no character: write overview, balanced or clusters");
        character = found->second;
    };
    command
        .add_option_function<std::string>("--character", take,
                                          "What the arrangement is good at: overview (distances tell), balanced, or "
                                          "clusters (groups apart, few crossings)")
        ->type_name("overview|balanced|clusters");
}

} // namespace whither::app
