#pragma once

#include "core/base/date.h"

#include <QString>

#include <optional>

namespace whither::ui {

/// The last day that a text names ("2025-05" means 31 May 2025): ISO, or as the program writes dates in any of its
/// languages, "31 May 2025", "Jun 2023", "2025年5月31日". Empty when it names none.
[[nodiscard]] std::optional<base::Day> dayFromText(const QString& text);

} // namespace whither::ui
