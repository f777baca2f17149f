#include "app/commands.h"

int main(int argc, char** argv) {
    using namespace whither::app;
    CLI::App cli{"Knowledge-graph viewer of talent moves", "whither"};
    cli.set_version_flag("--version", WHITHER_VERSION);
    cli.require_subcommand(0, 1);

    ExitCode result = ExitCode::done;
    const CommandContext context{cli, argc, argv, result};
    addCheck(context);
    addExport(context);
    addImport(context);
    addLayout(context);
    addStats(context);
    addOpen(context);
    try {
        cli.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        // CLI11 answers 0 for --help and --version and its own numbers for mistakes; ours is one number for all
        // mistakes.
        return static_cast<int>(cli.exit(error) == 0 ? ExitCode::done : ExitCode::usage);
    }
    return static_cast<int>(result);
}
