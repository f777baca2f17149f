#pragma once

#include "core/query/filter.h"

#include <QWidget>

#include <map>

class QCheckBox;

namespace whither::ui {

class ViewStore;

/// Which kinds of things the picture shows.
class FilterPanel : public QWidget {
    Q_OBJECT
  public:
    /// `store` must outlive the panel.
    explicit FilterPanel(ViewStore& store, QWidget* parent = nullptr);

  private:
    void update();

    ViewStore& m_store;
    std::map<query::Layer, QCheckBox*> m_boxes;
};

} // namespace whither::ui
