#include "core/layout/picture_memory.h"

#include <bit>
#include <optional>
#include <utility>

namespace whither::layout {

namespace {

/// Numbers in order, as one. Mixes as SplitMix64 does (Steele, Lea and Flood, "Fast splittable pseudorandom number
/// generators", 2014).
class Digest {
  public:
    explicit Digest(std::uint64_t start = 0) : m_value(start) {}

    void add(std::uint64_t value) {
        m_value += 0x9e3779b97f4a7c15U + value;
        m_value = (m_value ^ (m_value >> 30U)) * 0xbf58476d1ce4e5b9U;
        m_value = (m_value ^ (m_value >> 27U)) * 0x94d049bb133111ebU;
        m_value ^= m_value >> 31U;
    }
    void add(graph::NodeIndex node) { add(std::uint64_t{base::raw(node)}); }
    void add(double value) { add(std::bit_cast<std::uint64_t>(value)); }

    [[nodiscard]] PictureKey key() const { return PictureKey{m_value}; }

  private:
    std::uint64_t m_value;
};

} // namespace

PictureKey pictureKey(const query::VisibleSet& visible) {
    Digest digest;
    // Each list with its length, so that what ends one is not taken for the beginning of the next.
    digest.add(visible.nodes.size());
    for (const graph::NodeIndex node : visible.nodes)
        digest.add(node);
    digest.add(visible.edges.size());
    for (const graph::EdgeIndex edge : visible.edges)
        digest.add(std::uint64_t{base::raw(edge)});
    digest.add(visible.openEnds.size());
    for (const query::VisibleSet::OpenEnd& end : visible.openEnds)
        digest.add((std::uint64_t{base::raw(end.move)} << 1U) | (end.isDestination ? 1U : 0U));
    digest.add(visible.flows.size());
    for (const query::VisibleSet::Flow& flow : visible.flows)
        digest.add((std::uint64_t{base::raw(flow.a)} << 32U) | base::raw(flow.b));
    for (std::size_t i = 0; i < visible.headcount.size(); ++i) {
        const auto& count = visible.countAt(static_cast<model::CompanyIndex>(i));
        digest.add((static_cast<std::uint64_t>(count.now) << 32U) | static_cast<std::uint32_t>(count.ever));
    }
    digest.add(static_cast<std::uint64_t>(visible.grouping));
    return digest.key();
}

PictureKey pictureKey(PictureKey visible, Character character, std::span<const HeldBody> held) {
    Digest digest(static_cast<std::uint64_t>(visible));
    digest.add(static_cast<std::uint64_t>(character));
    for (const HeldBody& body : held) {
        digest.add(body.node);
        digest.add(body.at.x);
        digest.add(body.at.y);
    }
    return digest.key();
}

std::size_t PictureMemory::bytesOf(const Picture& picture) {
    constexpr std::size_t kAround = 128; ///< the entries in list and map and the pointer's own, about
    return kAround + sizeof(Positions) + picture.positions->size() * sizeof(std::optional<base::Point>);
}

void PictureMemory::forget(Pictures::iterator picture) {
    m_bytes -= bytesOf(*picture);
    m_places.erase(picture->key);
    m_pictures.erase(picture);
}

void PictureMemory::remember(PictureKey key, PositionsPtr picture) {
    if (const auto place = m_places.find(key); place != m_places.end())
        forget(place->second);
    if (!picture)
        return;
    m_pictures.push_back({key, std::move(picture)});
    m_places[key] = std::prev(m_pictures.end());
    m_bytes += bytesOf(m_pictures.back());
    while (m_bytes > m_budget)
        forget(m_pictures.begin());
}

PositionsPtr PictureMemory::find(PictureKey key) const {
    const auto place = m_places.find(key);
    return place == m_places.end() ? nullptr : place->second->positions;
}

void PictureMemory::clear() {
    m_places.clear();
    m_pictures.clear();
    m_bytes = 0;
}

} // namespace whither::layout
