#include "ui/canvas/painter_surface.h"

#include "core/scene/style.h"
#include "ui/jobs/latest_job.h"

#include <QElapsedTimer>
#include <QPainter>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <utility>

namespace whither::ui {

namespace {

/// A list of so many primitives is drawn in a few milliseconds, as a rule. Names take longer than lines, and machines
/// differ: one that was late so often is drawn beside the GUI thread, and so are all of its size from then on.
constexpr std::size_t kFewPrimitives = 240;
constexpr qint64 kLate = 8'000'000; ///< nanoseconds
constexpr int kOften = 2;           ///< one after the other, so that a first time does not count
/// Of the window's width and height, on each side, that a frame is larger.
constexpr double kMargin = 0.25;
/// Of that margin, that is left when the next frame is asked for.
constexpr double kReserve = 0.6;
constexpr std::chrono::milliseconds kRest{60};

struct FrameRequest {
    DrawListPtr list;
    base::Point centre;
    double zoom = 1;
    QSizeF size; ///< of the frame, logical pixels
    double ratio = 1;
    QColor ground;
};

QImage drawn(const FrameRequest& request, PicturePainter& pictures) {
    const QSize pixels = (request.size * request.ratio).toSize();
    QImage image(pixels, QImage::Format_RGB32);
    image.setDevicePixelRatio(request.ratio);
    image.fill(request.ground);
    QPainter painter(&image);
    painter.translate(request.size.width() / 2 - request.centre.x * request.zoom,
                      request.size.height() / 2 - request.centre.y * request.zoom);
    painter.scale(request.zoom, request.zoom);
    pictures.draw(painter, *request.list);
    return image;
}

bool isWhole(double value) {
    return std::abs(value - std::round(value)) < 0.01;
}

} // namespace

PainterSurface::PainterSurface(QWidget* parent)
    : QWidget(parent), m_mostAtOnce(kFewPrimitives), m_framePainter(std::make_shared<PicturePainter>()),
      m_job(new LatestJob(this)) {
    setObjectName(QStringLiteral("canvasSurface"));
    setAccessibleName(tr("Picture"));
    setAttribute(Qt::WA_OpaquePaintEvent);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRest);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        if (!isExact())
            askForFrame();
    });
}

void PainterSurface::showScene(scene::ScenePtr, DrawListPtr list, scene::Theme theme) {
    m_list = std::move(list);
    m_ground = toQt(scene::coloursOf(theme).canvas);
    m_size = 0;
    if (m_list)
        for (const auto& group : m_list->groups)
            m_size += group.primitives.size();
    m_slowPictures = 0;
    if (m_size <= m_mostAtOnce) {
        m_atOnce = m_list;
        m_frame = {};
        m_job->cancel();
    } else {
        askForFrame(); // until it is there, what was shown before stays
    }
    update();
}

void PainterSurface::setCamera(const session::Camera& now, const session::Camera& destination) {
    m_camera = now;
    m_destination = destination;
    askIfNeeded();
    update();
}

void PainterSurface::resizeEvent(QResizeEvent*) {
    askIfNeeded();
}

QRectF PainterSurface::placeOf(const Frame& frame, const session::Camera& camera) const {
    const double scale = camera.zoom / frame.zoom;
    const base::Point shift = (frame.centre - camera.centre) * camera.zoom;
    const QSizeF size = frame.size() * scale;
    return {width() / 2.0 + shift.x - size.width() / 2, height() / 2.0 + shift.y - size.height() / 2, size.width(),
            size.height()};
}

bool PainterSurface::fits(const Frame& frame) const {
    if (frame.image.isNull() || frame.zoom != m_camera.zoom || frame.image.devicePixelRatio() != devicePixelRatioF())
        return false;
    const QPointF corner = placeOf(frame, m_camera).topLeft() * devicePixelRatioF();
    return isWhole(corner.x()) && isWhole(corner.y());
}

bool PainterSurface::isExact() const {
    if (m_atOnce || !m_list)
        return m_atOnce == m_list;
    return m_frame.of == m_list && fits(m_frame) && placeOf(m_frame, m_camera).contains(QRectF(rect()));
}

void PainterSurface::askIfNeeded() {
    if (!m_list || m_atOnce == m_list)
        return;
    const QSizeF reserve = QSizeF(size()) * (kMargin * kReserve);
    const QRectF wanted =
        QRectF(rect()).adjusted(-reserve.width(), -reserve.height(), reserve.width(), reserve.height());
    if (m_frame.image.isNull() || !placeOf(m_frame, m_destination).contains(wanted))
        askForFrame();
    else if (!isExact())
        m_rest.start();
}

void PainterSurface::askForFrame() {
    if (size().isEmpty())
        return;
    const double ratio = devicePixelRatioF();
    // Whole device pixels on each side, so that the frame lies on the window's grid.
    const auto grown = [ratio](int length) { return length + 2 * std::ceil(length * kMargin * ratio) / ratio; };
    FrameRequest request{m_list,  m_destination.centre, m_destination.zoom, {grown(width()), grown(height())}, ratio,
                         m_ground};
    m_job->ask([this, request = std::move(request), pictures = m_framePainter]() -> LatestJob::Report {
        QImage image = drawn(request, *pictures);
        return [this, request, image = std::move(image)] {
            ++m_work.drawings;
            m_frame = {image, request.centre, request.zoom, request.list};
            m_atOnce.reset();
            askIfNeeded();
            update();
        };
    });
}

void PainterSurface::paintEvent(QPaintEvent*) {
    ++m_work.frames;
    paintPicture();
    if (m_shown)
        m_shown();
}

void PainterSurface::paintPicture() {
    QPainter painter(this);
    if (m_atOnce) {
        QElapsedTimer taken;
        taken.start();
        painter.fillRect(rect(), m_ground);
        ++m_work.drawings;
        painter.translate(width() / 2.0 - m_camera.centre.x * m_camera.zoom,
                          height() / 2.0 - m_camera.centre.y * m_camera.zoom);
        painter.scale(m_camera.zoom, m_camera.zoom);
        m_painter.draw(painter, *m_atOnce);
        m_slowPictures = taken.nsecsElapsed() > kLate ? m_slowPictures + 1 : 0;
        if (m_slowPictures == kOften && m_atOnce == m_list) {
            m_mostAtOnce = std::max<std::size_t>(m_size, 1) - 1;
            askForFrame();
        }
        return;
    }
    if (m_frame.image.isNull()) {
        painter.fillRect(rect(), m_ground);
        return;
    }
    QRectF place = placeOf(m_frame, m_camera);
    if (!place.contains(QRectF(rect())))
        painter.fillRect(rect(), m_ground);
    if (m_frame.zoom == m_camera.zoom) {
        // While it moves: to the nearest pixel, rather than blurred.
        const double ratio = devicePixelRatioF();
        painter.drawImage(QPointF(std::round(place.x() * ratio) / ratio, std::round(place.y() * ratio) / ratio),
                          m_frame.image);
    } else {
        painter.drawImage(place, m_frame.image);
    }
}

} // namespace whither::ui
