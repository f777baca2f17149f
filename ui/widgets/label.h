#pragma once

#include "ui/widgets/wrapped_text.h"

#include <QLabel>

namespace whither::ui {

/// What a text in a panel is.
enum class TextRole {
    title,   ///< the name at the top
    heading, ///< of a section: small, muted capitals
    strong,
    body,
    muted,
    small, ///< muted and small
};

[[nodiscard]] QFont fontOf(TextRole role);

/// The text of a menu entry or a field without the letter that opens it: "Open", of "&Open" and of "打开(&O)" the word.
[[nodiscard]] QString withoutLetter(QString text);

/// Text from anywhere, always shown as plain text and wrapped at the panel's width, a word that is wider than that
/// anywhere; long text is cut.
class Label : public QLabel {
    Q_OBJECT
  public:
    /// `name`: object name. The text is also the accessible name.
    Label(const QString& text, TextRole role, const QString& name, QWidget* parent = nullptr);
    void setPlainText(const QString& text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

  protected:
    void paintEvent(QPaintEvent* event) override;

  private:
    /// Whether it wraps and draws its text itself: it does unless text can be selected in it.
    [[nodiscard]] bool drawsItself() const;
    [[nodiscard]] const WrappedText& wrapped() const;

    mutable WrappedText m_wrapped; ///< of the text and font when it was last asked for
};

} // namespace whither::ui
