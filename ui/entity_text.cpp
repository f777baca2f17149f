#include "ui/entity_text.h"

#include "core/scene/text.h"

#include "ui/theme.h"
#include "ui/wording.h"

namespace whither::ui {

namespace {

using model::EntityKind;

/// The last role that a spell begun by the day gives.
QString titleOf(const query::Spell& spell) {
    return spell.titles.empty() ? QString() : QString::fromStdString(spell.titles.back());
}

QString capitalised(QString text) {
    if (!text.isEmpty())
        text[0] = text[0].toUpper();
    return text;
}

} // namespace

std::optional<EntityIndex> findEntity(const graph::TalentGraph& graph, const model::EntityId& id) {
    if (id.kind == EntityKind::move) {
        if (const auto move = graph.findMove(id.key))
            return *move;
        return {};
    }
    if (id.kind == EntityKind::relation) {
        if (const auto relation = graph.findRelation(id.key))
            return *relation;
        return {};
    }
    const auto node = graph.find(id);
    if (!node)
        return {};
    return std::visit([](auto row) { return EntityIndex(row); }, graph.node(*node).row);
}

QString EntityText::name(model::PersonIndex person) const {
    return words.personName(dataset().people[person]);
}

QString EntityText::name(model::CompanyIndex company) const {
    return words.companyName(dataset().companies[company]);
}

std::optional<model::CompanyIndex> EntityText::employer(model::PersonIndex person) const {
    return visible != nullptr ? visible->employer[person] : query::employerOn(data.careers[person], asOf);
}

QColor EntityText::colour(std::optional<model::CompanyIndex> company) const {
    return toQColor(data.palette.colour(company, theme));
}

QColor EntityText::colour(model::PersonIndex person) const {
    return colour(employer(person));
}

QString EntityText::role(model::PersonIndex person) const {
    const auto company = employer(person);
    if (!company)
        return {};
    QString title;
    const query::Career career = data.careers[person];
    for (const auto& spell : career.spells)
        if (spell.company == *company && (!asOf || spell.countsFrom <= *asOf))
            title = titleOf(spell);
    return title.isEmpty() ? name(*company) : tr("%1, %2").arg(capitalised(title), name(*company));
}

EntityRowText EntityText::row(const EntityIndex& entity) const {
    EntityRowText text;
    const auto fill = [&](auto index) {
        using Index = decltype(index);
        if constexpr (std::is_same_v<Index, model::PersonIndex>) {
            text.title = name(index);
            text.subtitle = role(index);
            text.mark = EntityRowText::Mark::ring;
            text.colour = colour(index);
            text.initials = QString::fromStdString(scene::initials(name(index).toStdString()));
        } else if constexpr (std::is_same_v<Index, model::CompanyIndex>) {
            text.title = name(index);
            text.mark = EntityRowText::Mark::dot;
            text.colour = colour(std::optional(index));
        } else if constexpr (std::is_same_v<Index, model::TeamIndex>) {
            const auto& team = dataset().teams[index];
            text.title = QString::fromStdString(team.name);
            text.subtitle = tr("team at %1").arg(name(team.company));
            text.mark = EntityRowText::Mark::dot;
            text.colour = colour(std::optional(team.company));
        } else if constexpr (std::is_same_v<Index, model::MoveIndex>) {
            const auto& move = dataset().moves[index];
            text.title = QString::fromStdString(words.move(dataset(), index));
            text.subtitle = tr("%n source(s)", nullptr, static_cast<int>(move.citations.size()));
            text.mark = EntityRowText::Mark::dot;
            text.colour = colour(move.to ? move.to : move.from);
        } else if constexpr (std::is_same_v<Index, model::ProductIndex>) {
            const auto& product = dataset().products[index];
            text.title = QString::fromStdString(product.name);
            text.subtitle = words.productKind(product.kind);
            if (!product.released.isUndated())
                text.subtitle += QStringLiteral(" · ") + words.longDate(product.released);
        } else {
            const auto& relation = dataset().relations[index];
            text.title = QString::fromStdString(words.relation(dataset(), index));
            // The amount stands in the title; the note says of what it is, such as the whole round.
            text.subtitle = QString::fromStdString(relation.note);
        }
    };
    std::visit(fill, entity);
    return text;
}

model::EntityId EntityText::id(model::PersonIndex person) const {
    return {EntityKind::person, dataset().people[person].key};
}

model::EntityId EntityText::id(model::CompanyIndex company) const {
    return {EntityKind::company, dataset().companies[company].key};
}

model::EntityId EntityText::id(model::TeamIndex team) const {
    return {EntityKind::team, dataset().teams[team].key};
}

model::EntityId EntityText::id(model::MoveIndex move) const {
    return {EntityKind::move, dataset().moves[move].key};
}

model::EntityId EntityText::id(model::ProductIndex product) const {
    return {EntityKind::product, dataset().products[product].key};
}

model::EntityId EntityText::id(model::RelationIndex relation) const {
    return {EntityKind::relation, dataset().relations[relation].key};
}

} // namespace whither::ui
