#pragma once

#include "core/base/result.h"

#include <QString>

#include <functional>

class QObject;
class QWidget;

namespace whither::ui {

class GraphCanvas;
class GraphPipeline;
class TimeBar;

// What a person does with the picture as a whole. Without a picture each does nothing. None waits for it to be made;
// `done` is called on the GUI thread when it is, while `context` lives.

/// Opens the dialog that writes the picture to a file. `saved` is called with the file's path when it is there.
void exportPicture(const GraphPipeline& pipeline, const GraphCanvas& canvas, QWidget* parent,
                   const std::function<void(const QString&)>& saved);
/// Opens the dialog that writes the picture as of many days. `saved` is called with the path of the file, or of the
/// folder, when it is there. `time` knows its days.
void exportFilm(const GraphPipeline& pipeline, const TimeBar& time, QWidget* parent,
                const std::function<void(const QString&)>& saved);
/// Puts the picture on the clipboard. Errors: pictureTooLarge.
void copyPicture(const GraphPipeline& pipeline, QObject* context, std::function<void(const base::Result<void>&)> done);
/// Asks for a printer and prints the picture. Errors: cannotWrite.
void printPicture(const GraphPipeline& pipeline, QWidget* parent, std::function<void(const base::Result<void>&)> done);

} // namespace whither::ui
