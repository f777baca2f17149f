#pragma once

#include <cstdint>
#include <string_view>

namespace whither::store {

/// The statements of data/schema.sql, put into the program when it is built.
extern const std::string_view kSchema;

/// What data/schema.sql sets as application_id ('Whth') and user_version.
inline constexpr std::uint32_t kApplicationId = 0x57687468;
inline constexpr std::uint32_t kFormatVersion = 1;

} // namespace whither::store
