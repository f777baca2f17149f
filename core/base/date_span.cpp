#include "core/base/date_span.h"

#include <algorithm>

namespace whither::base {

namespace {

/// Days that the span covers whatever its ends are: empty when `from` is after `to`.
struct Days {
    Day from;
    Day to;
};

Days certain(const DateSpan& span) {
    const Day from = span.start.lastDay();
    return {from, span.end ? span.end->firstDay() : kLastDay};
}

Days possible(const DateSpan& span) {
    return {span.start.firstDay(), span.end ? span.end->lastDay() : kLastDay};
}

bool meet(Days a, Days b) {
    return std::max(a.from, b.from) <= std::min(a.to, b.to);
}

} // namespace

Certainty overlap(const DateSpan& a, const DateSpan& b) {
    if (!meet(possible(a), possible(b)))
        return Certainty::no;
    // The latest possible start of each must not lie after the earliest possible end of the other.
    const Days sureA = certain(a);
    const Days sureB = certain(b);
    return sureA.from <= sureB.to && sureB.from <= sureA.to ? Certainty::yes : Certainty::possibly;
}

Certainty covers(const DateSpan& span, Day day) {
    return overlap(span, {.start = Date{day}, .end = Date{day}});
}

} // namespace whither::base
