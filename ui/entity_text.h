#pragma once

#include "core/model/entity_id.h"
#include "core/query/filter.h"
#include "core/scene/style.h"
#include "ui/jobs/load_job.h"
#include "ui/widgets/entity_row.h"

#include <QColor>
#include <QCoreApplication>
#include <QString>

#include <optional>
#include <variant>

namespace whither::ui {

class TranslatedWording;

/// Row of an entity in its data set.
using EntityIndex = std::variant<model::PersonIndex, model::CompanyIndex, model::TeamIndex, model::MoveIndex,
                                 model::ProductIndex, model::RelationIndex>;

/// Empty when the data does not hold it.
[[nodiscard]] std::optional<EntityIndex> findEntity(const graph::TalentGraph& graph, const model::EntityId& id);

/// What panels need to speak of the entities of one file, on one day, in one theme. Nothing is owned; it must outlive
/// the call it is given to.
struct EntityText {
    Q_DECLARE_TR_FUNCTIONS(EntityText)

  public:
    const Loaded& data;
    const TranslatedWording& words;
    scene::Theme theme = scene::Theme::light;
    std::optional<base::Day> asOf;
    /// What the picture shows on that day: the team's story that it tells decides where its members are.
    const query::VisibleSet* visible = nullptr;

    [[nodiscard]] const model::Dataset& dataset() const { return data.dataset(); }
    [[nodiscard]] QString name(model::PersonIndex person) const;
    [[nodiscard]] QString name(model::CompanyIndex company) const;
    /// Employer on the day.
    [[nodiscard]] std::optional<model::CompanyIndex> employer(model::PersonIndex person) const;
    [[nodiscard]] QColor colour(model::PersonIndex person) const;
    [[nodiscard]] QColor colour(std::optional<model::CompanyIndex> company) const;
    /// "Co-founder and CTO, Mistral AI": the latest known role on the day, with the employer; empty when unknown.
    [[nodiscard]] QString role(model::PersonIndex person) const;
    /// Name, kind or role, and colours of any entity, for a row that links to it.
    [[nodiscard]] EntityRowText row(const EntityIndex& entity) const;

    [[nodiscard]] model::EntityId id(model::PersonIndex person) const;
    [[nodiscard]] model::EntityId id(model::CompanyIndex company) const;
    [[nodiscard]] model::EntityId id(model::TeamIndex team) const;
    [[nodiscard]] model::EntityId id(model::MoveIndex move) const;
    [[nodiscard]] model::EntityId id(model::ProductIndex product) const;
    [[nodiscard]] model::EntityId id(model::RelationIndex relation) const;
};

} // namespace whither::ui
