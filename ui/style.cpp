#include "ui/style.h"

#include <QAbstractSpinBox>
#include <QComboBox>
#include <QEvent>
#include <QPainter>
#include <QPainterPath>
#include <QStyleOption>

#include <cmath>
#include <utility>

namespace whither::ui {

namespace {

constexpr int kCheckBox = 16;
constexpr double kRadius = 4;

QPen borderPen(const QStyleOption& option, bool isFocused) {
    return {option.palette.color(isFocused ? QPalette::Highlight : QPalette::Mid), isFocused ? 2.0 : 1.0};
}

QPen arrowPen(const QStyleOption& option) {
    QPen pen(option.palette.color(QPalette::PlaceholderText), 1.6);
    pen.setCapStyle(Qt::RoundCap);
    return pen;
}

/// `size`: half its width; below 0 it points up.
void drawArrow(QPainter& painter, QPointF middle, double size) {
    const double wide = std::abs(size);
    painter.drawPolyline(QPolygonF{middle + QPointF(-wide, -size / 2), middle + QPointF(0, size / 2),
                                   middle + QPointF(wide, -size / 2)});
}

/// The ground and frame of what is chosen or typed in.
void drawField(const QStyleOption& option, QPainter& painter) {
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(borderPen(option, option.state.testFlag(QStyle::State_HasFocus)));
    painter.setBrush(option.palette.color(QPalette::Base));
    painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), 7, 7);
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

void Style::drawControl(ControlElement element, const QStyleOption* option, QPainter* painter,
                        const QWidget* widget) const {
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    if (element != CE_ComboBoxLabel || combo == nullptr || combo->editable)
        return QProxyStyle::drawControl(element, option, painter, widget);
    QStyleOptionComboBox shown(*combo);
    constexpr int kBeside = 4; // the text, in its field
    const int room = subControlRect(CC_ComboBox, combo, SC_ComboBoxEditField, widget).width() - kBeside;
    shown.currentText = combo->fontMetrics.elidedText(combo->currentText, Qt::ElideRight, room);
    QProxyStyle::drawControl(element, &shown, painter, widget);
}

void Style::drawComplexControl(ComplexControl control, const QStyleOptionComplex* option, QPainter* painter,
                               const QWidget* widget) const {
    const auto* combo = qstyleoption_cast<const QStyleOptionComboBox*>(option);
    const auto* spin = qstyleoption_cast<const QStyleOptionSpinBox*>(option);
    // A date with a calendar is a combo box to the style.
    const bool isWhole =
        combo != nullptr && (!combo->editable || qobject_cast<const QAbstractSpinBox*>(widget) != nullptr);
    if (control == CC_ComboBox && isWhole)
        drawComboBox(*option, *painter);
    else if (control == CC_SpinBox && spin != nullptr)
        drawSpinBox(*spin, *painter, widget);
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
    drawField(option, painter);
    painter.setPen(arrowPen(option));
    drawArrow(painter, QPointF(option.rect.right() - 14, option.rect.center().y() + 0.5), 4);
    painter.restore();
}

void Style::drawSpinBox(const QStyleOptionSpinBox& option, QPainter& painter, const QWidget* widget) const {
    painter.save();
    drawField(option, painter);
    for (const auto& [part, step] : {std::pair(SC_SpinBoxUp, QAbstractSpinBox::StepUpEnabled),
                                     std::pair(SC_SpinBoxDown, QAbstractSpinBox::StepDownEnabled)}) {
        const QRectF box = subControlRect(CC_SpinBox, &option, part, widget);
        QPen pen = arrowPen(option);
        if (!option.stepEnabled.testFlag(step))
            pen.setColor(option.palette.color(QPalette::Mid));
        else if (option.activeSubControls == part)
            pen.setColor(option.palette.color(QPalette::Text));
        painter.setPen(pen);
        drawArrow(painter, box.center(), part == SC_SpinBoxUp ? -3 : 3);
    }
    painter.restore();
}

} // namespace whither::ui
