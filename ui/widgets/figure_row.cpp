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

#include <algorithm>
#include <utility>

namespace whither::ui {

namespace {

constexpr int kGap = 10;
constexpr int kBarGap = 8;     ///< beside a bar
constexpr int kAroundBars = 3; ///< above and below all of them

/// The bars in words, for who does not see them: "under 1 year: 2, 1 to 2 years: 5".
QString told(const std::vector<FigureText::Bar>& bars) {
    QStringList parts;
    for (const FigureText::Bar& bar : bars)
        parts << FigureRow::tr("%1: %2", "name, number").arg(bar.name, QString::number(bar.count));
    return parts.join(FigureRow::tr(", ", "between parts of a figure"));
}

} // namespace

FigureRow::FigureRow(FigureText text, const QString& name, QWidget* parent)
    : RowButton(parent), m_text(std::move(text)),
      m_title(oneLine(m_text.title.toStdString(), kLongest), fontOf(TextRole::body)),
      m_note(oneLine(m_text.note.toStdString(), kLongest), fontOf(TextRole::small)),
      m_definition(m_text.defined == FigureText::Defined::here ? m_text.definition : QString(),
                   fontOf(TextRole::small)),
      m_valueWidth(QFontMetrics(fontOf(TextRole::strong)).horizontalAdvance(m_text.value)) {
    setObjectName(name);
    setAccessibleName(tr("%1: %2", "name, number").arg(m_title.text(), m_text.value));
    const QString bars = m_text.bars.empty() ? QString() : told(m_text.bars) + QStringLiteral(". ");
    setAccessibleDescription(m_note.text() + QStringLiteral(". ") + bars + m_text.definition);
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
    return m_title.height(titleRoom(width)) + m_note.height(room) + barsHeight() + m_definition.height(room) +
           2 * kMargin;
}

int FigureRow::barsHeight() const {
    const int lines = static_cast<int>(m_text.bars.size());
    return lines == 0 ? 0 : lines * QFontMetrics(fontOf(TextRole::small)).height() + 2 * kAroundBars;
}

void FigureRow::drawBars(QPainter& painter, int top) const {
    const QFont font = fontOf(TextRole::small);
    const QFontMetrics metrics(font);
    int names = 0;
    int numbers = 0;
    std::size_t most = 1;
    for (const FigureText::Bar& bar : m_text.bars) {
        names = std::max(names, metrics.horizontalAdvance(bar.name));
        numbers = std::max(numbers, metrics.horizontalAdvance(QString::number(bar.count)));
        most = std::max(most, bar.count);
    }
    const int left = kMargin + names + kBarGap;
    const double room = std::max(width() - kMargin - numbers - kBarGap - left, 0);
    const QPalette& colours = palette();
    painter.setFont(font);
    painter.setRenderHint(QPainter::Antialiasing);
    int y = top + kAroundBars;
    for (const FigureText::Bar& bar : m_text.bars) {
        painter.setPen(colours.color(QPalette::PlaceholderText));
        painter.drawText(kMargin, y + metrics.ascent(), bar.name);
        const QString number = QString::number(bar.count);
        painter.drawText(width() - kMargin - metrics.horizontalAdvance(number), y + metrics.ascent(), number);
        constexpr double kThick = 7;
        const double length = room * static_cast<double>(bar.count) / static_cast<double>(most);
        painter.setPen(Qt::NoPen);
        painter.setBrush(
            colours.color(m_text.weight == FigureText::Weight::thin ? QPalette::PlaceholderText : QPalette::Highlight));
        painter.drawRoundedRect(QRectF(left, y + (metrics.height() - kThick) / 2, length, kThick), 1.5, 1.5);
        y += metrics.height();
    }
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
    m_note.draw(painter, {kMargin, y}, room);
    y += m_note.height(room);
    m_definition.draw(painter, {kMargin, y + barsHeight()}, room);
    drawBars(painter, y);
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
