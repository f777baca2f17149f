#include "ui/settings.h"

#include "ui/application.h"

#include <QSettings>

namespace whither::ui {

namespace {

constexpr char kTheme[] = "theme";
constexpr char kLanguage[] = "language";
constexpr char kGeometry[] = "window/geometry";
constexpr char kPanels[] = "window/panels";

QVariant read(const char* key) {
    return QSettings(QLatin1String(kApplicationId), QStringLiteral("whither")).value(QLatin1String(key));
}

void write(const char* key, const QVariant& value) {
    QSettings(QLatin1String(kApplicationId), QStringLiteral("whither")).setValue(QLatin1String(key), value);
}

} // namespace

ThemeChoice Settings::theme() {
    return themeFromWord(read(kTheme).toString());
}

void Settings::setTheme(ThemeChoice choice) {
    write(kTheme, wordOf(choice));
}

QString Settings::language() {
    const QString language = read(kLanguage).toString();
    return language == QLatin1String("en") || language == QLatin1String("zh_CN") ? language : QString();
}

void Settings::setLanguage(const QString& language) {
    write(kLanguage, language);
}

QByteArray Settings::windowGeometry() {
    return read(kGeometry).toByteArray();
}

void Settings::setWindowGeometry(const QByteArray& geometry) {
    write(kGeometry, geometry);
}

QByteArray Settings::panelSizes() {
    return read(kPanels).toByteArray();
}

void Settings::setPanelSizes(const QByteArray& sizes) {
    write(kPanels, sizes);
}

} // namespace whither::ui
