#pragma once

namespace whither::ui::track {

// Of a time track, in pixels.
inline constexpr double kSide = 30;     ///< to the left and right of the line
inline constexpr double kFoot = 30;     ///< below the line
inline constexpr double kTop = 8;       ///< above the marks
inline constexpr double kOverLine = 10; ///< between marks and line
inline constexpr double kUnit = 15;     ///< height of a mark, with the gap above it
inline constexpr double kLeastUnit = 6; ///< of more moves than that leaves room for, only the number is shown
inline constexpr double kWidest = 19;   ///< mark
inline constexpr double kLane = 4;      ///< height of a span
inline constexpr double kStrip = 12;    ///< of what stands for too many spans
inline constexpr double kGap = 2;
inline constexpr double kHandle = 9; ///< radius of the playhead

} // namespace whither::ui::track
