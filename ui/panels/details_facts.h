#pragma once

#include "core/query/career.h"
#include "core/query/flows.h"
#include "ui/entity_text.h"
#include "ui/jobs/load_job.h"

#include <QString>

#include <optional>
#include <vector>

namespace whither::ui {

/// What a source is cited for.
struct Cited {
    model::SourceIndex source{};
    QString as; ///< "reports the move"; may be empty
};

/// What a page of the details panel tells that takes going through many rows. Claims are those of the data set.
struct DetailsFacts {
    std::vector<EntityIndex> chosen; ///< in the order of choosing

    /// Of one person.
    query::Career career;
    std::vector<query::Coworker> coworkers;

    /// Of one company.
    query::CompanyFlows flows;
    std::size_t everThere = 0; ///< who are known to have been there by the day shown
    std::vector<model::CompanyIndex> parts;
    std::vector<model::TeamIndex> teams;
    std::vector<model::ProductIndex> products;
    std::vector<model::RelationIndex> relations;

    /// Of two people or more among several things.
    std::vector<model::PersonIndex> people;
    std::vector<model::CompanyIndex> shared; ///< employers of all of them

    /// Of one person or company: what is claimed of them and theirs, and what is cited for it, each once.
    std::vector<const model::Claim*> claims;
    std::vector<Cited> cited;
};

/// Any thread. `selection` without what the data does not hold is `chosen`. O(n) in the data set, and for a person or a
/// company O(n log n) in the rows of everyone at the companies.
[[nodiscard]] DetailsFacts factsOf(const Loaded& data, const std::vector<model::EntityId>& selection,
                                   std::optional<base::Day> asOf);

} // namespace whither::ui
