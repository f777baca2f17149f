#pragma once

#include "core/scene/draw_list.h"

#include <string>
#include <string_view>

namespace whither::scene {

/// SVG 1.1 of a page: real text, one <g id> with a <title> per node and edge, well-formed for any text. The same page
/// gives the same bytes, whatever the locale.
[[nodiscard]] std::string toSvg(const Page& page);

/// The name of a DrawGroup as an XML id, "person:armand-joulin" -> "person-armand-joulin": the first ':' becomes '-',
/// '/' becomes '.', and all but ASCII letters, digits and '-' become "_" and the two hexadecimal digits of each byte
/// (so does a '-' before the first ':', and a first character that no id may begin with). Different names give
/// different ids.
[[nodiscard]] std::string svgId(std::string_view id);

} // namespace whither::scene
