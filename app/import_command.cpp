#include "app/commands.h"
#include "app/option_values.h"

#include "core/formats/csv_folder.h"
#include "core/model/merge.h"
#include "core/store/writer.h"
#include "ui/feedback/error_text.h"

#include <filesystem>
#include <iomanip>
#include <iostream>
#include <memory>
#include <string>
#include <system_error>
#include <vector>

namespace whither::app {

namespace {

struct ImportOptions {
    std::vector<std::string> folders;
    std::string output;
    bool force = false;
};

void complain(const base::Error& error) {
    std::cerr << ui::sentence(error).toStdString() << '\n';
}

/// What a folder is called in the result: its own name, without the way to it.
std::string nameOf(const std::string& folder) {
    std::error_code error;
    const auto path = std::filesystem::absolute(folder, error).lexically_normal();
    return (path.has_filename() ? path : path.parent_path()).filename().string();
}

void printCounts(const std::vector<model::RowCount>& counts) {
    constexpr int kWidth = 10;
    const auto line = [](const auto& name, const auto&... cells) {
        std::cout << std::left << std::setw(14) << name << std::right;
        ((std::cout << std::setw(kWidth) << cells), ...);
        std::cout << '\n';
    };
    line("table", "in", "added", "merged", "left out", "out");
    for (const model::RowCount& count : counts)
        line(count.table, count.in, count.added, count.merged, count.leftOut, count.out);
}

ExitCode import(const ImportOptions& options) {
    std::vector<model::Part> parts;
    for (const std::string& folder : options.folders) {
        const auto raw = formats::readCsvFolder(folder);
        if (!raw) {
            complain(raw.error());
            return ExitCode::cannotRead;
        }
        parts.push_back({nameOf(folder), model::check(raw.value())});
    }
    const model::Checked merged = model::merge(std::move(parts));
    for (const base::Error& error : merged.report.leftOut)
        complain(error);
    for (const model::MergeNote& note : merged.report.merged)
        std::cerr << ui::sentence(note).toStdString() << '\n';

    const auto existing = options.force ? store::Existing::replace : store::Existing::keep;
    if (const auto written = store::write(merged.dataset, options.output, existing); !written) {
        complain(written.error());
        return ExitCode::cannotWrite;
    }
    printCounts(merged.report.counts);
    return merged.report.isClean() ? ExitCode::done : ExitCode::problemsFound;
}

} // namespace

void addImport(const CommandContext& context) {
    CLI::App* command =
        context.cli.add_subcommand("import", "Turn folders of CSV files into one Whither file, merged by key");
    const auto options = std::make_shared<ImportOptions>();
    command->add_option("FOLDER", options->folders, "Folders of CSV files; the first one's word counts most")
        ->required()
        ->check(problemOfName);
    command->add_option("-o,--output", options->output, "The Whither file to write")
        ->required()
        ->type_name("FILE")
        ->check(problemOfName);
    command->add_flag("--force", options->force, "Replace the file if it is already there");
    command->callback([context, options] { context.result = import(*options); });
}

} // namespace whither::app
