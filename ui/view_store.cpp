#include "ui/view_store.h"

#include <utility>

namespace whither::ui {

void ViewStore::dispatch(const session::ViewAction& action) {
    auto [next, change] = session::reduce(m_session, action);
    if (change == session::Change::none)
        return;
    m_session = std::move(next);
    Q_EMIT changed(change);
}

void ViewStore::open(session::ViewState view) {
    m_session = {std::move(view), {}};
    using session::Change;
    Q_EMIT changed(Change::selection | Change::filter | Change::camera | Change::pins | Change::layout | Change::theme |
                   Change::character | Change::history);
}

} // namespace whither::ui
