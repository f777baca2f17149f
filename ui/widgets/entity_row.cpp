#include "ui/widgets/entity_row.h"

#include "ui/feedback/error_text.h"
#include "ui/view_store.h"
#include "ui/widgets/label.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace whither::ui {

namespace {

constexpr int kDot = 11;
constexpr int kRing = 24;
constexpr int kGap = 10;
constexpr int kBar = 3;
constexpr int kLines = 2;

} // namespace

EntityRow::EntityRow(ViewStore& store, model::EntityId id, EntityRowText text, QWidget* parent)
    : RowButton(parent), m_store(store), m_id(std::move(id)), m_text(std::move(text)) {
    for (QString* part : {&m_text.title, &m_text.subtitle, &m_text.count})
        *part = oneLine(part->toStdString(), kLongest);
    m_title = WrappedText(m_text.title, titleFont(), kLines);
    m_subtitle = WrappedText(m_text.subtitle, fontOf(TextRole::small), m_text.subtitleLines);
    if (!m_text.count.isEmpty())
        m_countWidth = QFontMetrics(fontOf(TextRole::strong)).horizontalAdvance(m_text.count) + 1; // for rounding
    setObjectName(QStringLiteral("link:") + oneLine(m_id.text(), kLongest));
    QString name = m_text.title;
    for (const QString& part : {m_text.subtitle, m_text.count})
        if (!part.isEmpty())
            name += QStringLiteral(", ") + part;
    setAccessibleName(name);
    setCursor(Qt::PointingHandCursor);
    connect(this, &QAbstractButton::clicked, this, [this] {
        const bool isAdding = QGuiApplication::keyboardModifiers().testFlag(Qt::ShiftModifier);
        // The row may be gone before dispatch() returns.
        const session::Select select{m_id, isAdding ? session::Select::Mode::toggle : session::Select::Mode::replace};
        m_store.dispatch(select);
    });
}

QFont EntityRow::titleFont() const {
    return fontOf(m_text.look == EntityRowText::Look::strong ? TextRole::strong : TextRole::body);
}

int EntityRow::textLeft() const {
    switch (m_text.mark) {
    case EntityRowText::Mark::none:
        return kMargin;
    case EntityRowText::Mark::dot:
        return kMargin + kDot + kGap;
    case EntityRowText::Mark::ring:
        return kMargin + kRing + kGap;
    }
    Q_UNREACHABLE();
}

int EntityRow::titleRoom(int width) const {
    return subtitleRoom(width) - (m_text.count.isEmpty() ? 0 : countRoom(width) + kGap);
}

int EntityRow::countRoom(int width) const {
    return std::min(m_countWidth, width / 2);
}

int EntityRow::subtitleRoom(int width) const {
    return width - kMargin - textLeft();
}

int EntityRow::heightForWidth(int width) const {
    int height = m_title.height(titleRoom(width)) + m_subtitle.height(subtitleRoom(width));
    if (m_text.bar >= 0)
        height += kBar + 3;
    if (m_text.mark == EntityRowText::Mark::ring)
        height = std::max(height, kRing);
    return height + 2 * kMargin;
}

QSize EntityRow::minimumSizeHint() const {
    return {60, QFontMetrics(titleFont()).height() + 2 * kMargin};
}

QString EntityRow::toolTipText() const {
    const bool isCountCut = countRoom(width()) < m_countWidth;
    if (!m_title.isCut(titleRoom(width())) && !m_subtitle.isCut(subtitleRoom(width())) && !isCountCut)
        return {};
    QString whole = m_text.title;
    for (const QString& part : {m_text.subtitle, isCountCut ? m_text.count : QString()})
        if (!part.isEmpty())
            whole += QLatin1Char('\n') + part;
    return whole;
}

void EntityRow::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    drawGround(painter);
    const QPalette& colours = palette();

    const QFontMetrics metrics(titleFont());
    const int left = textLeft();
    const int right = width() - kMargin;
    const int titleMiddle = kMargin + metrics.height() / 2;

    if (m_text.mark == EntityRowText::Mark::dot) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_text.colour);
        painter.drawEllipse(QRectF(kMargin, titleMiddle - kDot / 2.0, kDot, kDot));
    } else if (m_text.mark == EntityRowText::Mark::ring) {
        const QRectF ring(kMargin + 1, height() / 2.0 - kRing / 2.0 + 1, kRing - 2, kRing - 2);
        painter.setPen(QPen(m_text.colour, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(ring);
        QFont small = fontOf(TextRole::strong);
        small.setPixelSize(9);
        painter.setFont(small);
        painter.setPen(colours.color(QPalette::WindowText));
        painter.drawText(ring, Qt::AlignCenter, m_text.initials);
    }

    if (!m_text.count.isEmpty()) {
        painter.setFont(fontOf(TextRole::strong));
        painter.setPen(m_text.countColour.isValid() ? m_text.countColour : colours.color(QPalette::WindowText));
        const QString count =
            QFontMetrics(fontOf(TextRole::strong)).elidedText(m_text.count, Qt::ElideRight, countRoom(width()));
        painter.drawText(QRect(right - countRoom(width()), kMargin, countRoom(width()), metrics.height()),
                         Qt::AlignRight | Qt::AlignTop | Qt::TextSingleLine, count);
    }
    const int titleWidth = titleRoom(width());
    const int subtitleWidth = subtitleRoom(width());
    painter.setPen(colours.color(m_text.look == EntityRowText::Look::link ? QPalette::Link : QPalette::WindowText));
    m_title.draw(painter, {left, kMargin}, titleWidth);
    int y = kMargin + m_title.height(titleWidth);
    painter.setPen(colours.color(QPalette::PlaceholderText));
    m_subtitle.draw(painter, {left, y}, subtitleWidth);
    y += m_subtitle.height(subtitleWidth);
    if (m_text.bar >= 0) {
        QColor bar = m_text.colour;
        bar.setAlphaF(0.75F);
        painter.setPen(Qt::NoPen);
        painter.setBrush(bar);
        painter.drawRoundedRect(QRectF(left, y + 2, std::max(3.0, (right - 24 - left) * m_text.bar), kBar), 1.5, 1.5);
    }
}

void EntityRow::mousePressEvent(QMouseEvent* event) {
    RowButton::mousePressEvent(event);
    update();
}

} // namespace whither::ui
