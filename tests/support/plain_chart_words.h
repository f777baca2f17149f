#pragma once

#include "core/chart/careers_chart.h"
#include "core/chart/cohort_card_chart.h"
#include "core/chart/retention_chart.h"

#include <string>
#include <utility>

namespace whither::tests {

/// Plain English, without a translator.
class PlainRetentionWords final : public chart::RetentionWords {
  public:
    explicit PlainRetentionWords(const model::Dataset& dataset, std::string zero)
        : m_dataset(dataset), m_zero(std::move(zero)) {}
    [[nodiscard]] std::string shareAxis() const override;
    [[nodiscard]] std::string timeAxis() const override;
    [[nodiscard]] std::string percent(int percent) const override;
    [[nodiscard]] std::string atRisk() const override;
    [[nodiscard]] std::string count(std::size_t least, std::size_t most) const override;
    [[nodiscard]] std::string remain(std::size_t remaining, std::size_t all) const override;
    [[nodiscard]] std::string notSeenToLeave(std::size_t remaining, std::size_t all) const override;
    [[nodiscard]] std::string term(Term term) const override;
    [[nodiscard]] std::string step(const Step& step) const override;
    [[nodiscard]] std::string fewFollowed(std::size_t fewerThan) const override;
    [[nodiscard]] std::string note(const chart::RetentionCurve& curve) const override;
    [[nodiscard]] std::string logRank(const query::LogRank& test) const override;
    [[nodiscard]] std::string noLogRank(query::NoLogRank why) const override;
    [[nodiscard]] std::string fraction(std::size_t remaining, std::size_t all) const override;
    [[nodiscard]] std::string named(const std::string& name, const std::string& text) const override;
    [[nodiscard]] std::string size(std::size_t people) const override;
    [[nodiscard]] std::string axes() const override;
    [[nodiscard]] std::string method() const override;

  private:
    const model::Dataset& m_dataset;
    std::string m_zero;
};

class PlainCareersWords final : public chart::CareersWords {
  public:
    [[nodiscard]] std::string name(const std::string& name, const std::string& nameZh) const override;
    [[nodiscard]] std::string spell(const model::Dataset& dataset, model::PersonIndex person,
                                    const query::Spell& spell) const override;
    [[nodiscard]] std::string noBar(const model::Dataset& dataset,
                                    std::optional<model::CompanyIndex> left) const override;
    [[nodiscard]] std::string year(int year) const override;
    [[nodiscard]] std::string asOf(base::Day day) const override;
    [[nodiscard]] std::string term(Term term) const override;
};

class PlainCohortCardWords final : public chart::CohortCardWords {
  public:
    PlainCohortCardWords(const model::Dataset& dataset, const base::Table<model::PersonIndex, query::Career>& careers)
        : m_dataset(dataset), m_careers(careers) {}
    [[nodiscard]] std::string head(const chart::CardHead& head) const override;
    [[nodiscard]] std::string column(Column column) const override;
    [[nodiscard]] std::string person(model::PersonIndex person) const override;
    [[nodiscard]] std::string standing(const query::CardRow& row) const override;
    [[nodiscard]] std::string next(const query::CardRow& row) const override;
    [[nodiscard]] std::string more(const query::CardRow& row) const override;
    [[nodiscard]] std::string row(const query::CardRow& row) const override;
    [[nodiscard]] std::string note() const override;
    [[nodiscard]] std::string cut(std::size_t listed, std::size_t all) const override;

  private:
    const model::Dataset& m_dataset;
    const base::Table<model::PersonIndex, query::Career>& m_careers;
};

} // namespace whither::tests
