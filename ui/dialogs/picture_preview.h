#pragma once

#include <QImage>
#include <QWidget>

namespace whither::ui {

/// Shows an image as large as fits; through a transparent one a chequered ground is seen.
class PicturePreview : public QWidget {
  public:
    explicit PicturePreview(QWidget* parent);

    void setImage(QImage image);
    /// As it was set last; null before.
    [[nodiscard]] const QImage& image() const { return m_image; }

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    QImage m_image;
};

} // namespace whither::ui
