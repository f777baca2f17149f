#include "app/as_of.h"
#include "app/commands.h"

#include "core/session/view_action.h"
#include "ui/application.h"
#include "ui/canvas/picture_export.h"
#include "ui/canvas/picture_request.h"
#include "ui/feedback/error_text.h"
#include "ui/jobs/load_job.h"

#include <QFile>
#include <QGuiApplication>

#include <iostream>
#include <memory>
#include <optional>
#include <string>

namespace whither::app {

namespace {

struct Arguments {
    std::string file;
    std::string out;
    std::string asOf;
    std::string size;
    double scale = 1;
    int dpi = 0;
    std::string theme = "light";
    std::string language;
    std::string title;
    bool hasNoLegend = false;
    bool isTransparent = false;
    std::string team;
    bool showsEveryone = false;
    std::string focus;
    int depth = 1;
    std::uint64_t seed = 1;
};

ExitCode fail(ExitCode code, const QString& message) {
    std::cerr << message.toStdString() << '\n';
    return code;
}

ExitCode failUsage(base::ErrorCode code, const char* option, const std::string& value) {
    base::Error error;
    error.code = code;
    error.column = option;
    error.value = value;
    return fail(ExitCode::usage, ui::sentence(error));
}

/// "1440x900"
std::optional<base::Size> parseSize(const std::string& text) {
    const QStringList sides = QString::fromStdString(text).split(QLatin1Char('x'));
    if (sides.size() != 2)
        return {};
    bool isWidth = false;
    bool isHeight = false;
    const base::Size size{static_cast<double>(sides[0].toUInt(&isWidth)),
                          static_cast<double>(sides[1].toUInt(&isHeight))};
    const bool isPicture = isWidth && isHeight && size.width >= 1 && size.height >= 1 && size.width <= ui::kMaxSide &&
                           size.height <= ui::kMaxSide;
    return isPicture ? std::optional(size) : std::nullopt;
}

/// "person:KEY", or a key alone: of a person, else a company, else a team or product.
std::optional<model::EntityId> findNode(const graph::TalentGraph& graph, const std::string& text) {
    if (const auto id = model::EntityId::parse(text); id && graph.find(*id))
        return id;
    for (const auto kind :
         {model::EntityKind::person, model::EntityKind::company, model::EntityKind::team, model::EntityKind::product})
        if (const model::EntityId id{kind, text}; graph.find(id))
            return id;
    return {};
}

bool hasTeam(const model::Dataset& dataset, const std::string& key) {
    for (const model::Team& team : dataset.teams)
        if (team.key == key)
            return true;
    return false;
}

ExitCode writePicture(const Arguments& arguments) {
    const auto format = ui::formatOf(QString::fromStdString(arguments.out));
    if (!format)
        return failUsage(base::ErrorCode::unknownFormat, "-o", arguments.out);
    std::optional<base::Size> size = base::Size{1440, 900};
    if (!arguments.size.empty())
        size = parseSize(arguments.size);
    if (!size)
        return failUsage(base::ErrorCode::badValue, "--size", arguments.size);

    const auto loaded = ui::load(QFile::decodeName(arguments.file.c_str()));
    if (!loaded)
        return fail(ExitCode::cannotRead, ui::sentence(loaded.error()));
    const ui::Loaded& data = *loaded.value();

    const auto theme = arguments.theme == "dark" ? scene::Theme::dark : scene::Theme::light;
    query::Filter filter = session::openingView(data.dataset(), theme).filter;
    if (!arguments.asOf.empty()) {
        const auto day = parseAsOf(arguments.asOf);
        if (!day)
            return failUsage(base::ErrorCode::badDate, "--as-of", arguments.asOf);
        filter.asOf = *day;
    }
    if (arguments.showsEveryone)
        filter.team.clear();
    if (!arguments.team.empty()) {
        if (!hasTeam(data.dataset(), arguments.team))
            return failUsage(base::ErrorCode::unknownEntity, "--team", arguments.team);
        filter.team = arguments.team;
    }
    if (!arguments.focus.empty()) {
        const auto id = findNode(*data.graph, arguments.focus);
        if (!id)
            return failUsage(base::ErrorCode::unknownEntity, "--focus", arguments.focus);
        filter.focus = query::Filter::Focus{*id, arguments.depth};
    }

    auto request = ui::requestFor(data.graph, std::shared_ptr<const scene::Palette>(loaded.value(), &data.palette),
                                  filter, *size, arguments.seed);
    request.theme = theme;
    request.title = QString::fromStdString(arguments.title);
    if (arguments.hasNoLegend)
        request.parts.erase(ui::PagePart::legend);
    if (arguments.isTransparent)
        request.background = ui::PictureRequest::Background::transparent;

    ui::PictureOptions options;
    options.format = *format;
    options.scale = arguments.scale;
    options.dpi = arguments.dpi;
    options.dataHash = data.sha256;
    options.asOf = ui::isoDay(request);
    const auto bytes = ui::encode(ui::makePage(request), options);
    if (!bytes) {
        const bool isAskedTooMuch = bytes.error().code == base::ErrorCode::pictureTooLarge;
        return fail(isAskedTooMuch ? ExitCode::usage : ExitCode::cannotWrite, ui::sentence(bytes.error()));
    }
    const auto written = ui::writeFile(QFile::decodeName(arguments.out.c_str()), bytes.value());
    return written ? ExitCode::done : fail(ExitCode::cannotWrite, ui::sentence(written.error()));
}

} // namespace

void addExport(const CommandContext& context) {
    CLI::App* command = context.cli.add_subcommand("export", "Write the picture of a Whither file");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("FILE", arguments->file, "A Whither file")->required();
    command->add_option("-o,--out", arguments->out, "Picture to write: .png, .svg, .pdf, .jpg or .webp")->required();
    command->add_option("--as-of", arguments->asOf, "Show what had happened by the end of this day, month or year");
    command->add_option("--size", arguments->size, "Width and height of the page in pixels, such as 1440x900");
    command->add_option("--scale", arguments->scale, "Pixels of the file per pixel of the page")
        ->check(CLI::Range(0.05, 64.0));
    command->add_option("--dpi", arguments->dpi, "Resolution written into the file")->check(CLI::Range(1, 100'000));
    command->add_option("--theme", arguments->theme, "light or dark")->check(CLI::IsMember({"light", "dark"}));
    command->add_option("--lang", arguments->language, "en or zh_CN")->check(CLI::IsMember({"en", "zh_CN"}));
    command->add_option("--title", arguments->title, "Title above the graph");
    command->add_flag("--no-legend", arguments->hasNoLegend, "Leave the legend out");
    auto* team = command->add_option("--team", arguments->team, "Key of the team whose story is told");
    command->add_flag("--everyone", arguments->showsEveryone, "Show everyone, not one team's story")->excludes(team);
    auto* focus = command->add_option("--focus", arguments->focus, "Only what is around this person or company (key)");
    command->add_option("--depth", arguments->depth, "How many steps around it")
        ->needs(focus)
        ->check(CLI::Range(0, 1000));
    command->add_option("--seed", arguments->seed, "Another number gives another arrangement");
    command->add_flag("--transparent", arguments->isTransparent, "Without a background");
    command->callback([context, arguments] {
        // A picture needs fonts and painting, but no display.
        qputenv("QT_QPA_PLATFORM", "offscreen");
        const QGuiApplication application(context.argc, context.argv);
        ui::prepareApplication(QString::fromStdString(arguments->language), QStringLiteral(WHITHER_VERSION));
        context.result = writePicture(*arguments);
    });
}

} // namespace whither::app
