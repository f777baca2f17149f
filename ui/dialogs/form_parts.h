#pragma once

#include <QComboBox>
#include <QFormLayout>
#include <QLabel>
#include <QString>

namespace whither::ui {

/// The same widget, with its two names.
template <class W> W* named(W* widget, const char* name, const QString& accessibleName) {
    widget->setObjectName(QLatin1String(name));
    widget->setAccessibleName(accessibleName);
    return widget;
}

/// A field with a label in front of it that has a name, too.
inline void addRow(QFormLayout& form, const QString& text, QWidget* field) {
    auto* label = new QLabel(text);
    label->setObjectName(field->objectName() + QStringLiteral("Label"));
    label->setAccessibleName(QString(text).remove(QLatin1Char('&')));
    label->setBuddy(field);
    form.addRow(label, field);
}

/// A box of values of an enum.
template <class T> void addChoice(QComboBox& box, const QString& text, T value) {
    box.addItem(text, static_cast<int>(value));
}
template <class T> [[nodiscard]] T chosen(const QComboBox& box) {
    return static_cast<T>(box.currentData().toInt());
}

} // namespace whither::ui
