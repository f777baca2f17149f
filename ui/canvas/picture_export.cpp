#include "ui/canvas/picture_export.h"

#include "core/scene/svg_writer.h"
#include "ui/canvas/picture_painter.h"

#include <QBuffer>
#include <QCoreApplication>
#include <QFileInfo>
#include <QImageWriter>
#include <QPageLayout>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QPdfWriter>
#include <QSaveFile>

#include <algorithm>
#include <cmath>

namespace whither::ui {

namespace {

constexpr double kPixelsPerInch = 96;
constexpr double kPointsPerInch = 72;
constexpr double kMetresPerInch = 0.0254;
/// Grid of a PDF page; fine enough that no line is seen to snap to it.
constexpr int kPdfResolution = 1200;
/// In pixels. Many viewers refuse a PDF page of more than 14400 points a side.
constexpr int kMaxPdfSide = 14'400 * 96 / 72;
/// What the format can count.
constexpr int kMaxWebpSide = 16'383;

/// Gives the sentence its translation context.
struct PictureExport {
    Q_DECLARE_TR_FUNCTIONS(PictureExport)
};

int longestSide(PictureFormat format) {
    switch (format) {
    case PictureFormat::pdf:
        return kMaxPdfSide;
    case PictureFormat::webp:
        return kMaxWebpSide;
    case PictureFormat::png:
    case PictureFormat::svg:
    case PictureFormat::jpeg:
        return kMaxSide;
    }
    Q_UNREACHABLE();
}

QByteArray qtFormat(PictureFormat format) {
    return format == PictureFormat::jpeg ? QByteArray("jpeg") : ending(format).toLatin1();
}

bool canWrite(PictureFormat format) {
    return isVector(format) || QImageWriter::supportedImageFormats().contains(qtFormat(format));
}

base::Error tooLargeError(const QSize& pixels, const QString& detail = {}) {
    auto error = fileError(base::ErrorCode::pictureTooLarge, {}, detail);
    error.value = QStringLiteral("%1 × %2").arg(pixels.width()).arg(pixels.height()).toStdString();
    return error;
}

QString software() {
    return QStringLiteral("Whither ") + QCoreApplication::applicationVersion();
}

base::Result<QByteArray> pixels(const scene::Page& page, const PictureOptions& options) {
    BOOST_OUTCOME_TRY(image, render(page, options.scale));
    const double dpi = options.dpi > 0 ? options.dpi : kPixelsPerInch * options.scale;
    image.setDotsPerMeterX(qRound(dpi / kMetresPerInch));
    image.setDotsPerMeterY(qRound(dpi / kMetresPerInch));
    const auto note = [&image](const char* key, const QString& text) {
        if (!text.isEmpty())
            image.setText(QLatin1String(key), text);
    };
    note("Title", QString::fromStdString(page.title));
    note("As of", options.asOf);
    note("From", options.from);
    note("Data", options.dataHash.isEmpty() ? QString() : QStringLiteral("sha256:") + options.dataHash);
    note("Software", software());

    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QImageWriter writer(&buffer, qtFormat(options.format));
    if (options.format != PictureFormat::png)
        writer.setQuality(options.quality);
    if (!writer.write(image))
        return fileError(base::ErrorCode::cannotWrite, {}, writer.errorString());
    return bytes;
}

QByteArray pdf(const scene::Page& page) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    const QSizeF points(page.size.width * kPointsPerInch / kPixelsPerInch,
                        page.size.height * kPointsPerInch / kPixelsPerInch);
    writer.setPageSize(QPageSize(points, QPageSize::Point, QString(), QPageSize::ExactMatch));
    writer.setPageMargins(QMarginsF(0, 0, 0, 0));
    writer.setResolution(kPdfResolution);
    writer.setTitle(QString::fromStdString(page.title));
    writer.setCreator(software());
    QPainter painter(&writer);
    painter.scale(kPdfResolution / kPixelsPerInch, kPdfResolution / kPixelsPerInch);
    PicturePainter().draw(painter, page);
    painter.end();
    return bytes;
}

} // namespace

base::Error fileError(base::ErrorCode code, const QString& file, const QString& detail) {
    base::Error error;
    error.code = code;
    error.file = file.toStdString();
    error.detail = detail.toStdString();
    return error;
}

QString ending(PictureFormat format) {
    switch (format) {
    case PictureFormat::png:
        return QStringLiteral("png");
    case PictureFormat::svg:
        return QStringLiteral("svg");
    case PictureFormat::pdf:
        return QStringLiteral("pdf");
    case PictureFormat::jpeg:
        return QStringLiteral("jpg");
    case PictureFormat::webp:
        return QStringLiteral("webp");
    }
    Q_UNREACHABLE();
}

