#pragma once

#include <QFont>

namespace whither::ui::track {

// Of a time track, in pixels.
inline constexpr double kSide = 30;      ///< to the left and right of the line
inline constexpr double kFoot = 30;      ///< below the line
inline constexpr double kUnderLine = 13; ///< from the line to the days below it
inline constexpr double kNamesTop = 1;   ///< of the names above the marks
inline constexpr double kFlag = 15;      ///< where the lines of what is named begin, from the top
inline constexpr double kBarsTop = 16;   ///< of the bars of what is dated coarsely
inline constexpr double kBar = 3;        ///< height of one
inline constexpr double kTop = 24;       ///< above the marks
inline constexpr double kOverLine = 10;  ///< between marks and line
inline constexpr double kUnit = 15;      ///< height of a mark, with the gap above it
inline constexpr double kLeastUnit = 6;  ///< of more moves than that leaves room for, only the number is shown
inline constexpr double kWidest = 19;    ///< mark
inline constexpr double kLane = 4;       ///< height of a span
inline constexpr double kStrip = 12;     ///< of what stands for too many spans
inline constexpr double kGap = 2;
inline constexpr double kHandle = 9; ///< radius of the playhead

/// That of a time track's words.
inline QFont smallFont(const QFont& base, QFont::Weight weight) {
    QFont font = base;
    font.setPixelSize(11);
    font.setWeight(weight);
    return font;
}

} // namespace whither::ui::track
