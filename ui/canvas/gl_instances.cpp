#include "ui/canvas/gl_instances.h"

#include "ui/canvas/text_atlas.h"

#include <algorithm>
#include <functional>

namespace whither::ui {

namespace {

using base::Point;

std::uint64_t mixed(std::uint64_t hash, std::uint64_t value) {
    return (hash ^ value) * 0x9e3779b97f4a7c15ULL + (hash >> 29U);
}

void put(GlInstance& instance, std::size_t index, Point point) {
    instance.points[2 * index] = static_cast<float>(point.x);
    instance.points[2 * index + 1] = static_cast<float>(point.y);
}

void put(GlInstance& instance, const std::optional<base::Colour>& fill, const std::optional<scene::Stroke>& stroke) {
    if (fill)
        instance.fill = *fill;
    if (stroke) {
        instance.stroke = stroke->colour;
        instance.strokeWidth = static_cast<float>(stroke->width);
    }
}

/// Turns the primitives of one list into instances.
class Builder {
  public:
    Builder(TextAtlas& atlas, double scale) : m_atlas(atlas), m_scale(scale) {}

    GlInstances run(const scene::DrawList& list) {
        m_atlas.beginPicture();
        for (const auto& group : list.groups) {
            const std::size_t first = m_result.all.size();
            m_name = std::hash<std::string>{}(group.id);
            for (const auto& primitive : group.primitives)
                std::visit([this](const auto& each) { add(each); }, primitive);
            m_result.groups.push_back(
                {m_name, static_cast<std::uint32_t>(first), static_cast<std::uint32_t>(m_result.all.size() - first)});
        }
        return std::move(m_result);
    }

  private:
    void append(const GlInstance& instance) {
        const auto kind = static_cast<std::uint64_t>(instance.kind);
        m_name = mixed(m_name, kind * (kMaxCorners + 1) + instance.corners);
        m_result.all.push_back(instance);
    }

    void add(const scene::Disk& disk) {
        GlInstance result;
        result.kind = GlKind::disk;
        put(result, 0, disk.centre);
        result.radius = static_cast<float>(disk.radius);
        put(result, disk.fill, disk.stroke);
        append(result);
    }

    void add(const scene::Curve& curve) {
        GlInstance result;
        result.kind = GlKind::curve;
        put(result, 0, curve.from);
        put(result, 1, curve.control);
        put(result, 2, curve.to);
        put(result, {}, curve.stroke);
        const auto& dashes = curve.stroke.dashes;
        for (std::size_t i = 0; i < std::min(dashes.size(), result.detail.size()); ++i)
            result.detail[i] = static_cast<float>(dashes[i]);
        result.hasRoundCaps = curve.stroke.roundCaps ? 1 : 0;
        m_result.bend = std::max(m_result.bend, length(curve.from - curve.control * 2 + curve.to) / 4);
        append(result);
    }

    void add(const scene::Polygon& polygon) {
        if (polygon.points.empty())
            return;
        if (polygon.points.size() > kMaxCorners) {
            ++m_result.leftOut;
            return;
        }
        GlInstance result;
        result.kind = GlKind::polygon;
        result.corners = static_cast<std::uint8_t>(polygon.points.size());
        for (std::size_t i = 0; i < polygon.points.size(); ++i)
            put(result, i, polygon.points[i]);
        put(result, polygon.fill, polygon.stroke);
        append(result);
    }

    void add(const scene::Text& text) {
        if (text.text.empty() || text.size <= 0)
            return;
        const auto place = m_atlas.place(text, text.size * m_scale);
        if (!place) {
            ++m_result.leftOut;
            return;
        }
        if (place->texels.isEmpty())
            return;
        const double unit = text.size / place->pixels(); // of a pixel that it was rasterised in
        const QRect& texels = place->texels;
        const Point leftTop = text.baseline + Point{place->offset.x() * unit, place->offset.y() * unit};
        GlInstance result;
        result.kind = place->content == TextPlace::Content::ink ? GlKind::ink : GlKind::colours;
        put(result, 0, leftTop);
        put(result, 1, leftTop + Point{texels.width() * unit / TextRaster::kColumns, texels.height() * unit});
        put(result, 2, text.baseline);
        result.detail = {static_cast<float>(texels.x()), static_cast<float>(texels.y()),
                         static_cast<float>(texels.width()), static_cast<float>(texels.height())};
        result.fill = text.colour;
        if (text.halo)
            result.halo = *text.halo;
        result.page = static_cast<std::uint8_t>(place->page);
        append(result);
    }

    TextAtlas& m_atlas;
    double m_scale;           ///< device pixels per world unit
    std::uint64_t m_name = 0; ///< of the group that is being added
    GlInstances m_result;
};

} // namespace

GlInstances instancesOf(const scene::DrawList& list, TextAtlas& atlas, double devicePixelsPerUnit) {
    return Builder(atlas, devicePixelsPerUnit).run(list);
}

} // namespace whither::ui
