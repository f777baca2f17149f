#pragma once

#include "core/chart/cohort_card_chart.h"
#include "ui/wording.h"

#include <QCoreApplication>

namespace whither::ui {

/// The words of a cohort card, in the application's language.
class TranslatedCardWords final : public chart::CohortCardWords {
    Q_DECLARE_TR_FUNCTIONS(TranslatedCardWords)

  public:
    /// `asOf`: the day on which following ended. `dataset` and `careers` must outlive it.
    TranslatedCardWords(const model::Dataset& dataset, const base::Table<model::PersonIndex, query::Career>& careers,
                        base::Day asOf)
        : m_dataset(dataset), m_careers(careers), m_asOf(asOf) {}

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
    [[nodiscard]] QString comingBack(const query::CardRow::Return& back, const query::Career& career) const;

    const model::Dataset& m_dataset;
    const base::Table<model::PersonIndex, query::Career>& m_careers;
    base::Day m_asOf;
    TranslatedWording m_words;
};

} // namespace whither::ui
