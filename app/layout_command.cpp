#include "app/commands.h"
#include "app/offscreen_application.h"
#include "app/option_values.h"

#include "core/layout/force_layout.h"
#include "core/layout/layout_metrics.h"
#include "core/scene/scene.h"
#include "core/session/view_action.h"
#include "core/store/reader.h"
#include "ui/canvas/picture_export.h"
#include "ui/canvas/qt_text_measurer.h"
#include "ui/feedback/error_text.h"
#include "ui/wording.h"

#include <QFile>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <limits>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <system_error>
#include <tuple>
#include <vector>

namespace whither::app {

namespace {

using Json = nlohmann::ordered_json;

struct LayoutOptions {
    std::string file;
    std::string out;
    std::string team;
    std::string asOf;
    bool isEveryone = false;
    bool hasMetrics = false;
    layout::LayoutOptions wished;
};

ExitCode fail(ExitCode code, const base::Error& error) {
    std::cerr << ui::sentence(error).toStdString() << '\n';
    return code;
}

/// To a thousandth of a world unit; never "-0".
double rounded(double value) {
    return std::round(value * 1000) / 1000 + 0.0;
}

Json toJson(const scene::SceneNode& node, const scene::SceneLabel* label) {
    Json json = {{"key", node.id.key},          {"kind", model::name(node.id.kind)}, {"x", rounded(node.centre.x)},
                 {"y", rounded(node.centre.y)}, {"r", rounded(node.radius)},         {"label", nullptr}};
    if (label != nullptr)
        json["label"] = {{"x", rounded(label->box.x)},
                         {"y", rounded(label->box.y)},
                         {"w", rounded(label->box.width)},
                         {"h", rounded(label->box.height)}};
    return json;
}

Json nodesToJson(const scene::Scene& scene) {
    std::map<graph::NodeIndex, const scene::SceneLabel*> labels;
    for (const scene::SceneLabel& label : scene.labels)
        labels[label.node] = &label;
    std::vector<const scene::SceneNode*> nodes;
    for (const scene::SceneNode& node : scene.nodes)
        nodes.push_back(&node);
    std::sort(nodes.begin(), nodes.end(), [](const scene::SceneNode* a, const scene::SceneNode* b) {
        return std::tuple(model::name(a->id.kind), a->id.key) < std::tuple(model::name(b->id.kind), b->id.key);
    });
    Json json = Json::array();
    for (const scene::SceneNode* node : nodes) {
        const auto label = labels.find(node->node);
        json.push_back(toJson(*node, label == labels.end() ? nullptr : label->second));
    }
    return json;
}

Json toJson(const layout::LayoutMetrics& metrics, const scene::Scene& scene) {
    return {{"stress", rounded(metrics.stress)},
            {"crossings", metrics.crossings},
            {"node_overlaps", metrics.nodeOverlaps},
            {"edge_length_deviation", rounded(metrics.edgeLengthDeviation)},
            {"labels_left_out", scene.labelsLeftOut}};
}

/// The opening view's picture, as `whither` would show it at zoom 1.
Json pictureOf(const model::DatasetPtr& dataset, const query::Filter& filter, const LayoutOptions& options) {
    const ui::QtTextMeasurer measurer;
    const ui::TranslatedWording wording;
    const auto graph = graph::TalentGraph::build(dataset);
    const auto visible = query::apply(filter, *graph);
    const auto input = scene::layoutInput(*graph, visible, measurer, wording);
    const auto positions = layout::ForceLayout(input, options.wished, {}).positions(graph->nodeCount());
    const query::Careers careers(*dataset);
    const scene::Palette palette(*dataset);
    const scene::Scene scene = scene::compose({.graph = *graph,
                                               .careers = careers,
                                               .visible = visible,
                                               .filter = filter,
                                               .positions = positions,
                                               .palette = palette,
                                               .measurer = measurer,
                                               .wording = wording,
                                               .theme = scene::Theme::light,
                                               .zoom = 1,
                                               .selection = {},
                                               .pinned = {}});
    Json json = {{"nodes", nodesToJson(scene)}};
    if (options.hasMetrics)
        json["metrics"] = toJson(layout::measure(input, positions), scene);
    return json;
}

ExitCode layOut(const LayoutOptions& options) {
    if (std::error_code none; std::filesystem::equivalent(options.file, options.out, none)) {
        std::cerr << options.out << ": this is the file that is read; write the positions to another\n";
        return ExitCode::usage;
    }
    const auto opened = store::open(options.file);
    if (!opened)
        return fail(ExitCode::cannotRead, opened.error());
    const model::DatasetPtr& dataset = opened.value().dataset;
    query::Filter filter = session::openingView(*dataset, scene::Theme::light).filter;
    if (!options.asOf.empty())
        filter.asOf = asOfIn(*dataset, "--as-of", options.asOf);
    if (options.isEveryone)
        filter.team.clear();
    if (!options.team.empty()) {
        const auto teams = dataset->teams.rows();
        if (std::none_of(teams.begin(), teams.end(),
                         [&](const model::Team& team) { return team.key == options.team; })) {
            base::Error error;
            error.code = base::ErrorCode::unknownEntity;
            error.value = options.team;
            error.detail = someKeys(teams);
            return fail(ExitCode::usage, error);
        }
        filter.team = options.team;
    }
    const Json picture = pictureOf(dataset, filter, options);
    const std::string text = picture.dump(1, ' ', false, Json::error_handler_t::replace) + '\n';
    const auto written = ui::writeFile(QFile::decodeName(options.out.c_str()), QByteArray::fromStdString(text));
    return written ? ExitCode::done : fail(ExitCode::cannotWrite, written.error());
}

} // namespace

void addLayout(const CommandContext& context) {
    CLI::App* command = context.cli.add_subcommand("layout", "Write where everything stands in the picture, as JSON");
    const auto options = std::make_shared<LayoutOptions>();
    command->add_option("FILE", options->file, "A Whither file")->required()->check(problemOfName);
    command->add_option("-o,--output", options->out, "The JSON file to write")->required()->check(problemOfName);
    addNumber<std::uint64_t>(*command, "--seed", options->wished.seed, 0, std::numeric_limits<std::uint64_t>::max(),
                             "Another number, another picture (default: 1)");
    addCharacter(*command, options->wished.character);
    CLI::Option* team =
        command->add_option("--team", options->team, "Key of the team whose story to show")->check(problemOfName);
    command->add_flag("--everyone", options->isEveryone, "Show everyone, not a team alone")->excludes(team);
    command
        ->add_option("--as-of", options->asOf, "Year, month or day at whose end to look (default: all that is dated)")
        ->check(problemOfDay);
    command->add_flag("--metrics", options->hasMetrics, "Add how good the layout is");
    command->callback([context, options] {
        const auto application = makeOffscreenApplication(context, QStringLiteral("en"));
        context.result = layOut(*options);
    });
}

} // namespace whither::app
