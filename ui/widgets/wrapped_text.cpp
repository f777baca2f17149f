#include "ui/widgets/wrapped_text.h"

#include <QFontMetrics>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>
#include <limits>

namespace whither::ui {

namespace {

/// Narrower is no column of text. Layouts ask for such heights only to find out how small a widget may be.
constexpr int kNarrowest = 40;

} // namespace

WrappedText::WrappedText() = default;

WrappedText::WrappedText(const QString& text, const QFont& font, int maxLines)
    : m_text(text), m_font(font), m_drawnFont(font), m_maxLines(maxLines) {
    // Shaping is most of what a panel full of text costs, and Latin letters can do without.
    constexpr char16_t kLastLatin = 0x24F;
    if (std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() <= kLastLatin; }))
        m_drawnFont.setStyleStrategy(QFont::PreferNoShaping);
}

WrappedText::~WrappedText() = default;
WrappedText::WrappedText(WrappedText&&) noexcept = default;
WrappedText& WrappedText::operator=(WrappedText&&) noexcept = default;

int WrappedText::height(int width) const {
    if (m_text.isEmpty())
        return 0;
    if (width < kNarrowest)
        return QFontMetrics(m_drawnFont).height();
    const auto known =
        std::find_if(m_known.begin(), m_known.end(), [width](const Lines& one) { return one.fit(width); });
    if (known != m_known.end())
        return known->height;
    layOut(width);
    m_known.push_back(m_lines);
    return m_lines.height;
}

bool WrappedText::isCut(int width) const {
    layOut(std::max(width, kNarrowest));
    return !m_lastLine.isEmpty();
}

void WrappedText::draw(QPainter& painter, const QPoint& at, int width) const {
    layOut(std::max(width, kNarrowest));
    if (m_text.isEmpty())
        return;
    const int whole = m_layout->lineCount() - (m_lastLine.isEmpty() ? 0 : 1);
    for (int i = 0; i < whole; ++i)
        m_layout->lineAt(i).draw(&painter, at);
    if (m_lastLine.isEmpty())
        return;
    const QTextLine last = m_layout->lineAt(whole);
    painter.setFont(m_drawnFont);
    painter.drawText(QPointF(at) + QPointF(0, last.y() + last.ascent()), m_lastLine);
}

void WrappedText::layOut(int width) const {
    if (m_text.isEmpty() || m_lines.fit(width))
        return;
    if (!m_layout) {
        m_layout = std::make_unique<QTextLayout>(m_text, m_drawnFont);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        m_layout->setTextOption(option);
        m_layout->setCacheEnabled(true);
    }
    m_lastLine.clear();
    double top = 0;
    double widest = 0;
    m_layout->beginLayout();
    for (QTextLine line = m_layout->createLine(); line.isValid(); line = m_layout->createLine()) {
        line.setLineWidth(width);
        line.setPosition({0, top});
        top += line.height();
        widest = std::max(widest, line.naturalTextWidth());
        if (m_layout->lineCount() != m_maxLines)
            continue;
        if (line.textStart() + line.textLength() < m_text.size())
            m_lastLine = QFontMetricsF(m_drawnFont).elidedText(m_text.mid(line.textStart()), Qt::ElideRight, width);
        break;
    }
    m_layout->endLayout();
    // In a narrower column that holds the widest line, no line holds less, and none could hold more before. Where a
    // line is cut, or stands at the right, the very width matters.
    m_lines = {width, width, static_cast<int>(std::ceil(top))};
    if (m_lastLine.isEmpty() && !m_text.isRightToLeft()) {
        m_lines.narrowest = std::min(width, static_cast<int>(std::ceil(widest)));
        if (m_layout->lineCount() == 1)
            m_lines.widest = std::numeric_limits<int>::max();
    }
}

} // namespace whither::ui
