#pragma once

#include "core/query/timeline.h"
#include "ui/jobs/load_job.h"
#include "ui/wording.h"

#include <QColor>
#include <QString>

#include <array>
#include <memory>
#include <optional>
#include <vector>

namespace whither::ui {

/// What a time bar shows of a data set, a team and a neighbourhood, made once for them. Immutable, for any thread.
struct TimeModel {
    /// Steps that are counted and coloured together.
    struct Group {
        std::optional<model::CompanyIndex> company; ///< empty: all others, or no company known
        QString name;
        QString sign; ///< of one or two letters, unlike that of any other group; empty: none
    };
    LoadedPtr data; ///< never null
    query::Timeline timeline;
    query::Grouping grouping;
    std::vector<Group> groups; ///< the most frequent destination first; then others and unknown, if there are any
    std::array<query::TimeBins, 3> bins; ///< by month, quarter and year; with at most 40 spans

    [[nodiscard]] const query::TimeBins& binned(query::BinSize size) const;
    [[nodiscard]] QColor colour(std::size_t group, scene::Theme theme) const;
    [[nodiscard]] const model::Dataset& dataset() const { return data->dataset(); }
};
using TimeModelPtr = std::shared_ptr<const TimeModel>;

[[nodiscard]] TimeModelPtr makeTimeModel(const LoadedPtr& data, const query::Filter& filter);

/// The sentences of time, in the program's language.
class TimeWords {
    Q_DECLARE_TR_FUNCTIONS(TimeWords)

  public:
    explicit TimeWords(const TranslatedWording& words) : m_words(words) {}

    /// "Eric Hambro, Meta → Anthropic"; what is not known by `day` is not told. Without a day, where they came at
    /// another time: "Gautier Izacard left Meta; next Microsoft AI, by 26 May 2025".
    [[nodiscard]] QString step(const model::Dataset& dataset, const query::TimeStep& step,
                               std::optional<base::Day> day) const;
    /// "Nov 2023: Eric Hambro, Meta → Anthropic"; of many the first few, "and 3 more". Empty: nothing happened then.
    [[nodiscard]] QString caption(const TimeModel& model, base::Day day) const;
    /// "30 steps undated"; empty when all are dated.
    [[nodiscard]] static QString undated(const query::Timeline& timeline);
    /// What a step is, and how those with a date, those marked twice and those without one add up.
    [[nodiscard]] static QString sum(const query::Timeline& timeline);
    /// "Jun 2023: 3 steps to Mistral AI"; then who, of many the first few.
    [[nodiscard]] QString bin(const TimeModel& model, const query::TimeBins& bins, std::size_t bin,
                              std::optional<std::uint8_t> group) const;
    /// "June 2023", "2nd quarter of 2023", "2023".
    [[nodiscard]] QString period(const query::TimeBins& bins, std::size_t bin) const;
    [[nodiscard]] QString endOfData(base::Day day) const; ///< "the data ends on 14 August 2026"
    /// "as of 31 May 2025, 5 steps in May 2025": what a screen reader says of the playhead.
    [[nodiscard]] QString playhead(const TimeModel& model, const query::TimeBins& bins,
                                   std::optional<base::Day> day) const;

  private:
    /// "left Meta; next Microsoft AI, by 26 May 2025", of a step whose ends are dated apart.
    [[nodiscard]] QString bothEnds(const model::Dataset& dataset, const query::TimeStep& step) const;
    [[nodiscard]] static QString stepCount(std::size_t steps); ///< "1 step", "5 steps"
    [[nodiscard]] QString list(const QStringList& parts, std::size_t all) const;

    const TranslatedWording& m_words;
};

} // namespace whither::ui
