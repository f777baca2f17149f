#pragma once

#include "core/chart/chart.h"
#include "core/query/career.h"
#include "core/query/overlap_index.h"
#include "core/scene/style.h"
#include "core/scene/text_measurer.h"

#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace whither::chart {

/// What careers are sorted by.
enum class CareerOrder {
    name,
    joining,        ///< the first day on which any employer counts; those of whom no such day is known last
    firstDeparture, ///< the first whose day is known; then those without one, last those of whom nothing is dated
    employer,       ///< the one on the as-of day, by key; without one last
};

/// The same people sorted; ties by name, then by key. `asOf` empty: all that is known.
[[nodiscard]] std::vector<model::PersonIndex> sorted(std::vector<model::PersonIndex> people, CareerOrder order,
                                                     const model::Dataset& dataset,
                                                     const base::Table<model::PersonIndex, query::Career>& careers,
                                                     std::optional<base::Day> asOf);

/// The words of a careers chart, in the language of the person.
class CareersWords {
  public:
    virtual ~CareersWords() = default;
    /// Name to show: the Chinese one in Chinese where the data has it.
    [[nodiscard]] virtual std::string name(const std::string& name, const std::string& nameZh) const = 0;
    /// "Timothée Lacroix at Meta, 2014 – Jun 2023"
    [[nodiscard]] virtual std::string spell(const model::Dataset& dataset, model::PersonIndex person,
                                            const query::Spell& spell) const = 0;
    /// In the row of somebody of whom nothing can be drawn: "left Meta, date not known"; without a company that they
    /// left, "no job known by then".
    [[nodiscard]] virtual std::string noBar(const model::Dataset& dataset,
                                            std::optional<model::CompanyIndex> left) const = 0;
    [[nodiscard]] virtual std::string year(int year) const = 0;      ///< "2023"
    [[nodiscard]] virtual std::string asOf(base::Day day) const = 0; ///< "as of 31 May 2025"
    /// What a full bar, a hatched one, one that fades in and one that fades out mean.
    enum class Term { known, coarse, open, openEnded };
    [[nodiscard]] virtual std::string term(Term term) const = 0;
};

enum class CareersRows { usual, dense }; ///< dense: as close as can be read, where the height is given

struct CareersInput {
    const model::Dataset& dataset;
    const base::Table<model::PersonIndex, query::Career>& careers;
    /// From top to bottom. The chart is as high as they need: a window that scrolls passes those that it shows.
    std::span<const model::PersonIndex> people;
    base::Day asOf; ///< where following ends: nothing later is drawn
    /// Where the time axis ends; empty: at asOf. What is to begin by then has its room already.
    std::optional<base::Day> last{};
    std::set<model::EntityId> selection; ///< people, companies and moves that stand out; the others fade
    scene::Theme theme = scene::Theme::light;
    double width = 1000; ///< pixels, from 320
    CareersRows rows = CareersRows::usual;
    const scene::Palette& palette;
    const scene::TextMeasurer& measurer;
    const CareersWords& words;
};

/// One line for each person: a bar for each spell in the employer's colour, full where every possible day of its dates
/// has the person there and hatched where only some have; a bar whose beginning nothing bounds, or the order of moves
/// alone and within years, fades in over a short way, and one that ended on a day that nobody gives fades out, each
/// with a question mark. Bars that would cover each other stand in rows of their own. A target for each bar selects the
/// person, the company and the moves that tell of it; of whom nothing is dated a line of text is one. Pure; O(n) in the
/// spells, and O(k²) in those of one person.
[[nodiscard]] Chart drawCareers(const CareersInput& input);

} // namespace whither::chart
