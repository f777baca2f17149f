#include "ui/theme.h"

#include "ui/style.h"

#include <QApplication>
#include <QFont>
#include <QPalette>

namespace whither::ui {

namespace {

QColor mixed(const QColor& a, const QColor& b, double share) {
    const auto part = [share](int x, int y) { return static_cast<int>(x * share + y * (1 - share) + 0.5); };
    return {part(a.red(), b.red()), part(a.green(), b.green()), part(a.blue(), b.blue())};
}

QPalette paletteOf(scene::Theme theme) {
    const auto& colours = scene::coloursOf(theme);
    const QColor panel = toQColor(colours.panel);
    const QColor text = toQColor(colours.text);
    const QColor muted = toQColor(colours.mutedText);
    const QColor accent = toQColor(colours.selection);
    QPalette palette(panel);
    palette.setColor(QPalette::Window, panel);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, panel);
    palette.setColor(QPalette::AlternateBase, mixed(text, panel, 0.04));
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::BrightText, text);
    palette.setColor(QPalette::Button, panel);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::PlaceholderText, muted);
    palette.setColor(QPalette::Mid, toQColor(colours.line));
    palette.setColor(QPalette::Link, accent);
    palette.setColor(QPalette::LinkVisited, accent);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, toQColor(scene::textOn(colours.selection)));
    palette.setColor(QPalette::ToolTipBase, mixed(text, panel, 0.08));
    palette.setColor(QPalette::ToolTipText, text);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, mixed(muted, panel, 0.6));
    return palette;
}

QString sheetOf(scene::Theme theme) {
    const auto& colours = scene::coloursOf(theme);
    const QColor panel = toQColor(colours.panel);
    const QColor text = toQColor(colours.text);
    const QColor disputed = toQColor(colours.disputed);
    QString sheet = QStringLiteral(R"(
QMenuBar { background: @bar; padding: 3px 8px; }
QMenuBar::item { padding: 5px 10px; border-radius: 5px; background: transparent; }
QMenuBar::item:selected { background: @hover; }
QMenu { background: @panel; border: 1px solid @line; padding: 4px; }
QMenu::item { padding: 5px 26px 5px 22px; border-radius: 4px; }
QMenu::item:selected { background: @hover; }
QMenu::item:disabled { color: @faint; }
QMenu::separator { height: 1px; background: @line; margin: 4px 6px; }
QToolTip { background: @tip; color: @text; border: 1px solid @line; padding: 3px; }
#header { background: @panel; border-bottom: 1px solid @line; }
#storyPanel, #detailsPanel, #storyScroll, #detailsScroll { background: @panel; border: none; }
QSplitter::handle { background: @line; }
QLineEdit { background: @panel; border: 1px solid @line; border-radius: 7px; padding: 5px 9px; }
QLineEdit:focus { border: 2px solid @accent; padding: 4px 8px; }
QPlainTextEdit { background: @panel; border: 1px solid @line; border-radius: 7px; padding: 3px; }
QPlainTextEdit:focus { border: 2px solid @accent; padding: 2px; }
QPushButton { background: @panel; border: 1px solid @line; border-radius: 7px; padding: 5px 12px; }
QPushButton:hover { background: @hover; }
QPushButton:focus { border: 2px solid @accent; padding: 4px 11px; }
QPushButton:disabled { color: @faint; }
QPushButton#exportButton { background: @text; color: @panel; border: 1px solid @text; font-weight: 600; padding: 7px 18px; }
QPushButton#exportButton:disabled { background: @hover; color: @faint; border: 1px solid @line; }
QPushButton#exportButton:hover { background: @softText; }
QPushButton#exportButton:focus { border: 2px solid @accent; padding: 6px 17px; }
QPushButton#asOfButton { border: 1px solid transparent; font-weight: 600; }
QPushButton#asOfButton:hover { background: @hover; }
QPushButton#asOfButton:focus { border: 2px solid @accent; }
QPushButton[flat="true"] { border: 1px solid transparent; color: @accent; padding: 2px 4px; text-align: left; }
QPushButton[flat="true"]:focus { border: 2px solid @accent; padding: 1px 3px; }
QTabBar#modeTabs { background: @bar; border-radius: 8px; }
QTabBar#modeTabs::tab { padding: 7px 12px; border: 1px solid transparent; border-radius: 6px; background: transparent; }
QTabBar#modeTabs[isNarrow="true"]::tab { padding: 7px 5px; }
QTabBar#modeTabs::tab:hover { background: @hover; }
QTabBar#modeTabs::tab:selected { background: @panel; border: 1px solid @line; color: @accent; }
QTabBar#modeTabs::tab:focus:selected { border: 2px solid @accent; padding: 6px 11px; }
QTabBar#modeTabs[isNarrow="true"]::tab:focus:selected { padding: 6px 4px; }
QToolButton[onPicture="true"] { background: @panel; border: 1px solid @line; border-radius: 6px; padding: 4px 8px; }
QToolButton[onPicture="true"]:hover, QToolButton[onPicture="true"]:checked { background: @hover; }
QToolButton[onPicture="true"]:focus { border: 2px solid @accent; padding: 3px 7px; }
QToolButton[onPicture="true"]:disabled { color: @faint; }
#feedbackStrip { background: @noticeFill; border: none; border-bottom: 1px solid @noticeLine; }
#feedbackStrip QLabel, QFrame[card="doubt"] QLabel { color: @noticeText; background: transparent; }
QFrame[card="doubt"] { background: @noticeFill; border: 1px solid @noticeLine; border-radius: 6px; }
QFrame[card="plain"] QLabel { color: @text; background: transparent; }
QFrame[card="plain"] { background: @card; border: 1px solid @line; border-radius: 6px; }
#searchResults { background: @panel; border: 1px solid @line; border-radius: 7px; padding: 4px; outline: 0; }
#timeBar { background: @panel; border-top: 1px solid @line; }
#compareButton { background: @panel; border: 1px solid @line; border-radius: 7px; font-weight: 600; }
#compareButton:hover { background: @hover; }
#compareButton:checked { background: @text; color: @panel; }
#compareButton:focus { border: 2px solid @accent; }
#playCaption { background: @panel; color: @text; border: 1px solid @line; border-radius: 14px; padding: 6px 16px; font-weight: 600; }
#asOfPopup, #comparePopup { background: @panel; border: 1px solid @line; border-radius: 7px; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar::handle:vertical { background: @scroll; border-radius: 4px; min-height: 30px; margin: 1px 2px; }
QScrollBar::add-line, QScrollBar::sub-line { height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
)");
    const std::pair<const char*, QColor> values[] = {{"@noticeFill", mixed(disputed, panel, 0.10)},
                                                     {"@noticeLine", mixed(disputed, panel, 0.35)},
                                                     {"@noticeText", disputed},
                                                     {"@card", mixed(text, panel, 0.03)},
                                                     {"@softText", mixed(text, panel, 0.85)},
                                                     {"@panel", panel},
                                                     {"@text", text},
                                                     {"@line", toQColor(colours.line)},
                                                     {"@accent", toQColor(colours.selection)},
                                                     {"@bar", mixed(text, panel, 0.06)},
                                                     {"@hover", mixed(text, panel, 0.08)},
                                                     {"@tip", mixed(text, panel, 0.08)},
                                                     {"@scroll", mixed(text, panel, 0.22)},
                                                     {"@faint", mixed(text, panel, 0.45)}};
    for (const auto& [mark, colour] : values)
        sheet.replace(QLatin1String(mark), colour.name());
    return sheet;
}

} // namespace

