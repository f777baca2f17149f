#include "core/query/filter.h"

#include "core/query/flow_table.h"
#include "core/query/paths.h"
#include "tests/support/sample_data.h"
#include "tests/support/story.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <string>

namespace whither::query {
namespace {

using graph::EdgeKind;
using graph::TalentGraph;
using tests::company;
using tests::day;
using tests::llamaData;
using tests::person;
using tests::story;
using Strings = std::set<std::string>;

/// What a filter shows, by key.
class Shown {
  public:
    Shown(const model::DatasetPtr& data, const Filter& filter)
        : m_graph(TalentGraph::build(data)), m_visible(apply(filter, *m_graph)) {}

    [[nodiscard]] Strings nodes() const {
        Strings keys;
        for (const auto node : m_visible.nodes)
            keys.insert(m_graph->idOf(node).key);
        return keys;
    }
    [[nodiscard]] std::multiset<std::string> edges(EdgeKind kind) const {
        std::multiset<std::string> found;
        for (const auto index : m_visible.edges) {
            const auto& edge = m_graph->edge(index);
            if (edge.kind == kind)
                found.insert(m_graph->idOf(edge.source).key + "->" + m_graph->idOf(edge.target).key);
        }
        return found;
    }
    /// "ada-1 to" or "ada-1 from".
    [[nodiscard]] Strings openEnds() const {
        Strings ends;
        for (const auto& end : m_visible.openEnds)
            ends.insert(m_graph->dataset().moves[end.move].key + (end.isDestination ? " to" : " from"));
        return ends;
    }
    [[nodiscard]] std::string key(graph::NodeIndex node) const { return m_graph->idOf(node).key; }
    [[nodiscard]] const VisibleSet& set() const { return m_visible; }
    [[nodiscard]] const auto& row(graph::NodeIndex node) const { return m_graph->node(node).row; }
    [[nodiscard]] const model::Dataset& data() const { return m_graph->dataset(); }

