#pragma once

namespace whither::ui {

/// What draws the picture: OpenGL where there is a graphics card, else QPainter.
enum class Renderer { automatic, openGl, painter };

/// Whether the camera moves smoothly, or at once as for those whom motion makes ill.
enum class Motion { full, reduced };

} // namespace whither::ui
