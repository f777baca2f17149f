#pragma once

#include "ui/theme.h"

#include <QByteArray>
#include <QString>

namespace whither::ui {

/// What the program remembers from one start to the next, under its application id. Reading what was never written
/// gives the default. GUI thread.
class Settings {
  public:
    [[nodiscard]] static ThemeChoice theme();
    static void setTheme(ThemeChoice choice);
    /// "en", "zh_CN", or empty for the system's.
    [[nodiscard]] static QString language();
    static void setLanguage(const QString& language);
    [[nodiscard]] static QByteArray windowGeometry();
    static void setWindowGeometry(const QByteArray& geometry);
    [[nodiscard]] static QByteArray panelSizes();
    static void setPanelSizes(const QByteArray& sizes);
};

} // namespace whither::ui