  private:
    graph::TalentGraphPtr m_graph;
    VisibleSet m_visible;
};

using Edges = std::multiset<std::string>;

Filter teamFilter(const char* team, const char* asOf = "") {
    Filter filter;
    filter.team = team;
    if (*asOf != '\0')
        filter.asOf = day(asOf);
    return filter;
}

Filter everything() {
    Filter filter;
    filter.layers = {Layer::people, Layer::companies, Layer::earlierJobs, Layer::disputed,
                     Layer::teams,  Layer::products,  Layer::relations};
    return filter;
}

TEST(OpeningPicture, TellsWhoLeftTheLlamaTeamAndWhereTheyWent) {
    const Shown shown(llamaData(), teamFilter(openingTeam(*llamaData()).c_str(), "2025-05-31"));
    EXPECT_EQ(shown.set().personCount, 14U);
    EXPECT_EQ(shown.edges(EdgeKind::leaves),
              (Edges{"meta->armand-joulin", "meta->aurelien-rodriguez", "meta->baptiste-roziere", "meta->edouard-grave",
                     "meta->eric-hambro", "meta->gautier-izacard", "meta->guillaume-lample", "meta->marie-anne-lachaux",
                     "meta->naman-goyal", "meta->thibaut-lavril", "meta->timothee-lacroix"}));
    EXPECT_EQ(shown.edges(EdgeKind::joins),
              (Edges{"armand-joulin->apple", "armand-joulin->google-deepmind", "aurelien-rodriguez->cohere",
                     "baptiste-roziere->mistral-ai", "edouard-grave->kyutai", "eric-hambro->anthropic",
                     "gautier-izacard->microsoft-ai", "guillaume-lample->mistral-ai", "hugo-touvron->meta",
                     "marie-anne-lachaux->mistral-ai", "naman-goyal->thinking-machines", "thibaut-lavril->mistral-ai",
                     "timothee-lacroix->mistral-ai"}));
    EXPECT_EQ(shown.edges(EdgeKind::staysAt), (Edges{"faisal-azhar->meta", "xavier-martinet->meta"}));
    EXPECT_EQ(shown.set().edges.size(), 26U);
    EXPECT_EQ(shown.set().companyCount, 9U);
    EXPECT_TRUE(shown.openEnds().empty());
}

TEST(OpeningPicture, CountsThreeOfFourteenAtMetaAndFiveAtMistral) {
    const Shown shown(llamaData(), teamFilter("llama-authors", "2025-05-31"));
    const auto count = [&](const char* key) { return shown.set().headcount[company(shown.data(), key)]; };
    EXPECT_EQ(count("meta").now, 3);
    EXPECT_EQ(count("meta").ever, 14);
    EXPECT_EQ(count("mistral-ai").now, 5);
    EXPECT_EQ(count("apple").now, 0);
    EXPECT_EQ(count("apple").ever, 1);
    EXPECT_EQ(count("openai").ever, 0);
}

TEST(OpeningPicture, OpensOnTheLastKnownDay) {
    EXPECT_EQ(lastKnownDay(*llamaData()), day("2025-05-26"));
    EXPECT_EQ(openingTeam(*llamaData()), "llama-authors");
    EXPECT_EQ(openingTeam(*tests::aiTalentData()), "");
}

TEST(LastKnownDay, LeavesOutWhatHasNoDay) {
    EXPECT_FALSE(lastKnownDay(*story("ada: joined a; joined b [2024..]")));
    EXPECT_EQ(lastKnownDay(*story("ada: joined a 2020; stay a 2024-03")), day("2024-03-01"));
    EXPECT_EQ(openingTeam(model::Dataset{}), "");
}

TEST(VisibleSet, ADestinationNotYetKnownIsAnOpenEnd) {
    EXPECT_TRUE(Shown(llamaData(), teamFilter("llama-authors", "2024-01-01"))
                    .openEnds()
                    .contains("gautier-izacard-left-meta-2023 to"));
    EXPECT_FALSE(Shown(llamaData(), teamFilter("llama-authors", "2025-05-26"))
                     .openEnds()
                     .contains("gautier-izacard-left-meta-2023 to"));
}

TEST(VisibleSet, OnlyTheLastDepartureIsOpen) {
    const auto data = story("ada: joined a 2010; left a 2012; joined b 2013; left b 2015");
    auto filter = everything();
    EXPECT_EQ(Shown(data, filter).openEnds(), (Strings{"ada-4 to", "ada-1 from"}));
    filter.asOf = day("2012-06-01");
    EXPECT_EQ(Shown(data, filter).openEnds(), (Strings{"ada-2 to", "ada-1 from"}));
}

TEST(VisibleSet, AnUnknownOriginIsOpenOnlyWhereEarlierJobsShow) {
    const auto data = story("ada: joined a 2010\nbo: moved a->b 2012");
    EXPECT_TRUE(Shown(data, Filter{}).openEnds().empty());
    EXPECT_EQ(Shown(data, everything()).openEnds(), Strings{"ada-1 from"});
}

TEST(VisibleSet, EarlierJobsOfATeamAreHiddenUntilAskedFor) {
    const auto data = story("ada: joined a 2010; moved a->meta 2015; moved meta->b 2020; moved b->c 2022\n"
                            "bo: moved a->meta 2016\n"
                            "team crew at meta 2019: ada, bo");
    auto filter = teamFilter("crew");
    const Shown shown(data, filter);
    EXPECT_EQ(shown.edges(EdgeKind::leaves), (Edges{"meta->ada", "b->ada"}));
    EXPECT_EQ(shown.edges(EdgeKind::joins), (Edges{"ada->b", "ada->c", "bo->meta"}));
    EXPECT_FALSE(shown.nodes().contains("a"));
    filter.layers.insert(Layer::earlierJobs);
    EXPECT_EQ(Shown(data, filter).set().moveCount, 5U);
}

TEST(VisibleSet, SomethingFoundedBeforeLeavingIsWhereTheyWent) {
    const auto data =
        story("ada: joined x 2005; left x 2010; joined meta 2014; cofounded mistral 2023-04; left meta 2023-06\n"
              "team crew at meta 2019: ada");
    const Shown shown(data, teamFilter("crew"));
    EXPECT_EQ(shown.edges(EdgeKind::joins), Edges{"ada->mistral"});
    EXPECT_EQ(shown.edges(EdgeKind::leaves), Edges{"meta->ada"});
}

TEST(VisibleSet, WithoutATeamTheLastDepartureIsTheReference) {
    const auto data = story("ada: joined a 2010; moved a->b 2015; moved b->c 2020");
    const Shown shown(data, Filter{});
    EXPECT_EQ(shown.edges(EdgeKind::leaves), Edges{"b->ada"});
    EXPECT_EQ(shown.edges(EdgeKind::joins), Edges{"ada->c"});
    EXPECT_FALSE(shown.nodes().contains("a"));
}

TEST(VisibleSet, SomebodyWhoMovedOnWithoutAWordOfLeavingIsStillTiedToTheTeam) {
    const auto data = story("ada: joined meta 2015; joined b 2020\nteam crew at meta 2019: ada");
    EXPECT_EQ(Shown(data, teamFilter("crew")).edges(EdgeKind::joins), (Edges{"ada->meta", "ada->b"}));
}

TEST(VisibleSet, OnlyAListTiesSomebodyOfWhomNothingElseTells) {
    const auto data = story("ada:\nbo: joined meta 2010\nteam crew at meta 2019: ada, bo");
    const Shown shown(data, teamFilter("crew"));
    EXPECT_EQ(shown.edges(EdgeKind::listedAt), Edges{"ada->meta"});
    EXPECT_EQ(shown.set().headcount[company(*data, "meta")].ever, 2);
}

TEST(VisibleSet, AMemberIsToldFromThePartOfTheCompanyWhereTheyWere) {
    const auto data = story("ada: joined brain 2016; moved brain->adept 2021\ncompany brain in google\n"
                            "team transformer at google 2017: ada");
    const Shown shown(data, teamFilter("transformer"));
    EXPECT_EQ(shown.edges(EdgeKind::leaves), Edges{"brain->ada"});
    EXPECT_TRUE(shown.edges(EdgeKind::listedAt).empty());
}

TEST(VisibleSet, StaysShowTheLatestThatHasHappenedWhereNoMoveTies) {
    const auto data = story("ada: stay a 2020; stay a 2024\nbo: joined a 2019; stay a 2024");
    Filter filter;
    EXPECT_EQ(Shown(data, filter).edges(EdgeKind::staysAt), Edges{"ada->a"});
    filter.asOf = day("2019-12-31");
    EXPECT_TRUE(Shown(data, filter).edges(EdgeKind::staysAt).empty());
    EXPECT_FALSE(Shown(data, filter).nodes().contains("ada"));
}

TEST(VisibleSet, DisputedMovesAndRelationsFollowTheirLayer) {
    const auto data = story("ada: joined a 2018; moved a->b 2020 disputed\nrelation a invested_in b 2020 disputed");
    auto filter = everything();
    EXPECT_EQ(Shown(data, filter).set().moveCount, 2U);
    EXPECT_EQ(Shown(data, filter).edges(EdgeKind::relatesTo).size(), 1U);
    filter.layers.erase(Layer::disputed);
    EXPECT_EQ(Shown(data, filter).set().moveCount, 1U);
    EXPECT_TRUE(Shown(data, filter).edges(EdgeKind::relatesTo).empty());
}

TEST(VisibleSet, PeopleWithNoMoveAndCompaniesWithNoPeopleShowWithoutATeam) {
    const auto data = story("ada:\nbo: joined b 2030\ncompany lonely\nteam crew at c: bo");
    Filter filter;
    filter.asOf = day("2020-01-01");
    EXPECT_EQ(Shown(data, filter).nodes(), (Strings{"ada", "lonely", "c"})) << "bo and b have not happened yet";
    EXPECT_EQ(Shown(data, teamFilter("crew", "2020-01-01")).nodes(), (Strings{"bo", "c"}));
}

TEST(VisibleSet, ATeamThatIsNotInTheDataIsNoTeam) {
    const auto data = story("ada: joined a 2020");
    EXPECT_EQ(Shown(data, teamFilter("no-such-team")).nodes(), (Strings{"ada", "a"}));
}

TEST(VisibleSet, HidingPeopleLeavesTheCompaniesAndTheOtherWayRound) {
    const auto data = story("ada: moved a->b 2020");
    Filter filter;
    filter.layers = {Layer::companies};
    EXPECT_EQ(Shown(data, filter).nodes(), (Strings{"a", "b"}));
    filter.layers = {Layer::people};
    EXPECT_EQ(Shown(data, filter).nodes(), Strings{"ada"});
    EXPECT_TRUE(Shown(data, filter).set().edges.empty());
}

/// "a->b 2" for each way of a flow.
Strings flowsOf(const Shown& shown) {
    Strings found;
    for (const VisibleSet::Flow& flow : shown.set().flows) {
        EXPECT_GE(flow.there.size(), flow.back.size());
        found.insert(shown.key(flow.a) + "->" + shown.key(flow.b) + " " + std::to_string(flow.there.size()));
        if (!flow.back.empty())
            found.insert(shown.key(flow.b) + "->" + shown.key(flow.a) + " " + std::to_string(flow.back.size()));
    }
    return found;
}

Filter companiesAlone(const char* asOf = "") {
    Filter filter = teamFilter("", asOf);
    filter.layers = {Layer::companies, Layer::disputed, Layer::earlierJobs};
    return filter;
}

TEST(VisibleSet, WithoutPeopleFlowsTellWhatPassedBetweenCompaniesBothWays) {
    const auto data = story("ada: joined a 2018; moved a->b 2020\nbo: moved a->b 2021; moved b->a 2022\n"
                            "cy: joined c 2020; left c 2021");
    EXPECT_EQ(flowsOf(Shown(data, companiesAlone())), (Strings{"a->b 2", "b->a 1"}));
    EXPECT_EQ(flowsOf(Shown(data, companiesAlone("2021-12-31"))), Strings{"a->b 2"});
    auto filter = companiesAlone();
    filter.from = day("2021-01-01");
    EXPECT_EQ(flowsOf(Shown(data, filter)), (Strings{"a->b 1", "b->a 1"}));
    filter.layers.insert(Layer::people);
    EXPECT_TRUE(Shown(data, filter).set().flows.empty());
    filter.layers = {Layer::disputed};
    EXPECT_TRUE(Shown(data, filter).set().flows.empty());
}

TEST(VisibleSet, WithoutPeopleTheCompaniesStillCountThem) {
    const auto data = story("ada: joined a 2018; moved a->b 2020\nbo: joined a 2021");
    auto filter = companiesAlone();
    const Shown alone(data, filter);
    filter.layers.insert(Layer::people);
    const Shown all(data, filter);
    for (const char* key : {"a", "b"}) {
        const auto& count = alone.set().headcount[company(*data, key)];
        EXPECT_EQ(count.now, 1) << key;
        EXPECT_EQ(count.ever, all.set().headcount[company(*data, key)].ever) << key;
    }
    EXPECT_EQ(alone.nodes(), (Strings{"a", "b"}));
    EXPECT_EQ(alone.set().personCount, 2U);
    EXPECT_EQ(alone.set().moveCount, 1U) << "the one that led from one to the other";
}

TEST(VisibleSet, AFlowLeavesOutWhatTheStoryDoes) {
    const auto data = story("ada: joined a 2016; moved a->meta 2018; moved meta->b 2020; moved b->c 2022\n"
                            "bo: joined meta 2019; moved meta->b 2021 disputed\ncy: moved meta->c 2021\n"
                            "team crew at meta: ada, bo");
    auto filter = teamFilter("crew");
    filter.layers = {Layer::companies, Layer::disputed};
    EXPECT_EQ(flowsOf(Shown(data, filter)), (Strings{"meta->b 2", "b->c 1"})) << "not before Meta, nor others' moves";
    filter.layers = {Layer::companies};
    EXPECT_EQ(flowsOf(Shown(data, filter)), (Strings{"meta->b 1", "b->c 1"}));
    filter.layers = {Layer::companies, Layer::disputed, Layer::earlierJobs};
    EXPECT_EQ(flowsOf(Shown(data, filter)), (Strings{"a->meta 1", "meta->b 2", "b->c 1"}));
}

TEST(VisibleSet, AFocusWithoutPeopleKeepsWhomOneFlowReaches) {
    const auto data = story("ada: joined a 2016; moved a->b 2018\nbo: joined b 2019; moved b->c 2020\n"
                            "cy: joined c 2019; moved c->d 2021");
    auto filter = companiesAlone();
    filter.focus = Filter::Focus{{model::EntityKind::company, "b"}, 1};
    const Shown shown(data, filter);
    EXPECT_EQ(shown.nodes(), (Strings{"a", "b", "c"}));
    EXPECT_EQ(flowsOf(shown), (Strings{"a->b 1", "b->c 1"}));
}

TEST(VisibleSet, AFocusWithoutPeopleFollowsAFlowThatOnlyAnArrivalTells) {
    const auto data = story("ada: joined a 2018; joined b 2020\nbo: joined b 2019; joined c 2020\n"
                            "cy: joined c 2019; joined d 2020");
    for (const auto& layers : {std::set{Layer::companies}, std::set{Layer::companies, Layer::earlierJobs}}) {
        auto filter = companiesAlone();
        filter.layers = layers;
        filter.focus = Filter::Focus{{model::EntityKind::company, "b"}, 1};
        const Shown shown(data, filter);
        EXPECT_EQ(flowsOf(shown), (Strings{"a->b 1", "b->c 1"}));
        EXPECT_EQ(shown.nodes(), (Strings{"a", "b", "c"}));
    }
}

TEST(VisibleSet, FiveLlamaAuthorsWentFromMetaToMistral) {
    auto filter = teamFilter("llama-authors", "2025-05-31");
    filter.layers.erase(Layer::people);
    const Shown shown(llamaData(), filter);
    EXPECT_TRUE(flowsOf(shown).contains("meta->mistral-ai 5"));
    EXPECT_EQ(shown.set().headcount[company(*llamaData(), "meta")].ever, 14);
    EXPECT_EQ(shown.set().headcount[company(*llamaData(), "meta")].now, 3);
}

TEST(VisibleSet, FlowsAgreeWithTheFlowTable) {
    for (const auto& data : {llamaData(), tests::aiTalentData()})
        for (const char* asOf : {"", "2024-06-30", "2022-12-31"}) {
            const auto filter = companiesAlone(asOf);
            const FlowTable table(data, careersOf(*data));
            FlowQuery query;
            query.asOf = filter.asOf;
            const FlowCounts counts = table.count(query);
            Strings told;
            for (const FlowCell& cell : counts.cells)
                if (counts.groups[cell.from].company && counts.groups[cell.to].company && cell.from != cell.to)
                    told.insert(counts.groups[cell.from].key + "->" + counts.groups[cell.to].key + " " +
                                std::to_string(cell.steps));
            const Shown shown(data, filter);
            const Strings drawn = flowsOf(shown);
            if (shown.set().flowsLeftOut.pairs == 0) {
                EXPECT_EQ(drawn, told) << asOf;
            }
            EXPECT_TRUE(std::includes(told.begin(), told.end(), drawn.begin(), drawn.end())) << asOf;
            std::size_t steps = 0;
            std::set<model::PersonIndex> people;
            for (const auto& flow : shown.set().flows)
                for (const auto* way : {&flow.there, &flow.back})
                    for (const auto& step : *way) {
                        ++steps;
                        people.insert(step.person);
                    }
            EXPECT_EQ(shown.set().flowSteps, steps) << asOf;
            EXPECT_EQ(shown.set().flowPeople, people.size()) << asOf;
        }
}

TEST(VisibleSet, OfManyFlowsTheLargestAreShownTheSameOnEveryDay) {
    const auto data = tests::aiTalentData();
    const Shown last(data, companiesAlone());
    const auto& [leftOut, fewerThan] = last.set().flowsLeftOut;
    EXPECT_GT(leftOut, 0U);
    EXPECT_LE(last.set().flows.size(), kMostFlows);
    EXPECT_GE(last.set().flows.size(), kMostFlows / 3);
    std::set<graph::NodeIndex> ends;
    std::set<std::pair<graph::NodeIndex, graph::NodeIndex>> pairs;
    for (const auto& flow : last.set().flows) {
        EXPECT_GE(flow.there.size() + flow.back.size(), fewerThan);
        ends.insert({flow.a, flow.b});
        pairs.insert(std::minmax(flow.a, flow.b));
    }
    EXPECT_EQ(last.set().companyCount, ends.size()) << "of the others no flow is drawn";
    for (const char* asOf : {"2025-06-30", "2024-06-30", "2022-12-31"}) {
        const Shown before(data, companiesAlone(asOf));
        for (const auto& flow : before.set().flows)
            EXPECT_TRUE(pairs.contains(std::minmax(flow.a, flow.b))) << asOf;
    }
    EXPECT_EQ(Shown(llamaData(), companiesAlone()).set().flowsLeftOut.pairs, 0U);
}

TEST(VisibleSet, FlowsOfEveryoneCountEveryStepWhetherOrNotEarlierJobsAreDrawn) {
    const auto data = story("ada: joined a 2016; moved a->b 2018; moved b->c 2020");
    auto filter = companiesAlone();
    filter.layers.erase(Layer::earlierJobs);
    EXPECT_EQ(flowsOf(Shown(data, filter)), (Strings{"a->b 1", "b->c 1"}));
}

/// Two countries of two companies each, one that is alone, and a company of no country.
const char* const kAbroad = "ada: moved a->b 2018; moved b->c 2020\nbo: moved a->c 2019; moved c->d 2021\n"
                            "cy: moved d->a 2020; moved a->e 2022\ndi: joined a 2015\n"
                            "company a in p\ncompany b in p\n";

TEST(VisibleSet, GroupsOfCompaniesAreDrawnAsOne) {
    const auto data = story(kAbroad);
    auto filter = companiesAlone();
    filter.grouping = FlowGrouping::parent;
    const Shown shown(data, filter);
    EXPECT_EQ(shown.nodes(), (Strings{"c", "d", "e", "p"})) << "of a group its topmost company";
    EXPECT_EQ(flowsOf(shown), (Strings{"p->c 2", "c->d 1", "d->p 1", "p->e 1"}));
    EXPECT_TRUE(shown.set().edges.empty());
    const auto* group = shown.set().drawnIn(company(*data, "b"));
    ASSERT_NE(group, nullptr);
    EXPECT_EQ(group->within, 1U) << "from a to b";
    EXPECT_EQ(shown.set().stepsWithin, 1U);
    EXPECT_EQ(group->headcount.now, 1) << "di";
    EXPECT_EQ(group->headcount.ever, 4) << "who was at two of its companies counts once";
    EXPECT_EQ(shown.set().flowSteps, 5U);
    EXPECT_EQ(shown.set().flowPeople, 3U);
    EXPECT_EQ(shown.set().companyCount, 6U) << "p as well";
}

TEST(VisibleSet, WherePeopleAreDrawnCompaniesStandForThemselves) {
    const auto data = story(kAbroad);
    auto filter = companiesAlone();
    filter.layers.insert(Layer::people);
    const Shown plain(data, filter);
    filter.grouping = FlowGrouping::parent;
    EXPECT_EQ(Shown(data, filter).set(), plain.set());
    filter.layers.erase(Layer::people);
    filter.focus = Filter::Focus{{model::EntityKind::person, "ada"}, 1};
    EXPECT_TRUE(Shown(data, filter).set().groups.empty()) << "a person's own story is told by companies";
}

TEST(VisibleSet, AFocusOnOneOfAGroupIsOnAllOfThem) {
    const auto data = story(std::string(kAbroad) + "ed: moved x->y 2020");
    auto filter = companiesAlone();
    filter.grouping = FlowGrouping::parent;
    filter.focus = Filter::Focus{{model::EntityKind::company, "b"}, 1};
    EXPECT_EQ(Shown(data, filter).nodes(), (Strings{"c", "d", "e", "p"})) << "b has steps with a and c alone";
}

TEST(VisibleSet, GroupedFlowsAgreeWithTheFlowTable) {
    for (const auto& data : {llamaData(), tests::aiTalentData()})
        for (const auto grouping : {FlowGrouping::parent, FlowGrouping::country, FlowGrouping::kind}) {
            auto filter = companiesAlone("2025-06-30");
            filter.grouping = grouping;
            const Shown shown(data, filter);
            const FlowTable table(data, careersOf(*data));
            FlowQuery query;
            query.asOf = filter.asOf;
            query.grouping = grouping;
            const FlowCounts counts = table.count(query);
            const auto keyOf = [&](graph::NodeIndex node) {
                return shown.set().drawnIn(std::get<model::CompanyIndex>(shown.row(node)))->key;
            };
            Strings told;
            for (const FlowCell& cell : counts.cells)
                if (counts.groups[cell.from].sort == FlowGroup::Sort::named &&
                    counts.groups[cell.to].sort == FlowGroup::Sort::named && cell.from != cell.to)
                    told.insert(counts.groups[cell.from].key + "->" + counts.groups[cell.to].key + " " +
                                std::to_string(cell.steps));
            Strings drawn;
            for (const auto& flow : shown.set().flows) {
                drawn.insert(keyOf(flow.a) + "->" + keyOf(flow.b) + " " + std::to_string(flow.there.size()));
                if (!flow.back.empty())
                    drawn.insert(keyOf(flow.b) + "->" + keyOf(flow.a) + " " + std::to_string(flow.back.size()));
            }
            EXPECT_FALSE(drawn.empty());
            EXPECT_TRUE(std::includes(told.begin(), told.end(), drawn.begin(), drawn.end()));
            if (shown.set().flowsLeftOut.pairs == 0) {
                EXPECT_EQ(drawn, told);
            }
        }
}

TEST(VisibleSet, AGroupHasTheSameNodeOnEveryDay) {
    const auto data = tests::aiTalentData();
    auto filter = companiesAlone();
    filter.grouping = FlowGrouping::country;
    const Shown last(data, filter);
    for (const char* asOf : {"2025-06-30", "2023-06-30", "2020-12-31"}) {
        filter.asOf = day(asOf);
        const Shown before(data, filter);
        ASSERT_EQ(before.set().groups.size(), last.set().groups.size());
        for (std::size_t i = 0; i < before.set().groups.size(); ++i)
            EXPECT_EQ(before.set().groups[i].node, last.set().groups[i].node) << asOf;
    }
}

TEST(VisibleSet, OfFlowsOfOneSizeAllAreShown) {
    std::string text;
    for (std::size_t i = 0; i <= kMostFlows; ++i)
        text += "p" + std::to_string(i) + ": moved a" + std::to_string(i) + "->b" + std::to_string(i) + " 2020\n";
    const Shown shown(story(text), companiesAlone());
    EXPECT_EQ(shown.set().flows.size(), kMostFlows + 1);
    EXPECT_EQ(shown.set().flowsLeftOut.pairs, 0U);
}

TEST(VisibleSet, RelationsBringInPartnersOneStepFar) {
    const auto data = story("ada: joined meta 2020\nteam crew at meta: ada\nrelation fund invested_in meta 2021\n"
                            "relation bank invested_in fund 2021\nproduct llama by meta 2023\nproduct orphan");
    auto filter = teamFilter("crew");
    filter.layers.insert({Layer::relations, Layer::products, Layer::teams});
    EXPECT_EQ(Shown(data, filter).nodes(), (Strings{"ada", "meta", "crew", "fund", "llama"}));
    filter.asOf = day("2020-06-01");
    EXPECT_EQ(Shown(data, filter).nodes(), (Strings{"ada", "meta", "crew"})) << "neither funded nor released yet";
}

TEST(VisibleSet, AFocusKeepsItsNeighbourhood) {
    const auto data = story("ada: moved a->b 2020\nbo: moved b->c 2020\ncy: joined d 2020");
    Filter filter;
    filter.focus = Filter::Focus{{model::EntityKind::person, "ada"}, 1};
    EXPECT_EQ(Shown(data, filter).nodes(), (Strings{"ada", "a", "b"}));
    filter.focus->depth = 2;
    EXPECT_EQ(Shown(data, filter).nodes(), (Strings{"ada", "a", "b", "bo"}));
    filter.focus->entity.key = "nobody";
    EXPECT_EQ(Shown(data, filter).nodes().size(), 7U) << "a focus on nothing is none";
}

TEST(VisibleSet, AFocusOnSomethingHiddenShowsItAlone) {
    const auto data = story("ada: joined a 2020\nbo: joined b 2020\nteam crew at a: ada");
    auto filter = teamFilter("crew");
    filter.focus = Filter::Focus{{model::EntityKind::person, "bo"}, 3};
    EXPECT_EQ(Shown(data, filter).nodes(), Strings{"bo"});
}

TEST(VisibleSet, AMoveWithinACompanyShowsWhileThePersonIsThere) {
    const auto data = story("ada: joined a 2018; moved a->a 2020");
    const Shown shown(data, Filter{});
    EXPECT_EQ(shown.set().moveCount, 2U);
    EXPECT_EQ(shown.set().edges.size(), 3U);
}

TEST(Paths, FewestEdgesWinAndTellTheMoves) {
    const auto data = story("ada: moved a->b 2020\nbo: moved b->c 2020\ncy: moved a->c 2020");
    const auto graph = TalentGraph::build(data);
    const auto visible = apply(Filter{}, *graph);
    const auto path =
        shortestPath(*graph, visible, graph->nodeOf(person(*data, "ada")), graph->nodeOf(company(*data, "c")));
    ASSERT_EQ(path.nodes.size(), 4U);
    ASSERT_EQ(path.edges.size(), 3U);
    Strings moves;
    for (const auto edge : path.edges)
        moves.insert(graph->idOf(edge).key);
    EXPECT_EQ(moves, (Strings{"ada-1", "cy-1"}));
}

TEST(Paths, ThereIsNoneThroughWhatIsHidden) {
    const auto data = story("ada: moved a->b 2020 disputed\ncy: joined c 2020");
    const auto graph = TalentGraph::build(data);
    Filter filter;
    const auto a = graph->nodeOf(company(*data, "a"));
    const auto b = graph->nodeOf(company(*data, "b"));
    EXPECT_EQ(shortestPath(*graph, apply(filter, *graph), a, b).edges.size(), 2U);
    filter.layers.erase(Layer::disputed);
    EXPECT_TRUE(shortestPath(*graph, apply(filter, *graph), a, b).nodes.empty());
    EXPECT_EQ(shortestPath(*graph, apply(filter, *graph), a, a).nodes.size(), 1U);
}

TEST(Paths, NeighboursStandByDistance) {
    const auto data = story("ada: moved b->a 2020\nbo: joined b 2020");
    const auto graph = TalentGraph::build(data);
    const auto near = neighbours(*graph, apply(Filter{}, *graph), {graph->nodeOf(person(*data, "ada"))}, 2);
    std::vector<std::string> keys;
    for (const auto node : near)
        keys.push_back(graph->idOf(node).key);
    EXPECT_EQ(keys, (std::vector<std::string>{"ada", "a", "b", "bo"}));
}

} // namespace
} // namespace whither::query
