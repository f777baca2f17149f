#pragma once

#include "core/base/result.h"
#include "ui/canvas/picture_export.h"
#include "ui/canvas/picture_request.h"

#include <QFuture>
#include <QImage>

#include <memory>

class QPrinter;

namespace whither::ui {

// Pictures take longer than a frame: each of these is made on a thread of Qt's pool, from values alone.

/// The page, as large as fits into `room` (pixels).
struct Preview {
    base::Result<QImage> image;
    bool canBeRead = true; ///< see ui::canBeRead()
};
[[nodiscard]] QFuture<Preview> makePreview(PictureRequest request, QSizeF room);
/// Errors: those of encode() and writeFile().
[[nodiscard]] QFuture<base::Result<void>> writePicture(PictureRequest request, PictureOptions options, QString path);

/// What goes on the clipboard, so that a painting program and a drawing program each find theirs.
struct ClipboardPicture {
    QImage image;
    QByteArray svg;
};
/// Errors: pictureTooLarge.
[[nodiscard]] QFuture<base::Result<ClipboardPicture>> makeClipboardPicture(PictureRequest request, double scale);

/// Nobody else may use the printer until it is done. Errors: cannotWrite.
[[nodiscard]] QFuture<base::Result<void>> printPicture(PictureRequest request, std::shared_ptr<QPrinter> printer);

} // namespace whither::ui
