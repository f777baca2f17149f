#include "ui/canvas/gl_surface.h"

#include "core/scene/style.h"
#include "ui/canvas/picture_painter.h"

#include <QDir>
#include <QFileInfo>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QSurfaceFormat>

#include <algorithm>
#include <array>
#include <utility>

namespace whither::ui {

namespace {

QSurfaceFormat wishedFormat() {
    QSurfaceFormat format;
    format.setRenderableType(QSurfaceFormat::OpenGL);
    format.setVersion(3, 3);
    format.setProfile(QSurfaceFormat::CoreProfile);
    return format;
}

bool isEnough(const QOpenGLContext& context) {
    return !context.isOpenGLES() && context.format().version() >= std::pair(3, 3);
}

bool isSoftware(const QString& renderer) {
    constexpr std::array kNames{"llvmpipe", "softpipe", "swrast", "software"};
    return std::any_of(kNames.begin(), kNames.end(),
                       [&](const char* name) { return renderer.contains(QLatin1String(name), Qt::CaseInsensitive); });
}

/// Makes what was current so again.
class KeepCurrent {
  public:
    KeepCurrent()
        : m_context(QOpenGLContext::currentContext()), m_surface(m_context ? m_context->surface() : nullptr) {}
    ~KeepCurrent() {
        if (m_context)
            m_context->makeCurrent(m_surface);
    }
    KeepCurrent(const KeepCurrent&) = delete;
    KeepCurrent& operator=(const KeepCurrent&) = delete;

