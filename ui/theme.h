#pragma once

#include "core/scene/style.h"

#include <QColor>
#include <QString>

namespace whither::ui {

/// What the person chose; `system` follows the desktop.
enum class ThemeChoice { system, light, dark };

/// "system", "light", "dark": the words of the settings and of the command line. Anything else is `system`.
[[nodiscard]] ThemeChoice themeFromWord(const QString& word);
[[nodiscard]] QString wordOf(ThemeChoice choice);
/// `desktop`: the theme that `system` stands for.
[[nodiscard]] scene::Theme themeOf(ThemeChoice choice, scene::Theme desktop);

[[nodiscard]] QColor toQColor(base::Colour colour);

/// Gives the whole program the looks of a theme: style, palette, font and one style sheet, all made from
/// scene::coloursOf(). GUI thread.
void applyTheme(scene::Theme theme);

/// The desktop's theme, as seen before the first applyTheme().
[[nodiscard]] scene::Theme systemTheme();

} // namespace whither::ui
