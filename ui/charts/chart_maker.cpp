#include "ui/charts/chart_maker.h"

#include "core/chart/pen.h"
#include "ui/charts/card_words.h"
#include "ui/charts/career_words.h"
#include "ui/charts/chart_title.h"
#include "ui/charts/cohorts.h"
#include "ui/charts/flow_words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <iterator>
#include <numeric>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace whither::ui {

namespace {

struct Charts {
    Q_DECLARE_TR_FUNCTIONS(Charts)
};

/// Whether the picture tells of the people of a neighbourhood alone.
bool isAround(const PictureRequest& request) {
    return request.filter.focus && request.filter.shows(query::Layer::people);
}

/// The people whom the picture tells about: a team's members, those of a neighbourhood; empty: everyone. In a sequence
/// they are the same on all days, those of the last.
base::Table<model::PersonIndex, char> peopleTold(const PictureRequest& request) {
    const model::Dataset& dataset = request.graph->dataset();
    base::Table<model::PersonIndex, char> people;
    if (isAround(request)) {
        people.assign(dataset.people.size(), 0);
        const auto& visible = request.lastOfSequence ? *request.lastOfSequence->visible : *request.visible;
        for (const auto node : visible.nodes)
            if (const auto* person = std::get_if<model::PersonIndex>(&request.graph->node(node).row))
                people[*person] = 1;
        return people;
    }
    if (const auto team = model::find(dataset.teams, request.filter.team)) {
        people.assign(dataset.people.size(), 0);
        for (const auto& member : dataset.teams[*team].members)
            people[member.person] = 1;
    }
    return people;
}

/// So many lines that one can still find somebody in them.
constexpr std::size_t kMostCareers = 400;

/// The first `most` rows and those that are selected, in their order.
template <class Row, class IsSelected>
void cut(std::vector<Row>& rows, std::size_t most, const IsSelected& isSelected) {
    if (rows.size() <= most)
        return;
    auto selected =
        std::min<std::size_t>(most, static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), isSelected)));
    std::size_t others = most - selected;
    std::vector<Row> kept;
    kept.reserve(most);
    for (Row& row : rows) {
        std::size_t& left = isSelected(row) ? selected : others;
        if (left == 0)
            continue;
        --left;
        kept.push_back(std::move(row));
    }
    rows = std::move(kept);
}

/// A chart of one line for each person, on a page: drawn for as much more room as it can be made smaller, and then with
/// as many lines as have room. `draw(width, lines)` draws so many of them, `least` or more.
template <class Draw> chart::Chart onPage(base::Size page, std::size_t lines, std::size_t least, const Draw& draw) {
    chart::Chart chart = draw(page.width, lines);
    if (chart.size.height <= page.height)
        return chart;
    const double zoom = std::max(kLeastChartZoom, page.height / chart.size.height);
    const base::Size room{page.width / zoom, page.height / zoom};
    chart = draw(room.width, lines);
    if (chart.size.height <= room.height || lines <= least)
        return chart;
    // `least` are drawn whether they have room or not.
    std::size_t few = least;
    chart = draw(room.width, few);
    for (std::size_t many = lines; many - few > 1;) {
        const std::size_t middle = (few + many) / 2;
        chart::Chart fuller = draw(room.width, middle);
        if (fuller.size.height > room.height) {
            many = middle;
        } else {
            few = middle;
            chart = std::move(fuller);
        }
    }
    return chart;
}

/// So many lines for each of several lists as it has, or an equal share of what the shorter ones leave.
std::vector<std::size_t> shared(std::size_t lines, const std::vector<std::size_t>& lists) {
    std::vector<std::size_t> byLength(lists.size());
    std::iota(byLength.begin(), byLength.end(), std::size_t{0});
    std::stable_sort(byLength.begin(), byLength.end(),
                     [&](std::size_t a, std::size_t b) { return lists[a] < lists[b]; });
    std::vector<std::size_t> shares(lists.size());
    for (std::size_t i = 0; i < byLength.size(); ++i) {
        const std::size_t list = byLength[i];
        shares[list] = std::min(lists[list], lines / (byLength.size() - i));
        lines -= shares[list];
    }
    return shares;
}

