#include "core/model/dataset.h"

#include <algorithm>
#include <numeric>
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

std::vector<MoveIndex> inRowOrder(const Dataset& dataset) {
    // Each person's moves share the positions that they have by key, so that nothing moves where places go by key.
    std::vector<std::uint32_t> byKey(dataset.moves.size());
    std::iota(byKey.begin(), byKey.end(), 0U);
    std::vector<std::uint32_t> byPlace = byKey;
    const auto rows = dataset.moves.rows();
    std::stable_sort(byKey.begin(), byKey.end(), [rows](auto a, auto b) { return rows[a].person < rows[b].person; });
    std::stable_sort(byPlace.begin(), byPlace.end(), [rows](auto a, auto b) {
        return std::tie(rows[a].person, rows[a].place) < std::tie(rows[b].person, rows[b].place);
    });
    std::vector<MoveIndex> order(rows.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[byKey[i]] = static_cast<MoveIndex>(byPlace[i]);
    return order;
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
