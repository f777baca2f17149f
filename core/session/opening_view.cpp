#include "core/session/view_action.h"

#include "core/query/cohort.h"

namespace whither::session {

std::string zeroOf(const model::Dataset& dataset, const std::string& team) {
    const auto told = model::find(dataset.teams, team);
    const model::Product* first = nullptr;
    for (const model::Product& product : dataset.products)
        if (told && product.maker == dataset.teams[*told].company && query::zeroOf(product) &&
            (first == nullptr || *query::zeroOf(product) < *query::zeroOf(*first)))
            first = &product;
    return first == nullptr ? std::string() : first->key;
}

ViewState openingView(const model::Dataset& dataset, scene::Theme theme) {
    ViewState view;
    view.filter.team = query::openingTeam(dataset);
    view.filter.asOf = query::lastKnownDay(dataset);
    view.chart.zero = zeroOf(dataset, view.filter.team);
    view.theme = theme;
    return view;
}

} // namespace whither::session
