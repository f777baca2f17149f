#include "ui/jobs/picture_job.h"

#include "core/scene/svg_writer.h"

#include <QPrinter>
#include <QtConcurrentRun>

#include <algorithm>
#include <utility>

namespace whither::ui {

QFuture<Preview> makePreview(PictureRequest request, QSizeF room) {
    return QtConcurrent::run([request = std::move(request), room] {
        return Preview{
            render(makePage(request), std::min(room.width() / request.size.width, room.height() / request.size.height)),
            canBeRead(request)};
    });
}

QFuture<base::Result<void>> writePicture(PictureRequest request, PictureOptions options, QString path) {
    return QtConcurrent::run(
        [request = std::move(request), options = std::move(options), path = std::move(path)]() -> base::Result<void> {
            BOOST_OUTCOME_TRY(bytes, encode(makePage(request), options));
            return writeFile(path, bytes);
        });
}

QFuture<base::Result<ClipboardPicture>> makeClipboardPicture(PictureRequest request, double scale) {
    return QtConcurrent::run([request = std::move(request), scale]() -> base::Result<ClipboardPicture> {
        const scene::Page page = makePage(request);
        BOOST_OUTCOME_TRY(image, render(page, scale));
        return ClipboardPicture{std::move(image), QByteArray::fromStdString(scene::toSvg(page))};
    });
}

QFuture<base::Result<void>> printPicture(PictureRequest request, std::shared_ptr<QPrinter> printer) {
    return QtConcurrent::run(
        [request = std::move(request), printer = std::move(printer)] { return print(makePage(request), *printer); });
}

} // namespace whither::ui
