#include "core/query/filter.h"

#include "core/query/filtering.h"
#include "core/query/flows_between.h"
#include "core/query/paths.h"
#include "core/query/telling.h"

#include <tbb/blocked_range.h>
#include <tbb/parallel_for.h>

#include <algorithm>
#include <optional>
#include <utility>

namespace whither::query {

namespace {

using graph::Edge;
using graph::EdgeIndex;
using graph::EdgeKind;
using graph::NodeIndex;
using graph::NodeKind;
using model::CompanyIndex;
using model::MoveIndex;
using model::PersonIndex;
using model::StayIndex;
using model::TeamIndex;

class Applier {
  public:
    Applier(const Filter& filter, const graph::TalentGraph& graph, const Telling& telling)
        : m_filter(filter), m_graph(graph), m_data(graph.dataset()), m_telling(telling), m_team(telling.team),
          m_hasFlows(telling.hasFlows) {
        if (filter.focus)
            m_centre = graph.find(filter.focus->entity);
        const bool isOnPerson = m_centre && graph.node(*m_centre).kind == NodeKind::person;
        if (m_hasFlows && filter.grouping != FlowGrouping::company && !isOnPerson)
            groupCompanies(filter.grouping, graph, m_visible);
        m_visible.comparison = telling.comparison;
    }

    VisibleSet apply() {
        m_visible.employer = m_telling.employer;
        showNodes();
        showEdges();
        if (m_centre)
            narrowToFocus();
        if (m_visible.comparison)
            tellComparison();
        if (m_hasFlows)
            showFlows();
        else
            hidePeople();
        countPeople();
        if (m_hasFlows)
            hidePeople();
        if (hasGroups())
            drawGroups();
        else if (m_visible.flowsLeftOut.pairs > 0)
            hideCompaniesWithoutTies();
        collect();
        return std::move(m_visible);
    }

  private:
    /// A company is there from its founding on; where nobody dates that, from the first day on which something dated
    /// tells of it, if there is such a day.
    [[nodiscard]] bool isThereYet(NodeIndex node) const {
        const auto* company = std::get_if<CompanyIndex>(&m_graph.node(node).row);
        if (company == nullptr)
            return true;
        if (const base::Date& founded = m_data.companies[*company].founded; !founded.isUndated())
            return hasHappened(m_filter, founded.effectiveDay());
        bool isDated = false;
        for (const EdgeIndex index : m_graph.incident(node)) {
            const base::Date* date = dateOf(m_graph.edge(index));
            if (date == nullptr || date->isUndated())
                continue;
            if (hasHappened(m_filter, date->effectiveDay()))
                return true;
            isDated = true;
        }
        return !isDated;
    }
    /// Null: it has none.
    [[nodiscard]] const base::Date* dateOf(const Edge& edge) const {
        if (const auto* move = std::get_if<MoveIndex>(&edge.row))
            return &m_data.moves[*move].date;
        if (const auto* stay = std::get_if<StayIndex>(&edge.row))
            return &m_data.stays[*stay].asOf;
        if (const auto* product = std::get_if<model::ProductIndex>(&edge.row))
            return &m_data.products[*product].released;
        const auto* relation = std::get_if<model::RelationIndex>(&edge.row);
        return relation == nullptr ? nullptr : &m_data.relations[*relation].date;
    }
    /// Whether the filter lets an edge through, whatever its ends.
    [[nodiscard]] bool passes(const Edge& edge) const {
        switch (edge.kind) {
        case EdgeKind::leaves:
            return m_telling.leaves[std::get<MoveIndex>(edge.row)] != 0;
        case EdgeKind::joins:
            return m_telling.joins[std::get<MoveIndex>(edge.row)] != 0;
        case EdgeKind::staysAt:
            return m_telling.stays[std::get<StayIndex>(edge.row)] != 0;
        case EdgeKind::listedAt:
            return m_team == std::get<TeamIndex>(edge.row) &&
                   m_telling.listed[std::get<PersonIndex>(m_graph.node(edge.source).row)] != 0;
        case EdgeKind::memberOf:
        case EdgeKind::teamOf:
            return m_filter.shows(Layer::teams) && (!m_team || m_team == std::get<TeamIndex>(edge.row));
        case EdgeKind::makes:
            return m_filter.shows(Layer::products) &&
                   hasHappened(m_filter,
                               m_data.products[std::get<model::ProductIndex>(edge.row)].released.effectiveDay());
        case EdgeKind::relatesTo: {
            const model::Relation& relation = m_data.relations[std::get<model::RelationIndex>(edge.row)];
            return m_filter.shows(Layer::relations) && query::passes(m_filter, m_data, relation);
        }
        case EdgeKind::partOf:
            break;
        }
        return m_filter.shows(Layer::relations);
    }

