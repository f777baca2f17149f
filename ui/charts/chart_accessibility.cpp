#include "ui/charts/chart_view.h"
#include "ui/feedback/error_text.h"

#include <QAccessible>
#include <QAccessibleWidget>
#include <QPointer>

#include <vector>

namespace whither::ui {

namespace {

/// Target number `place` of whatever chart the view shows; charts come anew with every change.
class TargetInterface final : public QAccessibleInterface, public QAccessibleActionInterface {
  public:
    TargetInterface(ChartView* view, std::size_t place) : m_view(view), m_place(place) {}

    [[nodiscard]] const chart::Target* target() const {
        return m_view != nullptr && m_place < m_view->targets().size() ? &m_view->targets()[m_place] : nullptr;
    }
    [[nodiscard]] std::size_t place() const { return m_place; }

    [[nodiscard]] bool isValid() const override { return target() != nullptr; }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override {
        return m_view == nullptr ? nullptr : QAccessible::queryAccessibleInterface(m_view);
    }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QWindow* window() const override {
        return m_view == nullptr ? nullptr : m_view->window()->windowHandle();
    }
    [[nodiscard]] QString text(QAccessible::Text kind) const override {
        constexpr int kLongest = 300;
        return kind == QAccessible::Name && isValid() ? oneLine(target()->title, kLongest) : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}
    [[nodiscard]] QRect rect() const override {
        if (!isValid())
            return {};
        const base::Rect box = boundsOf(*target());
        const QRect inView = QRectF(box.x, box.y, box.width, box.height).toAlignedRect();
        return {m_view->mapToGlobal(inView.topLeft()), inView.size()};
    }
    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state;
        state.invalid = !isValid();
        if (isValid()) {
            state.selectable = true;
            state.focusable = true;
            state.focused = m_view->hasFocus() && m_view->keyboardTarget() == m_place;
            state.invisible = !m_view->isVisible();
        }
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this) : nullptr;
    }
    [[nodiscard]] QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString& action) override {
        if (!isValid())
            return;
        if (action == pressAction()) {
            m_view->activate(m_place, Qt::NoModifier);
        } else if (action == setFocusAction()) {
            m_view->setFocus(Qt::OtherFocusReason);
            m_view->setKeyboardTarget(m_place);
        }
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

  private:
    QPointer<ChartView> m_view;
    std::size_t m_place;
};

class ChartInterface final : public QAccessibleWidget {
  public:
    explicit ChartInterface(ChartView* view) : QAccessibleWidget(view, QAccessible::List), m_view(view) {
        QObject::connect(view, &ChartView::keyboardTargetChanged, &m_context, [this](std::size_t target) {
            QAccessibleEvent event(m_view, QAccessible::Focus);
            event.setChild(static_cast<int>(target));
            QAccessible::updateAccessibility(&event);
        });
        QObject::connect(view, &ChartView::chartChanged, &m_context, [this] {
            QAccessibleEvent event(m_view, QAccessible::ObjectReorder);
            QAccessible::updateAccessibility(&event);
        });
    }
    ~ChartInterface() override {
        for (const auto child : m_children)
            QAccessible::deleteAccessibleInterface(child);
    }

    [[nodiscard]] int childCount() const override { return static_cast<int>(m_view->targets().size()); }
    [[nodiscard]] QAccessibleInterface* child(int index) const override {
        if (index < 0 || index >= childCount())
            return nullptr;
        for (auto next = m_children.size(); next <= static_cast<std::size_t>(index); ++next)
            m_children.push_back(QAccessible::registerAccessibleInterface(new TargetInterface(m_view, next)));
        return QAccessible::accessibleInterface(m_children[static_cast<std::size_t>(index)]);
    }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override {
        const auto* item = dynamic_cast<const TargetInterface*>(child);
        return item != nullptr && item->isValid() ? static_cast<int>(item->place()) : -1;
    }
    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override {
        const QPointF at = m_view->mapFromGlobal(QPointF(x, y));
        const auto target = m_view->chart() ? chart::targetAt(*m_view->chart(), {at.x(), at.y()}) : std::nullopt;
        return target ? child(static_cast<int>(*target)) : nullptr;
    }
    [[nodiscard]] QAccessibleInterface* focusChild() const override {
        const auto at = m_view->keyboardTarget();
        return m_view->hasFocus() && at ? child(static_cast<int>(*at)) : nullptr;
    }

  private:
    ChartView* m_view;
    QObject m_context; ///< ends the connections with this object
    mutable std::vector<QAccessible::Id> m_children;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object) {
    auto* view = qobject_cast<ChartView*>(object);
    return view == nullptr ? nullptr : new ChartInterface(view);
}

} // namespace

void installChartAccessibility() {
    QAccessible::installFactory(makeInterface);
}

} // namespace whither::ui
