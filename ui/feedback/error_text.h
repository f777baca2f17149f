#pragma once

#include "core/base/error.h"
#include "core/model/load_report.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace whither::ui {

/// The one sentence that tells a person what went wrong, where, and what to do. Plain text; untrusted parts are
/// shortened and their control characters replaced. Any thread.
[[nodiscard]] QString sentence(const base::Error& error);
/// One for each of the first thousand, and how many more there are. Sentences cost time, and nobody reads more.
[[nodiscard]] QStringList sentences(const std::vector<base::Error>& errors);
/// The same for what a merge did.
[[nodiscard]] QString sentence(const model::MergeNote& note);
/// Untrusted text made fit for one line, as scene::cleanLine() does it for pictures; at most `limit` characters and an
/// ellipsis.
[[nodiscard]] QString oneLine(const std::string& text, int limit = 120);

} // namespace whither::ui
