#include "ui/jobs/opening_picture.h"

#include "core/scene/scene.h"
#include "core/session/view_action.h"
#include "ui/canvas/qt_text_measurer.h"
#include "ui/jobs/layout_runner.h"
#include "ui/wording.h"

#include <utility>

namespace whither::ui {

OpeningPicturePtr makeOpeningPicture(const Loaded& data, layout::Character character, const base::Watch& watch) {
    const graph::TalentGraph& graph = *data.graph;
    if (graph.nodeCount() <= kPicturedAtOnce || watch.isStopped())
        return nullptr;
    watch.report(base::Stage::placing, 0);
    auto picture = std::make_shared<OpeningPicture>();
    picture->filter = session::openingView(data.dataset(), scene::Theme::light).filter;
    picture->character = character;
    picture->filtering = std::make_unique<query::Filtering>(graph, data.careers);
    picture->visible = std::make_shared<const query::VisibleSet>(picture->filtering->apply(picture->filter));
    picture->key = layout::pictureKey(*picture->visible);
    if (watch.isStopped())
        return nullptr;
    const QtTextMeasurer measurer;
    const TranslatedWording words;
    // Of the time that all of it takes, about.
    constexpr double kMeasured = 0.1;
    auto bodies = scene::layoutInput(graph, *picture->visible, measurer, words, watch.part(0, kMeasured));
    if (picture->visible->nodes.size() <= scene::kShapedForLayout)
        picture->bodies = std::make_shared<const layout::LayoutInput>(bodies);
    if (watch.isStopped())
        return nullptr;
    layout::LayoutOptions options;
    options.character = character;
    options.watch = watch.part(kMeasured, 1);
    picture->layout = std::make_unique<layout::ForceLayout>(std::move(bodies), options, layout::Positions());
    if (watch.isStopped())
        return nullptr;
    picture->positions = shared(picture->layout->positions(graph.nodeCount()));
    picture->ties = shared(picture->layout->ties());
    return picture;
}

} // namespace whither::ui
