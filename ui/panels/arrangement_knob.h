#pragma once

#include <QWidget>

class QSlider;

namespace whither::ui {

class ViewStore;

/// The knob that arranges the graph between overview and clusters, in as many steps as there are characters.
class ArrangementKnob : public QWidget {
    Q_OBJECT
  public:
    /// `store` must outlive the knob.
    explicit ArrangementKnob(ViewStore& store, QWidget* parent = nullptr);

  private:
    void update();

    ViewStore& m_store;
    QSlider* m_knob = nullptr;
};

} // namespace whither::ui
