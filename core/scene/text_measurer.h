#pragma once

#include "core/base/geometry.h"

#include <string_view>

namespace whither::scene {

/// What a piece of text is for; decides weight and default size.
enum class FontRole {
    personName,  ///< regular
    companyName, ///< bold
    detail,      ///< dates under a name; regular, muted
    badge,       ///< initials and counts inside a disk; bold
    title,       ///< bold
    legend,      ///< regular
};

/// How wide text comes out. The window and the files use the fonts shipped with the program; tests use fixed widths.
/// Must give the same answer for the same question. Called from the thread that composes a scene.
class TextMeasurer {
  public:
    virtual ~TextMeasurer() = default;
    /// Advance width at a font size of `size` units, in the same units. `text` is UTF-8 on one line.
    [[nodiscard]] virtual double width(std::string_view text, FontRole role, double size) const = 0;
    /// Ascent and descent of the font for a size of 1.
    struct Vertical {
        double ascent = 0.97;
        double descent = 0.24;
    };
    [[nodiscard]] virtual Vertical vertical(FontRole role) const = 0;
};

} // namespace whither::scene
