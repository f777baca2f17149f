#pragma once

#include <QWidget>

namespace whither::ui {

class Actions;
class ModeTabs;
class SearchBox;
class TranslatedWording;
class ViewStore;

/// The row at the top of the window: the views, the search, the day shown and the way out to a file.
class WindowHeader : public QWidget {
    Q_OBJECT
  public:
    /// All must outlive it.
    WindowHeader(ViewStore& store, const TranslatedWording& words, const Actions& actions, QWidget* parent = nullptr);

    [[nodiscard]] SearchBox& search() { return *m_search; }

  Q_SIGNALS:
    /// Another day was asked for and is shown.
    void dayTaken();

  protected:
    void resizeEvent(QResizeEvent* event) override;

  private:
    [[nodiscard]] QWidget* makeRight(ViewStore& store, const TranslatedWording& words, const Actions& actions);

    SearchBox* m_search;
    ModeTabs* m_tabs;
};

} // namespace whither::ui
