#include "ui/jobs/opening_picture.h"

#include "core/scene/scene.h"
#include "core/session/view_action.h"
#include "ui/canvas/qt_text_measurer.h"
#include "ui/wording.h"

namespace whither::ui {

OpeningPicturePtr makeOpeningPicture(const Loaded& data, layout::Character character, const base::Watch& watch) {
    const graph::TalentGraph& graph = *data.graph;
    if (graph.nodeCount() <= kPicturedAtOnce || watch.isStopped())
        return nullptr;
    watch.report(base::Stage::placing, 0);
    auto picture = std::make_shared<OpeningPicture>();
    picture->filter = session::openingView(data.dataset(), scene::Theme::light).filter;
    picture->character = character;
    picture->visible = std::make_shared<const query::VisibleSet>(query::apply(picture->filter, graph));
    if (watch.isStopped())
        return nullptr;
    const QtTextMeasurer measurer;
    const TranslatedWording words;
    picture->bodies =
        std::make_shared<const layout::LayoutInput>(scene::layoutInput(graph, *picture->visible, measurer, words));
    layout::LayoutOptions options;
    options.character = character;
    options.watch = watch;
    picture->layout = std::make_unique<layout::ForceLayout>(*picture->bodies, options, layout::Positions{});
    if (watch.isStopped())
        return nullptr;
    picture->positions = std::make_shared<const layout::Positions>(picture->layout->positions(graph.nodeCount()));
    return picture;
}

} // namespace whither::ui
