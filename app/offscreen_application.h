#pragma once

#include "app/commands.h"

#include <QGuiApplication>
#include <QString>

#include <memory>

namespace whither::app {

/// What measuring text and painting need where no window is opened: the fonts and the language, but no display.
/// `language`: "en", "zh_CN", or empty for the system's.
[[nodiscard]] std::unique_ptr<QGuiApplication> makeOffscreenApplication(const CommandContext& context,
                                                                        const QString& language);

} // namespace whither::app
