#pragma once

#include "core/scene/draw_list.h"
#include "core/scene/scene.h"
#include "ui/canvas/canvas_surface.h"

#include <QObject>
#include <QVariantAnimation>

#include <chrono>

namespace whither::ui {

class LatestJob;

/// Lets one scene become another in stages (see scene::between) where that was asked for; every other is shown at once.
/// While it goes on, newer scenes are where it leads to. What a stage costs follows what is drawn, which is a few
/// thousand things of a graph of any size; stages of more than some hundred are made beside the GUI thread, the latest
/// first, so that a slow machine shows fewer of them. GUI thread.
class StagedScenes : public QObject {
    Q_OBJECT
  public:
    /// Stages of scenes with so many nodes, lines and names are made in a few milliseconds: at once.
    static constexpr std::size_t kMadeAtOnce = 600;

    explicit StagedScenes(QObject* parent);

    /// The next scene comes in stages, from what is shown then, and takes so long. Not where the two are of different
    /// parts of the graph, or of different zooms: what only one of them has would come and go for that reason alone.
    void stageNext(std::chrono::milliseconds time);
    /// `list` is of the scene; both may be null.
    void setScene(scene::ScenePtr scene, DrawListPtr list);
    [[nodiscard]] bool isRunning() const { return m_animation.state() == QAbstractAnimation::Running; }

  Q_SIGNALS:
    /// What is to be seen now.
    void shown(whither::scene::ScenePtr scene, whither::ui::DrawListPtr list);

  private:
    struct Stage {
        scene::ScenePtr scene;
        DrawListPtr list;
    };
    [[nodiscard]] static Stage stageOf(const scene::Scene& before, const scene::Scene& after, double share);
    void showStage();
    void show(const Stage& stage);
    void finish();

    scene::ScenePtr m_before; ///< that it began with
    scene::ScenePtr m_scene;  ///< that it leads to
    DrawListPtr m_list;
    scene::ScenePtr m_seen; ///< what was shown last
    std::chrono::milliseconds m_time{0};
    QVariantAnimation m_animation;
    LatestJob* m_job = nullptr;
};

} // namespace whither::ui
