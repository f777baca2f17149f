#include "app/as_of.h"

namespace whither::app {

std::optional<base::Day> parseAsOf(const std::string& text) {
    const auto date = base::Date::parse(text);
    if (!date || !date.value().calendar())
        return {};
    return date.value().lastDay();
}

} // namespace whither::app
