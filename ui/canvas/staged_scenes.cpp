#include "ui/canvas/staged_scenes.h"

#include "core/scene/transition.h"

#include <utility>

namespace whither::ui {

StagedScenes::StagedScenes(QObject* parent) : QObject(parent) {
    m_animation.setStartValue(0.0);
    m_animation.setEndValue(1.0);
    connect(&m_animation, &QVariantAnimation::valueChanged, this, &StagedScenes::showStage);
    connect(&m_animation, &QVariantAnimation::finished, this, &StagedScenes::finish);
}

void StagedScenes::stageNext(std::chrono::milliseconds time) {
    m_time = time;
}

void StagedScenes::setScene(scene::ScenePtr scene, DrawListPtr list) {
    m_scene = std::move(scene);
    m_list = std::move(list);
    const auto isFit = [](const scene::ScenePtr& one) {
        return one && !one->nodes.empty() && one->nodes.size() <= kMostNodes && one->area.isEmpty();
    };
    const auto time = std::exchange(m_time, {});
    if (!isFit(m_seen) || !isFit(m_scene) || m_seen->theme != m_scene->theme || m_seen->zoom != m_scene->zoom)
        return finish();
    if (time.count() > 0) {
        m_animation.stop();
        m_before = m_seen;
        m_animation.setDuration(static_cast<int>(time.count()));
        m_animation.start();
    }
    if (!isRunning())
        finish();
    // Else the animation's next frame shows where it leads to.
}

void StagedScenes::showStage() {
    if (!m_before || !isRunning())
        return;
    m_seen = std::make_shared<const scene::Scene>(
        scene::between(*m_before, *m_scene, m_animation.currentValue().toDouble()));
    Q_EMIT shown(m_seen, std::make_shared<const scene::DrawList>(scene::draw(*m_seen)));
}

void StagedScenes::finish() {
    if (isRunning())
        m_animation.stop();
    m_before.reset();
    m_seen = m_scene;
    Q_EMIT shown(m_scene, m_list);
}

} // namespace whither::ui
