#include "ui/dialogs/form_parts.h"

#include "ui/canvas/picture_export.h"
#include "ui/widgets/label.h"

#include <QCoreApplication>
#include <QDialog>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QScreen>
#include <QSpinBox>

namespace whither::ui {

namespace {

constexpr int kSmallestPage = 64;

struct FormParts {
    Q_DECLARE_TR_FUNCTIONS(FormParts)
};

} // namespace

void resizeWithinScreen(QDialog& dialog, QSize size) {
    constexpr QSize kFrame(16, 48);
    dialog.resize(size.boundedTo(dialog.screen()->availableSize() - kFrame));
}

void addRow(QFormLayout& form, const QString& text, QWidget* field) {
    auto* label = new QLabel(text);
    label->setObjectName(field->objectName() + QStringLiteral("Label"));
    label->setAccessibleName(withoutLetter(text));
    label->setBuddy(field);
    form.addRow(label, field);
}

base::Size SizeFields::size() const {
    return {static_cast<double>(width->value()), static_cast<double>(height->value())};
}

SizeFields addSizeFields(QFormLayout& form, const char* names, const base::Size& size, double scale,
                         const std::function<void()>& changed) {
    const auto side = [&](const char* name, const QString& text, const QString& what, double value) {
        auto* box = named(new QSpinBox, (QByteArray(names) + name).constData(), what);
        box->setRange(kSmallestPage, kMaxSide);
        box->setValue(static_cast<int>(value));
        box->setSuffix(FormParts::tr(" px"));
        box->setKeyboardTracking(false);
        QObject::connect(box, &QSpinBox::valueChanged, box, changed);
        addRow(form, text, box);
        return box;
    };
    SizeFields fields;
    fields.width = side("Width", FormParts::tr("&Width"), FormParts::tr("Width of the page"), size.width);
    fields.height = side("Height", FormParts::tr("Hei&ght"), FormParts::tr("Height of the page"), size.height);
    fields.scale = named(new QDoubleSpinBox, (QByteArray(names) + "Scale").constData(),
                         FormParts::tr("Scale: pixels of the file per pixel of the page"));
    fields.scale->setRange(0.05, 64);
    fields.scale->setSingleStep(0.5);
    fields.scale->setValue(scale);
    fields.scale->setPrefix(QStringLiteral("× "));
    fields.scale->setKeyboardTracking(false);
    QObject::connect(fields.scale, &QDoubleSpinBox::valueChanged, fields.scale, changed);
    addRow(form, FormParts::tr("S&cale"), fields.scale);
    return fields;
}

} // namespace whither::ui
