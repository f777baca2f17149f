#include "ui/widgets/source_row.h"

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

namespace whither::ui {

namespace {

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
    : RowButton(parent), m_title(oneLine(text.title.toStdString(), 200), fontOf(TextRole::body)),
      m_detail(oneLine(text.detail.toStdString(), 300), fontOf(TextRole::small)), m_url(openableUrl(text.address)) {
    QFont tiny = fontOf(TextRole::small);
    tiny.setPixelSize(10);
    // What is shown is what will be opened: encoded, so that no look-alike letter or mark can hide in it.
    m_address = WrappedText(m_url ? m_url->toString(QUrl::FullyEncoded) : oneLine(text.address, 300), tiny);
    setObjectName(name);
    setAccessibleName(m_title.text());
    setAccessibleDescription(m_detail.text() + QStringLiteral(" ") + m_address.text());
    if (m_url) {
        setCursor(Qt::PointingHandCursor);
        connect(this, &QAbstractButton::clicked, this, [this] { Q_EMIT opened(*m_url); });
    }
}

QSize SourceRow::minimumSizeHint() const {
    return {40, 20};
}

int SourceRow::heightForWidth(int width) const {
    int height = 2 * kMargin;
    for (const WrappedText* text : {&m_title, &m_detail, &m_address})
        height += text->height(width - 2 * kMargin);
    return height;
}

void SourceRow::paintEvent(QPaintEvent* /*event*/) {
    QPainter painter(this);
    drawGround(painter, m_url ? Ground::lit : Ground::plain);
    const int room = width() - 2 * kMargin;
    int y = kMargin;
    const auto draw = [&](const WrappedText& text, QPalette::ColorRole role) {
        painter.setPen(palette().color(role));
        text.draw(painter, {kMargin, y}, room);
        y += text.height(room);
    };
    draw(m_title, m_url ? QPalette::Link : QPalette::WindowText);
    draw(m_detail, QPalette::PlaceholderText);
    draw(m_address, QPalette::PlaceholderText);
}

void SourceRow::contextMenuEvent(QContextMenuEvent* event) {
    offerAddress(event->globalPos());
}

void SourceRow::keyPressEvent(QKeyEvent* event) {
    // The menu key comes as a contextMenuEvent; Shift+F10 does not everywhere.
    if (event->matches(QKeySequence::Copy))
        copyAddress();
    else if (event->key() == Qt::Key_F10 && event->modifiers() == Qt::ShiftModifier)
        offerAddress(mapToGlobal(rect().center()));
    else
        RowButton::keyPressEvent(event);
}

void SourceRow::offerAddress(const QPoint& at) {
    if (shownAddress().isEmpty())
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("sourceMenu"));
    menu->setAccessibleName(tr("Source"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addAction(tr("Copy address"), QKeySequence::Copy, this, &SourceRow::copyAddress);
    menu->popup(at);
}

void SourceRow::copyAddress() const {
    if (!shownAddress().isEmpty())
        QGuiApplication::clipboard()->setText(shownAddress());
}

} // namespace whither::ui
