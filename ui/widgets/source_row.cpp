#include "ui/widgets/source_row.h"

#include "ui/feedback/error_text.h"
#include "ui/widgets/label.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QMenu>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>

namespace whither::ui {

namespace {

constexpr int kMargin = 4;
/// Browsers take no longer ones; what is longer is no address to follow.
constexpr std::size_t kLongestAddress = 2000;

} // namespace

std::optional<QUrl> openableUrl(const std::string& address) {
    if (address.empty() || address.size() > kLongestAddress)
        return {};
    const bool hasOddBytes = std::any_of(address.begin(), address.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte <= 0x20 || byte == 0x7f || byte == '\\';
    });
    if (hasOddBytes)
        return {};
    QUrl url(QString::fromStdString(address), QUrl::StrictMode);
    const bool isWeb = url.scheme() == QLatin1String("http") || url.scheme() == QLatin1String("https");
    if (!url.isValid() || !isWeb || url.host().isEmpty() || !url.userInfo().isEmpty() ||
        url.authority().contains(QLatin1Char('@')))
        return {};
    return url;
}

SourceRow::SourceRow(const Text& text, const QString& name, QWidget* parent)
    : QAbstractButton(parent), m_title(oneLine(text.title.toStdString(), 200)),
      m_detail(oneLine(text.detail.toStdString(), 300)), m_url(openableUrl(text.address)) {
    // What is shown is what will be opened: encoded, so that no look-alike letter or mark can hide in it.
    m_address = m_url ? m_url->toString(QUrl::FullyEncoded) : oneLine(text.address, 300);
    setObjectName(name);
    setAccessibleName(m_title);
    setAccessibleDescription(m_detail + QStringLiteral(" ") + m_address);
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    if (m_url) {
        setCursor(Qt::PointingHandCursor);
        setFocusPolicy(Qt::StrongFocus);
        connect(this, &QAbstractButton::clicked, this, [this] { Q_EMIT opened(*m_url); });
    } else {
        setFocusPolicy(Qt::NoFocus);
    }
}

int SourceRow::layOut(int width, QPainter* painter) const {
    const QPalette& colours = palette();
    const int room = std::max(width - 2 * kMargin, 20);
    int y = kMargin;
    const auto line = [&](const QString& text, const QFont& font, QPalette::ColorRole role) {
        if (text.isEmpty())
            return;
        QTextLayout layout(text, font);
        QTextOption option;
        option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
        layout.setTextOption(option);
        layout.beginLayout();
        double top = 0;
        for (QTextLine next = layout.createLine(); next.isValid(); next = layout.createLine()) {
            next.setLineWidth(room);
            next.setPosition({0, top});
            top += next.height();
        }
        layout.endLayout();
        if (painter != nullptr) {
            painter->setPen(colours.color(role));
            layout.draw(painter, QPointF(kMargin, y));
        }
        y += static_cast<int>(top + 0.999);
    };
    line(m_title, fontOf(TextRole::body), m_url ? QPalette::Link : QPalette::WindowText);
    line(m_detail, fontOf(TextRole::small), QPalette::PlaceholderText);
    QFont address = fontOf(TextRole::small);
    address.setPixelSize(10);
    line(m_address, address, QPalette::PlaceholderText);
    return y + kMargin;
}

QSize SourceRow::sizeHint() const {
    return {220, heightForWidth(220)};
}

QSize SourceRow::minimumSizeHint() const {
    return {40, 20};
}

int SourceRow::heightForWidth(int width) const {
    return layOut(width, nullptr);
}

void SourceRow::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_url && (underMouse() || isDown())) {
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
    layOut(width(), &painter);
}

void SourceRow::enterEvent(QEnterEvent* event) {
    update();
    QAbstractButton::enterEvent(event);
}

void SourceRow::leaveEvent(QEvent* event) {
    update();
    QAbstractButton::leaveEvent(event);
}

void SourceRow::contextMenuEvent(QContextMenuEvent* event) {
    if (m_address.isEmpty())
        return;
    QMenu menu(this);
    menu.setObjectName(QStringLiteral("sourceMenu"));
    menu.setAccessibleName(tr("Source"));
    const QAction* copy = menu.addAction(tr("Copy address"));
    if (menu.exec(event->globalPos()) == copy)
        QGuiApplication::clipboard()->setText(m_address);
}

} // namespace whither::ui
