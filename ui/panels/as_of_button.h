#pragma once

#include <QPushButton>

namespace whither::ui {

class DayPopup;
class TranslatedWording;
class ViewStore;

/// Says what day the picture is of; chosen, it asks for another.
class AsOfButton : public QPushButton {
    Q_OBJECT
  public:
    /// `store` and `words` must outlive the button.
    AsOfButton(ViewStore& store, const TranslatedWording& words, QWidget* parent = nullptr);

  Q_SIGNALS:
    /// Another day was asked for and is shown.
    void dayTaken();

  private:
    void update();

    ViewStore& m_store;
    const TranslatedWording& m_words;
    DayPopup* m_popup = nullptr;
};

} // namespace whither::ui
