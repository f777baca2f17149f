#pragma once

#include "ui/canvas/canvas_surface.h"
#include "ui/canvas/picture_painter.h"

#include <QImage>
#include <QTimer>
#include <QWidget>

#include <cstddef>

namespace whither::ui {

class LatestJob;

/// Draws with QPainter. A list of more than a few primitives is drawn on a thread of its own, a margin around the
/// window included; while the camera moves, the last such frame is shown shifted and scaled until the next is there.
class PainterSurface final : public QWidget, public CanvasSurface {
    Q_OBJECT
  public:
    explicit PainterSurface(QWidget* parent);

    [[nodiscard]] QWidget& widget() override { return *this; }
    void showScene(scene::ScenePtr scene, DrawListPtr list, scene::Theme theme) override;
    void setCamera(const session::Camera& now, const session::Camera& destination) override;
    [[nodiscard]] bool isExact() const override;
    void setListener(std::function<void()> shown) override { m_shown = std::move(shown); }
    [[nodiscard]] Work work() const override { return m_work; }

  protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

  private:
    void paintPicture();
    /// A picture of a part of the world.
    struct Frame {
        QImage image; ///< at the device's resolution; null: none yet
        base::Point centre;
        double zoom = 1;
        DrawListPtr of;
        [[nodiscard]] QSizeF size() const { return image.deviceIndependentSize(); }
    };

    /// Where a frame's image comes to lie in the window.
    [[nodiscard]] QRectF placeOf(const Frame& frame, const session::Camera& camera) const;
    /// The frame may be put on the screen pixel by pixel.
    [[nodiscard]] bool fits(const Frame& frame) const;
    void askForFrame();
    void askIfNeeded();

    DrawListPtr m_list;
    std::size_t m_size = 0;   ///< primitives of the list
    DrawListPtr m_atOnce;     ///< a short list, drawn anew in each picture; null: the frame is shown
    std::size_t m_mostAtOnce; ///< primitives that a list counts as short with
    int m_slowPictures = 0;   ///< of m_atOnce, one after the other
    QColor m_ground;
    session::Camera m_camera;
    session::Camera m_destination;
    Frame m_frame;
    PicturePainter m_painter;                       ///< for what is drawn at once
    std::shared_ptr<PicturePainter> m_framePainter; ///< used on the job's thread alone
    LatestJob* m_job;
    QTimer m_rest; ///< runs out when the camera has come to rest
    std::function<void()> m_shown;
    Work m_work;
};

} // namespace whither::ui
