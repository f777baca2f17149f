#pragma once

#include "core/chart/careers_chart.h"
#include "core/chart/retention_chart.h"
#include "ui/widgets/figure_row.h"
#include "ui/wording.h"

#include <QCoreApplication>

namespace whither::ui {

/// The words of a retention chart, in the application's language.
class TranslatedRetentionWords final : public chart::RetentionWords {
    Q_DECLARE_TR_FUNCTIONS(TranslatedRetentionWords)

  public:
    /// `where`: the company that people stayed at; empty where the curves are of several. `zero`: what time counts
    /// from, and its day; empty: from joining. `dataset` must outlive it.
    TranslatedRetentionWords(const model::Dataset& dataset, QString where, QString zero)
        : m_dataset(dataset), m_where(std::move(where)), m_zero(std::move(zero)) {}

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

    /// In the place of curves that are to come: "time zero, LLaMA (24 February 2023), lies ahead".
    [[nodiscard]] QString zeroAhead() const;
    /// Which of the people of a cohort a curve follows, and why not the others: "The curve follows 36 of the 93 people
    /// from the day on which they joined. Left out because that day is not known: 57; of these 42 had left."; empty
    /// where it follows all.
    [[nodiscard]] QString followed(const query::Cohort& cohort) const;
    /// Who is still there at the end of a curve; no title where it has no steps.
    [[nodiscard]] FigureText figure(const chart::RetentionCurve& curve) const;

  private:
    /// "Half had left after 9.4 months."; how few that rests on; empty where fewer than half had left.
    [[nodiscard]] static QString halfLeft(const query::Retention& retention);
    /// "Left out because ...", and what that does to the curve; empty: nobody is for that reason.
    [[nodiscard]] static QString undated(const query::Cohort& cohort);

    const model::Dataset& m_dataset;
    TranslatedWording m_words;
    QString m_where;
    QString m_zero;
};

/// The words of a careers chart, in the application's language.
class TranslatedCareersWords final : public chart::CareersWords {
    Q_DECLARE_TR_FUNCTIONS(TranslatedCareersWords)

  public:
    [[nodiscard]] std::string name(const std::string& name, const std::string& nameZh) const override;
    [[nodiscard]] std::string spell(const model::Dataset& dataset, model::PersonIndex person,
                                    const query::Spell& spell) const override;
    [[nodiscard]] std::string noBar(const model::Dataset& dataset,
                                    std::optional<model::CompanyIndex> left) const override;
    [[nodiscard]] std::string year(int year) const override;
    [[nodiscard]] std::string asOf(base::Day day) const override;
    [[nodiscard]] std::string term(Term term) const override;

  private:
    TranslatedWording m_words;
};

} // namespace whither::ui
