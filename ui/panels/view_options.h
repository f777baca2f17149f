#pragma once

#include "core/session/view_state.h"
#include "ui/jobs/load_job.h"

#include <QWidget>

#include <functional>
#include <map>
#include <set>
#include <vector>

class QCheckBox;
class QComboBox;
class QPushButton;
class QVBoxLayout;

namespace whither::ui {

class TranslatedWording;
class ViewStore;

/// What can be chosen of the way of looking that is on: how the graph is arranged, how a chart counts.
class ViewOptions : public QWidget {
    Q_OBJECT
  public:
    explicit ViewOptions(ViewStore& store, QWidget* parent = nullptr);

    /// What time can be counted from, and who can be chosen, depends on the data. `words` must outlive it.
    void setData(const LoadedPtr& loaded, const TranslatedWording& words);

  private:
    /// Shown in some modes only.
    struct Part {
        QWidget* widget;
        std::vector<session::Mode> modes;
    };
    void add(QWidget* widget, std::vector<session::Mode> modes);
    [[nodiscard]] QComboBox* addChoice(const QString& text, const char* name, std::vector<session::Mode> modes);
    QPushButton* addButton(const QString& text, const char* name);
    void addLayer(chart::RetentionLayer layer, const QString& text, const char* name);
    /// Changes what the store has.
    void change(const std::function<void(session::ChartOptions&)>& how);
    [[nodiscard]] std::set<chart::RetentionLayer> layersShown() const;
    void update();

    ViewStore& m_store;
    QVBoxLayout* m_column;
    std::vector<Part> m_parts;
    QComboBox* m_grouping;
    QWidget* m_groupingHeading;
    QComboBox* m_stages;
    QComboBox* m_order;
    QComboBox* m_zero;
    QPushButton* m_choose;
    QPushButton* m_giveUp;
    LoadedPtr m_data; ///< null: nothing is open
    const TranslatedWording* m_words = nullptr;
    std::map<chart::RetentionLayer, QCheckBox*> m_layers;
};

} // namespace whither::ui
