#include "core/query/filter.h"

#include "core/query/career.h"
#include "core/query/flow_steps.h"
#include "core/query/flows_between.h"
#include "core/query/paths.h"
#include "core/query/team_story.h"

#include <tbb/parallel_for.h>

#include <algorithm>
#include <map>
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
    Applier(const Filter& filter, const graph::TalentGraph& graph)
        : m_filter(filter), m_graph(graph), m_data(graph.dataset()) {
        if (const auto node = graph.find({model::EntityKind::team, filter.team}))
            m_team = std::get<TeamIndex>(graph.node(*node).row);
        m_hasFlows = !filter.shows(Layer::people) && filter.shows(Layer::companies);
        if (filter.focus)
            m_centre = graph.find(filter.focus->entity);
        if (filter.comparedWith)
            m_visible.comparison = emptyComparison();
    }

    VisibleSet apply() {
        m_leaves.assign(m_data.moves.size(), 0);
        m_joins.assign(m_data.moves.size(), 0);
        m_stays.assign(m_data.stays.size(), 0);
        m_listed.assign(m_data.people.size(), 0);
        m_present.assign(m_data.people.size(), 0);
        m_visible.employer.resize(m_data.people.size());
        if (m_hasFlows)
            m_told.assign(m_data.moves.size(), 0);
        tellCareers();
        showNodes();
        showEdges();
        if (m_centre)
            narrowToFocus();
        if (m_visible.comparison)
            tellComparison();
        if (m_hasFlows)
            m_visible.flows = flowsBetween(m_steps, m_graph, m_visible.nodeShown);
        else
            hidePeople();
        countPeople();
        if (m_hasFlows)
            hidePeople();
        collect();
        return std::move(m_visible);
    }

  private:
    using OpenEnds = std::vector<VisibleSet::OpenEnd>;
    /// What some of the careers add to the whole.
    struct Part {
        OpenEnds openEnds;
        std::vector<FlowStep> steps; ///< from one company to another
        std::vector<Compared> compared;
    };

    [[nodiscard]] bool hasHappened(const base::Date& date) const {
        return !m_filter.asOf || date.hasHappenedBy(*m_filter.asOf);
    }
    /// What has happened and, of a range, not before it.
    [[nodiscard]] bool isInRange(const base::Date& date) const {
        return hasHappened(date) && (!m_filter.from || date.effectiveDay() >= *m_filter.from);
    }
    /// Whether a member of the team shows without a line of their own.
    [[nodiscard]] bool isPresent(const MemberStory& story) const {
        if (story.standing == MemberStory::Standing::notYet)
            return story.now.has_value() && !m_filter.from;
        return story.standing == MemberStory::Standing::stayed || !m_filter.from;
    }
    /// Whether the team's list can tie them to its company as of that day.
    [[nodiscard]] bool isListed(const MemberStory& story) const {
        return story.standing == MemberStory::Standing::stayed ||
               (story.standing == MemberStory::Standing::left && !m_filter.from);
    }
    [[nodiscard]] bool isFounded(const graph::Node& node) const {
        const auto* company = std::get_if<CompanyIndex>(&node.row);
        return company == nullptr || hasHappened(m_data.companies[*company].founded);
    }
    [[nodiscard]] bool passes(const base::Date& date, model::Confidence confidence) const {
        return isInRange(date) && (confidence != model::Confidence::disputed || m_filter.shows(Layer::disputed));
    }
    [[nodiscard]] bool passes(MoveIndex move) const {
        return passes(m_data.moves[move].date, m_data.moves[move].confidence);
    }

    /// Walks through everyone's career: what has happened by the as-of day decides how it is told, drawn or not. A
    /// million of them would not fit into memory, so each is made, looked at and forgotten, some thousand at a time on
    /// each core: what is marked of a person belongs to nobody else, but for the open ends, which are put together in
    /// order at the end.
    void tellCareers() {
        constexpr std::size_t kAtATime = 2048;
        const Careers careers(m_data);
        const auto membership = teamMembership();
        std::vector<Part> parts((careers.size() + kAtATime - 1) / kAtATime);
        tbb::parallel_for(std::size_t{0}, parts.size(), [&](std::size_t part) {
            const std::size_t last = std::min((part + 1) * kAtATime, careers.size());
            for (std::size_t i = part * kAtATime; i < last; ++i)
                tellCareer(careers[static_cast<PersonIndex>(i)], !membership.empty() && membership[i] != 0,
                           parts[part]);
        });
        for (const Part& part : parts) {
            m_openEnds.insert(m_openEnds.end(), part.openEnds.begin(), part.openEnds.end());
            m_steps.insert(m_steps.end(), part.steps.begin(), part.steps.end());
            m_compared.insert(m_compared.end(), part.compared.begin(), part.compared.end());
        }
    }

    /// 1: a member of the team whose story is told. Empty without a team.
    [[nodiscard]] std::vector<char> teamMembership() const {
        std::vector<char> membership;
        if (!m_team)
            return membership;
        membership.assign(m_data.people.size(), 0);
        for (const model::TeamMember& member : m_data.teams[*m_team].members)
            membership[base::raw(member.person)] = 1;
        return membership;
    }

    void tellCareer(const Career& career, bool isMember, Part& part) {
        if (const auto& comparison = m_visible.comparison; comparison && (!m_team || isMember)) {
            if (const auto compared =
                    compareDays(m_data, career, comparison->scope, comparison->first, comparison->second))
                part.compared.push_back(*compared);
        }
        if (m_team && isMember) {
            const CompanyIndex home = homeOf(m_data, career, *m_team);
            tellStory(career, home, homeSpell(m_data, career, home, m_filter.asOf), part);
            const MemberStory story = memberStory(m_data, career, *m_team, m_filter.asOf);
            m_visible.employer[career.person] = story.now;
            m_present[career.person] = isPresent(story) ? 1 : 0;
            if (!isListed(story))
                m_listed[career.person] = 0;
            return;
        }
        if (!m_team)
            tellStory(career, {}, {}, part);
        m_visible.employer[career.person] = employerOn(career, m_filter.asOf);
    }

    /// Marks what shows of one person's career. `home` and `homeAt` are there when a team's story is told.
    void tellStory(const Career& career, std::optional<CompanyIndex> home, std::optional<std::size_t> homeAt,
                   Part& part) {
        const std::optional<std::size_t> reference = home ? homeAt : lastEnded(career);
        const Ending ending = endingOf(career);
        std::vector<CompanyIndex> told;
        for (std::size_t i = 0; i < career.spells.size(); ++i) {
            const Spell& spell = career.spells[i];
            if (m_filter.shows(Layer::earlierJobs) || !reference || isLater(career, i, *reference)) {
                markDepartures(spell);
                markArrivals(spell);
            } else if (i == *reference) {
                const bool tellsOfEnd = markDepartures(spell);
                if (isOn(spell, m_filter.asOf) || (home && !tellsOfEnd))
                    markArrivals(spell);
            } else {
                continue;
            }
            told.push_back(spell.company);
            markOpenDestination(career, i, ending, part.openEnds);
        }
        markOpenOrigin(career, part.openEnds);
        markEvidence(career, reference, home);
        std::sort(told.begin(), told.end());
        if (m_hasFlows)
            takeSteps(career, told, part.steps);
    }

    /// Those between two companies that are part of the story; `told`: where its spells were, sorted.
    void takeSteps(const Career& career, const std::vector<CompanyIndex>& told, std::vector<FlowStep>& steps) const {
        const base::Day asOf = m_filter.asOf.value_or(base::kLastDay);
        const auto isCounted = [&](const std::optional<MoveIndex>& move, char end) {
            return !move ||
                   ((m_told[*move] & end) != 0 &&
                    (m_filter.shows(Layer::disputed) || m_data.moves[*move].confidence != model::Confidence::disputed));
        };
        std::vector<FlowStep> all;
        addSteps(m_data, career, all);
        for (const FlowStep& step : all) {
            if (!step.from || !step.to || step.from == step.to)
                continue;
            if (step.day > asOf || step.day < m_filter.from.value_or(base::kFirstDay) || asOf < step.toldFrom ||
                step.toldUntil <= asOf)
                continue;
            // A spell that ended without a word tells nothing that could be looked up.
            const bool isLeftTold =
                step.departure.has_value() || std::binary_search(told.begin(), told.end(), *step.from);
            if (isLeftTold && isCounted(step.departure, kLeaving) && isCounted(step.arrival, kJoining))
                steps.push_back(step);
        }
    }

    void tell(MoveIndex move, char end) {
        if (m_hasFlows)
            m_told[move] = static_cast<char>(m_told[move] | end);
    }

    /// The spell that ended last by the as-of day.
    [[nodiscard]] std::optional<std::size_t> lastEnded(const Career& career) const {
        std::optional<std::size_t> last;
        for (std::size_t i = 0; i < career.spells.size(); ++i) {
            const auto& until = career.spells[i].countsUntil;
            if (until && (!m_filter.asOf || *until <= *m_filter.asOf) &&
                (!last || *until >= *career.spells[*last].countsUntil))
                last = i;
        }
        return last;
    }

    /// Whether a spell belongs to what came after (or went on beside) the reference spell.
    [[nodiscard]] bool isLater(const Career& career, std::size_t index, std::size_t reference) const {
        const Spell& spell = career.spells[index];
        const Spell& start = career.spells[reference];
        if (index == reference)
            return false;
        if (isOn(spell, m_filter.asOf))
            return true;
        const bool wasOver = spell.countsUntil && start.countsUntil && *spell.countsUntil <= *start.countsUntil;
        return index > reference && !wasOver;
    }

    bool markDepartures(const Spell& spell) {
        bool any = false;
        for (const MoveIndex move : spell.departures) {
            tell(move, kLeaving);
            if (passes(move)) {
                m_leaves[move] = 1;
                any = true;
            }
        }
        return any;
    }

    void markArrivals(const Spell& spell) {
        for (const MoveIndex move : spell.arrivals) {
            tell(move, kJoining);
            if (!passes(move))
                continue;
            m_joins[move] = 1;
            if (m_data.moves[move].from == spell.company) // within the company
                m_leaves[move] = 1;
        }
    }

    /// How the spells of a career that had begun by the as-of day came to an end.
    struct Ending {
        bool isOnSomewhere = false;     ///< one of them has not
        std::optional<base::Day> until; ///< the last of these days, unless one is still on
    };
    [[nodiscard]] Ending endingOf(const Career& career) const {
        Ending ending;
        for (const Spell& spell : career.spells) {
            if (isOn(spell, m_filter.asOf))
                ending.isOnSomewhere = true;
            else if (spell.countsUntil && (!m_filter.asOf || spell.countsFrom <= *m_filter.asOf))
                ending.until = std::max(ending.until.value_or(base::kFirstDay), *spell.countsUntil);
        }
        return ending;
    }

    void markOpenDestination(const Career& career, std::size_t index, const Ending& ending, OpenEnds& openEnds) {
        const Spell& spell = career.spells[index];
        std::optional<MoveIndex> open;
        for (const MoveIndex move : spell.departures) {
            if (m_leaves[move] == 0)
                continue;
            if (m_data.moves[move].to)
                return;
            if (!open || move == spell.end)
                open = move;
        }
        const bool isLast =
            !ending.isOnSomewhere && !(spell.countsUntil && ending.until && *ending.until > *spell.countsUntil);
        if (open && isLast)
            openEnds.push_back({*open, m_graph.nodeOf(career.person), true});
    }

    void markOpenOrigin(const Career& career, OpenEnds& openEnds) {
        if (!m_filter.shows(Layer::earlierJobs) || career.spells.empty() || career.spells.front().arrivals.empty())
            return;
        const MoveIndex first = career.spells.front().arrivals.front();
        if (m_joins[first] != 0 && !m_data.moves[first].from)
            openEnds.push_back({first, m_graph.nodeOf(career.person), false});
    }

    /// Stays, and the team's list, where no shown move ties the two.
    void markEvidence(const Career& career, std::optional<std::size_t> reference, std::optional<CompanyIndex> home) {
        std::map<CompanyIndex, std::optional<StayIndex>> ties; // empty: tied by a move
        for (const Spell& spell : career.spells) {
            for (const MoveIndex move : spell.departures)
                if (m_leaves[move] != 0)
                    ties[spell.company].reset();
            for (const MoveIndex move : spell.arrivals)
                if (m_joins[move] != 0)
                    ties[spell.company].reset();
        }
        std::map<CompanyIndex, StayIndex> latest;
        for (std::size_t i = 0; i < career.spells.size(); ++i) {
            const Spell& spell = career.spells[i];
            if (!m_filter.shows(Layer::earlierJobs) && reference && i != *reference && !isLater(career, i, *reference))
                continue;
            for (const StayIndex stay : spell.stays) {
                if (!isInRange(m_data.stays[stay].asOf) || ties.contains(spell.company))
                    continue;
                const auto [known, isNew] = latest.try_emplace(spell.company, stay);
                if (!isNew && m_data.stays[known->second].asOf.effectiveDay() <= m_data.stays[stay].asOf.effectiveDay())
                    known->second = stay;
            }
        }
        for (const auto& [company, stay] : latest)
            m_stays[stay] = 1;
        if (home && !ties.contains(*home) && !latest.contains(*home))
            m_listed[career.person] = 1;
    }

    /// Whether the filter lets an edge through, whatever its ends.
    [[nodiscard]] bool passes(const Edge& edge) const {
        switch (edge.kind) {
        case EdgeKind::leaves:
            return m_leaves[std::get<MoveIndex>(edge.row)] != 0;
        case EdgeKind::joins:
            return m_joins[std::get<MoveIndex>(edge.row)] != 0;
        case EdgeKind::staysAt:
            return m_stays[std::get<StayIndex>(edge.row)] != 0;
        case EdgeKind::listedAt:
            return m_team == std::get<TeamIndex>(edge.row) &&
                   m_listed[std::get<PersonIndex>(m_graph.node(edge.source).row)] != 0;
        case EdgeKind::memberOf:
        case EdgeKind::teamOf:
            return m_filter.shows(Layer::teams) && (!m_team || m_team == std::get<TeamIndex>(edge.row));
        case EdgeKind::makes:
            return m_filter.shows(Layer::products) &&
                   hasHappened(m_data.products[std::get<model::ProductIndex>(edge.row)].released);
        case EdgeKind::relatesTo: {
            const model::Relation& relation = m_data.relations[std::get<model::RelationIndex>(edge.row)];
            return m_filter.shows(Layer::relations) && passes(relation.date, relation.confidence);
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
        for (const VisibleSet::OpenEnd& end : m_openEnds)
            show(end.person);
        for (const FlowStep& step : m_steps) {
            show(m_graph.nodeOf(step.person));
            show(m_graph.nodeOf(*step.from));
            show(m_graph.nodeOf(*step.to));
        }
        if (m_team) {
            show(m_graph.nodeOf(m_data.teams[*m_team].company));
            for (const model::TeamMember& member : m_data.teams[*m_team].members)
                if (m_present[member.person] != 0)
                    show(m_graph.nodeOf(member.person));
        }
        for (std::size_t i = 0; i < m_graph.nodeCount(); ++i) {
            const auto node = static_cast<NodeIndex>(i);
            const NodeKind kind = m_graph.node(node).kind;
            if (!m_team && isTold[node] == 0 && (kind == NodeKind::person || kind == NodeKind::company) &&
                isFounded(m_graph.node(node)))
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
            if (isFounded(m_graph.node(partner)))
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
            if (!m_data.products[product].maker && hasHappened(m_data.products[product].released))
                show(m_graph.nodeOf(product));
        }
    }

    void showEdges() {
        m_visible.edgeShown.assign(m_graph.edgeCount(), 0);
        for (std::size_t i = 0; i < m_graph.edgeCount(); ++i) {
            const auto index = static_cast<EdgeIndex>(i);
            const Edge& edge = m_graph.edge(index);
            if (isShown(edge.source) && isShown(edge.target) && passes(edge))
                m_visible.edgeShown[index] = 1;
        }
    }

    [[nodiscard]] Comparison emptyComparison() const {
        Comparison comparison;
        const base::Day asOf = m_filter.asOf.value_or(base::kLastDay);
        comparison.first = std::min(asOf, *m_filter.comparedWith);
        comparison.second = std::max(asOf, *m_filter.comparedWith);
        comparison.scope.team = m_team;
        if (m_centre && m_graph.node(*m_centre).kind == NodeKind::company)
            comparison.scope.company = std::get<CompanyIndex>(m_graph.node(*m_centre).row);
        return comparison;
    }

    void tellComparison() {
        if (m_centre && !m_visible.comparison->scope.company)
            std::erase_if(m_compared, [this](const Compared& one) { return !isShown(m_graph.nodeOf(one.person)); });
        setPeople(*m_visible.comparison, std::move(m_compared));
    }

    void narrowToFocus() {
        // From one company to another by way of somebody is one step where only companies are drawn.
        const bool isByFlows = m_hasFlows && m_graph.node(*m_centre).kind != NodeKind::person;
        // Somebody who went without a word has no edge to where they were, but a flow from there.
        std::vector<Tie> ties;
        for (const FlowStep& step : m_steps) {
            if (!step.departure || m_leaves[*step.departure] == 0)
                ties.emplace_back(m_graph.nodeOf(step.person), m_graph.nodeOf(*step.from));
            if (!step.arrival || m_joins[*step.arrival] == 0)
                ties.emplace_back(m_graph.nodeOf(step.person), m_graph.nodeOf(*step.to));
        }
        const auto near = neighbours(m_graph, m_visible, *m_centre, m_filter.focus->depth * (isByFlows ? 2 : 1), ties);
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
        for (std::size_t i = 0; i < m_graph.nodeCount(); ++i) {
            const auto node = static_cast<NodeIndex>(i);
            if (!isShown(node))
                continue;
            m_visible.nodes.push_back(node);
            const NodeKind kind = m_graph.node(node).kind;
            m_visible.personCount += kind == NodeKind::person && !m_hasFlows ? 1 : 0;
            m_visible.companyCount += kind == NodeKind::company ? 1 : 0;
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
            for (const VisibleSet::OpenEnd& end : m_openEnds)
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
            if (employer && shows)
                ++m_visible.headcount[*employer].now;
            if (m_hasFlows && shows)
                ++m_visible.personCount;
        }
    }

    /// Of a person with several edges to a company only one counts.
    void countEver() {
        base::Table<NodeIndex, std::optional<CompanyIndex>> countedAt; // last
        countedAt.resize(m_graph.nodeCount());
        for (std::size_t i = 0; i < m_data.companies.size(); ++i) {
            const auto company = static_cast<CompanyIndex>(i);
            const NodeIndex node = m_graph.nodeOf(company);
            for (const EdgeIndex index : m_graph.incident(node)) {
                const Edge& edge = m_graph.edge(index);
                if (m_visible.edgeShown[index] == 0 || !isEmployment(edge.kind))
                    continue;
                const NodeIndex person = edge.source == node ? edge.target : edge.source;
                if (std::exchange(countedAt[person], company) != company)
                    ++m_visible.headcount[company].ever;
            }
        }
    }

    const Filter& m_filter;
    const graph::TalentGraph& m_graph;
    const model::Dataset& m_data;
    std::optional<TeamIndex> m_team;
    std::optional<NodeIndex> m_centre; ///< of the focus
    bool m_hasFlows = false;           ///< people are not drawn, but what they did between the companies
    static constexpr char kLeaving = 1;
    static constexpr char kJoining = 2;
    base::Table<MoveIndex, char> m_told;   ///< with flows: the ends that belong to the story, in whatever range
    std::vector<FlowStep> m_steps;         ///< with flows: those to show if their ends do
    base::Table<MoveIndex, char> m_leaves; ///< 1: the leaving edge passes
    base::Table<MoveIndex, char> m_joins;
    base::Table<StayIndex, char> m_stays;
    base::Table<PersonIndex, char> m_present; ///< 1: a member of the team who shows whatever is drawn of them
    base::Table<PersonIndex, char> m_listed;  ///< 1: only the team's list ties them to their home
    OpenEnds m_openEnds;
    std::vector<Compared> m_compared;
    VisibleSet m_visible;
};

} // namespace

VisibleSet apply(const Filter& filter, const graph::TalentGraph& graph) {
    return Applier(filter, graph).apply();
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
