#include "ui/charts/chart_maker.h"

#include "core/chart/matrix_chart.h"
#include "ui/charts/flow_words.h"

#include <QCoreApplication>

#include <utility>

namespace whither::ui {

namespace {

struct Charts {
    Q_DECLARE_TR_FUNCTIONS(Charts)
};

/// The people whom the picture tells about: a team's members, those of a neighbourhood; empty: everyone.
base::Table<model::PersonIndex, char> peopleTold(const PictureRequest& request) {
    const model::Dataset& dataset = request.graph->dataset();
    base::Table<model::PersonIndex, char> people;
    if (request.filter.focus) {
        people.assign(dataset.people.size(), 0);
        for (const auto node : request.visible->nodes)
            if (const auto* person = std::get_if<model::PersonIndex>(&request.graph->node(node).row))
                people[*person] = 1;
        return people;
    }
    for (const model::Team& team : dataset.teams)
        if (!request.filter.team.empty() && team.key == request.filter.team) {
            people.assign(dataset.people.size(), 0);
            for (const auto& member : team.members)
                people[member.person] = 1;
        }
    return people;
}

} // namespace

chart::Chart ChartMaker::make(const PictureRequest& request, base::Size size, const scene::TextMeasurer& measurer) {
    switch (request.mode) {
    case session::Mode::graph:
        break;
    case session::Mode::sankey:
    case session::Mode::matrix:
        return makeFlow(request, size, measurer);
    case session::Mode::careers:
    case session::Mode::retention:
        break;
    }
    Q_UNREACHABLE();
}

chart::Chart ChartMaker::makeFlow(const PictureRequest& request, base::Size size, const scene::TextMeasurer& measurer) {
    const model::DatasetPtr dataset = request.graph->datasetPtr();
    if (!m_flows || &m_flows->dataset() != dataset.get()) {
        m_flows = std::make_unique<const query::FlowTable>(dataset, query::careersOf(*dataset));
        m_sankey = {};
    }
    const TranslatedFlowWords words;
    query::FlowQuery asked;
    asked.grouping = request.chart.grouping;
    asked.asOf = request.filter.asOf;
    asked.people = peopleTold(request);
    const chart::FlowInput input{*m_flows,
                                 std::move(asked),
                                 *request.palette,
                                 measurer,
                                 words,
                                 request.theme,
                                 size,
                                 {request.selection.begin(), request.selection.end()}};
    if (request.mode == session::Mode::matrix)
        return chart::drawMatrix({input});
    chart::SankeyInput sankey{input, &m_sankey};
    sankey.query.stages = request.chart.stages;
    auto picture = chart::composeSankey(sankey);
    m_sankey = std::move(picture.memory);
    return std::move(picture.chart);
}

QString nameOf(session::Mode mode) {
    switch (mode) {
    case session::Mode::graph:
        return Charts::tr("Graph");
    case session::Mode::sankey:
        return Charts::tr("Flow");
    case session::Mode::matrix:
        return Charts::tr("Matrix");
    case session::Mode::careers:
        return Charts::tr("Careers");
    case session::Mode::retention:
        return Charts::tr("Retention");
    }
    Q_UNREACHABLE();
}

} // namespace whither::ui
