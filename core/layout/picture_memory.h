#pragma once

#include "core/layout/layout_input.h"
#include "core/query/filter.h"

#include <cstddef>
#include <cstdint>
#include <list>
#include <span>
#include <unordered_map>

namespace whither::layout {

/// A body that is dragged or pinned.
struct HeldBody {
    graph::NodeIndex node{};
    base::Point at; ///< world units
};

/// What a picture at rest depends on, as one number: two that differ never share one in practice.
enum class PictureKey : std::uint64_t {};
/// Of all that scene::layoutInput() reads of a visible set. The same number in every run of the program. O(n), some
/// 10 ms of a million nodes.
[[nodiscard]] PictureKey pictureKey(const query::VisibleSet& visible);
/// Of the same with that character and these bodies held.
[[nodiscard]] PictureKey pictureKey(PictureKey visible, Character character, std::span<const HeldBody> held);

/// Pictures of one graph that came to rest, so that who returns to what was shown before finds everything where it was,
/// whatever way they come. Keeps as many as its budget allows; the one that was remembered first is given up first. A
/// call costs the same however large the pictures are. Not thread-safe.
class PictureMemory {
  public:
    /// Two pictures of a million nodes, some thirty of a hundred thousand.
    static constexpr std::size_t kBudget = std::size_t{64} << 20U; ///< bytes
    explicit PictureMemory(std::size_t budget = kBudget) : m_budget(budget) {}

    /// In place of what was remembered of that key, and as the newest. One that alone is larger than the budget is not
    /// kept.
    void remember(PictureKey key, PositionsPtr picture);
    /// Null: none.
    [[nodiscard]] PositionsPtr find(PictureKey key) const;
    void clear();

    /// What all of them take, never more than the budget. Those that are in use elsewhere as well count, too.
    [[nodiscard]] std::size_t bytes() const { return m_bytes; }
    [[nodiscard]] std::size_t size() const { return m_pictures.size(); }

  private:
    struct Picture {
        PictureKey key{};
        PositionsPtr positions;
    };
    using Pictures = std::list<Picture>;

    static std::size_t bytesOf(const Picture& picture);
    void forget(Pictures::iterator picture);

    std::size_t m_budget;
    std::size_t m_bytes = 0;
    Pictures m_pictures; ///< oldest first
    std::unordered_map<PictureKey, Pictures::iterator> m_places;
};

} // namespace whither::layout
