#pragma once

#include "core/scene/text_measurer.h"

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
    /// Width at kReferencePixels by text, for regular and bold.
    mutable std::unordered_map<std::string, double> m_widths[2];
};

} // namespace whither::ui
