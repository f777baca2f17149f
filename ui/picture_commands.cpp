#include "ui/picture_commands.h"

#include "ui/canvas/graph_canvas.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/dialogs/film_dialog.h"
#include "ui/graph_pipeline.h"
#include "ui/jobs/picture_job.h"
#include "ui/jobs/when_finished.h"
#include "ui/panels/time_bar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QPrintDialog>
#include <QPrinter>
#include <QtConcurrentRun>

#include <optional>
#include <utility>

namespace whither::ui {

namespace {

/// As sharp as the screens that pictures are pasted on.
constexpr double kClipboardScale = 2;

} // namespace

void exportPicture(const GraphPipeline& pipeline, const GraphCanvas& canvas, QWidget* parent,
                   const std::function<void(const QString&)>& saved) {
    if (!pipeline.hasPicture())
        return;
    const PictureRequest request = pipeline.request();
    // Of a file that was opened just now the first scene may still be on its way.
    const auto selected = canvas.scene() ? areaOfSelection(request, *canvas.scene()) : base::Rect{};
    auto* dialog = new ExportDialog(pipeline.data(), request, {canvas.visibleArea(), selected}, parent);
    QObject::connect(dialog, &ExportDialog::saved, parent, saved);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void exportFilm(const GraphPipeline& pipeline, const TimeBar& time, QWidget* parent,
                const std::function<void(const QString&)>& saved) {
    if (!pipeline.hasPicture())
        return;
    const PictureRequest request = pipeline.request();
    const auto open = [data = pipeline.data(), request, parent, saved](const std::optional<DayRange>& days) {
        auto* dialog = new FilmDialog(data, request, days, parent);
        QObject::connect(dialog, &FilmDialog::saved, parent, saved);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    };
    // While the bar is being made anew, what it will show is not there to be asked.
    if (const auto* timeline = time.timeline())
        open(daysOf(request, *timeline));
    else
        whenFinished(QtConcurrent::run([request] { return daysOf(request); }), parent, open);
}

void copyPicture(const GraphPipeline& pipeline, QObject* context, std::function<void(const base::Result<void>&)> done) {
    if (!pipeline.hasPicture())
        return;
    whenFinished(makeClipboardPicture(pipeline.request(), kClipboardScale), context,
                 [done = std::move(done)](const base::Result<ClipboardPicture>& made) {
                     if (!made)
                         return done(made.assume_error());
                     auto* data = new QMimeData;
                     data->setImageData(made.assume_value().image);
                     data->setData(QStringLiteral("image/svg+xml"), made.assume_value().svg);
                     QGuiApplication::clipboard()->setMimeData(data);
                     done(base::success());
                 });
}

void printPicture(const GraphPipeline& pipeline, QWidget* parent, std::function<void(const base::Result<void>&)> done) {
    if (!pipeline.hasPicture())
        return;
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setPageOrientation(QPageLayout::Landscape);
    QPrintDialog dialog(printer.get(), parent);
    dialog.setObjectName(QStringLiteral("printDialog"));
    if (dialog.exec() == QDialog::Accepted) {
        PictureRequest request = pipeline.request();
        request.theme = scene::Theme::light;
        whenFinished(printPicture(std::move(request), printer), parent, std::move(done));
    }
}

} // namespace whither::ui
