#include "ui/picture_commands.h"

#include "ui/canvas/graph_canvas.h"
#include "ui/canvas/picture_export.h"
#include "ui/graph_pipeline.h"

#include <QFileDialog>
#include <QPrintDialog>
#include <QPrinter>

namespace whither::ui {

namespace {

/// As sharp as the screens that pictures are pasted on.
constexpr double kClipboardScale = 2;

} // namespace

void exportPicture(const GraphPipeline& pipeline, const GraphCanvas& /*canvas*/, QWidget* parent) {
    if (!pipeline.data())
        return;
    const QString path =
        QFileDialog::getSaveFileName(parent, QCoreApplication::translate("PictureCommands", "Export image"));
    const auto format = formatOf(path);
    if (!format)
        return;
    PictureOptions options;
    options.format = *format;
    options.dataHash = pipeline.data()->sha256;
    const auto bytes = encode(makePage(pipeline.request()), options);
    if (bytes)
        (void)writeFile(path, bytes.assume_value());
}

std::optional<base::Error> copyPicture(const GraphPipeline& pipeline) {
    if (!pipeline.data())
        return {};
    const auto copied = copyToClipboard(makePage(pipeline.request()), kClipboardScale);
    if (copied)
        return {};
    return copied.assume_error();
}

void printPicture(const GraphPipeline& pipeline, QWidget* parent) {
    if (!pipeline.data())
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
