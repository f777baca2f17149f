#pragma once

#include "core/scene/text_measurer.h"

#include <string>
#include <string_view>

namespace whither::scene {

/// Untrusted text made fit for one line of a picture. White space and line breaks become single spaces; control
/// characters, bidirectional embeddings and overrides, noncharacters and malformed bytes become U+FFFD; invisible marks
/// (zero-width space, byte order mark, left-to-right mark, soft hyphen) go; a letter keeps at most a few combining
/// marks. Linear in the text's length. The result is valid UTF-8 and may stand in XML 1.0.
[[nodiscard]] std::string cleanLine(std::string_view text);

/// The longest beginning of `line` (clean) that fits into `maxWidth` with "…" at its end, cut between graphemes;
/// the whole line if it fits.
[[nodiscard]] std::string elide(std::string_view line, FontRole role, double size, double maxWidth,
                                const TextMeasurer& measurer);

/// What stands in the disk of a person without a portrait: first letters of the first and last word ("TL"), or the
/// first character of a Chinese, Japanese or Korean name. Upper case where there is one. "?" when nothing is left.
[[nodiscard]] std::string initials(std::string_view name);

} // namespace whither::scene
