#include "ui/view_store.h"

#include <utility>

namespace whither::ui {

void ViewStore::dispatch(const session::ViewAction& action) {
    auto [next, change] = session::reduce(std::move(m_session), action);
    m_session = std::move(next);
    if (change != session::Change::none)
        Q_EMIT changed(change);
}

void ViewStore::open(session::ViewState view) {
    m_lastKnown = view.filter.asOf;
    m_session = {std::move(view), {}};
    using session::Change;
    Q_EMIT changed(Change::selection | Change::filter | Change::camera | Change::pins | Change::layout | Change::theme |
                   Change::character | Change::mode | Change::chart | Change::history);
}

} // namespace whither::ui
