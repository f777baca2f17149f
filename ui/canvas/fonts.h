#pragma once

#include "core/scene/text_measurer.h"

#include <QFont>

namespace whither::ui {

/// Text of a picture is laid out at this pixel size and scaled, so that its width is in exact proportion to its size
/// on every device.
inline constexpr int kReferencePixels = 128;

/// Whether a role's text is bold.
[[nodiscard]] bool isBold(scene::FontRole role);
/// The shipped font for a role, kReferencePixels high, without hinting. prepareApplication() must have been called.
[[nodiscard]] QFont pictureFont(scene::FontRole role);

} // namespace whither::ui
