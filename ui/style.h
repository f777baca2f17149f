#pragma once

#include <QProxyStyle>

namespace whither::ui {

/// Fusion with check boxes and combo boxes in the looks of the window. Of these and of boxes with numbers the wheel
/// turns only the one that has the keyboard: over any other it scrolls what that stands in.
class Style : public QProxyStyle {
    Q_OBJECT
  public:
    Style();
    void drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
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
};

} // namespace whither::ui
