#pragma once

#include "core/base/date.h"
#include "core/graph/talent_graph.h"
#include "core/model/entity_id.h"
#include "core/query/company_groups.h"
#include "core/query/comparison.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace whither::query {

/// Kinds of things that can be shown or not, each by itself.
enum class Layer { people, companies, earlierJobs, disputed, teams, products, relations };

/// What of the data a person wants to see. A value: equal filters show the same.
struct Filter {
    std::set<Layer> layers{Layer::people, Layer::companies, Layer::disputed};
    /// Key of the team whose story is told: only its members are shown. Empty: everyone.
    std::string team;
    /// What counts as happened; empty: everything that is known.
    std::optional<base::Day> asOf;
    /// First day of a range: what happened before is known but not drawn; empty: no such limit.
    std::optional<base::Day> from;
    /// Only this neighbourhood, `depth` edges around the entity; empty: no such limit.
    struct Focus {
        model::EntityId entity;
        int depth = 1;
        friend bool operator==(const Focus&, const Focus&) = default;
    };
    std::optional<Focus> focus;
    /// Another day, before or after asOf, that people are compared with; empty: none. Changes nothing in what shows.
    std::optional<base::Day> comparedWith;
    /// What steps are counted between, by charts of them and where companies are drawn without people.
    FlowGrouping grouping = FlowGrouping::company;

    [[nodiscard]] bool shows(Layer layer) const { return layers.contains(layer); }
    /// People are not drawn, but what they did between the companies.
    [[nodiscard]] bool drawsFlows() const { return !shows(Layer::people) && shows(Layer::companies); }
    /// Earlier jobs belong to the story: they are asked for, or flows tell of everyone, of whom every step counts.
    [[nodiscard]] bool tellsEarlierJobs() const { return shows(Layer::earlierJobs) || (drawsFlows() && team.empty()); }
    friend bool operator==(const Filter&, const Filter&) = default;
};

/// What a filter leaves of one graph. Immutable.
struct VisibleSet {
    base::Table<graph::NodeIndex, char> nodeShown; ///< 1: shown
    base::Table<graph::EdgeIndex, char> edgeShown;
    std::vector<graph::NodeIndex> nodes; ///< shown, ascending
    std::vector<graph::EdgeIndex> edges; ///< shown, ascending; both ends are shown
    /// A shown person's move whose other end no source names; drawn as an open end at the person.
    struct OpenEnd {
        model::MoveIndex move{};
        graph::NodeIndex person{};
        bool isDestination = true; ///< false: where they came from is unknown

        friend bool operator==(const OpenEnd&, const OpenEnd&) = default;
    };
    std::vector<OpenEnd> openEnds;
    /// Somebody's step from one company to another; see FlowStep.
    struct Step {
        model::PersonIndex person{};
        std::optional<model::MoveIndex> departure; ///< at least one of the two; the same where one row tells both
        std::optional<model::MoveIndex> arrival;

        friend bool operator==(const Step&, const Step&) = default;
    };
    using Steps = std::vector<Step>; ///< in order of time
    /// What passed between two shown companies, both ways.
    struct Flow {
        graph::NodeIndex a{}; ///< the one that lost more to the other; of equals, the first
        graph::NodeIndex b{};
        Steps there; ///< from a to b
        Steps back;  ///< from b to a, not more

        friend bool operator==(const Flow&, const Flow&) = default;
    };
    /// In place of people who are not drawn: of every two companies between which somebody went at most one.
    std::vector<Flow> flows;
    /// Of more pairs of companies than can be told apart, those between which fewer people went than `fewerThan` are
    /// left out, and with them the companies that no flow is left of.
    struct FlowsLeftOut {
        std::size_t pairs = 0;
        std::size_t fewerThan = 0; ///< steps both ways, of all that is known on any day
        friend bool operator==(const FlowsLeftOut&, const FlowsLeftOut&) = default;
    };
    FlowsLeftOut flowsLeftOut;  ///< no pairs: all are there
    std::size_t flowSteps = 0;  ///< in `flows`
    std::size_t flowPeople = 0; ///< whose they are
    /// Employer of every person on the as-of day (shown or not); empty when none is known. Of the members of the team
    /// whose story is told: as the story tells it (MemberStory::now), so that both count alike.
    base::Table<model::PersonIndex, std::optional<model::CompanyIndex>> employer;
    /// What became of whom between the as-of day and the one that it is compared with, whether or not they show; empty
    /// without such a day. See apply().
    std::optional<Comparison> comparison;
    /// People there on that day, and people that any edge ties to the company: of those who show, or would, were the
    /// layer of people on.
    struct Headcount {
        int now = 0;
        int ever = 0;

        friend bool operator==(const Headcount&, const Headcount&) = default;
    };
    base::Table<model::CompanyIndex, Headcount> headcount;
    /// Companies that are drawn as one, by the node of one of them: of its parts a parent, else the one with most edges
    /// (ties: the first). The same on every day but for what is counted.
    struct Group {
        std::string key; ///< FlowGroup::key
        graph::NodeIndex node{};
        std::vector<model::CompanyIndex> companies; ///< all that the data has, shown or not
        Headcount headcount;
        std::size_t within = 0; ///< steps from one of its companies to another

