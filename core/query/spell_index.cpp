#include "core/query/spell_index.h"

namespace whither::query {

namespace {

Days surelyOn(const Spell& spell) {
    return {spell.span.start.lastDay(), spell.span.end ? spell.span.end->firstDay() : base::kLastDay};
}

Days possiblyOn(const Spell& spell) {
    Days days{spell.span.start.firstDay(), spell.span.end ? spell.span.end->lastDay() : base::kLastDay};
    if (days.first > days.last) // the sources contradict each other: it never was
        return {base::kLastDay + std::chrono::days{1}, base::kFirstDay - std::chrono::days{1}};
    const bool hasMovedOn =
        spell.span.end && spell.span.end->isUndated() && spell.countsUntil && *spell.countsUntil > spell.countsFrom;
    if (hasMovedOn)
        days.last = *spell.countsUntil - std::chrono::days{1};
    return days;
}

template <class On> std::vector<Days> daysOf(const std::vector<const Spell*>& spells, On on) {
    std::vector<Days> all;
    all.reserve(spells.size());
    for (const Spell* spell : spells)
        all.push_back(on(*spell));
    return all;
}

} // namespace

SpellIndex::SpellIndex(const std::vector<const Spell*>& spells)
    : m_sure(daysOf(spells, surelyOn)), m_possible(daysOf(spells, possiblyOn)) {}

std::optional<std::size_t> SpellIndex::surely(const base::Date& date) const {
    // The other way round: of intervals that hold both days.
    return m_sure.first({.first = date.lastDay(), .last = date.firstDay()});
}

std::optional<std::size_t> SpellIndex::possibly(const base::Date& date) const {
    return m_possible.last({.first = date.firstDay(), .last = date.lastDay()});
}

} // namespace whither::query
