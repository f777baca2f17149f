#include "ui/charts/chart_maker.h"

#include "core/chart/matrix_chart.h"
#include "core/query/cohort.h"
#include "ui/charts/career_words.h"
#include "ui/charts/flow_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace whither::ui {

namespace {

struct Charts {
    Q_DECLARE_TR_FUNCTIONS(Charts)
};

/// The people whom the picture tells about: a team's members, those of a neighbourhood; empty: everyone.
base::Table<model::PersonIndex, char> peopleTold(const PictureRequest& request) {
    const model::Dataset& dataset = request.graph->dataset();
    base::Table<model::PersonIndex, char> people;
    if (request.filter.focus && request.filter.shows(query::Layer::people)) {
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

/// So many lines that one can still find somebody in them.
constexpr std::size_t kMostCareers = 400;
/// A chart on a page is made smaller by no more than can still be read.
constexpr double kLeastZoom = 0.65;
/// So many curves that one can still tell apart.
constexpr std::size_t kMostCohorts = 4;

base::Day lastDayOf(const PictureRequest& request) {
    return request.filter.asOf.value_or(query::lastKnownDay(request.graph->dataset()).value_or(base::kLastDay));
}

/// Two selected people or more; else those whom the picture tells about.
std::vector<model::PersonIndex> peopleListed(const PictureRequest& request) {
    std::vector<model::PersonIndex> selected;
    for (const auto& id : request.selection)
        if (const auto node = request.graph->find(id))
            if (const auto* person = std::get_if<model::PersonIndex>(&request.graph->node(*node).row))
                selected.push_back(*person);
    if (selected.size() > 1)
        return selected;
    const auto told = peopleTold(request);
    std::vector<model::PersonIndex> people;
    for (std::size_t i = 0; i < request.graph->dataset().people.size(); ++i)
        if (const auto person = static_cast<model::PersonIndex>(i); told.empty() || told[person] != 0)
            people.push_back(person);
    return people;
}

struct ToldCohort {
    std::variant<model::TeamIndex, model::CompanyIndex, query::ChosenPeople> who;
    QString name;
    QString where;
};

/// The team whose story is told and the selected companies; without any, the two companies where most people are or
/// were.
std::vector<ToldCohort> cohortsTold(const PictureRequest& request, const TranslatedWording& words) {
    const model::Dataset& dataset = request.graph->dataset();
    std::vector<ToldCohort> told;
    const auto add = [&](model::CompanyIndex company) {
        const QString name = words.companyName(dataset.companies[company]);
        told.push_back({company, name, name});
    };
    if (const auto team = model::find(dataset.teams, request.filter.team))
        told.push_back({*team, QString::fromStdString(dataset.teams[*team].name),
                        words.companyName(dataset.companies[dataset.teams[*team].company])});
    for (const auto& id : request.selection)
        if (const auto node = request.graph->find(id); node && told.size() < kMostCohorts)
            if (const auto* company = std::get_if<model::CompanyIndex>(&request.graph->node(*node).row))
                add(*company);
    if (!told.empty())
        return told;
    const query::VisibleSet& visible = request.lastOfSequence ? *request.lastOfSequence->visible : *request.visible;
    std::vector<model::CompanyIndex> companies;
    for (std::size_t i = 0; i < dataset.companies.size(); ++i)
        companies.push_back(static_cast<model::CompanyIndex>(i));
    const std::size_t most = std::min<std::size_t>(2, companies.size());
    std::partial_sort(companies.begin(), companies.begin() + static_cast<std::ptrdiff_t>(most), companies.end(),
                      [&visible](model::CompanyIndex a, model::CompanyIndex b) {
                          const auto ever = [&visible](model::CompanyIndex company) {
                              return visible.headcount[company].ever;
                          };
                          return ever(a) != ever(b) ? ever(a) > ever(b) : a < b;
                      });
    for (std::size_t i = 0; i < most; ++i)
        add(companies[i]);
    return told;
}

/// Below everything else.
void addLine(chart::Chart& chart, const QString& text, scene::Theme theme, const scene::TextMeasurer& measurer) {
    constexpr double kFont = 11;
    constexpr double kHeight = 24;
    scene::Text line;
    line.text = text.toStdString();
    line.role = scene::FontRole::detail;
    line.size = kFont;
    line.width = measurer.width(line.text, line.role, kFont);
    line.baseline = {0, chart.size.height + kHeight * 0.7};
    line.colour = scene::coloursOf(theme).mutedText;
    chart.list.groups.push_back({"page:left-out", {}, {line}});
    chart.size.height += kHeight;
}

} // namespace

void ChartMaker::read(const model::DatasetPtr& dataset) {
    if (dataset == m_dataset)
        return;
    m_dataset = dataset;
    m_careers = query::careersOf(*dataset);
    m_flows.reset();
    m_sankey = {};
}

chart::Chart ChartMaker::make(const PictureRequest& request, base::Size size, const scene::TextMeasurer& measurer,
                              Room room) {
    read(request.graph->datasetPtr());
    switch (request.mode) {
    case session::Mode::graph:
        break;
    case session::Mode::sankey:
    case session::Mode::matrix:
        return makeFlow(request, size, measurer);
    case session::Mode::careers:
        return makeCareers(request, size, measurer, room);
    case session::Mode::retention:
        return makeRetention(request, size, measurer);
    }
    Q_UNREACHABLE();
}

chart::Chart ChartMaker::makeFlow(const PictureRequest& request, base::Size size, const scene::TextMeasurer& measurer) {
    if (!m_flows)
        m_flows = std::make_unique<const query::FlowTable>(m_dataset, m_careers);
    const TranslatedFlowWords words;
    query::FlowQuery asked;
    asked.grouping = request.chart.grouping;
    asked.asOf = request.filter.asOf;
    asked.from = request.filter.from.value_or(base::kFirstDay);
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
    if (request.lastOfSequence) {
        chart::SankeyInput last = sankey;
        last.query.asOf = request.lastOfSequence->day;
        last.before = nullptr;
        m_sankey = chart::composeSankey(last).memory;
    }
    auto picture = chart::composeSankey(sankey);
    m_sankey = std::move(picture.memory);
    return std::move(picture.chart);
}

chart::Chart ChartMaker::makeCareers(const PictureRequest& request, base::Size size,
                                     const scene::TextMeasurer& measurer, Room room) const {
    std::vector<model::PersonIndex> people = peopleListed(request);
    const base::Day asOf = lastDayOf(request);
    const base::Day last = request.lastOfSequence ? request.lastOfSequence->day : asOf;
    people = chart::sorted(std::move(people), request.chart.order, *m_dataset, m_careers, last);
    const std::size_t all = people.size();
    people.resize(std::min(all, kMostCareers));
    const TranslatedCareersWords words;
    const auto draw = [&](double width) {
        auto chart = chart::drawCareers({.dataset = *m_dataset,
                                         .careers = m_careers,
                                         .people = people,
                                         .asOf = asOf,
                                         .days = chart::daysOf(people, m_careers, last),
                                         .selection = request.selection,
                                         .theme = request.theme,
                                         .width = width,
                                         .palette = *request.palette,
                                         .measurer = measurer,
                                         .words = words});
        if (all > people.size())
            addLine(chart,
                    Charts::tr("%L1 of %L2 people; choose a team, a neighbourhood or some people to see others")
                        .arg(people.size())
                        .arg(all),
                    request.theme, measurer);
        return chart;
    };
    auto chart = draw(size.width);
    if (room == Room::scrolls || chart.size.height <= size.height)
        return chart;
    const double zoom = std::max(kLeastZoom, size.height / chart.size.height);
    chart = draw(size.width / zoom);
    while (chart.size.height > size.height / zoom && people.size() > 1) {
        const double share = size.height / zoom / chart.size.height;
        people.resize(std::clamp<std::size_t>(static_cast<std::size_t>(share * static_cast<double>(people.size())), 1,
                                              people.size() - 1));
        chart = draw(size.width / zoom);
    }
    return chart;
}

chart::Chart ChartMaker::makeRetention(const PictureRequest& request, base::Size size,
                                       const scene::TextMeasurer& measurer) const {
    const TranslatedWording names;
    std::optional<base::Day> zero = request.chart.zeroDay;
    QString event = zero ? names.longDay(*zero) : QString();
    for (const model::Product& product : m_dataset->products)
        if (!request.chart.zeroDay && !request.chart.zero.empty() && product.key == request.chart.zero) {
            zero = query::zeroOf(product);
            if (zero)
                event = Charts::tr("%1 (%2)", "product, day")
                            .arg(QString::fromStdString(product.name), names.longDay(*zero));
        }
    const auto chosen = cohortsTold(request, names);
    std::vector<query::Cohort> cohorts;
    std::vector<query::Retention> estimates;
    for (const ToldCohort& told : chosen) {
        cohorts.push_back(query::cohortOf(*m_dataset, m_careers, {told.who, zero, lastDayOf(request)}));
        estimates.push_back(query::retentionOf(cohorts.back()));
    }
    std::vector<chart::RetentionCurve> curves;
    for (std::size_t i = 0; i < cohorts.size(); ++i)
        curves.push_back({chosen[i].name.toStdString(), cohorts[i], estimates[i]});
    double leastDays = 0;
    if (request.lastOfSequence)
        for (const ToldCohort& told : chosen) {
            const auto cohort = query::cohortOf(*m_dataset, m_careers, {told.who, zero, request.lastOfSequence->day});
            leastDays = std::max(leastDays, chart::daysShown(query::retentionOf(cohort)));
        }
    const bool isOne = chosen.size() == 1;
    const TranslatedRetentionWords words(*m_dataset, isOne ? chosen.front().where : QString(), event);
    return chart::drawRetention({.dataset = *m_dataset,
                                 .careers = m_careers,
                                 .curves = curves,
                                 .logRank = isOne ? std::nullopt : query::logRankOf(cohorts),
                                 .leastDays = leastDays,
                                 .layers = request.chart.layers,
                                 .selection = request.selection,
                                 .theme = request.theme,
                                 .size = size,
                                 .measurer = measurer,
                                 .words = words});
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
