// What each step from a file to positions takes, in the order in which the window does them, and the most memory so
// far.
#include "core/query/career.h"
#include "core/query/filter.h"
#include "core/query/search_index.h"
#include "core/scene/scene.h"
#include "core/session/view_action.h"
#include "tests/bench/process_cost.h"
#include "ui/application.h"
#include "ui/canvas/qt_text_measurer.h"
#include "ui/jobs/load_job.h"
#include "ui/wording.h"

#include <CLI/CLI.hpp>
#include <QFile>
#include <QGuiApplication>

#include <cstdio>
#include <string>

namespace {

using namespace whither;

/// Says what has been taken since the last one was told.
class Steps {
  public:
    void tell(const char* name) {
        const bench::ProcessCost now = bench::ProcessCost::now();
        std::printf("%-14s %8.3f s  %8.3f s cpu  %6.0f MiB  peak %6.0f MiB\n", name, now.wall - m_last.wall,
                    now.cpu - m_last.cpu, now.residentMiB, now.peakMiB);
        std::fflush(stdout);
        m_last = bench::ProcessCost::now();
    }

  private:
    bench::ProcessCost m_last = bench::ProcessCost::now();
};

} // namespace

int main(int argc, char** argv) {
    std::string file;
    CLI::App cli("What each step from a Whither file to positions takes");
    cli.add_option("FILE", file, "Whither file")->required();
    CLI11_PARSE(cli, argc, argv);
    const QGuiApplication application(argc, argv);
    ui::prepareApplication(QStringLiteral("en"), QStringLiteral("bench"));

    const bench::ProcessCost start = bench::ProcessCost::now();
    Steps steps;
    const auto loaded = ui::load(QFile::decodeName(QByteArray::fromStdString(file)));
    if (!loaded) {
        std::fprintf(stderr, "%s cannot be read\n", file.c_str());
        return 2;
    }
    const ui::LoadedPtr data = loaded.value();
    steps.tell("load");
    const session::ViewState view = session::openingView(data->dataset(), scene::Theme::light);
    steps.tell("opening view");
    const query::VisibleSet visible = query::apply(view.filter, *data->graph);
    steps.tell("filter");
    const ui::QtTextMeasurer measurer;
    const ui::TranslatedWording wording;
    layout::LayoutInput input = scene::layoutInput(*data->graph, visible, measurer, wording);
    steps.tell("layout input");
    const layout::ForceLayout layout(std::move(input), {}, {});
    steps.tell("place");
    const layout::Positions positions = layout.positions(data->graph->nodeCount());
    steps.tell("positions");
    const bench::ProcessCost end = bench::ProcessCost::now();
    std::printf("%-14s %8.3f s  %8.3f s cpu  %6.0f MiB  peak %6.0f MiB\n", "sum", end.wall - start.wall,
                end.cpu - start.cpu, end.residentMiB, end.peakMiB);
    const query::SearchIndex index(data->graph->datasetPtr());
    steps.tell("search index");
    (void)index.find("a", 10);
    steps.tell("one letter");
    std::printf("%zu nodes, %zu edges\n", visible.nodes.size(), visible.edges.size());
    return 0;
}
