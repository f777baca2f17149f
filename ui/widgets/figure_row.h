#pragma once

#include "ui/widgets/row_button.h"
#include "ui/widgets/wrapped_text.h"

#include <QString>

#include <cstddef>
#include <vector>

namespace whither::ui {

/// A figure in words. All text is plain.
struct FigureText {
    /// One of several parts of a figure, drawn as a bar between its name and its number.
    struct Bar {
        QString name;
        std::size_t count = 0;
        friend bool operator==(const Bar&, const Bar&) = default;
    };

    QString title;                                          ///< what is counted
    QString value;                                          ///< "11", "0 : 5"
    QString note;                                           ///< n and what else stands below it
    QString definition;                                     ///< how it is counted, and over which window
    QString sentence;                                       ///< all of it, to be quoted
    enum class Weight { full, thin } weight = Weight::full; ///< thin: of too few to say much; greyed
    /// Whether the definition is printed in the row or, for all of several rows, above them. The tool tip tells it too.
    enum class Defined { here, above } defined = Defined::here;
    std::vector<Bar> bars; ///< of one scale, from top to bottom; may be empty

    friend bool operator==(const FigureText&, const FigureText&) = default;
};

/// A figure with its n and its definition, which can be copied as a sentence: by its menu (click, Enter, right click,
/// menu key, Shift+F10) or by Ctrl+C.
class FigureRow : public RowButton {
    Q_OBJECT
  public:
    /// `name`: object name.
    FigureRow(FigureText text, const QString& name, QWidget* parent = nullptr);

    [[nodiscard]] const FigureText& text() const { return m_text; }
    [[nodiscard]] QString toolTipText() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void contextMenuEvent(QContextMenuEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

  private:
    void offerSentence(const QPoint& at);
    void copySentence() const;
    [[nodiscard]] int titleRoom(int width) const;
    [[nodiscard]] int barsHeight() const;
    void drawBars(QPainter& painter, int top) const;

    FigureText m_text;
    WrappedText m_title;
    WrappedText m_note;
    WrappedText m_definition; ///< empty where it is printed above
    int m_valueWidth = 0;
};

} // namespace whither::ui
