#pragma once

#include "core/session/view_state.h"

#include <QWidget>

#include <vector>

class QComboBox;
class QVBoxLayout;

namespace whither::ui {

class ViewStore;

/// What can be chosen of the way of looking that is on: how the graph is arranged, how a chart counts.
class ViewOptions : public QWidget {
    Q_OBJECT
  public:
    explicit ViewOptions(ViewStore& store, QWidget* parent = nullptr);

  private:
    /// Shown in some modes only.
    struct Part {
        QWidget* widget;
        std::vector<session::Mode> modes;
    };
    void add(QWidget* widget, std::vector<session::Mode> modes);
    [[nodiscard]] QComboBox* addChoice(const QString& text, const char* name, std::vector<session::Mode> modes);
    void update();

    ViewStore& m_store;
    QVBoxLayout* m_column;
    std::vector<Part> m_parts;
    QComboBox* m_grouping;
    QComboBox* m_stages;
};

} // namespace whither::ui
