#pragma once

#include "core/scene/text_measurer.h"

#include <QFontMetricsF>

#include <array>
#include <optional>
#include <string>
#include <unordered_map>

namespace whither::ui {

/// Widths of the shipped fonts, and of the system's for scripts that these lack. Remembers what it measured; one
/// instance belongs to one thread.
class QtTextMeasurer final : public scene::TextMeasurer {
  public:
    [[nodiscard]] double width(std::string_view text, scene::FontRole role, double size) const override;
    [[nodiscard]] Vertical vertical(scene::FontRole role) const override;

  private:
    /// A weight of the font, made when it is first asked for.
    struct Weight {
        explicit Weight(scene::FontRole role);
        QFontMetricsF metrics; ///< at kReferencePixels
        Vertical vertical;
        std::unordered_map<std::string, double> widths; ///< at kReferencePixels by text
    };
    [[nodiscard]] Weight& weightOf(scene::FontRole role) const;

    mutable std::array<std::optional<Weight>, 2> m_weights; ///< regular and bold
};

} // namespace whither::ui
