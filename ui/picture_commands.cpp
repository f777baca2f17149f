#include "ui/picture_commands.h"

#include "ui/canvas/graph_canvas.h"
#include "ui/canvas/picture_export.h"
#include "ui/dialogs/export_dialog.h"
#include "ui/graph_pipeline.h"

#include <QPrintDialog>
#include <QPrinter>

namespace whither::ui {

namespace {

/// As sharp as the screens that pictures are pasted on.
constexpr double kClipboardScale = 2;

} // namespace

void exportPicture(const GraphPipeline& pipeline, const GraphCanvas& canvas, QWidget* parent) {
    if (!pipeline.hasPicture())
        return;
    auto* dialog = new ExportDialog(pipeline.data(), pipeline.request(), canvas.visibleArea(), parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

std::optional<base::Error> copyPicture(const GraphPipeline& pipeline) {
    if (!pipeline.hasPicture())
        return {};
    const auto copied = copyToClipboard(makePage(pipeline.request()), kClipboardScale);
    if (copied)
        return {};
    return copied.assume_error();
}

void printPicture(const GraphPipeline& pipeline, QWidget* parent) {
    if (!pipeline.hasPicture())
        return;
    QPrinter printer(QPrinter::HighResolution);
    printer.setPageOrientation(QPageLayout::Landscape);
    QPrintDialog dialog(&printer, parent);
    dialog.setObjectName(QStringLiteral("printDialog"));
    if (dialog.exec() == QDialog::Accepted) {
        PictureRequest request = pipeline.request();
        request.theme = scene::Theme::light;
        print(makePage(request), printer);
    }
}

} // namespace whither::ui
