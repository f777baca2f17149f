#include "ui/charts/chart_view.h"
#include "ui/feedback/error_text.h"
#include "ui/widgets/list_item_accessibility.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include <vector>

namespace whither::ui {

namespace {

/// Target `number` of whatever chart the view shows; charts come anew with every change.
class TargetInterface final : public ListItemInterface {
  public:
    TargetInterface(ChartView* view, std::size_t number) : ListItemInterface(view), m_view(view), m_number(number) {}

    [[nodiscard]] const chart::Target* target() const {
        return m_view != nullptr && m_number < m_view->targets().size() ? &m_view->targets()[m_number] : nullptr;
    }
    [[nodiscard]] std::size_t number() const { return m_number; }

    [[nodiscard]] bool isValid() const override { return target() != nullptr; }
    [[nodiscard]] QString text(QAccessible::Text kind) const override {
        constexpr int kLongest = 300;
        return kind == QAccessible::Name && isValid() ? oneLine(target()->title, kLongest) : QString();
    }
    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state;
        state.invalid = !isValid();
        if (isValid()) {
            state.selectable = true;
            state.focusable = true;
            state.focused = m_view->hasFocus() && m_view->keyboardTarget() == m_number;
            state.invisible = !m_view->isVisible();
        }
        return state;
    }

  private:
    [[nodiscard]] QRectF place() const override {
        const base::Rect box = boundsOf(*target());
        return {box.x, box.y, box.width, box.height};
    }
    void press() override { m_view->activate(m_number, Qt::NoModifier); }
    void focus() override { m_view->setKeyboardTarget(m_number); }

    QPointer<ChartView> m_view;
    std::size_t m_number;
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
        return item != nullptr && item->isValid() ? static_cast<int>(item->number()) : -1;
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
