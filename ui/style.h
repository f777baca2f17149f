#pragma once

#include <QProxyStyle>

class QStyleOptionSpinBox;

namespace whither::ui {

/// Fusion with check boxes, combo boxes and fields with numbers and dates in the looks of the window; what is too long
/// for a combo box ends in an ellipsis. Of these and of boxes with numbers the wheel
/// turns only the one that has the keyboard: over any other it scrolls what that stands in.
class Style : public QProxyStyle {
    Q_OBJECT
  public:
    Style();
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                       const QWidget* widget) const override;
    void drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                     const QWidget* widget) const override;
    void drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                            const QWidget* widget) const override;
    void polish(QWidget* widget) override;
    void unpolish(QWidget* widget) override;
    using QProxyStyle::polish;
    using QProxyStyle::unpolish;
    [[nodiscard]] bool eventFilter(QObject* watched, QEvent* event) override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const override;

  private:
    static void drawCheckBox(const QStyleOption& option, QPainter& painter);
    static void drawComboBox(const QStyleOptionComplex& option, QPainter& painter);
    void drawSpinBox(const QStyleOptionSpinBox& option, QPainter& painter, const QWidget* widget) const;
};

} // namespace whither::ui
