#include "core/query/career.h"
#include "core/query/filter.h"
#include "core/query/filtering.h"
#include "core/query/flow_table.h"
#include "core/query/flows.h"
#include "core/query/paths.h"
#include "core/query/team_story.h"
#include "tests/support/raw_builder.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <tuple>
#include <vector>

namespace whither::query {
namespace {

using graph::EdgeIndex;
using graph::EdgeKind;
using graph::NodeIndex;
using graph::TalentGraph;
using model::RawTable;

std::string anyOf(const std::vector<std::string>& pool) {
    return *rc::gen::elementOf(pool);
}

// Few names and dates, so that moves meet, contradict and repeat each other.
const std::vector<std::string> kPeople{"ann", "bob", "cy", "dee"};
const std::vector<std::string> kCompanies{"a", "b", "c", "d"};
const std::vector<std::string> kDates{"",     "2018",       "2019",        "2019-06",     "2019-06-14",
                                      "2020", "2020-05-01", "[..2019-12]", "[2020-02..]", "[2019..2020-03-01]"};

/// Rows of a made-up folder, all of them sound.
tests::RawBuilder anyFolder() {
    tests::RawBuilder raw;
    for (const std::string& person : kPeople)
        raw.person(person);
    for (const std::string& company : kCompanies)
        raw.company(company, company == "b" ? "a" : "");
    raw.add(RawTable::sources,
            {{"key", "paper"}, {"title", "paper"}, {"published", anyOf({"", "2019", "2019-03-01"})}});
    raw.add(RawTable::teams, {{"key", "crew"}, {"company", anyOf(kCompanies)}, {"name", "crew"}});
    for (const std::string& person : kPeople)
        if (*rc::gen::arbitrary<bool>())
            raw.add(RawTable::teamMembers, {{"team", "crew"}, {"person", person}, {"sources", "paper"}});
    const int moves = *rc::gen::inRange(0, 14);
    for (int i = 0; i < moves; ++i) {
        const std::string kind = anyOf(
            {"joined", "joined", "left", "left", "moved", "moved", "founded", "cofounded", "returned", "retired"});
        const bool isExit = kind == "left" || kind == "retired";
        const bool namesOrigin = isExit || kind == "moved" || *rc::gen::arbitrary<bool>();
        raw.add(RawTable::moves, {{"key", "move-" + std::to_string(i)},
                                  {"person", anyOf(kPeople)},
                                  {"kind", kind},
                                  {"from_company", namesOrigin ? anyOf(kCompanies) : ""},
                                  {"to_company", isExit ? "" : anyOf(kCompanies)},
                                  {"date", anyOf(kDates)},
                                  {"confidence", anyOf({"confirmed", "disputed"})}});
    }
    const int stays = *rc::gen::inRange(0, 4);
    std::set<std::string> seen;
    for (int i = 0; i < stays; ++i) {
        const std::string person = anyOf(kPeople);
        const std::string company = anyOf(kCompanies);
        const std::string asOf = anyOf({"2018-06", "2019-06-20", "2021"});
        if (seen.insert(person + company + asOf).second)
            raw.add(RawTable::stays, {{"person", person}, {"company", company}, {"as_of", asOf}});
    }
    if (*rc::gen::arbitrary<bool>())
        raw.add(RawTable::relations, {{"key", "deal"},
                                      {"subject", anyOf(kCompanies)},
                                      {"kind", "invested_in"},
                                      {"object", anyOf(kCompanies)},
                                      {"date", anyOf(kDates)}});
    raw.add(RawTable::products, {{"key", "thing"}, {"name", "thing"}, {"kind", "model"}, {"maker", anyOf(kCompanies)}});
    return raw;
}

model::DatasetPtr checked(const model::RawTables& raw) {
    model::Checked result = model::check(raw);
    RC_ASSERT(result.report.isClean());
    return std::make_shared<const model::Dataset>(std::move(result.dataset));
}

model::DatasetPtr anyDataset() {
    return checked(anyFolder().raw());
}

base::Day anyDay() {
    return base::CalendarDate{.year = 2017}.firstDay() + std::chrono::days{*rc::gen::inRange(0, 365 * 6)};
}

Filter anyFilter() {
    Filter filter;
    filter.layers.clear();
    for (const Layer layer : {Layer::people, Layer::companies, Layer::earlierJobs, Layer::disputed, Layer::teams,
                              Layer::products, Layer::relations})
        if (*rc::gen::inRange(0, 4) != 0)
            filter.layers.insert(layer);
    if (*rc::gen::arbitrary<bool>())
        filter.team = "crew";
    if (*rc::gen::arbitrary<bool>())
        filter.asOf = anyDay();
    if (*rc::gen::inRange(0, 4) == 0) {
        const model::EntityId centre{model::EntityKind::company, anyOf(kCompanies)};
        filter.focus.emplace();
        filter.focus->entity = centre;
        filter.focus->depth = *rc::gen::inRange(0, 4);
    }
    return filter;
}

RC_GTEST_PROP(Filtering, OneFilterAfterTheOtherIsEachByItself, ()) {
    const auto graph = TalentGraph::build(anyDataset());
    const Careers careers(graph->dataset());
    Filtering filtering(*graph, careers);
    Filter filter;
    const int filters = *rc::gen::inRange(1, 12);
    for (int i = 0; i < filters; ++i) {
        if (*rc::gen::inRange(0, 4) == 0)
            filter = anyFilter();
        else
            filter.asOf = anyDay();
        if (*rc::gen::inRange(0, 6) == 0)
            filter.from = anyDay();
        RC_ASSERT(filtering.apply(filter) == apply(filter, *graph));
    }
}

RC_GTEST_PROP(Range, WhoeverItShowsIsTiedToSomething, ()) {
    const auto graph = TalentGraph::build(anyDataset());
    Filter filter = anyFilter();
    filter.layers.insert({Layer::people, Layer::companies});
    filter.focus.reset();
    filter.from = anyDay();
    const VisibleSet visible = apply(filter, *graph);
    std::set<NodeIndex> tied;
    for (const EdgeIndex edge : visible.edges)
        tied.insert({graph->edge(edge).source, graph->edge(edge).target});
    for (const NodeIndex node : visible.nodes)
        RC_ASSERT(graph->node(node).kind != graph::NodeKind::person || tied.contains(node));
}

RC_GTEST_PROP(Graph, EveryEndOfAMoveIsOneEdge, ()) {
    const auto graph = TalentGraph::build(anyDataset());
    const auto& data = graph->dataset();
    RC_ASSERT(graph->nodeCount() ==
              data.people.size() + data.companies.size() + data.teams.size() + data.products.size());
    std::size_t moveEdges = 0;
    for (std::size_t i = 0; i < data.moves.size(); ++i) {
        const auto index = static_cast<model::MoveIndex>(i);
        const model::Move& move = data.moves[index];
        const auto edges = graph->edgesOf(index);
        RC_ASSERT(edges.size() == (move.from ? 1U : 0U) + (move.to ? 1U : 0U));
        moveEdges += edges.size();
        for (const EdgeIndex edge : edges)
            RC_ASSERT(std::get<model::MoveIndex>(graph->edge(edge).row) == index);
    }
    const auto edges = graph->edges();
    RC_ASSERT(moveEdges == static_cast<std::size_t>(std::count_if(edges.begin(), edges.end(), [](const auto& edge) {
                  return edge.kind == EdgeKind::leaves || edge.kind == EdgeKind::joins;
              })));
    std::size_t ends = 0;
    std::size_t loops = 0;
    for (std::size_t i = 0; i < graph->nodeCount(); ++i)
        ends += graph->incident(static_cast<NodeIndex>(i)).size();
    for (const auto& edge : edges)
        loops += edge.source == edge.target ? 1 : 0;
    RC_ASSERT(ends + loops == 2 * graph->edgeCount());
}

RC_GTEST_PROP(Queries, TheOrderOfRowsMeansNothingButOfMoves, ()) {
    tests::RawBuilder raw = anyFolder();
    tests::RawBuilder shuffled = raw;
    for (const RawTable table : {RawTable::people, RawTable::companies, RawTable::teams, RawTable::stays}) {
        auto& rows = shuffled.rows(table);
        for (std::size_t i = rows.size(); i > 1; --i)
            std::swap(rows[i - 1], rows[*rc::gen::inRange<std::size_t>(0, i)]);
    }
    const auto data = checked(raw.raw());
    const auto other = checked(shuffled.raw());
    RC_ASSERT(*data == *other);
    RC_ASSERT(careersOf(*data) == careersOf(*other));
}

RC_GTEST_PROP(Queries, EveryoneWithASpellAtACompanyIsAmongItsPeople, ()) {
    tests::RawBuilder raw = anyFolder();
    const auto data = checked(raw.raw());
    const Careers careers(*data);
    for (const Career& career : careersOf(*data))
        for (const Spell& spell : career.spells) {
            const auto people = careers.peopleAt(spell.company);
            RC_ASSERT(std::binary_search(people.begin(), people.end(), career.person));
        }
}

RC_GTEST_PROP(Careers, WhatFollowedOnEachSpellIsWhatFollowedOnAll, ()) {
    const auto data = anyDataset();
    const auto day = *rc::gen::arbitrary<bool>() ? std::optional{anyDay()} : std::nullopt;
    for (const Career& career : careersOf(*data)) {
        const auto all = spellsAfter(*data, career, day);
        RC_ASSERT(all.size() == career.spells.size());
        for (std::size_t i = 0; i < all.size(); ++i)
            RC_ASSERT(all[i] == spellAfter(*data, career, i, day));
    }
}

RC_GTEST_PROP(Careers, EveryMoveBelongsToASpellAtEachOfItsEnds, ()) {
    const auto data = anyDataset();
    const auto careers = careersOf(*data);
    std::vector<int> arrivals(data->moves.size(), 0);
    std::vector<int> departures(data->moves.size(), 0);
    for (const Career& career : careers) {
        for (const Spell& spell : career.spells) {
            for (const auto move : spell.arrivals) {
                RC_ASSERT(data->moves[move].to == spell.company);
                ++arrivals[base::raw(move)];
            }
            for (const auto move : spell.departures) {
                RC_ASSERT(data->moves[move].from == spell.company);
                ++departures[base::raw(move)];
            }
            RC_ASSERT(spell.start.has_value() <= !spell.arrivals.empty());
            RC_ASSERT(spell.end.has_value() == !spell.departures.empty());
            RC_ASSERT(spell.bounds.start.firstDay() >= spell.span.start.firstDay());
            RC_ASSERT(spell.bounds.start.lastDay() <= spell.span.start.lastDay());
            RC_ASSERT(spell.bounds.end.has_value() == spell.span.end.has_value());
        }
        RC_ASSERT(std::is_sorted(career.spells.begin(), career.spells.end(),
                                 [](const Spell& a, const Spell& b) { return a.countsFrom < b.countsFrom; }));
    }
    for (std::size_t i = 0; i < data->moves.size(); ++i) {
        const model::Move& move = data->moves[static_cast<model::MoveIndex>(i)];
        const bool isInternal = move.from && move.from == move.to;
        RC_ASSERT(arrivals[i] == (move.to ? 1 : 0));
        RC_ASSERT(departures[i] == (move.from && !isInternal ? 1 : 0));
    }
}

RC_GTEST_PROP(Careers, EveryStayIsInOneSpellAtItsCompany, ()) {
    const auto data = anyDataset();
    std::size_t found = 0;
    for (const Career& career : careersOf(*data))
        for (const Spell& spell : career.spells)
            for (const auto stay : spell.stays) {
                RC_ASSERT(data->stays[stay].company == spell.company);
                RC_ASSERT(data->stays[stay].person == career.person);
                ++found;
            }
    RC_ASSERT(found == data->stays.size());
}

RC_GTEST_PROP(MovesOf, IsAPermutation, ()) {
    const auto data = anyDataset();
    std::size_t all = 0;
    for (std::size_t i = 0; i < data->people.size(); ++i) {
        const auto moves = movesOf(*data, static_cast<model::PersonIndex>(i));
        RC_ASSERT(std::set<model::MoveIndex>(moves.begin(), moves.end()).size() == moves.size());
        all += moves.size();
    }
    RC_ASSERT(all == data->moves.size());
}

RC_GTEST_PROP(WorkedTogether, IsSymmetric, ()) {
    const auto data = anyDataset();
    const auto careers = careersOf(*data);
    for (const Career& a : careers)
        for (const Career& b : careers)
            for (std::size_t i = 0; i < data->companies.size(); ++i) {
                const auto company = static_cast<model::CompanyIndex>(i);
                RC_ASSERT(workedTogether(a, b, company) == workedTogether(b, a, company));
            }
    const auto day = anyDay();
    for (const Career& a : careers)
        for (const Coworker& other : coworkersOf(Careers(*data), a.person, day)) {
            const auto back = coworkersOf(Careers(*data), other.person, day);
            RC_ASSERT(std::any_of(back.begin(), back.end(), [&](const Coworker& one) {
                return one.person == a.person && one.certainty == other.certainty &&
                       one.companies.size() == other.companies.size();
            }));
        }
}

RC_GTEST_PROP(VisibleSet, EdgesStandBetweenShownNodesAndCountsAgree, ()) {
    const auto graph = TalentGraph::build(anyDataset());
    const VisibleSet visible = apply(anyFilter(), *graph);
    RC_ASSERT(visible.nodeShown.size() == graph->nodeCount());
    RC_ASSERT(visible.edgeShown.size() == graph->edgeCount());
    for (const EdgeIndex edge : visible.edges) {
        RC_ASSERT(visible.edgeShown[edge] == 1);
        RC_ASSERT(visible.nodeShown[graph->edge(edge).source] == 1);
        RC_ASSERT(visible.nodeShown[graph->edge(edge).target] == 1);
    }
    RC_ASSERT(std::is_sorted(visible.nodes.begin(), visible.nodes.end()));
    RC_ASSERT(std::is_sorted(visible.edges.begin(), visible.edges.end()));
    const auto shownNodes = visible.nodeShown.rows();
    const auto shownEdges = visible.edgeShown.rows();
    RC_ASSERT(visible.nodes.size() == static_cast<std::size_t>(std::count(shownNodes.begin(), shownNodes.end(), 1)));
    RC_ASSERT(visible.edges.size() == static_cast<std::size_t>(std::count(shownEdges.begin(), shownEdges.end(), 1)));
    for (const auto& end : visible.openEnds)
        RC_ASSERT(visible.nodeShown[end.person] == 1);
    int now = 0;
    for (std::size_t i = 0; i < visible.headcount.size(); ++i)
        now += visible.headcount[static_cast<model::CompanyIndex>(i)].now;
    RC_ASSERT(now <= static_cast<int>(visible.personCount));
}

RC_GTEST_PROP(VisibleSet, WhatShowsOnADayShowsOnALaterOne, ()) {
    const auto graph = TalentGraph::build(anyDataset());
    Filter filter;
    filter.layers = {Layer::people, Layer::companies, Layer::disputed, Layer::earlierJobs};
    filter.asOf = anyDay();
    const VisibleSet before = apply(filter, *graph);
    filter.asOf = *filter.asOf + std::chrono::days{*rc::gen::inRange(0, 900)};
    const VisibleSet after = apply(filter, *graph);
    for (const EdgeIndex edge : before.edges)
        if (std::holds_alternative<model::MoveIndex>(graph->edge(edge).row))
            RC_ASSERT(after.edgeShown[edge] == 1);
}

RC_GTEST_PROP(VisibleSet, WithEarlierJobsExactlyTheMovesThatHaveHappenedShow, ()) {
    const auto graph = TalentGraph::build(anyDataset());
    Filter filter;
    filter.layers = {Layer::people, Layer::companies, Layer::earlierJobs, Layer::disputed};
    filter.asOf = anyDay();
    const VisibleSet visible = apply(filter, *graph);
    const auto& data = graph->dataset();
    for (std::size_t i = 0; i < data.moves.size(); ++i)
        for (const EdgeIndex edge : graph->edgesOf(static_cast<model::MoveIndex>(i)))
            RC_ASSERT((visible.edgeShown[edge] == 1) ==
                      data.moves[static_cast<model::MoveIndex>(i)].date.hasHappenedBy(*filter.asOf));
}

RC_GTEST_PROP(VisibleSet, ShowsAllMembersOfTheTeamWhoAreThereYetAndNobodyElse, ()) {
    const auto graph = TalentGraph::build(anyDataset());
    Filter filter = anyFilter();
    filter.team = "crew";
    filter.focus.reset();
    filter.layers.insert(Layer::people);
    const VisibleSet visible = apply(filter, *graph);
    const auto& data = graph->dataset();
    std::set<NodeIndex> members;
    for (const model::TeamMember& member : data.teams[model::TeamIndex{0}].members)
        members.insert(graph->nodeOf(member.person));
    std::set<NodeIndex> people;
    for (const NodeIndex node : visible.nodes)
        if (graph->node(node).kind == graph::NodeKind::person)
            people.insert(node);
    RC_ASSERT(std::includes(members.begin(), members.end(), people.begin(), people.end()));
    for (const model::TeamMember& member : data.teams[model::TeamIndex{0}].members) {
        const auto story = memberStory(data, careerOf(data, member.person), model::TeamIndex{0}, filter.asOf);
        const bool isNotYet = story.standing == MemberStory::Standing::notYet && !story.now;
        RC_ASSERT(isNotYet || people.contains(graph->nodeOf(member.person)));
    }
}

RC_GTEST_PROP(Paths, AreAsLongThereAsBackAndWalkShownEdges, ()) {
    const auto graph = TalentGraph::build(anyDataset());
    const VisibleSet visible = apply(anyFilter(), *graph);
    const auto anyNode = [&] { return static_cast<NodeIndex>(*rc::gen::inRange<std::size_t>(0, graph->nodeCount())); };
    const NodeIndex from = anyNode();
    const NodeIndex to = anyNode();
    const Path there = shortestPath(*graph, visible, from, to);
    const Path back = shortestPath(*graph, visible, to, from);
    RC_ASSERT(there.nodes.size() == back.nodes.size());
    for (std::size_t i = 0; i < there.edges.size(); ++i) {
        const auto& edge = graph->edge(there.edges[i]);
        RC_ASSERT(visible.edgeShown[there.edges[i]] == 1);
        RC_ASSERT((std::set{edge.source, edge.target} == std::set{there.nodes[i], there.nodes[i + 1]}));
    }
    if (!there.nodes.empty()) {
        const int length = static_cast<int>(there.edges.size());
        const auto within = neighbours(*graph, visible, {from}, length);
        RC_ASSERT(std::find(within.begin(), within.end(), to) != within.end());
        if (length > 0) {
            const auto nearer = neighbours(*graph, visible, {from}, length - 1);
            RC_ASSERT(std::find(nearer.begin(), nearer.end(), to) == nearer.end());
        }
    }
}

RC_GTEST_PROP(TeamStory, LeftStayedAndNotYetAreAllMembersAndDestinationsAllLeavers, ()) {
    const auto data = anyDataset();
    const auto told = storyOf(Careers(*data), model::TeamIndex{0},
                              *rc::gen::arbitrary<bool>() ? std::optional{anyDay()} : std::nullopt);
    RC_ASSERT(static_cast<std::size_t>(told.left + told.stayed + told.notYet) == told.members.size());
    int now = 0;
    int first = 0;
    for (const Destination& destination : told.destinations) {
        now += destination.now;
        first += destination.first;
    }
    RC_ASSERT(now == told.left);
    RC_ASSERT(first == told.left);
}

RC_GTEST_PROP(Flows, EveryArrivalAndDepartureHasOneOtherEnd, ()) {
    const auto data = anyDataset();
    const auto day = anyDay();
    for (std::size_t i = 0; i < data->companies.size(); ++i) {
        const CompanyFlows flows = flowsOf(Careers(*data), static_cast<model::CompanyIndex>(i), day);
        const auto count = [](const std::vector<FlowEnd>& ends) {
            std::size_t moves = 0;
            for (const FlowEnd& end : ends)
                moves += end.moves.size();
            return moves;
        };
        RC_ASSERT(count(flows.cameFrom) == flows.came.size());
        RC_ASSERT(count(flows.wentTo) == flows.left.size());
        for (const auto move : flows.came)
            RC_ASSERT(data->moves[move].date.hasHappenedBy(day));
    }
}

RC_GTEST_PROP(Careers, SuccessionsAreWhatSpellAfterSaysOfEveryDay, ()) {
    const auto data = anyDataset();
    std::vector<std::optional<base::Day>> days{std::nullopt, base::kFirstDay, base::kLastDay};
    for (int i = 0; i < 8; ++i)
        days.emplace_back(anyDay());
    for (const Career& career : careersOf(*data)) {
        const auto successions = successionsOf(*data, career);
        for (const auto& day : days)
            for (std::size_t left = 0; left < career.spells.size(); ++left) {
                std::optional<std::size_t> next;
                for (const Succession& one : successions)
                    if (one.left == left && (!day || one.since <= *day))
                        next = one.next;
                RC_ASSERT(next == spellAfter(*data, career, left, day));
            }
    }
}

RC_GTEST_PROP(FlowTable, AgreesWithTheFlowsOfEveryCompanyOnEveryDay, ()) {
    const auto data = anyDataset();
    const auto careers = careersOf(*data);
    const FlowTable table(data, careers);
    for (const auto& day : {std::optional{anyDay()}, std::optional<base::Day>{}}) {
        FlowQuery query;
        query.asOf = day;
        const FlowCounts counts = table.count(query);
        // (company, other end, move) of every departure and arrival.
        using End = std::tuple<model::CompanyIndex, std::optional<model::CompanyIndex>, model::MoveIndex>;
        std::vector<End> left;
        std::vector<End> came;
        for (const std::uint32_t place : counts.steps) {
            const FlowStep& step = table.steps()[place];
            RC_ASSERT(step.departure || step.arrival);
            const auto& spells = careers[step.person].spells;
            const bool isStillThere = std::any_of(spells.begin(), spells.end(), [&](const Spell& spell) {
                return step.from == spell.company && isOn(spell, day);
            });
            if (step.from && (step.departure || !isStillThere))
                left.emplace_back(*step.from, step.to, step.departure ? *step.departure : *step.arrival);
            if (step.to)
                came.emplace_back(*step.to, step.from, step.arrival ? *step.arrival : *step.departure);
        }
        std::vector<End> wantedLeft;
        std::vector<End> wantedCame;
        for (std::size_t i = 0; i < data->companies.size(); ++i) {
            const auto company = static_cast<model::CompanyIndex>(i);
            const CompanyFlows flows = flowsOf(Careers(*data), company, day);
            for (const FlowEnd& end : flows.wentTo)
                for (const auto move : end.moves)
                    wantedLeft.emplace_back(company, end.company, move);
            for (const FlowEnd& end : flows.cameFrom)
                for (const auto move : end.moves)
                    wantedCame.emplace_back(company, end.company, move);
        }
        for (auto* ends : {&left, &came, &wantedLeft, &wantedCame})
            std::sort(ends->begin(), ends->end());
        RC_ASSERT(left == wantedLeft);
        RC_ASSERT(came == wantedCame);
    }
}

} // namespace
} // namespace whither::query
