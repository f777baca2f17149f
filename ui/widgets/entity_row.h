#pragma once

// Qt first: moc 6.4 does not understand libstdc++'s <compare> when it comes before every other standard header.
#include <QAbstractButton>
#include <QColor>
#include <QString>

#include "core/model/entity_id.h"

#include <optional>

namespace whither::ui {

class ViewStore;

/// What a row shows. All text is plain, on one line each, and cut with an ellipsis where there is no room.
struct EntityRowText {
    QString title;
    QString subtitle; ///< may be empty
    QString count;    ///< at the right end; may be empty
    enum class Mark { none, dot, ring } mark = Mark::none;
    QColor colour;    ///< of the mark and the bar
    QString initials; ///< in the ring
    double bar = -1;  ///< share of the width, 0 to 1; negative: no bar
    enum class Look { plain, link, strong } look = Look::plain;
};

/// A link to an entity: choosing it by mouse or keyboard selects the entity; with Shift it is added to the selection.
class EntityRow : public QAbstractButton {
    Q_OBJECT
  public:
    EntityRow(ViewStore& store, model::EntityId id, EntityRowText text, QWidget* parent = nullptr);

    [[nodiscard]] const model::EntityId& id() const { return m_id; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

  protected:
    void paintEvent(QPaintEvent* event) override;
    void enterEvent(QEnterEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;

  private:
    [[nodiscard]] QFont titleFont() const;
    [[nodiscard]] int textLeft() const;

    ViewStore& m_store;
    model::EntityId m_id;
    EntityRowText m_text;
};

/// Up to two letters that stand for a name: first letters of its first and last word, one letter of a Chinese name.
[[nodiscard]] QString initialsOf(const QString& name);

} // namespace whither::ui
