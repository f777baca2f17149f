#pragma once

#include "ui/canvas/canvas_options.h"

#include <functional>

class QObject;

namespace whither::ui {

/// Takes the program's name on the session bus, so that the desktop knows it. Without a bus, or when another window of
/// it is there already, nothing happens. May take a moment: not before the first frame.
void takeNameOnBus();

/// Tells, once the desktop has answered, whether it lets windows move smoothly. No answer (no desktop portal) is yes.
void askForMotion(QObject* context, std::function<void(Motion)> answer);

} // namespace whither::ui
