#include "ui/widgets/row_button.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>

namespace whither::ui {

RowButton::RowButton(QWidget* parent) : QAbstractButton(parent) {
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

QSize RowButton::sizeHint() const {
    // The layouts that it stands in ask for the height at their width.
    return {220, minimumSizeHint().height()};
}

void RowButton::drawGround(QPainter& painter, Ground ground) const {
    painter.setRenderHint(QPainter::Antialiasing);
    if (ground == Ground::lit && (underMouse() || isDown())) {
        QColor hover = palette().color(QPalette::WindowText);
        hover.setAlphaF(isDown() ? 0.12F : 0.06F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(hover);
        painter.drawRoundedRect(rect(), 5, 5);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(palette().color(QPalette::Highlight), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
    }
}

bool RowButton::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QAbstractButton::event(event);
    const QString text = toolTipText();
    // A tool tip that looks like markup is shown as markup; and only markup is wrapped.
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(),
                       text.isEmpty() ? QString() : Qt::convertFromPlainText(text, Qt::WhiteSpaceNormal), this);
    return true;
}

void RowButton::keyPressEvent(QKeyEvent* event) {
    const bool isChosen = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    // A held key would go on choosing in the page that comes.
    if (isChosen && !event->isAutoRepeat())
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void RowButton::enterEvent(QEnterEvent* event) {
    update();
    QAbstractButton::enterEvent(event);
}

void RowButton::leaveEvent(QEvent* event) {
    update();
    QAbstractButton::leaveEvent(event);
}

} // namespace whither::ui
