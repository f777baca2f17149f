#pragma once

#include "core/base/date.h"

#include <QFrame>
#include <QString>

#include <optional>

class QLabel;
class QLineEdit;

namespace whither::ui {

class ViewStore;

/// The last day that a text names ("2025-05" means 31 May 2025); empty when it names none.
[[nodiscard]] std::optional<base::Day> dayFromText(const QString& text);

/// Asks for the day to be shown.
class DayPopup : public QFrame {
    Q_OBJECT
  public:
    /// `store` must outlive the popup.
    explicit DayPopup(ViewStore& store, QWidget* parent);

    enum class Side { above, below };
    /// Opens, with its middle or (below) its right edge at a point of the screen. `text`: what is typed already; empty:
    /// the day that is shown.
    void ask(QPoint at, Side side, const QString& text = {});

  private:
    void apply();

    ViewStore& m_store;
    QLineEdit* m_edit = nullptr;
    QLabel* m_problem = nullptr;
};

} // namespace whither::ui
