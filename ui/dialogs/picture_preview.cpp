#include "ui/dialogs/picture_preview.h"

#include <QPainter>

#include <utility>

namespace whither::ui {

PicturePreview::PicturePreview(QWidget* parent) : QWidget(parent) {
    setMinimumSize(360, 260);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PicturePreview::setImage(QImage image) {
    m_image = std::move(image);
    update();
}

void PicturePreview::paintEvent(QPaintEvent* /*event*/) {
    if (m_image.isNull())
        return;
    constexpr int kSquare = 8;
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QSize shown = m_image.size().scaled(size(), Qt::KeepAspectRatio);
    const QRect place(QPoint((width() - shown.width()) / 2, (height() - shown.height()) / 2), shown);
    if (m_image.hasAlphaChannel()) {
        painter.setClipRect(place);
        painter.fillRect(place, QColor(0xff, 0xff, 0xff));
        for (int row = 0; row * kSquare < place.height(); ++row)
            for (int column = row % 2; column * kSquare < place.width(); column += 2)
                painter.fillRect(place.x() + column * kSquare, place.y() + row * kSquare, kSquare, kSquare,
                                 QColor(0xd8, 0xd8, 0xd8));
        painter.setClipping(false);
    }
    painter.drawImage(place, m_image);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(place.adjusted(0, 0, -1, -1));
}

void PicturePreview::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    Q_EMIT resized();
}

} // namespace whither::ui
