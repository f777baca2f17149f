#pragma once

#include "core/chart/chart.h"
#include "core/query/cohort_card.h"
#include "core/scene/style.h"
#include "core/scene/text_measurer.h"

#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace whither::chart {

/// What a card says at its top.
struct CardHead {
    std::string name;  ///< "LLaMA paper authors"; empty where it stands elsewhere; untrusted
    std::string where; ///< the company that people left or stayed at; untrusted
    std::size_t people = 0;
    std::size_t left = 0;     ///< at least once
    std::size_t cameBack = 0; ///< of them, though they may have left again
    std::size_t stayed = 0;   ///< never left; of the others nothing is known there

    friend bool operator==(const CardHead&, const CardHead&) = default;
};
/// `rows`: all of the cohort.
[[nodiscard]] CardHead headOf(std::string name, std::string where, std::span<const query::CardRow> rows);

/// The words of a cohort card, in the language of the person.
class CohortCardWords {
  public:
    virtual ~CohortCardWords() = default;
    /// "cohort of 14 · Meta · 11 left, 3 stayed", "… · 7 left, 2 of them came back; 1 never left"
    [[nodiscard]] virtual std::string head(const CardHead& head) const = 0;
    enum class Column { person, standing, next, more };
    [[nodiscard]] virtual std::string column(Column column) const = 0;
    [[nodiscard]] virtual std::string person(model::PersonIndex person) const = 0; ///< name
    /// "left Apr 2023", "left by Nov 2023", "stayed, as of 26 May 2025"
    [[nodiscard]] virtual std::string standing(const query::CardRow& row) const = 0;
    /// "Mistral AI"; of who stayed the company there; "not known where"
    [[nodiscard]] virtual std::string next(const query::CardRow& row) const = 0;
    /// Gap, who was followed, who came back: "after 2 months · possibly followed Eric Hambro"; may be empty
    [[nodiscard]] virtual std::string more(const query::CardRow& row) const = 0;
    /// All of a row as one sentence.
    [[nodiscard]] virtual std::string row(const query::CardRow& row) const = 0;
    /// What the words above mean.
    [[nodiscard]] virtual std::string note() const = 0;
    /// "200 of 10,000 people are listed"
    [[nodiscard]] virtual std::string cut(std::size_t listed, std::size_t all) const = 0;
};

/// The company in whose colour a row stands: where they went (first, if they came back), or stayed. Empty: not known.
[[nodiscard]] std::optional<model::CompanyIndex> companyOf(const query::CardRow& row, const query::Career& career);

/// One cohort of a card.
struct CardPart {
    CardHead head;
    std::vector<query::CardRow> rows; ///< listed, from top to bottom; fewer than head.people where cut
};

enum class CardNote { whole, none }; ///< none: where the page has no room to say what the words mean

struct CohortCardInput {
    const model::Dataset& dataset;
    const base::Table<model::PersonIndex, query::Career>& careers;
    std::span<const CardPart> parts;
    std::set<model::EntityId> selection; ///< people that stand out
    scene::Theme theme = scene::Theme::light;
    double width = 1000; ///< pixels, from 320
    CardNote note = CardNote::whole;
    const scene::Palette& palette;
    const scene::TextMeasurer& measurer;
    const CohortCardWords& words;
};

/// One line for each person: initials in a ring and the next company's name in that company's colour, what became of
/// them, when, and how; in a narrow chart the last stands below the others. The chart is as high as they need. A target
/// for each line selects the person. Pure; O(n) in the rows.
[[nodiscard]] Chart drawCohortCard(const CohortCardInput& input);

} // namespace whither::chart
