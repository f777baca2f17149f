#pragma once

#include <CLI/CLI.hpp>

namespace whither::app {

/// What the process answers; outside programs rely on the numbers.
enum class ExitCode { done = 0, problemsFound = 1, usage = 2, cannotRead = 3, cannotWrite = 4 };

/// What every subcommand gets: where to register, the process's arguments (Qt wants them), and where to leave the
/// result.
struct CommandContext {
    CLI::App& cli;
    int& argc;
    char** argv;
    ExitCode& result;
};

// One file each. They only register; the work is done in the callback when the subcommand was given.
void addCheck(const CommandContext& context);
void addExport(const CommandContext& context);
void addImport(const CommandContext& context);
void addLayout(const CommandContext& context);
void addStats(const CommandContext& context);
/// No subcommand: the window.
void addOpen(const CommandContext& context);

} // namespace whither::app
