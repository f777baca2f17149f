#pragma once

#include "core/session/view_state.h"

#include <QObject>
#include <QPointF>
#include <QSizeF>
#include <QVariantAnimation>

#include <optional>

namespace whither::ui {

/// A smooth way from one camera to another, as seen in a window `width` pixels wide: it draws back on long ways, so
/// that what is in between is seen, and its speed on the screen is even. Van Wijk and Nuij, "Smooth and Efficient
/// Zooming and Panning" (2003).
class CameraPath {
  public:
    CameraPath(const session::Camera& from, const session::Camera& to, double width);
    /// 0 to 1 along the way.
    [[nodiscard]] session::Camera at(double share) const;
    /// In the paper's measure: how much passes by on the screen. 0: nowhere to go.
    [[nodiscard]] double length() const { return m_length; }

  private:
    session::Camera m_from;
    session::Camera m_to;
    double m_distance = 0; ///< world units
    double m_width = 1;    ///< of the window in the world, at the start
    double m_start = 0;    ///< r0 of the paper
    double m_length = 0;
};

/// Moves a camera over time. GUI thread.
class CameraFlight : public QObject {
    Q_OBJECT
  public:
    explicit CameraFlight(QObject* parent);

    /// From where it is to somewhere else; a flight that is under way is left.
    void fly(const session::Camera& from, const session::Camera& to, double width);
    /// Goes on as it was moved, slower and slower. `speed` in pixels a second.
    void coast(QPointF speed);
    void stop();
    [[nodiscard]] bool isFlying() const { return m_path.has_value(); }

  Q_SIGNALS:
    void moved(const whither::session::Camera& camera);
    void panned(QPointF pixels);
    void landed();

  private:
    QVariantAnimation m_animation;
    std::optional<CameraPath> m_path;
    QPointF m_coast; ///< the whole way, pixels
    QPointF m_coasted;
};

} // namespace whither::ui
