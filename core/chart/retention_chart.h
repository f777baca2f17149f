#pragma once

#include "core/chart/chart.h"
#include "core/query/cohort.h"
#include "core/scene/style.h"
#include "core/scene/text_measurer.h"

#include <optional>
#include <set>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace whither::chart {

/// What a retention chart can show beside the curve.
enum class RetentionLayer {
    bounds,   ///< what the bounds of the dates allow
    sampling, ///< the 95 % band of the estimate
    turnbull, ///< Turnbull's estimate
};

/// One curve of the chart.
struct RetentionCurve {
    std::string name; ///< "LLaMA paper authors"; untrusted
    const query::Cohort& cohort;
    const query::Retention& retention;    ///< of that cohort
    std::optional<base::Colour> colour{}; ///< that it has elsewhere; empty: one by its place
};

/// The words of a retention chart, in the language of the person.
class RetentionWords {
  public:
    virtual ~RetentionWords() = default;
    [[nodiscard]] virtual std::string shareAxis() const = 0;          ///< "share still at Meta"
    [[nodiscard]] virtual std::string timeAxis() const = 0;           ///< "months after the paper (24 February 2023)"
    [[nodiscard]] virtual std::string percent(int percent) const = 0; ///< "75 %"
    [[nodiscard]] virtual std::string atRisk() const = 0;             ///< "at risk"
    [[nodiscard]] virtual std::string count(std::size_t least, std::size_t most) const = 0; ///< "9", "9–13"
    /// "3 of 14 remain"
    [[nodiscard]] virtual std::string remain(std::size_t remaining, std::size_t all) const = 0;
    /// "47 of 58 had not left when last known", where some were followed for less long than the curve goes
    [[nodiscard]] virtual std::string notSeenToLeave(std::size_t remaining, std::size_t all) const = 0;
    /// What one line of the legend means.
    enum class Term { middle, bounds, sampling, turnbull, censored };
    [[nodiscard]] virtual std::string term(Term term) const = 0;
    /// Who left at one time, or about it where steps are too close to tell apart: "2 left after 13.6 months, 5 of 14
    /// remain: Naman Goyal, Eric Hambro". `name`: of the cohort; empty where there is only one. `share`: after it.
    struct Step {
        std::string name;
        std::vector<model::PersonIndex> people; ///< can be thousands
        double months = 0;
        double share = 1;
    };
    [[nodiscard]] virtual std::string step(const Step& step) const = 0;
    /// What a thin, dotted curve means: "Thin and dotted: fewer than 5 were still followed."
    [[nodiscard]] virtual std::string fewFollowed(std::size_t fewerThan) const = 0;
    /// n, departures, censoring, definition and window of one cohort, as sentences.
    [[nodiscard]] virtual std::string note(const RetentionCurve& curve) const = 0;
    [[nodiscard]] virtual std::string logRank(const query::LogRank& test) const = 0;
    /// "No log-rank test: the cohorts share people."
    [[nodiscard]] virtual std::string noLogRank(query::NoLogRank why) const = 0;
    /// What "47/58" at a curve of the picture means, where words for it have no room.
    [[nodiscard]] virtual std::string fraction(std::size_t remaining, std::size_t all) const = 0;
    /// What is said of one of several cohorts: "Meta: 3 of 14 remain"
    [[nodiscard]] virtual std::string named(const std::string& name, const std::string& text) const = 0;
    [[nodiscard]] virtual std::string size(std::size_t people) const = 0; ///< "n = 14"
    /// What the axes of pictures tell that have no room for it: "Upwards: share still at Meta. ..."
    [[nodiscard]] virtual std::string axes() const = 0;
    /// How the curve is reckoned, in one sentence: all that a picture too small for note() says.
    [[nodiscard]] virtual std::string method() const = 0;
};

/// What a chart does that needs more height than it is given. `page`: in a low one the notes go, the last of them
/// first, and in one that is lower still the numbers at risk, so that the curves have the room. `scroll`: it is higher.
/// `panel`: it is one of several that are alike, and has its curves, n and the numbers at the axes alone, with a plot
/// of one place and size in all of them; retentionKey() tells what else there is to tell.
enum class RetentionFit { page, scroll, panel };

struct RetentionInput {
    const model::Dataset& dataset;
    const base::Table<model::PersonIndex, query::Career>& careers;
    std::span<const RetentionCurve> curves; ///< any number; more than four repeat colours
    std::optional<std::variant<query::LogRank, query::NoLogRank>> logRank; ///< of the curves; empty: none is told
    double leastDays = 0;  ///< that the time axis reaches, also where no curve does
    std::string noCurve{}; ///< why there is no curve at all, said in its place where that is so; empty: nothing
    std::set<RetentionLayer> layers{RetentionLayer::bounds};
    std::set<model::EntityId> selection; ///< people and moves that stand out
    scene::Theme theme = scene::Theme::light;
    base::Size size{1000, 640}; ///< from 320 x 240
    RetentionFit fit = RetentionFit::page;
    const scene::TextMeasurer& measurer;
    const RetentionWords& words;
};

/// Days to a month of the time axis: a 12th of a mean Gregorian year.
inline constexpr double kMonth = 365.2425 / 12;

/// Days that the time axis of a curve reaches, at least a month.
[[nodiscard]] double daysShown(const query::Retention& retention);

/// Whether nobody was censored before the end: of those who were, nobody knows whether they remain, so that a curve can
/// end at 0 although not all had left. `curve` has steps.
[[nodiscard]] bool isWhole(const query::SurvivalCurve& curve);
/// The time at which one number says most of a curve: its end where it is whole, else as far as it rests on more than
/// single people, if it does at all. In days; `curve` has steps.
[[nodiscard]] double toldUntil(const query::SurvivalCurve& curve);

/// Survival curves over months since time zero with the number at risk below: the solid step is Kaplan and Meier's of
/// every date's middle, small uprights are people censored. A target for each step selects who left there and the moves
/// by which they did. Steps that are closer than a pixel are one. Where fewer than query::kFewAtRisk are followed a
/// curve goes on thin and dotted, and a note says so. Names at the curves stand where no line runs, if there is such a
/// place near. Pure; O(n log n) in the people.
[[nodiscard]] Chart drawRetention(const RetentionInput& input);
/// What panels leave out, once for all of them: what lines, axes and numbers mean. `input`: of the one that shows most.
/// As wide as its size and as high as it takes.
[[nodiscard]] Chart retentionKey(const RetentionInput& input);

} // namespace whither::chart
