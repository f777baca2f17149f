#pragma once

#include <cstdint>

namespace whither::base {

/// sRGB with straight (not premultiplied) alpha, 8 bits each.
struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;

    [[nodiscard]] static constexpr Colour rgb(std::uint32_t hex) {
        return {static_cast<std::uint8_t>(hex >> 16U), static_cast<std::uint8_t>(hex >> 8U),
                static_cast<std::uint8_t>(hex), 255};
    }
    [[nodiscard]] constexpr Colour withAlpha(std::uint8_t value) const { return {red, green, blue, value}; }

    friend bool operator==(const Colour&, const Colour&) = default;
};

} // namespace whither::base
