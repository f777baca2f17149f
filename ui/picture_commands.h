#pragma once

#include "core/base/error.h"

#include <functional>

class QObject;
class QWidget;

namespace whither::ui {

class GraphCanvas;
class GraphPipeline;

// What a person does with the picture as a whole. Without a picture each does nothing. None waits for it to be made.

/// Opens the dialog that writes the picture to a file.
void exportPicture(const GraphPipeline& pipeline, const GraphCanvas& canvas, QWidget* parent);
/// Puts the picture on the clipboard. `failed` is called with pictureTooLarge, on the GUI thread, while `context`
/// lives.
void copyPicture(const GraphPipeline& pipeline, QObject* context, std::function<void(const base::Error&)> failed);
/// Asks for a printer and prints the picture.
void printPicture(const GraphPipeline& pipeline, QWidget* parent);

} // namespace whither::ui
