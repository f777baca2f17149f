#pragma once

#include "core/model/dataset.h"
#include "core/query/flow_table.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace whither::chart {

/// What a chart of flows counts, for the lines below it.
struct FlowNote {
    enum class Form { sankey, matrix } form = Form::sankey;
    /// brief: of a small chart; count: of one that has room for little more than n.
    enum class Length { whole, brief, count } length = Length::whole;
    query::FlowGrouping grouping = query::FlowGrouping::company;
    std::size_t stages = 2; ///< above 2: steps of careers that begin in the window
    std::size_t steps = 0;
    std::size_t people = 0;
    std::size_t undatedLeftOut = 0;
    std::optional<base::Day> from; ///< first day that counts; empty: no such limit
    std::optional<base::Day> to;   ///< last day that counts
    std::optional<base::Day> asOf; ///< what is known by then; empty: all
};

/// The words in charts of flows, in the language of the person. Core has no sentence of its own; ui implements this
/// with tr(). Names of groups come as shown, and are untrusted text.
class FlowWords {
  public:
    virtual ~FlowWords() = default;
    /// Name to show of a company: the Chinese one in Chinese where the data has it.
    [[nodiscard]] virtual std::string company(const model::Company& company) const = 0;
    /// "France"; `code` is what the data has for ISO 3166-1 alpha-2, or empty: "country not given".
    [[nodiscard]] virtual std::string country(const std::string& code) const = 0;
    [[nodiscard]] virtual std::string kind(model::CompanyKind kind) const = 0; ///< "Universities"
    /// "all others (83)", "origin not known", "no next job known". Never called for a named one.
    [[nodiscard]] virtual std::string unnamed(const query::FlowGroup& group) const = 0;

    /// Head of a column of a Sankey: "FROM", "TO"; of three "FIRST LEFT", "NEXT", "THEN".
    [[nodiscard]] virtual std::string column(std::size_t column, std::size_t columns) const = 0;
    /// Below a name at the left: "47 left, 38 came", with those within: "47 left, 12 within".
    [[nodiscard]] virtual std::string left(const query::FlowTotal& total) const = 0;
    /// Below a name at the right: "52 came, net +27".
    [[nodiscard]] virtual std::string came(const query::FlowTotal& total) const = 0;
    /// Below "all others" and the not known, of which no balance can be told: "95".
    [[nodiscard]] virtual std::string steps(std::size_t steps) const = 0;
    [[nodiscard]] virtual std::string peopleAt(std::size_t people) const = 0; ///< "12 people"

    /// "OpenAI to Anthropic: 8 steps of 8 people, 4 the other way"
    [[nodiscard]] virtual std::string flow(const std::string& from, const std::string& to, std::size_t steps,
                                           std::size_t people, std::size_t back) const = 0;
    /// "Meta: 25 left, 52 came, net +27"
    [[nodiscard]] virtual std::string group(const std::string& name, const query::FlowTotal& total) const = 0;

    [[nodiscard]] virtual std::string rowsAndColumns() const = 0; ///< "From (rows) to (columns)"
    [[nodiscard]] virtual std::string total() const = 0;          ///< "all"
    /// Said in place of a chart without a single step.
    [[nodiscard]] virtual std::string nothing() const = 0;
    /// n, the definition and the window, a sentence or two an item; wrapped to the width of the chart.
    [[nodiscard]] virtual std::vector<std::string> note(const FlowNote& note) const = 0;
};

} // namespace whither::chart
