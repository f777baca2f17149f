#include "core/model/dataset.h"

#include <set>
#include <tuple>

namespace whither::model {

bool isPlain(const Citation& citation) {
    return citation.stance == Stance::supports && citation.claimedDate.isUndated() && !citation.claimedTo;
}

void normalise(Citations& citations) {
    if (citations.size() < 2)
        return;
    const auto order = [](const Citation& citation) {
        return std::make_tuple(citation.source, citation.stance, citation.claimedDate.iso(), citation.claimedTo);
    };
    std::set<decltype(order(citations.front()))> seen;
    std::erase_if(citations, [&](const Citation& citation) { return !seen.insert(order(citation)).second; });

    const auto differing = std::stable_partition(citations.begin(), citations.end(), isPlain);
    std::sort(differing, citations.end(),
              [&order](const Citation& a, const Citation& b) { return order(a) < order(b); });
}

bool contains(const Dataset& dataset, const EntityId& entity) {
    switch (entity.kind) {
    case EntityKind::person:
        return find(dataset.people, entity.key).has_value();
    case EntityKind::company:
        return find(dataset.companies, entity.key).has_value();
    case EntityKind::team:
        return find(dataset.teams, entity.key).has_value();
    case EntityKind::move:
        return find(dataset.moves, entity.key).has_value();
    case EntityKind::product:
        return find(dataset.products, entity.key).has_value();
    case EntityKind::relation:
        return find(dataset.relations, entity.key).has_value();
    }
    return false;
}

} // namespace whither::model