  private:
    QOpenGLContext* m_context;
    QSurface* m_surface;
};

} // namespace

bool hasGraphicsCard() {
    return !QDir(QStringLiteral("/dev/dri")).entryList({QStringLiteral("renderD*")}, QDir::System).isEmpty() ||
           QFileInfo::exists(QStringLiteral("/dev/nvidia0"));
}

OpenGlSupport probeOpenGl() {
    const KeepCurrent keep;
    QOpenGLContext context;
    context.setFormat(wishedFormat());
    QOffscreenSurface surface;
    surface.setFormat(wishedFormat());
    surface.create();
    if (!context.create() || !surface.isValid() || !context.makeCurrent(&surface))
        return {};
    OpenGlSupport support;
    if (isEnough(context)) {
        const auto* name = reinterpret_cast<const char*>(context.functions()->glGetString(GL_RENDERER));
        support.renderer = QString::fromUtf8(name ? name : "");
        support.kind = isSoftware(support.renderer) ? OpenGlSupport::Kind::software : OpenGlSupport::Kind::hardware;
    }
    context.doneCurrent();
    return support;
}

GlSurface::GlSurface(QWidget* parent, Motion motion) : QOpenGLWidget(parent), m_motion(motion) {
    setObjectName(QStringLiteral("canvasSurface"));
    setAccessibleName(tr("Picture"));
    setFormat(wishedFormat());
    setAttribute(Qt::WA_TransparentForMouseEvents);
    m_glide.setStartValue(0.0);
    m_glide.setEndValue(1.0);
    connect(&m_glide, &QVariantAnimation::valueChanged, this,
            [this](const QVariant& value) { setProgress(value.toDouble()); });
}

GlSurface::~GlSurface() {
    dropPicture();
    // The context goes when this is no longer a GlSurface.
    if (context())
        disconnect(context(), nullptr, this, nullptr);
}

void GlSurface::showScene(scene::ScenePtr scene, DrawListPtr list, scene::Theme theme) {
    // As long as the last one was seen: a running layout's pictures come at an even pace.
    constexpr qint64 kLongest = 120;
    const qint64 pace = m_sinceShown.isValid() ? m_sinceShown.elapsed() : kLongest;
    m_sinceShown.start();
    m_glide.stop();
    setBackground(toQt(scene::coloursOf(theme).canvas));
    setList(std::move(list), scene ? scene->zoom : 1);
    if (m_motion == Motion::full && pace < kLongest) {
        m_glide.setDuration(static_cast<int>(pace));
        m_glide.start();
    } else {
        setProgress(1);
    }
}

void GlSurface::setCamera(const session::Camera& now, const session::Camera&) {
    setCamera(now);
}

bool GlSurface::isExact() const {
    return m_picture && !m_isListNew && m_progress == 1;
}

CanvasSurface::Work GlSurface::work() const {
    const GlPicture::Counts counts = this->counts();
    return {m_frames, counts.lists, counts.bytesUploaded};
}

void GlSurface::setList(std::shared_ptr<const scene::DrawList> list, double zoom) {
    if (list == m_list && zoom == m_listZoom)
        return;
    m_list = std::move(list);
    m_listZoom = zoom;
    m_isListNew = true;
    update();
}

void GlSurface::setCamera(const session::Camera& camera) {
    if (camera == m_camera)
        return;
    m_camera = camera;
    update();
}

void GlSurface::setBackground(const QColor& colour) {
    if (colour == m_background)
        return;
    m_background = colour;
    update();
}

void GlSurface::setProgress(double progress) {
    if (progress == m_progress)
        return;
    m_progress = progress;
    update();
}

GlPicture::Counts GlSurface::counts() const {
    return m_picture ? m_picture->counts() : GlPicture::Counts{};
}

void GlSurface::initializeGL() {
    // A context of another window than the last.
    connect(context(), &QOpenGLContext::aboutToBeDestroyed, this, &GlSurface::dropPicture, Qt::UniqueConnection);
    GlPicture::Made made =
        isEnough(*context()) ? GlPicture::make() : GlPicture::Made{nullptr, QStringLiteral("no OpenGL 3.3 core")};
    m_picture = std::move(made.picture);
    m_isListNew = true;
    m_hasFailed = false;
    if (!m_picture)
        fail(made.whyNot);
}

void GlSurface::paintGL() {
    const double ratio = devicePixelRatioF();
    const QSize size = (QSizeF(this->size()) * ratio).toSize();
    GlView view;
    view.size = size;
    view.zoom = m_camera.zoom * ratio;
    view.background = m_background;
    view.progress = m_progress;
    // The framebuffer is a whole number of pixels, the widget may not be: what both share is the left top corner.
    view.centre = m_camera.centre + base::Point{(size.width() - width() * ratio) / 2 / view.zoom,
                                                (size.height() - height() * ratio) / 2 / view.zoom};
    if (!m_picture) {
        context()->functions()->glClearColor(m_background.redF(), m_background.greenF(), m_background.blueF(), 1);
        context()->functions()->glClear(GL_COLOR_BUFFER_BIT);
        return;
    }
    if (std::exchange(m_isListNew, false) || ratio != m_ratio) {
        m_ratio = ratio;
        QElapsedTimer taken;
        taken.start();
        const std::size_t linesBefore = m_picture->counts().linesRasterised;
        m_picture->limitNewText(m_newLines.count());
        m_picture->setList(m_list ? *m_list : scene::DrawList{}, m_listZoom * ratio);
        m_newLines.learn(m_picture->counts().linesRasterised - linesBefore,
                         static_cast<double>(taken.nsecsElapsed()) / 1e6);
        if (m_picture->isUnfinished()) {
            m_isListNew = true;
            update();
        }
    }
    m_picture->draw(view);
    ++m_frames;
    if (m_shown)
        m_shown();
    Q_EMIT painted();
}

void GlSurface::paintEvent(QPaintEvent* event) {
    QOpenGLWidget::paintEvent(event);
    if (!isValid())
        fail(QStringLiteral("no OpenGL context"));
}

void GlSurface::dropPicture() {
    if (!m_picture)
        return;
    makeCurrent();
    m_picture.reset();
    doneCurrent();
}

void GlSurface::fail(const QString& why) {
    if (!std::exchange(m_hasFailed, true))
        Q_EMIT failed(why);
}

} // namespace whither::ui
