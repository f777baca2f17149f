#pragma once

#include <QString>

namespace whither::ui {

/// The one name of the program towards the desktop: desktop file, settings, D-Bus, icon.
inline constexpr char kApplicationId[] = "org.whither.Whither";

/// Gives the running QGuiApplication its names, the shipped fonts and the language. `language`: "en", "zh_CN", or empty
/// for the system's. Call once, on the GUI thread, before the first widget or picture.
void prepareApplication(const QString& language, const QString& version);

/// A shipped data set, looked up beside the program (../share/whither) and in the system's data folders; empty when it
/// is not installed. `name`: "llama", "ai-talent", "llama-and-ai-talent".
[[nodiscard]] QString samplePath(const QString& name);

} // namespace whither::ui