        friend bool operator==(const Group&, const Group&) = default;
    };
    FlowGrouping grouping = FlowGrouping::company; ///< of `groups`
    std::vector<Group> groups; ///< most edges first, then by key; empty: each company is drawn for itself
    base::Table<model::CompanyIndex, std::uint32_t> groupOf; ///< place in `groups`; empty without any
    /// Of a company, the group that it is drawn in; null without groups.
    [[nodiscard]] const Group* drawnIn(model::CompanyIndex company) const {
        return groups.empty() ? nullptr : &groups[groupOf[company]];
    }
    /// What the disk of a company that is drawn says: with groups, of them all.
    [[nodiscard]] const Headcount& countAt(model::CompanyIndex company) const {
        const Group* const group = drawnIn(company);
        return group == nullptr ? headcount[company] : group->headcount;
    }
    std::size_t stepsWithin = 0; ///< within the groups that are drawn: steps that no flow tells of

    /// Moves whose edges are shown, once each; with flows, moves that these tell of.
    std::size_t moveCount = 0;
    std::size_t personCount = 0;  ///< shown; with flows, those who would show
    std::size_t companyCount = 0; ///< shown; of a group that is drawn, those that would show by themselves

    friend bool operator==(const VisibleSet&, const VisibleSet&) = default;
};

/// O(n log n) in nodes, edges and moves.
///
/// Rules.
/// - Moves and stays show once they have happened by `asOf` (undated ones once the companies at their ends were
///   founded, see effectiveDay()), moves and relations of disputed confidence only with that layer. A move's leaving
///   edge belongs to the spell that it ends, its joining edge to the one that it begins.
/// - With a team, people are its members and all of them show (but see below). Without one (or with a key that is no
///   team's) those show to whom a shown move or stay belongs and, without `from`, those of whom no move or stay tells
///   at all: so whoever a range shows is tied to something in it, unless companies are not drawn or the focus is on
///   them.
/// - Without tellsEarlierJobs() each person's story begins at one spell: with a team the last one at its company (or
///   at the part of that company where the member was, see homeOf()), without a team the one that ended last. What came
///   before is hidden, and so is whatever else was over when that spell ended; where the person is on that day always
///   shows. Of the spell itself the leaving edges show; the joining ones only when it has not ended, or when a team's
///   story is told and nothing that shows tells of the end. So a company founded before leaving shows: that is where
///   they went.
/// - A listedAt edge shows only for members who have not left, or have and the picture does not say so, and of whom
///   something is known by `asOf`.
/// - A staysAt edge shows only where no shown move ties the same two, and of several the latest; a listedAt edge only
///   for members of `team` whom neither a move nor a stay ties to their home there.
/// - Companies are the team's and those that a shown move, stay or listing reaches, whether or not people show; without
///   a team also those of which no move or stay tells at all.
/// - With `from`, moves, stays and relations that took effect before it (so also undated ones) are not drawn, nor what
///   only they show. Where people are on the as-of day is told by all that has happened by then; a member who stayed
///   and to whom nothing in the range belongs is tied to the team's company by its list.
/// - People not yet and companies not yet founded are absent: a member of whom nothing is known by `asOf` (see
///   MemberStory::notYet) and who has no employer by then; a member whose story at the team's company was over before
///   `from`; a company founded after `asOf`, or of which something dated tells and nothing by then, that no move or
///   stay shows.
/// - Teams, products and relations follow their layers: with a team only that one; products of shown companies, once
///   released (without a team also those without a maker); a relation that has happened between two companies of which
///   one shows brings in the other. partOf shows with relations where both ends do.
/// - A focus keeps what is within `depth` shown edges, and the entity itself even if it would not show. A focus on
///   what has no node is none.
/// - Without people, but with companies, flows tell of them: the steps that FlowTable has of the same people, on the
///   same day and in the same range, where all rows that tell a step belong to the story and are not of disputed
///   confidence (unless these show). Headcounts stay those of the story. A focus counts edges by way of the people: one
///   flow is two. The pairs of companies with most steps are drawn, kMostFlows or a tenth of the companies at most and
///   those with as many steps all or none; which ones they are is the same on every day.
/// - With a grouping, flows are between groups of companies: each is drawn as the node of one of them if any of its
///   companies would show, and no other node or edge is. A focus on one of its companies is on all of them. One on a
///   person is told by companies.
/// - A comparison is of the team's members, else of everyone; with a focus on a company of who was there on either day,
///   with one on anything else of those whom it shows. Without asOf, of the last day there is.
/// - Open ends. Destination: a shown departure that names no destination, when nothing later is known by `asOf`.
///   Origin: a person's first move, only with tellsEarlierJobs(), when it names no company that they left (otherwise
///   every first known job would have one).
[[nodiscard]] VisibleSet apply(const Filter& filter, const graph::TalentGraph& graph);
inline constexpr std::size_t kMostFlows = 40;

/// The last day that anything in the data is dated to: the latest effective day of its moves and stays, dates without
/// an upper bound aside; empty when nothing is dated. What "as of" starts from.
[[nodiscard]] std::optional<base::Day> lastKnownDay(const model::Dataset& dataset);
/// How far data that ends on `last` (lastKnownDay()) can be told: to the end of that month, for a date that is known to
/// its month counts from the first day. Of what comes later nothing is known, and who had not left would be told to
/// stay on: nobody is followed beyond it, and a later day that somebody asks for is taken as `last`.
[[nodiscard]] base::Day lastDayToShow(base::Day last);
/// The team whose story a data set opens on: the one with most members if at least half of all people are in it
/// (ties: by key). Empty otherwise.
[[nodiscard]] std::string openingTeam(const model::Dataset& dataset);

} // namespace whither::query
