#include "ui/canvas/staged_scenes.h"

#include "core/scene/transition.h"
#include "ui/jobs/latest_job.h"

#include <utility>

namespace whither::ui {

StagedScenes::StagedScenes(QObject* parent) : QObject(parent), m_job(new LatestJob(this)) {
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
    const auto time = std::exchange(m_time, {});
    const auto isEmpty = [](const scene::ScenePtr& one) { return !one || one->nodes.empty(); };
    if (isEmpty(m_seen) || isEmpty(m_scene) || m_seen->theme != m_scene->theme || m_seen->zoom != m_scene->zoom ||
        m_seen->area != m_scene->area)
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

StagedScenes::Stage StagedScenes::stageOf(const scene::Scene& before, const scene::Scene& after, double share) {
    auto stage = std::make_shared<const scene::Scene>(scene::between(before, after, share));
    auto list = std::make_shared<const scene::DrawList>(scene::draw(*stage));
    return {std::move(stage), std::move(list)};
}

void StagedScenes::showStage() {
    if (!m_before || !isRunning())
        return;
    const double share = m_animation.currentValue().toDouble();
    const auto sizeOf = [](const scene::Scene& one) { return one.nodes.size() + one.edges.size() + one.labels.size(); };
    if (sizeOf(*m_before) + sizeOf(*m_scene) <= kMadeAtOnce)
        return show(stageOf(*m_before, *m_scene, share));
    m_job->ask([this, before = m_before, after = m_scene, share]() -> LatestJob::Report {
        return [this, stage = stageOf(*before, *after, share)] { show(stage); };
    });
}

void StagedScenes::show(const Stage& stage) {
    m_seen = stage.scene;
    Q_EMIT shown(stage.scene, stage.list);
}

void StagedScenes::finish() {
    m_job->cancel();
    if (isRunning())
        m_animation.stop();
    m_before.reset();
    show({m_scene, m_list});
}

} // namespace whither::ui
