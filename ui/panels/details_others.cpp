#include "core/query/paths.h"
#include "ui/panels/details_page.h"
#include "ui/view_store.h"
#include "ui/wording.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

namespace whither::ui {

namespace {

std::vector<DetailsPage::Cited> sourcesOf(const model::Citations& citations) {
    std::vector<DetailsPage::Cited> cited;
    cited.reserve(citations.size());
    for (const auto& citation : citations)
        cited.push_back({citation.source, {}});
    return cited;
}

std::optional<graph::NodeIndex> nodeOf(const graph::TalentGraph& graph, const EntityIndex& entity) {
    if (const auto* person = std::get_if<model::PersonIndex>(&entity))
        return graph.nodeOf(*person);
    if (const auto* company = std::get_if<model::CompanyIndex>(&entity))
        return graph.nodeOf(*company);
    if (const auto* team = std::get_if<model::TeamIndex>(&entity))
        return graph.nodeOf(*team);
    if (const auto* product = std::get_if<model::ProductIndex>(&entity))
        return graph.nodeOf(*product);
    return {};
}

/// What the picture shows between two nodes.
std::vector<EntityIndex> tiesBetween(const DetailsPage& page, graph::NodeIndex a, graph::NodeIndex b) {
    const auto& graph = *page.text().data.graph;
    std::vector<EntityIndex> ties;
    for (const auto index : graph.incident(a)) {
        const auto& edge = graph.edge(index);
        const bool isBetween = (edge.source == a && edge.target == b) || (edge.source == b && edge.target == a);
        if (!isBetween || page.visible().edgeShown[index] == 0)
            continue;
        if (const auto entity = findEntity(graph, graph.idOf(index)))
            ties.push_back(*entity);
    }
    return ties;
}

} // namespace

void tell(DetailsPage& page, model::MoveIndex index) {
    const EntityText& text = page.text();
    const auto& move = page.dataset().moves[index];
    EntityRowText head;
    head.title = QString::fromStdString(text.words.move(page.dataset(), index));
    page.addTitle(head, {text.words.longDate(move.date), text.words.confidence(move.confidence),
                         QString::fromStdString(move.title)});
    page.addNote(move.note);
    page.addHeading(DetailsPage::tr("Person"));
    page.addLink(move.person);
    const auto addEnd = [&page](const QString& heading, std::optional<model::CompanyIndex> company) {
        page.addHeading(heading);
        if (company)
            page.addLink(*company);
        else
            page.addText(DetailsPage::tr("not known, or none"), TextRole::muted);
    };
    addEnd(DetailsPage::tr("From"), move.from);
    addEnd(DetailsPage::tr("To"), move.to);
    std::vector<model::EntityId> parties{text.id(move.person)};
    for (const auto& company : {move.from, move.to})
        if (company)
            parties.push_back(text.id(*company));
    page.addEvidence(text.id(index), parties, move.citations);
}

void tell(DetailsPage& page, model::TeamIndex index) {
    const EntityText& text = page.text();
    const auto& team = page.dataset().teams[index];
    page.addTitle(text.row(index), {text.row(index).subtitle});
    page.addNote(team.note);
    page.addCommand(DetailsPage::tr("Tell this team's story"), QStringLiteral("tellTeam"),
                    [&store = page.store(), key = team.key, zero = session::zeroOf(page.dataset(), team.key)] {
                        store.dispatch(session::TellTeam{key, zero});
                    });
    page.addHeading(DetailsPage::tr("Company"));
    page.addLink(team.company);
    page.addHeading(DetailsPage::tr("Members"));
    page.addList(team.members.size(), [&page, &team](std::size_t i) {
        EntityRowText row = page.text().row(team.members[i].person);
        if (const auto& position = team.members[i].position; !position.empty())
            row.count = QString::fromStdString(position).left(20);
        page.addLink(team.members[i].person, std::move(row));
    });
    std::vector<DetailsPage::Cited> cited;
    for (const auto& member : team.members)
        for (const auto& citation : member.citations)
            cited.push_back({citation.source, DetailsPage::tr("lists members")});
    page.addClaims({text.id(index)}, cited);
    page.addSources(cited);
}

void tell(DetailsPage& page, model::ProductIndex index) {
    const EntityText& text = page.text();
    const auto& product = page.dataset().products[index];
    page.addTitle(text.row(index), {text.row(index).subtitle});
    page.addNote(product.note);
    if (product.maker) {
        page.addHeading(DetailsPage::tr("Made by"));
        page.addLink(*product.maker);
    }
    auto cited = sourcesOf(product.citations);
    page.addClaims({text.id(index)}, cited);
    page.addSources(cited);
}

void tell(DetailsPage& page, model::RelationIndex index) {
    const EntityText& text = page.text();
    const auto& relation = page.dataset().relations[index];
    EntityRowText head;
    head.title = QString::fromStdString(text.words.relation(page.dataset(), index));
    page.addTitle(head, {relation.amount ? text.words.amount(*relation.amount, relation.currency) : QString(),
                         text.words.longDate(relation.date), text.words.confidence(relation.confidence)});
    page.addNote(relation.note);
    page.addHeading(DetailsPage::tr("Between"));
    page.addLink(relation.subject);
    page.addLink(relation.object);
    page.addEvidence(text.id(index), {text.id(relation.subject), text.id(relation.object)}, relation.citations);
}

namespace {

/// What several people did together, as the moves that are selected with them tell it.
struct CommonStep {
    std::vector<model::PersonIndex> people;
    std::vector<model::MoveIndex> moves;
    std::optional<model::CompanyIndex> from; ///< where all of them went from; empty: not the same, or not known
    std::optional<model::CompanyIndex> to;
    /// How many companies they went from and to: 0 where not everyone's is known.
    std::size_t origins = 0;
    std::size_t destinations = 0;
};

/// Empty unless people and moves are selected, the moves are all theirs, and each of them has one.
std::optional<CommonStep> commonStepOf(const DetailsPage& page) {
    CommonStep step;
    for (const EntityIndex& entity : page.facts().chosen)
        if (const auto* person = std::get_if<model::PersonIndex>(&entity))
            step.people.push_back(*person);
        else if (const auto* move = std::get_if<model::MoveIndex>(&entity))
            step.moves.push_back(*move);
        else
            return {};
    if (step.people.empty() || step.moves.empty())
        return {};
    std::map<model::PersonIndex, std::pair<std::optional<model::CompanyIndex>, std::optional<model::CompanyIndex>>>
        ways;
    for (const auto person : step.people)
        ways.try_emplace(person);
    std::set<model::PersonIndex> moving;
    for (const auto index : step.moves) {
        const auto& move = page.dataset().moves[index];
        const auto way = ways.find(move.person);
        if (way == ways.end())
            return {};
        moving.insert(move.person);
        if (move.from && move.from != move.to)
            way->second.first = move.from;
        if (move.to)
            way->second.second = move.to;
    }
    if (moving.size() != ways.size())
        return {};
    const auto common = [&ways](auto side) {
        const auto first = ways.begin()->second.*side;
        const bool isOne =
            std::all_of(ways.begin(), ways.end(), [&](const auto& way) { return way.second.*side == first; });
        return isOne ? first : std::nullopt;
    };
    using Way = decltype(ways)::mapped_type;
    step.from = common(&Way::first);
    step.to = common(&Way::second);
    const auto countOf = [&ways](auto side) {
        std::set<std::optional<model::CompanyIndex>> companies;
        for (const auto& [person, way] : ways)
            companies.insert(way.*side);
        return companies.contains(std::nullopt) ? 0 : companies.size();
    };
    step.origins = countOf(&Way::first);
    step.destinations = countOf(&Way::second);
    return step;
}

QString titleOf(const EntityText& text, const CommonStep& step) {
    const auto people = static_cast<int>(step.people.size());
    if (step.from && step.to)
        return DetailsPage::tr("%n people from %1 to %2", nullptr, people)
            .arg(text.name(*step.from), text.name(*step.to));
    // A group of companies is not selected itself.
    if (step.from && step.destinations > 1)
        return DetailsPage::tr("%n people from %1 to %2 companies", nullptr, people)
            .arg(text.name(*step.from), QString::number(step.destinations));
    if (step.to && step.origins > 1)
        return DetailsPage::tr("%n people from %2 companies to %1", nullptr, people)
            .arg(text.name(*step.to), QString::number(step.origins));
    if (step.from)
        return DetailsPage::tr("%n people who left %1", nullptr, people).arg(text.name(*step.from));
    if (step.to)
        return DetailsPage::tr("%n people who came to %1", nullptr, people).arg(text.name(*step.to));
    return DetailsPage::tr("%n people and their moves", nullptr, people);
}

/// The people, each with the day of the move, and then what bears it out.
void tell(DetailsPage& page, const CommonStep& step) {
    EntityRowText head;
    head.title = titleOf(page.text(), step);
    page.addTitle(head, {});
    page.addHeading(DetailsPage::tr("People"));
    std::map<model::PersonIndex, QStringList> days;
    std::vector<DetailsPage::Cited> cited;
    for (const auto index : step.moves) {
        const auto& move = page.dataset().moves[index];
        if (const QString day = page.text().words.longDate(move.date); !days[move.person].contains(day))
            days[move.person] << day;
        for (const auto& citation : move.citations)
            cited.push_back({citation.source, citation.stance == model::Stance::supports
                                                  ? DetailsPage::tr("reports a move")
                                                  : DetailsPage::tr("contradicts a move")});
    }
    constexpr std::size_t kListed = 30;
    page.addList(
        step.people.size(),
        [&page, people = step.people, days](std::size_t i) {
            EntityRowText row = page.text().row(people[i]);
            row.subtitle = days.at(people[i]).join(QStringLiteral(" · "));
            page.addLink(people[i], std::move(row));
        },
        kListed);
    page.addHeading(DetailsPage::tr("Moves"));
    page.addList(step.moves.size(), [&page, moves = step.moves](std::size_t i) { page.addLink(moves[i]); });
    std::vector<model::EntityId> about;
    for (const auto index : step.moves)
        about.push_back(page.text().id(index));
    page.addClaims(about, cited);
    page.addSources(cited);
}

/// "11 people, 2 companies"
QString countsOf(const std::vector<EntityIndex>& several) {
    int people = 0;
    int companies = 0;
    int moves = 0;
    int others = 0;
    for (const EntityIndex& entity : several) {
        const bool isPerson = std::holds_alternative<model::PersonIndex>(entity);
        const bool isCompany = std::holds_alternative<model::CompanyIndex>(entity);
        const bool isMove = std::holds_alternative<model::MoveIndex>(entity);
        ++(isPerson ? people : isCompany ? companies : isMove ? moves : others);
    }
    QStringList parts;
    if (people > 0)
        parts << DetailsPage::tr("%n people", "selected", people);
    if (companies > 0)
        parts << DetailsPage::tr("%n company(s)", "selected", companies);
    if (moves > 0)
        parts << DetailsPage::tr("%n move(s)", "selected", moves);
    if (others > 0)
        parts << DetailsPage::tr("%n other(s)", "selected", others);
    return parts.join(DetailsPage::tr(", ", "between parts of a list"));
}

/// Of a person, a company and moves alone, as a bar of a career has them: "Eric Hambro at Meta".
QString titleOfSpell(const DetailsPage& page) {
    const auto& several = page.facts().chosen;
    if (several.size() < 3)
        return {};
    const auto* person = std::get_if<model::PersonIndex>(&several[0]);
    const auto* company = std::get_if<model::CompanyIndex>(&several[1]);
    const bool hasMoves = std::all_of(several.begin() + 2, several.end(), [](const EntityIndex& entity) {
        return std::holds_alternative<model::MoveIndex>(entity);
    });
    if (person == nullptr || company == nullptr || !hasMoves)
        return {};
    return DetailsPage::tr("%1 at %2", "person, company").arg(page.text().name(*person), page.text().name(*company));
}

bool isPartyOf(const model::Move& move, const EntityIndex& entity) {
    if (const auto* person = std::get_if<model::PersonIndex>(&entity))
        return move.person == *person;
    const auto* company = std::get_if<model::CompanyIndex>(&entity);
    return company != nullptr && (move.from == *company || move.to == *company);
}

/// What the picture shows between each thing and the one chosen after it, nothing where one of them is the move that
/// ties them; empty unless all of them make one path.
std::vector<std::vector<EntityIndex>> pathThrough(const DetailsPage& page, const std::vector<EntityIndex>& several) {
    const auto& graph = *page.text().data.graph;
    std::vector<std::vector<EntityIndex>> ties;
    for (std::size_t i = 0; i + 1 < several.size(); ++i) {
        ties.emplace_back();
        const auto* move = std::get_if<model::MoveIndex>(&several[i]);
        const auto* nextMove = std::get_if<model::MoveIndex>(&several[i + 1]);
        if ((move != nullptr && isPartyOf(page.dataset().moves[*move], several[i + 1])) ||
            (nextMove != nullptr && isPartyOf(page.dataset().moves[*nextMove], several[i])))
            continue;
        const auto here = nodeOf(graph, several[i]);
        const auto next = nodeOf(graph, several[i + 1]);
        if (here && next)
            ties.back() = tiesBetween(page, *here, *next);
        if (ties.back().empty())
            return {};
    }
    return ties;
}

} // namespace

void tellSeveral(DetailsPage& page) {
    if (const auto step = commonStepOf(page))
        return tell(page, *step);
    const auto& several = page.facts().chosen;
    EntityRowText head;
    head.title = DetailsPage::tr("Selected: %1", "people, companies, ...").arg(countsOf(several));
    if (const QString bar = titleOfSpell(page); !bar.isEmpty())
        head.title = bar;
    page.addTitle(head, {});

    // In the order of choosing, with what ties one to the next where that makes a path: it reads from end to end.
    const auto ties = pathThrough(page, several);
    page.addHeading(ties.empty() ? DetailsPage::tr("Selected") : DetailsPage::tr("From one to the next"));
    page.addList(several.size(), [&page, &several, ties](std::size_t i) {
        page.addLink(several[i]);
        if (i >= ties.size())
            return;
        for (const EntityIndex& tie : ties[i]) {
            EntityRowText row = page.text().row(tie);
            row.mark = EntityRowText::Mark::none;
            row.look = EntityRowText::Look::link;
            page.addLink(tie, std::move(row));
        }
    });

    const auto& people = page.facts().people;
    const auto& companies = page.facts().shared;
    if (people.size() < 2)
        return;
    const auto& careers = page.text().data.careers;
    page.addHeading(DetailsPage::tr("Employers of all of them"));
    if (companies.empty())
        page.addText(DetailsPage::tr("none known"), TextRole::muted);
    page.addList(companies.size(), [&page, &companies, &people, &careers](std::size_t i) {
        EntityRowText row = page.text().row(companies[i]);
        if (people.size() == 2) {
            switch (query::workedTogether(careers[people[0]], careers[people[1]], companies[i])) {
            case base::Certainty::yes:
                row.subtitle = DetailsPage::tr("at the same time");
                break;
            case base::Certainty::possibly:
                row.subtitle = DetailsPage::tr("possibly at the same time");
                break;
            case base::Certainty::no:
                row.subtitle = DetailsPage::tr("not at the same time");
                break;
            }
        }
        page.addLink(companies[i], std::move(row));
    });
}

} // namespace whither::ui