    static bool isEmployment(EdgeKind kind) {
        return kind == EdgeKind::leaves || kind == EdgeKind::joins || kind == EdgeKind::staysAt ||
               kind == EdgeKind::listedAt;
    }

    void show(NodeIndex node) { m_visible.nodeShown[node] = 1; }
    [[nodiscard]] bool isShown(NodeIndex node) const { return m_visible.nodeShown[node] != 0; }

    void showNodes() {
        m_visible.nodeShown.assign(m_graph.nodeCount(), 0);
        base::Table<NodeIndex, char> isTold; // a move or stay tells of it, shown or not
        isTold.assign(m_graph.nodeCount(), 0);
        for (const Edge& edge : m_graph.edges()) {
            if (!isEmployment(edge.kind))
                continue;
            if (edge.kind != EdgeKind::listedAt)
                isTold[edge.source] = isTold[edge.target] = 1;
            if (passes(edge)) {
                show(edge.source);
                show(edge.target);
            }
        }
        for (const VisibleSet::OpenEnd& end : m_telling.openEnds)
            show(end.person);
        for (const FlowStep& step : m_telling.steps) {
            show(m_graph.nodeOf(step.person));
            show(m_graph.nodeOf(*step.from));
            show(m_graph.nodeOf(*step.to));
        }
        if (m_team) {
            if (const NodeIndex company = m_graph.nodeOf(m_data.teams[*m_team].company); isThereYet(company))
                show(company);
            for (const model::TeamMember& member : m_data.teams[*m_team].members)
                if (m_telling.present[member.person] != 0)
                    show(m_graph.nodeOf(member.person));
        }
        for (std::size_t i = 0; i < m_graph.nodeCount(); ++i) {
            const auto node = static_cast<NodeIndex>(i);
            const NodeKind kind = m_graph.node(node).kind;
            // A range tells of what happened in it, and nothing ever happened to somebody of whom nothing is told.
            const bool isOfInterest = kind == NodeKind::company || (kind == NodeKind::person && !m_filter.from);
            if (!m_team && isTold[node] == 0 && isOfInterest && isThereYet(node))
                show(node);
        }
        showPartners();
        showTeamsAndProducts();
        for (std::size_t i = 0; i < m_graph.nodeCount(); ++i) {
            const auto node = static_cast<NodeIndex>(i);
            if (m_graph.node(node).kind == NodeKind::company && !m_filter.shows(Layer::companies))
                m_visible.nodeShown[node] = 0;
        }
    }

    /// All but one whom the focus is on.
    void hidePeople() {
        if (m_filter.shows(Layer::people))
            return;
        for (std::size_t i = 0; i < m_data.people.size(); ++i)
            if (const NodeIndex node = m_graph.nodeOf(static_cast<PersonIndex>(i)); node != m_centre)
                m_visible.nodeShown[node] = 0;
        for (std::size_t i = 0; i < m_graph.edgeCount(); ++i) {
            const auto index = static_cast<EdgeIndex>(i);
            if (!isShown(m_graph.edge(index).source) || !isShown(m_graph.edge(index).target))
                m_visible.edgeShown[index] = 0;
        }
    }

    [[nodiscard]] bool hasGroups() const { return !m_visible.groups.empty(); }

    [[nodiscard]] NodeIndex drawnAs(CompanyIndex company) const {
        const VisibleSet::Group* const group = m_visible.drawnIn(company);
        return group == nullptr ? m_graph.nodeOf(company) : group->node;
    }
    [[nodiscard]] VisibleSet::Group& groupAt(NodeIndex node) {
        return m_visible.groups[m_visible.groupOf[std::get<CompanyIndex>(m_graph.node(node).row)]];
    }

