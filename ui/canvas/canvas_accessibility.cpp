#include "ui/canvas/canvas_accessibility.h"

#include "ui/canvas/graph_canvas.h"
#include "ui/feedback/error_text.h"
#include "ui/widgets/list_item_accessibility.h"

#include <QAccessible>
#include <QAccessibleWidget>

#include <algorithm>
#include <map>
#include <vector>

namespace whither::ui {

namespace {

/// One node of the scene, known by its lasting id: it stays the same object for a screen reader while scenes come and
/// go.
class NodeInterface final : public ListItemInterface {
  public:
    NodeInterface(GraphCanvas* canvas, model::EntityId id)
        : ListItemInterface(canvas), m_canvas(canvas), m_id(std::move(id)) {}

    [[nodiscard]] const scene::SceneNode* node() const {
        if (m_canvas == nullptr || !m_canvas->scene())
            return nullptr;
        const auto& nodes = m_canvas->scene()->nodes;
        const auto found =
            std::find_if(nodes.begin(), nodes.end(), [this](const auto& each) { return each.id == m_id; });
        return found == nodes.end() ? nullptr : &*found;
    }

    [[nodiscard]] bool isValid() const override { return node() != nullptr; }
    [[nodiscard]] QString text(QAccessible::Text kind) const override {
        const auto* shown = node();
        if (shown == nullptr)
            return {};
        if (kind == QAccessible::Name)
            return oneLine(shown->name);
        return kind == QAccessible::Description ? oneLine(shown->description, 300) : QString();
    }

    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state;
        const auto* shown = node();
        if (shown == nullptr) {
            state.invalid = true;
            return state;
        }
        state.selectable = true;
        state.extSelectable = true;
        state.focusable = true;
        state.selected = shown->isSelected;
        state.focused = m_canvas->hasFocus() && m_canvas->keyboardNode() == m_id;
        state.offscreen = !m_canvas->rect().contains(m_canvas->toWindow(shown->centre).toPoint());
        state.invisible = !m_canvas->isVisible();
        return state;
    }

  private:
    [[nodiscard]] QRectF place() const override {
        return m_canvas->toWindow(base::squareAround(node()->centre, node()->radius));
    }
    void press() override { m_canvas->select(m_id, Qt::NoModifier); }
    void focus() override { m_canvas->setKeyboardNode(m_id); }

    QPointer<GraphCanvas> m_canvas;
    model::EntityId m_id;
};

/// The canvas as a list: first the nodes, in the scene's order, then the buttons on it.
class CanvasInterface final : public QAccessibleWidget {
  public:
    explicit CanvasInterface(GraphCanvas* canvas) : QAccessibleWidget(canvas, QAccessible::List), m_canvas(canvas) {
        QObject::connect(canvas, &GraphCanvas::keyboardNodeChanged, &m_context, [this](const model::EntityId& id) {
            if (const int index = indexOf(id); index >= 0)
                tell(QAccessible::Focus, index);
        });
        QObject::connect(canvas, &GraphCanvas::sceneChanged, &m_context, [this] { compareScenes(); });
        compareScenes();
    }
    ~CanvasInterface() override {
        for (const auto& [id, child] : m_children)
            QAccessible::deleteAccessibleInterface(child);
    }

    [[nodiscard]] int childCount() const override { return nodeCount() + QAccessibleWidget::childCount(); }

    [[nodiscard]] QAccessibleInterface* child(int index) const override {
        if (index < 0)
            return nullptr;
        if (index >= nodeCount())
            return QAccessibleWidget::child(index - nodeCount());
        const model::EntityId& id = m_canvas->scene()->nodes[static_cast<std::size_t>(index)].id;
        auto [known, isNew] = m_children.try_emplace(id);
        if (isNew)
            known->second = QAccessible::registerAccessibleInterface(new NodeInterface(m_canvas, id));
        return QAccessible::accessibleInterface(known->second);
    }

