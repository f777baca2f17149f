#pragma once

#include "core/base/result.h"
#include "core/scene/draw_list.h"

#include <QByteArray>
#include <QImage>
#include <QString>

#include <optional>
#include <vector>

class QPagedPaintDevice;

namespace whither::ui {

enum class PictureFormat { png, svg, pdf, jpeg, webp };

/// By the ending of a file's name; empty when it is none of ours.
[[nodiscard]] std::optional<PictureFormat> formatOf(const QString& path);
/// Those that this installation of Qt can write, in the order of the enum.
[[nodiscard]] std::vector<PictureFormat> writableFormats();
/// "png", ...: the usual ending.
[[nodiscard]] QString ending(PictureFormat format);
[[nodiscard]] constexpr bool isVector(PictureFormat format) {
    return format == PictureFormat::svg || format == PictureFormat::pdf;
}
/// Whether it can be without a background.
[[nodiscard]] constexpr bool canBeTransparent(PictureFormat format) {
    return format != PictureFormat::jpeg;
}

/// How a page becomes a file.
struct PictureOptions {
    PictureFormat format = PictureFormat::png;
    double scale = 1; ///< pixels of the file per pixel of the page, > 0; not for vector formats
    int dpi = 0;      ///< written into the file; 0: 96 * scale, so that its size on paper stays
    int quality = 92; ///< 1 to 100, JPEG and WebP
    QString asOf;     ///< ISO date; empty: everything that is known
    QString from;     ///< ISO date of the first day of a range; empty: no such limit
    QString dataHash; ///< SHA-256 of the data file
};

/// With `detail`: what a library said.
[[nodiscard]] base::Error fileError(base::ErrorCode code, const QString& file, const QString& detail = {});

/// Largest side and area of a picture in pixels.
inline constexpr int kMaxSide = 32'767;
inline constexpr double kMaxPixels = 400e6;

/// What render() makes of a page of that size.
[[nodiscard]] QSize pixelsOf(const base::Size& page, double scale);
/// pictureTooLarge, where those are more than there can be.
[[nodiscard]] std::optional<base::Error> tooLarge(const base::Size& page, double scale);
/// The same for a file: PDF and WebP have limits of their own.
[[nodiscard]] std::optional<base::Error> tooLarge(const base::Size& page, const PictureOptions& options);
/// The page as pixels. Any thread. Errors: pictureTooLarge.
[[nodiscard]] base::Result<QImage> render(const scene::Page& page, double scale);
/// The bytes of a file. The same page and options give the same bytes, but for PDF, which holds the time.
/// Errors: pictureTooLarge, unknownFormat (Qt cannot write it here), cannotWrite.
[[nodiscard]] base::Result<QByteArray> encode(const scene::Page& page, const PictureOptions& options);
/// The file appears whole or not at all; what was there stays until the new one is complete.
/// Errors: notFound (no such folder), isDirectory, cannotWrite.
[[nodiscard]] base::Result<void> writeFile(const QString& path, const QByteArray& bytes);

/// Draws the page as large as the device's page allows, in its middle. Errors: cannotWrite.
[[nodiscard]] base::Result<void> print(const scene::Page& page, QPagedPaintDevice& device);

} // namespace whither::ui
