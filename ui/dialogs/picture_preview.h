#pragma once

#include <QImage>
#include <QWidget>

namespace whither::ui {

/// Shows an image as large as fits; through a transparent one a chequered ground is seen.
class PicturePreview : public QWidget {
    Q_OBJECT
  public:
    explicit PicturePreview(QWidget* parent);

    void setImage(QImage image);
    /// As it was set last; null before.
    [[nodiscard]] const QImage& image() const { return m_image; }

  Q_SIGNALS:
    /// An image for this size would be sharper.
    void resized();

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    QImage m_image;
};

} // namespace whither::ui