    void showFlows() {
        DrawnAs drawnAs;
        drawnAs.reserve(m_data.companies.size());
        for (std::size_t i = 0; i < m_data.companies.size(); ++i)
            drawnAs.add(this->drawnAs(static_cast<CompanyIndex>(i)));
        DrawnSteps drawn = drawSteps(m_telling.steps, m_graph, m_visible.nodeShown, drawnAs);
        m_visible.flows = std::move(drawn.flows);
        for (const auto& [node, steps] : drawn.within)
            groupAt(node).within = steps;
        std::vector<NodePair> pairs;
        pairs.reserve(m_telling.pairs.size());
        for (const auto& [a, b] : m_telling.pairs) {
            const bool isNear = !m_centre || (isShown(m_graph.nodeOf(a)) && isShown(m_graph.nodeOf(b)));
            if (isNear && drawnAs[a] != drawnAs[b])
                pairs.emplace_back(std::minmax(drawnAs[a], drawnAs[b]));
        }
        m_visible.flowsLeftOut =
            keepLargest(m_visible.flows, std::move(pairs), std::max(kMostFlows, m_data.companies.size() / 10));
        base::Table<model::PersonIndex, char> isCounted;
        isCounted.assign(m_data.people.size(), 0);
        for (const VisibleSet::Flow& flow : m_visible.flows)
            for (const auto* way : {&flow.there, &flow.back})
                for (const VisibleSet::Step& step : *way) {
                    ++m_visible.flowSteps;
                    m_visible.flowPeople += std::exchange(isCounted[step.person], 1) == 0 ? 1 : 0;
                }
    }

    /// In place of all else that is shown. Where flows are left out, those alone that have one.
    void drawGroups() {
        std::vector<char> isDrawn(m_visible.groups.size(), 0);
        for (const VisibleSet::Flow& flow : m_visible.flows)
            for (const NodeIndex end : {flow.a, flow.b})
                isDrawn[m_visible.groupOf[std::get<CompanyIndex>(m_graph.node(end).row)]] = 1;
        const bool isAll = m_visible.flowsLeftOut.pairs == 0;
        std::vector<std::size_t> companies(m_visible.groups.size(), 0);
        for (std::size_t i = 0; i < m_data.companies.size(); ++i) {
            const auto company = static_cast<CompanyIndex>(i);
            if (!isShown(m_graph.nodeOf(company)))
                continue;
            const std::uint32_t place = m_visible.groupOf[company];
            ++companies[place];
            if (isAll || m_visible.groups[place].node == m_centre)
                isDrawn[place] = 1;
        }
        m_visible.nodeShown.assign(m_graph.nodeCount(), 0);
        m_visible.edgeShown.assign(m_graph.edgeCount(), 0);
        for (std::size_t place = 0; place < isDrawn.size(); ++place)
            if (isDrawn[place] != 0) {
                show(m_visible.groups[place].node);
                m_visible.companyCount += companies[place];
                m_visible.stepsWithin += m_visible.groups[place].within;
            }
    }

    void hideCompaniesWithoutTies() {
        base::Table<NodeIndex, char> isTied;
        isTied.assign(m_graph.nodeCount(), 0);
        for (const VisibleSet::Flow& flow : m_visible.flows)
            isTied[flow.a] = isTied[flow.b] = 1;
        for (std::size_t i = 0; i < m_graph.edgeCount(); ++i)
            if (const auto index = static_cast<EdgeIndex>(i); m_visible.edgeShown[index] != 0)
                isTied[m_graph.edge(index).source] = isTied[m_graph.edge(index).target] = 1;
        for (std::size_t i = 0; i < m_data.companies.size(); ++i)
            if (const NodeIndex node = m_graph.nodeOf(static_cast<CompanyIndex>(i));
                isTied[node] == 0 && node != m_centre)
                m_visible.nodeShown[node] = 0;
    }

    /// Companies that a relation ties to one that shows; one step, so that a team's story stays about the team.
    void showPartners() {
        std::vector<NodeIndex> partners;
        for (const Edge& edge : m_graph.edges()) {
            if (edge.kind != EdgeKind::relatesTo || !passes(edge))
                continue;
            if (isShown(edge.source))
                partners.push_back(edge.target);
            if (isShown(edge.target))
                partners.push_back(edge.source);
        }
        for (const NodeIndex partner : partners)
            if (isThereYet(partner))
                show(partner);
    }

    void showTeamsAndProducts() {
        for (const Edge& edge : m_graph.edges()) {
            if (edge.kind == EdgeKind::makes && isShown(edge.source) && passes(edge))
                show(edge.target);
            if ((edge.kind == EdgeKind::teamOf && isShown(edge.target) && passes(edge)) ||
                (edge.kind == EdgeKind::memberOf && isShown(edge.source) && passes(edge)))
                show(edge.kind == EdgeKind::teamOf ? edge.source : edge.target);
        }
        if (m_team || !m_filter.shows(Layer::products))
            return;
        for (std::size_t i = 0; i < m_data.products.size(); ++i) {
            const auto product = static_cast<model::ProductIndex>(i);
            if (!m_data.products[product].maker &&
                hasHappened(m_filter, m_data.products[product].released.effectiveDay()))
                show(m_graph.nodeOf(product));
        }
    }