std::optional<PictureFormat> formatOf(const QString& path) {
    const QString suffix = QFileInfo(path).suffix().toLower();
    for (const auto format :
         {PictureFormat::png, PictureFormat::svg, PictureFormat::pdf, PictureFormat::jpeg, PictureFormat::webp})
        if (suffix == ending(format))
            return format;
    if (suffix == QLatin1String("jpeg"))
        return PictureFormat::jpeg;
    return {};
}

std::vector<PictureFormat> writableFormats() {
    std::vector<PictureFormat> formats{PictureFormat::png, PictureFormat::svg, PictureFormat::pdf, PictureFormat::jpeg,
                                       PictureFormat::webp};
    std::erase_if(formats, [](PictureFormat format) { return !canWrite(format); });
    return formats;
}

QSize pixelsOf(const base::Size& page, double scale) {
    return (QSizeF(page.width, page.height) * scale).toSize();
}

std::optional<base::Error> tooLarge(const base::Size& page, double scale) {
    const QSize pixels = pixelsOf(page, scale);
    const bool isPicture = pixels.width() >= 1 && pixels.height() >= 1 && pixels.width() <= kMaxSide &&
                           pixels.height() <= kMaxSide &&
                           static_cast<double>(pixels.width()) * pixels.height() <= kMaxPixels;
    if (isPicture)
        return {};
    return tooLargeError(pixels);
}

std::optional<base::Error> tooLarge(const base::Size& page, const PictureOptions& options) {
    const double scale = isVector(options.format) ? 1 : options.scale;
    if (auto error = isVector(options.format) ? std::nullopt : tooLarge(page, scale))
        return error;
    const QSize pixels = pixelsOf(page, scale);
    const int longest = longestSide(options.format);
    if (std::max(pixels.width(), pixels.height()) <= longest)
        return {};
    return tooLargeError(
        pixels, PictureExport::tr("%1: at most %2 pixels a side").arg(ending(options.format).toUpper()).arg(longest));
}

base::Result<QImage> render(const scene::Page& page, double scale) {
    if (const auto error = tooLarge(page.size, scale))
        return *error;
    const QSize pixels = pixelsOf(page.size, scale);
    QImage image(pixels, page.background ? QImage::Format_RGB32 : QImage::Format_ARGB32_Premultiplied);
    if (image.isNull())
        return fileError(base::ErrorCode::cannotWrite, {}, QStringLiteral("out of memory"));
    image.fill(page.background ? toQt(*page.background) : QColor(Qt::transparent));
    QPainter painter(&image);
    painter.scale(pixels.width() / page.size.width, pixels.height() / page.size.height);
    PicturePainter().draw(painter, page.list);
    return image;
}

base::Result<QByteArray> encode(const scene::Page& page, const PictureOptions& options) {
    if (!canWrite(options.format)) {
        auto error = fileError(base::ErrorCode::unknownFormat, {});
        error.value = ending(options.format).toStdString();
        return error;
    }
    if (const auto error = tooLarge(page.size, options))
        return *error;
    if (options.format == PictureFormat::svg)
        return QByteArray::fromStdString(scene::toSvg(page));
    if (options.format == PictureFormat::pdf)
        return pdf(page);
    return pixels(page, options);
}

base::Result<void> writeFile(const QString& path, const QByteArray& bytes) {
    const QFileInfo info(path);
    if (info.isDir())
        return fileError(base::ErrorCode::isDirectory, path);
    if (!info.absoluteDir().exists())
        return fileError(base::ErrorCode::notFound, info.absolutePath());
    // Renaming would put a plain file in the place of a device or a pipe.
    if (info.exists() && !info.isFile())
        return fileError(base::ErrorCode::cannotWrite, path, PictureExport::tr("not a regular file"));
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size() || !file.commit())
        return fileError(base::ErrorCode::cannotWrite, path, file.errorString());
    return base::success();
}

base::Result<void> print(const scene::Page& page, QPagedPaintDevice& device) {
    QPainter painter;
    if (!painter.begin(&device))
        return fileError(base::ErrorCode::cannotWrite, {});
    const QRectF paper = painter.viewport();
    const double scale = std::min(paper.width() / page.size.width, paper.height() / page.size.height);
    painter.translate((paper.width() - page.size.width * scale) / 2, (paper.height() - page.size.height * scale) / 2);
    painter.scale(scale, scale);
    PicturePainter().draw(painter, page);
    if (!painter.end())
        return fileError(base::ErrorCode::cannotWrite, {});
    return base::success();
}

} // namespace whither::ui
