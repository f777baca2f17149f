#pragma once

#include "core/base/date.h"

#include <optional>
#include <string>

namespace whither::app {

/// The day that --as-of means: the last one of the day, month or year that is named. Empty: `text` is no such date.
[[nodiscard]] std::optional<base::Day> parseAsOf(const std::string& text);

} // namespace whither::app
