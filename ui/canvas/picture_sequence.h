#pragma once

#include "core/base/date.h"
#include "ui/canvas/picture_request.h"

#include <cstddef>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace whither::query {
class Timeline;
}

namespace whither::ui {

enum class Interval { month, quarter, year };

/// The last day of each month, quarter or year from that of `first` on, and `last`. Ascending; empty when
/// `last` < `first`.
[[nodiscard]] std::vector<base::Day> daysEvery(Interval interval, base::Day first, base::Day last);

/// So many pictures of one thing are made at most.
inline constexpr std::size_t kMostPictures = 5000;

/// Days of a film of the request: from where its time bar begins, or its range, to the day that it shows, or else to
/// the last on which something happens. Empty when nothing dated happens.
struct DayRange {
    base::Day first;
    base::Day last;
};
[[nodiscard]] std::optional<DayRange> daysOf(const PictureRequest& request);
/// The same in no time. `timeline`: of the request's data and filter.
[[nodiscard]] std::optional<DayRange> daysOf(const PictureRequest& request, const query::Timeline& timeline);

/// The picture of one request as of many days: whatever is in more than one of them stands at the same place in each,
/// and all show the same part of the world. Immutable after it is made; any thread that may measure text.
class PictureSequence {
  public:
    /// `days` ascending. What the request has no position for is placed beside what it has. O(days) filters and one
    /// layout. Given up once `stop` is requested; what has been made then must not be used.
    PictureSequence(PictureRequest request, std::vector<base::Day> days, const std::stop_token& stop = {});
    /// The same pictures on pages of another size, in another theme. Nothing is placed anew.
    [[nodiscard]] PictureSequence with(base::Size size, scene::Theme theme) const;

    [[nodiscard]] const std::vector<base::Day>& days() const { return m_days; }
    /// As of days()[place].
    [[nodiscard]] scene::Page page(std::size_t place) const;
    /// All of them side by side on one page, each with its day above it. There should be at least one day. Given up
    /// once `stop` is requested; what has been made then must not be used.
    [[nodiscard]] scene::Page multiples(const std::stop_token& stop = {}) const;
    /// How large that page is: as `asked`, or larger in the same shape, so that what is written in each of so many
    /// pictures can be read.
    [[nodiscard]] static base::Size sizeOfMultiples(base::Size asked, std::size_t pictures);

  private:
    [[nodiscard]] PictureRequest at(std::size_t place) const;
    [[nodiscard]] scene::Page pageOf(const PictureRequest& request) const;
    [[nodiscard]] std::shared_ptr<const query::VisibleSet> visibleOn(base::Day day) const;
    struct Days;
    struct Charts;

    PictureRequest m_request; ///< with positions for all days
    std::vector<base::Day> m_days;
    std::shared_ptr<Days> m_filtered;                ///< what is shown on each
    std::shared_ptr<const query::VisibleSet> m_ever; ///< shown on one of the days at least; null without positions
    std::shared_ptr<Charts> m_charts;                ///< what all pages of a chart share, whatever their size and theme
};

} // namespace whither::ui
