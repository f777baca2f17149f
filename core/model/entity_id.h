#pragma once

#include <compare>
#include <optional>
#include <string>
#include <string_view>

namespace whither::model {

enum class EntityKind { person, company, team, move, product, relation };

/// What an entity is called for good: its kind and its key in the data. Survives a reload, a merge and a release.
/// Text form "person:timothee-lacroix".
struct EntityId {
    EntityKind kind = EntityKind::person;
    std::string key;

    [[nodiscard]] std::string text() const;
    /// Empty unless `text` is a known kind, a colon and a key of at least one character.
    [[nodiscard]] static std::optional<EntityId> parse(std::string_view text);

    friend auto operator<=>(const EntityId&, const EntityId&) = default;
};

/// "person", "company", ...: the words of the file format.
[[nodiscard]] std::string_view name(EntityKind kind);

} // namespace whither::model
