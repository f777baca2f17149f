#include "ui/view_store.h"

#include "core/query/filter.h"

#include <algorithm>
#include <utility>
#include <variant>

namespace whither::ui {

void ViewStore::dispatch(const session::ViewAction& action) {
    auto [next, change] = session::reduce(std::move(m_session), withinKnown(action));
    m_session = std::move(next);
    if (change != session::Change::none)
        Q_EMIT changed(change);
}

session::ViewAction ViewStore::withinKnown(const session::ViewAction& action) const {
    const auto* later = std::get_if<session::SetAsOf>(&action);
    if (later == nullptr || !later->day || !m_lastKnown)
        return action;
    return session::SetAsOf{std::min(*later->day, query::lastDayToShow(*m_lastKnown))};
}

void ViewStore::open(session::ViewState view) {
    m_lastKnown = view.filter.asOf;
    m_session = {std::move(view), {}};
    using session::Change;
    Q_EMIT changed(Change::selection | Change::filter | Change::camera | Change::pins | Change::layout | Change::theme |
                   Change::character | Change::mode | Change::chart | Change::history);
}

} // namespace whither::ui
