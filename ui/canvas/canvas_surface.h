#pragma once

#include "core/scene/draw_list.h"
#include "core/scene/scene.h"
#include "core/session/view_state.h"

#include <cstdint>
#include <functional>
#include <memory>

class QWidget;

namespace whither::ui {

using DrawListPtr = std::shared_ptr<const scene::DrawList>;

/// What shows a scene on the screen: one renderer's widget, of the canvas's size and beneath all else on it. GUI
/// thread.
class CanvasSurface {
  public:
    virtual ~CanvasSurface() = default;

    /// Transparent for the pointer; it belongs to the canvas.
    [[nodiscard]] virtual QWidget& widget() = 0;
    /// `list` is of `scene`. Null: nothing but the ground in the theme's colour.
    virtual void showScene(scene::ScenePtr scene, DrawListPtr list, scene::Theme theme) = 0;
    /// What is to be seen now, and where the camera is on its way to.
    virtual void setCamera(const session::Camera& now, const session::Camera& destination) = 0;
    /// The screen shows just what the scene says for this camera, or will with the next frame.
    [[nodiscard]] virtual bool isExact() const = 0;

    /// Called after every frame that is shown.
    virtual void setListener(std::function<void()> shown) = 0;

    /// How often what, since the surface was made; noise cannot touch these numbers.
    struct Work {
        std::uint64_t frames = 0;   ///< shown
        std::uint64_t drawings = 0; ///< made of a list
        std::uint64_t uploaded = 0; ///< bytes, to the graphics card
    };
    [[nodiscard]] virtual Work work() const = 0;
};

} // namespace whither::ui
