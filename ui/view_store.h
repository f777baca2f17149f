#pragma once

#include "core/session/view_action.h"

#include <QObject>

namespace whither::ui {

/// Holds the one value that says what the person sees. Everything that changes it dispatches an action here, and
/// everything that shows it listens to changed(). GUI thread.
class ViewStore : public QObject {
    Q_OBJECT
  public:
    using QObject::QObject;

    [[nodiscard]] const session::Session& session() const { return m_session; }
    [[nodiscard]] const session::ViewState& view() const { return m_session.view; }

    void dispatch(const session::ViewAction& action);
    /// Starts afresh, as for other data; tells that everything changed.
    void open(session::ViewState view);

  Q_SIGNALS:
    /// After each action that changed something. What is seen is read from session().
    void changed(whither::session::Change change);

  private:
    session::Session m_session;
};

} // namespace whither::ui
