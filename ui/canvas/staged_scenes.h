#pragma once

#include "core/scene/draw_list.h"
#include "core/scene/scene.h"
#include "ui/canvas/canvas_surface.h"

#include <QObject>
#include <QVariantAnimation>

#include <chrono>

namespace whither::ui {

/// Lets one scene become another in stages (see scene::between) where that was asked for; every other is shown at once.
/// While it goes on, newer scenes are where it leads to. GUI thread.
class StagedScenes : public QObject {
    Q_OBJECT
  public:
    /// Scenes of more nodes, or of a part of the graph alone, are shown at once.
    static constexpr std::size_t kMostNodes = 2'000;

    explicit StagedScenes(QObject* parent);

    /// The next scene comes in stages, from what is shown then, and takes so long.
    void stageNext(std::chrono::milliseconds time);
    /// `list` is of the scene; both may be null.
    void setScene(scene::ScenePtr scene, DrawListPtr list);
    [[nodiscard]] bool isRunning() const { return m_animation.state() == QAbstractAnimation::Running; }

  Q_SIGNALS:
    /// What is to be seen now.
    void shown(whither::scene::ScenePtr scene, whither::ui::DrawListPtr list);

  private:
    void showStage();
    void finish();

    scene::ScenePtr m_before; ///< that it began with
    scene::ScenePtr m_scene;  ///< that it leads to
    DrawListPtr m_list;
    scene::ScenePtr m_seen; ///< what was shown last
    std::chrono::milliseconds m_time{0};
    QVariantAnimation m_animation;
};

} // namespace whither::ui
