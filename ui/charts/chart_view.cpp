#include "ui/charts/chart_view.h"

#include "ui/feedback/error_text.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollArea>
#include <QToolTip>

#include <algorithm>
#include <utility>

namespace whither::ui {

namespace {

constexpr double kRingWidth = 2;
constexpr int kLongestTip = 300;

QPolygonF outlineOf(const chart::Target& target) {
    QPolygonF polygon;
    for (const auto& point : target.outline)
        polygon << QPointF(point.x, point.y);
    return polygon;
}

} // namespace

ChartView::ChartView(QWidget* parent) : QWidget(parent) {
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    installChartAccessibility();
}

const std::vector<chart::Target>& ChartView::targets() const {
    static const std::vector<chart::Target> none;
    return m_drawn.chart ? m_drawn.chart->targets : none;
}

void ChartView::show(DrawnChart drawn) {
    // What the keyboard is at stays the same thing, wherever it comes to stand.
    const auto place = m_keyboard;
    std::string at;
    if (place)
        at = targets()[*place].title;
    m_drawn = std::move(drawn);
    m_hovered.reset();
    m_keyboard.reset();
    if (place && !targets().empty()) {
        const std::size_t near = std::min(*place, targets().size() - 1);
        const auto find = [&](const auto& isAt) {
            return isAt(targets()[near]) ? targets().begin() + static_cast<std::ptrdiff_t>(near)
                                         : std::find_if(targets().begin(), targets().end(), isAt);
        };
        auto found = find([&](const chart::Target& target) { return target.title == at; });
        // A title tells what it is and then numbers, which change with the day.
        if (const std::string what = at.substr(0, at.find_first_of("0123456789"));
            found == targets().end() && !what.empty())
            found = find([&](const chart::Target& target) {
                return target.title.starts_with(what) && target.title.find_first_of("0123456789") == what.size();
            });
        m_keyboard = found == targets().end() ? near : static_cast<std::size_t>(found - targets().begin());
    }
    if (m_drawn.chart)
        setMinimumHeight(static_cast<int>(m_drawn.chart->size.height));
    updateGeometry();
    update();
    Q_EMIT chartChanged();
}

std::optional<std::size_t> ChartView::keyboardTarget() const {
    return m_keyboard;
}

void ChartView::setKeyboardTarget(std::size_t target) {
    if (target >= targets().size())
        return;
    m_keyboard = target;
    const base::Rect box = boundsOf(targets()[target]);
    // The scroll area around it, when there is one.
    for (QWidget* above = parentWidget(); above != nullptr; above = above->parentWidget())
        if (auto* scroll = qobject_cast<QScrollArea*>(above)) {
            const base::Point centre = box.centre();
            scroll->ensureVisible(static_cast<int>(centre.x), static_cast<int>(centre.y), 0,
                                  static_cast<int>(box.height / 2) + 12);
            break;
        }
    update();
    Q_EMIT keyboardTargetChanged(target);
}

void ChartView::activate(std::size_t target, Qt::KeyboardModifiers modifiers) {
    // Who is beyond the data's names cannot be selected; that is no reason to let go of who is.
    if (target < targets().size() && !targets()[target].selects.empty())
        Q_EMIT chosen(targets()[target].selects, modifiers);
}

QSize ChartView::sizeHint() const {
    if (!m_drawn.chart)
        return {840, 650};
    return {static_cast<int>(m_drawn.chart->size.width), static_cast<int>(m_drawn.chart->size.height)};
}

std::optional<std::size_t> ChartView::targetAt(QPointF at) const {
    return m_drawn.chart ? chart::targetAt(*m_drawn.chart, {at.x(), at.y()}) : std::nullopt;
}

void ChartView::hover(std::optional<std::size_t> target) {
    if (target == m_hovered)
        return;
    m_hovered = target;
    setCursor(target ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

bool ChartView::event(QEvent* event) {
    if (event->type() == QEvent::ToolTip) {
        const auto* help = static_cast<QHelpEvent*>(event);
        const auto target = targetAt(help->pos());
        // A name may look like markup.
        QToolTip::showText(
            help->globalPos(),
            target ? Qt::convertFromPlainText(oneLine(targets()[*target].title, kLongestTip), Qt::WhiteSpaceNormal)
                   : QString(),
            this);
        return true;
    }
    return QWidget::event(event);
}

void ChartView::paintEvent(QPaintEvent* event) {
    QPainter painter(this);
    painter.fillRect(event->rect(), m_ground);
    if (!m_drawn.image.isNull()) {
        const double ratio = m_drawn.image.devicePixelRatio();
        // One that was drawn coarser than the screen.
        painter.setRenderHint(QPainter::SmoothPixmapTransform, ratio < devicePixelRatioF());
        const QRect exposed = event->rect().intersected(QRect({}, m_drawn.image.deviceIndependentSize().toSize()));
        painter.drawImage(
            exposed, m_drawn.image,
            QRectF(exposed.x() * ratio, exposed.y() * ratio, exposed.width() * ratio, exposed.height() * ratio));
    }
    painter.setRenderHint(QPainter::Antialiasing);
    const auto ring = [&](std::size_t target, Qt::PenStyle style) {
        painter.setPen(QPen(m_ring, kRingWidth, style));
        painter.drawPolygon(outlineOf(targets()[target]));
    };
    if (m_hovered)
        ring(*m_hovered, Qt::SolidLine);
    if (m_keyboard && hasFocus())
        ring(*m_keyboard, Qt::DashLine);
}

void ChartView::mouseMoveEvent(QMouseEvent* event) {
    hover(targetAt(event->position()));
}

void ChartView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton)
        return;
    if (const auto target = targetAt(event->position())) {
        m_keyboard = target;
        activate(*target, event->modifiers());
    } else {
        Q_EMIT chosen({}, event->modifiers());
    }
}

void ChartView::leaveEvent(QEvent*) {
    hover({});
}

void ChartView::keyPressEvent(QKeyEvent* event) {
    const std::size_t count = targets().size();
    const auto go = [this](std::size_t target) { setKeyboardTarget(target); };
    switch (count == 0 ? Qt::Key_unknown : event->key()) {
    case Qt::Key_Right:
    case Qt::Key_Down:
        return go(m_keyboard ? (*m_keyboard + 1) % count : 0);
    case Qt::Key_Left:
    case Qt::Key_Up:
        return go(m_keyboard ? (*m_keyboard + count - 1) % count : count - 1);
    case Qt::Key_Home:
        return go(0);
    case Qt::Key_End:
        return go(count - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_keyboard)
            activate(*m_keyboard, event->modifiers());
        return;
    default:
        QWidget::keyPressEvent(event);
    }
}

void ChartView::focusInEvent(QFocusEvent* event) {
    if (!m_keyboard && !targets().empty() && event->reason() != Qt::MouseFocusReason)
        setKeyboardTarget(0);
    QWidget::focusInEvent(event);
    update();
}

void ChartView::focusOutEvent(QFocusEvent* event) {
    QWidget::focusOutEvent(event);
    update();
}

} // namespace whither::ui
