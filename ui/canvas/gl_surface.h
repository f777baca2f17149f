#pragma once

#include "core/scene/draw_list.h"
#include "core/session/view_state.h"
#include "ui/canvas/canvas_options.h"
#include "ui/canvas/canvas_surface.h"
#include "ui/canvas/frame_share.h"
#include "ui/canvas/gl_picture.h"

#include <QColor>
#include <QElapsedTimer>
#include <QOpenGLWidget>
#include <QString>
#include <QVariantAnimation>

#include <memory>

namespace whither::ui {

/// What OpenGL is to be had here.
struct OpenGlSupport {
    enum class Kind {
        none,     ///< none of 3.3 core or later
        software, ///< computed by the processor, slower than QPainter is
        hardware
    } kind = Kind::none;
    QString renderer; ///< the driver's name for itself; empty: none
};
/// Whether the system knows of a graphics card at all. Takes no time, as asking OpenGL does.
[[nodiscard]] bool hasGraphicsCard();
/// Asks, with a surface that nobody sees; what is current stays so. GUI thread.
[[nodiscard]] OpenGlSupport probeOpenGl();

/// Shows a draw list with OpenGL, and nothing else: the pointer goes through to what lies beneath. Outlives its context
/// (a change of window takes it): what was set is shown again by the next. Only for where probeOpenGl() finds some:
/// Qt 6.4 ends the program when a window that has a QOpenGLWidget comes to the screen without any OpenGL.
class GlSurface final : public QOpenGLWidget, public CanvasSurface {
    Q_OBJECT
  public:
    /// `motion`: whether nodes glide from where they were in one list to where they are in the next.
    explicit GlSurface(QWidget* parent = nullptr, Motion motion = Motion::reduced);
    ~GlSurface() override;

    [[nodiscard]] QWidget& widget() override { return *this; }
    void showScene(scene::ScenePtr scene, DrawListPtr list, scene::Theme theme) override;
    void setCamera(const session::Camera& now, const session::Camera& destination) override;
    [[nodiscard]] bool isExact() const override;
    void setListener(std::function<void()> shown) override { m_shown = std::move(shown); }
    [[nodiscard]] Work work() const override;

    /// Empty: nothing. `zoom`: logical pixels per world unit that its text is to be sharp at.
    void setList(std::shared_ptr<const scene::DrawList> list, double zoom);
    /// Where it looks, fitted or not.
    void setCamera(const session::Camera& camera);
    void setBackground(const QColor& colour);
    /// See GlView::progress.
    void setProgress(double progress);

    /// Empty counts while there is no context.
    [[nodiscard]] GlPicture::Counts counts() const;

  Q_SIGNALS:
    void painted();
    /// Once for each context that cannot be had or used; nothing is shown then. `why`: for a log, in English.
    void failed(const QString& why);

  protected:
    void initializeGL() override;
    void paintGL() override;
    void paintEvent(QPaintEvent* event) override;

  private:
    void dropPicture();
    void fail(const QString& why);

    std::shared_ptr<const scene::DrawList> m_list;
    double m_listZoom = 1;
    session::Camera m_camera;
    QColor m_background = Qt::white;
    double m_progress = 1;
    Motion m_motion;
    QVariantAnimation m_glide;
    QElapsedTimer m_sinceShown;
    std::function<void()> m_shown;
    std::uint64_t m_frames = 0;

    std::unique_ptr<GlPicture> m_picture; ///< of this context; empty: none
    bool m_isListNew = false;             ///< the picture has not got it yet
    FrameShare m_newLines;                ///< of text, that are prepared for one frame
    double m_ratio = 0;                   ///< device pixels per logical one that it was given for
    bool m_hasFailed = false;
};

} // namespace whither::ui
