#include "ui/style.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

namespace whither::ui {

namespace {

constexpr int kCheckBox = 16;
constexpr double kRadius = 4;

QPen borderPen(const QStyleOption& option, bool isFocused) {
    return {option.palette.color(isFocused ? QPalette::Highlight : QPalette::Mid), isFocused ? 2.0 : 1.0};
}

bool heedsWheel(const QObject* widget) {
    return qobject_cast<const QComboBox*>(widget) != nullptr ||
           qobject_cast<const QAbstractSpinBox*>(widget) != nullptr;
}

} // namespace

Style::Style() : QProxyStyle(QStringLiteral("Fusion")) {}

void Style::polish(QWidget* widget) {
    QProxyStyle::polish(widget);
    if (!heedsWheel(widget))
        return;
    // Else the wheel would give it the keyboard.
    if (widget->focusPolicy() == Qt::WheelFocus)
        widget->setFocusPolicy(Qt::StrongFocus);
    widget->installEventFilter(this);
}

void Style::unpolish(QWidget* widget) {
    widget->removeEventFilter(this);
    QProxyStyle::unpolish(widget);
}

bool Style::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::Wheel || qobject_cast<QWidget*>(watched)->hasFocus())
        return QProxyStyle::eventFilter(watched, event);
    event->ignore();
    return true;
}

int Style::pixelMetric(PixelMetric metric, const QStyleOption* option, const QWidget* widget) const {
    switch (metric) {
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
        return kCheckBox;
    case PM_CheckBoxLabelSpacing:
        return 9;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

void Style::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter,
                          const QWidget* widget) const {
    if (element == PE_IndicatorCheckBox)
        drawCheckBox(*option, *painter);
    else
        QProxyStyle::drawPrimitive(element, option, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                               const QWidget* widget) const {
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    if (control == CC_ComboBox && combo != nullptr && !combo->editable)
        drawComboBox(*option, *painter);
    else
        QProxyStyle::drawComplexControl(control, option, painter, widget);
}

void Style::drawCheckBox(const QStyleOption& option, QPainter& painter) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(option.rect).adjusted(1, 1, -1, -1);
    const bool isOn = option.state.testFlag(State_On);
    const bool isEnabled = option.state.testFlag(State_Enabled);
    const QPalette& colours = option.palette;
    const QColor accent = colours.color(isEnabled ? QPalette::Highlight : QPalette::Mid);
    painter.setPen(isOn ? QPen(accent, 1) : QPen(colours.color(QPalette::PlaceholderText), 1.2));
    painter.setBrush(isOn ? accent : colours.color(QPalette::Base));
    painter.drawRoundedRect(box, kRadius, kRadius);
    if (isOn) {
        QPainterPath tick;
        tick.moveTo(box.left() + box.width() * 0.24, box.top() + box.height() * 0.52);
        tick.lineTo(box.left() + box.width() * 0.43, box.top() + box.height() * 0.72);
        tick.lineTo(box.left() + box.width() * 0.78, box.top() + box.height() * 0.30);
        QPen pen(colours.color(QPalette::HighlightedText), 1.8);
        pen.setCapStyle(Qt::RoundCap);
        pen.setJoinStyle(Qt::RoundJoin);
        painter.setPen(pen);
        painter.setBrush(Qt::NoBrush);
        painter.drawPath(tick);
    }
    painter.restore();
}

void Style::drawComboBox(const QStyleOptionComplex& option, QPainter& painter) {
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const bool isFocused = option.state.testFlag(State_HasFocus);
    painter.setPen(borderPen(option, isFocused));
    painter.setBrush(option.palette.color(QPalette::Base));
    painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 7, 7);
    const QPointF middle(option.rect.right() - 14, option.rect.center().y() + 0.5);
    QPen pen(option.palette.color(QPalette::PlaceholderText), 1.6);
    pen.setCapStyle(Qt::RoundCap);
    painter.setPen(pen);
    painter.drawPolyline(QPolygonF{middle + QPointF(-4, -2), middle + QPointF(0, 2), middle + QPointF(4, -2)});
    painter.restore();
}

} // namespace whither::ui
