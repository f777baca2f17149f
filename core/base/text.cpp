#include "core/base/text.h"

#include <limits>
#include <unicode/ustring.h>

namespace whither::base {

bool isUtf8(std::string_view text) {
    if (text.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()))
        return false;
    // Plain ASCII, which most text of a large file is, needs no look at its characters.
    unsigned char seen = 0;
    for (const char c : text)
        seen |= static_cast<unsigned char>(c);
    if (seen < 0x80U)
        return true;
    // Asked for the length only; any ill-formed byte is an error of its own.
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(nullptr, 0, nullptr, text.data(), static_cast<std::int32_t>(text.size()), &status);
    return status != U_INVALID_CHAR_FOUND && status != U_ILLEGAL_ARGUMENT_ERROR;
}

std::string_view beginning(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes)
        return text;
    const auto isInside = [text](std::size_t at) { return (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U; };
    // A character has at most three bytes after its first; more of that sort are no text, and cut anywhere.
    std::size_t end = bytes;
    while (end > 0 && bytes - end < 3 && isInside(end))
        --end;
    return text.substr(0, isInside(end) ? bytes : end);
}

std::string excerpt(std::string_view text) {
    constexpr std::size_t kLongest = 200;
    if (text.size() <= kLongest)
        return std::string(text);
    return std::string(beginning(text, kLongest)) + "…";
}

} // namespace whither::base
