#pragma once

#include <QAccessible>
#include <QPointer>
#include <QWidget>

namespace whither::ui {

/// What a screen reader is told of one thing that a widget draws, as of an item of a list that can be pressed and
/// focused. GUI thread; may outlive the widget, and is not valid then.
class ListItemInterface : public QAccessibleInterface, public QAccessibleActionInterface {
  public:
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override {
        return m_list == nullptr ? nullptr : QAccessible::queryAccessibleInterface(m_list);
    }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QWindow* window() const override {
        return m_list == nullptr ? nullptr : m_list->window()->windowHandle();
    }
    void setText(QAccessible::Text, const QString&) override {}
    [[nodiscard]] QRect rect() const override {
        const QRect inList = isValid() ? place().toAlignedRect() : QRect();
        return isValid() ? QRect(m_list->mapToGlobal(inList.topLeft()), inList.size()) : QRect();
    }

    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    [[nodiscard]] QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString& action) override {
        if (!isValid())
            return;
        if (action == pressAction()) {
            press();
        } else if (action == setFocusAction()) {
            m_list->setFocus(Qt::OtherFocusReason);
            focus();
        }
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

  protected:
    explicit ListItemInterface(QWidget* list) : m_list(list) {}

    // Called only while it is valid.
    [[nodiscard]] virtual QRectF place() const = 0; ///< in the widget, pixels
    virtual void press() = 0;
    virtual void focus() = 0; ///< the widget has the focus already

  private:
    QPointer<QWidget> m_list;
};

} // namespace whither::ui
