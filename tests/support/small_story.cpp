#include "tests/support/small_story.h"

#include <cmath>
#include <numbers>

namespace whither::tests {
namespace {

using model::CompanyIndex;
using model::PersonIndex;

base::Date date(const char* text) {
    return base::Date::parse(text).value();
}

model::Dataset dataset() {
    model::Dataset data;
    data.title = "A small story";
    const auto company = [&](const char* key, const char* name) {
        model::Company row;
        row.key = key;
        row.name = name;
        return data.companies.add(std::move(row));
    };
    const auto person = [&](const char* key, std::string name) {
        model::Person row;
        row.key = key;
        row.name = std::move(name);
        return data.people.add(std::move(row));
    };
    const auto move = [&](const char* key, PersonIndex who, model::MoveKind kind, std::optional<CompanyIndex> from,
                          std::optional<CompanyIndex> to, const char* when,
                          model::Confidence confidence = model::Confidence::confirmed) {
        model::Move row;
        row.key = key;
        row.person = who;
        row.kind = kind;
        row.from = from;
        row.to = to;
        row.date = date(when);
        row.confidence = confidence;
        data.moves.add(std::move(row));
    };

    // Each table in the order of its keys, as the data contract has it.
    const auto acme = company("acme", "Acme AI");
    const auto bold = company("bold", "Bold & Sons <b>");
    const auto child = company("child", "Child Lab");
    data.companies[child].parent = acme;

    const auto ada = person("ada", "Ada Lovelace");
    const auto bo = person("bo", "杨立昆");
    const auto cy = person("cy", "Cy\u202Egnillort\x07 </text><script>alert(1)</script> & \"more\"");
    const auto dee = person("dee", std::string(10000, 'D') + " Endless");
    const auto eve = person("eve", "Eve Stays");
    const auto fay = person("fay", "Fay Listed");
    const auto gus = person("gus", "محمد علي");

    using enum model::MoveKind;
    move("ada-1", ada, moved, acme, bold, "2023-06");
    move("ada-2", ada, returned, bold, acme, "2024");
    move("bo-1", bo, left, acme, {}, "[..2024-05-26]", model::Confidence::disputed);
    move("bo-2", bo, cofounded, {}, bold, "2024-06-14");
    move("cy-1", cy, left, acme, {}, "2022", model::Confidence::disputed);
    move("dee-1", dee, moved, acme, child, "2023");
    move("dee-2", dee, joined, {}, bold, "2023", model::Confidence::disputed);
    move("gus-1", gus, joined, {}, acme, "");

    model::Stay stay;
    stay.person = eve;
    stay.company = acme;
    stay.asOf = date("2024-01-01");
    data.stays.add(stay);

    model::Team team;
    team.key = "crew";
    team.company = acme;
    team.name = "The crew";
    for (const auto member : {ada, eve, fay})
        team.members.push_back({member, "", {}});
    data.teams.add(std::move(team));

    model::Product product;
    product.key = "engine";
    product.name = "Engine";
    product.maker = bold;
    data.products.add(std::move(product));

    model::Relation relation;
    relation.key = "acme-bold";
    relation.subject = acme;
    relation.kind = model::RelationKind::investedIn;
    relation.object = bold;
    relation.confidence = model::Confidence::disputed;
    data.relations.add(relation);
    relation.key = "bold-bold";
    relation.subject = bold;
    relation.kind = model::RelationKind::partnerOf;
    relation.confidence = model::Confidence::reported;
    data.relations.add(relation);
    return data;
}

} // namespace

graph::TalentGraphPtr smallStory() {
    return graph::TalentGraph::build(std::make_shared<const model::Dataset>(dataset()));
}

Picture::Picture(graph::TalentGraphPtr graph, const query::Filter& filter)
    : m_graph(std::move(graph)), m_careers(m_graph->dataset()), m_filter(filter),
      m_visible(query::apply(filter, *m_graph)), m_palette(m_graph->dataset()) {
    positions.resize(m_graph->nodeCount());
}

scene::SceneInput Picture::input() const {
    return {.graph = *m_graph,
            .careers = m_careers,
            .visible = m_visible,
            .filter = m_filter,
            .positions = positions,
            .palette = m_palette,
            .measurer = m_measurer,
            .wording = m_wording,
            .theme = scene::Theme::light,
            .zoom = 1,
            .selection = {},
            .pinned = {}};
}

Picture smallPicture() {
    query::Filter filter;
    using enum query::Layer;
    filter.layers = {people, companies, earlierJobs, disputed, teams, products, relations};
    Picture picture(smallStory(), filter);
    // People on an outer ring, the others on an inner one; not at equal distances, as in life.
    const auto& nodes = picture.graph().nodes();
    for (std::uint32_t i = 0; i < nodes.size(); ++i) {
        const double angle = 2 * std::numbers::pi * i / static_cast<double>(nodes.size());
        const double radius = nodes[i].kind == graph::NodeKind::person ? 250 + 10 * i : 130;
        picture.positions[graph::NodeIndex{i}] =
            base::Point{std::round(1.4 * radius * std::cos(2 * angle)), std::round(radius * std::sin(2 * angle))};
    }
    return picture;
}

query::Filter withoutPeople() {
    query::Filter filter;
    filter.layers.erase(query::Layer::people);
    return filter;
}

Picture laidOut(const model::DatasetPtr& dataset, query::Filter filter) {
    filter.team = query::openingTeam(*dataset);
    filter.asOf = query::lastKnownDay(*dataset);
    auto graph = graph::TalentGraph::build(dataset);
    Picture picture(graph, filter);
    const auto input = picture.input();
    layout::ForceLayout layout(scene::layoutInput(*graph, input.visible, input.measurer, input.wording), {},
                               layout::Positions{});
    picture.positions = layout.positions(graph->nodeCount());
    return picture;
}

} // namespace whither::tests
