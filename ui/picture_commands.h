#pragma once

#include "core/base/error.h"

#include <optional>

class QWidget;

namespace whither::ui {

class GraphCanvas;
class GraphPipeline;

// What a person does with the picture as a whole. Without a picture each does nothing.

/// Opens the dialog that writes the picture to a file.
void exportPicture(const GraphPipeline& pipeline, const GraphCanvas& canvas, QWidget* parent);
/// Puts the picture on the clipboard. The error, if there is one: pictureTooLarge.
[[nodiscard]] std::optional<base::Error> copyPicture(const GraphPipeline& pipeline);
/// Asks for a printer and prints the picture.
void printPicture(const GraphPipeline& pipeline, QWidget* parent);

} // namespace whither::ui
