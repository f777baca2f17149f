#pragma once

#include "core/base/date.h"
#include "core/model/dataset.h"
#include "core/query/flow_table.h"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>

namespace whither::app {

/// What `whither stats --flows` was asked.
struct FlowOptions {
    bool isAsked = false;
    std::optional<query::FlowGrouping> grouping; ///< empty: by company
    std::string from;                            ///< of --from, checked; empty: the beginning
    std::string to;                              ///< of --to
};

/// --flows and --group.
void addFlowOptions(CLI::App& command, FlowOptions& options);

enum class StatsForm { text, json };

/// Writes who went from where to where to stdout: everyone, or of a team its members.
void printFlows(const model::DatasetPtr& dataset, std::optional<base::Day> asOf, std::optional<model::TeamIndex> team,
                const FlowOptions& options, StatsForm form);

} // namespace whither::app
