#pragma once

#include "core/scene/text_measurer.h"

namespace whither::tests {

/// Every letter 0.56 font sizes wide (bold 0.6), a Chinese, Japanese or Korean one 1, whatever fonts there are.
class FixedMeasurer final : public scene::TextMeasurer {
  public:
    [[nodiscard]] double width(std::string_view text, scene::FontRole role, double size) const override;
    [[nodiscard]] Vertical vertical(scene::FontRole role) const override;
};

} // namespace whither::tests
