#pragma once

#include "core/scene/draw_list.h"
#include "core/scene/level_of_detail.h"
#include "core/scene/scene.h"
#include "core/session/view_state.h"
#include "ui/canvas/picture_request.h"
#include "ui/canvas/qt_text_measurer.h"
#include "ui/wording.h"

#include <cstddef>
#include <memory>

namespace whither::ui {

/// What a scene for the window is made of. A value; parts are shared and never change.
struct SceneRequest {
    PictureRequest picture;
    session::Camera camera; ///< when it is fitted, its zoom is a guess
    base::Size fitRoom;     ///< of a fitted camera: pixels that the graph may fill
    base::Rect area;        ///< of any other: what to compose at least
    scene::ScenePtr before; ///< whose labels keep their places; may be null
    /// Positions are on their way: what depends on all of them may lag behind.
    enum class Motion { resting, moving } motion = Motion::resting;
};

/// Composes one scene after the other and keeps what the next one can use again. An instance belongs to one thread.
class SceneMaker {
  public:
    struct Made {
        scene::ScenePtr scene;
        std::shared_ptr<const scene::DrawList> list;
        /// Whether names were placed with regard to where they had been.
        enum class Names { kept, afresh } names = Names::afresh;
    };
    [[nodiscard]] Made make(const SceneRequest& request);
    /// The level of detail of so many nodes is made in a frame's time, and follows every motion; that of more waits for
    /// rest.
    static constexpr std::size_t kFollowing = 20'000;

  private:
    void updateDetail(const SceneRequest& request);

    QtTextMeasurer m_measurer;
    TranslatedWording m_words;
    std::unique_ptr<scene::LevelOfDetail> m_detail;
    std::shared_ptr<const query::VisibleSet> m_visible; ///< that it is of, as the next
    layout::PositionsPtr m_positions;
};

} // namespace whither::ui