    [[nodiscard]] int indexOfChild(const QAccessibleInterface* child) const override {
        if (const auto* item = dynamic_cast<const NodeInterface*>(child)) {
            const auto* node = item->node();
            return node == nullptr ? -1 : static_cast<int>(node - m_canvas->scene()->nodes.data());
        }
        const int button = QAccessibleWidget::indexOfChild(child);
        return button < 0 ? -1 : nodeCount() + button;
    }

    [[nodiscard]] QAccessibleInterface* childAt(int x, int y) const override {
        if (auto* button = QAccessibleWidget::childAt(x, y); button != nullptr)
            return button;
        const base::Point at = m_canvas->toWorld(m_canvas->mapFromGlobal(QPointF(x, y)));
        for (int index = nodeCount() - 1; index >= 0; --index) {
            const auto& node = m_canvas->scene()->nodes[static_cast<std::size_t>(index)];
            if (length(at - node.centre) <= node.radius)
                return child(index);
        }
        return nullptr;
    }

    [[nodiscard]] QAccessibleInterface* focusChild() const override {
        if (m_canvas->hasFocus() && m_canvas->keyboardNode())
            if (const int index = indexOf(*m_canvas->keyboardNode()); index >= 0)
                return child(index);
        return QAccessibleWidget::focusChild();
    }

  private:
    [[nodiscard]] int nodeCount() const {
        return m_canvas->scene() ? static_cast<int>(m_canvas->scene()->nodes.size()) : 0;
    }

    [[nodiscard]] int indexOf(const model::EntityId& id) const {
        if (!m_canvas->scene())
            return -1;
        const auto& nodes = m_canvas->scene()->nodes;
        const auto found = std::find_if(nodes.begin(), nodes.end(), [&id](const auto& each) { return each.id == id; });
        return found == nodes.end() ? -1 : static_cast<int>(found - nodes.begin());
    }

    void tell(QAccessible::Event kind, int index) const {
        QAccessibleEvent event(m_canvas, kind);
        event.setChild(index);
        QAccessible::updateAccessibility(&event);
    }

    /// Tells what differs from the scene before. Scenes come many times a second while the layout runs.
    void compareScenes() {
        std::vector<model::EntityId> ids;
        std::vector<model::EntityId> selected;
        if (m_canvas->scene())
            for (const auto& node : m_canvas->scene()->nodes) {
                ids.push_back(node.id);
                if (node.isSelected)
                    selected.push_back(node.id);
            }
        if (ids != m_ids) {
            m_ids = std::move(ids);
            forgetGone();
            QAccessibleEvent event(m_canvas, QAccessible::ObjectReorder);
            QAccessible::updateAccessibility(&event);
        }
        if (selected != m_selected) {
            for (const auto& id : selected)
                if (std::find(m_selected.begin(), m_selected.end(), id) == m_selected.end())
                    tell(QAccessible::SelectionAdd, indexOf(id));
            for (const auto& id : m_selected)
                if (const int index = indexOf(id);
                    index >= 0 && std::find(selected.begin(), selected.end(), id) == selected.end())
                    tell(QAccessible::SelectionRemove, index);
            m_selected = std::move(selected);
        }
    }

    void forgetGone() {
        for (auto child = m_children.begin(); child != m_children.end();) {
            if (indexOf(child->first) < 0) {
                QAccessible::deleteAccessibleInterface(child->second);
                child = m_children.erase(child);
            } else {
                ++child;
            }
        }
    }

    GraphCanvas* m_canvas;
    QObject m_context; ///< ends the connections with this object
    mutable std::map<model::EntityId, QAccessible::Id> m_children;
    std::vector<model::EntityId> m_ids;
    std::vector<model::EntityId> m_selected;
};

QAccessibleInterface* makeInterface(const QString&, QObject* object) {
    auto* canvas = qobject_cast<GraphCanvas*>(object);
    return canvas == nullptr ? nullptr : new CanvasInterface(canvas);
}

} // namespace

void installCanvasAccessibility() {
    QAccessible::installFactory(makeInterface);
}

} // namespace whither::ui
