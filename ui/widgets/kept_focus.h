#pragma once

#include <QString>

#include <optional>

class QWidget;

namespace whither::ui {

/// Where the keyboard is among the rows of a page that is about to be made anew: at the row of that name, or where that
/// was.
struct KeptFocus {
    QString name;   ///< object name
    int before = 0; ///< rows of the same name above it
    int place = 0;  ///< among all rows
};

/// The first row of a page that Tab goes to, in the order in which they were made; null: there is none.
[[nodiscard]] QWidget* firstRow(const QWidget& page);
/// Empty: the keyboard is elsewhere. An inactive window has one place of the keyboard as well.
[[nodiscard]] std::optional<KeptFocus> focusIn(const QWidget& page);
/// The row of the new page that the keyboard is to be at; null: it has no rows.
[[nodiscard]] QWidget* rowAt(const QWidget& page, const KeptFocus& kept);

} // namespace whither::ui
