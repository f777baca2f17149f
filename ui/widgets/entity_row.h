#pragma once

// Qt first: moc 6.4 does not understand libstdc++'s <compare> when it comes before every other standard header.
#include <QAbstractButton>
#include <QColor>
#include <QString>

#include "core/model/entity_id.h"
#include "ui/widgets/row_button.h"
#include "ui/widgets/wrapped_text.h"

#include <optional>

namespace whither::ui {

class ViewStore;

/// What a row shows. All text is plain. Title and subtitle take two lines each at most, or as many as it says, and are
/// cut with an ellipsis where there is no room; a tool tip then tells all of them.
struct EntityRowText {
    QString title;
    QString subtitle; ///< may be empty
    int subtitleLines = 2;
    QString count;      ///< at the right end; may be empty; takes half of the width at most
    QColor countColour; ///< not valid: that of text
    enum class Mark { none, dot, ring } mark = Mark::none;
    QColor colour;    ///< of the mark and the bar
    QString initials; ///< in the ring
    double bar = -1;  ///< share of the width, 0 to 1; negative: no bar
    enum class Look { plain, link, strong } look = Look::plain;
};

/// A link to an entity: choosing it by mouse or keyboard selects the entity; with Shift it is added to the selection.
class EntityRow : public RowButton {
    Q_OBJECT
  public:
    EntityRow(ViewStore& store, model::EntityId id, EntityRowText text, QWidget* parent = nullptr);

    [[nodiscard]] const model::EntityId& id() const { return m_id; }
    /// Title, subtitle and count in full where one of them is cut; empty where all is shown.
    [[nodiscard]] QString toolTipText() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

  private:
    [[nodiscard]] QFont titleFont() const;
    [[nodiscard]] int textLeft() const;
    /// Widths of title, subtitle and count in a row of that width.
    [[nodiscard]] int titleRoom(int width) const;
    [[nodiscard]] int subtitleRoom(int width) const;
    [[nodiscard]] int countRoom(int width) const;

    ViewStore& m_store;
    model::EntityId m_id;
    EntityRowText m_text;
    WrappedText m_title;
    WrappedText m_subtitle;
    int m_countWidth = 0;
};

} // namespace whither::ui