    void showEdges() {
        m_visible.edgeShown.assign(m_graph.edgeCount(), 0);
        constexpr std::size_t kAtATime = 16'384;
        tbb::parallel_for(tbb::blocked_range<std::size_t>(0, m_graph.edgeCount(), kAtATime), [this](const auto& range) {
            for (auto i = range.begin(); i < range.end(); ++i) {
                const auto index = static_cast<EdgeIndex>(i);
                const Edge& edge = m_graph.edge(index);
                if (isShown(edge.source) && isShown(edge.target) && passes(edge))
                    m_visible.edgeShown[index] = 1;
            }
        });
    }

    void tellComparison() {
        std::vector<Compared> compared = m_telling.compared;
        if (m_centre && !m_visible.comparison->scope.company)
            std::erase_if(compared, [this](const Compared& one) { return !isShown(m_graph.nodeOf(one.person)); });
        setPeople(*m_visible.comparison, std::move(compared));
    }

    void narrowToFocus() {
        // From one company to another by way of somebody is one step where only companies are drawn.
        const bool isByFlows = m_hasFlows && m_graph.node(*m_centre).kind != NodeKind::person;
        // Somebody who went without a word has no edge to where they were, but a flow from there.
        std::vector<Tie> ties;
        for (const FlowStep& step : m_telling.steps) {
            if (!step.departure || m_telling.leaves[*step.departure] == 0)
                ties.emplace_back(m_graph.nodeOf(step.person), m_graph.nodeOf(*step.from));
            if (!step.arrival || m_telling.joins[*step.arrival] == 0)
                ties.emplace_back(m_graph.nodeOf(step.person), m_graph.nodeOf(*step.to));
        }
        std::vector<NodeIndex> starts{*m_centre};
        if (const auto* company = std::get_if<CompanyIndex>(&m_graph.node(*m_centre).row);
            company != nullptr && hasGroups()) {
            starts.clear();
            for (const CompanyIndex one : m_visible.drawnIn(*company)->companies)
                starts.push_back(m_graph.nodeOf(one));
            m_centre = m_visible.drawnIn(*company)->node;
        }
        const auto near = neighbours(m_graph, m_visible, starts, m_filter.focus->depth * (isByFlows ? 2 : 1), ties);
        m_visible.nodeShown.assign(m_graph.nodeCount(), 0);
        for (const NodeIndex node : near)
            show(node);
        for (std::size_t i = 0; i < m_graph.edgeCount(); ++i) {
            const auto index = static_cast<EdgeIndex>(i);
            if (!isShown(m_graph.edge(index).source) || !isShown(m_graph.edge(index).target))
                m_visible.edgeShown[index] = 0;
        }
    }

    void collect() {
        // Sets of some days are kept at a time, each as large as it must be.
        const auto countOf = [](const auto& shown) {
            return static_cast<std::size_t>(std::count_if(shown.begin(), shown.end(), [](char is) { return is != 0; }));
        };
        m_visible.nodes.reserve(countOf(m_visible.nodeShown));
        m_visible.edges.reserve(countOf(m_visible.edgeShown));
        for (std::size_t i = 0; i < m_graph.nodeCount(); ++i) {
            const auto node = static_cast<NodeIndex>(i);
            if (!isShown(node))
                continue;
            m_visible.nodes.push_back(node);
            const NodeKind kind = m_graph.node(node).kind;
            m_visible.personCount += kind == NodeKind::person && !m_hasFlows ? 1 : 0;
            m_visible.companyCount += kind == NodeKind::company && !hasGroups() ? 1 : 0;
        }
        std::optional<MoveIndex> last; // the two edges of a move stand together
        for (std::size_t i = 0; i < m_graph.edgeCount(); ++i) {
            const auto index = static_cast<EdgeIndex>(i);
            if (m_visible.edgeShown[index] == 0)
                continue;
            m_visible.edges.push_back(index);
            const Edge& edge = m_graph.edge(index);
            const auto* move = std::get_if<MoveIndex>(&edge.row);
            if (move != nullptr && last != *move) {
                ++m_visible.moveCount;
                last = *move;
            }
        }
        if (m_filter.shows(Layer::companies))
            for (const VisibleSet::OpenEnd& end : m_telling.openEnds)
                if (isShown(end.person))
                    m_visible.openEnds.push_back(end);
        if (m_hasFlows)
            m_visible.moveCount = movesIn(m_visible.flows);
    }

