#pragma once

#include <string_view>

namespace whither::base {

/// Whether all of `text` is well-formed UTF-8: no overlong form, no surrogate, nothing above U+10FFFF.
[[nodiscard]] bool isUtf8(std::string_view text);

} // namespace whither::base
