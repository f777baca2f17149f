#pragma once

#include "core/chart/flow_words.h"

namespace whither::tests {

/// Plain English, without a translator.
class PlainFlowWords : public chart::FlowWords {
  public:
    [[nodiscard]] std::string company(const model::Company& company) const override;
    [[nodiscard]] std::string country(const std::string& code) const override;
    [[nodiscard]] std::string kind(model::CompanyKind kind) const override;
    [[nodiscard]] std::string unnamed(const query::FlowGroup& group) const override;
    [[nodiscard]] std::string column(std::size_t column, std::size_t columns) const override;
    [[nodiscard]] std::string left(const query::FlowTotal& total) const override;
    [[nodiscard]] std::string came(const query::FlowTotal& total) const override;
    [[nodiscard]] std::string steps(std::size_t steps) const override;
    [[nodiscard]] std::string peopleAt(std::size_t people) const override;
    [[nodiscard]] std::string flow(const std::string& from, const std::string& to, std::size_t steps,
                                   std::size_t people, std::size_t back) const override;
    [[nodiscard]] std::string group(const std::string& name, const query::FlowTotal& total) const override;
    [[nodiscard]] std::string rowsAndColumns() const override;
    [[nodiscard]] std::string total() const override;
    [[nodiscard]] std::string nothing() const override;
    [[nodiscard]] std::vector<std::string> note(const chart::FlowNote& note) const override;
};

} // namespace whither::tests
