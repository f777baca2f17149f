#include "core/session/view_action.h"

#include "core/query/cohort.h"

#include <utility>

namespace whither::session {

std::set<chart::RetentionLayer> layersShown(const ChartOptions& options, std::size_t curves) {
    constexpr std::size_t kMostBands = 2;
    std::set<chart::RetentionLayer> usual{chart::RetentionLayer::bounds};
    if (curves <= kMostBands)
        usual.insert(chart::RetentionLayer::sampling);
    return options.layers.value_or(std::move(usual));
}

std::string zeroOf(const model::Dataset& dataset, const std::string& team) {
    const auto told = model::find(dataset.teams, team);
    const model::Product* first = nullptr;
    for (const model::Product& product : dataset.products)
        if (told && product.maker == dataset.teams[*told].company && query::zeroOf(product) &&
            (first == nullptr || *query::zeroOf(product) < *query::zeroOf(*first)))
            first = &product;
    // One known to its year only would put time zero up to a year from where it was.
    const bool isKnown = first != nullptr && first->released.calendar() && first->released.calendar()->month != 0;
    return isKnown ? first->key : std::string();
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
