#include "core/base/text.h"

#include <limits>
#include <unicode/ustring.h>

namespace whither::base {

bool isUtf8(std::string_view text) {
    if (text.size() > static_cast<std::size_t>(std::numeric_limits<std::int32_t>::max()))
        return false;
    // Asked for the length only; any ill-formed byte is an error of its own.
    UErrorCode status = U_ZERO_ERROR;
    u_strFromUTF8(nullptr, 0, nullptr, text.data(), static_cast<std::int32_t>(text.size()), &status);
    return status != U_INVALID_CHAR_FOUND && status != U_ILLEGAL_ARGUMENT_ERROR;
}

} // namespace whither::base
