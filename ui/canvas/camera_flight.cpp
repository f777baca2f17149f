#include "ui/canvas/camera_flight.h"

#include <algorithm>
#include <cmath>

namespace whither::ui {

namespace {

/// The paper's measure of how much to draw back; its tests found 1.42 to be liked best.
constexpr double kRho = 1.42;
constexpr int kShortest = 160; ///< milliseconds
constexpr int kLongest = 450;
constexpr double kPerLength = 160;
constexpr int kCoastMs = 500;
/// Of a second's way at the speed of the hand, that it coasts.
constexpr double kCoastShare = 0.22;

double asinh2(double value) {
    return std::log(-value + std::sqrt(value * value + 1));
}

} // namespace

CameraPath::CameraPath(const session::Camera& from, const session::Camera& to, double width)
    : m_from(from), m_to(to), m_distance(base::length(to.centre - from.centre)), m_width(width / from.zoom) {
    const double end = width / to.zoom;
    if (m_distance * to.zoom < 1e-3 && m_distance * from.zoom < 1e-3) {
        m_distance = 0;
        m_length = std::abs(std::log(end / m_width)) / kRho;
        return;
    }
    const double rho2 = kRho * kRho;
    const double spread = rho2 * rho2 * m_distance * m_distance;
    const double b0 = (end * end - m_width * m_width + spread) / (2 * m_width * rho2 * m_distance);
    const double b1 = (end * end - m_width * m_width - spread) / (2 * end * rho2 * m_distance);
    m_start = asinh2(b0);
    m_length = (asinh2(b1) - m_start) / kRho;
}

session::Camera CameraPath::at(double share) const {
    if (share >= 1 || m_length == 0)
        return m_to;
    if (share <= 0)
        return m_from;
    const double s = share * m_length;
    session::Camera camera = m_to;
    if (m_distance == 0) {
        camera.zoom = m_from.zoom * std::pow(m_to.zoom / m_from.zoom, share);
        return camera;
    }
    const double way = m_width / (kRho * kRho) *
                       (std::cosh(m_start) * std::tanh(kRho * s + m_start) - std::sinh(m_start)) / m_distance;
    camera.centre = m_from.centre + (m_to.centre - m_from.centre) * way;
    camera.zoom = m_from.zoom * std::cosh(kRho * s + m_start) / std::cosh(m_start);
    return camera;
}

CameraFlight::CameraFlight(QObject* parent) : QObject(parent) {
    m_animation.setStartValue(0.0);
    m_animation.setEndValue(1.0);
    connect(&m_animation, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        if (m_path) {
            Q_EMIT moved(m_path->at(value.toDouble()));
        } else {
            const QPointF at = m_coast * value.toDouble();
            Q_EMIT panned(at - m_coasted);
            m_coasted = at;
        }
    });
    connect(&m_animation, &QVariantAnimation::finished, this, [this] {
        m_path.reset();
        Q_EMIT landed();
    });
}

void CameraFlight::fly(const session::Camera& from, const session::Camera& to, double width) {
    stop();
    const CameraPath path(from, to, width);
    m_animation.setDuration(std::clamp(static_cast<int>(kPerLength * path.length()), kShortest, kLongest));
    m_animation.setEasingCurve(QEasingCurve::InOutQuad);
    m_path = path;
    m_animation.start();
}

void CameraFlight::coast(QPointF speed) {
    stop();
    m_coast = speed * kCoastShare;
    m_coasted = {};
    m_animation.setDuration(kCoastMs);
    m_animation.setEasingCurve(QEasingCurve::OutCubic);
    m_animation.start();
}

void CameraFlight::stop() {
    m_path.reset();
    m_animation.stop();
}

} // namespace whither::ui