/// The selected rows of one kind.
template <class Index> std::vector<Index> selectedOf(const PictureRequest& request) {
    std::vector<Index> selected;
    for (const auto& id : request.selection)
        if (const auto node = request.graph->find(id))
            if (const auto* index = std::get_if<Index>(&request.graph->node(*node).row))
                selected.push_back(*index);
    return selected;
}

/// Companies, where nothing else is selected: a bar of a career selects the person and the move, too, and must not take
/// the other lines away.
std::vector<model::CompanyIndex> companiesAlone(const PictureRequest& request) {
    auto companies = selectedOf<model::CompanyIndex>(request);
    return companies.size() == request.selection.size() ? companies : std::vector<model::CompanyIndex>();
}

/// Two selected people or more; else those whom the picture tells about.
std::vector<model::PersonIndex> peopleListed(const PictureRequest& request) {
    auto selected = selectedOf<model::PersonIndex>(request);
    if (selected.size() > 1)
        return selected;
    const auto told = peopleTold(request);
    std::vector<model::PersonIndex> people;
    for (std::size_t i = 0; i < request.graph->dataset().people.size(); ++i)
        if (const auto person = static_cast<model::PersonIndex>(i); told.empty() || told[person] != 0)
            people.push_back(person);
    return people;
}

/// Lines of a card that one reads.
constexpr std::size_t kMostRows = 100;

/// Height of what addLine() adds.
constexpr double kLine = 24;
/// Below everything else.
void addLine(chart::Chart& chart, const QString& text, scene::Theme theme, const scene::TextMeasurer& measurer) {
    constexpr double kMargin = 28; // of the charts
    const chart::TextStyle style{scene::FontRole::detail,           11,
                                 scene::coloursOf(theme).mutedText, scene::Text::Anchor::left,
                                 chart.size.width - 2 * kMargin,    {}};
    const base::Point baseline{kMargin, chart.size.height + kLine * 0.7};
    chart.list.groups.push_back({"page:left-out", {}, {chart::lineAt(baseline, text.toStdString(), style, measurer)}});
    chart.size.height += kLine;
}

/// What of the data the chart is narrowed to, or is not although the graph is; empty: neither is.
QString partTold(const PictureRequest& request) {
    if (!request.filter.focus)
        return {};
    const QString centre = TranslatedWording().centreOf(request.graph->dataset(), request.filter);
    const bool isOfCohorts = request.mode == session::Mode::retention || request.mode == session::Mode::card;
    if (isOfCohorts || !request.filter.shows(query::Layer::people))
        return Charts::tr("Of everyone: the neighbourhood of %1 narrows the graph, and not this").arg(centre);
    return Charts::tr("Only people around %1 are told of").arg(centre);
}

/// Who of those told about was ever at one of these companies: `there` of `told`.
QString wereThere(const PictureRequest& request, const std::vector<model::CompanyIndex>& places, std::size_t there,
                  std::size_t told) {
    const TranslatedWording words;
    constexpr std::size_t kNamed = 3;
    QStringList names;
    for (std::size_t i = 0; i < std::min(places.size(), kNamed); ++i)
        names << words.companyName(request.graph->dataset().companies[places[i]]);
    QString where = names.join(Charts::tr(", ", "between companies"));
    if (places.size() > kNamed)
        where = Charts::tr("%1 or %2 more", "companies").arg(where, QString::number(places.size() - kNamed));
    if (there == 0)
        return Charts::tr("Nobody of these is known to have been at %1").arg(where);
    const auto number = [](std::size_t count) { return QLocale().toString(static_cast<qulonglong>(count)); };
    return (places.size() == 1 ? Charts::tr("Only who was ever at %1: %2 of %3 people")
                               : Charts::tr("Only who was ever at one of %1: %2 of %3 people"))
        .arg(where, number(there), number(told)); // at once: names may look like a place for another
}

} // namespace

