#pragma once

#include "core/base/geometry.h"
#include "core/scene/draw_list.h"
#include "core/scene/text_measurer.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace whither::chart {

/// How a piece of text is set.
struct TextStyle {
    scene::FontRole role = scene::FontRole::legend;
    double size = 12; ///< pixels
    base::Colour colour;
    scene::Text::Anchor anchor = scene::Text::Anchor::left; ///< which end of the text stands at its place
    double room = 1e9;                                      ///< pixels; longer text is elided
    std::optional<base::Colour> halo;
};

/// A line of text on a baseline, cleaned, and elided to style.room. `text` is untrusted.
[[nodiscard]] scene::Text lineAt(base::Point baseline, const std::string& text, const TextStyle& style,
                                 const scene::TextMeasurer& measurer);

/// Puts lines, shapes and text into one group of a drawing. Refers to its arguments, which must outlive it.
class Pen {
  public:
    Pen(scene::DrawGroup& group, const scene::TextMeasurer& measurer) : m_group(group), m_measurer(measurer) {}

    void line(base::Point from, base::Point to, const scene::Stroke& stroke);
    /// A line for each stretch between two points.
    void lines(const std::vector<base::Point>& points, const scene::Stroke& stroke);
    void shape(std::vector<base::Point> points, std::optional<base::Colour> fill,
               std::optional<scene::Stroke> stroke = {});
    void disk(base::Point centre, double radius, std::optional<base::Colour> fill, std::optional<scene::Stroke> stroke);
    /// lineAt(). Gives the width that it takes.
    double text(base::Point baseline, const std::string& text, const TextStyle& style);

    [[nodiscard]] double widthOf(const std::string& text, const TextStyle& style) const;

  private:
    scene::DrawGroup& m_group;
    const scene::TextMeasurer& m_measurer;
};

/// `text`, cleaned, on lines that are at most style.room wide: broken at spaces, and before Chinese, Japanese and
/// Korean characters. Of more than `most` lines (at least 1) the last is elided; a word that is too long stays whole.
[[nodiscard]] std::vector<std::string> wrapped(const std::string& text, const TextStyle& style,
                                               const scene::TextMeasurer& measurer,
                                               std::size_t most = static_cast<std::size_t>(-1));

} // namespace whither::chart
