#pragma once

#include <QFrame>
#include <QStringList>
#include <QTimer>

class QProgressBar;
class QPushButton;
class QToolButton;

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
    /// Something about what is looked at: goes away with forget(), when something else is.
    void remark(const QString& message);
    void forget();
    /// That something takes long, and how far it is: `share` in [0, 1]. Stays until another message comes, or hide();
    /// its button, and Escape in the strip, ask for an end.
    void follow(const QString& message, double share);
    [[nodiscard]] bool isFollowing() const;
    [[nodiscard]] QString message() const;

  Q_SIGNALS:
    /// What is being followed is not wanted any more.
    void cancelled();

  protected:
    bool event(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    enum class Kind { message, remark, progress };
    void present(const QString& message, Kind kind);
    void tellOfIt();
    [[nodiscard]] bool isCancelKey(const QKeyEvent& event) const;
    void listDetails();

    Label* m_message = nullptr;
    QProgressBar* m_bar = nullptr; ///< shown while something is being followed, as m_cancel
    QPushButton* m_cancel = nullptr;
    QPushButton* m_more = nullptr;
    QToolButton* m_close = nullptr;
    QStringList m_details;
    QTimer m_leave;
    Kind m_kind = Kind::message; ///< of what is shown
};

} // namespace whither::ui
