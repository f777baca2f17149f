#pragma once

#include <QComboBox>
#include <QFormLayout>
#include <QSize>
#include <QString>

#include "core/base/geometry.h"

#include <functional>

class QDialog;
class QDoubleSpinBox;
class QSpinBox;

namespace whither::ui {

/// The same widget, with its two names.
template <class W> W* named(W* widget, const char* name, const QString& accessibleName) {
    widget->setObjectName(QLatin1String(name));
    widget->setAccessibleName(accessibleName);
    return widget;
}

/// Gives a dialog this size (pixels), or what the screen has of it with the frame that the desktop puts around.
void resizeWithinScreen(QDialog& dialog, QSize size);

/// A field with a label in front of it that has a name, too.
void addRow(QFormLayout& form, const QString& text, QWidget* field);

/// A box of values of an enum.
template <class T> void addChoice(QComboBox& box, const QString& text, T value) {
    box.addItem(text, static_cast<int>(value));
}
template <class T> [[nodiscard]] T chosen(const QComboBox& box) {
    return static_cast<T>(box.currentData().toInt());
}

/// How large a picture is.
struct SizeFields {
    QSpinBox* width = nullptr; ///< of the page, in pixels
    QSpinBox* height = nullptr;
    QDoubleSpinBox* scale = nullptr; ///< pixels of the file per pixel of the page

    [[nodiscard]] base::Size size() const;
};
/// Adds a row for each. `names`: what their object names begin with. `changed`: called when one of them says something
/// else.
[[nodiscard]] SizeFields addSizeFields(QFormLayout& form, const char* names, const base::Size& size, double scale,
                                       const std::function<void()>& changed);

} // namespace whither::ui
