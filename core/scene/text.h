#pragma once

#include "core/scene/text_measurer.h"

#include <cstddef>
#include <string>
#include <string_view>

namespace whither::scene {

/// Most bytes that a line of a picture keeps of a text, and of a name, so that two of them make a line. Real ones are
/// far shorter.
inline constexpr std::size_t kLongestLine = 1024;
inline constexpr std::size_t kLongestName = 400;

/// Untrusted text made fit for one line of a picture. White space and line breaks become single spaces; control
/// characters, bidirectional embeddings and overrides, noncharacters and malformed bytes become U+FFFD; invisible marks
/// (zero-width space, byte order mark, left-to-right mark, soft hyphen) go; a letter keeps at most a few combining
/// marks. Of a text longer than `limit` only the beginning is looked at; it is cut between graphemes and ends in
/// "…". The result is valid UTF-8 of at most `limit` bytes, may stand in XML 1.0, and is what it is made into.
[[nodiscard]] std::string cleanLine(std::string_view text, std::size_t limit = kLongestLine);

/// The next place after `from` at which a clean line may be broken: at a space, or before or after a Chinese, Japanese
/// or Korean character, but not before what closes (a comma, a bracket); its end where there is none.
[[nodiscard]] std::size_t nextBreak(std::string_view line, std::size_t from);

/// The longest beginning of `line` (clean) that fits into `maxWidth` with "…" at its end, cut between graphemes;
/// the whole line if it fits.
[[nodiscard]] std::string elide(std::string_view line, FontRole role, double size, double maxWidth,
                                const TextMeasurer& measurer);

/// What stands in the disk of a person without a portrait: first letters of the first and last word ("TL"), or the
/// first character of a Chinese, Japanese or Korean name. Upper case where there is one. "?" when nothing is left.
[[nodiscard]] std::string initials(std::string_view name);

} // namespace whither::scene
