#include "app/option_values.h"

namespace whither::app {

std::optional<base::Day> parseAsOf(const std::string& text) {
    const auto date = base::Date::parse(text);
    if (!date || !date.value().calendar())
        return {};
    return date.value().lastDay();
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

} // namespace whither::app
