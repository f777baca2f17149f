#pragma once

#include <QAbstractButton>
#include <QString>

namespace whither::ui {

/// A row of a panel that can be chosen: as wide as the panel, as high as its text needs at that width. It lights up
/// under the mouse and has a frame while it has the keyboard.
class RowButton : public QAbstractButton {
    Q_OBJECT
  public:
    /// Plain; may be made of text from the file. Empty: there is none.
    [[nodiscard]] virtual QString toolTipText() const { return {}; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }

  protected:
    static constexpr int kMargin = 4;    ///< around what is in the row
    static constexpr int kLongest = 200; ///< characters of a text from the file

    explicit RowButton(QWidget* parent);

    enum class Ground { lit, plain }; ///< whether it lights up
    void drawGround(QPainter& painter, Ground ground = Ground::lit) const;
    bool event(QEvent* event) override;
    /// Return and Enter choose it, as Space does.
    void keyPressEvent(QKeyEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
};

} // namespace whither::ui
