#pragma once

#include "core/query/cohort.h"
#include "core/query/cohort_card.h"
#include "ui/canvas/picture_request.h"
#include "ui/widgets/figure_row.h"

#include <QString>

#include <optional>
#include <vector>

namespace whither::ui {

class TranslatedWording;

/// People whose staying a picture tells of.
struct ToldCohort {
    query::CohortSpec spec;
    QString name;
    QString where; ///< the company
};

struct ToldCohorts {
    std::vector<ToldCohort> cohorts;
    QString leftOut; ///< "And 3 more, not drawn: Cohere, OpenAI, xAI"; empty: none
};

/// What people are called whom somebody has chosen.
[[nodiscard]] QString chosenPeopleName();

/// The chosen people or else the team whose story is told, and the selected companies; without any, the two companies
/// where most people are or were. No more than one can tell apart.
[[nodiscard]] ToldCohorts cohortsTold(const PictureRequest& request, const TranslatedWording& words);
/// What their time counts from, and when that was, as precisely as it is known: "LLaMA (24 February 2023)", "ChatGPT
/// (2022)"; empty: from joining.
[[nodiscard]] QString zeroTold(const PictureRequest& request, const TranslatedWording& words);
/// Which day that is taken for; empty where its day is known.
[[nodiscard]] QString zeroAssumed(const PictureRequest& request, const TranslatedWording& words);
/// The day on which following ends, as query::cohortOf() has it.
[[nodiscard]] base::Day lastDayOf(const PictureRequest& request);

/// What a cohort's card and curve say, for the panel beside them.
struct CohortCard {
    QString name;
    QString head;     ///< "cohort of 14 · Meta · 11 left, 3 stayed"
    QString followed; ///< how many of them the curve follows, and why not the others; empty: all
    struct Row {
        model::PersonIndex person{};
        QString standing;                           ///< "left Apr 2023"
        QString next;                               ///< "Mistral AI"
        std::optional<model::CompanyIndex> company; ///< in whose colour it stands
        QString more;                               ///< gap, whom they followed, return; may be empty
        friend bool operator==(const Row&, const Row&) = default;
    };
    std::vector<Row> rows; ///< in the order of leaving
    QString cut;           ///< how many of how many are listed; empty: all
    FigureText retention;  ///< of the curve at its end; no title: there is no curve

    friend bool operator==(const CohortCard&, const CohortCard&) = default;
};

struct CohortCards {
    model::DatasetPtr dataset; ///< that the rows are of
    std::vector<CohortCard> cards;
    QString leftOut; ///< who else was asked for; empty: nobody

    friend bool operator==(const CohortCards&, const CohortCards&) = default;
};

} // namespace whither::ui
