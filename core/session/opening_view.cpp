#include "core/session/view_action.h"

namespace whither::session {

ViewState openingView(const model::Dataset& dataset, scene::Theme theme) {
    ViewState view;
    view.filter.team = query::openingTeam(dataset);
    view.filter.asOf = query::lastKnownDay(dataset);
    view.theme = theme;
    return view;
}

} // namespace whither::session
