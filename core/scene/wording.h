#pragma once

#include "core/base/date.h"
#include "core/model/dataset.h"
#include "core/query/company_groups.h"
#include "core/query/comparison.h"

#include <optional>
#include <string>

namespace whither::scene {

/// The words in a picture, in the language of the person. Core has no sentence of its own; ui implements this with
/// tr().
class Wording {
  public:
    virtual ~Wording() = default;
    /// Short, as precise as known: "Jun 2023", "by 26 May 2025", "2019"; empty when undated.
    [[nodiscard]] virtual std::string date(const base::Date& date) const = 0;
    /// The same with what it is the date of: "left Jun 2023", "joined 2019", "left, undated".
    [[nodiscard]] virtual std::string leftOn(const base::Date& date) const = 0;
    [[nodiscard]] virtual std::string joinedOn(const base::Date& date) const = 0;
    [[nodiscard]] virtual std::string day(base::Day day) const = 0; ///< "31 May 2025"
    /// Name to show: the Chinese one in Chinese where the data has it.
    [[nodiscard]] virtual std::string name(const std::string& name, const std::string& nameZh) const = 0;
    /// Name of the group that a company is in: of its topmost company, its country, or its kind.
    [[nodiscard]] virtual std::string group(const model::Dataset& dataset, model::CompanyIndex company,
                                            query::FlowGrouping grouping) const = 0;
    [[nodiscard]] virtual std::string headcount(int now, int ever) const = 0; ///< "3 of 14", "5"
    /// The same where there is room to say what it means: "3 people there, of 14 ever".
    [[nodiscard]] virtual std::string headcountInFull(int now, int ever) const = 0;
    /// One line that tells a move: "Timothée Lacroix co-founded Mistral AI, Apr 2023 (disputed)".
    [[nodiscard]] virtual std::string move(const model::Dataset& dataset, model::MoveIndex move) const = 0;
    [[nodiscard]] virtual std::string relation(const model::Dataset& dataset, model::RelationIndex relation) const = 0;
    [[nodiscard]] virtual std::string stay(const model::Dataset& dataset, const model::Stay& stay) const = 0;
    /// "Naman Goyal, LLaMA paper authors"
    [[nodiscard]] virtual std::string member(const model::Dataset& dataset, model::PersonIndex person,
                                             model::TeamIndex team) const = 0;

    /// Of one that stands for others: "with 1,204 people, 37 others"; at least one of them is not 0.
    [[nodiscard]] virtual std::string standsFor(std::size_t people, std::size_t others) const = 0;
    /// "Meta – Google: 12 moves there, 3 back, 4 other ties"
    [[nodiscard]] virtual std::string bundle(const std::string& a, const std::string& b, std::size_t forth,
                                             std::size_t back, std::size_t ties) const = 0;
    /// "Meta → Mistral AI: 5 moves there, 0 back, net 5"; the net may be negative.
    [[nodiscard]] virtual std::string flow(const std::string& from, const std::string& to, std::size_t there,
                                           std::size_t back) const = 0;
    /// On the arrow of a flow: "11", and where some went back, on the stronger one of the two, "11, net +8".
    [[nodiscard]] virtual std::string flowCount(std::size_t there, std::size_t back) const = 0;
    /// "and 114 more pairs of companies, not drawn, between which fewer than 3 people moved"
    [[nodiscard]] virtual std::string flowsLeftOut(std::size_t pairs, std::size_t fewerThan) const = 0;
    /// Of a group of companies: "12 steps within"
    [[nodiscard]] virtual std::string stepsWithin(std::size_t steps) const = 0;
    /// "2,100 weaker lines not drawn"
    [[nodiscard]] virtual std::string linesLeftOut(std::size_t lines) const = 0;

    /// Short words of the legend.
    enum class Term {
        left,
        joined,
        stayed,
        disputed,
        unknownEnd,
        colourIsEmployer,
        sizeIsPeople,
        nowOfEver, ///< what headcount() says of two numbers
        otherCompanies,
        noEmployer,
        madeBy,
        partOf,
        funding,
        listed,
        team,
        product,
        standsForOthers,
        bundledLines,
        flows,
        arrived, ///< of comparisons, as the next three
        hasLeft,
        hasMoved,
        hasStayed,
        knownOnce
    };
    [[nodiscard]] virtual std::string term(Term term) const = 0;
    [[nodiscard]] virtual std::string asOf(base::Day day) const = 0;         ///< "as of 31 May 2025"
    [[nodiscard]] virtual std::string comparedWith(base::Day day) const = 0; ///< "compared with 28 Feb 2023"
    /// What became of a person: "moved, Meta → Mistral AI"
    [[nodiscard]] virtual std::string compared(const model::Dataset& dataset,
                                               const query::Compared& compared) const = 0;
    /// "compared with 28 Feb 2023: 2 arrived, 1 left, 11 moved, 3 stayed"
    [[nodiscard]] virtual std::string comparison(base::Day with, const query::Comparison& comparison) const = 0;
    /// "1 Feb 2023 – 31 May 2025"; without a last day "from 1 Feb 2023".
    [[nodiscard]] virtual std::string range(base::Day first, std::optional<base::Day> last) const = 0;
    [[nodiscard]] virtual std::string counts(std::size_t people, std::size_t companies, std::size_t moves) const = 0;
    [[nodiscard]] virtual std::string sourceLine(std::size_t sources, const std::string& dataTitle) const = 0;
};

} // namespace whither::scene
