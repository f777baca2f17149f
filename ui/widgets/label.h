#pragma once

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

/// Text from anywhere, always shown as plain text and wrapped at the panel's width; long text is cut.
class Label : public QLabel {
    Q_OBJECT
  public:
    /// `name`: object name. The text is also the accessible name.
    Label(const QString& text, TextRole role, const QString& name, QWidget* parent = nullptr);
    void setPlainText(const QString& text);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
};

} // namespace whither::ui
