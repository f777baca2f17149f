#pragma once

#include "core/base/date.h"

#include <QPushButton>

#include <optional>

class QFrame;
class QLabel;
class QLineEdit;

namespace whither::ui {

class TranslatedWording;
class ViewStore;

/// The last day that a text names ("2025-05" means 31 May 2025); empty when it names none.
[[nodiscard]] std::optional<base::Day> dayFromText(const QString& text);

/// Says what day the picture is of; chosen, it asks for another.
class AsOfButton : public QPushButton {
    Q_OBJECT
  public:
    /// `store` and `words` must outlive the button.
    AsOfButton(ViewStore& store, const TranslatedWording& words, QWidget* parent = nullptr);

  private:
    void update();
    void ask();
    void apply();

    ViewStore& m_store;
    const TranslatedWording& m_words;
    QFrame* m_popup = nullptr;
    QLineEdit* m_edit = nullptr;
    QLabel* m_problem = nullptr;
};

} // namespace whither::ui
