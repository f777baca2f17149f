#include "ui/scene_maker.h"

#include "ui/canvas/graph_canvas.h"

#include <utility>

namespace whither::ui {

namespace {

/// A scene of fewer nodes has all of them, so that panning needs no other.
constexpr std::size_t kComposedWhole = 2'000;

} // namespace

void SceneMaker::updateDetail(const SceneRequest& request) {
    const PictureRequest& picture = request.picture;
    const bool isLarge = picture.visible->nodes.size() > kFollowing;
    const bool isOther = !m_detail || m_visible != picture.visible;
    const bool lags = m_positions != picture.positions && (request.motion == SceneRequest::Motion::resting || !isLarge);
    if (!isOther && !lags)
        return;
    if (!isOther && isLarge && m_detail->follow(*picture.positions)) {
        m_positions = picture.positions;
        return;
    }
    m_detail.reset(); // a large one is large
    m_visible = picture.visible;
    m_positions = picture.positions;
    m_detail = std::make_unique<scene::LevelOfDetail>(*picture.graph, *m_visible, *m_positions);
}

SceneMaker::Made SceneMaker::make(const SceneRequest& request) {
    updateDetail(request);
    scene::SceneInput input = inputOf(request.picture, m_measurer, m_words);
    input.zoom = request.camera.zoom;
    input.detail = m_detail.get();
    input.before = request.before.get();
    if (!request.camera.isFitted && request.picture.visible->nodes.size() > kComposedWhole)
        input.area = request.area;
    Made made;
    made.scene = std::make_shared<const scene::Scene>(
        request.camera.isFitted ? scene::composeToFit(input, request.fitRoom, GraphCanvas::kMaxFittedZoom)
                                : scene::compose(input));
    made.names = request.before ? Made::Names::kept : Made::Names::afresh;
    made.list = std::make_shared<const scene::DrawList>(scene::draw(*made.scene));
    return made;
}

} // namespace whither::ui
