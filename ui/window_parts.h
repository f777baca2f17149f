#pragma once

#include <vector>

class QWidget;

namespace whither::ui {

/// A part of the window that F6 goes to.
struct WindowPart {
    QWidget* whole = nullptr;
    QWidget* entry = nullptr; ///< in `whole`; gets the keyboard, or that of its rows that had it last, or its first row
};

enum class PartStep { next, before };
/// Gives the keyboard to the part after or before the one that has it, in a ring; from elsewhere to the first or the
/// last. Parts that are not on the screen are left out.
void goToPart(const std::vector<WindowPart>& parts, PartStep step);

} // namespace whither::ui