    void countPeople() {
        m_visible.headcount.resize(m_data.companies.size());
        countEver();
        for (std::size_t i = 0; i < m_data.people.size(); ++i) {
            const auto person = static_cast<PersonIndex>(i);
            const auto employer = m_visible.employer[person];
            const bool shows = isShown(m_graph.nodeOf(person));
            if (employer && shows) {
                ++m_visible.headcount[*employer].now;
                if (hasGroups())
                    ++m_visible.groups[m_visible.groupOf[*employer]].headcount.now;
            }
            if (m_hasFlows && shows)
                ++m_visible.personCount;
        }
    }

    /// Of a person with several edges to a company, or to a group of them, only one counts.
    void countEver() {
        constexpr std::size_t kNever = static_cast<std::size_t>(-1);
        base::Table<NodeIndex, std::size_t> countedAt; // the last that counted somebody
        countedAt.assign(m_graph.nodeCount(), kNever);
        const auto count = [&](CompanyIndex company, std::size_t number, VisibleSet::Headcount& headcount) {
            const NodeIndex node = m_graph.nodeOf(company);
            for (const EdgeIndex index : m_graph.incident(node)) {
                const Edge& edge = m_graph.edge(index);
                if (m_visible.edgeShown[index] == 0 || !isEmployment(edge.kind))
                    continue;
                const NodeIndex person = edge.source == node ? edge.target : edge.source;
                if (std::exchange(countedAt[person], number) != number)
                    ++headcount.ever;
            }
        };
        for (std::size_t i = 0; i < m_data.companies.size(); ++i)
            count(static_cast<CompanyIndex>(i), i, m_visible.headcount[static_cast<CompanyIndex>(i)]);
        for (std::size_t i = 0; i < m_visible.groups.size(); ++i)
            for (const CompanyIndex company : m_visible.groups[i].companies)
                count(company, m_data.companies.size() + i, m_visible.groups[i].headcount);
    }

    const Filter& m_filter;
    const graph::TalentGraph& m_graph;
    const model::Dataset& m_data;
    const Telling& m_telling;
    std::optional<TeamIndex> m_team;
    std::optional<NodeIndex> m_centre; ///< of the focus
    bool m_hasFlows;                   ///< people are not drawn, but what they did between the companies
    VisibleSet m_visible;
};

} // namespace

VisibleSet apply(const Filter& filter, const graph::TalentGraph& graph) {
    Telling telling;
    tellEveryone(filter, graph, Careers(graph.dataset()), Turns::ignored, telling);
    return Applier(filter, graph, telling).apply();
}

Filtering::Filtering(const graph::TalentGraph& graph, const Careers& careers) : m_graph(graph), m_careers(careers) {}

Filtering::~Filtering() = default;

VisibleSet Filtering::apply(const Filter& filter) {
    if (m_telling && isOtherDay(filter, m_before)) {
        tellOtherDay(filter, *m_before.asOf, m_graph, m_careers, *m_telling);
    } else {
        m_telling = std::make_unique<Telling>();
        tellEveryone(filter, m_graph, m_careers, Turns::noted, *m_telling);
    }
    m_before = filter;
    return Applier(filter, m_graph, *m_telling).apply();
}

std::optional<base::Day> lastKnownDay(const model::Dataset& dataset) {
    std::optional<base::Day> last;
    const auto look = [&](const base::Date& date) {
        const base::Day day = date.effectiveDay();
        if (!date.isUndated() && day != base::kLastDay)
            last = std::max(last.value_or(day), day);
    };
    for (const model::Move& move : dataset.moves)
        look(move.date);
    for (const model::Stay& stay : dataset.stays)
        look(stay.asOf);
    return last;
}

base::Day lastDayToShow(base::Day last) {
    base::CalendarDate month = base::CalendarDate::of(last);
    month.day = 0;
    return month.lastDay();
}

std::string openingTeam(const model::Dataset& dataset) {
    const model::Team* largest = nullptr;
    for (const model::Team& team : dataset.teams)
        if (largest == nullptr || team.members.size() > largest->members.size())
            largest = &team;
    if (largest == nullptr || largest->members.empty() || 2 * largest->members.size() < dataset.people.size())
        return {};
    return largest->key;
}

} // namespace whither::query
