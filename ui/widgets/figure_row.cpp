#include "ui/widgets/figure_row.h"

#include "ui/feedback/error_text.h"
#include "ui/widgets/label.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QKeySequence>
#include <QMenu>
#include <QPainter>

#include <utility>

namespace whither::ui {

namespace {

constexpr int kGap = 10;

} // namespace

FigureRow::FigureRow(FigureText text, const QString& name, QWidget* parent)
    : RowButton(parent), m_text(std::move(text)),
      m_title(oneLine(m_text.title.toStdString(), kLongest), fontOf(TextRole::body)),
      m_note(oneLine(m_text.note.toStdString(), kLongest), fontOf(TextRole::small)),
      m_definition(m_text.defined == FigureText::Defined::here ? m_text.definition : QString(),
                   fontOf(TextRole::small)),
      m_valueWidth(QFontMetrics(fontOf(TextRole::strong)).horizontalAdvance(m_text.value)) {
    setObjectName(name);
    setAccessibleName(QStringLiteral("%1: %2").arg(m_title.text(), m_text.value));
    setAccessibleDescription(m_note.text() + QStringLiteral(". ") + m_text.definition);
    setCursor(Qt::PointingHandCursor);
    connect(this, &QAbstractButton::clicked, this, [this] { offerSentence(mapToGlobal(rect().center())); });
}

int FigureRow::titleRoom(int width) const {
    return width - 2 * kMargin - m_valueWidth - kGap;
}

QSize FigureRow::minimumSizeHint() const {
    return {60, 20};
}

int FigureRow::heightForWidth(int width) const {
    const int room = width - 2 * kMargin;
    return m_title.height(titleRoom(width)) + m_note.height(room) + m_definition.height(room) + 2 * kMargin;
}

QString FigureRow::toolTipText() const {
    return m_text.definition + QLatin1Char('\n') + tr("Ctrl+C copies it as a sentence.");
}

void FigureRow::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    drawGround(painter);
    const QPalette& colours = palette();
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

void FigureRow::contextMenuEvent(QContextMenuEvent* event) {
    offerSentence(event->globalPos());
}

void FigureRow::keyPressEvent(QKeyEvent* event) {
    // The menu key comes as a contextMenuEvent; Shift+F10 does not everywhere.
    if (event->matches(QKeySequence::Copy))
        copySentence();
    else if (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier)
        offerSentence(mapToGlobal(rect().center()));
    else
        RowButton::keyPressEvent(event);
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
