#pragma once

#include "core/query/cohort.h"
#include "core/query/company_figures.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <vector>

namespace whither::app {

using Json = nlohmann::ordered_json;

/// People whose staying is told, and what they are called in the data: "team" or "company", and the key.
struct NamedCohort {
    std::string kind;
    std::string key;
    query::CohortSpec spec;
};

/// ISO 8601, or null for what is undated.
[[nodiscard]] Json dateOrNull(const base::Date& date);
/// A company's key, or null for one that is not known.
[[nodiscard]] Json keyOrNull(const model::Dataset& dataset, std::optional<model::CompanyIndex> company);
/// A day, or null where it is the one that stands for no bound.
[[nodiscard]] Json dayOrNull(base::Day day, base::Day noBound);

/// What `whither stats --retention --json` tells; docs/CLI.md names every field. `zero`: what was asked for.
[[nodiscard]] Json retentionToJson(const model::Dataset& dataset, const std::vector<NamedCohort>& cohorts,
                                   const std::string& zero);

/// What `whither stats --company --json` tells.
[[nodiscard]] Json figuresToJson(const model::Dataset& dataset, model::CompanyIndex company,
                                 const query::Window& window);

} // namespace whither::app
