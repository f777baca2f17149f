#pragma once

namespace whither::ui {

/// Takes the program's name on the session bus, so that the desktop knows it. Without a bus, or when another window of
/// it is there already, nothing happens. May take a moment: not before the first frame.
void takeNameOnBus();

} // namespace whither::ui
