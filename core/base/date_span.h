#pragma once

#include "core/base/date.h"

#include <optional>

namespace whither::base {

/// Answer to a question that dates may be too coarse to settle.
enum class Certainty { no, possibly, yes };

/// A stretch of time whose ends are dates of any precision.
struct DateSpan {
    Date start;              ///< undated: it began on an unknown day
    std::optional<Date> end; ///< empty: not known to have ended, taken as lasting; undated: ended on an unknown day

    friend bool operator==(const DateSpan&, const DateSpan&) = default;
};

/// Whether two spans share at least one day: yes if they do for every choice of days that the dates allow, no if for
/// none (a span's end is taken to be no earlier than its start).
[[nodiscard]] Certainty overlap(const DateSpan& a, const DateSpan& b);
/// Whether `day` lies in the span, ends included.
[[nodiscard]] Certainty covers(const DateSpan& span, Day day);

} // namespace whither::base
