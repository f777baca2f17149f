#include "core/model/entity_id.h"

#include "core/model/words.h"

namespace whither::model {

std::string_view name(EntityKind kind) {
    return word(kind);
}

std::string EntityId::text() const {
    return std::string(name(kind)) + ':' + key;
}

std::optional<EntityId> EntityId::parse(std::string_view text) {
    const auto colon = text.find(':');
    if (colon == std::string_view::npos || colon + 1 == text.size())
        return {};
    const auto kind = fromWord<EntityKind>(text.substr(0, colon));
    if (!kind)
        return {};
    return EntityId{*kind, std::string(text.substr(colon + 1))};
}

} // namespace whither::model
