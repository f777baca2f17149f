#include "app/cohort_options.h"
#include "app/commands.h"
#include "app/offscreen_application.h"
#include "app/option_values.h"

#include "core/session/view_action.h"
#include "ui/canvas/film_export.h"
#include "ui/canvas/picture_export.h"
#include "ui/canvas/picture_request.h"
#include "ui/canvas/picture_sequence.h"
#include "ui/feedback/error_text.h"
#include "ui/jobs/load_job.h"
#include "ui/wording.h"

#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <iostream>
#include <iterator>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace whither::app {

namespace {

struct Arguments {
    std::string file;
    std::string out;
    std::string asOf;
    std::string comparedWith;
    base::Size size{1440, 900};
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
    layout::LayoutOptions arrangement;
    std::string frames;
    std::string framesFormat = "png";
    std::string every;
    std::string from;
    std::string to;
    std::string zero;
    double seconds = 0.8;
    bool isMultiples = false;
    std::string view;
    std::optional<query::FlowGrouping> grouping;
    std::size_t stages = 2;
    CohortOptions cohort;
};

/// What --view can say. The graph itself when it says nothing.
struct View {
    const char* name;
    session::Mode mode;
};
constexpr View kViews[] = {{"graph", session::Mode::graph},     {"flow", session::Mode::graph}, // without people
                           {"sankey", session::Mode::sankey},   {"matrix", session::Mode::matrix},
                           {"careers", session::Mode::careers}, {"retention", session::Mode::retention},
                           {"card", session::Mode::card}};

/// The graph where no view is named.
session::Mode modeOf(const std::string& view) {
    const auto* known =
        std::find_if(std::begin(kViews), std::end(kViews), [&](const View& one) { return one.name == view; });
    return known == std::end(kViews) ? session::Mode::graph : known->mode;
}

CLI::IsMember isView() {
    std::vector<std::string> names;
    for (const View& view : kViews)
        names.emplace_back(view.name);
    return CLI::IsMember(names);
}

ExitCode fail(ExitCode code, const QString& message) {
    std::cerr << message.toStdString() << '\n';
    return code;
}

/// `known`: what the value could be; may be empty.
ExitCode failUsage(base::ErrorCode code, const char* option, const std::string& value, std::string known = {}) {
    base::Error error;
    error.code = code;
    error.column = option;
    error.value = value;
    error.detail = std::move(known);
    return fail(ExitCode::usage, ui::sentence(error));
}

void addSize(CLI::App& command, base::Size& size) {
    const auto take = [&size](const std::string& text) {
        const auto parsed = parseSize(text);
        const auto isSide = [](double side) { return side >= 1 && side <= ui::kMaxSide; };
        if (!parsed || !isSide(parsed->width) || !isSide(parsed->height))
            throw CLI::ValidationError("--size", "'" + text + "' is no size: write 1440x900, with 1 to " +
                                                     std::to_string(ui::kMaxSide) + " pixels a side");
        size = *parsed;
    };
    command
        .add_option_function<std::string>("--size", take, "Width and height of the page in pixels, such as 1440x900")
        ->type_name("WxH");
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

ui::Interval intervalOf(const std::string& word) {
    return word == "year" ? ui::Interval::year : word == "quarter" ? ui::Interval::quarter : ui::Interval::month;
}

QString quoted(const std::string& text) {
    return QStringLiteral("'%1'").arg(ui::oneLine(text));
}

/// --every: the picture of many days as a film, as frames, or side by side.
ExitCode writeSequence(const Arguments& arguments, ui::PictureRequest request, const ui::PictureOptions& options) {
    const auto range = ui::daysOf(request);
    const base::Day last = request.filter.asOf.value_or(range ? range->last : base::kFirstDay);
    const base::Day first = parseFrom(arguments.from).value_or(range ? range->first : last);
    auto days = ui::daysEvery(intervalOf(arguments.every), first, last);
    if (days.empty())
        return fail(ExitCode::usage,
                    QStringLiteral("--from: %1 is after the last day that is shown").arg(quoted(arguments.from)));
    if (days.size() > ui::kMostPictures)
        return fail(ExitCode::usage, QStringLiteral("--every %1 makes %2 pictures, which are too many; say --from")
                                         .arg(QString::fromStdString(arguments.every))
                                         .arg(days.size()));
    ui::SequenceFile file;
    file.form = !arguments.frames.empty() ? ui::SequenceForm::frames
                : arguments.isMultiples   ? ui::SequenceForm::multiples
                                          : ui::SequenceForm::film;
    file.path = QFile::decodeName((arguments.frames.empty() ? arguments.out : arguments.frames).c_str());
    file.picture = options;
    file.secondsPerPicture = arguments.seconds;
    const auto written = ui::writeSequence({std::move(request), std::move(days)}, file);
    return written ? ExitCode::done : fail(ExitCode::cannotWrite, ui::sentence(written.error()));
}

/// What the names on the command line ask to be written; empty: it is said what is wrong.
std::optional<ui::PictureFormat> formatAsked(const Arguments& arguments) {
    if (!arguments.frames.empty())
        return arguments.framesFormat == "svg" ? ui::PictureFormat::svg : ui::PictureFormat::png;
    const auto out = QString::fromStdString(arguments.out);
    if (!arguments.every.empty() && !arguments.isMultiples)
        // What a film is made of.
        return ui::filmFormatOf(out) ? std::optional(ui::PictureFormat::png) : std::nullopt;
    return ui::formatOf(out);
}

/// Endings of the files that can be asked for.
std::string endingsFor(const Arguments& arguments) {
    if (!arguments.every.empty() && !arguments.isMultiples)
        return "webp, mp4, webm";
    QStringList endings;
    for (const auto format : ui::writableFormats())
        endings << ui::ending(format);
    return endings.join(QStringLiteral(", ")).toStdString();
}

/// What is wrong with options together; empty: nothing.
QString problemOf(const Arguments& arguments, ui::PictureFormat format) {
    const auto mode = modeOf(arguments.view);
    if (arguments.grouping && mode != session::Mode::sankey && mode != session::Mode::matrix &&
        arguments.view != "flow")
        return QStringLiteral("--group: goes with --view flow, sankey or matrix");
    if (arguments.stages > 2 && mode != session::Mode::sankey)
        return QStringLiteral("--stages: goes with --view sankey");
    if (!arguments.comparedWith.empty() && (mode != session::Mode::graph || arguments.view == "flow"))
        return QStringLiteral("--compare: goes with --view graph");
    if (!arguments.zero.empty() && mode != session::Mode::retention && mode != session::Mode::card)
        return QStringLiteral("--zero: goes with --view retention or card");
    if (arguments.isMultiples && mode == session::Mode::card)
        return QStringLiteral("--multiples: a card lists people line by line, and has no room in a small picture; say "
                              "--frames for a page of each, or --view retention or careers");
    if (!arguments.from.empty() && arguments.every.empty() && !ui::heedsFrom(mode))
        return QStringLiteral(
            "--from: careers, retention and card are told from the beginning; say --every for a film, or "
            "leave --from out");
    if (const QString problem = problemOf(arguments.cohort, mode); !problem.isEmpty())
        return problem;
    if (arguments.isTransparent && !ui::canBeTransparent(format))
        return QStringLiteral("--transparent: a JPEG picture always has a background; write PNG, WebP, SVG or PDF, or "
                              "leave --transparent out");
    return {};
}

ExitCode writePicture(const Arguments& arguments) {
    const auto format = formatAsked(arguments);
    if (!format)
        return failUsage(base::ErrorCode::unknownFormat, "-o",
                         QFileInfo(QString::fromStdString(arguments.out)).suffix().toStdString(),
                         endingsFor(arguments));
    ui::PictureOptions options;
    options.format = *format;
    options.scale = arguments.scale;
    options.dpi = arguments.dpi;
    if (const auto error = ui::tooLarge(arguments.size, options))
        return fail(ExitCode::usage, ui::sentence(*error));
    if (const QString problem = problemOf(arguments, *format); !problem.isEmpty())
        return fail(ExitCode::usage, problem);

    const auto loaded = ui::load(QFile::decodeName(arguments.file.c_str()));
    if (!loaded)
        return fail(ExitCode::cannotRead, ui::sentence(loaded.error()));
    const ui::Loaded& data = *loaded.value();

    const auto theme = arguments.theme == "dark" ? scene::Theme::dark : scene::Theme::light;
    const session::ViewState opening = session::openingView(data.dataset(), theme);
    query::Filter filter = opening.filter;
    if (!arguments.comparedWith.empty())
        filter.comparedWith = parseAsOf(arguments.comparedWith);
    if (!arguments.to.empty())
        filter.asOf = asOfIn(data.dataset(), "--to", arguments.to);
    else if (!arguments.asOf.empty())
        filter.asOf = asOfIn(data.dataset(), "--as-of", arguments.asOf);
    if (!arguments.from.empty() && arguments.every.empty()) {
        filter.from = parseFrom(arguments.from);
        if (filter.asOf && *filter.from > *filter.asOf)
            return fail(ExitCode::usage,
                        QStringLiteral("--from: %1 is after the last day that is shown").arg(quoted(arguments.from)));
    }
    if (arguments.showsEveryone)
        filter.team.clear();
    if (!arguments.team.empty()) {
        if (!hasTeam(data.dataset(), arguments.team))
            return failUsage(base::ErrorCode::unknownEntity, "--team", arguments.team,
                             someKeys(data.dataset().teams.rows()));
        filter.team = arguments.team;
    }
    if (!arguments.focus.empty()) {
        const auto id = findNode(*data.graph, arguments.focus);
        if (!id)
            return failUsage(base::ErrorCode::unknownEntity, "--focus", arguments.focus);
        filter.focus = query::Filter::Focus{*id, arguments.depth};
    }
    if (arguments.view == "flow")
        filter.layers.erase(query::Layer::people);
    filter.grouping = arguments.grouping.value_or(query::FlowGrouping::company);

    auto request = ui::requestFor(data.graph, std::shared_ptr<const scene::Palette>(loaded.value(), &data.palette),
                                  filter, arguments.size, arguments.arrangement, modeOf(arguments.view));
    if (filter.focus && request.mode == session::Mode::graph)
        request.selection = {filter.focus->entity};
    request.chart.zero = session::zeroOf(data.dataset(), filter.team);
    if (!arguments.zero.empty()) {
        const auto zero = parseZero(data.dataset(), arguments.zero);
        if (!zero)
            return failUsage(base::ErrorCode::unknownEntity, "--zero", arguments.zero,
                             someKeys(data.dataset().products.rows()));
        request.chart.zero = zero->product;
        request.chart.zeroDay = zero->product.empty() ? zero->day : std::nullopt;
    }
    if (const auto failure = choose(arguments.cohort, data, request))
        return fail(failure->code, failure->message);
    request.chart.stages = arguments.stages;
    request.theme = theme;
    request.title = QString::fromStdString(arguments.title);
    if (arguments.hasNoLegend)
        request.parts.erase(ui::PagePart::legend);
    if (arguments.isTransparent)
        request.background = ui::PictureRequest::Background::transparent;

    options.dataHash = data.sha256;
    options.asOf = ui::isoDay(filter.asOf);
    options.from = ui::isoDay(filter.from);
    if (!arguments.isMultiples && !ui::canBeRead(request))
        return fail(ExitCode::usage,
                    QStringLiteral("--size: the page is too small for what it is to show; say 600x400 or more"));
    if (!arguments.every.empty())
        return writeSequence(arguments, std::move(request), options);
    if (ui::needsPositions(request.mode) && request.visible->nodes.empty())
        std::cerr << ui::nothingShown(filter, ui::TranslatedWording()).toStdString() << '\n';
    const auto bytes = ui::encode(ui::makePage(request), options);
    if (!bytes)
        return fail(ExitCode::cannotWrite, ui::sentence(bytes.error()));
    const auto written = ui::writeFile(QFile::decodeName(arguments.out.c_str()), bytes.value());
    return written ? ExitCode::done : fail(ExitCode::cannotWrite, ui::sentence(written.error()));
}

} // namespace

void addExport(const CommandContext& context) {
    CLI::App* command = context.cli.add_subcommand("export", "Write the picture of a Whither file");
    const auto arguments = std::make_shared<Arguments>();
    command->add_option("FILE", arguments->file, "A Whither file")->required()->check(problemOfName);
    auto* out = command
                    ->add_option("-o,--out", arguments->out,
                                 "Picture to write: .png, .svg, .pdf, .jpg or .webp; with --every a film: .webp, .mp4 "
                                 "or .webm")
                    ->check(problemOfName);
    auto* asOf =
        command->add_option("--as-of", arguments->asOf, "Show what had happened by the end of this day, month or year")
            ->check(problemOfDay);
    command->add_option("--to", arguments->to, "Last day of the range or the film; the same as --as-of")
        ->check(problemOfDay)
        ->excludes(asOf);
    command
        ->add_option("--from", arguments->from,
                     "First day of a range: what happened before is not drawn; with --every, what the film begins with")
        ->check(problemOfDay);
    command
        ->add_option("--compare", arguments->comparedWith,
                     "Mark who arrived, left, moved and stayed between the end of this day, month or year and --as-of")
        ->check(problemOfDay);
    command
        ->add_option("--zero", arguments->zero,
                     "From when --view retention or card counts: joining, a day, or the key of a product: its release")
        ->check(problemOfName);
    command
        ->add_option(
            "--view", arguments->view,
            "graph; flow: companies alone and who moved between them; sankey or matrix: the same as a chart; "
            "careers: a line for each person; retention: how long people stayed; card: what became of each of a cohort")
        ->check(isView());
    addGrouping(*command, arguments->grouping,
                "What flow, sankey and matrix count by: company, parent, country or kind");
    addNumber<std::size_t>(*command, "--stages", arguments->stages, 2, 4, "Columns of a sankey");
    addSize(*command, arguments->size);
    addNumber(*command, "--scale", arguments->scale, 0.05, 64.0, "Pixels of the file per pixel of the page");
    addNumber(*command, "--dpi", arguments->dpi, 1, 100'000, "Resolution written into the file");
    command->add_option("--theme", arguments->theme, "light or dark")->check(CLI::IsMember({"light", "dark"}));
    command->add_option("--lang", arguments->language, "en or zh_CN")->check(CLI::IsMember({"en", "zh_CN"}));
    command->add_option("--title", arguments->title, "Title above the picture");
    command->add_flag("--no-legend", arguments->hasNoLegend, "Leave the legend out");
    auto* team =
        command->add_option("--team", arguments->team, "Key of the team whose story is told")->check(problemOfName);
    command->add_flag("--everyone", arguments->showsEveryone, "Show everyone, not one team's story")->excludes(team);
    addCohortOptions(*command, arguments->cohort);
    auto* focus = command->add_option("--focus", arguments->focus, "Only what is around this person or company (key)")
                      ->check(problemOfName);
    addNumber(*command, "--depth", arguments->depth, 0, 1000, "How many steps around it")->needs(focus);
    addNumber<std::uint64_t>(*command, "--seed", arguments->arrangement.seed, 0,
                             std::numeric_limits<std::uint64_t>::max(), "Another number gives another arrangement");
    addCharacter(*command, arguments->arrangement.character);
    command->add_flag("--transparent", arguments->isTransparent, "Without a background");
    auto* every =
        command
            ->add_option("--every", arguments->every, "Not one picture, but one of each month, quarter or year: a film")
            ->check(CLI::IsMember({"month", "quarter", "year"}));
    auto* frames = command
                       ->add_option("--frames", arguments->frames,
                                    "Instead of -o: a folder that gets each picture as a file of its own")
                       ->check(problemOfName)
                       ->needs(every)
                       ->excludes(out);
    command->add_option("--format", arguments->framesFormat, "Of the frames: png or svg")
        ->check(CLI::IsMember({"png", "svg"}))
        ->needs(frames);
    command->add_flag("--multiples", arguments->isMultiples, "All pictures side by side on one page instead of a film")
        ->needs(every)
        ->excludes(frames);
    addNumber(*command, "--seconds", arguments->seconds, 0.02, 60.0, "How long the film stands at each picture")
        ->needs(every);
    command->callback([context, arguments] {
        if (arguments->out.empty() && arguments->frames.empty())
            throw CLI::RequiredError("-o, the picture to write,");
        const auto application = makeOffscreenApplication(context, QString::fromStdString(arguments->language));
        context.result = writePicture(*arguments);
    });
}

} // namespace whither::app
