#include "tests/support/fixed_measurer.h"

#include <cstddef>

namespace whither::tests {

double FixedMeasurer::width(std::string_view text, scene::FontRole role, double size) const {
    const bool isBold =
        role == scene::FontRole::companyName || role == scene::FontRole::badge || role == scene::FontRole::title;
    double ems = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if ((byte & 0xC0U) == 0x80U) // inside a character
            continue;
        // From U+2E80 on, of which the first byte is E3 or above (E2 holds punctuation).
        ems += byte >= 0xE3U ? 1 : isBold ? 0.6 : 0.56;
    }
    return ems * size;
}

scene::TextMeasurer::Vertical FixedMeasurer::vertical(scene::FontRole /*role*/) const {
    return {};
}

} // namespace whither::tests
