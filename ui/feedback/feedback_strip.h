#pragma once

#include <QFrame>
#include <QStringList>
#include <QTimer>

class QPushButton;

namespace whither::ui {

class Label;

/// A message over the canvas that stops nobody. The latest message is the one shown.
class FeedbackStrip : public QFrame {
    Q_OBJECT
  public:
    explicit FeedbackStrip(QWidget* parent = nullptr);

    /// `details`: what the button "Details" lists, a line each; without any there is no such button.
    void say(const QString& message, const QStringList& details = {});
    /// That something went well: goes away by itself after some seconds.
    void mention(const QString& message);
    [[nodiscard]] QString message() const;

  private:
    void listDetails();

    Label* m_message = nullptr;
    QPushButton* m_more = nullptr;
    QStringList m_details;
    QTimer m_leave;
};

} // namespace whither::ui
