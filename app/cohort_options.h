#pragma once

#include "app/commands.h"
#include "core/session/view_state.h"
#include "ui/canvas/picture_request.h"
#include "ui/jobs/load_job.h"

#include <CLI/CLI.hpp>

#include <QString>

#include <optional>
#include <string>
#include <vector>

namespace whither::app {

/// Of whom charts of people tell.
struct CohortOptions {
    std::vector<std::string> companies; ///< keys
    std::string people;                 ///< path of a file of names or keys
};

/// --company and --people.
void addCohortOptions(CLI::App& command, CohortOptions& options);

/// What is wrong with them in such a view; empty: nothing.
[[nodiscard]] QString problemOf(const CohortOptions& options, session::Mode mode);

/// What ends the command, and how.
struct Failure {
    ExitCode code;
    QString message;
};
/// Makes the request tell of them, as the window does of what is selected or chosen there. `request` is of a mode that
/// problemOf() found nothing wrong with. Empty: done.
[[nodiscard]] std::optional<Failure> choose(const CohortOptions& options, const ui::Loaded& data,
                                            ui::PictureRequest& request);

} // namespace whither::app