ChartMaker::ChartMaker() = default;
ChartMaker::~ChartMaker() = default;

void ChartMaker::read(const model::DatasetPtr& dataset) {
    if (dataset == m_dataset)
        return;
    m_dataset = dataset;
    m_careers = query::careersOf(*dataset);
    m_flows.reset();
    m_sankey = {};
    m_matrix = {};
    m_reckoned.reset();
}

chart::Chart ChartMaker::make(const PictureRequest& request, base::Size size, const scene::TextMeasurer& measurer,
                              Room room) {
    read(request.graph->datasetPtr());
    const QString part = room == Room::scrolls ? partTold(request) : QString(); // a page says so at its foot
    if (!part.isEmpty())
        size.height -= kLine;
    auto chart = makeWhole(request, size, measurer, room);
    if (!part.isEmpty())
        addLine(chart, part, request.theme, measurer);
    return chart;
}

chart::Chart ChartMaker::makeWhole(const PictureRequest& request, base::Size size, const scene::TextMeasurer& measurer,
                                   Room room) {
    switch (request.mode) {
    case session::Mode::graph:
        break;
    case session::Mode::sankey:
    case session::Mode::matrix:
        return makeFlow(request, size, measurer, room);
    case session::Mode::careers:
        return makeCareers(request, size, measurer, room);
    case session::Mode::retention:
        return makeRetention(request, size, measurer, room);
    case session::Mode::card:
        return makeCard(request, size, measurer, room);
    }
    Q_UNREACHABLE();
}

