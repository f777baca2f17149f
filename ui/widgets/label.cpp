#include "ui/widgets/label.h"

#include "ui/feedback/error_text.h"

#include <QApplication>
#include <QPainter>
#include <QRegularExpression>

#include <algorithm>

namespace whither::ui {

namespace {

/// Longer than any honest note, short enough to lay out in no time.
constexpr int kLongest = 500;

} // namespace

QFont fontOf(TextRole role) {
    QFont font = QApplication::font();
    switch (role) {
    case TextRole::title:
        font.setPixelSize(17);
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::heading:
        font.setPixelSize(11);
        font.setWeight(QFont::DemiBold);
        font.setCapitalization(QFont::AllUppercase);
        font.setLetterSpacing(QFont::AbsoluteSpacing, 0.7);
        break;
    case TextRole::strong:
        font.setWeight(QFont::DemiBold);
        break;
    case TextRole::body:
        break;
    case TextRole::muted:
        font.setPixelSize(12);
        break;
    case TextRole::small:
        font.setPixelSize(11);
        break;
    }
    return font;
}

QString withoutLetter(QString text) {
    static const QRegularExpression kAtTheEnd(QStringLiteral(R"(\(&.\))"));
    return text.remove(kAtTheEnd).remove(QLatin1Char('&'));
}

Label::Label(const QString& text, TextRole role, const QString& name, QWidget* parent) : QLabel(parent) {
    setObjectName(name);
    setTextFormat(Qt::PlainText);
    setWordWrap(true);
    setFont(fontOf(role));
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    if (role == TextRole::heading || role == TextRole::muted || role == TextRole::small)
        setForegroundRole(QPalette::PlaceholderText);
    setPlainText(text);
}

QSize Label::sizeHint() const {
    if (!wordWrap())
        return QLabel::sizeHint();
    constexpr int kUsualWidth = 220;
    // The layouts that it stands in ask for the height at their width.
    return {kUsualWidth, minimumSizeHint().height()};
}

QSize Label::minimumSizeHint() const {
    // One unbroken word of ten thousand letters must not widen the panel, nor its lines at no width heighten it.
    return wordWrap() ? QSize(1, fontMetrics().height()) : QLabel::minimumSizeHint();
}

int Label::heightForWidth(int width) const {
    if (!drawsItself())
        return QLabel::heightForWidth(width);
    const QMargins margins = contentsMargins();
    return wrapped().height(width - margins.left() - margins.right()) + margins.top() + margins.bottom();
}

void Label::paintEvent(QPaintEvent* event) {
    if (!drawsItself()) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    painter.setPen(palette().color(foregroundRole()));
    const QRect inside = contentsRect();
    const int spare = inside.height() - wrapped().height(inside.width());
    wrapped().draw(painter, inside.topLeft() + QPoint(0, std::max(spare / 2, 0)), inside.width());
}

bool Label::drawsItself() const {
    constexpr Qt::TextInteractionFlags kSelectable = Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard;
    return wordWrap() && !(textInteractionFlags() & kSelectable);
}

const WrappedText& Label::wrapped() const {
    if (m_wrapped.text() != text() || m_wrapped.font() != font())
        m_wrapped = WrappedText(text(), font());
    return m_wrapped;
}

void Label::setPlainText(const QString& text) {
    const QString line = oneLine(text.toStdString(), kLongest);
    setText(line);
    setAccessibleName(line);
}

} // namespace whither::ui
