#pragma once

namespace whither::ui {

/// Lets screen readers walk a GraphCanvas: a list whose items are the scene's nodes, each with its name, what there is
/// to say about it, its place, and actions to select it and to go to it. Call once per process, before the first
/// canvas is asked about.
void installCanvasAccessibility();

} // namespace whither::ui