ThemeChoice themeFromWord(const QString& word) {
    if (word == QLatin1String("light"))
        return ThemeChoice::light;
    if (word == QLatin1String("dark"))
        return ThemeChoice::dark;
    return ThemeChoice::system;
}

scene::Theme themeOf(ThemeChoice choice, scene::Theme desktop) {
    switch (choice) {
    case ThemeChoice::system:
        return desktop;
    case ThemeChoice::light:
        return scene::Theme::light;
    case ThemeChoice::dark:
        return scene::Theme::dark;
    }
    Q_UNREACHABLE();
}

QString wordOf(ThemeChoice choice) {
    switch (choice) {
    case ThemeChoice::system:
        return QStringLiteral("system");
    case ThemeChoice::light:
        return QStringLiteral("light");
    case ThemeChoice::dark:
        return QStringLiteral("dark");
    }
    Q_UNREACHABLE();
}

QColor toQColor(base::Colour colour) {
    return {colour.red, colour.green, colour.blue, colour.alpha};
}

void applyTheme(scene::Theme theme) {
    if (qApp->styleSheet().isEmpty())
        QApplication::setStyle(new Style);
    QFont font(QStringLiteral("Inter"));
    font.setPixelSize(13);
    QApplication::setFont(font);
    QApplication::setPalette(paletteOf(theme));
    qApp->setStyleSheet(sheetOf(theme));
}

scene::Theme systemTheme() {
    const QPalette palette = QGuiApplication::palette();
    const bool isDark = palette.color(QPalette::WindowText).lightness() > palette.color(QPalette::Window).lightness();
    return isDark ? scene::Theme::dark : scene::Theme::light;
}

} // namespace whither::ui
