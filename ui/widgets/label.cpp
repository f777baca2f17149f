#include "ui/widgets/label.h"

#include "ui/feedback/error_text.h"

#include <QApplication>

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
    return {kUsualWidth, heightForWidth(kUsualWidth)};
}

QSize Label::minimumSizeHint() const {
    // One unbroken word of ten thousand letters must not widen the panel, nor its lines at no width heighten it.
    return wordWrap() ? QSize(1, fontMetrics().height()) : QLabel::minimumSizeHint();
}

void Label::setPlainText(const QString& text) {
    const QString line = oneLine(text.toStdString(), kLongest);
    setText(line);
    setAccessibleName(line);
}

} // namespace whither::ui
