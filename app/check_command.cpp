#include "app/commands.h"
#include "app/option_values.h"

#include "core/store/checker.h"
#include "ui/feedback/error_text.h"

#include <iostream>
#include <memory>
#include <string>

namespace whither::app {

namespace {

ExitCode check(const std::string& file) {
    const auto problems = store::problemsOf(file);
    if (!problems) {
        std::cerr << ui::sentence(problems.error()).toStdString() << '\n';
        return ExitCode::cannotRead;
    }
    for (const base::Error& problem : problems.value())
        std::cout << ui::sentence(problem).toStdString() << '\n';
    return problems.value().empty() ? ExitCode::done : ExitCode::problemsFound;
}

} // namespace

void addCheck(const CommandContext& context) {
    CLI::App* command = context.cli.add_subcommand("check", "Name every problem of a Whither file, one a line");
    const auto file = std::make_shared<std::string>();
    command->add_option("FILE", *file, "A Whither file")->required()->check(problemOfName);
    command->callback([context, file] { context.result = check(*file); });
}

} // namespace whither::app
