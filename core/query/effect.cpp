#include "core/query/effect.h"

#include <algorithm>

namespace whither::query {

base::Day thereFrom(const model::Dataset& dataset, model::CompanyIndex company) {
    const base::Date& founded = dataset.companies[company].founded;
    return founded.latest() ? founded.effectiveDay() : founded.firstDay();
}

base::Day effectiveDay(const model::Dataset& dataset, const model::Move& move) {
    if (!move.date.isUndated())
        return move.date.effectiveDay();
    base::Day day = base::kFirstDay;
    for (const auto& end : {move.from, move.to})
        if (end)
            day = std::max(day, thereFrom(dataset, *end));
    return day;
}

base::Day effectiveDay(const model::Dataset& dataset, const model::Stay& stay) {
    return stay.asOf.isUndated() ? thereFrom(dataset, stay.company) : stay.asOf.effectiveDay();
}

base::Day effectiveDay(const model::Dataset& dataset, const model::Relation& relation) {
    if (!relation.date.isUndated())
        return relation.date.effectiveDay();
    return std::max(thereFrom(dataset, relation.subject), thereFrom(dataset, relation.object));
}

} // namespace whither::query
