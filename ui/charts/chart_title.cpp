#include "ui/charts/chart_title.h"

#include "ui/charts/cohorts.h"
#include "ui/feedback/error_text.h"
#include "ui/wording.h"

#include <QCoreApplication>

#include <algorithm>

namespace whither::ui {

namespace {

struct ChartTitle {
    Q_DECLARE_TR_FUNCTIONS(ChartTitle)
};

/// "Meta", "Meta and Google DeepMind", "Cohere, Meta and xAI"
QString placesOf(const ToldCohorts& told) {
    QStringList names;
    for (const ToldCohort& one : told.cohorts)
        if (!names.contains(one.where))
            names << one.where;
    if (names.size() < 2)
        return names.join(QString());
    const QString last = names.takeLast();
    return ChartTitle::tr("%1 and %2", "names").arg(names.join(ChartTitle::tr(", ", "between names")), last);
}

QString titleOfGraph(const PictureRequest& request) {
    if (request.visible->flows.empty())
        return {};
    switch (request.visible->grouping) {
    case query::FlowGrouping::company:
        break;
    case query::FlowGrouping::parent:
        return ChartTitle::tr("How many people went from company to company, each with all of its parts");
    case query::FlowGrouping::country:
        return ChartTitle::tr("How many people went from country to country");
    case query::FlowGrouping::kind:
        return ChartTitle::tr("How many people went from one kind of employer to another");
    }
    return ChartTitle::tr("How many people went from company to company");
}

QString titleOfFlows(query::FlowGrouping grouping, std::size_t stages) {
    if (stages > 2)
        return ChartTitle::tr("Where people went first, and where from there");
    switch (grouping) {
    case query::FlowGrouping::company:
    case query::FlowGrouping::parent:
        return ChartTitle::tr("Which companies people left, and which they went to");
    case query::FlowGrouping::country:
        return ChartTitle::tr("Which countries’ companies people left, and which they went to");
    case query::FlowGrouping::kind:
        return ChartTitle::tr("Which kinds of employers people left, and which they went to");
    }
    Q_UNREACHABLE();
}

QString titleOfMatrix(query::FlowGrouping grouping) {
    switch (grouping) {
    case query::FlowGrouping::company:
    case query::FlowGrouping::parent:
        return ChartTitle::tr("How many changes of employer led from which company to which");
    case query::FlowGrouping::country:
        return ChartTitle::tr("How many changes of employer led from which country to which");
    case query::FlowGrouping::kind:
        return ChartTitle::tr("How many changes of employer led from which kind of employer to which");
    }
    Q_UNREACHABLE();
}

QString titleOfRetention(const PictureRequest& request) {
    const TranslatedWording words;
    const QString zero = zeroTold(request, words);
    const QString places = placesOf(cohortsTold(request, words));
    return zero.isEmpty() ? ChartTitle::tr("How long people stayed at %1", "companies").arg(places)
                          : ChartTitle::tr("Who stayed at %1 after %2", "companies, event or day").arg(places, zero);
}

/// Whether somebody has chosen the people of whom a chart tells, whatever the team.
bool isOfChosen(const PictureRequest& request) {
    switch (request.mode) {
    case session::Mode::graph:
    case session::Mode::sankey:
    case session::Mode::matrix:
        return false;
    case session::Mode::careers:
        return std::count_if(request.selection.begin(), request.selection.end(),
                             [](const model::EntityId& id) { return id.kind == model::EntityKind::person; }) > 1;
    case session::Mode::retention:
    case session::Mode::card: {
        const auto& cohort = request.chart.cohort;
        return cohort && model::find(request.graph->dataset().companies, cohort->company);
    }
    }
    Q_UNREACHABLE();
}

} // namespace

QString subjectOf(const PictureRequest& request) {
    const model::Dataset& dataset = request.graph->dataset();
    if (isOfChosen(request))
        return chosenPeopleName();
    if (const auto team = model::find(dataset.teams, request.filter.team))
        return oneLine(dataset.teams[*team].name);
    return TranslatedWording().dataTitle(dataset);
}

QString questionOf(const PictureRequest& request) {
    switch (request.mode) {
    case session::Mode::graph:
        return titleOfGraph(request);
    case session::Mode::sankey:
        return titleOfFlows(request.filter.grouping, request.chart.stages);
    case session::Mode::matrix:
        return titleOfMatrix(request.filter.grouping);
    case session::Mode::careers:
        return ChartTitle::tr("Who worked where, and when");
    case session::Mode::retention:
        return titleOfRetention(request);
    case session::Mode::card:
        return ChartTitle::tr("Who left %1, when, and for where", "companies")
            .arg(placesOf(cohortsTold(request, TranslatedWording())));
    }
    Q_UNREACHABLE();
}

} // namespace whither::ui
