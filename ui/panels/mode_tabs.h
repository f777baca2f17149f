#pragma once

#include "core/session/view_state.h"

#include <QTabBar>

namespace whither::ui {

class Actions;
class ViewStore;

/// One tab for each way of looking at the data.
class ModeTabs : public QTabBar {
    Q_OBJECT
  public:
    /// `store` and `actions` must outlive it.
    ModeTabs(ViewStore& store, const Actions& actions, QWidget* parent = nullptr);

    /// Less room beside the words, for a narrow window.
    enum class Spacing { normal, narrow };
    void setSpacing(Spacing spacing);

  protected:
    void showEvent(QShowEvent* event) override;

  private:
    void update();

    ViewStore& m_store;
};

} // namespace whither::ui
