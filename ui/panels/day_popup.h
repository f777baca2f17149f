#pragma once

#include "core/base/date.h"

#include <QFrame>
#include <QString>

#include <optional>

class QAction;
class QLabel;
class QLineEdit;
class QPushButton;

namespace whither::ui {

class ViewStore;

/// Asks for the day to be shown, or for one to compare it with.
class DayPopup : public QFrame {
    Q_OBJECT
  public:
    enum class Purpose { show, compare };
    /// `store` must outlive the popup.
    DayPopup(ViewStore& store, Purpose purpose, QWidget* parent);

    enum class Side { above, below };
    /// Opens, with its middle or (below) its right edge at a point of the screen. `text`: what is typed or offered
    /// already; empty: the day that is shown, or compared with.
    void ask(QPoint at, Side side, const QString& text = {});
    /// Its shortcut closes the popup again.
    void setOpener(const QAction* opener) { m_opener = opener; }

  Q_SIGNALS:
    /// A day was taken, or none, and the popup is closed.
    void taken();

  protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    bool leaveFor(const QKeyEvent& event);
    void place();
    void apply();
    void tell(const QString& remark);
    void take(std::optional<base::Day> day);

    ViewStore& m_store;
    Purpose m_purpose;
    QLineEdit* m_edit = nullptr;
    QLabel* m_problem = nullptr;
    QPushButton* m_none = nullptr;
    const QAction* m_opener = nullptr;
    QPoint m_at;
    Side m_side = Side::above;
};

} // namespace whither::ui