chart::Chart ChartMaker::makeFlow(const PictureRequest& request, base::Size size, const scene::TextMeasurer& measurer,
                                  Room room) {
    // With fewer rows more companies were folded than shown.
    constexpr double kLeastMatrix = 540;
    if (room == Room::scrolls && request.mode == session::Mode::matrix)
        size.height = std::max(size.height, kLeastMatrix);
    if (room == Room::page && request.form == PictureRequest::Form::whole) {
        const base::Size least = request.mode == session::Mode::matrix ? chart::leastMatrix() : chart::leastSankey();
        const double zoom =
            std::clamp(std::min(size.width / least.width, size.height / least.height), kLeastChartZoom, 1.0);
        size = {size.width / zoom, size.height / zoom};
    }
    if (!m_flows)
        m_flows = std::make_unique<const query::FlowTable>(m_dataset, m_careers);
    const TranslatedFlowWords words;
    query::FlowQuery asked;
    asked.grouping = request.filter.grouping;
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
    if (request.mode == session::Mode::matrix) {
        chart::MatrixInput matrix{input, nullptr};
        const auto focus = isAround(request) ? request.filter.focus : std::nullopt;
        const std::string team = focus ? std::string() : request.filter.team;
        if (m_matrix.grouping != matrix.query.grouping || m_matrix.focus != focus || m_matrix.team != team)
            m_matrix = {matrix.query.grouping, focus, team, {}};
        if (request.lastOfSequence) {
            chart::MatrixInput last = matrix;
            last.query.asOf = request.lastOfSequence->day;
            m_matrix.memory = chart::composeMatrix(last).memory;
            // Who is not shown on that day must not change places, either.
            m_matrix.memory.order = chart::namedOf(m_flows->count(last.query));
            matrix.query.named = m_matrix.memory.groups;
        }
        matrix.before = &m_matrix.memory;
        auto picture = chart::composeMatrix(matrix);
        m_matrix.memory = std::move(picture.memory);
        return std::move(picture.chart);
    }
    chart::SankeyInput sankey{input, &m_sankey};
    sankey.query.stages = request.chart.stages;
    if (request.lastOfSequence) {
        chart::SankeyInput last = sankey;
        last.query.asOf = request.lastOfSequence->day;
        last.before = nullptr;
        m_sankey = chart::composeSankey(last).memory;
        sankey.query.named = m_sankey.groups;
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
    const std::size_t told = people.size();
    const auto places = companiesAlone(request);
    const auto wasThere = [&](model::PersonIndex person) {
        const auto& spells = m_careers[person].spells;
        return std::any_of(spells.begin(), spells.end(), [&](const query::Spell& spell) {
            return query::hasBegun(spell, last) &&
                   std::find(places.begin(), places.end(), spell.company) != places.end();
        });
    };
    QString who;
    if (!places.empty()) {
        std::vector<model::PersonIndex> there;
        std::copy_if(people.begin(), people.end(), std::back_inserter(there), wasThere);
        who = wereThere(request, places, there.size(), told);
        if (!there.empty())
            people = std::move(there);
    }
    people = chart::sorted(std::move(people), request.chart.order, *m_dataset, m_careers, last);
    const std::size_t all = people.size();
    const auto isSelected = [&](model::PersonIndex person) {
        return request.selection.contains({model::EntityKind::person, m_dataset->people[person].key});
    };
    cut(people, kMostCareers, isSelected);
    const TranslatedCareersWords words;
    const bool isChosen = all < m_dataset->people.size();
    auto rows = chart::CareersRows::usual;
    const auto draw = [&](double width, std::size_t lines) {
        auto listed = people;
        cut(listed, lines, isSelected);
        auto chart = chart::drawCareers({.dataset = *m_dataset,
                                         .careers = m_careers,
                                         .people = listed,
                                         .asOf = asOf,
                                         .last = last,
                                         .selection = request.selection,
                                         .theme = request.theme,
                                         .width = width,
                                         .rows = rows,
                                         .palette = *request.palette,
                                         .measurer = measurer,
                                         .words = words});
        if (!who.isEmpty())
            addLine(chart, who, request.theme, measurer);
        if (all > listed.size())
            addLine(chart,
                    (isChosen
                         ? Charts::tr("%L1 of %L2 people; the page has room for no more")
                         : Charts::tr("%L1 of %L2 people; choose a team, a neighbourhood or some people to see others"))
                        .arg(listed.size())
                        .arg(all),
                    request.theme, measurer);
        return chart;
    };
    if (room == Room::page &&
        draw(size.width / kLeastChartZoom, people.size()).size.height > size.height / kLeastChartZoom)
        rows = chart::CareersRows::dense;
    return room == Room::scrolls ? draw(size.width, people.size()) : onPage(size, people.size(), 1, draw);
}

/// Cohorts of which curves and cards tell, reckoned once for all pictures of the same ones.
struct ChartMaker::Reckoned {
    std::vector<query::CohortSpec> specs;
    std::vector<query::Cohort> cohorts;            ///< empty: not asked for yet
    std::vector<query::Retention> estimates;       ///< of these
    std::vector<std::vector<query::CardRow>> rows; ///< of the specs, in the order of leaving; empty: not asked for yet
};

void ChartMaker::reckon(const std::vector<ToldCohort>& told, Part part) {
    std::vector<query::CohortSpec> specs;
    specs.reserve(told.size());
    for (const ToldCohort& one : told)
        specs.push_back(one.spec);
    if (!m_reckoned || m_reckoned->specs != specs) {
        m_reckoned = std::make_unique<Reckoned>();
        m_reckoned->specs = std::move(specs);
    }
    auto& [asked, cohorts, estimates, rows] = *m_reckoned;
    for (const query::CohortSpec& spec : asked) {
        if (part == Part::curves && cohorts.size() < asked.size()) {
            cohorts.push_back(query::cohortOf(*m_dataset, m_careers, spec));
            estimates.push_back(query::retentionOf(cohorts.back()));
        }
        if (part == Part::rows && rows.size() < asked.size()) {
            rows.push_back(query::cohortCard(*m_dataset, m_careers, spec));
            query::sortByLeaving(rows.back(), m_careers);
        }
    }
}

template <class Draw>
chart::Chart ChartMaker::withRetention(const PictureRequest& request, base::Size size,
                                       const scene::TextMeasurer& measurer, chart::RetentionFit fit, const Draw& draw) {
    const TranslatedWording names;
    const auto [told, leftOut] = cohortsTold(request, names);
    reckon(told, Part::curves);
    const bool isOne = told.size() == 1;
    std::vector<chart::RetentionCurve> curves;
    for (std::size_t i = 0; i < told.size(); ++i) {
        curves.push_back({told[i].name.toStdString(), m_reckoned->cohorts[i], m_reckoned->estimates[i]});
        // Of several companies each has the colour that it has in every other view.
        if (const auto* company = std::get_if<model::CompanyIndex>(&told[i].spec.who); company != nullptr && !isOne)
            curves.back().colour = request.palette->colour(*company, request.theme);
    }
    double leastDays = 0;
    if (request.lastOfSequence)
        for (const ToldCohort& one : told) {
            query::CohortSpec last = one.spec;
            last.asOf = request.lastOfSequence->day;
            leastDays =
                std::max(leastDays, chart::daysShown(query::retentionOf(query::cohortOf(*m_dataset, m_careers, last))));
        }
    const TranslatedRetentionWords words(*m_dataset, isOne ? told.front().where : QString(), zeroTold(request, names));
    const bool isAhead = !told.empty() && told.front().spec.zero && *told.front().spec.zero > lastDayOf(request);
    QStringList lines{leftOut, zeroAssumed(request, names)};
    lines.removeAll(QString());
    if (fit == chart::RetentionFit::panel)
        lines.clear();
    size.height -= kLine * static_cast<double>(lines.size());
    auto chart = draw(
        chart::RetentionInput{.dataset = *m_dataset,
                              .careers = m_careers,
                              .curves = curves,
                              .logRank = isOne ? std::nullopt : std::optional(query::logRankOf(m_reckoned->cohorts)),
                              .leastDays = leastDays,
                              .noCurve = isAhead ? words.zeroAhead().toStdString() : std::string(),
                              .layers = session::layersShown(request.chart, told.size()),
                              .selection = request.selection,
                              .theme = request.theme,
                              .size = size,
                              .fit = fit,
                              .measurer = measurer,
                              .words = words});
    for (const QString& line : lines)
        addLine(chart, line, request.theme, measurer);
    return chart;
}

chart::Chart ChartMaker::makeRetention(const PictureRequest& request, base::Size size,
                                       const scene::TextMeasurer& measurer, Room room) {
    const auto fit = request.form == PictureRequest::Form::panel ? chart::RetentionFit::panel
                     : room == Room::page                        ? chart::RetentionFit::page
                                                                 : chart::RetentionFit::scroll;
    return withRetention(request, size, measurer, fit, chart::drawRetention);
}

chart::Chart ChartMaker::key(const PictureRequest& request, double width, const scene::TextMeasurer& measurer) {
    if (request.mode != session::Mode::retention)
        return {};
    read(request.graph->datasetPtr());
    return withRetention(request, {width, 0}, measurer, chart::RetentionFit::page, chart::retentionKey);
}

chart::Chart ChartMaker::makeCard(const PictureRequest& request, base::Size size, const scene::TextMeasurer& measurer,
                                  Room room) {
    const ToldCohorts cohorts = cohortsTold(request, TranslatedWording());
    const auto& told = cohorts.cohorts;
    reckon(told, Part::rows);
    const bool isNamedByTitle = room == Room::page && told.size() == 1 &&
                                (told.front().name == titleShown(request) ||
                                 (!subtitleShown(request).isEmpty() && told.front().name == subjectOf(request)));
    const auto isSelected = [&](const query::CardRow& row) {
        return request.selection.contains({model::EntityKind::person, m_dataset->people[row.person].key});
    };
    const TranslatedCardWords words(*m_dataset, m_careers, lastDayOf(request));
    auto note = chart::CardNote::whole;
    std::vector<std::size_t> lengths;
    for (const auto& rows : m_reckoned->rows)
        lengths.push_back(rows.size());
    const auto draw = [&](double width, std::size_t lines) {
        const std::vector<std::size_t> shares = shared(lines, lengths);
        std::vector<chart::CardPart> parts;
        for (std::size_t i = 0; i < told.size(); ++i) {
            auto rows = m_reckoned->rows[i];
            auto head = chart::headOf(isNamedByTitle ? std::string() : told[i].name.toStdString(),
                                      told[i].where.toStdString(), rows);
            cut(rows, shares[i], isSelected);
            parts.push_back({std::move(head), std::move(rows)});
        }
        auto chart = chart::drawCohortCard({.dataset = *m_dataset,
                                            .careers = m_careers,
                                            .parts = parts,
                                            .selection = request.selection,
                                            .theme = request.theme,
                                            .width = width,
                                            .note = note,
                                            .palette = *request.palette,
                                            .measurer = measurer,
                                            .words = words});
        if (!cohorts.leftOut.isEmpty())
            addLine(chart, cohorts.leftOut, request.theme, measurer);
        return chart;
    };
    const std::size_t most = std::min(kMostRows, std::accumulate(lengths.begin(), lengths.end(), std::size_t{0}));
    if (room == Room::scrolls)
        return draw(size.width, most);
    const std::size_t least = std::min(told.size(), most);
    auto chart = onPage(size, most, least, draw);
    if (chart.size.height * kLeastChartZoom > size.height) {
        note = chart::CardNote::none;
        chart = onPage(size, most, least, draw);
    }
    return chart;
}

std::shared_ptr<const CohortCards> ChartMaker::cards(const PictureRequest& request) {
    read(request.graph->datasetPtr());
    const TranslatedWording names;
    auto [told, leftOut] = cohortsTold(request, names);
    reckon(told, Part::curves);
    reckon(told, Part::rows);
    const TranslatedCardWords words(*m_dataset, m_careers, lastDayOf(request));
    const auto text = [](const std::string& line) { return QString::fromStdString(line); };
    CohortCards result{m_dataset, {}, std::move(leftOut)};
    for (std::size_t i = 0; i < told.size(); ++i) {
        const auto& rows = m_reckoned->rows[i];
        CohortCard card;
        card.name = told[i].name;
        const auto head = chart::headOf(told[i].name.toStdString(), told[i].where.toStdString(), rows);
        card.head = text(words.head(head));
        const std::size_t listed = std::min(rows.size(), kMostRows);
        for (std::size_t row = 0; row < listed; ++row)
            card.rows.push_back({rows[row].person, text(words.standing(rows[row])), text(words.next(rows[row])),
                                 chart::companyOf(rows[row], m_careers[rows[row].person]),
                                 text(words.more(rows[row]))});
        if (listed < rows.size())
            card.cut = text(words.cut(listed, rows.size()));
        const TranslatedRetentionWords curveWords(*m_dataset, told[i].where, zeroTold(request, names));
        card.followed = curveWords.followed(m_reckoned->cohorts[i]);
        card.retention =
            curveWords.figure({told[i].name.toStdString(), m_reckoned->cohorts[i], m_reckoned->estimates[i]});
        result.cards.push_back(std::move(card));
    }
    return std::make_shared<const CohortCards>(std::move(result));
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
    case session::Mode::card:
        return Charts::tr("Cohort");
    }
    Q_UNREACHABLE();
}

} // namespace whither::ui
