#include "app/stats_flows.h"

#include "app/option_values.h"
#include "app/stats_json.h"

#include "core/model/words.h"
#include "core/query/flow_table.h"
#include "ui/feedback/error_text.h"

#include <algorithm>
#include <iostream>
#include <utility>

namespace whither::app {

namespace {

using query::FlowGroup;

query::FlowQuery queryOf(const model::Dataset& dataset, std::optional<base::Day> asOf,
                         std::optional<model::TeamIndex> team, const FlowOptions& options) {
    query::FlowQuery query;
    query.grouping = options.grouping.value_or(query::FlowGrouping::company);
    query.asOf = asOf;
    if (!options.from.empty())
        query.from = base::Date::parse(options.from).value().firstDay();
    if (!options.to.empty())
        query.to = *parseAsOf(options.to);
    if (team) {
        query.people.assign(dataset.people.size(), 0);
        for (const model::TeamMember& member : dataset.teams[*team].members)
            query.people[member.person] = 1;
    }
    return query;
}

/// `null` for an end that no source names.
Json keyOf(const FlowGroup& group) {
    return group.sort == FlowGroup::Sort::named ? Json(group.key) : Json(nullptr);
}

std::string nameOf(const model::Dataset& dataset, const FlowGroup& group) {
    switch (group.sort) {
    case FlowGroup::Sort::unknown:
        return "origin not known";
    case FlowGroup::Sort::noneKnown:
        return "no next job known";
    default:
        break;
    }
    const std::string& name = group.company ? dataset.companies[*group.company].name : group.key;
    return name.empty() ? "not given" : ui::oneLine(name).toStdString();
}

void printJson(const query::FlowTable& table, const query::FlowQuery& query, std::optional<model::TeamIndex> team) {
    const model::Dataset& dataset = table.dataset();
    const query::FlowCounts counts = table.count(query);
    Json json = {{"title", dataset.title},
                 {"as_of", query.asOf ? Json(base::Date(*query.asOf).iso()) : Json(nullptr)},
                 {"from", dayOrNull(query.from, base::kFirstDay)},
                 {"to", dayOrNull(query.to, base::kLastDay)},
                 {"group", word(query.grouping)},
                 {"team", team ? Json(dataset.teams[*team].key) : Json(nullptr)},
                 {"steps", counts.steps.size()},
                 {"people", counts.people},
                 {"undated_left_out", counts.undatedLeftOut},
                 {"groups", Json::array()},
                 {"flows", Json::array()}};
    for (std::size_t i = 0; i < counts.groups.size(); ++i)
        if (counts.groups[i].sort == FlowGroup::Sort::named)
            json["groups"].push_back({{"key", counts.groups[i].key},
                                      {"name", nameOf(dataset, counts.groups[i])},
                                      {"left", counts.totals[i].left},
                                      {"came", counts.totals[i].came},
                                      {"net", counts.totals[i].net()},
                                      {"within", counts.totals[i].within}});
    for (const query::FlowCell& cell : counts.cells) {
        Json moves = Json::array();
        for (const std::uint32_t place : counts.stepsOf(cell)) {
            const query::FlowStep& step = table.steps()[place];
            const auto key = [&](std::optional<model::MoveIndex> move) {
                return move ? Json(dataset.moves[*move].key) : Json(nullptr);
            };
            moves.push_back({{"person", dataset.people[step.person].key},
                             {"departure", key(step.departure)},
                             {"arrival", key(step.arrival)}});
        }
        json["flows"].push_back({{"from", keyOf(counts.groups[cell.from])},
                                 {"to", keyOf(counts.groups[cell.to])},
                                 {"steps", cell.steps},
                                 {"departures", cell.departures},
                                 {"arrivals", cell.arrivals},
                                 {"told", std::move(moves)}});
    }
    std::cout << json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
}

// English in every locale, like the other commands' output.
void printText(const query::FlowTable& table, const query::FlowQuery& query) {
    const model::Dataset& dataset = table.dataset();
    const query::FlowCounts counts = table.count(query);
    std::cout << "steps: " << counts.steps.size() << " of " << counts.people << " people\n";
    if (counts.undatedLeftOut > 0)
        std::cout << "undated, left out: " << counts.undatedLeftOut << '\n';
    auto cell = counts.cells.begin(); // by the place of the group that was left
    for (std::size_t i = 0; i < counts.groups.size(); ++i) {
        const auto first = cell;
        cell = std::find_if(first, counts.cells.end(), [i](const query::FlowCell& one) { return one.from != i; });
        if (counts.groups[i].sort == FlowGroup::Sort::unknown || counts.groups[i].sort == FlowGroup::Sort::noneKnown)
            continue;
        const query::FlowTotal& total = counts.totals[i];
        std::cout << '\n'
                  << nameOf(dataset, counts.groups[i]) << ": " << total.left << " left, " << total.came << " came, net "
                  << total.net();
        if (total.within > 0)
            std::cout << ", " << total.within << " within";
        std::cout << '\n';
        for (auto one = first; one != cell; ++one)
            std::cout << "  to " << nameOf(dataset, counts.groups[one->to]) << ": " << one->steps << '\n';
    }
}

} // namespace

void addFlowOptions(CLI::App& command, FlowOptions& options) {
    auto* const flows = command.add_flag("--flows", options.isAsked, "Count who went from where to where instead");
    addGrouping(command, options.grouping, "Count by company, parent, country or kind (with --flows)")->needs(flows);
}

void printFlows(const model::DatasetPtr& dataset, std::optional<base::Day> asOf, std::optional<model::TeamIndex> team,
                const FlowOptions& options, StatsForm form) {
    const query::FlowTable table(dataset, query::careersOf(*dataset));
    const query::FlowQuery query = queryOf(*dataset, asOf, team, options);
    if (form == StatsForm::json)
        printJson(table, query, team);
    else
        printText(table, query);
}

} // namespace whither::app
