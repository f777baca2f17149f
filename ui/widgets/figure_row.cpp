#include "ui/widgets/figure_row.h"

#include "ui/feedback/error_text.h"
#include "ui/widgets/label.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHelpEvent>
#include <QKeyEvent>
#include <QKeySequence>
#include <QMenu>
#include <QPainter>
#include <QToolTip>

#include <utility>

namespace whither::ui {

namespace {

constexpr int kLongest = 200;
constexpr int kMargin = 4;
constexpr int kGap = 10;

} // namespace

FigureRow::FigureRow(FigureText text, const QString& name, QWidget* parent)
    : QAbstractButton(parent), m_text(std::move(text)),
      m_title(oneLine(m_text.title.toStdString(), kLongest), fontOf(TextRole::body)),
      m_note(oneLine(m_text.note.toStdString(), kLongest), fontOf(TextRole::small)),
      m_definition(m_text.defined == FigureText::Defined::here ? m_text.definition : QString(),
                   fontOf(TextRole::small)),
      m_valueWidth(QFontMetrics(fontOf(TextRole::strong)).horizontalAdvance(m_text.value)) {
    setObjectName(name);
    setAccessibleName(QStringLiteral("%1: %2").arg(m_title.text(), m_text.value));
    setAccessibleDescription(m_note.text() + QStringLiteral(". ") + m_text.definition);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(this, &QAbstractButton::clicked, this, [this] { offerSentence(mapToGlobal(rect().center())); });
}

int FigureRow::titleRoom(int width) const {
    return width - 2 * kMargin - m_valueWidth - kGap;
}

QSize FigureRow::sizeHint() const {
    // The layouts that it stands in ask for the height at their width.
    return {220, minimumSizeHint().height()};
}

QSize FigureRow::minimumSizeHint() const {
    return {60, 20};
}

int FigureRow::heightForWidth(int width) const {
    const int room = width - 2 * kMargin;
    return m_title.height(titleRoom(width)) + m_note.height(room) + m_definition.height(room) + 2 * kMargin;
}

bool FigureRow::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip)
        return QAbstractButton::event(event);
    // A tool tip that looks like markup is shown as markup; and only markup is wrapped.
    const QString tip = m_text.definition + QLatin1Char('\n') + tr("Ctrl+C copies it as a sentence.");
    QToolTip::showText(static_cast<QHelpEvent*>(event)->globalPos(),
                       Qt::convertFromPlainText(tip, Qt::WhiteSpaceNormal), this);
    return true;
}

void FigureRow::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPalette& colours = palette();
    if (underMouse() || isDown()) {
        QColor hover = colours.color(QPalette::WindowText);
        hover.setAlphaF(isDown() ? 0.12F : 0.06F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(hover);
        painter.drawRoundedRect(rect(), 5, 5);
    }
    if (hasFocus()) {
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(colours.color(QPalette::Highlight), 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 5, 5);
    }
    const bool isThin = m_text.weight == FigureText::Weight::thin;
    painter.setPen(colours.color(isThin ? QPalette::PlaceholderText : QPalette::WindowText));
    m_title.draw(painter, {kMargin, kMargin}, titleRoom(width()));
    const QFont strong = fontOf(isThin ? TextRole::body : TextRole::strong);
    painter.setFont(strong);
    painter.drawText(width() - kMargin - QFontMetrics(strong).horizontalAdvance(m_text.value),
                     kMargin + QFontMetrics(strong).ascent(), m_text.value);
    painter.setPen(colours.color(QPalette::PlaceholderText));
    const int room = width() - 2 * kMargin;
    int y = kMargin + m_title.height(titleRoom(width()));
    for (const WrappedText* text : {&m_note, &m_definition}) {
        text->draw(painter, {kMargin, y}, room);
        y += text->height(room);
    }
}

void FigureRow::enterEvent(QEnterEvent* event) {
    update();
    QAbstractButton::enterEvent(event);
}

void FigureRow::leaveEvent(QEvent* event) {
    update();
    QAbstractButton::leaveEvent(event);
}

void FigureRow::contextMenuEvent(QContextMenuEvent* event) {
    offerSentence(event->globalPos());
}

void FigureRow::keyPressEvent(QKeyEvent* event) {
    // The menu key comes as a contextMenuEvent; Shift+F10 does not everywhere.
    if (event->matches(QKeySequence::Copy))
        copySentence();
    else if (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier)
        offerSentence(mapToGlobal(rect().center()));
    else if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

void FigureRow::offerSentence(const QPoint& at) {
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("figureMenu"));
    menu->setAccessibleName(accessibleName());
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy as a sentence"), QKeySequence::Copy, this, &FigureRow::copySentence);
    menu->popup(at);
}

void FigureRow::copySentence() const {
    QGuiApplication::clipboard()->setText(m_text.sentence);
}

} // namespace whither::ui
