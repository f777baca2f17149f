#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace whither::base {

/// Whether all of `text` is well-formed UTF-8: no overlong form, no surrogate, nothing above U+10FFFF.
[[nodiscard]] bool isUtf8(std::string_view text);

/// The first bytes of `text`, at most `bytes` of them, without a part of a character at their end. O(1).
[[nodiscard]] std::string_view beginning(std::string_view text, std::size_t bytes);

/// What a report keeps of an offending text: a few hundred bytes, with "…" where it was longer. A report can hold as
/// many of these as a file has rows.
[[nodiscard]] std::string excerpt(std::string_view text);

} // namespace whither::base
