#pragma once

#include "core/base/date_span.h"
#include "core/query/filter.h"
#include "core/scene/wording.h"

#include <QCoreApplication>
#include <QLocale>
#include <QString>

namespace whither::ui {

/// The words of a picture and of the panels in the program's language: English, or Chinese where QLocale() is Chinese
/// when it is made. Every text is one line fit to be shown (see oneLine). Any thread, once the translation is
/// installed.
class TranslatedWording final : public scene::Wording {
    Q_DECLARE_TR_FUNCTIONS(TranslatedWording)

  public:
    TranslatedWording();

    [[nodiscard]] std::string date(const base::Date& date) const override;
    [[nodiscard]] std::string leftOn(const base::Date& date) const override;
    [[nodiscard]] std::string joinedOn(const base::Date& date) const override;
    [[nodiscard]] std::string day(base::Day day) const override;
    [[nodiscard]] std::string name(const std::string& name, const std::string& nameZh) const override;
    [[nodiscard]] std::string group(const model::Dataset& dataset, model::CompanyIndex company,
                                    query::FlowGrouping grouping) const override;
    [[nodiscard]] std::string headcount(int now, int ever) const override;
    [[nodiscard]] std::string headcountInFull(int now, int ever) const override;
    [[nodiscard]] std::string move(const model::Dataset& dataset, model::MoveIndex move) const override;
    [[nodiscard]] std::string relation(const model::Dataset& dataset, model::RelationIndex relation) const override;
    [[nodiscard]] std::string stay(const model::Dataset& dataset, const model::Stay& stay) const override;
    [[nodiscard]] std::string member(const model::Dataset& dataset, model::PersonIndex person,
                                     model::TeamIndex team) const override;
    [[nodiscard]] std::string standsFor(std::size_t people, std::size_t others) const override;
    [[nodiscard]] std::string bundle(const std::string& a, const std::string& b, std::size_t forth, std::size_t back,
                                     std::size_t ties) const override;
    [[nodiscard]] std::string flow(const std::string& from, const std::string& to, std::size_t there,
                                   std::size_t back) const override;
    [[nodiscard]] std::string flowCount(std::size_t there, std::size_t back) const override;
    [[nodiscard]] std::string flowsLeftOut(std::size_t pairs, std::size_t fewerThan) const override;
    [[nodiscard]] std::string stepsWithin(std::size_t steps) const override;
    [[nodiscard]] std::string linesLeftOut(std::size_t lines) const override;
    [[nodiscard]] std::string term(Term term) const override;
    [[nodiscard]] std::string asOf(base::Day day) const override;
    [[nodiscard]] std::string comparedWith(base::Day day) const override;
    [[nodiscard]] std::string compared(const model::Dataset& dataset, const query::Compared& compared) const override;
    [[nodiscard]] std::string comparison(base::Day with, const query::Comparison& comparison) const override;
    [[nodiscard]] std::string range(base::Day first, std::optional<base::Day> last) const override;
    [[nodiscard]] std::string counts(std::size_t people, std::size_t companies, std::size_t moves) const override;
    [[nodiscard]] std::string sourceLine(std::size_t sources, const std::string& dataTitle) const override;

    /// What stands between two sentences: a blank, but nothing in Chinese.
    [[nodiscard]] static QString betweenSentences();

    // For panels.

    /// "Jun 2023", "by 26 May 2025", "between Apr 2024 and 26 May 2025": with all that is known, where there is room.
    /// Empty when nothing is.
    [[nodiscard]] QString dateInFull(const base::Date& date) const;
    /// "June 2023", "by 26 May 2025", "between February 2023 and 26 May 2025"; "undated" when nothing is known.
    [[nodiscard]] QString longDate(const base::Date& date) const;
    [[nodiscard]] QString longDay(base::Day day) const; ///< "26 May 2025"
    /// Short, with both ends as precise as known: "Apr 2023 – today", "2014 – by 26 May 2025", "until Jun 2023". A span
    /// that nothing is known of is empty text.
    [[nodiscard]] QString span(const base::DateSpan& span) const;
    /// Employers on two days: "Meta → Mistral AI"; the only one of who stayed.
    [[nodiscard]] QString fromTo(const model::Dataset& dataset, const query::Compared& compared) const;
    /// counts() of what a picture shows, and of what the data holds where that is more: "in the picture: 14 of 16
    /// people · ...". Moves are rows of the data; where companies alone are drawn, their arrows count steps: changes of
    /// employer, however many moves tell of each.
    [[nodiscard]] QString shown(const query::VisibleSet& visible, const model::Dataset& dataset) const;
    /// Name of what the neighbourhood of a filter with a focus is around.
    [[nodiscard]] QString centreOf(const model::Dataset& dataset, const query::Filter& filter) const;
    /// What a focus leaves of the graph: "only what is within 2 steps of Noam Shazeer".
    [[nodiscard]] QString around(const model::Dataset& dataset, const query::Filter& filter) const;
    /// "France"; `code` is what the data has for ISO 3166-1 alpha-2, or empty: "country not given".
    [[nodiscard]] std::string country(const std::string& code) const;
    [[nodiscard]] std::string companiesOfKind(model::CompanyKind kind) const; ///<: "Universities"
    /// What the file says it is about; may be empty.
    [[nodiscard]] QString dataTitle(const model::Dataset& dataset) const;
    [[nodiscard]] QString personName(const model::Person& person) const;
    [[nodiscard]] QString companyName(const model::Company& company) const;
    [[nodiscard]] QString confidence(model::Confidence confidence) const;           ///< "confirmed"
    [[nodiscard]] QString productKind(model::ProductKind kind) const;               ///< "model"
    [[nodiscard]] QString companyKind(model::CompanyKind kind) const;               ///< "lab"
    [[nodiscard]] QString verdict(model::Verdict verdict) const;                    ///< "contradicted"
    [[nodiscard]] QString amount(double amount, const std::string& currency) const; ///< "EUR 385,000,000"

  private:
    enum class Length { brief, full };
    struct Part {
        std::size_t shown;
        std::size_t all;
    };
    [[nodiscard]] QString counts(Part people, Part companies, Part moves) const;
    [[nodiscard]] QString calendar(const base::CalendarDate& date, Length length) const;
    [[nodiscard]] QString text(const base::Date& date, Length length) const;
    [[nodiscard]] QString from(const base::Date& start) const;
    [[nodiscard]] QString until(const base::Date& end) const;
    [[nodiscard]] QString withNotes(QString sentence, const base::Date& date, model::Confidence confidence) const;

    QLocale m_locale;
};

} // namespace whither::ui
