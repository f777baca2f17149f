#pragma once

#include <QFont>
#include <QPoint>
#include <QString>

#include <memory>
#include <vector>

class QPainter;
class QTextLayout;

namespace whither::ui {

/// A plain text wrapped at a width, at blanks where there are any and else anywhere. Laying it out is what costs, and
/// Qt's layouts ask for heights many times: each height is remembered with the widths at which the lines are the same.
class WrappedText {
  public:
    static constexpr int kAllLines = 0;

    WrappedText();
    /// What does not fit into `maxLines` lines is cut with an ellipsis.
    WrappedText(const QString& text, const QFont& font, int maxLines = kAllLines);
    ~WrappedText();
    WrappedText(WrappedText&&) noexcept;
    WrappedText& operator=(WrappedText&&) noexcept;
    WrappedText(const WrappedText&) = delete;
    WrappedText& operator=(const WrappedText&) = delete;

    [[nodiscard]] const QString& text() const { return m_text; }
    [[nodiscard]] const QFont& font() const { return m_font; }
    /// In whole pixels; 0 for an empty text, that of one line where there is no room for a column.
    [[nodiscard]] int height(int width) const;
    [[nodiscard]] bool isCut(int width) const;
    /// With the painter's pen; `at`: the top left corner.
    void draw(QPainter& painter, const QPoint& at, int width) const;

  private:
    /// Widths at which the text breaks into the same lines.
    struct Lines {
        int narrowest = 0;
        int widest = -1;
        int height = 0;
        [[nodiscard]] bool fit(int width) const { return narrowest <= width && width <= widest; }
    };

    void layOut(int width) const;

    QString m_text;
    QFont m_font;
    QFont m_drawnFont; ///< the same, without what the text does not need
    int m_maxLines = kAllLines;
    // What follows is remembered from the last call.
    mutable std::unique_ptr<QTextLayout> m_layout;
    mutable Lines m_lines;      ///< of m_layout
    mutable QString m_lastLine; ///< with its ellipsis; empty when nothing is cut
    mutable std::vector<Lines> m_known;
};

} // namespace whither::ui
