#pragma once

#include "core/base/progress.h"

#include <QString>

namespace whither::ui {

/// How much of opening a file is done, in [0, 1]: its stages take about as long as their shares.
[[nodiscard]] double shareOf(const base::Progress::State& state);
/// "Reading llama.whither… 40 %"; `file`: a name, untrusted.
[[nodiscard]] QString progressText(const base::Progress::State& state, const QString& file);

} // namespace whither::ui
