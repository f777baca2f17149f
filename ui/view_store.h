#pragma once

#include "core/session/view_action.h"

#include <QObject>

#include <optional>

namespace whither::ui {

/// Holds the one value that says what the person sees. Everything that changes it dispatches an action here, and
/// everything that shows it listens to changed(). GUI thread.
class ViewStore : public QObject {
    Q_OBJECT
  public:
    using QObject::QObject;

    [[nodiscard]] const session::Session& session() const { return m_session; }
    [[nodiscard]] const session::ViewState& view() const { return m_session.view; }

    /// The last day that anything is known of in the data that is shown; empty: nothing is dated, or nothing open.
    [[nodiscard]] std::optional<base::Day> lastKnownDay() const { return m_lastKnown; }

    /// A day that is later than the data can be told of is taken as the last, see query::lastDayToShow().
    void dispatch(const session::ViewAction& action);
    /// Starts afresh, as for other data whose last known day is the view's; tells that everything changed.
    void open(session::ViewState view);

  Q_SIGNALS:
    /// After each action that changed something. What is seen is read from session().
    void changed(whither::session::Change change);

  private:
    [[nodiscard]] session::ViewAction withinKnown(const session::ViewAction& action) const;

    session::Session m_session;
    std::optional<base::Day> m_lastKnown;
};

} // namespace whither::ui
